//! Ready documents that a partner begins a call with.

use crate::error::{ApiError, ApiResult};
use serde::Deserialize;
use serde_json::Value;
use std::sync::LazyLock;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::{Key, LocalizedText};

/// In the order in which they are offered: the simplest first.
const TEXTS: &[&str] = &[
    include_str!("../../../../seed-data/templates/plain-call.json"),
    include_str!("../../../../seed-data/templates/sector-challenge.json"),
    include_str!("../../../../seed-data/templates/hackathon.json"),
    include_str!("../../../../seed-data/templates/two-stage-grant.json"),
    include_str!("../../../../seed-data/templates/innovation-pilot.json"),
    include_str!("../../../../seed-data/templates/award-public-vote.json"),
];

/// A document to begin with.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Its name in paths.
    pub key: Key,
    /// What it is called.
    pub title: LocalizedText,
    /// For what kind of call it is.
    pub description: LocalizedText,
    /// The document, as it is sent to create a call: nothing in it has an id yet.
    pub document: Value,
}

/// All templates, the simplest first.
///
/// # Errors
/// One of them is not readable.
pub fn all() -> ApiResult<&'static [Template]> {
    static ALL: LazyLock<Result<Vec<Template>, serde_json::Error>> =
        LazyLock::new(|| TEXTS.iter().map(|text| serde_json::from_str(text)).collect());
    ALL.as_deref().map_err(|error| ApiError::fault(format!("a template: {error}")))
}

/// The template of that key.
///
/// # Errors
/// `not_found`.
pub fn find(key: &str) -> ApiResult<&'static Template> {
    Ok(all()?.iter().find(|template| template.key.0 == key).ok_or(Code::NotFound)?)
}
