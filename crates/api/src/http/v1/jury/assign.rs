//! Assign applications to jurors.

use super::view::AssignmentView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Created;
use crate::service::jury::assign::assign;
use serde::{Deserialize, Serialize};
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{ApplicationId, JurorId, PhaseId};
use utoipa::ToSchema;

/// Who is to judge what.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"assignments": [{"juror_id": "jur_01kax3v8m0t2r4q6w8y0b1c2d3", "application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3"}]}))]
pub struct CreateAssignments {
    /// The pairs: all are assigned, or none.
    #[schema(min_items = 1, max_items = 2000)]
    pub assignments: Vec<CreateAssignment>,
}

/// An application for a juror.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateAssignment {
    /// The juror, who has accepted.
    pub juror_id: JurorId,
    /// The application, which is submitted.
    pub application_id: ApplicationId,
}

/// What was assigned.
#[derive(Debug, Serialize, ToSchema)]
pub struct AssignmentsView {
    /// The assignments, in the order of the request.
    #[schema(max_items = 2000)]
    pub assignments: Vec<AssignmentView>,
}

/// Assign applications to jurors
///
/// All pairs or none. A pair with a conflict of interest is refused, and one that was taken away before is assigned again.
#[utoipa::path(post, path = "/v1/phases/{id}/assignments", operation_id = "assignments_create", tag = "jury",
    extensions(("x-codes" = json!([Code::InvalidState, Code::ApplicationsSealed, Code::PanelLocked]))))]
pub async fn handle(
    permit: Permit<act::PanelManage>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    post: Post<CreateAssignments>,
) -> Result<Answer<Created<AssignmentsView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let pairs: Vec<_> = body.assignments.iter().map(|pair| (pair.juror_id.clone(), pair.application_id.clone())).collect();
        let placed = assign(tx, caller, &id.0, &pairs)?;
        let view = AssignmentsView { assignments: placed.into_iter().map(AssignmentView::from).collect() };
        Ok(Created::plain(format!("/v1/phases/{}/assignments", id.0), view))
    })
    .await
}
