//! Leave the sheets of a juror out of a locked ranking.

use super::exclusion_step::{JurorExclusionsView, commit};
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Found;
use crate::service::jury::exclude::{Step, Wanted};
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{JurorId, PhaseId};
use utoipa::ToSchema;

/// Whose sheets are left out.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"juror_id": "jur_01kax3v8m0t2r4q6w8y0b1c2d3", "reason": "Notes recopiées d'un autre juré, sans explication à l'audition."}))]
pub struct CreateJurorExclusion {
    /// The juror.
    pub juror_id: JurorId,
    /// Why; it stays on record and stands in the minutes.
    #[schema(min_length = 1, max_length = 4000)]
    pub reason: String,
}

/// Leave the sheets of a juror out of the ranking
///
/// Between the lock and the decision, by somebody who keeps the panel, has no conflict with any applicant and is not that juror. The sheets stay
/// on record; the ranking is made anew without them, with the seed and the conflicts of the lock, and the one with all sheets stands beside it
/// in the ranking and in the minutes. All that the person wrote is left out, in whatever seat. Each application keeps a sheet. It makes a record
/// of its own; the one of the lock stays.
#[utoipa::path(post, path = "/v1/phases/{id}/juror-exclusions", operation_id = "phases_exclude_juror", tag = "decisions",
    extensions(("x-codes" = json!([Code::InvalidState, Code::PanelOpen, Code::AlreadyReleased, Code::CoverageIncomplete]))))]
pub async fn handle(
    permit: Permit<act::PanelManage>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    post: Post<CreateJurorExclusion>,
) -> Result<Answer<Found<JurorExclusionsView>>, ApiError> {
    let (juror, reason) = (post.body.juror_id.clone(), post.body.reason.clone());
    commit(&permit, &ctx, Wanted { phase: id.0, step: Step::Exclude, juror, reason }, post).await
}
