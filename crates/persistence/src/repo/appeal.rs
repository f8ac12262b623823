//! Appeals against refusals.

use crate::column::{At, Key};
use crate::connection::{Conn, MultiBackend};
use crate::schema::appeals;
use crate::{StoreError, Tx};
use diesel::prelude::*;
use tahaddi_domain::appeal::{Appeal, AppealDecision, AppealState};
use tahaddi_domain::id::{AppealId, ApplicationId, ChallengeId, Id as _, PhaseId, UserId};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = appeals, treat_none_as_null = true)]
struct Row {
    id: Key<AppealId>,
    application_id: Key<ApplicationId>,
    phase_id: Key<PhaseId>,
    challenge_id: Key<ChallengeId>,
    state: String,
    grounds: String,
    filed_by: Key<UserId>,
    filed_at: At,
    closes_at: At,
    reason: Option<String>,
    decided_by: Option<Key<UserId>>,
    decided_at: Option<At>,
    version: i64,
}

impl From<&Appeal> for Row {
    fn from(appeal: &Appeal) -> Self {
        let decision = appeal.decision.as_ref();
        Self {
            id: Key(appeal.id.clone()),
            application_id: Key(appeal.application.clone()),
            phase_id: Key(appeal.phase.clone()),
            challenge_id: Key(appeal.challenge.clone()),
            state: appeal.state.as_str().to_owned(),
            grounds: appeal.grounds.clone(),
            filed_by: Key(appeal.filed_by.clone()),
            filed_at: At(appeal.filed_at),
            closes_at: At(appeal.closes_at),
            reason: decision.map(|decision| decision.reason.clone()),
            decided_by: decision.map(|decision| Key(decision.by.clone())),
            decided_at: decision.map(|decision| At(decision.at)),
            version: appeal.version,
        }
    }
}

impl TryFrom<Row> for Appeal {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        let decision = row.reason.zip(row.decided_by).zip(row.decided_at);
        Ok(Self {
            state: AppealState::parse(&row.state).ok_or_else(|| StoreError::corrupt("appeals", row.id.0.as_str(), "state"))?,
            id: row.id.0,
            application: row.application_id.0,
            phase: row.phase_id.0,
            challenge: row.challenge_id.0,
            grounds: row.grounds,
            filed_by: row.filed_by.0,
            filed_at: row.filed_at.0,
            closes_at: row.closes_at.0,
            decision: decision.map(|((reason, by), at)| AppealDecision { reason, by: by.0, at: at.0 }),
            version: row.version,
        })
    }
}

/// The appeal with this id.
///
/// # Errors
/// The store failed.
pub fn find(conn: &mut Conn, id: &AppealId) -> Result<Option<Appeal>, StoreError> {
    let row: Option<Row> = appeals::table.find(id.as_str()).select(Row::as_select()).first(&mut conn.0).optional()?;
    row.map(Appeal::try_from).transpose()
}

/// The appeals of an application, the oldest first.
///
/// # Errors
/// The store failed.
pub fn of_application(conn: &mut Conn, application: &ApplicationId) -> Result<Vec<Appeal>, StoreError> {
    let query = appeals::table.filter(appeals::application_id.eq(application.as_str())).order((appeals::filed_at, appeals::id));
    let rows: Vec<Row> = query.select(Row::as_select()).load(&mut conn.0)?;
    rows.into_iter().map(Appeal::try_from).collect()
}

/// The appeals that a person filed, by id; at most `limit`.
///
/// # Errors
/// The store failed.
pub fn filed_by(conn: &mut Conn, user: &UserId, limit: i64) -> Result<Vec<Appeal>, StoreError> {
    let own = appeals::table.filter(appeals::filed_by.eq(user.as_str())).order(appeals::id).limit(limit);
    let rows: Vec<Row> = own.select(Row::as_select()).load(&mut conn.0)?;
    rows.into_iter().map(Appeal::try_from).collect()
}

/// The appeals about a challenge, in one state or all, by id, from after an appeal; one more than `limit` if there are more.
///
/// # Errors
/// The store failed.
pub fn list(
    conn: &mut Conn,
    challenge: &ChallengeId,
    state: Option<AppealState>,
    after: Option<&AppealId>,
    limit: u32,
) -> Result<Vec<Appeal>, StoreError> {
    let mut query = appeals::table.filter(appeals::challenge_id.eq(challenge.as_str())).into_boxed::<MultiBackend>();
    if let Some(state) = state {
        query = query.filter(appeals::state.eq(state.as_str()));
    }
    if let Some(after) = after {
        query = query.filter(appeals::id.gt(after.as_str()));
    }
    let rows: Vec<Row> = query.order(appeals::id).limit(i64::from(limit) + 1).select(Row::as_select()).load(&mut conn.0)?;
    rows.into_iter().map(Appeal::try_from).collect()
}

/// Adds an appeal.
///
/// # Errors
/// [`StoreError::Duplicate`] if the outcome has one.
pub fn insert(tx: &mut Tx<'_>, appeal: &Appeal) -> Result<(), StoreError> {
    diesel::insert_into(appeals::table).values(Row::from(appeal)).execute(&mut tx.0)?;
    Ok(())
}

/// Stores an appeal that was decided.
///
/// # Errors
/// The store failed.
pub fn save(tx: &mut Tx<'_>, appeal: &Appeal) -> Result<(), StoreError> {
    diesel::update(appeals::table.find(appeal.id.as_str())).set(Row::from(appeal)).execute(&mut tx.0)?;
    Ok(())
}

/// Makes decisions about an appeal wait for one another.
///
/// # Errors
/// The store failed.
pub fn lock(tx: &mut Tx<'_>, id: &AppealId) -> Result<(), StoreError> {
    super::lock_row(tx, "appeals", id.as_str())
}

/// Empties what was written in the appeals of an application; that there were some, and how they ended, stays.
///
/// # Errors
/// The store failed.
pub fn erase_texts(tx: &mut Tx<'_>, application: &ApplicationId) -> Result<(), StoreError> {
    let own = || appeals::table.filter(appeals::application_id.eq(application.as_str()));
    diesel::update(own()).set(appeals::grounds.eq("")).execute(&mut tx.0)?;
    diesel::update(own().filter(appeals::reason.is_not_null())).set(appeals::reason.eq("")).execute(&mut tx.0)?;
    Ok(())
}
