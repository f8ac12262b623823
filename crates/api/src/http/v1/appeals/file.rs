//! Appeal against a refusal.

use super::view::AppealView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Created;
use crate::service::appeal::file;
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{ApplicationId, PhaseId};
use utoipa::ToSchema;

/// An appeal.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"phase_id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3", "grounds": "L'essai porte sur deux campagnes, non sur deux mois."}))]
pub struct CreateAppeal {
    /// The review phase whose outcome is appealed against.
    pub phase_id: PhaseId,
    /// Why the outcome is wrong. The partner and the operators read it, and whoever decides.
    #[schema(min_length = 1, max_length = 10000)]
    pub grounds: String,
}

/// Appeal against a refusal
///
/// Once for each refusal that was released, where the regime of the call takes appeals, and within its days. `appeal_until` of the outcome
/// says until when. Somebody decides who neither scored the application nor decided or released the outcome.
#[utoipa::path(post, path = "/v1/applications/{id}/appeals", operation_id = "appeals_file", tag = "decisions",
    extensions(("x-codes" = json!([Code::AppealNotPossible, Code::DeadlinePassed, Code::AlreadyExists]))))]
pub async fn handle(
    permit: Permit<act::AppealFile>,
    ctx: Ctx,
    id: PathId<ApplicationId>,
    post: Post<CreateAppeal>,
) -> Result<Answer<Created<AppealView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let filed = file(tx, caller, &id.0, &body.phase_id, &body.grounds)?;
        Ok(Created::versioned(format!("/v1/appeals/{}", filed.appeal.id), filed.appeal.version, filed.into()))
    })
    .await
}
