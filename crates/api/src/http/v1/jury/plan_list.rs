//! List the plans of a phase.

use super::plan_view::AssignmentPlanSummary;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{PathId, Query};
use crate::http::reply::Listed;
use crate::service::jury::plans::show::list;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::PhaseId;

crate::list_query! {
    /// Which page of the plans.
    AssignmentPlanQuery {}
}

/// List the plans of a phase
///
/// Newest first, also those that came to nothing and those that were adopted.
#[utoipa::path(get, path = "/v1/phases/{id}/assignment-plans", operation_id = "assignment_plans_list", tag = "jury",
    extensions(("x-codes" = json!([Code::ApplicationsSealed]))))]
pub async fn handle(
    permit: Permit<act::PanelView>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    query: Query<AssignmentPlanQuery>,
) -> Result<Listed<AssignmentPlanSummary>, ApiError> {
    let Query(query) = query;
    let cursor = ctx.cursors.open(query.limit, query.cursor.as_deref(), format!("assignment-plans:{}", id.0))?;
    let (after, limit, now) = (cursor.after.clone(), cursor.limit, ctx.clock.now());
    let plans = ctx.db.read(move |conn| list(conn, &permit.caller, &id.0, after.as_ref(), limit, now)).await?;
    let page = ctx.cursors.page(&cursor, plans, |plan| plan.id.clone())?;
    Ok(Listed(page.map(AssignmentPlanSummary::from)))
}
