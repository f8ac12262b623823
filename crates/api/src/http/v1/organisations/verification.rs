//! See the verification of an organisation.

use super::view::VerificationView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::PathId;
use crate::http::reply::Found;
use crate::service::organisation::load;
use tahaddi_domain::access::Action;
use tahaddi_domain::id::OrganisationId;

/// Verification
///
/// The evidence and the verdict, for members and operators. Operators see besides which other organisations are the same enterprise.
#[utoipa::path(get, path = "/v1/organisations/{id}/verification", operation_id = "verification_view", tag = "organisations")]
pub async fn handle(permit: Permit<act::VerificationView>, ctx: Ctx, id: PathId<OrganisationId>) -> Result<Found<VerificationView>, ApiError> {
    let now = ctx.clock.now();
    ctx.db
        .read(move |conn| {
            let organisation = load(conn, &permit.caller, &id.0, Action::VerificationView, now)?;
            Ok(Found::versioned(organisation.version, VerificationView::of(conn, organisation, &permit.caller, now)?))
        })
        .await
}
