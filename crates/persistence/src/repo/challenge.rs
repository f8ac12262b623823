//! Challenges, and the lists in which they are found.

use crate::column::{At, Key};
use crate::condition::among;
use crate::connection::{Conn, MultiBackend, per_backend};
use crate::documents::Documents;
use crate::repo::challenge_revision;
use crate::repo::search_index::{self, Scope};
use crate::schema::{challenge_terms, challenges, organisations};
use crate::{StoreError, Tx};
use diesel::prelude::*;
use std::collections::BTreeSet;
use tahaddi_domain::catalogue::TermKind;
use tahaddi_domain::challenge::{Challenge, ChallengeState};
use tahaddi_domain::document::{ChallengeDocument, Track, to_stored};
use tahaddi_domain::id::{ChallengeId, Id as _, OrganisationId, ProgrammeId, UserId};
use tahaddi_domain::search::{Entry, Field};
use tahaddi_domain::text::fold;
use tahaddi_domain::time::Instant;

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = challenges, treat_none_as_null = true)]
pub(super) struct Row {
    id: Key<ChallengeId>,
    organisation_id: Key<OrganisationId>,
    programme_id: Option<Key<ProgrammeId>>,
    state: String,
    /// Its text: [`Documents`] read it.
    document: String,
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

impl Row {
    /// Whose row it is.
    pub(super) fn id(&self) -> ChallengeId {
        self.id.0.clone()
    }
    /// When it closes, as the lists compare it.
    pub(super) fn closes_at(&self) -> Option<Instant> {
        self.closes_at.map(|at| at.0)
    }
}

impl TryFrom<&Challenge> for Row {
    type Error = StoreError;
    fn try_from(challenge: &Challenge) -> Result<Self, StoreError> {
        let (opens_at, closes_at) = challenge.document.application_span();
        Ok(Self {
            id: Key(challenge.id.clone()),
            organisation_id: Key(challenge.organisation.clone()),
            programme_id: challenge.programme.clone().map(Key),
            state: challenge.state.as_str().to_owned(),
            opens_at: opens_at.map(At),
            closes_at: closes_at.map(At),
            search_text: search_text(&challenge.document),
            document: to_stored(&*challenge.document).map_err(|why| StoreError::Internal(why.to_string()))?,
            note: challenge.note.clone(),
            publish_at: challenge.publish_at.map(At),
            published_at: challenge.published_at.map(At),
            created_by: Key(challenge.created_by.clone()),
            version: challenge.version,
            created_at: At(challenge.created_at),
            updated_at: At(challenge.updated_at),
        })
    }
}

impl Row {
    /// The challenge that it holds.
    pub(super) fn read(self, documents: &Documents) -> Result<Challenge, StoreError> {
        let row = self;
        Ok(Challenge {
            state: state(row.id.0.as_str(), &row.state)?,
            document: documents.read(&row.id.0, row.document)?,
            id: row.id.0,
            organisation: row.organisation_id.0,
            programme: row.programme_id.map(|id| id.0),
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

/// What the search of release 0.1 looks through, which may still run beside this one: title and summary, folded.
fn search_text(document: &ChallengeDocument) -> String {
    let texts: Vec<&str> = document.title.texts().chain(document.summary.texts()).collect();
    fold(&texts.join(" "))
}

/// The challenge with this id.
///
/// # Errors
/// The store failed.
pub fn find(conn: &mut Conn, id: &ChallengeId) -> Result<Option<Challenge>, StoreError> {
    let row: Option<Row> = per_backend!(conn, c => challenges::table.find(id.as_str()).select(Row::as_select()).first(c)).optional()?;
    row.map(|row| row.read(&conn.2)).transpose()
}

/// The challenge with this id, and the name of its organisation.
///
/// # Errors
/// The store failed.
pub fn find_named(conn: &mut Conn, id: &ChallengeId) -> Result<Option<(Challenge, String)>, StoreError> {
    let one = challenges::table.inner_join(organisations::table).filter(challenges::id.eq(id.as_str()));
    let row: Option<(Row, String)> = per_backend!(conn, c => one.select((Row::as_select(), organisations::name)).first(c)).optional()?;
    row.map(|(row, name)| Ok((row.read(&conn.2)?, name))).transpose()
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

/// The challenges with these ids and the names of their organisations, in no order.
///
/// # Errors
/// The store failed.
pub fn find_all(conn: &mut Conn, ids: &[ChallengeId]) -> Result<Vec<(Challenge, String)>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let query = challenges::table.inner_join(organisations::table).filter(among(challenges::id, ids.iter().map(ChallengeId::as_str)));
    let rows: Vec<(Row, String)> = per_backend!(conn, c => query.select((Row::as_select(), organisations::name)).load(c))?;
    rows.into_iter().map(|(row, name)| Ok((row.read(&conn.2)?, name))).collect()
}

type NamedQuery = diesel::helper_types::IntoBoxed<
    'static,
    diesel::helper_types::Select<
        diesel::helper_types::InnerJoin<challenges::table, organisations::table>,
        (diesel::helper_types::AsSelect<Row, MultiBackend>, organisations::name),
    >,
    MultiBackend,
>;

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
    rows.into_iter().map(|(row, name)| Ok((row.read(&conn.2)?, name))).collect()
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
    tx.shows();
    diesel::insert_into(challenges::table).values(Row::try_from(challenge)?).execute(&mut tx.0)?;
    project(tx, challenge)?;
    challenge_revision::insert(tx, challenge, Some(actor))
}

/// Stores a challenge that was changed, with a revision.
///
/// # Errors
/// The store failed.
pub fn save(tx: &mut Tx<'_>, challenge: &Challenge, actor: Option<&UserId>) -> Result<(), StoreError> {
    tx.shows();
    diesel::update(challenges::table.find(challenge.id.as_str())).set(Row::try_from(challenge)?).execute(&mut tx.0)?;
    project(tx, challenge)?;
    challenge_revision::insert(tx, challenge, actor)
}

/// Deletes a draft.
///
/// # Errors
/// [`StoreError::MissingReference`] if something refers to it.
pub fn delete(tx: &mut Tx<'_>, id: &ChallengeId) -> Result<(), StoreError> {
    tx.shows();
    diesel::delete(challenges::table.find(id.as_str())).execute(&mut tx.0)?;
    Ok(())
}

fn project(tx: &mut Tx<'_>, challenge: &Challenge) -> Result<(), StoreError> {
    tx.shows();
    let id = challenge.id.as_str();
    diesel::delete(challenge_terms::table.filter(challenge_terms::challenge_id.eq(id))).execute(&mut tx.0)?;
    let document = &challenge.document;
    for (kind, slugs) in terms(document) {
        for slug in slugs {
            diesel::insert_into(challenge_terms::table)
                .values((challenge_terms::kind.eq(kind.as_str()), challenge_terms::slug.eq(slug), challenge_terms::challenge_id.eq(id)))
                .execute(&mut tx.0)?;
        }
    }
    index(tx, challenge)
}

/// The terms by which a call is found: what its tracks ask for, too.
fn terms(document: &ChallengeDocument) -> [(TermKind, BTreeSet<&String>); 3] {
    let mut sectors: BTreeSet<&String> = document.sectors.iter().collect();
    let mut technologies: BTreeSet<&String> = document.technologies.iter().collect();
    for track in &document.tracks {
        sectors.extend(&track.sectors);
        technologies.extend(&track.technologies);
    }
    [(TermKind::Sector, sectors), (TermKind::Technology, technologies), (TermKind::Site, document.sites.iter().collect())]
}

/// Writes the words by which search finds a challenge: none before it is published.
///
/// # Errors
/// The store failed.
pub fn index(tx: &mut Tx<'_>, challenge: &Challenge) -> Result<(), StoreError> {
    if !challenge.is_public() {
        return Ok(());
    }
    let owner: String = organisations::table.find(challenge.organisation.as_str()).select(organisations::name).first(&mut tx.0)?;
    search_index::put(tx, Scope::Challenge, challenge.id.as_str(), search_entry(&challenge.document, &owner))
}

/// The words by which search finds a challenge, with the name of its organisation.
#[must_use]
pub fn search_entry<'a>(document: &'a ChallengeDocument, owner: &str) -> Entry {
    let mut entry = Entry::default();
    let own = [(Field::Title, &document.title), (Field::Summary, &document.summary), (Field::Description, &document.description)];
    let of_track =
        |track: &'a Track| [(Field::Summary, &track.title), (Field::Description, &track.summary), (Field::Description, &track.description)];
    for (field, text) in own.into_iter().chain(document.tracks.iter().flat_map(of_track)) {
        text.texts().for_each(|text| entry.text(field, text));
    }
    terms(document).into_iter().for_each(|(kind, slugs)| entry.terms(kind, slugs));
    document.reference.iter().for_each(|reference| entry.text(Field::Title, reference));
    entry.text(Field::Owner, owner);
    entry
}

/// The published challenges of an organisation.
///
/// # Errors
/// The store failed.
pub fn published_of(conn: &mut Conn, organisation: &OrganisationId) -> Result<Vec<Challenge>, StoreError> {
    let own =
        challenges::table.filter(challenges::organisation_id.eq(organisation.as_str())).filter(challenges::published_at.is_not_null());
    let rows: Vec<Row> = own.select(Row::as_select()).load(&mut conn.0)?;
    rows.into_iter().map(|row| row.read(&conn.2)).collect()
}

/// Challenges in the order of their ids, from after one.
///
/// # Errors
/// The store failed.
pub fn all_after(conn: &mut Conn, after: &str, limit: u32) -> Result<Vec<Challenge>, StoreError> {
    let next = challenges::table.filter(challenges::id.gt(after)).order(challenges::id).limit(i64::from(limit));
    let rows: Vec<Row> = next.select(Row::as_select()).load(&mut conn.0)?;
    rows.into_iter().map(|row| row.read(&conn.2)).collect()
}
