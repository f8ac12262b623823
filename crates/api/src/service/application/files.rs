//! Files of a dossier: taking them in, taking them out, and letting people read them.

use super::hand_in::hand_in;
use super::standpoint::Standpoint;
use crate::auth::receipt::Receipts;
use crate::caller::Caller;
use crate::error::{ApiError, ApiResult};
use crate::service::idempotency::{self, Request};
use crate::service::jury::file_notices;
use crate::service::record::{Event, audit, record};
use serde_json::json;
use tahaddi_domain::access::Action;
use tahaddi_domain::application::{Application, ApplicationStep, Edited};
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::code::Code;
use tahaddi_domain::dossier::{FileCorrection, FileState, StoredFile, ensure_may_change_files, ensure_stays_complete};
use tahaddi_domain::id::{ApplicationId, FileId, Id as _, QuestionId};
use tahaddi_domain::refusal::Refusal;
use tahaddi_domain::time::Instant;
use tahaddi_files::{Limits, Policy, Received, Scan};
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::{application, application_file, organisation};

/// The most files of one dossier (FILE-02).
const MOST_FILES: usize = 20;
/// The most bytes of the files of one dossier.
const MOST_BYTES: u64 = 200_000_000;
/// The most bytes that a startup keeps in all its dossiers, those taken out included.
const MOST_BYTES_OF_A_STARTUP: u64 = 2_000_000_000;

/// What may be sent as an answer to a question.
#[derive(Debug)]
pub struct Allowed {
    /// The limits of the file.
    pub limits: Limits,
    /// What a file is told that is too large for what is left, and not for the question.
    full: Option<Refusal>,
}

impl Allowed {
    /// Why a file is not taken: what was too large only because there is no room left is told so.
    #[must_use]
    pub fn explain(self, error: ApiError) -> ApiError {
        match (&error, self.full) {
            (ApiError::Refused(refusal), Some(full)) if refusal.code == Code::FileTooLarge => full.into(),
            _ => error,
        }
    }
}

/// What may be sent as an answer to a question: asked before the first byte is read, so that nobody sends what cannot be taken.
///
/// # Errors
/// As [`attach`].
pub fn limits(
    tx: &mut Tx<'_>,
    caller: &Caller,
    policy: &Policy,
    id: &ApplicationId,
    question: &QuestionId,
    request: &Request,
) -> ApiResult<Allowed> {
    let (before, challenge) = super::load_for_change(tx, caller, id, Action::ApplicationEdit)?;
    if idempotency::is_known(tx, caller, request)? {
        // It was taken, or refused, before: the answer is the same whatever has changed since.
        let any: [&str; 0] = [];
        return Ok(Allowed { limits: policy.limits(None, &any), full: None });
    }
    let now = tx.now()?;
    let standpoint = Standpoint::load(tx, &before, now)?;
    let at = standpoint.of(&before);
    before.after(ApplicationStep::Edit, &challenge, &at)?;
    let asked = ensure_may_change_files(before.working(&at), question, &challenge.document, &at)?;
    let (left, most) = room(tx, &before, &standpoint)?;
    let limits = policy.limits(asked.limits.megabytes, &asked.limits.media_types);
    let full = (left < limits.bytes()).then(|| full("bytes", most));
    Ok(Allowed { limits: limits.at_most(left), full })
}

/// How many bytes the dossier may still take, and the limit that leaves the fewest.
fn room(tx: &mut Tx<'_>, application: &Application, standpoint: &Standpoint) -> ApiResult<(u64, u64)> {
    let files = standpoint.files();
    if files.len() >= MOST_FILES {
        return Err(full("files", MOST_FILES.try_into().unwrap_or(u64::MAX)).into());
    }
    let used: u64 = files.iter().map(|file| file.size).sum();
    // Uploads to other dossiers of the startup wait.
    organisation::lock(tx, &application.startup)?;
    let kept = u64::try_from(application_file::bytes_of(tx, &application.startup)?).unwrap_or_default();
    let of_dossier = (MOST_BYTES.saturating_sub(used), MOST_BYTES);
    let of_startup = (MOST_BYTES_OF_A_STARTUP.saturating_sub(kept), MOST_BYTES_OF_A_STARTUP);
    let (left, most) = of_dossier.min(of_startup);
    if left == 0 { Err(full("bytes", most).into()) } else { Ok((left, most)) }
}

fn full(limit: &'static str, most: u64) -> Refusal {
    Refusal::new(Code::FileQuotaExceeded).with("limit", limit).with("max", most)
}

/// Adds a file that was received to a dossier.
///
/// # Errors
/// `not_found`, `forbidden`, `deadline_passed`, `challenge_not_open`, `application_not_editable`, `file_quota_exceeded`; a question that
/// asks for no file; what a hand-in refuses, where it was handed in.
pub fn attach(
    tx: &mut Tx<'_>,
    caller: &Caller,
    receipts: &Receipts,
    id: &ApplicationId,
    question: &QuestionId,
    received: &Received,
) -> ApiResult<StoredFile> {
    let (before, challenge) = super::load_for_change(tx, caller, id, Action::ApplicationEdit)?;
    let now = tx.now()?;
    let standpoint = Standpoint::load(tx, &before, now)?;
    let (left, most) = room(tx, &before, &standpoint)?;
    if received.size > left {
        return Err(full("bytes", most).into());
    }
    let file = StoredFile {
        id: tx.new_id()?,
        application: id.clone(),
        question: question.clone(),
        name: received.name.clone(),
        media_type: received.kind.media_type().to_owned(),
        size: received.size.try_into().unwrap_or(i64::MAX),
        sha256: received.sha256.to_string(),
        pages: received.pages.map(i64::from),
        state: if received.scan == Scan::Pending { FileState::Pending } else { FileState::Clean },
        blob: received.key.as_str().to_owned(),
        blob_key: Some(received.wrapped.clone()),
        uploaded_by: caller.user()?.clone(),
        uploaded_at: now,
        removed_at: None,
        correction: standpoint.is_corrected().then_some(FileCorrection::Adds),
    };
    let (after, startup) = (standpoint.clone().with(&file), before.startup.clone());
    let call = challenge.clone();
    change(tx, caller, receipts, (before, challenge), question, (&standpoint, &after), |tx| Ok(application_file::insert(tx, &file)?))?;
    file_notices::require(tx, &call, (id, &startup), (&file.id, question), &file.media_type)?;
    let event = Event::new("application.file_added", id.as_str()).within(&startup);
    record(tx, caller, event.with(json!({"file_id": file.id, "question_id": question, "sha256": file.sha256})))?;
    Ok(file)
}

/// Takes a file out of a dossier. What was handed in with it keeps it.
///
/// # Errors
/// As [`attach`]; `precondition_failed` from `seen`.
pub fn remove(
    tx: &mut Tx<'_>,
    caller: &Caller,
    receipts: &Receipts,
    (id, file): (&ApplicationId, &FileId),
    seen: impl Fn(i64) -> ApiResult<()>,
) -> ApiResult<()> {
    let (before, challenge) = super::load_for_change(tx, caller, id, Action::ApplicationEdit)?;
    seen(before.version)?;
    let now = tx.now()?;
    let standpoint = Standpoint::load(tx, &before, now)?;
    // Those too in which a scanner found something: they answer nothing, and can be taken out.
    let held = application_file::of_application(tx, id, standpoint.is_corrected())?;
    let file = held.into_iter().find(|held| &held.id == file).ok_or(Code::NotFound)?;
    let by_correction = standpoint.is_corrected() && file.correction.is_none();
    let after = standpoint.clone().without(&file);
    let (question, startup) = (file.question.clone(), before.startup.clone());
    change(tx, caller, receipts, (before, challenge), &question, (&standpoint, &after), |tx| {
        let removed =
            if by_correction { application_file::remove_by_correction(tx, &file.id) } else { application_file::remove(tx, &file.id, now) };
        Ok(removed?)
    })?;
    let event = Event::new("application.file_removed", id.as_str()).within(&startup);
    record(tx, caller, event.with(json!({"file_id": file.id, "question_id": question})))
}

/// A change of the files of a dossier is a version of it; where it was handed in, it stays complete and is handed in anew.
fn change(
    tx: &mut Tx<'_>,
    caller: &Caller,
    receipts: &Receipts,
    (before, challenge): (Application, Challenge),
    question: &QuestionId,
    (stood, stands): (&Standpoint, &Standpoint),
    write: impl FnOnce(&mut Tx<'_>) -> ApiResult<()>,
) -> ApiResult<()> {
    let at = stands.of(&before);
    let document = before.working(&at);
    before.after(ApplicationStep::Edit, &challenge, &at)?;
    ensure_may_change_files(document, question, &challenge.document, &at)?;
    let edited = before.ensure_edit(document, &challenge, &at)?;
    if edited == Edited::NewVersion {
        ensure_stays_complete((document, &stood.of(&before)), (document, &at), &challenge.document)?;
    }
    write(tx)?;
    let application = Application { version: before.version + 1, updated_at: at.now, ..before.clone() };
    application::save(tx, &application, document, caller.user()?)?;
    if edited == Edited::NewVersion {
        hand_in(tx, caller, receipts, &application, &challenge, &at)?;
    }
    Ok(())
}

/// The file that somebody wants to read, and may: its own people, and whoever may see the dossier once it is known to be harmless. Each
/// reading leaves a trace.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`; `file_not_available` while it is not scanned, or where something was found.
pub fn open(tx: &mut Tx<'_>, caller: &Caller, id: &ApplicationId, file: &FileId, event: &'static str) -> ApiResult<(StoredFile, Instant)> {
    let (application, _challenge, now) = super::show::show(tx, caller, id)?;
    let own = caller.belongs_to(&application.startup);
    // Its own people read what earlier versions held and what a correction adds; everybody else, what was handed in.
    let handed_in = |file: &StoredFile| file.removed_at.is_none() && file.correction != Some(FileCorrection::Adds);
    let file = application_file::find(tx, file)?.filter(|file| &file.application == id && (own || handed_in(file)));
    let file = file.ok_or(Code::NotFound)?;
    let readable = match file.state {
        FileState::Clean => true,
        FileState::Pending => own,
        FileState::Quarantined => false,
    };
    if !readable {
        return Err(Refusal::new(Code::FileNotAvailable).with("state", file.state).into());
    }
    audit(tx, caller, &Event::new(event, id.as_str()).within(&application.startup).with(json!({"file_id": file.id})))?;
    Ok((file, now))
}
