//! The organisations of this platform that a dossier names as partners.

use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::organisation::facts;
use std::collections::BTreeMap;
use tahaddi_domain::access::Action;
use tahaddi_domain::dossier::Partner;
use tahaddi_domain::id::OrganisationId;
use tahaddi_domain::organisation::OrganisationKind;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::organisation;

/// Those of the partners that are on this platform and that the caller may see, with what they are here for.
///
/// # Errors
/// The store failed.
pub fn seen(conn: &mut Conn, caller: &Caller, partners: &[Partner], now: Instant) -> ApiResult<BTreeMap<OrganisationId, OrganisationKind>> {
    let named: Vec<OrganisationId> = partners.iter().filter_map(|partner| partner.organisation_id.clone()).collect();
    let found = organisation::find_all(conn, &named)?.into_iter();
    let seen = found.filter(|found| caller.may(Action::OrganisationView, &facts(found, now)));
    Ok(seen.map(|found| (found.id, found.kind)).collect())
}
