//! Take back one's request to be erased.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::reply::Done;
use crate::service::privacy::erasure::cancel;
use tahaddi_domain::code::Code;

/// Take back one's request to be erased
///
/// As long as it was not carried out.
#[utoipa::path(delete, path = "/v1/me/erasure-request", operation_id = "erasure_cancel", tag = "accounts",
    extensions(("x-codes" = json!([Code::NotFound]))))]
pub async fn handle(permit: Permit<act::MeEdit>, ctx: Ctx) -> Result<Done, ApiError> {
    ctx.db.write(move |tx| cancel(tx, &permit.caller)).await?;
    Ok(Done)
}
