//! Which organisations the live dossiers of a call name as partners: a projection of the documents, to find who belongs to one.

use crate::column::Key;
use crate::connection::{Conn, per_backend};
use crate::repo::affiliate;
use crate::schema::{application_partners, applications};
use crate::{StoreError, Tx};
use diesel::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use tahaddi_domain::application::ApplicationState;
use tahaddi_domain::id::{ApplicationId, ChallengeId, Id as _, OrganisationId};

/// The organisations of this platform that the submitted dossiers of a call name, by startup, all or one of them. Whom a dossier names by
/// company identifier is every organisation of that enterprise for which an operator vouches: the number alone anybody could give.
///
/// # Errors
/// The store failed.
pub fn of(
    conn: &mut Conn,
    challenge: &ChallengeId,
    only: Option<&OrganisationId>,
) -> Result<BTreeMap<OrganisationId, Vec<OrganisationId>>, StoreError> {
    let named = application_partners::table
        .inner_join(applications::table.on(applications::id.eq(application_partners::application_id)))
        .filter(application_partners::challenge_id.eq(challenge.as_str()))
        .filter(applications::state.eq(ApplicationState::Submitted.as_str()))
        .select((applications::organisation_id, application_partners::partner));
    let named: Vec<(Key<OrganisationId>, String)> = match only {
        Some(only) => per_backend!(conn, c => named.filter(applications::organisation_id.eq(only.as_str())).load(c)),
        None => per_backend!(conn, c => named.load(c)),
    }?;
    let enterprises: BTreeSet<&str> =
        named.iter().map(|(_, partner)| partner.as_str()).filter(|partner| OrganisationId::parse(partner).is_none()).collect();
    let vouched = affiliate::vouched(conn, &enterprises.into_iter().collect::<Vec<_>>())?;
    let mut partners: BTreeMap<OrganisationId, BTreeSet<OrganisationId>> = BTreeMap::new();
    for (startup, partner) in named {
        let own = partners.entry(startup.0).or_default();
        own.extend(vouched.get(&partner).into_iter().flatten().cloned());
        own.extend(OrganisationId::parse(&partner));
    }
    Ok(partners.into_iter().map(|(startup, own)| (startup, own.into_iter().collect())).collect())
}

/// Writes whom a dossier names, by organisation and by the nine digits of an enterprise; nobody, once it is withdrawn.
///
/// # Errors
/// The store failed.
pub fn put(tx: &mut Tx<'_>, challenge: &ChallengeId, application: &ApplicationId, partners: &BTreeSet<String>) -> Result<(), StoreError> {
    diesel::delete(application_partners::table.filter(application_partners::application_id.eq(application.as_str()))).execute(&mut tx.0)?;
    for partner in partners {
        diesel::insert_into(application_partners::table)
            .values((
                application_partners::application_id.eq(application.as_str()),
                application_partners::partner.eq(partner),
                application_partners::challenge_id.eq(challenge.as_str()),
            ))
            .execute(&mut tx.0)?;
    }
    Ok(())
}
