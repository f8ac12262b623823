//! The catalogue: terms come and retire.

use crate::caller::Caller;
use crate::error::{ApiError, ApiResult};
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::access::{Action, Facts};
use tahaddi_domain::catalogue::{Term, TermKind, ancestors};
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::refusal::{Check, Refusal};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::term;
use tahaddi_persistence::{Conn, StoreError, Tx};

/// Adds a term.
///
/// # Errors
/// The term is not valid, one of its parents is unknown or lies within it, or one of its names belongs to another
/// (`already_exists`).
pub fn create(tx: &mut Tx<'_>, caller: &Caller, new: &Term) -> ApiResult<Term> {
    caller.ensure(Action::TermManage, &Facts::default())?;
    new.ensure_valid()?;
    ensure_parents(tx, new)?;
    let now = tx.now()?;
    let term = Term { version: 1, created_at: now, updated_at: now, ..new.clone() };
    tx.savepoint(|tx| term::insert(tx, &term)).map_err(taken)?;
    record(tx, caller, Event::new("term.created", &term.slug).with(json!({"kind": term.kind.as_str()})))?;
    Ok(term)
}

/// Changes a term: its labels, synonyms and details, or whether it is retired.
///
/// # Errors
/// As [`create`]; `not_found`; `precondition_failed` from `seen`.
pub fn change(
    tx: &mut Tx<'_>,
    caller: &Caller,
    (kind, slug): (TermKind, &str),
    seen: impl Fn(i64) -> ApiResult<()>,
    change: impl Fn(Term, Instant) -> ApiResult<Term>,
) -> ApiResult<Term> {
    caller.ensure(Action::TermManage, &Facts::default())?;
    let before = term::find(tx, kind, slug)?.ok_or(Code::NotFound)?;
    seen(before.version)?;
    let now = tx.now()?;
    let version = before.version + 1;
    let term = Term { version, updated_at: now, ..change(before, now)? };
    term.ensure_valid()?;
    ensure_parents(tx, &term)?;
    tx.savepoint(|tx| term::save(tx, &term)).map_err(taken)?;
    let details = json!({"kind": kind.as_str(), "retired": term.retired_at.is_some()});
    record(tx, caller, Event::new("term.changed", &term.slug).with(details))?;
    Ok(term)
}

/// What contains a term exists, and does not lie within it.
fn ensure_parents(tx: &mut Tx<'_>, term: &Term) -> ApiResult<()> {
    if term.parents.is_empty() {
        return Ok(());
    }
    let mut known = term::parents(tx, term.kind)?;
    known.insert(term.slug.clone(), term.parents.clone());
    let mut check = Check::default();
    let pairs = ancestors(&known);
    for (index, parent) in term.parents.iter().enumerate() {
        let pointer = format!("/parents/{index}");
        check.require(known.contains_key(parent), pointer.clone(), FieldCode::UnknownReference);
        check.require(!pairs.contains(&(term.slug.clone(), parent.clone())), pointer, FieldCode::NotAllowed);
    }
    Ok(check.finish()?)
}

fn taken(error: StoreError) -> ApiError {
    match error {
        StoreError::Duplicate(_) => Refusal::new(Code::AlreadyExists).into(),
        other => other.into(),
    }
}

/// Replaces what people typed by slugs; what is already in `known` may be retired.
///
/// # Errors
/// `validation_failed` with a pointer to each entry that names no term, or to the list if it is too long.
pub fn normalise(
    conn: &mut Conn,
    kind: TermKind,
    typed: &mut Vec<String>,
    known: &[String],
    pointer: &str,
    check: &mut Check,
) -> ApiResult<()> {
    if typed.len() > kind.most() {
        check.fail_with(pointer, FieldCode::TooLong, [("max", kind.most().to_string()), ("length", typed.len().to_string())]);
        return Ok(());
    }
    let current = term::resolve(conn, kind, typed, false)?;
    let mut slugs = Vec::with_capacity(typed.len());
    for (index, text) in typed.iter().enumerate() {
        // Folding passes over signs that nobody sees; whoever sends them did not mean to.
        check.text(&format!("{pointer}/{index}"), text, 120);
        match current.get(text) {
            Some(slug) if slugs.contains(slug) => {}
            Some(slug) => slugs.push(slug.clone()),
            None if known.contains(text) => slugs.push(text.clone()),
            None => check.fail(format!("{pointer}/{index}"), FieldCode::UnknownReference),
        }
    }
    *typed = slugs;
    Ok(())
}

/// The slugs that a filter means; retired terms still filter.
///
/// # Errors
/// `invalid_parameter` for a value that names no term: a typing mistake would else look like an empty list.
pub fn filter_slugs(conn: &mut Conn, kind: TermKind, parameter: &'static str, typed: &[String]) -> ApiResult<Vec<String>> {
    let known = term::resolve(conn, kind, typed, true)?;
    let mut slugs = Vec::with_capacity(typed.len());
    for text in typed {
        let slug = known.get(text).ok_or_else(|| {
            Refusal::new(Code::InvalidParameter).with("parameter", parameter).with("value", text.chars().take(100).collect::<String>())
        })?;
        slugs.push(slug.clone());
    }
    slugs.sort();
    slugs.dedup();
    Ok(slugs)
}
