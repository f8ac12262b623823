//! The files of a dossier for its juror: the originals, or in a blind phase copies that tell nothing of who made them.

use super::desk::{self, Desk};
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::record::{Event, audit};
use serde_json::json;
use std::collections::BTreeMap;
use tahaddi_domain::code::Code;
use tahaddi_domain::dossier::{BlindCopy, CopyState, FileState, JuryFileState, Numbered, StoredFile, jury_files};
use tahaddi_domain::id::{AssignmentId, FileId, Id as _, QuestionId};
use tahaddi_domain::refusal::Refusal;
use tahaddi_domain::time::Instant;
use tahaddi_files::Kind;
use tahaddi_persistence::repo::{application_file, blind_copy};
use tahaddi_persistence::{Conn, Tx};

/// A file as its juror sees it.
#[derive(Clone, Debug)]
pub struct JuryFile {
    /// What the juror calls it.
    pub key: String,
    /// The question that it answers.
    pub question: QuestionId,
    /// Its name: in a blind phase its key, with the extension of its type.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// Whether it can be read.
    pub state: JuryFileState,
    /// What is read, once it can be.
    pub content: Option<Content>,
    file: FileId,
}

/// The bytes that a juror reads.
#[derive(Clone, Debug)]
pub struct Content {
    /// The key of the bytes in the store of files.
    pub blob: String,
    /// What opens them, wrapped.
    pub blob_key: Option<String>,
    /// Bytes.
    pub size: i64,
    /// Their SHA-256.
    pub sha256: String,
}

/// The files of a dossier on the desk of the caller, in the order of the form.
///
/// # Errors
/// As [`desk::read`].
pub fn list(conn: &mut Conn, caller: &Caller, id: &AssignmentId, now: Instant) -> ApiResult<Vec<JuryFile>> {
    let desk = desk::read(conn, caller, id, now)?;
    of_desk(conn, &desk)
}

/// The file that a juror wants to read, and may: as long as the dossier can be read. Each reading leaves a trace.
///
/// # Errors
/// As [`desk::read`]; `not_found`, also for what is not shown; `file_not_available` while it is prepared.
pub fn open(
    tx: &mut Tx<'_>,
    caller: &Caller,
    id: &AssignmentId,
    key: &str,
    event: &'static str,
) -> ApiResult<(JuryFile, Content, Instant)> {
    let now = tx.now()?;
    let desk = desk::read(tx, caller, id, now)?;
    let file = of_desk(tx, &desk)?.into_iter().find(|file| file.key == key).ok_or(Code::NotFound)?;
    let Some(content) = file.content.clone() else {
        return Err(Refusal::new(Code::FileNotAvailable).with("state", file.state).into());
    };
    let details = json!({"phase_id": desk.assignment.phase, "application_id": desk.assignment.application, "file_id": file.file});
    audit(tx, caller, &Event::new(event, id.as_str()).with(details))?;
    Ok((file, content, now))
}

fn of_desk(conn: &mut Conn, desk: &Desk) -> ApiResult<Vec<JuryFile>> {
    let held = application_file::handed_in(conn, &[&desk.application.id])?;
    let shown = jury_files(&desk.application.document, &desk.stage.challenge.document, &held);
    if !desk.stage.phase.policy.blind {
        return Ok(shown.iter().map(original).collect());
    }
    let ids: Vec<&FileId> = shown.iter().map(|numbered| &numbered.file.id).collect();
    let copies = blind_copy::of_files(conn, &ids)?;
    let copies: BTreeMap<&FileId, &BlindCopy> = copies.iter().map(|copy| (&copy.file, copy)).collect();
    Ok(shown.iter().filter_map(|numbered| copied(numbered, copies.get(&numbered.file.id).copied())).collect())
}

fn original(numbered: &Numbered<'_>) -> JuryFile {
    let file = numbered.file;
    let content = (file.state == FileState::Clean).then(|| Content {
        blob: file.blob.clone(),
        blob_key: file.blob_key.clone(),
        size: file.size,
        sha256: file.sha256.clone(),
    });
    jury_file(numbered, file.name.clone(), content)
}

/// The copy of a file under a name that says nothing; `None` for one that is not shown.
fn copied(numbered: &Numbered<'_>, copy: Option<&BlindCopy>) -> Option<JuryFile> {
    if copy.is_some_and(|copy| copy.state == CopyState::Hidden) {
        return None;
    }
    let file: &StoredFile = numbered.file;
    let kind = Kind::from_media_type(&file.media_type).filter(|kind| kind.can_be_cleaned())?;
    let name = format!("{}.{}", numbered.key(), kind.extensions().first()?);
    let made = copy.and_then(|copy| copy.content.clone()).filter(|_| file.state == FileState::Clean);
    let content = made.map(|made| Content { blob: made.blob, blob_key: Some(made.blob_key), size: made.size, sha256: made.sha256 });
    Some(jury_file(numbered, name, content))
}

fn jury_file(numbered: &Numbered<'_>, name: String, content: Option<Content>) -> JuryFile {
    JuryFile {
        key: numbered.key(),
        question: numbered.file.question.clone(),
        name,
        media_type: numbered.file.media_type.clone(),
        state: if content.is_some() { JuryFileState::Ready } else { JuryFileState::Preparing },
        content,
        file: numbered.file.id.clone(),
    }
}
