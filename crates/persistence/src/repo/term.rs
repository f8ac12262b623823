//! The catalogue: technologies, sectors, sites and regions.

use crate::column::{At, Json};
use crate::connection::Conn;
use crate::schema::{term_synonyms, terms};
use crate::{StoreError, Tx};
use diesel::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use tahaddi_domain::catalogue::{Term, TermKind};
use tahaddi_domain::document::LocalizedText;
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
    let mut query = term_synonyms::table
        .inner_join(terms::table.on(terms::kind.eq(term_synonyms::kind).and(terms::slug.eq(term_synonyms::slug))))
        .filter(term_synonyms::kind.eq(kind.as_str()))
        .filter(term_synonyms::folded.eq_any(folded))
        .into_boxed();
    if !with_retired {
        query = query.filter(terms::retired_at.is_null());
    }
    let found: Vec<(String, String)> = query.select((term_synonyms::folded, term_synonyms::slug)).load(&mut conn.0)?;
    let by_folded: BTreeMap<String, String> = found.into_iter().collect();
    Ok(typed.iter().filter_map(|text| Some((text.clone(), by_folded.get(&fold(text))?.clone()))).collect())
}

/// Adds a term with everything that people may type for it.
///
/// # Errors
/// [`StoreError::Duplicate`] if the slug, a label or a synonym belongs to another term of the kind.
pub fn insert(tx: &mut Tx<'_>, term: &Term) -> Result<(), StoreError> {
    diesel::insert_into(terms::table).values(Row::from(term)).execute(&mut tx.0)?;
    insert_synonyms(tx, term)
}

/// Stores a term that was changed: the version after the one that was read.
///
/// # Errors
/// As [`insert`]; [`StoreError::Retry`] if somebody else was faster, which PostgreSQL lets happen between reading and saving.
pub fn save(tx: &mut Tx<'_>, term: &Term) -> Result<(), StoreError> {
    let read = terms::table.find((term.kind.as_str(), &term.slug)).filter(terms::version.eq(term.version - 1));
    if diesel::update(read).set(Row::from(term)).execute(&mut tx.0)? == 0 {
        return Err(StoreError::Retry(format!("the term {} has changed since it was read", term.slug)));
    }
    let old = term_synonyms::table.filter(term_synonyms::kind.eq(term.kind.as_str())).filter(term_synonyms::slug.eq(&term.slug));
    diesel::delete(old).execute(&mut tx.0)?;
    insert_synonyms(tx, term)
}

fn insert_synonyms(tx: &mut Tx<'_>, term: &Term) -> Result<(), StoreError> {
    for folded in term.typed_forms() {
        diesel::insert_into(term_synonyms::table)
            .values((term_synonyms::kind.eq(term.kind.as_str()), term_synonyms::folded.eq(folded), term_synonyms::slug.eq(&term.slug)))
            .execute(&mut tx.0)?;
    }
    Ok(())
}
