//! List programmes.

use super::view::ProgrammeView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::Query;
use crate::http::reply::{Listed, Public};
use tahaddi_persistence::repo::programme;

crate::list_query! {
    /// Which programmes to list.
    ProgrammeQuery {}
}

/// List programmes
///
/// Newest first.
#[utoipa::path(get, path = "/v1/programmes", operation_id = "programmes_list", tag = "programmes")]
pub async fn handle(_permit: Permit<act::ProgrammeList>, ctx: Ctx, query: Query<ProgrammeQuery>) -> Result<Public<Listed<ProgrammeView>>, ApiError> {
    let cursor = ctx.cursors.open(query.0.limit, query.0.cursor.as_deref(), "programmes".into())?;
    let (after, limit) = (cursor.after.clone(), cursor.limit);
    let items = ctx.db.read(move |conn| programme::list(conn, after.as_ref(), limit)).await?;
    Ok(Public(Listed(ctx.cursors.page(&cursor, items, |item| item.id.clone())?.map(ProgrammeView::from))))
}
