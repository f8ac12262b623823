//! People on panels.

use crate::column::{At, Doc, Key, doc};
use crate::connection::{Conn, per_backend};
use crate::schema::jurors;
use crate::{StoreError, Tx};
use diesel::prelude::*;
use tahaddi_domain::document::{JurorFacts, JurorScope};
use tahaddi_domain::id::{ChallengeId, Id as _, JurorId, PhaseId, UserId};
use tahaddi_domain::jury::{Juror, JurorRole, JurorState};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = jurors, treat_none_as_null = true)]
struct Row {
    id: Key<JurorId>,
    challenge_id: Key<ChallengeId>,
    user_id: Option<Key<UserId>>,
    email: String,
    name: Option<String>,
    role: String,
    state: String,
    interests: Option<String>,
    confidentiality_accepted_at: Option<At>,
    invited_at: At,
    answered_at: Option<At>,
    removed_reason: Option<String>,
    version: i64,
    created_at: At,
    updated_at: At,
    facts: Option<Doc<JurorFacts>>,
    replaces: Option<Key<JurorId>>,
    reminded_at: Option<At>,
    scope: Option<Doc<JurorScope>>,
    reminded_in: Option<Key<PhaseId>>,
}

impl From<&Juror> for Row {
    fn from(juror: &Juror) -> Self {
        Self {
            id: Key(juror.id.clone()),
            challenge_id: Key(juror.challenge.clone()),
            user_id: juror.user.clone().map(Key),
            email: juror.email.clone(),
            name: juror.name.clone(),
            role: juror.role.as_str().to_owned(),
            state: juror.state.as_str().to_owned(),
            interests: juror.interests.clone(),
            confidentiality_accepted_at: juror.confidentiality_accepted_at.map(At),
            invited_at: At(juror.invited_at),
            answered_at: juror.answered_at.map(At),
            removed_reason: juror.removed_reason.clone(),
            version: juror.version,
            created_at: At(juror.created_at),
            updated_at: At(juror.updated_at),
            facts: (juror.facts != JurorFacts::default()).then(|| doc(&juror.facts)),
            replaces: juror.replaces.clone().map(Key),
            reminded_at: juror.reminded_at.map(At),
            scope: (juror.scope != JurorScope::default()).then(|| doc(&juror.scope)),
            reminded_in: juror.reminded_in.clone().map(Key),
        }
    }
}

impl TryFrom<Row> for Juror {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        let corrupt = |what: &str| StoreError::corrupt("jurors", row.id.0.as_str(), what);
        Ok(Self {
            role: JurorRole::parse(&row.role).ok_or_else(|| corrupt("role"))?,
            state: JurorState::parse(&row.state).ok_or_else(|| corrupt("state"))?,
            id: row.id.0,
            challenge: row.challenge_id.0,
            user: row.user_id.map(|id| id.0),
            email: row.email,
            name: row.name,
            interests: row.interests,
            confidentiality_accepted_at: row.confidentiality_accepted_at.map(|at| at.0),
            invited_at: row.invited_at.0,
            answered_at: row.answered_at.map(|at| at.0),
            removed_reason: row.removed_reason,
            facts: row.facts.map(|json| json.0).unwrap_or_default(),
            scope: row.scope.map(|json| json.0).unwrap_or_default(),
            replaces: row.replaces.map(|id| id.0),
            reminded_at: row.reminded_at.map(|at| at.0),
            reminded_in: row.reminded_in.map(|id| id.0),
            version: row.version,
            created_at: row.created_at.0,
            updated_at: row.updated_at.0,
        })
    }
}

/// The juror with this id.
///
/// # Errors
/// The store failed.
pub fn find(conn: &mut Conn, id: &JurorId) -> Result<Option<Juror>, StoreError> {
    let row: Option<Row> = per_backend!(conn, c => jurors::table.find(id.as_str()).select(Row::as_select()).first(c)).optional()?;
    row.map(Juror::try_from).transpose()
}

/// Makes writes about a juror wait for one another.
///
/// # Errors
/// The store failed.
pub fn lock(tx: &mut Tx<'_>, id: &JurorId) -> Result<(), StoreError> {
    super::lock_row(tx, "jurors", id.as_str())
}

/// Everybody who was ever asked to the panel of a challenge, in the order of the invitations.
///
/// # Errors
/// The store failed.
pub fn list(conn: &mut Conn, challenge: &ChallengeId) -> Result<Vec<Juror>, StoreError> {
    let query = jurors::table.filter(jurors::challenge_id.eq(challenge.as_str())).order(jurors::id);
    let rows: Vec<Row> = query.select(Row::as_select()).load(&mut conn.0)?;
    rows.into_iter().map(Juror::try_from).collect()
}

/// Deletes the panel of a challenge about which nothing was assigned or declared yet; how many were on it.
///
/// # Errors
/// The store failed.
pub fn delete_all(tx: &mut Tx<'_>, challenge: &ChallengeId) -> Result<usize, StoreError> {
    Ok(diesel::delete(jurors::table.filter(jurors::challenge_id.eq(challenge.as_str()))).execute(&mut tx.0)?)
}

/// The seat that a person has taken on the panel of a challenge.
///
/// # Errors
/// The store failed.
pub fn seat(conn: &mut Conn, challenge: &ChallengeId, user: &UserId) -> Result<Option<Juror>, StoreError> {
    let query = jurors::table
        .filter(jurors::user_id.eq(user.as_str()))
        .filter(jurors::challenge_id.eq(challenge.as_str()))
        .filter(jurors::state.eq(JurorState::Accepted.as_str()))
        .order(jurors::id);
    let row: Option<Row> = per_backend!(conn, c => query.select(Row::as_select()).first(c)).optional()?;
    row.map(Juror::try_from).transpose()
}

/// The calls on whose panels a person judges, by id.
///
/// # Errors
/// The store failed.
pub fn judged_by(conn: &mut Conn, user: &UserId) -> Result<Vec<ChallengeId>, StoreError> {
    let taken = jurors::table
        .filter(jurors::user_id.eq(user.as_str()))
        .filter(jurors::state.eq(JurorState::Accepted.as_str()))
        .filter(jurors::role.eq(JurorRole::Juror.as_str()))
        .order(jurors::challenge_id);
    Ok(taken.select(jurors::challenge_id).load::<Key<ChallengeId>>(&mut conn.0)?.into_iter().map(|id| id.0).collect())
}

/// The seats that a person was offered or took, by account or by address, on all panels, by id.
///
/// # Errors
/// The store failed.
pub fn of_person(conn: &mut Conn, user: &UserId, email: &str) -> Result<Vec<Juror>, StoreError> {
    let by_account = jurors::table.filter(jurors::user_id.eq(user.as_str())).select(Row::as_select());
    let mut rows: Vec<Row> = by_account.load(&mut conn.0)?;
    // Two statements: no engine walks two indexes for one `OR`.
    let by_address = jurors::table.filter(jurors::email.eq(email)).select(Row::as_select());
    rows.extend(by_address.load::<Row>(&mut conn.0)?);
    let mut found = rows.into_iter().map(Juror::try_from).collect::<Result<Vec<_>, _>>()?;
    found.retain(|juror| juror.user.as_ref().is_none_or(|account| account == user));
    found.sort_by(|one, other| one.id.cmp(&other.id));
    found.dedup_by(|one, other| one.id == other.id);
    Ok(found)
}

/// Adds a juror.
///
/// # Errors
/// [`StoreError::Duplicate`] if the address is invited or on the panel already.
pub fn insert(tx: &mut Tx<'_>, juror: &Juror) -> Result<(), StoreError> {
    diesel::insert_into(jurors::table).values(Row::from(juror)).execute(&mut tx.0)?;
    Ok(())
}

/// Stores a juror that was changed.
///
/// # Errors
/// The store failed.
pub fn save(tx: &mut Tx<'_>, juror: &Juror) -> Result<(), StoreError> {
    diesel::update(jurors::table.find(juror.id.as_str())).set(Row::from(juror)).execute(&mut tx.0)?;
    Ok(())
}
