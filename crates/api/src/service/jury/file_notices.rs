//! Copies of files for jurors who judge blind: which are needed, and which files nobody can be shown.

use super::stage::{ensure_unsealed, load};
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::access::Action;
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::dossier::{BlindCopy, CopyState, HiddenReason, StoredFile};
use tahaddi_domain::id::{ApplicationId, ChallengeId, FileId, Id as _, OrganisationId, PhaseId, QuestionId};
use tahaddi_domain::time::Instant;
use tahaddi_files::Kind;
use tahaddi_persistence::repo::{application, application_file, blind_copy, challenge, review_phase};
use tahaddi_persistence::{Conn, Tx};

/// A file that jurors who judge blind are not shown, and why.
#[derive(Clone, Debug)]
pub struct Hidden {
    /// The file.
    pub file: StoredFile,
    /// Why.
    pub reason: HiddenReason,
}

impl Hidden {
    fn of((file, copy): (StoredFile, BlindCopy)) -> Option<Self> {
        copy.hidden.map(|reason| Self { file, reason })
    }
}

/// Notes that a file of a dossier needs a copy, if jurors of the call judge blind and see the question that it answers. Of a type that
/// cannot be cleaned its startup is told at once.
///
/// # Errors
/// The store failed.
pub fn require(
    tx: &mut Tx<'_>,
    call: &Challenge,
    (application, startup): (&ApplicationId, &OrganisationId),
    (file, question): (&FileId, &QuestionId),
    media_type: &str,
) -> ApiResult<()> {
    if !call.document.judged_blind(None) || !is_shown(call, question) {
        return Ok(());
    }
    let cleanable = Kind::from_media_type(media_type).is_some_and(Kind::can_be_cleaned);
    let hidden = (!cleanable).then_some(HiddenReason::Type);
    blind_copy::insert(tx, file, hidden)?;
    match hidden {
        Some(reason) => note_hidden(tx, &call.id, application, startup, file, reason),
        None => Ok(()),
    }
}

fn is_shown(call: &Challenge, question: &QuestionId) -> bool {
    call.document.questions.iter().any(|asked| asked.id.as_ref() == Some(question) && asked.shown_to_jury())
}

/// Records that jurors will not see a file; its startup gets a mail.
fn note_hidden(
    tx: &mut Tx<'_>,
    challenge: &ChallengeId,
    application: &ApplicationId,
    startup: &OrganisationId,
    file: &FileId,
    reason: HiddenReason,
) -> ApiResult<()> {
    let details = json!({"challenge_id": challenge, "organisation_id": startup, "file_id": file, "reason": reason});
    record(tx, &Caller::system(), Event::new("application.file_hidden", application.as_str()).within(startup).with(details))
}

/// The worker found that a file cannot be cleaned; `false` if another worker has the copy.
///
/// # Errors
/// The store failed.
pub fn hide(tx: &mut Tx<'_>, file: &StoredFile, fence: i64, reason: HiddenReason) -> ApiResult<bool> {
    if !blind_copy::hide(tx, &file.id, fence, reason)? {
        return Ok(false);
    }
    if let Some(dossier) = application::find(tx, &file.application)? {
        note_hidden(tx, &dossier.challenge, &dossier.id, &dossier.startup, &file.id, reason)?;
    }
    Ok(true)
}

/// Notes the copies that are needed of some files of a call, from after one: of dossiers that were handed in before there were copies, or
/// before the call said that it is judged blind. The last one that was looked at; `None` at the end.
///
/// # Errors
/// The store failed.
pub fn require_some(tx: &mut Tx<'_>, id: &ChallengeId, after: Option<&FileId>) -> ApiResult<Option<FileId>> {
    const SOME: i64 = 100;
    let Some(call) = challenge::find(tx, id)? else { return Ok(None) };
    let files = blind_copy::missing(tx, id, after, SOME)?;
    let last = files.last().map(|(file, ..)| file.clone());
    for (file, question, media_type) in files {
        let Some(stored) = application_file::find(tx, &file)? else { continue };
        let Some(dossier) = application::find(tx, &stored.application)? else { continue };
        require(tx, &call, (&dossier.id, &dossier.startup), (&file, &question), &media_type)?;
    }
    Ok(last)
}

/// The calls with a blind panel that is not locked.
///
/// # Errors
/// The store failed.
pub fn blind_calls(conn: &mut Conn) -> ApiResult<Vec<ChallengeId>> {
    const SOME: i64 = 200;
    let (mut calls, mut after): (Vec<ChallengeId>, Option<PhaseId>) = (Vec::new(), None);
    loop {
        let phases = review_phase::unlocked(conn, after.as_ref(), SOME)?;
        let Some(last) = phases.last() else { return Ok(calls) };
        after = Some(last.id.clone());
        for phase in phases.into_iter().filter(|phase| phase.policy.blind) {
            if !calls.contains(&phase.challenge) {
                calls.push(phase.challenge);
            }
        }
    }
}

/// The files of a phase that its jurors are not shown, for those who keep its panel; none where they do not judge blind. Up to `limit`,
/// and one more if there are more.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`; `applications_sealed` before the deadline.
pub fn list(conn: &mut Conn, caller: &Caller, id: &PhaseId, after: Option<&FileId>, limit: u32, now: Instant) -> ApiResult<Vec<Hidden>> {
    let stage = load(conn, caller, id, Action::PanelView)?;
    ensure_unsealed(&stage.challenge, now)?;
    if !stage.phase.policy.blind {
        return Ok(Vec::new());
    }
    Ok(blind_copy::hidden_of(conn, &stage.challenge.id, after, limit)?.into_iter().filter_map(Hidden::of).collect())
}

/// The files of a dossier that jurors will not see, for its startup.
///
/// # Errors
/// The store failed.
pub fn of_dossier(conn: &mut Conn, id: &ApplicationId, corrected: bool) -> ApiResult<Vec<Hidden>> {
    let files = application_file::of_application(conn, id, corrected)?;
    let copies = blind_copy::of_files(conn, &files.iter().map(|file| &file.id).collect::<Vec<_>>())?;
    let reason = |file: &StoredFile| {
        let copy = copies.iter().find(|copy| copy.file == file.id && copy.state == CopyState::Hidden)?;
        copy.hidden
    };
    Ok(files.into_iter().filter_map(|file| reason(&file).map(|reason| Hidden { file, reason })).collect())
}
