//! The organisations that a dossier names as partners.

use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::organisation::facts;
use std::collections::{BTreeMap, BTreeSet};
use tahaddi_domain::access::Action;
use tahaddi_domain::application::{Application, ApplicationState};
use tahaddi_domain::dossier::Partner;
use tahaddi_domain::id::OrganisationId;
use tahaddi_domain::organisation::OrganisationKind;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::{application_partners, organisation};
use tahaddi_persistence::{Conn, Tx};

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

/// Keeps whom a dossier that is handed in names: who belongs to a partner does not judge it. One that was taken back names nobody.
///
/// # Errors
/// The store failed.
pub fn keep(tx: &mut Tx<'_>, dossier: &Application) -> ApiResult<()> {
    let counts = dossier.state == ApplicationState::Submitted;
    let keys: BTreeSet<String> = dossier.document.partners.iter().filter(|_| counts).flat_map(Partner::keys).collect();
    Ok(application_partners::put(tx, &dossier.challenge, &dossier.id, &keys)?)
}
