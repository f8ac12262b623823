//! Documents of a call whose bytes are kept here.

use super::organiser::check_language;
use super::{LinkAccess, LocalizedText};
use crate::code::FieldCode;
use crate::id::FileId;
use crate::refusal::Check;
use serde::{Deserialize, Serialize};

/// What a file is. The server writes it from what it received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"name": "reglement.pdf", "media_type": "application/pdf", "size": 482_113,
    "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"})))]
pub struct FileFacts {
    /// Its name.
    #[cfg_attr(feature = "openapi", schema(max_length = 255))]
    pub name: String,
    /// Its media type, as its content says.
    #[cfg_attr(feature = "openapi", schema(max_length = 100))]
    pub media_type: String,
    /// Its size in bytes.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 1_000_000_000_i64))]
    pub size: i64,
    /// The SHA-256 of its bytes, in lower-case hexadecimal digits.
    #[cfg_attr(feature = "openapi", schema(min_length = 64, max_length = 64))]
    pub sha256: String,
}

/// A document of a call that was uploaded to it: its rules, a brief, a model of a contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"file": "fil_01kax3v8m0t2r4q6w8y0b1c2d3", "title": {"fr": "Règlement"}, "language": "fr", "access": "everybody", "content": null})))]
pub struct Attachment {
    /// The file that was uploaded.
    pub file: FileId,
    /// What it is.
    pub title: LocalizedText,
    /// BCP 47 tag of its language.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 35))]
    pub language: Option<String>,
    /// Who may open it.
    #[serde(default)]
    pub access: LinkAccess,
    /// What the file is. The server writes it, whatever is sent.
    #[serde(default)]
    pub content: Option<FileFacts>,
}

impl Attachment {
    pub(super) fn check(&self, check: &mut Check, pointer: &str) {
        self.title.check_required(check, &format!("{pointer}/title"), 200);
        if let Some(language) = &self.language {
            check_language(check, &format!("{pointer}/language"), language);
        }
    }
}

/// Writes what the files are, as `find` knows them; one that it does not know cannot be attached.
///
/// # Errors
/// Those of `find`.
pub fn settle_attachments<E>(
    attachments: &mut [Attachment],
    check: &mut Check,
    mut find: impl FnMut(&FileId) -> Result<Option<FileFacts>, E>,
) -> Result<(), E> {
    for (index, attachment) in attachments.iter_mut().enumerate() {
        attachment.content = find(&attachment.file)?;
        check.require(attachment.content.is_some(), format!("/attachments/{index}/file"), FieldCode::UnknownReference);
    }
    Ok(())
}
