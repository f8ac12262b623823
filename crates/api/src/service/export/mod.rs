//! Exports: asking for them, what their tables hold, and letting people read them.
//!
//! A request is checked and recorded at once; a worker writes the file later ([`crate::worker`]), page by page, with the rights that the
//! person has by then.

pub mod dossiers;
pub mod open;
pub mod phase;
pub mod request;

use crate::caller::Caller;
use crate::error::ApiResult;
use crate::i18n;
use crate::service::application::show::ensure_not_judging_blind;
use crate::service::challenge;
use crate::service::jury::independence::ensure_independent;
use crate::service::jury::stage;
use crate::tables::{Cell, Heading};
use std::sync::Arc;
use tahaddi_domain::access::{Action, Facts};
use tahaddi_domain::code::Code;
use tahaddi_domain::document::Language;
use tahaddi_domain::export::Export;
use tahaddi_domain::id::{ExportId, UserId};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::{export, user};

/// How many rows of the database make a page.
pub const PAGE: u32 = 200;

/// Where the rows of a table come from.
pub trait Source: Send + Sync {
    /// What the table is called, and its columns.
    fn heading(&self) -> Heading;

    /// The rows after a place.
    ///
    /// # Errors
    /// The store failed.
    fn page(&self, conn: &mut Conn, after: Option<&str>) -> ApiResult<Rows>;
}

/// Some rows of a table.
#[derive(Debug)]
pub struct Rows {
    /// They.
    pub rows: Vec<Vec<Cell>>,
    /// The place after which the others come; none after the last.
    pub next: Option<String>,
}

/// What a file will hold.
pub struct Contents {
    /// Its tables.
    pub tables: Vec<Arc<dyn Source>>,
    /// How many rows they have together.
    pub rows: i64,
    /// Its name, without an extension.
    pub name: String,
}

/// What the file of an export holds, for whoever asked for it and as that person may see it at `now`.
///
/// # Errors
/// What a request would be refused with now; `forbidden` for a person whose account is disabled.
pub fn contents(conn: &mut Conn, export: &Export, now: Instant) -> ApiResult<Contents> {
    let caller = as_person(conn, &export.requested_by, &Caller::default())?;
    let language = export.options.language.unwrap_or_default();
    match &export.phase {
        None => dossiers::contents(conn, &caller, export, language, now),
        Some(id) => phase::contents(conn, &caller, id, (export.with_panel, language), now),
    }
}

/// The person, with the rights of now, in the place of a caller.
///
/// # Errors
/// `forbidden` for a person whose account is disabled.
pub fn as_person(conn: &mut Conn, id: &UserId, in_place_of: &Caller) -> ApiResult<Caller> {
    let person = user::find(conn, id)?.filter(|person| person.disabled_at.is_none()).ok_or(Code::Forbidden)?;
    let mut caller = in_place_of.clone();
    caller.actor.operator = person.operator_role;
    caller.actor.memberships = user::memberships(conn, id)?;
    caller.actor.user = Some(person.id);
    Ok(caller)
}

/// An export of the caller; to everybody else it does not exist.
///
/// # Errors
/// `not_found`.
pub fn find_own(conn: &mut Conn, caller: &Caller, id: &ExportId) -> ApiResult<Export> {
    let export = export::find(conn, id)?.ok_or(Code::NotFound)?;
    caller.ensure(Action::ExportView, &Facts { account: Some(&export.requested_by), ..Facts::default() })?;
    Ok(export)
}

/// Whether the caller may still see what an export holds.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`.
pub fn ensure_may_read(conn: &mut Conn, caller: &Caller, export: &Export) -> ApiResult<()> {
    let Some(phase) = &export.phase else {
        challenge::load(conn, caller, &export.challenge, Action::DossierExport)?;
        ensure_not_judging_blind(conn, caller, &export.challenge)?;
        return ensure_independent(conn, caller, &export.challenge, None);
    };
    let stage = stage::load(conn, caller, phase, Action::RankingView)?;
    if export.with_panel { stage::ensure(caller, Action::PanelView, &stage.facts()) } else { Ok(()) }
}

/// A text of tables.
pub(super) fn said(name: &str, language: Language) -> String {
    i18n::page(&format!("table-{name}"), language, [])
}

/// Texts of tables, as columns.
pub(super) fn columns(names: &[&str], language: Language) -> Vec<String> {
    names.iter().map(|name| said(name, language)).collect()
}

/// A name of a file: the kind of its contents and the end of an id, which tells nothing.
pub(super) fn file_name(kind: &str, id: &str) -> String {
    let start = id.len().saturating_sub(8);
    format!("{kind}-{}", id.get(start..).unwrap_or(id))
}

/// A value that nobody needs to be told twice: the id of a place after which a table goes on.
pub(super) fn place<I: tahaddi_domain::id::Id>(after: Option<&str>) -> Option<I> {
    after.map(|text| I::from_stored(text.to_owned()))
}
