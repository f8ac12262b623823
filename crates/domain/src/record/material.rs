//! Making the parts of a record.

use super::assumed::RecordedAssumption;
use super::decided::{RecordedCorrection, RecordedDecision, RecordedRelease};
use super::excluded::{RecordedClearance, RecordedJurorExclusion};
use super::manifest::{
    RecordHead, RecordManifest, RecordParameters, RecordPart, RecordRules, RecordedApplication, RecordedComparison, RecordedExclusion,
    RecordedSheet,
};
use crate::application::Application;
use crate::document::{CriterionScore, DecisionDocument, Deliberation, PairComparison, Points, ReviewPolicy, ScoreSheet, TiePolicy};
use crate::dossier::canonical;
use crate::id::{AssignmentId, CriterionId};
use crate::jury::{
    Asked, Assignment, AssignmentState, ConflictKind, DecisionCorrection, Ranking, ReviewPhase, SeedCommitment, digest_text,
};
use crate::states::states;
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

states! {
    /// Why the sheet of an assignment does not count.
    ExclusionReason {
        /// The application was withdrawn, or is not in the phase.
        ApplicationGone = "application_gone",
        /// The juror has stepped back.
        Recused = "recused",
        /// The juror did not take it.
        Declined = "declined",
        /// It was taken away from the juror.
        Unassigned = "unassigned",
        /// The sheet was not completed.
        NotCompleted = "not_completed",
        /// The juror has a conflict of interest with the startup.
        ConflictOfInterest = "conflict_of_interest",
        /// The juror's sheets were left out after the lock.
        JurorExcluded = "juror_excluded",
    }
}

/// A part as it is kept: its text, and the digest by which it is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The JSON.
    pub text: String,
    /// SHA-256 of its canonical form.
    pub digest: String,
}

/// Parts of a record.
pub type Parts = BTreeMap<RecordPart, Part>;

impl Part {
    /// From a value.
    ///
    /// # Errors
    /// The value has no form in JSON.
    pub fn of(value: &impl Serialize) -> serde_json::Result<Self> {
        let value = serde_json::to_value(value)?;
        Ok(Self { digest: digest_text(canonical(&value)?), text: value.to_string() })
    }
}

/// From what the parts of a lock are made.
#[derive(Clone, Debug)]
pub struct Material<'a> {
    /// The version of the call.
    pub call_version: i64,
    /// The phase.
    pub phase: &'a ReviewPhase,
    /// What the ranking was asked for.
    pub asked: Asked<'a>,
    /// What was published of the seed.
    pub commitment: Option<&'a SeedCommitment>,
    /// What happens to ties on the last seat.
    pub ties: TiePolicy,
    /// The applications that are ranked.
    pub applications: &'a [Application],
    /// Their assignments, in any state.
    pub assignments: &'a [Assignment],
    /// Assignments of other applications.
    pub apart: &'a [Assignment],
    /// The assignments of jurors with a conflict of interest.
    pub conflicts: &'a BTreeMap<AssignmentId, BTreeSet<ConflictKind>>,
    /// What was cleared for assignments.
    pub cleared: &'a BTreeMap<AssignmentId, BTreeSet<ConflictKind>>,
    /// The ranking with its analysis.
    pub ranking: &'a Ranking,
}

impl Material<'_> {
    /// The parts that a lock fixes.
    ///
    /// # Errors
    /// A value has no form in JSON; none of ours is such a one.
    pub fn parts(&self) -> serde_json::Result<Parts> {
        let analysis = self.ranking.analysis.as_deref();
        let parameters = RecordParameters {
            method: self.asked.method,
            ties: self.ties,
            seats: self.asked.seats,
            reviews_per_application: self.asked.reviews,
            seed: self.asked.seed.to_owned(),
            draws: analysis.map_or(0, |analysis| analysis.draws),
            pivotal: self.asked.pivotal,
            track_seats: analysis.map(|analysis| analysis.track_seats.clone()).unwrap_or_default(),
            panel_assumption: self.phase.assumption.as_ref().map(RecordedAssumption::of),
            lots: analysis.and_then(|analysis| analysis.lots),
            juror_exclusions: RecordedJurorExclusion::standing(self.phase),
            cut: analysis.and_then(|analysis| analysis.cut.as_deref().cloned()),
            seed_commitment: self.commitment.cloned(),
            clearances: self.assignments.iter().filter_map(|item| self.clearance(item)).collect(),
            edition: self.asked.edition,
            input_digest: analysis.map(|analysis| analysis.report.input_digest.clone()).unwrap_or_default(),
        };
        let rules = RecordRules {
            call_version: self.call_version,
            rubric_version: self.phase.rubric_version,
            policy: serde_json::to_value(ReviewPolicy { rubric: self.phase.rubric.clone(), ..self.phase.policy.clone() })?,
        };
        let application = |item: &Application| RecordedApplication { application_id: item.id.clone(), track: item.document.track.clone() };
        let applications: Vec<_> = self.applications.iter().map(application).collect();
        Ok(Parts::from([
            (RecordPart::Rules, Part::of(&rules)?),
            (RecordPart::Parameters, Part::of(&parameters)?),
            (RecordPart::Applications, Part::of(&applications)?),
            (RecordPart::Sheets, Part::of(&self.sheets()?)?),
            (RecordPart::Exclusions, Part::of(&self.exclusions()?)?),
            (RecordPart::Result, Part::of(self.ranking)?),
        ]))
    }

    fn clearance(&self, item: &Assignment) -> Option<RecordedClearance> {
        Some(RecordedClearance {
            kinds: self.cleared.get(&item.id)?.clone(),
            assignment_id: item.id.clone(),
            juror_id: item.juror.clone(),
            application_id: item.application.clone(),
        })
    }

    fn sheets(&self) -> serde_json::Result<Vec<RecordedSheet>> {
        let counts =
            |item: &&Assignment| item.review().is_some() && !self.conflicts.contains_key(&item.id) && !self.phase.excludes(&item.juror);
        let sheets = self.assignments.iter().filter(counts).filter_map(|item| RecordedSheet::of(item).transpose());
        sheets.collect()
    }

    fn exclusions(&self) -> serde_json::Result<Vec<RecordedExclusion>> {
        let none = BTreeSet::new();
        let gone = self.apart.iter().map(|item| (item, Some(ExclusionReason::ApplicationGone)));
        let here = self.assignments.iter().map(|item| (item, None));
        let mut exclusions = Vec::new();
        for (item, gone) in here.chain(gone) {
            let conflicts = self.conflicts.get(&item.id).unwrap_or(&none);
            let excluded = self.phase.excludes(&item.juror);
            let Some(reason) = gone.or_else(|| reason(item, !conflicts.is_empty(), excluded)) else { continue };
            let sheet = RecordedSheet::of(item)?;
            exclusions.push(RecordedExclusion {
                assignment_id: item.id.clone(),
                juror_id: item.juror.clone(),
                application_id: item.application.clone(),
                state: item.state,
                reason,
                conflicts: conflicts.clone(),
                sheet_digest: sheet.as_ref().map(|sheet| sheet.digest.clone()),
                sheet: sheet.filter(|_| reason == ExclusionReason::JurorExcluded),
            });
        }
        Ok(exclusions)
    }
}

/// Why a sheet does not count; `None` if it does.
fn reason(assignment: &Assignment, conflicted: bool, excluded: bool) -> Option<ExclusionReason> {
    match assignment.state {
        AssignmentState::Recused => Some(ExclusionReason::Recused),
        AssignmentState::Declined => Some(ExclusionReason::Declined),
        AssignmentState::Unassigned => Some(ExclusionReason::Unassigned),
        AssignmentState::Assigned => Some(ExclusionReason::NotCompleted),
        AssignmentState::Completed if conflicted => Some(ExclusionReason::ConflictOfInterest),
        AssignmentState::Completed if excluded => Some(ExclusionReason::JurorExcluded),
        AssignmentState::Completed => None,
    }
}

impl RecordedSheet {
    /// The sheet of an assignment, if one was written: the one that counts, where one does.
    ///
    /// # Errors
    /// As [`Part::of`].
    pub fn of(assignment: &Assignment) -> serde_json::Result<Option<Self>> {
        let counts = assignment.review().map(|review| review.sheet);
        let Some(sheet) = counts.or(assignment.sheet.as_ref()) else { return Ok(None) };
        let comments: BTreeMap<&CriterionId, &str> = sheet.scores.iter().map(|(id, entry)| (id, entry.comment.as_str())).collect();
        let mut comments = serde_json::json!({"comment": sheet.comment, "feedback": sheet.feedback, "scores": comments});
        if let (Some(texts), false) = (comments.as_object_mut(), sheet.comparisons.is_empty()) {
            let said = sheet.comparisons.iter().map(|said| (said.other_assignment_id.to_string(), Value::from(said.comment.as_str())));
            texts.insert("comparisons".to_owned(), Value::Object(said.collect()));
        }
        let own = Self {
            assignment_id: assignment.id.clone(),
            juror_id: assignment.juror.clone(),
            application_id: assignment.application.clone(),
            rubric_version: assignment.rubric_version,
            version: assignment.version,
            completed_at: assignment.completed_at,
            scores: sheet.scores.iter().map(|(id, entry)| (id.clone(), entry.score.map(Points::millionths))).collect(),
            comparisons: sheet.comparisons.iter().map(RecordedComparison::of).collect(),
            comments_digest: digest_text(canonical(&comments)?),
            digest: String::new(),
        };
        Ok(Some(Self { digest: own.own_digest()?, ..own }))
    }

    /// The digest that it should have.
    ///
    /// # Errors
    /// As [`Part::of`].
    pub fn own_digest(&self) -> serde_json::Result<String> {
        let mut value = serde_json::to_value(self)?;
        if let Value::Object(members) = &mut value {
            members.shift_remove("digest");
            // Records from before there were any have no such member.
            if self.comparisons.is_empty() {
                members.shift_remove("comparisons");
            }
        }
        Ok(digest_text(canonical(&value)?))
    }

    /// The scores, without comments.
    #[must_use]
    pub fn scores(&self) -> ScoreSheet {
        let entry = |score: &Option<i64>| CriterionScore { score: score.map(Points::from_millionths), comment: String::new() };
        let scores = self.scores.iter().map(|(id, score)| (id.clone(), entry(score))).collect();
        let comparisons = self.comparisons.iter().map(RecordedComparison::said).collect();
        ScoreSheet { scores, comparisons, ..ScoreSheet::default() }
    }
}

impl RecordedComparison {
    fn of(said: &PairComparison) -> Self {
        Self { other_assignment_id: said.other_assignment_id.clone(), verdict: said.verdict, at: said.at }
    }
    /// The comparison, without its comment.
    fn said(&self) -> PairComparison {
        PairComparison { other_assignment_id: self.other_assignment_id.clone(), verdict: self.verdict, comment: String::new(), at: self.at }
    }
}

impl RecordedDecision {
    /// What was decided about a phase, if it was. The session is not in it but as a digest: it names people, and a record is read by more, and
    /// longer.
    ///
    /// # Errors
    /// As [`Part::of`].
    pub fn of(phase: &ReviewPhase, seats: u32) -> serde_json::Result<Option<Self>> {
        let decided = phase.decision.as_ref().zip(phase.decided_by.clone()).zip(phase.decided_at);
        let Some(((decision, by), at)) = decided else { return Ok(None) };
        let document = serde_json::to_value(DecisionDocument { deliberation: None, ..decision.clone() })?;
        Ok(Some(Self { by, at, seats, document, session_digest: Some(session_digest(decision.deliberation.as_ref())?) }))
    }
}

/// The digest of a session: attendance, quorum, recusals, votes and dissents. It has no salt: all that a record could give for one stands in
/// the same record.
fn session_digest(session: Option<&Deliberation>) -> serde_json::Result<String> {
    // Guests are erased from the session at the end of the retention, without anything being altered.
    let lasting = session.map(|session| Deliberation { others: Vec::new(), ..session.clone() });
    Ok(digest_text(canonical(&serde_json::to_value(lasting)?)?))
}

impl RecordedRelease {
    /// The release of a phase, if it was released.
    #[must_use]
    pub fn of(phase: &ReviewPhase) -> Option<Self> {
        phase.released_by.clone().zip(phase.released_at).map(|(by, at)| Self { by, at })
    }
}

impl RecordedCorrection {
    /// A correction of what was in force.
    #[must_use]
    pub fn of(correction: &DecisionCorrection, corrected: RecordedDecision) -> Self {
        Self {
            number: correction.number,
            public_reason: correction.document.public_reason.clone(),
            reason_digest: digest_text(&correction.document.reason),
            appeal_ids: correction.document.appeal_ids.clone(),
            corrected,
        }
    }
}

/// A record in one piece, as it is served: parts that it does not have are null.
///
/// # Errors
/// As [`Part::of`].
pub fn manifest_value(head: &RecordHead, mut parts: BTreeMap<RecordPart, Value>) -> serde_json::Result<Value> {
    let mut members = Map::new();
    members.insert("head".to_owned(), serde_json::to_value(head)?);
    for part in RecordPart::ALL {
        members.insert(part.as_str().to_owned(), parts.remove(part).unwrap_or_default());
    }
    Ok(Value::Object(members))
}

impl RecordManifest {
    /// Reads one.
    ///
    /// # Errors
    /// It has not the form of a record, or holds what this program does not know.
    pub fn read(value: &Value) -> serde_json::Result<Self> {
        serde_json::from_value(value.clone())
    }
}
