//! Every hand-in of a dossier, with its receipt.

use crate::column::{At, Json, Key};
use crate::connection::Conn;
use crate::schema::submissions;
use crate::{StoreError, Tx};
use diesel::prelude::*;
use tahaddi_domain::dossier::{Submission, SubmissionDetails};
use tahaddi_domain::id::{AccessCodeId, ApplicationId, ChallengeId, Id as _, ReceiptId, UserId};
use tahaddi_domain::time::Instant;

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = submissions)]
struct Row {
    id: Key<ReceiptId>,
    application_id: Key<ApplicationId>,
    version: i64,
    challenge_id: Key<ChallengeId>,
    actor_id: Key<UserId>,
    at: At,
    deadline: Option<At>,
    digest: String,
    receipt: String,
    details: Json<SubmissionDetails>,
    access_code_id: Option<Key<AccessCodeId>>,
}

impl From<Row> for Submission {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.0,
            application: row.application_id.0,
            version: row.version,
            challenge: row.challenge_id.0,
            actor: row.actor_id.0,
            at: row.at.0,
            deadline: row.deadline.map(|at| at.0),
            digest: row.digest,
            receipt: row.receipt,
            details: row.details.0,
            access_code: row.access_code_id.map(|id| id.0),
        }
    }
}

/// Keeps a hand-in.
///
/// # Errors
/// [`StoreError::Duplicate`] if this version was handed in before.
pub fn insert(tx: &mut Tx<'_>, submission: &Submission) -> Result<(), StoreError> {
    let row = Row {
        id: Key(submission.id.clone()),
        application_id: Key(submission.application.clone()),
        version: submission.version,
        challenge_id: Key(submission.challenge.clone()),
        actor_id: Key(submission.actor.clone()),
        at: At(submission.at),
        deadline: submission.deadline.map(At),
        digest: submission.digest.clone(),
        receipt: submission.receipt.clone(),
        details: Json(submission.details.clone()),
        access_code_id: submission.access_code.clone().map(Key),
    };
    diesel::insert_into(submissions::table).values(row).execute(&mut tx.0)?;
    Ok(())
}

/// The last hand-in of an application.
///
/// # Errors
/// The store failed.
pub fn last(conn: &mut Conn, application: &ApplicationId) -> Result<Option<Submission>, StoreError> {
    let row: Option<Row> = submissions::table
        .filter(submissions::application_id.eq(application.as_str()))
        .order(submissions::version.desc())
        .select(Row::as_select())
        .first(&mut conn.0)
        .optional()?;
    Ok(row.map(Submission::from))
}

/// The hand-in of a version of an application.
///
/// # Errors
/// The store failed.
pub fn of_version(conn: &mut Conn, application: &ApplicationId, version: i64) -> Result<Option<Submission>, StoreError> {
    let row: Option<Row> = submissions::table
        .filter(submissions::application_id.eq(application.as_str()))
        .filter(submissions::version.eq(version))
        .select(Row::as_select())
        .first(&mut conn.0)
        .optional()?;
    Ok(row.map(Submission::from))
}

/// Which versions of an application were handed in, oldest first, with the digest of each.
///
/// # Errors
/// The store failed.
pub fn versions(conn: &mut Conn, application: &ApplicationId) -> Result<Vec<(i64, String)>, StoreError> {
    let own = submissions::table.filter(submissions::application_id.eq(application.as_str()));
    Ok(own.order(submissions::version).select((submissions::version, submissions::digest)).load(&mut conn.0)?)
}

/// Which versions of an application were handed in, oldest first, and when.
///
/// # Errors
/// The store failed.
pub fn moments(conn: &mut Conn, application: &ApplicationId) -> Result<Vec<(i64, Instant)>, StoreError> {
    let own = submissions::table.filter(submissions::application_id.eq(application.as_str()));
    let found: Vec<(i64, At)> = own.order(submissions::version).select((submissions::version, submissions::at)).load(&mut conn.0)?;
    Ok(found.into_iter().map(|(version, at)| (version, at.0)).collect())
}

/// The applications that came in by access codes, each once, in the order of codes and applications.
///
/// # Errors
/// The store failed.
pub fn by_access_codes(conn: &mut Conn, codes: &[AccessCodeId]) -> Result<Vec<(AccessCodeId, ApplicationId)>, StoreError> {
    let codes: Vec<String> = codes.iter().map(ToString::to_string).collect();
    let found: Vec<(Option<Key<AccessCodeId>>, Key<ApplicationId>)> = submissions::table
        .filter(submissions::access_code_id.eq_any(codes))
        .order((submissions::access_code_id, submissions::application_id))
        .select((submissions::access_code_id, submissions::application_id))
        .distinct()
        .load(&mut conn.0)?;
    Ok(found.into_iter().filter_map(|(code, application)| Some((code?.0, application.0))).collect())
}

/// All hand-ins of an application, oldest first.
///
/// # Errors
/// The store failed.
pub fn all(conn: &mut Conn, application: &ApplicationId) -> Result<Vec<Submission>, StoreError> {
    let own = submissions::table.filter(submissions::application_id.eq(application.as_str())).order(submissions::version);
    let rows: Vec<Row> = own.select(Row::as_select()).load(&mut conn.0)?;
    Ok(rows.into_iter().map(Submission::from).collect())
}

/// Keeps less of what was handed in, for what was erased. Digest and receipt stay as they are.
///
/// # Errors
/// The store failed.
pub fn overwrite(tx: &mut Tx<'_>, id: &ReceiptId, details: &SubmissionDetails) -> Result<(), StoreError> {
    diesel::update(submissions::table.find(id.as_str())).set(submissions::details.eq(Json(details.clone()))).execute(&mut tx.0)?;
    Ok(())
}
