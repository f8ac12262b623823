//! Organisations that belong together: those of one enterprise, and those above and below.

use crate::StoreError;
use crate::column::{Json, Key};
use crate::connection::Conn;
use crate::schema::organisations;
use diesel::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use tahaddi_domain::id::{Id as _, OrganisationId};
use tahaddi_domain::organisation::Verification;

/// An organisation: itself, its enterprise, whether somebody vouches for it, and the organisation above it.
type Row = (Key<OrganisationId>, Option<String>, Json<Verification>, Option<Key<OrganisationId>>);

/// SQLite takes 32,766 parameters a statement.
const AT_ONCE: usize = 10_000;

/// Which way the chain is followed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

/// For each of these organisations that has some, its affiliates: the other organisations of its enterprise (the first nine digits of the
/// company identifier), those above it and those below it, however far, each with its enterprise. A sister company is none of them. A
/// company identifier that no operator has looked at says nothing, on either side: anybody could give it.
///
/// What was seen is not looked at again, so that a circle of parents, which two people who write at once can make, does no harm.
///
/// # Errors
/// The store failed.
pub fn of(conn: &mut Conn, ids: &[OrganisationId]) -> Result<BTreeMap<OrganisationId, Vec<OrganisationId>>, StoreError> {
    let mut affiliates: BTreeMap<OrganisationId, BTreeSet<OrganisationId>> = BTreeMap::new();
    for way in [Way::Up, Way::Down] {
        let links = links(conn, ids, way)?;
        for id in ids.iter().filter(|id| links.contains_key(*id)) {
            affiliates.entry(id.clone()).or_default().extend(reached(id, &links));
        }
    }
    let others = |(id, mut found): (OrganisationId, BTreeSet<OrganisationId>)| {
        found.remove(&id);
        (id, found.into_iter().collect())
    };
    Ok(affiliates.into_iter().map(others).collect())
}

/// Everything that can be reached from an organisation.
fn reached(from: &OrganisationId, links: &BTreeMap<OrganisationId, BTreeSet<OrganisationId>>) -> BTreeSet<OrganisationId> {
    let mut seen: BTreeSet<OrganisationId> = [from.clone()].into();
    let mut waiting = vec![from.clone()];
    while let Some(next) = waiting.pop() {
        for other in links.get(&next).into_iter().flatten() {
            if seen.insert(other.clone()) {
                waiting.push(other.clone());
            }
        }
    }
    seen
}

/// The steps from these organisations and from all to which they lead: within an enterprise, and one way along the chain.
fn links(conn: &mut Conn, ids: &[OrganisationId], way: Way) -> Result<BTreeMap<OrganisationId, BTreeSet<OrganisationId>>, StoreError> {
    let mut links: BTreeMap<OrganisationId, BTreeSet<OrganisationId>> = BTreeMap::new();
    let mut seen: BTreeSet<OrganisationId> = ids.iter().cloned().collect();
    let mut frontier: Vec<OrganisationId> = ids.to_vec();
    while !frontier.is_empty() {
        let mut found = BTreeSet::new();
        for (from, to) in steps(conn, &frontier, way)? {
            found.insert(to.clone());
            links.entry(from).or_default().insert(to);
        }
        frontier = found.into_iter().filter(|id| seen.insert(id.clone())).collect();
    }
    Ok(links)
}

fn steps(conn: &mut Conn, from: &[OrganisationId], way: Way) -> Result<Vec<(OrganisationId, OrganisationId)>, StoreError> {
    let columns = (organisations::id, organisations::ice_enterprise, organisations::verification, organisations::parent_id);
    let mut steps = Vec::new();
    let mut enterprises: BTreeMap<String, Vec<OrganisationId>> = BTreeMap::new();
    for some in from.chunks(AT_ONCE) {
        let keys: Vec<&str> = some.iter().map(OrganisationId::as_str).collect();
        let own: Vec<Row> = organisations::table.filter(organisations::id.eq_any(&keys)).select(columns).load(&mut conn.0)?;
        for (id, enterprise, verification, parent) in own {
            if let Some(parent) = parent.filter(|_| way == Way::Up) {
                steps.push((id.0.clone(), parent.0));
            }
            if let Some(enterprise) = enterprise.filter(|_| verification.0.is_vouched()) {
                enterprises.entry(enterprise).or_default().push(id.0);
            }
        }
        if way == Way::Down {
            let below = organisations::table.filter(organisations::parent_id.is_not_null()).filter(organisations::parent_id.eq_any(&keys));
            let below: Vec<Row> = below.select(columns).load(&mut conn.0)?;
            steps.extend(below.into_iter().filter_map(|(id, _, _, parent)| Some((parent?.0, id.0))));
        }
    }
    // Nothing has the empty text. It is asked for where there is nothing to ask, so that an answer costs the same whoever applies.
    let nothing = String::new();
    let mut known: Vec<&String> = enterprises.keys().collect();
    if known.is_empty() {
        known.push(&nothing);
    }
    for some in known.chunks(AT_ONCE) {
        let query = organisations::table.filter(organisations::ice_enterprise.is_not_null());
        let same: Vec<Row> = query.filter(organisations::ice_enterprise.eq_any(some)).select(columns).load(&mut conn.0)?;
        for (id, enterprise, ..) in same.into_iter().filter(|(_, _, verification, _)| verification.0.is_vouched()) {
            let own = enterprise.and_then(|enterprise| enterprises.get(&enterprise)).into_iter().flatten();
            steps.extend(own.filter(|own| **own != id.0).map(|own| (own.clone(), id.0.clone())));
        }
    }
    Ok(steps)
}
