//! Searches that people keep, and mail about what is newly published for them.

use crate::caller::Caller;
use crate::error::{ApiError, ApiResult};
use crate::service::catalogue::normalise;
use crate::service::find::ChallengeSearch;
use crate::service::record::{Event, record};
use tahaddi_domain::access::{Action, Facts};
use tahaddi_domain::catalogue::TermKind;
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::id::{ChallengeId, Id as _, SavedSearchId, UserId};
use tahaddi_domain::refusal::{Check, Refusal};
use tahaddi_domain::saved_search::{MOST_SAVED, SavedQuery, SavedSearch};
use tahaddi_persistence::repo::challenge_find::{self, ChallengeFilter};
use tahaddi_persistence::repo::{organisation, programme, saved_search};
use tahaddi_persistence::{Conn, Tx};

/// What a person says of a search.
#[derive(Clone, Debug)]
pub struct SearchContent {
    /// What it is called.
    pub name: String,
    /// What it looks for, as it was typed.
    pub query: SavedQuery,
    /// Whether mail is wanted.
    pub notify: bool,
}

/// The caller, who is somebody.
fn oneself(caller: &Caller, action: Action) -> ApiResult<UserId> {
    caller.ensure(action, &Facts::default())?;
    Ok(caller.actor.user.clone().ok_or(Code::AuthenticationRequired)?)
}

/// One of the caller's searches; those of others do not exist.
///
/// # Errors
/// `not_found`.
pub fn load(conn: &mut Conn, caller: &Caller, id: &SavedSearchId) -> ApiResult<SavedSearch> {
    let user = oneself(caller, Action::MeView)?;
    let found = saved_search::find(conn, id)?.filter(|search| search.user == user);
    Ok(found.ok_or(Code::NotFound)?)
}

/// Keeps a search.
///
/// # Errors
/// Fields are wrong, or the person keeps as many as one may.
pub fn create(tx: &mut Tx<'_>, caller: &Caller, content: SearchContent) -> ApiResult<SavedSearch> {
    let user = oneself(caller, Action::MeEdit)?;
    if saved_search::count(tx, &user)? >= MOST_SAVED {
        let mut check = Check::default();
        check.fail_with("", FieldCode::TooLong, [("max", MOST_SAVED.to_string())]);
        check.finish()?;
    }
    let now = tx.now()?;
    let id: SavedSearchId = tx.new_id()?;
    let SearchContent { name, query, notify } = content;
    let search = settled(tx, SavedSearch { id, user, name, query, notify, version: 1, created_at: now, updated_at: now }, None)?;
    saved_search::insert(tx, &search)?;
    record(tx, caller, Event::new("saved_search.created", search.id.as_str()))?;
    Ok(search)
}

/// Changes a search. `seen` compares the version that the caller has seen.
///
/// # Errors
/// `not_found`, `precondition_failed`, or fields are wrong.
pub fn edit(
    tx: &mut Tx<'_>,
    caller: &Caller,
    id: &SavedSearchId,
    seen: impl Fn(i64) -> ApiResult<()>,
    change: impl Fn(&SavedSearch) -> ApiResult<SearchContent>,
) -> ApiResult<SavedSearch> {
    oneself(caller, Action::MeEdit)?;
    saved_search::lock(tx, id)?;
    let before = load(tx, caller, id)?;
    seen(before.version)?;
    let SearchContent { name, query, notify } = change(&before)?;
    let (known, version, updated_at) = (before.query.clone(), before.version + 1, tx.now()?);
    let search = settled(tx, SavedSearch { name, query, notify, version, updated_at, ..before }, Some(&known))?;
    saved_search::save(tx, &search)?;
    record(tx, caller, Event::new("saved_search.changed", id.as_str()))?;
    Ok(search)
}

/// Forgets a search.
///
/// # Errors
/// `not_found`, `precondition_failed`.
pub fn delete(tx: &mut Tx<'_>, caller: &Caller, id: &SavedSearchId, seen: impl Fn(i64) -> ApiResult<()>) -> ApiResult<()> {
    oneself(caller, Action::MeEdit)?;
    saved_search::lock(tx, id)?;
    seen(load(tx, caller, id)?.version)?;
    saved_search::delete(tx, id)?;
    record(tx, caller, Event::new("saved_search.deleted", id.as_str()))
}

/// The search with slugs for what was typed; all that it names exists.
fn settled(tx: &mut Tx<'_>, mut search: SavedSearch, known: Option<&SavedQuery>) -> ApiResult<SavedSearch> {
    let mut check = Check::default();
    let none = SavedQuery::default();
    let known = known.unwrap_or(&none);
    let query = &mut search.query;
    normalise(tx, TermKind::Technology, &mut query.technologies, &known.technologies, "/query/technologies", &mut check)?;
    normalise(tx, TermKind::Sector, &mut query.sectors, &known.sectors, "/query/sectors", &mut check)?;
    normalise(tx, TermKind::Site, &mut query.sites, &known.sites, "/query/sites", &mut check)?;
    for slugs in [&mut query.technologies, &mut query.sectors, &mut query.sites] {
        slugs.sort();
    }
    if let Some(id) = &query.programme_id {
        check.require(programme::find(tx, id)?.is_some(), "/query/programme_id", FieldCode::UnknownReference);
    }
    if let Some(id) = &query.organisation_id {
        check.require(organisation::find(tx, id)?.is_some(), "/query/organisation_id", FieldCode::UnknownReference);
    }
    query.q = query.q.take().map(|q| q.trim().to_owned()).filter(|q| !q.is_empty());
    check.finish()?;
    search.ensure_valid()?;
    Ok(search)
}

/// What the list of challenges would be asked for a search.
#[must_use]
pub fn asked(query: &SavedQuery) -> ChallengeSearch {
    ChallengeSearch {
        technology: query.technologies.clone(),
        sector: query.sectors.clone(),
        site: query.sites.clone(),
        programme: query.programme_id.clone(),
        organisation: query.organisation_id.clone(),
        q: query.q.clone(),
        ..ChallengeSearch::default()
    }
}

/// Whether a published challenge is one that a search looks for: whether the list of challenges would show it, for words as they
/// are typed.
///
/// # Errors
/// The store failed.
pub fn finds(conn: &mut Conn, search: &SavedSearch, challenge: &ChallengeId, now: tahaddi_domain::time::Instant) -> ApiResult<bool> {
    match asked(&search.query).filter(conn, Some(false), now) {
        Ok((filter, _)) => Ok(challenge_find::any(conn, &ChallengeFilter { only: Some(challenge.clone()), ..filter }, now)?),
        // It names what is no more.
        Err(ApiError::Refused(Refusal { .. })) => Ok(false),
        Err(error) => Err(error),
    }
}
