//! Messages that a transaction promises and a worker delivers.
//!
//! A worker claims messages for the length of a lease and then says how each ended. Each claim has a larger fence; a worker
//! that was too slow, so that another one claimed the message, is told `false` and stops.

use crate::column::{At, Json, Key};
use crate::condition::among;
use crate::connection::{AnyConn, Conn, per_backend};
use crate::schema::outbox;
use crate::{StoreError, Tx};
use diesel::dsl::{count_star, min};
use diesel::prelude::*;
use serde_json::Value;
use tahaddi_domain::id::{Id, OutboxId};
use tahaddi_domain::time::{Instant, Span};

const PENDING: &str = "pending";
const LEASED: &str = "leased";
const DONE: &str = "done";
const DEAD: &str = "dead";

/// A message in the hands of a worker.
#[derive(Clone, Debug, PartialEq)]
pub struct Claimed {
    /// Its identifier: the same at each attempt, so that receivers can drop repetitions.
    pub id: OutboxId,
    /// What it is.
    pub kind: String,
    /// What it says.
    pub payload: Value,
    /// How often it was claimed, this time included.
    pub attempts: i32,
    /// The token of this claim.
    pub fence: i64,
    /// When it was pushed.
    pub created_at: Instant,
}

/// How many messages are in which state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Not yet taken.
    pub pending: i64,
    /// In the hands of a worker.
    pub leased: i64,
    /// Delivered.
    pub done: i64,
    /// Given up.
    pub dead: i64,
    /// When the oldest one that is pending was pushed.
    pub oldest_pending: Option<Instant>,
}

#[derive(Insertable)]
#[diesel(table_name = outbox)]
struct NewRow<'a> {
    id: Key<OutboxId>,
    kind: &'a str,
    payload: Json<Value>,
    status: &'static str,
    available_at: Option<At>,
    created_at: At,
}

type ClaimedRow = (Key<OutboxId>, String, Json<Value>, i32, i64, At);
const CLAIMED: (outbox::id, outbox::kind, outbox::payload, outbox::attempts, outbox::fence, outbox::created_at) =
    (outbox::id, outbox::kind, outbox::payload, outbox::attempts, outbox::fence, outbox::created_at);

/// Adds a message, to be delivered from `not_before` on or at once.
///
/// # Errors
/// The store failed.
pub fn push(tx: &mut Tx<'_>, kind: &str, payload: Value, not_before: Option<Instant>) -> Result<OutboxId, StoreError> {
    let from = match not_before {
        Some(at) => at,
        None => tx.now()?,
    };
    insert(tx, kind, payload, Some(from))
}

/// Adds a message of which nothing follows: it is kept as long as those that were delivered, and no worker takes it.
///
/// # Errors
/// The store failed.
pub fn note(tx: &mut Tx<'_>, kind: &str, payload: Value) -> Result<OutboxId, StoreError> {
    insert(tx, kind, payload, None)
}

fn insert(tx: &mut Tx<'_>, kind: &str, payload: Value, available_at: Option<Instant>) -> Result<OutboxId, StoreError> {
    let id: OutboxId = tx.new_id()?;
    let row = NewRow {
        id: Key(id.clone()),
        kind,
        payload: Json(payload),
        status: if available_at.is_some() { PENDING } else { DONE },
        available_at: available_at.map(At),
        created_at: At(tx.now()?),
    };
    per_backend!(tx, c => diesel::insert_into(outbox::table).values(row).execute(c))?;
    Ok(id)
}

/// Takes up to `limit` messages that are due, or whose lease ran out, the longest due first; workers never share one.
///
/// # Errors
/// The store failed.
pub fn claim(tx: &mut Tx<'_>, owner: &str, lease: Span, limit: i64) -> Result<Vec<Claimed>, StoreError> {
    let now = tx.now()?;
    let due = due(tx, now, limit)?;
    if due.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<ClaimedRow> = diesel::update(outbox::table.filter(among(outbox::id, due.iter().map(|id| id.0.as_str()))))
        .set((
            outbox::status.eq(LEASED),
            outbox::lease_owner.eq(owner),
            outbox::available_at.eq(At(now + lease)),
            outbox::attempts.eq(outbox::attempts + 1),
            outbox::fence.eq(outbox::fence + 1),
        ))
        .returning(CLAIMED)
        .get_results(&mut tx.0)?;
    let claimed = rows.into_iter().map(|(id, kind, payload, attempts, fence, created_at)| Claimed {
        id: id.0,
        kind,
        payload: payload.0,
        attempts,
        fence,
        created_at: created_at.0,
    });
    let mut claimed: Vec<Claimed> = claimed.collect();
    // RETURNING has no order.
    claimed.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(claimed)
}

/// The ids of what may be claimed. PostgreSQL locks the rows and passes over those that another worker is claiming; SQLite has
/// one writer.
fn due(tx: &mut Tx<'_>, now: Instant, limit: i64) -> Result<Vec<Key<OutboxId>>, StoreError> {
    let query =
        outbox::table.filter(outbox::available_at.le(At(now))).order((outbox::available_at, outbox::id)).select(outbox::id).limit(limit);
    let ids = match &mut tx.0 {
        AnyConn::Pg(c) => query.for_update().skip_locked().load(c),
        AnyConn::Sqlite(c) => query.load(c),
    };
    Ok(ids?)
}

/// The message was delivered. `false`: the claim is no longer this worker's.
///
/// # Errors
/// The store failed.
pub fn finish(tx: &mut Tx<'_>, id: &OutboxId, fence: i64) -> Result<bool, StoreError> {
    settle(tx, id, fence, DONE, None, None)
}

/// The delivery failed and is tried again at `retry_at`. `false`: the claim is no longer this worker's.
///
/// # Errors
/// The store failed.
pub fn fail(tx: &mut Tx<'_>, id: &OutboxId, fence: i64, error: &str, retry_at: Instant) -> Result<bool, StoreError> {
    settle(tx, id, fence, PENDING, Some(retry_at), Some(error))
}

/// The message is given up. `false`: the claim is no longer this worker's.
///
/// # Errors
/// The store failed.
pub fn bury(tx: &mut Tx<'_>, id: &OutboxId, fence: i64, error: &str) -> Result<bool, StoreError> {
    settle(tx, id, fence, DEAD, None, Some(error))
}

fn settle(
    tx: &mut Tx<'_>,
    id: &OutboxId,
    fence: i64,
    status: &str,
    available_at: Option<Instant>,
    error: Option<&str>,
) -> Result<bool, StoreError> {
    let held = outbox::table.find(id.as_str()).filter(outbox::fence.eq(fence)).filter(outbox::status.eq(LEASED));
    let changed = diesel::update(held)
        .set((
            outbox::status.eq(status),
            outbox::available_at.eq(available_at.map(At)),
            outbox::lease_owner.eq(None::<String>),
            outbox::last_error.eq(error),
        ))
        .execute(&mut tx.0)?;
    Ok(changed == 1)
}

/// How full the outbox is.
///
/// # Errors
/// The store failed.
pub fn counts(conn: &mut Conn) -> Result<Counts, StoreError> {
    let rows: Vec<(String, i64)> = outbox::table.group_by(outbox::status).select((outbox::status, count_star())).load(&mut conn.0)?;
    let oldest: Option<At> = outbox::table.filter(outbox::status.eq(PENDING)).select(min(outbox::created_at)).get_result(&mut conn.0)?;
    let mut counts = Counts { oldest_pending: oldest.map(Into::into), ..Counts::default() };
    for (status, count) in rows {
        match status.as_str() {
            PENDING => counts.pending = count,
            LEASED => counts.leased = count,
            DONE => counts.done = count,
            _ => counts.dead = count,
        }
    }
    Ok(counts)
}

/// The messages that nobody has taken.
///
/// # Errors
/// The store failed.
pub fn pending(conn: &mut Conn) -> Result<Vec<OutboxId>, StoreError> {
    let ids: Vec<Key<OutboxId>> = outbox::table.filter(outbox::status.eq(PENDING)).select(outbox::id).load(&mut conn.0)?;
    Ok(ids.into_iter().map(|id| id.0).collect())
}

/// Ends the messages that nobody has taken, undelivered, but for `kept`: for what a demonstration made up. How many.
///
/// # Errors
/// The store failed.
pub fn discard_pending(tx: &mut Tx<'_>, kept: &[OutboxId]) -> Result<usize, StoreError> {
    let kept: Vec<&str> = kept.iter().map(OutboxId::as_str).collect();
    let discarded = outbox::table.filter(outbox::status.eq(PENDING)).filter(outbox::id.ne_all(kept));
    Ok(diesel::update(discarded).set((outbox::status.eq(DONE), outbox::available_at.eq(None::<At>))).execute(&mut tx.0)?)
}

/// The mails to an address that are still known, in whatever state, by id: what each says, when it was pushed, and how far it is.
///
/// # Errors
/// The store failed.
pub fn mails_to(conn: &mut Conn, kind: &str, email: &str) -> Result<Vec<(OutboxId, Value, Instant, String)>, StoreError> {
    // The index over the states leads to every row; messages stay a week.
    let known = outbox::table
        .filter(outbox::status.eq_any([PENDING, LEASED, DONE, DEAD]))
        .filter(outbox::kind.eq(kind))
        .filter(outbox::payload.like(format!("%{}%", escaped(email))).escape('\\'))
        .order(outbox::id);
    let rows: Vec<(Key<OutboxId>, Json<Value>, At, String)> =
        known.select((outbox::id, outbox::payload, outbox::created_at, outbox::status)).load(&mut conn.0)?;
    // The address may stand elsewhere in a mail to somebody else.
    let to = |payload: &Value| payload.get("email").and_then(Value::as_str) == Some(email);
    let mails = rows.into_iter().filter(|row| to(&row.1.0));
    Ok(mails.map(|(id, payload, at, status)| (id.0, payload.0, at.0, status)).collect())
}

/// A text in which nothing stands for anything else in a pattern.
fn escaped(text: &str) -> String {
    text.chars().flat_map(|c| matches!(c, '%' | '_' | '\\').then_some('\\').into_iter().chain([c])).collect()
}

/// Removes messages, delivered or not.
///
/// # Errors
/// The store failed.
pub fn delete(tx: &mut Tx<'_>, ids: &[OutboxId]) -> Result<(), StoreError> {
    diesel::delete(outbox::table.filter(among(outbox::id, ids.iter().map(OutboxId::as_str)))).execute(&mut tx.0)?;
    Ok(())
}

/// Removes what was delivered and pushed before `cutoff`; how many.
///
/// # Errors
/// The store failed.
pub fn sweep(tx: &mut Tx<'_>, cutoff: Instant) -> Result<usize, StoreError> {
    let old = outbox::table.filter(outbox::status.eq(DONE)).filter(outbox::created_at.lt(At(cutoff)));
    Ok(diesel::delete(old).execute(&mut tx.0)?)
}
