//! Organisations that belong together: those of one enterprise, and those above and below.

use crate::StoreError;
use crate::column::{Json, Key};
use crate::condition::among;
use crate::connection::{Conn, per_backend};
use crate::schema::organisations;
use diesel::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use tahaddi_domain::id::{Id as _, OrganisationId};
use tahaddi_domain::organisation::Verification;

/// An organisation: itself, its enterprise, whether somebody vouches for it, and the organisation above it.
type Row = (Key<OrganisationId>, Option<String>, Json<Verification>, Option<Key<OrganisationId>>);

/// How many are looked up by one statement: its list is held whole.
const AT_ONCE: usize = 10_000;

/// No enterprise has the empty text. It is asked for where there is nothing to ask, so that an answer costs the same whoever applies.
const NOTHING: &[&str] = &[""];

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
        let keys = || some.iter().map(OrganisationId::as_str);
        let own = organisations::table.filter(among(organisations::id, keys())).select(columns);
        let own: Vec<Row> = per_backend!(conn, c => own.load(c))?;
        for (id, enterprise, verification, parent) in own {
            if let Some(parent) = parent.filter(|_| way == Way::Up) {
                steps.push((id.0.clone(), parent.0));
            }
            if let Some(enterprise) = enterprise.filter(|_| verification.0.is_vouched()) {
                enterprises.entry(enterprise).or_default().push(id.0);
            }
        }
        if way == Way::Down {
            let below = organisations::table.filter(organisations::parent_id.is_not_null());
            let below = below.filter(among(organisations::parent_id.assume_not_null(), keys())).select(columns);
            let below: Vec<Row> = per_backend!(conn, c => below.load(c))?;
            steps.extend(below.into_iter().filter_map(|(id, _, _, parent)| Some((parent?.0, id.0))));
        }
    }
    let known: Vec<&str> = enterprises.keys().map(String::as_str).collect();
    for (enterprise, same) in vouched(conn, &known)? {
        for own in enterprises.get(&enterprise).into_iter().flatten() {
            steps.extend(same.iter().filter(|id| *id != own).map(|id| (own.clone(), id.clone())));
        }
    }
    Ok(steps)
}

/// The organisations of these enterprises for which an operator vouches, by the nine digits of the enterprise.
///
/// # Errors
/// The store failed.
pub fn vouched(conn: &mut Conn, enterprises: &[&str]) -> Result<BTreeMap<String, Vec<OrganisationId>>, StoreError> {
    let asked = if enterprises.is_empty() { NOTHING } else { enterprises };
    let columns = (organisations::id, organisations::ice_enterprise, organisations::verification);
    let mut found: BTreeMap<String, Vec<OrganisationId>> = BTreeMap::new();
    for some in asked.chunks(AT_ONCE) {
        let query = organisations::table.filter(organisations::ice_enterprise.is_not_null());
        let same = query.filter(among(organisations::ice_enterprise.assume_not_null(), some.iter().copied())).select(columns);
        let same: Vec<(Key<OrganisationId>, Option<String>, Json<Verification>)> = per_backend!(conn, c => same.load(c))?;
        for (id, enterprise, verification) in same {
            if let Some(enterprise) = enterprise.filter(|_| verification.0.is_vouched()) {
                found.entry(enterprise).or_default().push(id.0);
            }
        }
    }
    Ok(found)
}
