//! List cleared conflicts of interest.

use super::clearance_view::ClearanceView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{PathId, Query};
use crate::http::reply::Listed;
use crate::service::jury::clearances::list;
use tahaddi_domain::id::PhaseId;

crate::list_query! {
    /// Which page of the clearances.
    ClearanceQuery {}
}

/// List cleared conflicts of interest
///
/// Of the whole challenge, also those that were revoked, in the order in which they were cleared.
#[utoipa::path(get, path = "/v1/phases/{id}/conflict-clearances", operation_id = "conflicts_list_cleared", tag = "jury")]
pub async fn handle(
    permit: Permit<act::PanelView>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    query: Query<ClearanceQuery>,
) -> Result<Listed<ClearanceView>, ApiError> {
    let Query(query) = query;
    let cursor = ctx.cursors.open(query.limit, query.cursor.as_deref(), format!("conflict-clearances:{}", id.0))?;
    let all = ctx.db.read(move |conn| list(conn, &permit.caller, &id.0)).await?;
    let begin: usize = cursor.after.unwrap_or_default();
    let rest: Vec<_> = (begin + 1..).zip(all.into_iter().skip(begin)).collect();
    let page = ctx.cursors.page(&cursor, rest, |(place, _)| *place)?;
    Ok(Listed(page.map(|(_, cleared)| cleared.into())))
}
