//! Applications and their versions.

use crate::column::{At, Doc, Json, Key, doc};
use crate::condition::as_written;
use crate::connection::{Conn, MultiBackend, per_backend};
use crate::repo::application_trace;
use crate::schema::{application_versions, applications, organisations};
use crate::{StoreError, Tx};
use diesel::prelude::*;
use tahaddi_domain::application::{Application, ApplicationState};
use tahaddi_domain::document::{ApplicationDocument, Key as TrackKey};
use tahaddi_domain::dossier::Grants;
use tahaddi_domain::eligibility::{EligibilityDecisions, EligibilityRuling};
use tahaddi_domain::id::{ApplicationId, ChallengeId, Id as _, OrganisationId, UserId};
use tahaddi_domain::time::Instant;

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = applications, treat_none_as_null = true)]
struct Row {
    id: Key<ApplicationId>,
    challenge_id: Key<ChallengeId>,
    organisation_id: Key<OrganisationId>,
    slot: i32,
    state: String,
    document: Doc<ApplicationDocument>,
    submitted_at: Option<At>,
    withdrawn_at: Option<At>,
    created_by: Key<UserId>,
    version: i64,
    created_at: At,
    updated_at: At,
    grants: Json<Grants>,
    eligibility: Json<EligibilityDecisions>,
    eligibility_ruling: Option<String>,
    track: Option<String>,
}

impl From<&Application> for Row {
    fn from(application: &Application) -> Self {
        Self {
            id: Key(application.id.clone()),
            challenge_id: Key(application.challenge.clone()),
            organisation_id: Key(application.startup.clone()),
            slot: application.slot,
            state: application.state.as_str().to_owned(),
            document: doc(&application.document),
            submitted_at: application.submitted_at.map(At),
            withdrawn_at: application.withdrawn_at.map(At),
            created_by: Key(application.created_by.clone()),
            version: application.version,
            created_at: At(application.created_at),
            updated_at: At(application.updated_at),
            grants: Json(application.grants.clone()),
            eligibility: Json(application.eligibility.clone()),
            eligibility_ruling: ruling(&application.eligibility),
            track: application.document.track.as_ref().map(|track| track.0.clone()),
        }
    }
}

impl TryFrom<Row> for Application {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        let state = ApplicationState::parse(&row.state);
        Ok(Self {
            state: state.ok_or_else(|| StoreError::corrupt("applications", row.id.0.as_str(), "state"))?,
            id: row.id.0,
            challenge: row.challenge_id.0,
            startup: row.organisation_id.0,
            slot: row.slot,
            document: row.document.0,
            submitted_at: row.submitted_at.map(|at| at.0),
            withdrawn_at: row.withdrawn_at.map(|at| at.0),
            created_by: row.created_by.0,
            version: row.version,
            created_at: row.created_at.0,
            updated_at: row.updated_at.0,
            grants: row.grants.0,
            eligibility: row.eligibility.0,
        })
    }
}

fn ruling(decisions: &EligibilityDecisions) -> Option<String> {
    decisions.current().map(|decision| decision.ruling.as_str().to_owned())
}

/// The application with this id.
///
/// # Errors
/// The store failed.
pub fn find(conn: &mut Conn, id: &ApplicationId) -> Result<Option<Application>, StoreError> {
    let row: Option<Row> = per_backend!(conn, c => applications::table.find(id.as_str()).select(Row::as_select()).first(c)).optional()?;
    row.map(Application::try_from).transpose()
}

/// Makes writes about an application wait for one another.
///
/// # Errors
/// The store failed.
pub fn lock(tx: &mut Tx<'_>, id: &ApplicationId) -> Result<(), StoreError> {
    super::lock_row(tx, "applications", id.as_str())
}

/// The submitted applications of a challenge, by id.
///
/// # Errors
/// The store failed.
pub fn submitted(conn: &mut Conn, challenge: &ChallengeId) -> Result<Vec<Application>, StoreError> {
    let rows: Vec<Row> = applications::table
        .filter(applications::challenge_id.eq(challenge.as_str()))
        .filter(applications::state.eq(ApplicationState::Submitted.as_str()))
        .order(applications::id)
        .select(Row::as_select())
        .load(&mut conn.0)?;
    rows.into_iter().map(Application::try_from).collect()
}

/// The applications of a challenge that were begun and not taken back, by id.
///
/// # Errors
/// The store failed.
pub fn live(conn: &mut Conn, challenge: &ChallengeId) -> Result<Vec<Application>, StoreError> {
    let rows: Vec<Row> = applications::table
        .filter(applications::challenge_id.eq(challenge.as_str()))
        .filter(applications::state.ne(ApplicationState::Withdrawn.as_str()))
        .order(applications::id)
        .select(Row::as_select())
        .load(&mut conn.0)?;
    rows.into_iter().map(Application::try_from).collect()
}

as_written! {
    /// It was not taken back.
    IsLive on applications::table = "applications.state <> 'withdrawn'"
}

/// The applications of a startup to a challenge that were begun and not taken back, by id.
///
/// # Errors
/// The store failed.
pub fn live_of(conn: &mut Conn, challenge: &ChallengeId, startup: &OrganisationId) -> Result<Vec<Application>, StoreError> {
    let mut rows: Vec<Row> = per_backend!(conn, c => applications::table
        .filter(applications::organisation_id.eq(startup.as_str()))
        .filter(applications::challenge_id.eq(challenge.as_str()))
        .filter(IsLive)
        .select(Row::as_select())
        .load(c))?;
    // Not by the statement: for an index in that order SQLite would read all applications of the startup.
    rows.sort_by(|one, other| one.id.0.cmp(&other.id.0));
    rows.into_iter().map(Application::try_from).collect()
}

/// Whether anybody has begun an application to a challenge.
///
/// # Errors
/// The store failed.
pub fn any(conn: &mut Conn, challenge: &ChallengeId) -> Result<bool, StoreError> {
    let found = applications::table.filter(applications::challenge_id.eq(challenge.as_str())).select(applications::id).limit(1);
    Ok(found.first::<Key<ApplicationId>>(&mut conn.0).optional()?.is_some())
}

/// The applications of challenges that were ever handed in, each with its startup, by id.
///
/// # Errors
/// The store failed.
pub fn ever_handed_in(conn: &mut Conn, challenges: &[ChallengeId]) -> Result<Vec<(ApplicationId, OrganisationId)>, StoreError> {
    let ids: Vec<&str> = challenges.iter().map(|id| id.as_str()).collect();
    let handed_in = applications::table
        .filter(applications::challenge_id.eq_any(ids))
        .filter(applications::submitted_at.is_not_null())
        .order(applications::id)
        .select((applications::id, applications::organisation_id));
    let rows: Vec<(Key<ApplicationId>, Key<OrganisationId>)> = handed_in.load(&mut conn.0)?;
    Ok(rows.into_iter().map(|(id, startup)| (id.0, startup.0)).collect())
}

/// Whether any of these startups has an application to a challenge that is submitted.
///
/// # Errors
/// The store failed.
pub fn any_submitted_by(conn: &mut Conn, challenge: &ChallengeId, startups: &[OrganisationId]) -> Result<bool, StoreError> {
    let ids: Vec<&str> = startups.iter().map(|id| id.as_str()).collect();
    let found = applications::table
        .filter(applications::organisation_id.eq_any(ids))
        .filter(applications::challenge_id.eq(challenge.as_str()))
        .filter(applications::state.eq(ApplicationState::Submitted.as_str()))
        .select(applications::id)
        .limit(1);
    Ok(found.first::<Key<ApplicationId>>(&mut conn.0).optional()?.is_some())
}

/// How many applications of a challenge are submitted.
///
/// # Errors
/// The store failed.
pub fn count_submitted(conn: &mut Conn, challenge: &ChallengeId) -> Result<i64, StoreError> {
    let submitted = applications::table
        .filter(applications::challenge_id.eq(challenge.as_str()))
        .filter(applications::state.eq(ApplicationState::Submitted.as_str()));
    Ok(submitted.count().get_result(&mut conn.0)?)
}

/// Which applications of a challenge are listed. Drafts are nobody's but the startup's.
#[derive(Clone, Debug, Default)]
pub struct HandedIn {
    /// Withdrawn ones too.
    pub with_withdrawn: bool,
    /// Only those about whose eligibility this was decided, or (`Some(None)`) nothing yet.
    pub eligibility: Option<Option<EligibilityRuling>>,
    /// Only those in this track.
    pub track: Option<TrackKey>,
    /// Only those that were handed in at this instant or later.
    pub submitted_from: Option<Instant>,
    /// Only those that were handed in before this instant.
    pub submitted_before: Option<Instant>,
}

/// Narrows a statement about applications to those of a challenge that are wanted. A macro: the type of a statement with a join is another.
macro_rules! narrowed {
    ($query:expr, $challenge:ident, $wanted:ident) => {{
        let mut query = $query
            .filter(applications::challenge_id.eq($challenge.as_str().to_owned()))
            .filter(applications::state.eq_any($wanted.states()))
            .filter(applications::submitted_at.is_not_null());
        query = match $wanted.eligibility {
            None => query,
            Some(None) => query.filter(applications::eligibility_ruling.is_null()),
            Some(Some(ruling)) => query.filter(applications::eligibility_ruling.eq(ruling.as_str())),
        };
        if let Some(track) = &$wanted.track {
            query = query.filter(applications::track.eq(track.0.clone()));
        }
        if let Some(from) = $wanted.submitted_from {
            query = query.filter(applications::submitted_at.ge(At(from)));
        }
        if let Some(before) = $wanted.submitted_before {
            query = query.filter(applications::submitted_at.lt(At(before)));
        }
        query
    }};
}

/// Applications of a challenge that were handed in with the names of their startups, by id, from after a position; one more than `limit`
/// if there are more.
///
/// # Errors
/// The store failed.
pub fn list_handed_in(
    conn: &mut Conn,
    challenge: &ChallengeId,
    wanted: &HandedIn,
    after: Option<&ApplicationId>,
    limit: u32,
) -> Result<Vec<(Application, String)>, StoreError> {
    let joined = applications::table.inner_join(organisations::table).select((Row::as_select(), organisations::name));
    let mut query = narrowed!(joined.into_boxed::<MultiBackend>(), challenge, wanted);
    if let Some(after) = after {
        query = query.filter(applications::id.gt(after.as_str().to_owned()));
    }
    let rows: Vec<(Row, String)> = query.order(applications::id).limit(i64::from(limit) + 1).load(&mut conn.0)?;
    rows.into_iter().map(|(row, name)| Ok((row.try_into()?, name))).collect()
}

/// How many applications [`list_handed_in`] lists over all its pages.
///
/// # Errors
/// The store failed.
pub fn count_handed_in(conn: &mut Conn, challenge: &ChallengeId, wanted: &HandedIn) -> Result<i64, StoreError> {
    let query = narrowed!(applications::table.into_boxed::<MultiBackend>(), challenge, wanted);
    Ok(query.count().get_result(&mut conn.0)?)
}

impl HandedIn {
    fn states(&self) -> Vec<&'static str> {
        let withdrawn = self.with_withdrawn.then_some(ApplicationState::Withdrawn);
        [ApplicationState::Submitted].into_iter().chain(withdrawn).map(ApplicationState::as_str).collect()
    }
}

/// The applications of startups, newest first, from after a position; one more than `limit` if there are more.
///
/// # Errors
/// The store failed.
pub fn list_of(
    conn: &mut Conn,
    startups: &[OrganisationId],
    challenge: Option<&ChallengeId>,
    after: Option<&ApplicationId>,
    limit: u32,
) -> Result<Vec<(Application, String)>, StoreError> {
    let ids: Vec<String> = startups.iter().map(ToString::to_string).collect();
    let mut query = applications::table
        .inner_join(organisations::table)
        .select((Row::as_select(), organisations::name))
        .into_boxed::<MultiBackend>()
        .filter(applications::organisation_id.eq_any(ids));
    if let Some(challenge) = challenge {
        query = query.filter(applications::challenge_id.eq(challenge.as_str().to_owned()));
    }
    if let Some(after) = after {
        query = query.filter(applications::id.lt(after.as_str().to_owned()));
    }
    let rows: Vec<(Row, String)> = query.order(applications::id.desc()).limit(i64::from(limit) + 1).load(&mut conn.0)?;
    rows.into_iter().map(|(row, name)| Ok((row.try_into()?, name))).collect()
}

/// Adds an application.
///
/// # Errors
/// [`StoreError::Duplicate`] if the startup has a live one in this slot.
pub fn insert(tx: &mut Tx<'_>, application: &Application, actor: &UserId) -> Result<(), StoreError> {
    let row = Row::from(application);
    per_backend!(tx, c => diesel::insert_into(applications::table).values(row).execute(c))?;
    insert_version(tx, application, &application.document, Some(actor))
}

/// Stores an application that was changed, with a version that says what was written: the correction of what was handed in, or what the
/// dossier says.
///
/// # Errors
/// The store failed.
pub fn save(tx: &mut Tx<'_>, application: &Application, written: &ApplicationDocument, actor: &UserId) -> Result<(), StoreError> {
    let row = Row::from(application);
    per_backend!(tx, c => diesel::update(applications::table.find(application.id.as_str())).set(row).execute(c))?;
    insert_version(tx, application, written, Some(actor))
}

/// Stores what was decided about the eligibility of an application. It is no change of the dossier: its startup sees no new version.
///
/// # Errors
/// The store failed.
pub fn save_eligibility(tx: &mut Tx<'_>, id: &ApplicationId, decisions: &EligibilityDecisions) -> Result<(), StoreError> {
    let columns = (applications::eligibility.eq(Json(decisions.clone())), applications::eligibility_ruling.eq(ruling(decisions)));
    diesel::update(applications::table.find(id.as_str())).set(columns).execute(&mut tx.0)?;
    Ok(())
}

/// Stores an application out of which the program took somebody, with a version that nobody wrote.
///
/// # Errors
/// The store failed.
pub fn save_erased(tx: &mut Tx<'_>, application: &Application) -> Result<(), StoreError> {
    diesel::update(applications::table.find(application.id.as_str())).set(Row::from(application)).execute(&mut tx.0)?;
    insert_version(tx, application, &application.document, None)
}

/// Deletes a draft with its versions.
///
/// # Errors
/// The store failed.
pub fn delete(tx: &mut Tx<'_>, id: &ApplicationId) -> Result<(), StoreError> {
    diesel::delete(applications::table.find(id.as_str())).execute(&mut tx.0)?;
    Ok(())
}

fn insert_version(
    tx: &mut Tx<'_>,
    application: &Application,
    written: &ApplicationDocument,
    actor: Option<&UserId>,
) -> Result<(), StoreError> {
    let row = (
        application_versions::application_id.eq(application.id.as_str()),
        application_versions::version.eq(application.version),
        application_versions::state.eq(application.state.as_str()),
        application_versions::document.eq(doc(written)),
        application_versions::actor_id.eq(actor.map(UserId::as_str)),
        application_versions::at.eq(At(application.updated_at)),
    );
    per_backend!(tx, c => diesel::insert_into(application_versions::table).values(row).execute(c))?;
    application_trace::put(tx, &application.id, written, actor)
}
