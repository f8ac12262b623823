//! How a person sees an own seat on a panel.

use crate::service::jury::seats::OwnSeat;
use serde::Serialize;
use tahaddi_domain::action::AllowedAction;
use tahaddi_domain::document::{JurorFacts, JurorScope, LocalizedText};
use tahaddi_domain::id::{ChallengeId, JurorId};
use tahaddi_domain::jury::JurorRole;
use tahaddi_domain::time::Instant;
use utoipa::ToSchema;

/// A seat on a panel, as the person on it sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnSeatView {
    /// Its identifier.
    pub id: JurorId,
    /// The challenge.
    pub challenge_id: ChallengeId,
    /// Its name.
    pub challenge_title: LocalizedText,
    /// What the person does.
    pub role: JurorRole,
    /// The interests that the person declared on joining.
    #[schema(required, max_length = 4000)]
    pub interests: Option<String>,
    /// What the person says of the work that suits them.
    pub facts: JurorFacts,
    /// What part of the call the person was asked to judge.
    pub scope: JurorScope,
    /// When the person joined.
    #[schema(required)]
    pub answered_at: Option<Instant>,
    /// What the person may do with it; `edit` is about the facts.
    #[schema(max_items = 20)]
    pub allowed_actions: Vec<AllowedAction>,
}

impl From<OwnSeat> for OwnSeatView {
    fn from(seat: OwnSeat) -> Self {
        let OwnSeat { juror, challenge, actions } = seat;
        Self {
            id: juror.id,
            challenge_id: juror.challenge,
            challenge_title: challenge.document.title.clone(),
            role: juror.role,
            interests: juror.interests,
            facts: juror.facts,
            scope: juror.scope,
            answered_at: juror.answered_at,
            allowed_actions: actions,
        }
    }
}
