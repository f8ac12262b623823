//! List the applications of one's startups.

use super::expand::{Along, ApplicationExpansion};
use super::view::ApplicationCardView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::Query;
use crate::http::fields::Expand;
use crate::http::reply::Listed;
use tahaddi_domain::id::ChallengeId;
use tahaddi_domain::organisation::OrganisationKind;
use tahaddi_persistence::repo::application;

crate::list_query! {
    /// Which applications to list.
    OwnApplicationQuery {
        /// Only to this challenge.
        #[param(nullable = false)]
        challenge: Option<ChallengeId>,
    }
}

/// List one's applications
///
/// Those of the startups that the caller belongs to, newest first, drafts included.
#[utoipa::path(get, path = "/v1/me/applications", operation_id = "applications_list_own", tag = "applications")]
pub async fn handle(
    permit: Permit<act::ApplicationListOwn>,
    ctx: Ctx,
    query: Query<OwnApplicationQuery>,
    expand: Expand<ApplicationExpansion>,
) -> Result<Listed<ApplicationCardView>, ApiError> {
    let Query(query) = query;
    let actor = &permit.caller.actor;
    let startups = actor.memberships.iter().filter(|membership| membership.kind == OrganisationKind::Startup);
    let startups: Vec<_> = startups.map(|membership| membership.organisation.clone()).collect();
    let cursor = ctx.cursors.open(query.limit, query.cursor.as_deref(), format!("own:{:?}:{:?}", actor.user, query.challenge))?;
    let (after, limit, now) = (cursor.after.clone(), cursor.limit, ctx.clock.now());
    let caller = permit.caller.clone();
    let (items, along) = ctx
        .db
        .read(move |conn| -> ApiResult<_> {
            let items = application::list_of(conn, &startups, query.challenge.as_ref(), after.as_ref(), limit)?;
            let along = Along::load(conn, &caller, &expand, items.iter().map(|(item, _)| item), now)?;
            Ok((items, along))
        })
        .await?;
    let page = ctx.cursors.page(&cursor, items, |(item, _)| item.id.clone())?;
    let card = |(item, name)| {
        let expanded = along.as_ref().map(|along| along.of(&item, &permit.caller, now));
        ApplicationCardView { expanded, ..ApplicationCardView::of(item, name, &permit.caller) }
    };
    Ok(Listed(page.map(card)))
}
