//! What the API says to people, in French, Arabic and English.

mod catalogue;
mod facts;
pub mod labels;
#[cfg(test)]
mod tests;

pub(crate) use catalogue::text;
pub use facts::{example_facts, example_field_facts};

use std::collections::BTreeMap;
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::document::Language;

/// Facts that a text can refer to.
pub type Details = BTreeMap<&'static str, String>;

/// The short name of a problem.
#[must_use]
pub fn title(code: Code, language: Language) -> String {
    text(language, code.as_str(), None, []).unwrap_or_else(|| code.as_str().to_owned())
}

/// What happened and what can be done, with the facts filled in.
#[must_use]
pub fn detail(code: Code, language: Language, details: &Details) -> String {
    text(language, code.as_str(), Some("detail"), facts(details)).unwrap_or_else(|| title(code, language))
}

/// What is wrong with a field.
#[must_use]
pub fn field_message(code: FieldCode, language: Language, details: &Details) -> String {
    text(language, &format!("field_{code}"), None, facts(details)).unwrap_or_else(|| code.as_str().to_owned())
}

/// A text of a page, of a table, or of a note beside a dossier.
#[must_use]
pub fn page<'a>(name: &str, language: Language, facts: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    text(language, name, None, facts).unwrap_or_else(|| name.to_owned())
}

fn facts(details: &Details) -> impl Iterator<Item = (&str, &str)> {
    details.iter().map(|(name, value)| (*name, value.as_str()))
}

/// The best language for an `Accept-Language` header (RFC 9110): the highest quality that we speak, else French.
#[must_use]
pub fn negotiate(header: Option<&str>) -> Language {
    let mut best = (Language::default(), 0.0_f32);
    for part in header.unwrap_or_default().split(',').take(20) {
        let mut pieces = part.trim().split(';');
        let tag = pieces.next().unwrap_or_default().trim();
        let quality = pieces.find_map(|piece| piece.trim().strip_prefix("q=")).map_or(1.0, |q| q.trim().parse().unwrap_or(0.0));
        let language = if tag == "*" { Some(Language::default()) } else { Language::from_tag(tag) };
        if let Some(language) = language
            && quality > best.1
        {
            best = (language, quality);
        }
    }
    best.0
}
