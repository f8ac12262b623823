//! What was handed in, in a form whose digest anybody can compute again.

use crate::document::{ApplicationDocument, FieldChange, Key, changes};
use crate::id::{ApplicationId, ChallengeId, FileId, OrganisationId, QuestionId};
use crate::jury::digest_text;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// A file in a dossier, as it is told from others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"id": "fil_01kax3v8m0t2r4q6w8y0b1c2d3", "question_id": "qst_01kax3v8m0t2r4q6w8y0b1c2d3", "name": "plan.pdf",
    "size": 482_113, "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"})))]
pub struct DossierFile {
    /// The file.
    pub id: FileId,
    /// The question that it answers.
    pub question_id: QuestionId,
    /// Its name.
    #[cfg_attr(feature = "openapi", schema(max_length = 255))]
    pub name: String,
    /// Its size in bytes.
    #[cfg_attr(feature = "openapi", schema(maximum = 1_000_000_000_i64))]
    pub size: u64,
    /// The SHA-256 of its bytes, in lower-case hexadecimal digits.
    #[cfg_attr(feature = "openapi", schema(min_length = 64, max_length = 64, pattern = "^[0-9a-f]{64}$"))]
    pub sha256: String,
    /// Its pages, where they can be counted. They follow from its bytes, and are not digested beside them.
    #[serde(skip)]
    pub pages: Option<u32>,
}

/// A dossier as it was handed in once, with what it was held against.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3", "challenge_id": "chl_01kax3v8m0t2r4q6w8y0b1c2d3",
    "organisation_id": "org_01kax3v8m0t2r4q6w8y0b1c2d3", "version": 4, "document": {"title": "Irrigation pilotée par capteurs", "answers": {}}, "files": [],
    "form_version": 7, "eligibility_version": 7, "terms": {"rules": 2}})))]
pub struct Snapshot {
    /// The application.
    pub application_id: ApplicationId,
    /// The call.
    pub challenge_id: ChallengeId,
    /// The startup.
    pub organisation_id: OrganisationId,
    /// The version of the dossier.
    #[cfg_attr(feature = "openapi", schema(minimum = 1))]
    pub version: i64,
    /// What the startup wrote.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub document: ApplicationDocument,
    /// Its files. Their order does not matter.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required, max_items = 100))]
    pub files: Vec<DossierFile>,
    /// The version of the call whose form was filled in.
    #[cfg_attr(feature = "openapi", schema(minimum = 1))]
    pub form_version: i64,
    /// The version of the call whose rules of eligibility it was held against.
    #[cfg_attr(feature = "openapi", schema(minimum = 1))]
    pub eligibility_version: i64,
    /// The versions of the terms that were accepted, by their key.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub terms: BTreeMap<Key, u32>,
}

impl Snapshot {
    /// The value that is digested: members that are null, or an empty list or object, are left out, and files stand in the order of their
    /// ids. So a member that the vocabulary gets later changes no digest of what was handed in before.
    ///
    /// # Errors
    /// The value has no form in JSON; no snapshot that was read from JSON is such a one.
    pub fn value(&self) -> serde_json::Result<Value> {
        let mut ordered = self.clone();
        ordered.files.sort_by(|one, other| one.id.cmp(&other.id));
        let mut value = serde_json::to_value(ordered)?;
        leave_out_empty(&mut value);
        Ok(value)
    }

    /// The SHA-256 of the canonical form of [`Self::value`], in lower-case hexadecimal digits.
    ///
    /// # Errors
    /// As [`Self::value`].
    pub fn digest(&self) -> serde_json::Result<String> {
        Ok(digest_text(canonical(&self.value()?)?))
    }

    /// In which members another snapshot differs. Two snapshots have the same digest if and only if there is none.
    ///
    /// # Errors
    /// As [`Self::value`].
    pub fn differences(&self, other: &Self) -> serde_json::Result<Vec<FieldChange>> {
        Ok(changes(&self.value()?, &other.value()?))
    }
}

/// The canonical form of a JSON value: the JSON Canonicalization Scheme, RFC 8785.
///
/// # Errors
/// The value holds a number that JSON cannot write.
pub fn canonical(value: &Value) -> serde_json::Result<Vec<u8>> {
    serde_json_canonicalizer::to_vec(value)
}

/// Leaves out every member that says nothing, however deep. Elements of lists stay: their places count.
fn leave_out_empty(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.values_mut().for_each(leave_out_empty);
            members.retain(|_, member| !says_nothing(member));
        }
        Value::Array(elements) => elements.iter_mut().for_each(leave_out_empty),
        _ => {}
    }
}

fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(elements) => elements.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
#[path = "digest_tests.rs"]
mod tests;
