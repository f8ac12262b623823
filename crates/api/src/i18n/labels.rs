//! What the values of the API's enums are called, in every language.

use super::catalogue::{LABELS, text};
use super::title;
use fluent_bundle::FluentResource;
use fluent_syntax::ast::Entry;
use serde::Serialize;
use std::sync::LazyLock;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::{Language, LocalizedText};
use utoipa::ToSchema;

/// An enum of the API, and what each of its values is called.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(example = json!({"name": "OperatorRole", "label": {"fr": "Rôle d’opérateur", "ar": "دور المسيّر", "en": "Operator role"},
    "values": [{"value": "admin", "label": {"fr": "administrateur", "ar": "مدير", "en": "administrator"}}]}))]
pub struct EnumLabels {
    /// The name of its schema in the OpenAPI document.
    #[schema(max_length = 60)]
    pub name: String,
    /// What the enum is called.
    pub label: LocalizedText,
    /// Its values, in their order.
    #[schema(max_items = 500)]
    pub values: Vec<ValueLabel>,
}

/// A value of an enum, and what it is called.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(example = json!({"value": "admin", "label": {"fr": "administrateur", "ar": "مدير", "en": "administrator"}}))]
pub struct ValueLabel {
    /// The value, as it stands in bodies.
    #[schema(max_length = 60)]
    pub value: String,
    /// What people read.
    pub label: LocalizedText,
}

/// Every enum of the API with its labels. A test holds them to the OpenAPI document.
pub fn all() -> &'static [EnumLabels] {
    static ALL: LazyLock<Vec<EnumLabels>> = LazyLock::new(|| {
        let resource = FluentResource::try_new(LABELS.to_owned()).unwrap_or_else(|(resource, _errors)| resource);
        resource.entries().filter_map(of_message).collect()
    });
    &ALL
}

/// A message of the catalogue names an enum, its attributes the values. The codes have their titles already.
fn of_message(entry: &Entry<&str>) -> Option<EnumLabels> {
    let Entry::Message(message) = entry else { return None };
    let name = message.id.name;
    let values = if name == "Code" {
        let label = |code: &Code| ValueLabel { value: code.to_string(), label: localized(|language| Some(title(*code, language))) };
        Code::ALL.iter().map(label).collect()
    } else {
        let label =
            |value: &str| ValueLabel { value: value.to_owned(), label: localized(|language| text(language, name, Some(value), [])) };
        message.attributes.iter().map(|attribute| label(attribute.id.name)).collect()
    };
    Some(EnumLabels { name: name.to_owned(), label: localized(|language| text(language, name, None, [])), values })
}

fn localized(text: impl Fn(Language) -> Option<String>) -> LocalizedText {
    LocalizedText { fr: text(Language::Fr), ar: text(Language::Ar), en: text(Language::En) }
}

/// What a value of an enum is called.
#[must_use]
pub fn label(name: &str, value: &str, language: Language) -> String {
    text(language, name, Some(value), []).unwrap_or_else(|| value.to_owned())
}
