//! What the values of every enum are called.

use crate::auth::permit::{Permit, act};
use crate::error::ApiError;
use crate::http::reply::{Found, Public};
use crate::i18n::labels::{self, EnumLabels};
use serde::Serialize;
use tahaddi_domain::document::Language;
use utoipa::ToSchema;

/// The languages of texts, and what the values of enums are called in them.
#[derive(Debug, Serialize, ToSchema)]
pub struct LabelsView {
    /// The languages, the default first.
    #[schema(max_items = 20)]
    pub languages: Vec<LanguageView>,
    /// The enums. Those of the catalogue (technologies, sectors, sites, regions) are lists of their own.
    #[schema(max_items = 500)]
    pub enums: Vec<EnumLabels>,
}

/// A language of texts.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"code": "ar", "name": "العربية", "dir": "rtl"}))]
pub struct LanguageView {
    /// Its code: the key in texts of several languages, and what `Accept-Language` and `lang` name.
    pub code: Language,
    /// What the language calls itself.
    #[schema(max_length = 60)]
    pub name: &'static str,
    /// The direction of its texts: `ltr` or `rtl`.
    #[schema(max_length = 3)]
    pub dir: &'static str,
}

impl From<Language> for LanguageView {
    fn from(language: Language) -> Self {
        Self { code: language, name: language.name(), dir: language.direction() }
    }
}

/// Labels of enums
///
/// What people read in place of states, roles, kinds and codes, in every language, and the direction of each language.
#[utoipa::path(get, path = "/v1/labels", operation_id = "labels_list", tag = "catalogue")]
pub async fn handle(_permit: Permit<act::PlatformView>) -> Result<Public<Found<LabelsView>>, ApiError> {
    let languages = Language::ALL.map(LanguageView::from).into();
    Ok(Public(Found::computed(LabelsView { languages, enums: labels::all().to_vec() })))
}
