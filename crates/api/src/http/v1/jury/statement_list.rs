//! List the conflicts of interest that applicants have declared.

use super::statement_view::PanelStatementView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{PathId, Query};
use crate::http::reply::Listed;
use crate::service::jury::statements::list_all;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::PhaseId;

crate::list_query! {
    /// Which page of the statements.
    StatementQuery {}
}

/// List the conflicts of interest that applicants have declared
///
/// In the whole challenge, once the deadline has passed, the oldest first, each with the seats of whom it is about. One that is about nobody on
/// the panel may be about somebody whom you know by another name.
#[utoipa::path(get, path = "/v1/phases/{id}/conflict-statements", operation_id = "conflicts_list_stated", tag = "jury",
    extensions(("x-codes" = json!([Code::ApplicationsSealed]))))]
pub async fn handle(
    permit: Permit<act::PanelView>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    query: Query<StatementQuery>,
) -> Result<Listed<PanelStatementView>, ApiError> {
    let Query(query) = query;
    let cursor = ctx.cursors.open(query.limit, query.cursor.as_deref(), format!("conflict-statements:{}", id.0))?;
    let now = ctx.clock.now();
    let all = ctx.db.read(move |conn| list_all(conn, &permit.caller, &id.0, now)).await?;
    let begin: usize = cursor.after.unwrap_or_default();
    let rest: Vec<_> = (begin + 1..).zip(all.into_iter().skip(begin)).collect();
    let page = ctx.cursors.page(&cursor, rest, |(place, _)| *place)?;
    Ok(Listed(page.map(|(_, stated)| stated.into())))
}
