//! Loads the catalogue.

use crate::caller::Caller;
use crate::error::{ApiError, ApiResult};
use crate::service::record::{Event, audit};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use tahaddi_domain::catalogue::{Term, TermKind};
use tahaddi_domain::document::LocalizedText;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::term;
use tahaddi_persistence::{Conn, Db, StoreError, Tx};

const CATALOGUE: &str = include_str!("../../../../seed-data/catalogue.json");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Catalogue {
    sectors: Vec<Entry>,
    technologies: Vec<Entry>,
    regions: Vec<Entry>,
    sites: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    slug: String,
    labels: LocalizedText,
    synonyms: Vec<String>,
    #[serde(default)]
    parents: Vec<String>,
    #[serde(default)]
    details: serde_json::Map<String, Value>,
}

/// Adds the terms of the catalogue that are missing, and returns how many those were. What is there stays as it is, also
/// what operators have changed or retired; what nobody has changed learns what contains it.
///
/// # Errors
/// The catalogue is not valid, or the store failed.
pub async fn catalogue(db: &Db) -> ApiResult<usize> {
    let terms = terms()?;
    let known = db.read(known).await?;
    let find = |term: &Term| known.get(&(term.kind.as_str(), term.slug.clone()));
    let missing: Vec<Term> = terms.iter().filter(|term| find(term).is_none()).cloned().collect();
    let fresh = |stored: &&Term| stored.version == 1 && stored.parents.is_empty();
    let placed = terms.iter().filter(|term| !term.parents.is_empty());
    let placed: Vec<Term> = placed
        .filter_map(|term| find(term).filter(fresh).map(|stored| Term { parents: term.parents.clone(), version: 2, ..stored.clone() }))
        .collect();
    if missing.is_empty() && placed.is_empty() {
        return Ok(0);
    }
    db.write(move |tx| {
        placed.iter().try_for_each(|stored| term::save(tx, stored))?;
        add(tx, &missing)
    })
    .await
}

fn known(conn: &mut Conn) -> ApiResult<BTreeMap<(&'static str, String), Term>> {
    let mut known = BTreeMap::new();
    for kind in TermKind::ALL {
        known.extend(term::list(conn, *kind, true)?.into_iter().map(|term| ((kind.as_str(), term.slug.clone()), term)));
    }
    Ok(known)
}

fn add(tx: &mut Tx<'_>, terms: &[Term]) -> ApiResult<usize> {
    let now = tx.now()?;
    let mut added = 0;
    for term in terms {
        let term = Term { version: 1, created_at: now, updated_at: now, ..term.clone() };
        match tx.savepoint(|tx| term::insert(tx, &term)) {
            Ok(()) => added += 1,
            // An operator has given one of its names to another term, or another replica was faster.
            Err(StoreError::Duplicate(_)) => {
                tracing::warn!(slug = %term.slug, "a term of the catalogue is not added: one of its names is taken")
            }
            Err(error) => return Err(error.into()),
        }
    }
    if added > 0 {
        audit(tx, &Caller::system(), &Event::new("catalogue.loaded", "catalogue").with(json!({"terms": added})))?;
    }
    Ok(added)
}

fn terms() -> ApiResult<Vec<Term>> {
    let catalogue: Catalogue = serde_json::from_str(CATALOGUE).map_err(ApiError::fault)?;
    let lists = [
        (TermKind::Sector, catalogue.sectors),
        (TermKind::Technology, catalogue.technologies),
        (TermKind::Region, catalogue.regions),
        (TermKind::Site, catalogue.sites),
    ];
    let mut terms = Vec::new();
    for (kind, entries) in lists {
        for (position, entry) in (1..).zip(entries) {
            let Entry { slug, labels, synonyms, parents, details } = entry;
            let epoch = Instant::from_micros(0);
            let details = Value::Object(details);
            let term = Term {
                kind,
                slug,
                labels,
                synonyms,
                parents,
                details,
                position,
                retired_at: None,
                version: 1,
                created_at: epoch,
                updated_at: epoch,
            };
            term.ensure_valid()?;
            terms.push(term);
        }
    }
    Ok(terms)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogue_is_valid_and_no_name_means_two_terms() {
        let mut owners = BTreeMap::new();
        for term in terms().unwrap() {
            for form in term.typed_forms() {
                let other = owners.insert((term.kind.as_str(), form.clone()), term.slug.clone());
                assert_eq!(other, None, "{form} names {} too", term.slug);
            }
        }
        assert!(owners.len() > 500);
    }

    #[test]
    fn every_site_lies_in_a_region_of_the_catalogue() {
        let terms = terms().unwrap();
        let regions: Vec<&str> = terms.iter().filter(|term| term.kind == TermKind::Region).map(|term| term.slug.as_str()).collect();
        for site in terms.iter().filter(|term| term.kind == TermKind::Site) {
            let region = site.details.get("region").and_then(Value::as_str).unwrap();
            assert!(regions.contains(&region), "{}: {region}", site.slug);
        }
    }
}
