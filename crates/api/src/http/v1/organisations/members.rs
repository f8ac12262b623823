//! List the members of an organisation.

use super::view::MemberView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::PathId;
use crate::http::reply::{Listed, Page};
use crate::service::organisation::load;
use tahaddi_domain::access::Action;
use tahaddi_domain::id::OrganisationId;
use tahaddi_persistence::repo::organisation;

/// Members
///
/// Owners first.
#[utoipa::path(get, path = "/v1/organisations/{id}/members", operation_id = "members_list", tag = "organisations")]
pub async fn handle(permit: Permit<act::MemberList>, ctx: Ctx, id: PathId<OrganisationId>) -> Result<Listed<MemberView>, ApiError> {
    let now = ctx.clock.now();
    let members = ctx
        .db
        .read(move |conn| -> ApiResult<_> {
            load(conn, &permit.caller, &id.0, Action::MemberList, now)?;
            Ok(organisation::members(conn, &id.0)?)
        })
        .await?;
    Ok(Listed(Page::whole(members.into_iter().map(MemberView::from).collect())))
}
