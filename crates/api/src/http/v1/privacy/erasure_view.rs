//! How requests to be erased are shown.

use serde::Serialize;
use tahaddi_domain::id::{ErasureId, UserId};
use tahaddi_domain::privacy::{ErasureRequest, ErasureState, Hold};
use tahaddi_domain::time::Instant;
use utoipa::ToSchema;

/// A request to be erased, and what becomes of it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"id": "ers_01kax3v8m0t2r4q6w8y0b1c2d3", "user_id": "usr_01kax3v8m0t2r4q6w8y0b1c2d3", "state": "requested",
    "requested_at": "2027-01-15T09:00:00.000000Z", "due_at": "2027-01-22T09:00:00.000000Z", "erased_at": null, "finished_at": null,
    "holds": [{"reason": "dossier", "challenge_id": "chl_01kax3v8m0t2r4q6w8y0b1c2d3", "subject_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3",
    "until": "2032-03-31T23:59:59.000000Z"}], "kept_for_good": ["audit_trail"]}))]
pub struct ErasureRequestView {
    /// Its identifier.
    pub id: ErasureId,
    /// The account: it stays as a pseudonym.
    pub user_id: UserId,
    /// How far it is.
    pub state: ErasureState,
    /// When it was asked for.
    pub requested_at: Instant,
    /// When it is carried out; before that it can be cancelled.
    pub due_at: Instant,
    /// When the account was erased.
    #[schema(required)]
    pub erased_at: Option<Instant>,
    /// When it ended: nothing is held any more, or it was cancelled.
    #[schema(required)]
    pub finished_at: Option<Instant>,
    /// What names the person and is held for a while, why and until when. Before it is carried out: what would be held now.
    #[schema(max_items = 10_000)]
    pub holds: Vec<Hold>,
    /// What is kept for good, without name and address: `audit_trail`, entries that name the account by its identifier.
    #[schema(max_items = 10)]
    pub kept_for_good: Vec<&'static str>,
}

impl From<ErasureRequest> for ErasureRequestView {
    fn from(request: ErasureRequest) -> Self {
        Self {
            id: request.id,
            user_id: request.user,
            state: request.state,
            requested_at: request.requested_at,
            due_at: request.due_at,
            erased_at: request.erased_at,
            finished_at: request.finished_at,
            holds: request.holds,
            kept_for_good: vec!["audit_trail"],
        }
    }
}
