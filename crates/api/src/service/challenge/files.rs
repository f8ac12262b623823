//! Files of a call: taking them in, attaching them to its document, and letting people read them.

use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::idempotency::{self, Request};
use crate::service::record::{Event, audit, record};
use crate::service::terms;
use serde_json::json;
use tahaddi_domain::access::Action;
use tahaddi_domain::challenge::{Challenge, ChallengeStep};
use tahaddi_domain::challenge_file::ChallengeFile;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::{AcceptedFor, ChallengeDocument, FileFacts, LinkAccess, settle_attachments};
use tahaddi_domain::dossier::FileState;
use tahaddi_domain::id::{ChallengeId, FileId, Id as _, OrganisationId};
use tahaddi_domain::refusal::{Check, Refusal};
use tahaddi_files::{Limits, Policy, Received, Scan};
use tahaddi_persistence::repo::{challenge, challenge_file, challenge_revision, outcome};
use tahaddi_persistence::{Conn, Tx};

/// The most files of one call.
const MOST_FILES: usize = 100;
/// The most bytes of the files of one call.
const MOST_BYTES: u64 = 500_000_000;

/// What may be sent to a call: asked before the first byte is read, so that nobody sends what cannot be taken.
///
/// # Errors
/// As [`upload`].
pub fn limits(tx: &mut Tx<'_>, caller: &Caller, policy: &Policy, id: &ChallengeId, request: &Request) -> ApiResult<Limits> {
    let any: [&str; 0] = [];
    let allowed = policy.limits(None, &any);
    let call = super::load(tx, caller, id, Action::ChallengeEdit)?;
    if idempotency::is_known(tx, caller, request)? {
        // It was taken, or refused, before: the answer is the same whatever has changed since.
        return Ok(allowed);
    }
    Ok(allowed.at_most(room(tx, &call)?))
}

/// How many bytes a call may still take, where it may change at all.
fn room(tx: &mut Tx<'_>, call: &Challenge) -> ApiResult<u64> {
    let now = tx.now()?;
    call.after(ChallengeStep::Edit, now)?;
    let held = challenge_file::of_challenge(tx, &call.id)?;
    if held.len() >= MOST_FILES {
        return Err(full("files", MOST_FILES.try_into().unwrap_or(u64::MAX)).into());
    }
    let used: u64 = held.iter().map(|file| u64::try_from(file.facts.size).unwrap_or_default()).sum();
    if used >= MOST_BYTES { Err(full("bytes", MOST_BYTES).into()) } else { Ok(MOST_BYTES - used) }
}

fn full(limit: &'static str, most: u64) -> Refusal {
    Refusal::new(Code::FileQuotaExceeded).with("limit", limit).with("max", most)
}

/// Keeps a file that was received for a call. It is for nobody else until the document attaches it.
///
/// # Errors
/// `not_found`, `forbidden`, `invalid_state`, `file_quota_exceeded`.
pub fn upload(tx: &mut Tx<'_>, caller: &Caller, id: &ChallengeId, received: &Received) -> ApiResult<(Challenge, ChallengeFile)> {
    challenge::lock(tx, id)?;
    let call = super::load(tx, caller, id, Action::ChallengeEdit)?;
    if received.size > room(tx, &call)? {
        return Err(full("bytes", MOST_BYTES).into());
    }
    let file = ChallengeFile {
        id: tx.new_id()?,
        challenge: id.clone(),
        facts: FileFacts {
            name: received.name.clone(),
            media_type: received.kind.media_type().to_owned(),
            size: received.size.try_into().unwrap_or(i64::MAX),
            sha256: received.sha256.to_string(),
        },
        state: if received.scan == Scan::Pending { FileState::Pending } else { FileState::Clean },
        blob: received.key.as_str().to_owned(),
        blob_key: Some(received.wrapped.clone()),
        uploaded_by: caller.user()?.clone(),
        uploaded_at: tx.now()?,
    };
    challenge_file::insert(tx, &file)?;
    let event = Event::new("challenge.file_added", id.as_str()).within(&call.organisation);
    record(tx, caller, event.with(json!({"file_id": file.id, "sha256": file.facts.sha256})))?;
    Ok((call, file))
}

/// Takes a file out of a call that does not name it and, once public, never did.
///
/// # Errors
/// `not_found`, `forbidden`, `file_in_use`.
pub fn delete(tx: &mut Tx<'_>, caller: &Caller, id: &ChallengeId, file: &FileId) -> ApiResult<()> {
    challenge::lock(tx, id)?;
    let call = super::load(tx, caller, id, Action::ChallengeEdit)?;
    challenge_file::find(tx, file)?.filter(|file| &file.challenge == id).ok_or(Code::NotFound)?;
    let attached = call.document.attachments.iter().any(|attachment| &attachment.file == file);
    if attached || call.published_at.is_some() && challenge_revision::mentions(tx, id, file.as_str())? {
        return Err(Code::FileInUse.into());
    }
    challenge_file::delete(tx, file)?;
    let event = Event::new("challenge.file_removed", id.as_str()).within(&call.organisation);
    record(tx, caller, event.with(json!({"file_id": file})))
}

/// The files of a call, whether it attaches them or not, for those who run it.
///
/// # Errors
/// `not_found`, `forbidden`.
pub fn list(conn: &mut Conn, caller: &Caller, id: &ChallengeId) -> ApiResult<(Challenge, Vec<ChallengeFile>)> {
    let call = super::load(conn, caller, id, Action::ChallengeInspect)?;
    let files = challenge_file::of_challenge(conn, id)?;
    Ok((call, files))
}

/// Who may read a file of a call, and whether reading it leaves a trace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Everybody, without a trace.
    Public,
    /// Some people.
    Traced,
}

/// A file that the caller may read: those who run the call any, others what its document attaches for them.
///
/// # Errors
/// `not_found`; `terms_not_accepted`, `authentication_required` or `forbidden`, as the document says who may open it;
/// `file_not_available` while it is not scanned, or where something was found.
pub fn open(conn: &mut Conn, caller: &Caller, id: &ChallengeId, file: &FileId) -> ApiResult<(ChallengeFile, Reading)> {
    let call = super::load(conn, caller, id, Action::ChallengeView)?;
    let file = challenge_file::find(conn, file)?.filter(|file| &file.challenge == id).ok_or(Code::NotFound)?;
    let runs = caller.may(Action::ChallengeInspect, &super::facts(&call));
    let attached = call.document.attachments.iter().find(|attachment| attachment.file == file.id);
    let access = attached.map(|attachment| attachment.access);
    if !runs {
        ensure_reader(conn, caller, &call, access.ok_or(Code::NotFound)?)?;
    }
    if file.state == FileState::Quarantined || file.state == FileState::Pending && !runs {
        return Err(Refusal::new(Code::FileNotAvailable).with("state", file.state).into());
    }
    let public = call.is_public() && access == Some(LinkAccess::Everybody);
    Ok((file, if public { Reading::Public } else { Reading::Traced }))
}

fn ensure_reader(conn: &mut Conn, caller: &Caller, call: &Challenge, access: LinkAccess) -> ApiResult<()> {
    if access == LinkAccess::Everybody {
        return Ok(());
    }
    caller.user()?;
    let allowed = match access {
        LinkAccess::Everybody | LinkAccess::Registered => true,
        LinkAccess::Entrants => {
            let own: Vec<OrganisationId> = caller.actor.memberships.iter().map(|membership| membership.organisation.clone()).collect();
            outcome::any_selected(conn, &call.id, &own)?
        }
        LinkAccess::Brief => return terms::ensure_accepted(conn, caller, call, AcceptedFor::Brief),
    };
    if allowed { Ok(()) } else { Err(Code::Forbidden.into()) }
}

/// That somebody read a file that is not for everybody.
///
/// # Errors
/// The store failed.
pub fn note_reading(tx: &mut Tx<'_>, caller: &Caller, file: &ChallengeFile) -> ApiResult<()> {
    audit(tx, caller, &Event::new("challenge.file_read", file.challenge.as_str()).with(json!({"file_id": file.id})))
}

/// Writes what the attached files are. Only those that were uploaded to the call can be attached, and of those in which a scanner found
/// something none that is not attached already.
pub(super) fn settle(
    tx: &mut Tx<'_>,
    call: Option<&ChallengeId>,
    document: &mut ChallengeDocument,
    known: Option<&ChallengeDocument>,
    check: &mut Check,
) -> ApiResult<()> {
    let attached = |file: &FileId| known.is_some_and(|known| known.attachments.iter().any(|attachment| &attachment.file == file));
    settle_attachments(&mut document.attachments, check, |id| -> ApiResult<_> {
        let file = challenge_file::find(tx, id)?.filter(|file| Some(&file.challenge) == call);
        Ok(file.filter(|file| file.state != FileState::Quarantined || attached(id)).map(|file| file.facts))
    })
}
