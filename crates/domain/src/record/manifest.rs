//! What a record holds. No name, no address and no text of a juror: people are their ids.

use super::ExclusionReason;
use super::assumed::RecordedAssumption;
use super::decided::{RecordedCorrection, RecordedDecision, RecordedRelease};
use super::excluded::{RecordedClearance, RecordedJurorExclusion};
use crate::document::{Key, LotteryKind, PairVerdict, RankingMethod, TiePolicy};
use crate::id::{ApplicationId, AssignmentId, ChallengeId, CriterionId, JurorId, PhaseId, RecordId, UserId};
use crate::jury::calibration::EngineEdition;
use crate::jury::{AssignmentState, ConflictKind, PhaseCut, SeedCommitment};
use crate::states::states;
use crate::time::Instant;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

states! {
    /// What a record was made for.
    RecordEvent {
        /// The panel was locked.
        Lock = "lock",
        /// A sheet was corrected after the lock, and the ranking made anew.
        Correction = "correction",
        /// The sheets of a juror were left out after the lock, or count again, and the ranking was made anew.
        Exclusion = "exclusion",
        /// It was decided, or decided anew.
        Decision = "decision",
        /// The decision was released.
        Release = "release",
        /// A correction of what was released was released.
        ReleaseCorrection = "release_correction",
    }
}

states! {
    /// A part of a record.
    RecordPart {
        /// The rubrics and the rules of the panel.
        Rules = "rules",
        /// What the ranking was asked for.
        Parameters = "parameters",
        /// The applications that were ranked.
        Applications = "applications",
        /// The sheets that count.
        Sheets = "sheets",
        /// The sheets and assignments that do not count, and why.
        Exclusions = "exclusions",
        /// The ranking with its analysis.
        Result = "result",
        /// What was decided.
        Decision = "decision",
        /// Its release.
        Release = "release",
        /// What it corrects, and why.
        Correction = "correction",
    }
}

impl RecordPart {
    /// Those that no decision changes.
    pub const OF_LOCK: [Self; 6] = [Self::Rules, Self::Parameters, Self::Applications, Self::Sheets, Self::Exclusions, Self::Result];

    /// Where it stands in the answer with a record.
    #[must_use]
    pub fn pointer(self) -> String {
        format!("/manifest/{self}")
    }
}

/// The record before, by its digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"record_id": "rec_01kax3v8m0t2r4q6w8y0b1c2d3",
    "digest": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"})))]
pub struct RecordLink {
    /// The record.
    pub record_id: RecordId,
    /// SHA-256 of its signed text (`record`), in lower-case hexadecimal digits.
    #[cfg_attr(feature = "openapi", schema(min_length = 64, max_length = 64, pattern = "^[0-9a-f]{64}$"))]
    pub digest: String,
}

/// What a record says of itself and its parts: this is signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"id": "rec_01kax3v8m0t2r4q6w8y0b1c2d4", "number": 2, "event": "decision",
    "at": "2027-05-04T10:00:00.000000Z", "by": "usr_01kax3v8m0t2r4q6w8y0b1c2d3", "challenge_id": "chl_01kax3v8m0t2r4q6w8y0b1c2d3",
    "phase_id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3", "engine_version": "0.1.0",
    "digests": {"rules": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    "previous": {"record_id": "rec_01kax3v8m0t2r4q6w8y0b1c2d3", "digest": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}})))]
pub struct RecordHead {
    /// The record.
    pub id: RecordId,
    /// Its place among the records of the call, from 1.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 9_007_199_254_740_991_i64))]
    pub number: i64,
    /// What it was made for.
    pub event: RecordEvent,
    /// When.
    pub at: Instant,
    /// Who locked, corrected a sheet, left out a juror, decided or released.
    pub by: UserId,
    /// The call.
    pub challenge_id: ChallengeId,
    /// The phase.
    pub phase_id: PhaseId,
    /// The version of the program that computed the ranking.
    #[cfg_attr(feature = "openapi", schema(max_length = 40))]
    pub engine_version: String,
    /// The digest of each part that the record has: SHA-256 of its canonical form (RFC 8785), in lower-case hexadecimal digits.
    #[cfg_attr(feature = "openapi", schema(value_type = BTreeMap<String, String>))]
    pub digests: BTreeMap<RecordPart, String>,
    /// The record before it in the call; null for the first.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub previous: Option<RecordLink>,
}

/// The claims of a signed record: registered names of JSON Web Tokens (RFC 7519), and its head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordClaims {
    /// Who says it: the public address of the server.
    pub iss: String,
    /// The record.
    pub jti: RecordId,
    /// The phase.
    pub sub: PhaseId,
    /// When it was signed: seconds since 1970-01-01T00:00:00Z.
    pub iat: i64,
    /// What is signed.
    pub head: RecordHead,
}

impl RecordClaims {
    /// The claims for a head.
    #[must_use]
    pub fn new(issuer: &str, head: RecordHead) -> Self {
        let iat = head.at.micros().div_euclid(1_000_000);
        Self { iss: issuer.to_owned(), jti: head.id.clone(), sub: head.phase_id.clone(), iat, head }
    }
}

/// The rubrics and the rules of the panel, as they were when it was locked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordRules {
    /// The version of the call.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 9_007_199_254_740_991_i64))]
    pub call_version: i64,
    /// The version of the rubric by which was scored.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 9_007_199_254_740_991_i64))]
    pub rubric_version: i64,
    /// The rules of the panel with its rubrics, word for word: a `ReviewPolicy`.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub policy: Value,
}

/// What the ranking was asked for. With the rules, the applications and the sheets it makes the result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordParameters {
    /// The method that the published rules name.
    pub method: RankingMethod,
    /// What happens to ties on the last seat.
    pub ties: TiePolicy,
    /// How many seats there were.
    #[cfg_attr(feature = "openapi", schema(maximum = 4_294_967_295_i64))]
    pub seats: u32,
    /// How many reviews each application needed.
    #[cfg_attr(feature = "openapi", schema(maximum = 20))]
    pub reviews_per_application: u32,
    /// What chances and lots are drawn from.
    #[cfg_attr(feature = "openapi", schema(max_length = 64))]
    pub seed: String,
    /// How many draws make the chances.
    #[cfg_attr(feature = "openapi", schema(maximum = 4_294_967_295_i64))]
    pub draws: u32,
    /// Whether the shortlist was made again without each juror, as far as that is cheap.
    pub pivotal: bool,
    /// How many seats there were in the tracks that have some of their own.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required, value_type = BTreeMap<String, u32>))]
    pub track_seats: BTreeMap<Key, u32>,
    /// What was stated of the panels, and by whom; null where nothing was.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub panel_assumption: Option<RecordedAssumption>,
    /// Among whom the published rule draws lots; null where it draws none.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub lots: Option<LotteryKind>,
    /// Jurors whose sheets were left out, and by whom.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required, max_items = 1000))]
    pub juror_exclusions: Vec<RecordedJurorExclusion>,
    /// The published rule of the cut, counted out for the applications: it binds the ranking and the decision. Null for records of before it was
    /// applied. They are computed as they were then: a trimmed mean leaves two of three out, and what ties by calibrated scores
    /// stays a tie.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub cut: Option<PhaseCut>,
    /// What was published of the seed with the call; null for calls that were published before that was done.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub seed_commitment: Option<SeedCommitment>,
    /// Where a conflict of interest was looked at and cleared, so that the juror could judge.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required, max_items = 400_000))]
    pub clearances: Vec<RecordedClearance>,
    /// The edition of the calculation, by which it is computed again; `first` of records of before there were editions.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub edition: EngineEdition,
    /// SHA-256 of what the analysis was computed from.
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 64,
            max_length = 64,
            pattern = "^[0-9a-f]{64}$",
            example = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        )
    )]
    pub input_digest: String,
}

/// An application that was ranked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordedApplication {
    /// The application.
    pub application_id: ApplicationId,
    /// Its track, where the call has tracks.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub track: Option<Key>,
}

/// A completed sheet that counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordedSheet {
    /// The assignment.
    pub assignment_id: AssignmentId,
    /// Who gave the scores.
    pub juror_id: JurorId,
    /// To which application.
    pub application_id: ApplicationId,
    /// The version of the rubric by which they were given.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 9_007_199_254_740_991_i64))]
    pub rubric_version: i64,
    /// The version of the assignment.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 9_007_199_254_740_991_i64))]
    pub version: i64,
    /// When the sheet was completed.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub completed_at: Option<Instant>,
    /// The scores in whole millionths, by the id of their criterion; null where the juror abstained.
    pub scores: BTreeMap<CriterionId, Option<i64>>,
    /// What the juror said of it beside others, where dossiers are compared.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required, max_items = 5000))]
    pub comparisons: Vec<RecordedComparison>,
    /// SHA-256 of the canonical form of the texts, `{"comment": …, "feedback": …, "scores": {criterion: comment}}`, and
    /// `"comparisons": {assignment: comment}` where there are any. The texts themselves are not part of a record, nor is the juror's own
    /// note.
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 64,
            max_length = 64,
            pattern = "^[0-9a-f]{64}$",
            example = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        )
    )]
    pub comments_digest: String,
    /// SHA-256 of the canonical form of all the above, without `comparisons` where there are none.
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 64,
            max_length = 64,
            pattern = "^[0-9a-f]{64}$",
            example = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        )
    )]
    pub digest: String,
}

/// What a juror said of an application beside another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordedComparison {
    /// The assignment of the other application, of the same juror. The comparison counts if the sheet of that one counts too.
    pub other_assignment_id: AssignmentId,
    /// What was said.
    pub verdict: PairVerdict,
    /// When.
    pub at: Instant,
}

/// An assignment whose sheet does not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordedExclusion {
    /// The assignment.
    pub assignment_id: AssignmentId,
    /// The juror.
    pub juror_id: JurorId,
    /// The application.
    pub application_id: ApplicationId,
    /// How far it was.
    pub state: AssignmentState,
    /// Why it does not count.
    pub reason: ExclusionReason,
    /// The conflicts of interest of the juror with the startup.
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub conflicts: BTreeSet<ConflictKind>,
    /// SHA-256 of the sheet in the form of `sheets`, where there is one; null where nothing was written.
    #[cfg_attr(
        feature = "openapi",
        schema(
            required,
            min_length = 64,
            max_length = 64,
            pattern = "^[0-9a-f]{64}$",
            example = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        )
    )]
    pub sheet_digest: Option<String>,
    /// The sheet of a juror who was left out, from which the ranking with all sheets is made; null of all others.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub sheet: Option<RecordedSheet>,
}

/// A record: its head and its parts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordManifest {
    /// What is signed.
    pub head: RecordHead,
    /// The rubrics and the rules of the panel.
    pub rules: RecordRules,
    /// What the ranking was asked for.
    pub parameters: RecordParameters,
    /// The applications that were ranked.
    #[cfg_attr(feature = "openapi", schema(max_items = 20000))]
    pub applications: Vec<RecordedApplication>,
    /// The sheets that count, in the order of their ids, which means nothing.
    #[cfg_attr(feature = "openapi", schema(max_items = 400_000))]
    pub sheets: Vec<RecordedSheet>,
    /// Assignments whose sheets do not count.
    #[cfg_attr(feature = "openapi", schema(max_items = 400_000))]
    pub exclusions: Vec<RecordedExclusion>,
    /// The ranking as it was kept at the lock, with its analysis: plain and calibrated scores, ranks, ties.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub result: Value,
    /// What was decided; null until then.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub decision: Option<RecordedDecision>,
    /// Its release; null until then.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub release: Option<RecordedRelease>,
    /// What the decision corrects, where it corrects one that was released; null otherwise.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub correction: Option<RecordedCorrection>,
}
