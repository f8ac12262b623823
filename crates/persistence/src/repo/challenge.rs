//! Challenges, and the lists in which they are found.

use crate::column::{At, Doc, Key, doc};
use crate::connection::{Conn, MultiBackend};
use crate::repo::challenge_revision;
use crate::schema::{challenge_terms, challenges, organisations};
use crate::{StoreError, Tx};
use diesel::prelude::*;
use tahaddi_domain::catalogue::TermKind;
use tahaddi_domain::challenge::{Challenge, ChallengeState, ChallengeStatus};
use tahaddi_domain::document::ChallengeDocument;
use tahaddi_domain::id::{ChallengeId, Id as _, OrganisationId, ProgrammeId, UserId};
use tahaddi_domain::text::fold;
use tahaddi_domain::time::Instant;

/// Which challenges to list; `None` and empty leave a field open.
#[derive(Clone, Debug, Default)]
pub struct ChallengeFilter {
    /// Only with one of these technologies, by slug.
    pub technologies: Vec<String>,
    /// Only of one of these sectors, by slug.
    pub sectors: Vec<String>,
    /// Only at one of these sites, by slug.
    pub sites: Vec<String>,
    /// Only of this programme.
    pub programme: Option<ProgrammeId>,
    /// Only of this organisation.
    pub organisation: Option<OrganisationId>,
    /// Only what is this at `now`.
    pub status: Option<ChallengeStatus>,
    /// Only what closes before this.
    pub closes_before: Option<Instant>,
    /// Only what has all these words in its texts.
    pub words: Option<String>,
}

/// How many words of a search count.
const MAX_WORDS: usize = 20;

/// Where a page of the public list begins: after the challenge published then, with that id.
pub type PublicPosition = (Instant, ChallengeId);

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = challenges, treat_none_as_null = true)]
struct Row {
    id: Key<ChallengeId>,
    organisation_id: Key<OrganisationId>,
    programme_id: Option<Key<ProgrammeId>>,
    state: String,
    document: Doc<ChallengeDocument>,
    note: Option<String>,
    opens_at: Option<At>,
    closes_at: Option<At>,
    search_text: String,
    publish_at: Option<At>,
    published_at: Option<At>,
    created_by: Key<UserId>,
    version: i64,
    created_at: At,
    updated_at: At,
}

impl From<&Challenge> for Row {
    fn from(challenge: &Challenge) -> Self {
        let window = challenge.document.application_phase();
        Self {
            id: Key(challenge.id.clone()),
            organisation_id: Key(challenge.organisation.clone()),
            programme_id: challenge.programme.clone().map(Key),
            state: challenge.state.as_str().to_owned(),
            opens_at: window.and_then(|window| window.opens_at()).map(At),
            closes_at: window.and_then(|window| window.closes_at()).map(At),
            search_text: search_text(&challenge.document),
            document: doc(&challenge.document),
            note: challenge.note.clone(),
            publish_at: challenge.publish_at.map(At),
            published_at: challenge.published_at.map(At),
            created_by: Key(challenge.created_by.clone()),
            version: challenge.version,
            created_at: At(challenge.created_at),
            updated_at: At(challenge.updated_at),
        }
    }
}

impl TryFrom<Row> for Challenge {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            state: state(row.id.0.as_str(), &row.state)?,
            id: row.id.0,
            organisation: row.organisation_id.0,
            programme: row.programme_id.map(|id| id.0),
            document: row.document.0.0,
            note: row.note,
            publish_at: row.publish_at.map(|at| at.0),
            published_at: row.published_at.map(|at| at.0),
            created_by: row.created_by.0,
            version: row.version,
            created_at: row.created_at.0,
            updated_at: row.updated_at.0,
        })
    }
}

pub(super) fn state(id: &str, text: &str) -> Result<ChallengeState, StoreError> {
    ChallengeState::parse(text).ok_or_else(|| StoreError::corrupt("challenges", id, "state"))
}

/// What a search looks through: title and summary in all languages, folded.
fn search_text(document: &ChallengeDocument) -> String {
    let texts: Vec<&str> = document.title.texts().chain(document.summary.texts()).collect();
    fold(&texts.join(" "))
}

/// The challenge with this id.
///
/// # Errors
/// The store failed.
pub fn find(conn: &mut Conn, id: &ChallengeId) -> Result<Option<Challenge>, StoreError> {
    let row: Option<Row> = challenges::table.find(id.as_str()).select(Row::as_select()).first(&mut conn.0).optional()?;
    row.map(Challenge::try_from).transpose()
}

/// Makes writes about a challenge wait for one another.
///
/// # Errors
/// The store failed.
pub fn lock(tx: &mut Tx<'_>, id: &ChallengeId) -> Result<(), StoreError> {
    super::lock_row(tx, "challenges", id.as_str())
}

/// Holds a challenge as it is until the transaction ends; others may hold it too.
///
/// # Errors
/// The store failed.
pub fn lock_shared(tx: &mut Tx<'_>, id: &ChallengeId) -> Result<(), StoreError> {
    super::share_row(tx, "challenges", id.as_str())
}

/// Published challenges with the name of their organisation, newest publication first, from after a position; one more than
/// `limit` if there are more. One statement, with an index behind each filter.
///
/// # Errors
/// The store failed.
pub fn list_public(
    conn: &mut Conn,
    filter: &ChallengeFilter,
    now: Instant,
    after: Option<&PublicPosition>,
    limit: u32,
) -> Result<Vec<(Challenge, String)>, StoreError> {
    let rows: Vec<(Row, String)> = public_query(filter, now, after)
        .order((challenges::published_at.desc(), challenges::id.desc()))
        .limit(i64::from(limit) + 1)
        .load(&mut conn.0)?;
    rows.into_iter().map(|(row, name)| Ok((row.try_into()?, name))).collect()
}

/// How many published challenges pass a filter.
///
/// # Errors
/// The store failed.
pub fn count_public(conn: &mut Conn, filter: &ChallengeFilter, now: Instant) -> Result<i64, StoreError> {
    // SQLite takes the index of publications for a comparison, not for IS NOT NULL.
    let since_ever = challenges::published_at.ge(At(Instant::from_micros(0)));
    Ok(public_query(filter, now, None).filter(since_ever).count().get_result(&mut conn.0)?)
}

/// The challenges with these ids and the names of their organisations, in no order.
///
/// # Errors
/// The store failed.
pub fn find_all(conn: &mut Conn, ids: &[ChallengeId]) -> Result<Vec<(Challenge, String)>, StoreError> {
    let ids: Vec<&str> = ids.iter().map(ChallengeId::as_str).collect();
    let query = challenges::table.inner_join(organisations::table).filter(challenges::id.eq_any(ids));
    let rows: Vec<(Row, String)> = query.select((Row::as_select(), organisations::name)).load(&mut conn.0)?;
    rows.into_iter().map(|(row, name)| Ok((row.try_into()?, name))).collect()
}

type NamedQuery = diesel::helper_types::IntoBoxed<
    'static,
    diesel::helper_types::Select<
        diesel::helper_types::InnerJoin<challenges::table, organisations::table>,
        (diesel::helper_types::AsSelect<Row, MultiBackend>, organisations::name),
    >,
    MultiBackend,
>;

fn public_query(filter: &ChallengeFilter, now: Instant, after: Option<&PublicPosition>) -> NamedQuery {
    let mut query = challenges::table
        .inner_join(organisations::table)
        .select((Row::as_select(), organisations::name))
        .into_boxed::<MultiBackend>()
        .filter(challenges::published_at.is_not_null());
    for (kind, slugs) in
        [(TermKind::Technology, &filter.technologies), (TermKind::Sector, &filter.sectors), (TermKind::Site, &filter.sites)]
    {
        if !slugs.is_empty() {
            let with_term = challenge_terms::table
                .filter(challenge_terms::kind.eq(kind.as_str()))
                .filter(challenge_terms::slug.eq_any(slugs.clone()))
                .select(challenge_terms::challenge_id);
            query = query.filter(challenges::id.eq_any(with_term));
        }
    }
    if let Some(programme) = &filter.programme {
        query = query.filter(challenges::programme_id.eq(programme.as_str().to_owned()));
    }
    if let Some(organisation) = &filter.organisation {
        query = query.filter(challenges::organisation_id.eq(organisation.as_str().to_owned()));
    }
    if let Some(before) = filter.closes_before {
        query = query.filter(challenges::closes_at.lt(At(before)));
    }
    if let Some(status) = filter.status {
        let live = challenges::state.eq(ChallengeState::Published.as_str());
        let now = At(now);
        query = match status {
            ChallengeStatus::Upcoming => query.filter(live).filter(challenges::opens_at.gt(now)),
            ChallengeStatus::Open => query.filter(live).filter(challenges::opens_at.le(now)).filter(challenges::closes_at.gt(now)),
            ChallengeStatus::Closed => query.filter(live).filter(challenges::closes_at.le(now)),
            ChallengeStatus::Cancelled => query.filter(challenges::state.eq(ChallengeState::Cancelled.as_str())),
            ChallengeStatus::Archived => query.filter(challenges::state.eq(ChallengeState::Archived.as_str())),
        };
    }
    for word in filter.words.iter().flat_map(|words| fold(words).split(' ').take(MAX_WORDS).map(str::to_owned).collect::<Vec<_>>()) {
        query = query.filter(challenges::search_text.like(format!("%{word}%")));
    }
    if let Some((at, id)) = after {
        let at = At(*at);
        query = query
            .filter(challenges::published_at.le(at).and(challenges::published_at.lt(at).or(challenges::id.lt(id.as_str().to_owned()))));
    }
    query
}

/// How the engine walks the public list.
///
/// # Errors
/// The store failed.
#[cfg(feature = "testing")]
pub fn plan_public(conn: &mut Conn, filter: &ChallengeFilter, now: Instant) -> Result<Vec<String>, StoreError> {
    let query = public_query(filter, now, None).order((challenges::published_at.desc(), challenges::id.desc())).limit(21);
    crate::inspect::plan(conn, query)
}

/// The challenges of one organisation, or of all, in any state, newest first; one more than `limit` if there are more.
///
/// # Errors
/// The store failed.
pub fn list_managed(
    conn: &mut Conn,
    organisation: Option<&OrganisationId>,
    state: Option<ChallengeState>,
    after: Option<&ChallengeId>,
    limit: u32,
) -> Result<Vec<(Challenge, String)>, StoreError> {
    let mut query = managed_query(organisation, state);
    if let Some(after) = after {
        query = query.filter(challenges::id.lt(after.as_str().to_owned()));
    }
    let rows: Vec<(Row, String)> = query.order(challenges::id.desc()).limit(i64::from(limit) + 1).load(&mut conn.0)?;
    rows.into_iter().map(|(row, name)| Ok((row.try_into()?, name))).collect()
}

/// How many challenges of one organisation, or of all, there are in a state or in any.
///
/// # Errors
/// The store failed.
pub fn count_managed(conn: &mut Conn, organisation: Option<&OrganisationId>, state: Option<ChallengeState>) -> Result<i64, StoreError> {
    Ok(managed_query(organisation, state).count().get_result(&mut conn.0)?)
}

fn managed_query(organisation: Option<&OrganisationId>, state: Option<ChallengeState>) -> NamedQuery {
    let mut query =
        challenges::table.inner_join(organisations::table).select((Row::as_select(), organisations::name)).into_boxed::<MultiBackend>();
    if let Some(organisation) = organisation {
        query = query.filter(challenges::organisation_id.eq(organisation.as_str().to_owned()));
    }
    if let Some(state) = state {
        query = query.filter(challenges::state.eq(state.as_str()));
    }
    query
}

/// How many published challenges there are for each term of a kind.
///
/// # Errors
/// The store failed.
pub fn facet(conn: &mut Conn, kind: TermKind) -> Result<Vec<(String, i64)>, StoreError> {
    let rows: Vec<(String, i64)> = challenge_terms::table
        .inner_join(challenges::table.on(challenges::id.eq(challenge_terms::challenge_id)))
        .filter(challenge_terms::kind.eq(kind.as_str()))
        .filter(challenges::published_at.is_not_null())
        .group_by(challenge_terms::slug)
        .select((challenge_terms::slug, diesel::dsl::count_star()))
        .order(challenge_terms::slug)
        .load(&mut conn.0)?;
    Ok(rows)
}

/// Challenges whose scheduled publication has come.
///
/// # Errors
/// The store failed.
pub fn due_for_publication(conn: &mut Conn, now: Instant) -> Result<Vec<ChallengeId>, StoreError> {
    let rows: Vec<Key<ChallengeId>> = challenges::table
        .filter(challenges::publish_at.le(At(now)))
        .filter(challenges::state.eq(ChallengeState::Approved.as_str()))
        .order(challenges::publish_at)
        .limit(100)
        .select(challenges::id)
        .load(&mut conn.0)?;
    Ok(rows.into_iter().map(|id| id.0).collect())
}

/// Adds a challenge.
///
/// # Errors
/// The store failed.
pub fn insert(tx: &mut Tx<'_>, challenge: &Challenge, actor: &UserId) -> Result<(), StoreError> {
    diesel::insert_into(challenges::table).values(Row::from(challenge)).execute(&mut tx.0)?;
    project(tx, challenge)?;
    challenge_revision::insert(tx, challenge, Some(actor))
}

/// Stores a challenge that was changed, with a revision.
///
/// # Errors
/// The store failed.
pub fn save(tx: &mut Tx<'_>, challenge: &Challenge, actor: Option<&UserId>) -> Result<(), StoreError> {
    diesel::update(challenges::table.find(challenge.id.as_str())).set(Row::from(challenge)).execute(&mut tx.0)?;
    project(tx, challenge)?;
    challenge_revision::insert(tx, challenge, actor)
}

/// Deletes a draft.
///
/// # Errors
/// [`StoreError::MissingReference`] if something refers to it.
pub fn delete(tx: &mut Tx<'_>, id: &ChallengeId) -> Result<(), StoreError> {
    diesel::delete(challenges::table.find(id.as_str())).execute(&mut tx.0)?;
    Ok(())
}

fn project(tx: &mut Tx<'_>, challenge: &Challenge) -> Result<(), StoreError> {
    let id = challenge.id.as_str();
    diesel::delete(challenge_terms::table.filter(challenge_terms::challenge_id.eq(id))).execute(&mut tx.0)?;
    let document = &challenge.document;
    for (kind, slugs) in
        [(TermKind::Sector, &document.sectors), (TermKind::Technology, &document.technologies), (TermKind::Site, &document.sites)]
    {
        for slug in slugs {
            diesel::insert_into(challenge_terms::table)
                .values((challenge_terms::kind.eq(kind.as_str()), challenge_terms::slug.eq(slug), challenge_terms::challenge_id.eq(id)))
                .execute(&mut tx.0)?;
        }
    }
    Ok(())
}
