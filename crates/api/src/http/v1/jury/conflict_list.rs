//! List conflicts of interest.

use super::view::ConflictView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{PathId, Query};
use crate::http::reply::Listed;
use crate::service::jury::conflicts::list;
use tahaddi_domain::id::PhaseId;

crate::list_query! {
    /// Which page of the conflicts.
    ConflictQuery {}
}

/// List conflicts of interest
///
/// Everything that was declared, also what was taken back; after the deadline also what the data shows, without an identifier, of jurors and of those who decide
/// without a seat. Whoever has nothing but a mail domain in common with applicants sees what mail domains were found, to have it looked at.
#[utoipa::path(get, path = "/v1/phases/{id}/conflicts", operation_id = "conflicts_list", tag = "jury")]
pub async fn handle(
    permit: Permit<act::PanelView>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    query: Query<ConflictQuery>,
) -> Result<Listed<ConflictView>, ApiError> {
    let Query(query) = query;
    let cursor = ctx.cursors.open(query.limit, query.cursor.as_deref(), format!("conflicts:{}", id.0))?;
    let now = ctx.clock.now();
    let all = ctx.db.read(move |conn| list(conn, &permit.caller, &id.0, now)).await?;
    // Found conflicts have no key of their own: a page begins at a place in the list.
    let begin: usize = cursor.after.unwrap_or_default();
    let rest: Vec<_> = (begin + 1..).zip(all.into_iter().skip(begin)).collect();
    let page = ctx.cursors.page(&cursor, rest, |(place, _)| *place)?;
    Ok(Listed(page.map(|(_, known)| known.into())))
}
