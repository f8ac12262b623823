//! List one's seats on panels.

use super::seat_view::OwnSeatView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::Query;
use crate::http::reply::Listed;
use crate::service::jury::seats::own;

crate::list_query! {
    /// Which page of one's seats.
    SeatQuery {}
}

/// List one's seats on panels
///
/// The panels that the caller has joined and not left, with what the caller says of the work that suits them.
#[utoipa::path(get, path = "/v1/jury/seats", operation_id = "jury_seats_list", tag = "jury")]
pub async fn handle(permit: Permit<act::AssignmentListOwn>, ctx: Ctx, query: Query<SeatQuery>) -> Result<Listed<OwnSeatView>, ApiError> {
    let binding = format!("seats:{}", permit.caller.user()?);
    let cursor = ctx.cursors.open(query.0.limit, query.0.cursor.as_deref(), binding)?;
    let mut seats = ctx.db.read(move |conn| own(conn, &permit.caller)).await?;
    if let Some(after) = &cursor.after {
        seats.retain(|seat| &seat.juror.id > after);
    }
    Ok(Listed(ctx.cursors.page(&cursor, seats, |seat| seat.juror.id.clone())?.map(OwnSeatView::from)))
}
