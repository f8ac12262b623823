//! A file of a dossier.

use super::digest::DossierFile;
use crate::id::{ApplicationId, FileId, QuestionId, UserId};
use crate::states::states;
use crate::time::Instant;

states! {
    /// What is known of a file's harmlessness.
    FileState {
        /// No scanner has looked at it yet. Only its own people download it.
        Pending = "pending",
        /// It was scanned and is clean, or no scanner is asked.
        Clean = "clean",
        /// A scanner found something. Nobody downloads it.
        Quarantined = "quarantined",
    }
}

states! {
    /// What the correction of a reopened dossier does with a file. What was handed in does not know of it.
    FileCorrection {
        /// Adds it.
        Adds = "adds",
        /// Takes it out.
        Removes = "removes",
    }
}

/// A file of a dossier: what is known of it beside its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFile {
    /// Its identifier.
    pub id: FileId,
    /// The dossier.
    pub application: ApplicationId,
    /// The question that it answers.
    pub question: QuestionId,
    /// The name that its people gave it.
    pub name: String,
    /// Its media type, as its content says.
    pub media_type: String,
    /// Its size in bytes.
    pub size: i64,
    /// The SHA-256 of its bytes, in lower-case hexadecimal digits.
    pub sha256: String,
    /// Its pages, where they can be counted.
    pub pages: Option<i64>,
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
    /// When it was taken out of the dossier. What was handed in with it keeps it.
    pub removed_at: Option<Instant>,
    /// What a correction that is not handed in yet does with it.
    pub correction: Option<FileCorrection>,
}

impl StoredFile {
    /// As it stands in the digest of a dossier.
    #[must_use]
    pub fn in_dossier(&self) -> DossierFile {
        DossierFile {
            id: self.id.clone(),
            question_id: self.question.clone(),
            name: self.name.clone(),
            size: u64::try_from(self.size).unwrap_or_default(),
            sha256: self.sha256.clone(),
            pages: self.pages.and_then(|pages| u32::try_from(pages).ok()),
        }
    }
}
