//! Step back from an assignment.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Done;
use crate::service::jury::recuse::recuse;
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::AssignmentId;
use tahaddi_domain::jury::ConflictKind;
use utoipa::ToSchema;

/// Why a juror steps back.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"reason": "J'ai reconnu le projet d'un ancien étudiant.", "kind": "personal"}))]
pub struct CreateRecusal {
    /// Why; those who keep the panel read it.
    #[schema(min_length = 1, max_length = 4000)]
    pub reason: String,
    /// Which conflict of interest it is, if it is one: it is declared for every application of the startup.
    #[serde(default)]
    pub kind: Option<ConflictKind>,
}

/// Step back from an assignment
///
/// Access to the dossier ends at once. A sheet stays on record and does not count.
#[utoipa::path(post, path = "/v1/jury/assignments/{id}/recusal", operation_id = "jury_assignments_recuse", tag = "jury",
    extensions(("x-codes" = json!([Code::InvalidState, Code::PanelLocked]))))]
pub async fn handle(
    permit: Permit<act::AssignmentScore>,
    ctx: Ctx,
    id: PathId<AssignmentId>,
    post: Post<CreateRecusal>,
) -> Result<Answer<Done>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| recuse(tx, caller, &id.0, &body.reason, body.kind).map(|()| Done)).await
}
