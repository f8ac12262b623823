//! Hand a score sheet in.

use super::desk_list::JuryAssignmentView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, NoBody, PathId, Post};
use crate::http::reply::Found;
use crate::service::jury::sheet::complete;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::AssignmentId;

/// Hand a score sheet in
///
/// Every required score and comment must be there. It can be changed until the panel is locked. The answer does not hold the
/// dossier, for it is kept to be repeated, and access may end before that.
#[utoipa::path(post, path = "/v1/jury/assignments/{id}/completion", operation_id = "jury_assignments_complete", tag = "jury",
    extensions(("x-codes" = json!([Code::InvalidState, Code::ScoringNotOpen, Code::PanelLocked, Code::SheetIncomplete]))))]
pub async fn handle(
    permit: Permit<act::AssignmentScore>,
    ctx: Ctx,
    id: PathId<AssignmentId>,
    post: Post<NoBody>,
) -> Result<Answer<Found<JuryAssignmentView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, _body| {
        let desk = complete(tx, caller, &id.0)?;
        Ok(Found::versioned(desk.assignment.version, desk.into_task().into()))
    })
    .await
}
