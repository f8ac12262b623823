//! One effect and one answer for a request that is sent again.

use crate::caller::Caller;
use crate::error::{ApiError, ApiResult};
use tahaddi_domain::code::Code;
use tahaddi_domain::id::Id as _;
use tahaddi_domain::time::Span;
use tahaddi_persistence::repo::idempotency::{self, Reserved, Slot, StoredAnswer};
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

/// An answer as it is kept.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The status.
    pub status: u16,
    /// `Location`.
    pub location: Option<String>,
    /// `ETag`.
    pub etag: Option<String>,
    /// The body; empty for none.
    pub body: String,
}

/// Does the work once; a repetition gets the kept answer and `true`.
///
/// # Errors
/// Those of the work, in which case nothing is kept; `idempotency_key_mismatch` for another request under the same key.
pub fn once(
    tx: &mut Tx<'_>,
    caller: &Caller,
    request: &Request,
    work: impl FnOnce(&mut Tx<'_>) -> ApiResult<Kept>,
) -> ApiResult<(Kept, bool)> {
    let user = caller.user()?;
    let slot = Slot { principal: user.as_str(), operation: &request.operation, key: &request.key };
    let expires_at = tx.now()? + KEPT_FOR;
    match idempotency::reserve(tx, slot, &request.hash, expires_at)? {
        Reserved::Mismatch => Err(Code::IdempotencyKeyMismatch.into()),
        Reserved::Replay(answer) => {
            if answer.body.as_deref().is_some_and(|body| !body.is_empty()) {
                ensure_still_allowed(tx, work)?;
            }
            let header = |name: &str| answer.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
            let (location, etag) = (header("location"), header("etag"));
            Ok((Kept { status: answer.status, location, etag, body: answer.body.unwrap_or_default() }, true))
        }
        Reserved::New => {
            // The work waits for locks of its own: its instant is read after them.
            tx.forget_now();
            let kept = work(tx)?;
            let headers = [("location", &kept.location), ("etag", &kept.etag)];
            let headers = headers.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value.clone()?))).collect();
            idempotency::complete(tx, slot, &StoredAnswer { status: kept.status, headers, body: Some(kept.body.clone()) })?;
            Ok((kept, false))
        }
    }
}

/// Whether the caller may still do what was done, and so may still see its answer: the work is tried again and undone.
fn ensure_still_allowed(tx: &mut Tx<'_>, work: impl FnOnce(&mut Tx<'_>) -> ApiResult<Kept>) -> ApiResult<()> {
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
