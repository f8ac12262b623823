//! How challenges are shown.

use super::expand::ChallengeExpanded;
use super::matched::MatchView;
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::challenge::{allowed_actions, facts, visible_document};
use serde::Serialize;
use tahaddi_domain::access::Action;
use tahaddi_domain::action::AllowedAction;
use tahaddi_domain::challenge::{Challenge, ChallengeState, ChallengeStatus};
use tahaddi_domain::document::{ChallengeDocument, LocalizedText};
use tahaddi_domain::id::{ChallengeId, OrganisationId, ProgrammeId};
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
        let (opens_at, closes_at) = challenge.document.application_span();
        let last = challenge.document.application_phases().find(|window| window.closes_at() == closes_at && closes_at.is_some());
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
            title: challenge.document.title,
            summary: challenge.document.summary,
            sectors: challenge.document.sectors,
            technologies: challenge.document.technologies,
            sites: challenge.document.sites,
            seats: challenge.document.seats,
            time_zone: challenge.document.time_zone,
            published_at: challenge.published_at,
            expanded: None,
            matched: None,
        }
    }
}
