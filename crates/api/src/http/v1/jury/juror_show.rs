//! See a juror.

use super::view::JurorView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::PathId;
use crate::http::reply::Found;
use crate::service::jury::jurors::show;
use tahaddi_domain::id::JurorId;

/// A person on a panel
#[utoipa::path(get, path = "/v1/jurors/{id}", operation_id = "jurors_view", tag = "jury")]
pub async fn handle(permit: Permit<act::PanelView>, ctx: Ctx, id: PathId<JurorId>) -> Result<Found<JurorView>, ApiError> {
    let seated = ctx.db.read(move |conn| show(conn, &permit.caller, &id.0)).await?;
    Ok(Found::versioned(seated.juror.version, seated.into()))
}
