//! How files of a call are shown.

use serde::Serialize;
use tahaddi_domain::challenge_file::ChallengeFile;
use tahaddi_domain::document::{ChallengeDocument, FileFacts};
use tahaddi_domain::dossier::FileState;
use tahaddi_domain::id::FileId;
use tahaddi_domain::time::Instant;
use utoipa::ToSchema;

/// A file that was uploaded to a call.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(example = json!({"id": "fil_01kax3v8m0t2r4q6w8y0b1c2d3", "content": {"name": "reglement.pdf", "media_type": "application/pdf", "size": 482_113,
    "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}, "state": "clean", "attached": false,
    "uploaded_at": "2027-01-10T10:00:00.000000Z"}))]
pub struct ChallengeFileView {
    /// Its identifier, for `attachments` of the document.
    pub id: FileId,
    /// What it is.
    pub content: FileFacts,
    /// What is known of its harmlessness. Nobody but those who run the call reads it before it is clean.
    pub state: FileState,
    /// Whether the document attaches it.
    pub attached: bool,
    /// When it was uploaded.
    pub uploaded_at: Instant,
}

impl ChallengeFileView {
    /// A file of the call that says `document`.
    #[must_use]
    pub fn new(file: ChallengeFile, document: &ChallengeDocument) -> Self {
        let attached = document.attachments.iter().any(|attachment| attachment.file == file.id);
        Self { id: file.id, content: file.facts, state: file.state, attached, uploaded_at: file.uploaded_at }
    }
}
