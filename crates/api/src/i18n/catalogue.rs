//! The one catalogue of texts: every file of `locales/`, one bundle a language.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use std::sync::LazyLock;
use tahaddi_domain::document::Language;
use unic_langid::LanguageIdentifier;

type Bundle = FluentBundle<FluentResource>;

/// The files of a language: what refusals say, what enums are called, what mails say, and what stands on pages
/// and in tables.
macro_rules! files {
    ($tag:literal) => {
        [
            include_str!(concat!("../../locales/problems.", $tag, ".ftl")),
            include_str!(concat!("../../locales/labels.", $tag, ".ftl")),
            include_str!(concat!("../../locales/mail.", $tag, ".ftl")),
            include_str!(concat!("../../locales/pages.", $tag, ".ftl")),
            include_str!(concat!("../../locales/tables.", $tag, ".ftl")),
        ]
    };
}

/// The text of the files of a language.
pub(super) const fn sources(language: Language) -> [&'static str; 5] {
    match language {
        Language::Fr => files!("fr"),
        Language::Ar => files!("ar"),
        Language::En => files!("en"),
    }
}

/// The file of labels in the default language: it says in which order enums and their values are listed.
pub(super) const LABELS: &str = sources(Language::Fr)[1];

/// Facts that count something. They reach a text as numbers, so that it can choose the plural form of its language.
pub(super) const NUMBERS: [&str; 9] = ["days", "hours", "length", "limit", "max", "min", "retry_after", "seats", "selected"];

static FRENCH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Fr));
static ARABIC: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Ar));
static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::En));

/// A language's texts. What does not parse is left out; a test sees to it that all of it does.
fn bundle(language: Language) -> Bundle {
    let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![tag]);
    // Links and references are copied from texts: no invisible marks around them. Arabic texts set marks where order needs them.
    bundle.set_use_isolating(false);
    for source in sources(language) {
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _errors)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// A fact as its text wants it.
fn argument(name: &str, value: &str) -> FluentValue<'static> {
    if NUMBERS.contains(&name) { FluentValue::try_number(value).into_owned() } else { FluentValue::from(value.to_owned()) }
}

/// A text with its facts filled in, and what went wrong; `None` if the catalogue has no such text.
pub(super) fn format<'a>(
    language: Language,
    message: &str,
    attribute: Option<&str>,
    facts: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Option<(String, Vec<FluentError>)> {
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
    let arguments: FluentArgs<'_> = facts.into_iter().map(|(name, value)| (name, argument(name, value))).collect();
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned();
    Some((text, errors))
}

/// As [`format()`]; a fact that is missing shows as `{$name}` and is logged.
pub(crate) fn text<'a>(
    language: Language,
    message: &str,
    attribute: Option<&str>,
    facts: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Option<String> {
    let (text, errors) = format(language, message, attribute, facts)?;
    if !errors.is_empty() {
        tracing::error!(message, attribute, language = language.tag(), ?errors, "a text is not complete");
    }
    Some(text)
}
