//! Delete a draft.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{IfMatch, PathId};
use crate::http::reply::Done;
use crate::service::challenge::delete::delete;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::ChallengeId;

/// Delete a draft
///
/// Only a draft can be deleted, and whoever was asked to its panel is so no more; a later challenge is cancelled, with a reason.
#[utoipa::path(delete, path = "/v1/challenges/{id}", operation_id = "challenges_delete", tag = "challenges",
    extensions(("x-codes" = json!([Code::InvalidState]))))]
pub async fn handle(permit: Permit<act::ChallengeDelete>, ctx: Ctx, id: PathId<ChallengeId>, seen: IfMatch) -> Result<Done, ApiError> {
    ctx.db.write(move |tx| delete(tx, &permit.caller, &id.0, |version| seen.ensure(version)).map(|()| Done)).await
}
