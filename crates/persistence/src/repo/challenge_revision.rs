//! The revisions of challenges: what each said and was at a version.

use crate::column::{At, Doc, Key, doc};
use crate::connection::Conn;
use crate::repo::challenge;
use crate::schema::challenge_revisions;
use crate::{StoreError, Tx};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Text};
use tahaddi_domain::challenge::{Challenge, ChallengeState};
use tahaddi_domain::document::ChallengeDocument;
use tahaddi_domain::id::{ChallengeId, Id as _, UserId};
use tahaddi_domain::time::Instant;

/// What a challenge said and was at a version.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// The version.
    pub version: i64,
    /// The state that it had.
    pub state: ChallengeState,
    /// What it said.
    pub document: ChallengeDocument,
    /// What was noted with the step.
    pub note: Option<String>,
    /// Who made it.
    pub actor: Option<UserId>,
    /// When.
    pub at: Instant,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = challenge_revisions)]
struct RevisionRow {
    challenge_id: Key<ChallengeId>,
    version: i64,
    state: String,
    document: Doc<ChallengeDocument>,
    note: Option<String>,
    actor_id: Option<Key<UserId>>,
    at: At,
}

/// Keeps what a challenge says and is now.
///
/// # Errors
/// The store failed.
pub(super) fn insert(tx: &mut Tx<'_>, challenge: &Challenge, actor: Option<&UserId>) -> Result<(), StoreError> {
    let row = RevisionRow {
        challenge_id: Key(challenge.id.clone()),
        version: challenge.version,
        state: challenge.state.as_str().to_owned(),
        document: doc(&*challenge.document),
        note: challenge.note.clone(),
        actor_id: actor.cloned().map(Key),
        at: At(challenge.updated_at),
    };
    diesel::insert_into(challenge_revisions::table).values(row).execute(&mut tx.0)?;
    Ok(())
}

/// Whether a revision of a challenge holds an identifier anywhere in what it said.
///
/// # Errors
/// The store failed.
pub fn mentions(conn: &mut Conn, id: &ChallengeId, mentioned: &str) -> Result<bool, StoreError> {
    let own = challenge_revisions::table.filter(challenge_revisions::challenge_id.eq(id.as_str()));
    let query = own.filter(sql::<Bool>("document LIKE ").bind::<Text, _>(format!("%\"{mentioned}\"%")));
    Ok(query.select(challenge_revisions::version).first::<i64>(&mut conn.0).optional()?.is_some())
}

/// The revisions of a challenge, newest first, from before a version; one more than `limit` if there are more.
///
/// # Errors
/// The store failed.
pub fn list(conn: &mut Conn, id: &ChallengeId, before: Option<i64>, limit: u32) -> Result<Vec<Revision>, StoreError> {
    let rows: Vec<RevisionRow> = challenge_revisions::table
        .filter(challenge_revisions::challenge_id.eq(id.as_str()))
        .filter(challenge_revisions::version.lt(before.unwrap_or(i64::MAX).into_sql::<BigInt>()))
        .order(challenge_revisions::version.desc())
        .limit(i64::from(limit) + 1)
        .select(RevisionRow::as_select())
        .load(&mut conn.0)?;
    let read = |row: RevisionRow| {
        Ok(Revision {
            version: row.version,
            state: challenge::state(id.as_str(), &row.state)?,
            document: row.document.0,
            note: row.note,
            actor: row.actor_id.map(|id| id.0),
            at: row.at.0,
        })
    };
    rows.into_iter().map(read).collect()
}
