//! One effect and one answer for a request that is sent again.

use crate::caller::Caller;
use crate::error::{ApiError, ApiResult};
use tahaddi_domain::code::Code;
use tahaddi_domain::id::Id as _;
use tahaddi_domain::time::Span;
use tahaddi_persistence::repo::idempotency::{self, Keyed, Reserved, Slot, StoredAnswer};
use tahaddi_persistence::{StoreError, Tx};

/// How long an answer is kept.
const KEPT_FOR: Span = Span::hours(48);

/// A request with its key.
#[derive(Clone, Debug)]
pub struct Request {
    /// Method and path pattern.
    pub operation: String,
    /// The client's key.
    pub key: String,
    /// A digest of path and body: the same key with another request is a mistake.
    pub hash: String,
}

/// Does the work once; a repetition gets the kept answer and `true`.
///
/// # Errors
/// Those of the work, in which case nothing is kept; `idempotency_key_mismatch` for another request under the same key.
pub fn once(
    tx: &mut Tx<'_>,
    caller: &Caller,
    request: &Request,
    work: impl FnOnce(&mut Tx<'_>) -> ApiResult<StoredAnswer>,
) -> ApiResult<(StoredAnswer, bool)> {
    let user = caller.user()?;
    let slot = Slot { principal: user.as_str(), operation: &request.operation, key: &request.key };
    let keyed = Keyed { slot, request_hash: &request.hash, expires_at: tx.now()? + KEPT_FOR };
    match idempotency::reserve(tx, keyed)? {
        Reserved::Mismatch => Err(Code::IdempotencyKeyMismatch.into()),
        Reserved::Replay(answer) => {
            if !answer.body.is_empty() {
                ensure_still_allowed(tx, work)?;
            }
            Ok((answer, true))
        }
        Reserved::New => {
            // The work waits for locks of its own: its instant is read after them.
            tx.forget_now();
            let answer = work(tx)?;
            idempotency::complete(tx, keyed, &answer)?;
            Ok((answer, false))
        }
    }
}

/// Whether a request with this key was answered before.
///
/// # Errors
/// The store failed.
pub fn is_known(tx: &mut Tx<'_>, caller: &Caller, request: &Request) -> ApiResult<bool> {
    let user = caller.user()?;
    Ok(idempotency::is_known(tx, Slot { principal: user.as_str(), operation: &request.operation, key: &request.key })?)
}

/// Whether the caller may still do what was done, and so may still see its answer: the work is tried again and undone.
fn ensure_still_allowed(tx: &mut Tx<'_>, work: impl FnOnce(&mut Tx<'_>) -> ApiResult<StoredAnswer>) -> ApiResult<()> {
    let tried = tx.savepoint(|tx| -> ApiResult<()> {
        work(tx)?;
        Err(ApiError::fault("undone on purpose"))
    });
    match tried {
        Err(ApiError::Refused(refusal)) if matches!(refusal.code, Code::NotFound | Code::Forbidden | Code::ConflictOfInterest) => {
            Err(refusal.into())
        }
        Err(ApiError::Store(error @ (StoreError::Retry(_) | StoreError::Unavailable(_) | StoreError::StorageFull))) => Err(error.into()),
        _ => Ok(()),
    }
}

/// What a change would answer: it is done, and undone.
///
/// # Errors
/// Those of the change.
pub fn rehearse(tx: &mut Tx<'_>, change: impl FnOnce(&mut Tx<'_>) -> ApiResult<StoredAnswer>) -> ApiResult<StoredAnswer> {
    let mut told = None;
    let undone = tx.savepoint(|tx| {
        told = Some(change(tx)?);
        // An error undoes what was done.
        Err::<(), ApiError>(ApiError::fault("a rehearsal"))
    });
    match (told, undone) {
        (Some(answer), Err(ApiError::Fault(_))) => Ok(answer),
        // Also where it could not be undone: the whole transaction is then.
        (_, Err(error)) => Err(error),
        (_, Ok(())) => Err(ApiError::fault("a rehearsal told nothing")),
    }
}
