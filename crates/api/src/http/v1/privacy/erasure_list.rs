//! List the requests to be erased.

use super::erasure_view::ErasureRequestView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::Query;
use crate::http::reply::Listed;
use crate::service::privacy::erasure::list;
use tahaddi_domain::id::ErasureId;
use tahaddi_domain::privacy::ErasureState;

crate::list_query! {
    /// Which requests to list.
    ErasureQuery {
        /// Only in this state.
        #[param(nullable = false)]
        state: Option<ErasureState>,
    }
}

/// List requests to be erased
///
/// Newest first, with what is held once they were carried out. They name accounts by their identifiers.
#[utoipa::path(get, path = "/v1/erasure-requests", operation_id = "erasures_list", tag = "accounts")]
pub async fn handle(permit: Permit<act::UserManage>, ctx: Ctx, query: Query<ErasureQuery>) -> Result<Listed<ErasureRequestView>, ApiError> {
    let Query(query) = query;
    let cursor = ctx.cursors.open::<ErasureId>(query.limit, query.cursor.as_deref(), format!("erasures:{:?}", query.state))?;
    let (after, limit) = (cursor.after.clone(), cursor.limit);
    let items = ctx.db.read(move |conn| list(conn, &permit.caller, query.state, after.as_ref(), limit)).await?;
    Ok(Listed(ctx.cursors.page(&cursor, items, |item| item.id.clone())?.map(ErasureRequestView::from)))
}
