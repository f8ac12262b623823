//! See what becomes of one's request to be erased.

use super::erasure_view::ErasureRequestView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::reply::Found;
use crate::service::privacy::erasure::show;
use tahaddi_domain::code::Code;

/// One's request to be erased
///
/// With what will be held, why and until when. Whoever never asked, or cancelled, is answered 404.
#[utoipa::path(get, path = "/v1/me/erasure-request", operation_id = "erasure_view", tag = "accounts",
    extensions(("x-codes" = json!([Code::NotFound]))))]
pub async fn handle(permit: Permit<act::MeView>, ctx: Ctx) -> Result<Found<ErasureRequestView>, ApiError> {
    let request = ctx.db.read(move |conn| show(conn, &permit.caller)).await?;
    Ok(Found::computed(request.into()))
}
