//! What the API says to people, in French, Arabic and English.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::resolver::errors::{ReferenceKind, ResolverError};
use fluent_bundle::{FluentArgs, FluentError, FluentResource};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::document::Language;
use unic_langid::LanguageIdentifier;

type Bundle = FluentBundle<FluentResource>;

static FRENCH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Fr, include_str!("../locales/problems.fr.ftl")));
static ARABIC: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Ar, include_str!("../locales/problems.ar.ftl")));
static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::En, include_str!("../locales/problems.en.ftl")));

/// A language's texts. Text that does not parse is left out; a test sees to it that every code has its texts.
fn bundle(language: Language, source: &str) -> Bundle {
    let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _errors)| resource);
    let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![tag]);
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource);
    bundle
}

/// Facts that a text can refer to.
pub type Details = BTreeMap<&'static str, String>;

/// The short name of a problem.
#[must_use]
pub fn title(code: Code, language: Language) -> String {
    text(language, code.as_str(), None, &Details::new()).unwrap_or_else(|| code.as_str().to_owned())
}

/// What happened and what can be done, with the facts filled in.
#[must_use]
pub fn detail(code: Code, language: Language, details: &Details) -> String {
    text(language, code.as_str(), Some("detail"), details).unwrap_or_else(|| title(code, language))
}

/// What is wrong with a field.
#[must_use]
pub fn field_message(code: FieldCode, language: Language, details: &Details) -> String {
    text(language, &format!("field_{code}"), None, details).unwrap_or_else(|| code.as_str().to_owned())
}

fn text(language: Language, message: &str, attribute: Option<&str>, details: &Details) -> Option<String> {
    let bundle = match language {
        Language::Fr => &*FRENCH,
        Language::Ar => &*ARABIC,
        Language::En => &*ENGLISH,
    };
    let message = bundle.get_message(message)?;
    let pattern = match attribute {
        Some(name) => message.get_attribute(name)?.value(),
        None => message.value()?,
    };
    let arguments: FluentArgs<'_> = details.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut errors = Vec::new();
    Some(bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned())
}

/// The names of the facts that the text of a code tells.
#[must_use]
pub fn facts(code: Code) -> BTreeSet<String> {
    let pattern = ENGLISH.get_message(code.as_str()).and_then(|message| message.get_attribute("detail")).map(|detail| detail.value());
    let mut missing = Vec::new();
    if let Some(pattern) = pattern {
        ENGLISH.format_pattern(pattern, None, &mut missing);
    }
    missing
        .into_iter()
        .filter_map(|error| match error {
            FluentError::ResolverError(ResolverError::Reference(ReferenceKind::Variable { id })) => Some(id),
            _ => None,
        })
        .collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_accepted_language_is_chosen() {
        assert_eq!(negotiate(None), Language::Fr);
        assert_eq!(negotiate(Some("en-GB,en;q=0.9")), Language::En);
        assert_eq!(negotiate(Some("de, ar-MA;q=0.8, en;q=0.5")), Language::Ar);
        assert_eq!(negotiate(Some("en;q=0, *;q=0.1")), Language::Fr);
    }

    #[test]
    fn every_code_has_its_texts_in_every_language() {
        for language in Language::ALL {
            for code in Code::ALL {
                let name = code.as_str();
                assert!(text(language, name, None, &Details::new()).is_some(), "{language:?} {name}");
                assert!(text(language, name, Some("detail"), &Details::new()).is_some(), "{language:?} {name}.detail");
            }
            for code in FieldCode::ALL {
                assert!(text(language, &format!("field_{code}"), None, &Details::new()).is_some(), "{language:?} field_{code}");
            }
        }
    }

    #[test]
    fn a_text_has_the_same_variables_in_every_language() {
        let variables = |source: &str| {
            let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
            let mut message = String::new();
            for line in source.lines() {
                if let Some((name, _)) = line.split_once(" =").filter(|(name, _)| !line.starts_with('#') && !name.is_empty()) {
                    let name = name.trim();
                    message = if let Some(attribute) = name.strip_prefix('.') {
                        format!("{}.{attribute}", message.split('.').next().unwrap())
                    } else {
                        name.to_owned()
                    };
                }
                for variable in line.split("{ $").skip(1) {
                    found.entry(message.clone()).or_default().push(variable.split(' ').next().unwrap().to_owned());
                }
            }
            found.values_mut().for_each(|names| {
                names.sort();
                names.dedup();
            });
            found
        };
        let french = variables(include_str!("../locales/problems.fr.ftl"));
        assert_eq!(french, variables(include_str!("../locales/problems.ar.ftl")));
        assert_eq!(french, variables(include_str!("../locales/problems.en.ftl")));
    }
}
