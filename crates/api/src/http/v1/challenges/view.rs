//! How challenges are shown.

use super::expand::ChallengeExpanded;
use super::matched::MatchView;
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::challenge::{allowed_actions, facts, visible_document};
use crate::service::jury::seed_commitments;
use serde::Serialize;
use tahaddi_domain::access::Action;
use tahaddi_domain::action::AllowedAction;
use tahaddi_domain::challenge::{Challenge, ChallengeState, ChallengeStatus};
use tahaddi_domain::document::{ChallengeDocument, LocalizedText};
use tahaddi_domain::id::{ChallengeId, OrganisationId, PhaseId, ProgrammeId};
use tahaddi_domain::jury::SeedCommitment;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Conn;
use utoipa::ToSchema;

/// An organisation by name.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OrganisationRef {
    /// Its identifier.
    pub id: OrganisationId,
    /// Its name.
    #[schema(max_length = 200)]
    pub name: String,
}

/// What is public of the seed of a review phase before its panel is locked.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(example = json!({"phase_id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3",
    "seed_digest": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "committed_at": "2027-01-04T09:00:00.000000Z"}))]
pub struct PhaseSeedView {
    /// The review phase.
    pub phase_id: PhaseId,
    /// SHA-256 of the seed from which the lock draws lots and chances, in lower-case hexadecimal digits. The seed is shown from the lock on.
    #[schema(min_length = 64, max_length = 64, pattern = "^[0-9a-f]{64}$")]
    pub seed_digest: String,
    /// Since when the digest was public.
    pub committed_at: Instant,
}

impl From<(PhaseId, SeedCommitment)> for PhaseSeedView {
    fn from((phase_id, told): (PhaseId, SeedCommitment)) -> Self {
        Self { phase_id, seed_digest: told.seed_digest, committed_at: told.committed_at }
    }
}

/// A challenge.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChallengeView {
    /// Its identifier.
    pub id: ChallengeId,
    /// The organisation that owns it.
    pub organisation: OrganisationRef,
    /// The programme it belongs to.
    #[schema(required)]
    pub programme_id: Option<ProgrammeId>,
    /// How far it is.
    pub state: ChallengeState,
    /// What it is now for the public; null while it is not public.
    #[schema(required)]
    pub status: Option<ChallengeStatus>,
    /// What it says.
    pub document: ChallengeDocument,
    /// What the operator wrote with the last verdict, or why it was cancelled.
    #[schema(required, max_length = 4000)]
    pub note: Option<String>,
    /// When it will be published by itself.
    #[schema(required)]
    pub publish_at: Option<Instant>,
    /// When it was published.
    #[schema(required)]
    pub published_at: Option<Instant>,
    /// When it was created.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
    /// The digests of the seeds of its review phases, from the publication on: whoever notes one can tell later that the seed was not chosen
    /// by what it decided. Empty before the publication, and for calls that were published before this was done.
    #[schema(max_items = 60)]
    pub seed_commitments: Vec<PhaseSeedView>,
    /// What the caller may do with it.
    #[schema(max_items = 20)]
    pub allowed_actions: Vec<AllowedAction>,
    /// What `expand` asked for; null if it asked for nothing.
    #[schema(required)]
    pub expanded: Option<ChallengeExpanded>,
}

impl ChallengeView {
    /// As the caller sees it at `now`.
    ///
    /// # Errors
    /// The store failed.
    pub fn of(conn: &mut Conn, challenge: Challenge, organisation_name: String, caller: &Caller, now: Instant) -> ApiResult<Self> {
        let document = visible_document(conn, caller, &challenge)?;
        let inspects = caller.may(Action::ChallengeInspect, &facts(&challenge));
        let seeds = if challenge.published_at.is_some() { seed_commitments(conn, &challenge.id)? } else { Vec::new() };
        let cancelled = challenge.state == ChallengeState::Cancelled;
        Ok(Self {
            allowed_actions: allowed_actions(&challenge, caller, now),
            status: challenge.status(now),
            // The operator's words are for the partner; why a call was cancelled is for everybody.
            note: challenge.note.filter(|_| inspects || cancelled),
            publish_at: challenge.publish_at.filter(|_| inspects),
            id: challenge.id,
            organisation: OrganisationRef { id: challenge.organisation, name: organisation_name },
            programme_id: challenge.programme,
            state: challenge.state,
            document,
            published_at: challenge.published_at,
            seed_commitments: seeds.into_iter().map(PhaseSeedView::from).collect(),
            created_at: challenge.created_at,
            updated_at: challenge.updated_at,
            expanded: None,
        })
    }
}

/// A challenge in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChallengeCardView {
    /// Its identifier.
    pub id: ChallengeId,
    /// The organisation that owns it.
    pub organisation: OrganisationRef,
    /// The programme it belongs to.
    #[schema(required)]
    pub programme_id: Option<ProgrammeId>,
    /// How far it is.
    pub state: ChallengeState,
    /// What it is now for the public; null while it is not public.
    #[schema(required)]
    pub status: Option<ChallengeStatus>,
    /// Its name.
    pub title: LocalizedText,
    /// One or two sentences.
    pub summary: LocalizedText,
    /// Sectors, by slug.
    #[schema(max_items = 20)]
    pub sectors: Vec<String>,
    /// Technologies, by slug; an empty list means any.
    #[schema(max_items = 40)]
    pub technologies: Vec<String>,
    /// Technopark sites, by slug.
    #[schema(max_items = 40)]
    pub sites: Vec<String>,
    /// How many startups can be selected.
    #[schema(required, minimum = 1, maximum = 100_000)]
    pub seats: Option<u32>,
    /// When the first application window opens.
    #[schema(required)]
    pub opens_at: Option<Instant>,
    /// When the last application window closes; null where the intake has no end.
    #[schema(required)]
    pub closes_at: Option<Instant>,
    /// The same as wall time in the time zone of the challenge.
    #[schema(required, max_length = 19)]
    pub closes_local: Option<String>,
    /// The time zone of the challenge.
    #[schema(max_length = 60)]
    pub time_zone: String,
    /// When it was published.
    #[schema(required)]
    pub published_at: Option<Instant>,
    /// What `expand` asked for; null if it asked for nothing.
    #[schema(required)]
    pub expanded: Option<ChallengeExpanded>,
    /// Why it answers `q`; null without `q`.
    #[schema(required)]
    pub matched: Option<MatchView>,
}

impl ChallengeCardView {
    /// As it is at `now`.
    #[must_use]
    pub fn of(challenge: Challenge, organisation_name: String, now: Instant) -> Self {
        let document = &challenge.document;
        let (opens_at, closes_at) = document.application_span();
        let last = document.application_phases().find(|window| window.closes_at() == closes_at && closes_at.is_some());
        let closes_local = last.and_then(|window| window.closes.as_ref()).map(|moment| moment.local.clone());
        Self {
            status: challenge.status(now),
            opens_at,
            closes_at,
            closes_local,
            id: challenge.id,
            organisation: OrganisationRef { id: challenge.organisation, name: organisation_name },
            programme_id: challenge.programme,
            state: challenge.state,
            title: document.title.clone(),
            summary: document.summary.clone(),
            sectors: document.sectors.clone(),
            technologies: document.technologies.clone(),
            sites: document.sites.clone(),
            seats: document.seats,
            time_zone: document.time_zone.clone(),
            published_at: challenge.published_at,
            expanded: None,
            matched: None,
        }
    }
}
