//! One of one's seats on panels.

use super::seat_view::OwnSeatView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::PathId;
use crate::http::reply::Found;
use crate::service::jury::seats::show;
use tahaddi_domain::id::JurorId;

/// One of one's seats on panels
///
/// With what the caller says of the work that suits them. Whoever has left the panel, or never was on it, finds nothing.
#[utoipa::path(get, path = "/v1/jury/seats/{id}", operation_id = "jury_seats_view", tag = "jury")]
pub async fn handle(permit: Permit<act::AssignmentListOwn>, ctx: Ctx, id: PathId<JurorId>) -> Result<Found<OwnSeatView>, ApiError> {
    let seat = ctx.db.read(move |conn| show(conn, &permit.caller, &id.0)).await?;
    Ok(Found::versioned(seat.juror.version, seat.into()))
}
