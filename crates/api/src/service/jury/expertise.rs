//! What jurors say they know, as slugs of the catalogue.

use crate::error::ApiResult;
use std::collections::BTreeMap;
use tahaddi_domain::catalogue::TermKind;
use tahaddi_domain::code::FieldCode;
use tahaddi_domain::refusal::Check;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::term;

/// The slugs of all these sectors and technologies, by what was typed.
///
/// # Errors
/// The store failed.
pub fn known(conn: &mut Conn, typed: &[String]) -> ApiResult<BTreeMap<String, String>> {
    if typed.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut known: BTreeMap<String, String> = term::resolve(conn, TermKind::Sector, typed, true)?;
    known.extend(term::resolve(conn, TermKind::Technology, typed, true)?);
    Ok(known)
}

/// What was typed as slugs, each once. What is unknown is noted at its place under `prefix`.
#[must_use]
pub fn slugs(known: &BTreeMap<String, String>, typed: &[String], prefix: &str, check: &mut Check) -> Vec<String> {
    let mut slugs = Vec::with_capacity(typed.len());
    for (index, text) in typed.iter().enumerate() {
        let pointer = format!("{prefix}/{index}");
        check.text(&pointer, text, 120);
        match known.get(text) {
            Some(slug) if slugs.contains(slug) => {}
            Some(slug) => slugs.push(slug.clone()),
            None => check.fail(pointer, FieldCode::UnknownReference),
        }
    }
    slugs
}
