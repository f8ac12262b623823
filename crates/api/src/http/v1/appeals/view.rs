//! How appeals are shown.

use crate::service::appeal::Shown;
use serde::Serialize;
use tahaddi_domain::action::AllowedAction;
use tahaddi_domain::appeal::{Appeal, AppealState};
use tahaddi_domain::id::{AppealId, ApplicationId, ChallengeId, PhaseId, UserId};
use tahaddi_domain::time::Instant;
use utoipa::ToSchema;

/// An appeal against a refusal.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"id": "apl_01kax3v8m0t2r4q6w8y0b1c2d3", "application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3",
    "challenge_id": "chl_01kax3v8m0t2r4q6w8y0b1c2d3", "phase_id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3", "state": "dismissed",
    "grounds": "L'essai porte sur deux campagnes, non sur deux mois.", "filed_by": "usr_01kax3v8m0t2r4q6w8y0b1c2d3",
    "filed_at": "2027-05-06T09:00:00.000000Z", "closes_at": "2027-05-18T09:00:00.000000Z", "reason": "Les deux campagnes ont été prises en compte.",
    "decided_by": null, "decided_at": "2027-05-20T09:00:00.000000Z", "correction_number": null, "allowed_actions": []}))]
pub struct AppealView {
    /// Its identifier.
    pub id: AppealId,
    /// The application.
    pub application_id: ApplicationId,
    /// The challenge.
    pub challenge_id: ChallengeId,
    /// The review phase whose outcome it is about.
    pub phase_id: PhaseId,
    /// How far it is.
    pub state: AppealState,
    /// Why the startup holds the outcome to be wrong.
    #[schema(max_length = 10000)]
    pub grounds: String,
    /// Who filed it.
    pub filed_by: UserId,
    /// When.
    pub filed_at: Instant,
    /// Until when it could be filed.
    pub closes_at: Instant,
    /// Why it was decided so; null until it is.
    #[schema(required, max_length = 10000)]
    pub reason: Option<String>,
    /// Who decided; null until then, and for the startup.
    #[schema(required)]
    pub decided_by: Option<UserId>,
    /// When it was decided.
    #[schema(required)]
    pub decided_at: Option<Instant>,
    /// The number of the version of the decision that follows from it; null until such a correction is released.
    #[schema(required, minimum = 2, maximum = 9_007_199_254_740_991_i64)]
    pub correction_number: Option<i64>,
    /// What the caller may do with it.
    #[schema(max_items = 20)]
    pub allowed_actions: Vec<AllowedAction>,
}

impl From<Shown> for AppealView {
    fn from(shown: Shown) -> Self {
        let Shown { appeal, correction, own, actions } = shown;
        let (reason, by, at) = match appeal.decision {
            Some(decision) => (Some(decision.reason), Some(decision.by), Some(decision.at)),
            None => (None, None, None),
        };
        Self {
            id: appeal.id,
            application_id: appeal.application,
            challenge_id: appeal.challenge,
            phase_id: appeal.phase,
            state: appeal.state,
            grounds: appeal.grounds,
            filed_by: appeal.filed_by,
            filed_at: appeal.filed_at,
            closes_at: appeal.closes_at,
            reason,
            decided_by: by.filter(|_| !own),
            decided_at: at,
            correction_number: correction,
            allowed_actions: actions,
        }
    }
}

/// An appeal in a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"id": "apl_01kax3v8m0t2r4q6w8y0b1c2d3", "application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3",
    "phase_id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3", "state": "filed", "filed_at": "2027-05-06T09:00:00.000000Z", "decided_at": null}))]
pub struct AppealCardView {
    /// Its identifier.
    pub id: AppealId,
    /// The application.
    pub application_id: ApplicationId,
    /// The review phase whose outcome it is about.
    pub phase_id: PhaseId,
    /// How far it is.
    pub state: AppealState,
    /// When it was filed.
    pub filed_at: Instant,
    /// When it was decided.
    #[schema(required)]
    pub decided_at: Option<Instant>,
}

impl From<Appeal> for AppealCardView {
    fn from(appeal: Appeal) -> Self {
        Self {
            id: appeal.id,
            application_id: appeal.application,
            phase_id: appeal.phase,
            state: appeal.state,
            filed_at: appeal.filed_at,
            decided_at: appeal.decision.map(|decision| decision.at),
        }
    }
}
