//! A file that was uploaded to a call.

use crate::document::FileFacts;
use crate::dossier::FileState;
use crate::id::{ChallengeId, FileId, UserId};
use crate::time::Instant;

/// A file that was uploaded to a call: what is known of it beside its bytes. Those whom the call is for see it where its document
/// attaches it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChallengeFile {
    /// Its identifier.
    pub id: FileId,
    /// The call.
    pub challenge: ChallengeId,
    /// What it is.
    pub facts: FileFacts,
    /// What is known of its harmlessness.
    pub state: FileState,
    /// The key of its bytes in the store of files.
    pub blob: String,
    /// What opens them, wrapped by a master key; none of a file that was stored before files were encrypted.
    pub blob_key: Option<String>,
    /// Who uploaded it.
    pub uploaded_by: UserId,
    /// When.
    pub uploaded_at: Instant,
}
