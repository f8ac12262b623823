//! Let the sheets of a juror count again.

use super::exclusion_step::{JurorExclusionsView, commit};
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post, SecondId};
use crate::http::reply::Found;
use crate::service::jury::exclude::{Step, Wanted};
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{JurorId, PhaseId};
use utoipa::ToSchema;

/// Why sheets count again.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"reason": "Les notes ont été expliquées à l'audition."}))]
pub struct CreateReadmission {
    /// Why; it stays on record.
    #[schema(min_length = 1, max_length = 4000)]
    pub reason: String,
}

/// Let the sheets of a juror count again
///
/// Takes an exclusion back, by the same people and until the decision. The ranking is made anew and is that of before.
#[utoipa::path(post, path = "/v1/phases/{id}/juror-exclusions/{juror_id}/readmission", operation_id = "phases_readmit_juror", tag = "decisions",
    extensions(("x-codes" = json!([Code::InvalidState, Code::PanelOpen, Code::AlreadyReleased]))))]
pub async fn handle(
    permit: Permit<act::PanelManage>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    juror: SecondId<JurorId>,
    post: Post<CreateReadmission>,
) -> Result<Answer<Found<JurorExclusionsView>>, ApiError> {
    let reason = post.body.reason.clone();
    commit(&permit, &ctx, Wanted { phase: id.0, step: Step::Readmit, juror: juror.0, reason }, post).await
}
