//! The catalogue: technologies, sectors, sites and regions.

use crate::column::{At, Json};
use crate::condition::among;
use crate::connection::{Conn, per_backend};
use crate::repo::search_index::{self, Scope};
use crate::schema::{term_ancestors, term_synonyms, terms};
use crate::{StoreError, Tx};
use diesel::prelude::*;
use diesel::sql_types::Bool;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use tahaddi_domain::catalogue::{Term, TermKind, ancestors};
use tahaddi_domain::document::LocalizedText;
use tahaddi_domain::search::term_word;
use tahaddi_domain::text::fold;

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = terms, primary_key(kind, slug), treat_none_as_null = true)]
struct Row {
    kind: String,
    slug: String,
    labels: Json<LocalizedText>,
    synonyms: Json<Vec<String>>,
    details: Json<Value>,
    position: i64,
    retired_at: Option<At>,
    version: i64,
    created_at: At,
    updated_at: At,
    parents: Json<Vec<String>>,
}

impl From<&Term> for Row {
    fn from(term: &Term) -> Self {
        Self {
            kind: term.kind.as_str().to_owned(),
            slug: term.slug.clone(),
            labels: Json(term.labels.clone()),
            synonyms: Json(term.synonyms.clone()),
            details: Json(term.details.clone()),
            position: term.position,
            retired_at: term.retired_at.map(At),
            version: term.version,
            created_at: At(term.created_at),
            updated_at: At(term.updated_at),
            parents: Json(term.parents.clone()),
        }
    }
}

impl TryFrom<Row> for Term {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            kind: TermKind::parse(&row.kind).ok_or_else(|| StoreError::corrupt("terms", &row.slug, "kind"))?,
            slug: row.slug,
            labels: row.labels.0,
            synonyms: row.synonyms.0,
            parents: row.parents.0,
            details: row.details.0,
            position: row.position,
            retired_at: row.retired_at.map(|at| at.0),
            version: row.version,
            created_at: row.created_at.0,
            updated_at: row.updated_at.0,
        })
    }
}

/// The terms of a kind in their order; retired ones only if asked for.
///
/// # Errors
/// The store failed.
pub fn list(conn: &mut Conn, kind: TermKind, with_retired: bool) -> Result<Vec<Term>, StoreError> {
    let mut query = terms::table.filter(terms::kind.eq(kind.as_str())).into_boxed();
    if !with_retired {
        query = query.filter(terms::retired_at.is_null());
    }
    let rows: Vec<Row> = query.order((terms::position, terms::slug)).select(Row::as_select()).load(&mut conn.0)?;
    rows.into_iter().map(Term::try_from).collect()
}

/// One term.
///
/// # Errors
/// The store failed.
pub fn find(conn: &mut Conn, kind: TermKind, slug: &str) -> Result<Option<Term>, StoreError> {
    let row: Option<Row> = terms::table.find((kind.as_str(), slug)).select(Row::as_select()).first(&mut conn.0).optional()?;
    row.map(Term::try_from).transpose()
}

/// The slugs behind what people type: slugs, labels or synonyms in any case and accents. What is unknown is not in the map;
/// retired terms are left out unless asked for.
///
/// # Errors
/// The store failed.
pub fn resolve(conn: &mut Conn, kind: TermKind, typed: &[String], with_retired: bool) -> Result<BTreeMap<String, String>, StoreError> {
    let folded: BTreeSet<String> = typed.iter().map(|text| fold(text)).collect();
    if folded.is_empty() {
        return Ok(BTreeMap::new());
    }
    let query = term_synonyms::table
        .inner_join(terms::table.on(terms::kind.eq(term_synonyms::kind).and(terms::slug.eq(term_synonyms::slug))))
        .filter(term_synonyms::kind.eq(kind.as_str()))
        .filter(among(term_synonyms::folded, folded))
        .filter(terms::retired_at.is_null().or(with_retired.into_sql::<Bool>()))
        .select((term_synonyms::folded, term_synonyms::slug));
    let found: Vec<(String, String)> = per_backend!(conn, c => query.load(c))?;
    let by_folded: BTreeMap<String, String> = found.into_iter().collect();
    Ok(typed.iter().filter_map(|text| Some((text.clone(), by_folded.get(&fold(text))?.clone()))).collect())
}

/// The slugs of terms of a kind and of all that lie within them.
///
/// # Errors
/// The store failed.
pub fn within(conn: &mut Conn, kind: TermKind, slugs: &[String]) -> Result<Vec<String>, StoreError> {
    if slugs.is_empty() {
        return Ok(Vec::new());
    }
    let pairs = term_ancestors::table.filter(term_ancestors::kind.eq(kind.as_str())).filter(among(term_ancestors::ancestor, slugs));
    let found: Vec<String> = per_backend!(conn, c => pairs.select(term_ancestors::slug).load(c))?;
    Ok(BTreeSet::from_iter(found).into_iter().collect())
}

/// For each term of a kind, itself and all in which it lies, by slug.
///
/// # Errors
/// The store failed.
pub fn containers(conn: &mut Conn, kind: TermKind) -> Result<BTreeMap<String, BTreeSet<String>>, StoreError> {
    let pairs = term_ancestors::table.filter(term_ancestors::kind.eq(kind.as_str()));
    let pairs: Vec<(String, String)> = pairs.select((term_ancestors::slug, term_ancestors::ancestor)).load(&mut conn.0)?;
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (slug, container) in pairs {
        found.entry(slug).or_default().insert(container);
    }
    Ok(found)
}

/// What contains each term of a kind directly.
///
/// # Errors
/// The store failed.
pub fn parents(conn: &mut Conn, kind: TermKind) -> Result<BTreeMap<String, Vec<String>>, StoreError> {
    let of_kind = terms::table.filter(terms::kind.eq(kind.as_str())).select((terms::slug, terms::parents));
    let rows: Vec<(String, Json<Vec<String>>)> = of_kind.load(&mut conn.0)?;
    Ok(rows.into_iter().map(|(slug, parents)| (slug, parents.0)).collect())
}

/// Adds a term with everything that people may type for it.
///
/// # Errors
/// [`StoreError::Duplicate`] if the slug, a label or a synonym belongs to another term of the kind.
pub fn insert(tx: &mut Tx<'_>, term: &Term) -> Result<(), StoreError> {
    tx.shows();
    diesel::insert_into(terms::table).values(Row::from(term)).execute(&mut tx.0)?;
    insert_synonyms(tx, term)?;
    project(tx, term)
}

/// Stores a term that was changed: the version after the one that was read.
///
/// # Errors
/// As [`insert`]; [`StoreError::Retry`] if somebody else was faster, which PostgreSQL lets happen between reading and saving.
pub fn save(tx: &mut Tx<'_>, term: &Term) -> Result<(), StoreError> {
    tx.shows();
    let read = terms::table.find((term.kind.as_str(), &term.slug)).filter(terms::version.eq(term.version - 1));
    if diesel::update(read).set(Row::from(term)).execute(&mut tx.0)? == 0 {
        return Err(StoreError::Retry(format!("the term {} has changed since it was read", term.slug)));
    }
    let old = term_synonyms::table.filter(term_synonyms::kind.eq(term.kind.as_str())).filter(term_synonyms::slug.eq(&term.slug));
    diesel::delete(old).execute(&mut tx.0)?;
    insert_synonyms(tx, term)?;
    project(tx, term)
}

fn insert_synonyms(tx: &mut Tx<'_>, term: &Term) -> Result<(), StoreError> {
    tx.shows();
    for folded in term.typed_forms() {
        diesel::insert_into(term_synonyms::table)
            .values((term_synonyms::kind.eq(term.kind.as_str()), term_synonyms::folded.eq(folded), term_synonyms::slug.eq(&term.slug)))
            .execute(&mut tx.0)?;
    }
    Ok(())
}

/// Writes what follows from a term: how search finds it, and what lies within what.
fn project(tx: &mut Tx<'_>, term: &Term) -> Result<(), StoreError> {
    tx.shows();
    let kind = term.kind.as_str();
    // What lies within what is compared as a whole: two who do it at once would undo each other's rows.
    super::lock_table(tx, "term_ancestors")?;
    search_index::put(tx, Scope::Term, &term_word(term.kind, &term.slug), term.search_entry())?;
    let pairs = ancestors(&parents(tx, term.kind)?);
    let of_kind = term_ancestors::table.filter(term_ancestors::kind.eq(kind));
    let stored: Vec<(String, String)> = of_kind.select((term_ancestors::ancestor, term_ancestors::slug)).load(&mut tx.0)?;
    let stored: BTreeSet<(String, String)> = stored.into_iter().collect();
    for (ancestor, slug) in stored.difference(&pairs) {
        diesel::delete(term_ancestors::table.find((kind, ancestor, slug))).execute(&mut tx.0)?;
    }
    for (ancestor, slug) in pairs.difference(&stored) {
        diesel::insert_into(term_ancestors::table)
            .values((term_ancestors::kind.eq(kind), term_ancestors::ancestor.eq(ancestor), term_ancestors::slug.eq(slug)))
            .execute(&mut tx.0)?;
    }
    Ok(())
}

/// Writes anew what follows from all terms, after the form of folded words has changed.
///
/// # Errors
/// The store failed.
pub fn rebuild(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    tx.shows();
    diesel::delete(term_synonyms::table).execute(&mut tx.0)?;
    for kind in TermKind::ALL {
        for term in list(tx, *kind, true)? {
            for folded in term.typed_forms() {
                let row =
                    (term_synonyms::kind.eq(term.kind.as_str()), term_synonyms::folded.eq(folded), term_synonyms::slug.eq(&term.slug));
                // Two names may have become one by the new form: it stays with the term that comes first.
                per_backend!(tx, c => diesel::insert_into(term_synonyms::table).values(row).on_conflict_do_nothing().execute(c))?;
            }
            project(tx, &term)?;
        }
    }
    Ok(())
}
