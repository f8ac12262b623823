//! The public lists in which challenges are found: filters, orders, words, counts.

use crate::StoreError;
use crate::column::{At, Key};
use crate::condition::among;
use crate::connection::{AnyConn, Conn, MultiBackend, per_backend};
use crate::documents::Documents;
use crate::repo::challenge::{self, Row};
pub use crate::repo::challenge_filter::{ChallengeFilter, ChallengePlace, FoundChallenge};
use crate::repo::search;
use crate::repo::search_index::Scope;
use crate::schema::{challenge_terms, challenges, organisations, search_postings as postings, term_ancestors};
use diesel::dsl;
use diesel::prelude::*;
use diesel::sql_types::Text;
use std::collections::BTreeMap;
use tahaddi_domain::catalogue::TermKind;
use tahaddi_domain::challenge::{Challenge, ChallengeState, ChallengeStatus};
use tahaddi_domain::id::{ChallengeId, Id as _};
use tahaddi_domain::search::ChallengeSort;
use tahaddi_domain::time::Instant;

/// The entries of these terms.
macro_rules! terms_of {
    ($kind:expr, $slug:expr, $slugs:expr) => {
        challenge_terms::table.filter(challenge_terms::kind.eq($kind.as_str())).filter(among($slug, $slugs.clone()))
    };
}

/// Whether a filter names terms of one kind that few challenges have.
fn is_rare(conn: &mut Conn, filter: &ChallengeFilter) -> Result<bool, StoreError> {
    for (kind, slugs) in filter.terms() {
        let many = terms_of!(kind, challenge_terms::slug, slugs).select(challenge_terms::challenge_id).offset(RARE).limit(1);
        let many: Vec<Key<ChallengeId>> = per_backend!(conn, c => many.load(c))?;
        if many.is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// How a query goes about ids that are found elsewhere: it looks each of them up (`seek`), or it walks an index and asks of each
/// challenge whether it is one of them (`walk`). SQLite, which knows no numbers, would look up and then sort; a calculated id is none to
/// look up. Where a page is full after few steps, `probe` walks and asks each challenge for its own terms: no list of ids is made.
macro_rules! id {
    (seek) => {
        challenges::id
    };
    ($way:ident) => {
        challenges::id.concat("")
    };
}

/// Adds that a challenge has one of these terms.
macro_rules! with_term {
    ($query:expr, $kind:expr, $slugs:expr, probe) => {
        // Not the slug itself, or each of them is looked up for each challenge: a challenge has few terms, which are read at once.
        $query.filter(dsl::exists(
            terms_of!($kind, challenge_terms::slug.concat(""), $slugs).filter(challenge_terms::challenge_id.eq(challenges::id)),
        ))
    };
    ($query:expr, $kind:expr, $slugs:expr, $way:ident) => {
        $query.filter(id!($way).eq_any(terms_of!($kind, challenge_terms::slug, $slugs).select(challenge_terms::challenge_id)))
    };
}

/// Fewer challenges are looked up and sorted sooner than a page of them is found by walking through thousands.
const RARE: i64 = 200;

/// Adds the conditions of a filter to a query over challenges. It is a macro because the type of a query says what is joined.
macro_rules! narrow {
    ($query:expr, $filter:expr, $now:expr, $way:ident) => {{
        let (mut query, filter, now) = ($query, $filter, At($now));
        for (kind, slugs) in filter.terms() {
            query = with_term!(query, kind, slugs, $way);
        }
        if let Some(programme) = &filter.programme {
            query = query.filter(challenges::programme_id.eq(programme.as_str().to_owned()));
        }
        if let Some(organisation) = &filter.organisation {
            query = query.filter(challenges::organisation_id.eq(organisation.as_str().to_owned()));
        }
        if let Some(only) = &filter.only {
            query = query.filter(challenges::id.eq(only.as_str().to_owned()));
        }
        if let Some(before) = filter.closes_before {
            query = query.filter(challenges::closes_at.lt(At(before)));
        }
        if let Some(status) = filter.status {
            let live = challenges::state.eq(ChallengeState::Published.as_str());
            query = match status {
                ChallengeStatus::Upcoming => query.filter(live).filter(challenges::opens_at.gt(now)),
                ChallengeStatus::Open => query
                    .filter(live)
                    .filter(challenges::opens_at.le(now))
                    .filter(challenges::closes_at.gt(now).or(challenges::closes_at.is_null())),
                ChallengeStatus::Closed => query.filter(live).filter(challenges::closes_at.le(now)),
                ChallengeStatus::Cancelled => query.filter(challenges::state.eq(ChallengeState::Cancelled.as_str())),
                ChallengeStatus::Archived => query.filter(challenges::state.eq(ChallengeState::Archived.as_str())),
            };
        }
        query
    }};
}

/// Adds that each word of a question has an answer.
macro_rules! answering {
    ($query:expr, $filter:expr, $way:ident) => {{
        let mut query = $query;
        for wanted in &$filter.words {
            let answering = postings::table.filter(search::answers(Scope::Challenge, wanted)).select(postings::subject_id);
            query = query.filter(id!($way).eq_any(answering));
        }
        query
    }};
}

/// Puts a query into the order of publication, from after a place.
macro_rules! newest_first {
    ($query:expr, $after:expr) => {{
        let mut query = $query;
        if let Some(ChallengePlace::Newest(at, id)) = $after {
            let (at, id) = (At(*at), id.as_str().to_owned());
            query = query.filter(challenges::published_at.le(at).and(challenges::published_at.lt(at).or(challenges::id.lt(id))));
        }
        query.order((challenges::published_at.desc(), challenges::id.desc()))
    }};
}

/// Puts a query into the order of one part of the list by deadline, from after a place.
macro_rules! next_deadline_first {
    ($query:expr, $turn:expr, $part:expr, $after:expr) => {{
        let (query, turn) = ($query, At($turn));
        let query = match ($part, $after) {
            (0, None) => query.filter(challenges::closes_at.gt(turn)),
            (0, Some((at, id))) => query
                .filter(challenges::closes_at.gt(turn))
                .filter(challenges::closes_at.ge(at).and(challenges::closes_at.gt(at).or(challenges::id.gt(id)))),
            (1, None) => query.filter(challenges::closes_at.is_null()),
            (1, Some((_, id))) => query.filter(challenges::closes_at.is_null()).filter(challenges::id.lt(id)),
            (_, None) => query.filter(challenges::closes_at.le(turn)),
            (_, Some((at, id))) => query.filter(challenges::closes_at.le(at).and(challenges::closes_at.lt(at).or(challenges::id.lt(id)))),
        };
        if $part == 0 {
            query.order((challenges::closes_at.asc(), challenges::id.asc()))
        } else {
            query.order((challenges::closes_at.desc(), challenges::id.desc()))
        }
    }};
}

type NamedQuery = diesel::helper_types::IntoBoxed<
    'static,
    diesel::helper_types::Select<
        diesel::helper_types::InnerJoin<challenges::table, organisations::table>,
        (diesel::helper_types::AsSelect<Row, MultiBackend>, organisations::name),
    >,
    MultiBackend,
>;

/// Published challenges that pass a filter, with the names of their organisations.
fn named(filter: &ChallengeFilter, now: Instant) -> NamedQuery {
    let query = challenges::table.inner_join(organisations::table).select((Row::as_select(), organisations::name));
    let published = query.into_boxed::<MultiBackend>().filter(challenges::published_at.is_not_null());
    answering!(narrow!(published, filter, now, probe), filter, probe)
}

/// The ids of published challenges that pass a filter, on a backend: an index answers it.
macro_rules! ids {
    ($backend:ty, $filter:expr, $now:expr, $way:ident) => {{
        // SQLite takes the index of publications for a comparison, not for IS NOT NULL.
        let since_ever = challenges::published_at.ge(At(Instant::from_micros(0))).assume_not_null();
        let query = challenges::table.select(challenges::id).into_boxed::<$backend>().filter(since_ever);
        answering!(narrow!(query, $filter, $now, $way), $filter, $way)
    }};
}

/// Published challenges in an order, from after a place; one more than `limit` if there are more.
///
/// # Errors
/// The store failed.
pub fn list(
    conn: &mut Conn,
    filter: &ChallengeFilter,
    sort: ChallengeSort,
    now: Instant,
    after: Option<&ChallengePlace>,
    limit: u32,
) -> Result<Vec<FoundChallenge>, StoreError> {
    match sort {
        ChallengeSort::Newest => newest(conn, filter, now, after, limit),
        ChallengeSort::Deadline => by_deadline(conn, filter, now, after, limit),
        ChallengeSort::Relevance => by_relevance(conn, filter, now, after, limit),
    }
}

/// Rows in the order of a query. What few challenges have is found by ids first: no document is read, and none sorted, that is not on
/// the page.
macro_rules! page {
    ($conn:expr, $filter:expr, $now:expr, $limit:expr, $query:ident => $ordered:expr) => {{
        if is_rare($conn, $filter)? {
            let $query = ids!(MultiBackend, $filter, $now, seek);
            let ids: Vec<Key<ChallengeId>> = $ordered.limit($limit).load(&mut $conn.0)?;
            rows_of($conn, ids.into_iter().map(|id| id.0).collect())?
        } else {
            let $query = named($filter, $now);
            $ordered.limit($limit).load(&mut $conn.0)?
        }
    }};
}

/// The rows with these ids, in their order.
fn rows_of(conn: &mut Conn, ids: Vec<ChallengeId>) -> Result<Vec<(Row, String)>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let query = challenges::table.inner_join(organisations::table).filter(among(challenges::id, ids.iter().map(ChallengeId::as_str)));
    let rows: Vec<(Row, String)> = per_backend!(conn, c => query.select((Row::as_select(), organisations::name)).load(c))?;
    let mut by_id: BTreeMap<ChallengeId, (Row, String)> = rows.into_iter().map(|row| (row.0.id(), row)).collect();
    Ok(ids.iter().filter_map(|id| by_id.remove(id)).collect())
}

fn newest(
    conn: &mut Conn,
    filter: &ChallengeFilter,
    now: Instant,
    after: Option<&ChallengePlace>,
    limit: u32,
) -> Result<Vec<FoundChallenge>, StoreError> {
    let rows = page!(conn, filter, now, i64::from(limit) + 1, query => newest_first!(query, after));
    read(&conn.2, rows, |challenge, _closes| {
        ChallengePlace::Newest(challenge.published_at.unwrap_or(challenge.created_at), challenge.id.clone())
    })
}

/// Three lists one after the other: what closes after `now`, the next first; what has no deadline; what has closed, the last
/// first.
fn by_deadline(
    conn: &mut Conn,
    filter: &ChallengeFilter,
    now: Instant,
    after: Option<&ChallengePlace>,
    limit: u32,
) -> Result<Vec<FoundChallenge>, StoreError> {
    let (turn, last) = match after {
        Some(ChallengePlace::Deadline(turn, closes, id)) => (*turn, Some((closes.map(At), id.as_str().to_owned()))),
        _ => (now, None),
    };
    let begun = match &last {
        None => 0,
        Some((Some(at), _)) if *at > At(turn) => 0,
        Some((None, _)) => 1,
        Some((Some(_), _)) => 2,
    };
    let mut found: Vec<FoundChallenge> = Vec::new();
    for part in begun..3 {
        let room = i64::from(limit) + 1 - i64::try_from(found.len()).unwrap_or(i64::MAX);
        if room <= 0 {
            break;
        }
        let after = last.clone().filter(|_| part == begun);
        let rows = page!(conn, filter, now, room, query => next_deadline_first!(query, turn, part, after));
        found.extend(read(&conn.2, rows, |challenge, closes| ChallengePlace::Deadline(turn, closes, challenge.id.clone()))?);
    }
    Ok(found)
}

fn by_relevance(
    conn: &mut Conn,
    filter: &ChallengeFilter,
    now: Instant,
    after: Option<&ChallengePlace>,
    limit: u32,
) -> Result<Vec<FoundChallenge>, StoreError> {
    let hits = search::hits(conn, Scope::Challenge, &filter.words)?;
    let after = match after {
        Some(ChallengePlace::Relevance(score, id)) => Some((*score, id.as_str())),
        _ => None,
    };
    let page = search::best(&filter.words, &hits, after, limit, |ids| {
        let some = challenges::table.select(challenges::id).into_boxed::<MultiBackend>().filter(among(challenges::id, ids));
        Ok(narrow!(some.filter(challenges::published_at.is_not_null()), filter, now, seek).load(&mut conn.0)?)
    })?;
    let ids: Vec<ChallengeId> = page.iter().map(|(_, id)| ChallengeId::from_stored((*id).to_owned())).collect();
    let mut by_id: BTreeMap<ChallengeId, (Challenge, String)> =
        challenge::find_all(conn, &ids)?.into_iter().map(|(challenge, name)| (challenge.id.clone(), (challenge, name))).collect();
    let found = page.iter().zip(&ids).filter_map(|((score, _), id)| {
        let (challenge, organisation) = by_id.remove(id)?;
        Some(FoundChallenge { challenge, organisation, place: ChallengePlace::Relevance(*score, id.clone()) })
    });
    Ok(found.collect())
}

fn read(
    documents: &Documents,
    rows: Vec<(Row, String)>,
    place: impl Fn(&Challenge, Option<Instant>) -> ChallengePlace,
) -> Result<Vec<FoundChallenge>, StoreError> {
    let found = rows.into_iter().map(|(row, organisation)| {
        let closes = row.closes_at();
        let challenge = row.read(documents)?;
        Ok(FoundChallenge { place: place(&challenge, closes), challenge, organisation })
    });
    found.collect()
}

/// Whether any published challenge passes a filter.
///
/// # Errors
/// The store failed.
pub fn any(conn: &mut Conn, filter: &ChallengeFilter, now: Instant) -> Result<bool, StoreError> {
    Ok(ids!(MultiBackend, filter, now, seek).limit(1).load::<String>(&mut conn.0)?.len() == 1)
}

/// How many published challenges pass a filter.
///
/// # Errors
/// The store failed.
pub fn count(conn: &mut Conn, filter: &ChallengeFilter, now: Instant) -> Result<i64, StoreError> {
    Ok(ids!(MultiBackend, filter, now, walk).count().get_result(&mut conn.0)?)
}

/// How many published challenges that pass a filter there are for each term of a kind, those with a term within it included;
/// terms without one are left out.
///
/// # Errors
/// The store failed.
pub fn facet(conn: &mut Conn, filter: &ChallengeFilter, kind: TermKind, now: Instant) -> Result<Vec<(String, i64)>, StoreError> {
    // A boxed query within another cannot be said over both engines at once.
    macro_rules! counts {
        ($backend:ty, $conn:expr, $id:expr) => {{
            let same_term = term_ancestors::kind.eq(challenge_terms::kind).and(term_ancestors::slug.eq(challenge_terms::slug));
            challenge_terms::table
                .inner_join(term_ancestors::table.on(same_term))
                .filter(challenge_terms::kind.eq(kind.as_str()))
                .filter($id.eq_any(ids!($backend, filter, now, walk)))
                .group_by(term_ancestors::ancestor)
                .select((term_ancestors::ancestor, dsl::count(challenge_terms::challenge_id).aggregate_distinct()))
                .order(term_ancestors::ancestor)
                .load::<(String, i64)>($conn)?
        }};
    }
    Ok(match &mut conn.0 {
        AnyConn::Pg(conn) => counts!(diesel::pg::Pg, conn, challenge_terms::challenge_id),
        // The plus keeps SQLite from looking up each id under each term.
        AnyConn::Sqlite(conn) => counts!(diesel::sqlite::Sqlite, conn, dsl::sql::<Text>("+challenge_terms.challenge_id")),
    })
}

/// How the engine walks the public list.
///
/// # Errors
/// The store failed.
#[cfg(any(test, feature = "testing"))]
pub fn plan_public(conn: &mut Conn, filter: &ChallengeFilter, now: Instant) -> Result<Vec<String>, StoreError> {
    crate::inspect::plan(conn, newest_first!(named(filter, now), None::<&ChallengePlace>).limit(21))
}
