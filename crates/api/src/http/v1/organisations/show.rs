//! See an organisation.

use super::view::OrganisationView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::PathId;
use crate::http::reply::{Found, Kept, Public};
use crate::service::organisation::load;
use tahaddi_domain::access::Action;
use tahaddi_domain::id::OrganisationId;

/// An organisation
///
/// A verified organisation is public; another is seen by its members and operators.
#[utoipa::path(get, path = "/v1/organisations/{id}", operation_id = "organisations_view", tag = "organisations")]
pub async fn handle(permit: Permit<act::OrganisationView>, ctx: Ctx, id: PathId<OrganisationId>) -> Result<Public<Kept<Found<OrganisationView>>>, ApiError> {
    let now = ctx.clock.now();
    let caller = permit.caller.clone();
    let organisation = ctx.db.read(move |conn| load(conn, &caller, &id.0, Action::OrganisationView, now)).await?;
    Ok(Public(Kept(Found::versioned(organisation.version, OrganisationView::of(organisation, &permit.caller, now)))))
}
