//! How files are shown.

use serde::Serialize;
use tahaddi_domain::dossier::{FileState, StoredFile};
use tahaddi_domain::id::{FileId, QuestionId};
use tahaddi_domain::time::Instant;
use utoipa::ToSchema;

/// A file of an application.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(example = json!({"id": "fil_01kax3v8m0t2r4q6w8y0b1c2d3", "question_id": "qst_01kax3v8m0t2r4q6w8y0b1c2d3", "name": "plan.pdf", "media_type": "application/pdf",
    "size": 482_113, "pages": 12, "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "state": "clean",
    "uploaded_at": "2027-03-01T10:00:00.000000Z"}))]
pub struct FileView {
    /// Its identifier.
    pub id: FileId,
    /// The question that it answers.
    pub question_id: QuestionId,
    /// Its name.
    #[schema(max_length = 255)]
    pub name: String,
    /// Its media type, as its content says.
    #[schema(max_length = 100)]
    pub media_type: String,
    /// Its size in bytes.
    #[schema(minimum = 1, maximum = 1_000_000_000_i64)]
    pub size: i64,
    /// Its pages, where they can be counted without doubt; else null.
    #[schema(required, minimum = 1, maximum = 1_000_000)]
    pub pages: Option<i64>,
    /// The SHA-256 of its bytes, in lower-case hexadecimal digits.
    #[schema(min_length = 64, max_length = 64)]
    pub sha256: String,
    /// What is known of its harmlessness.
    pub state: FileState,
    /// When it was uploaded.
    pub uploaded_at: Instant,
}

impl From<StoredFile> for FileView {
    fn from(file: StoredFile) -> Self {
        Self {
            id: file.id,
            question_id: file.question,
            name: file.name,
            media_type: file.media_type,
            size: file.size,
            pages: file.pages,
            sha256: file.sha256,
            state: file.state,
            uploaded_at: file.uploaded_at,
        }
    }
}
