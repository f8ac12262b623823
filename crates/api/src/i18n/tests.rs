//! The catalogue, read as what it is: every text is there in every language, with the same variables, and counts properly.

use super::catalogue::{NUMBERS, format, sources};
use super::*;
use crate::mail::MailKind;
use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use std::collections::BTreeSet;

/// What a text refers to, and the plural categories of each number that it counts.
#[derive(Debug, Default, PartialEq, Eq)]
struct Uses {
    variables: BTreeSet<String>,
    plurals: BTreeMap<String, BTreeSet<String>>,
}

/// Every text of a language by its name: `code`, `code.detail`.
fn texts(language: Language) -> BTreeMap<String, Uses> {
    let mut found = BTreeMap::new();
    for source in sources(language) {
        let resource = FluentResource::try_new(source.to_owned()).map_err(|(_, errors)| errors).unwrap();
        for entry in resource.entries() {
            let Entry::Message(message) = entry else { continue };
            let value = message.value.iter().map(|pattern| (message.id.name.to_owned(), pattern));
            let attributes =
                message.attributes.iter().map(|attribute| (format!("{}.{}", message.id.name, attribute.id.name), &attribute.value));
            for (name, pattern) in value.chain(attributes) {
                let mut uses = Uses::default();
                look(pattern, &mut uses);
                assert!(found.insert(name.clone(), uses).is_none(), "{language:?} says {name} twice");
            }
        }
    }
    found
}

fn look(pattern: &Pattern<&str>, uses: &mut Uses) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => look_inline(inline, uses),
            Expression::Select { selector, variants } => {
                look_inline(selector, uses);
                let keys = variants.iter().map(|variant| match &variant.key {
                    VariantKey::Identifier { name } => (*name).to_owned(),
                    VariantKey::NumberLiteral { value } => (*value).to_owned(),
                });
                if let InlineExpression::VariableReference { id } = selector
                    && NUMBERS.contains(&id.name)
                {
                    uses.plurals.entry(id.name.to_owned()).or_default().extend(keys);
                }
                variants.iter().for_each(|variant| look(&variant.value, uses));
            }
        }
    }
}

fn look_inline(inline: &InlineExpression<&str>, uses: &mut Uses) {
    match inline {
        InlineExpression::VariableReference { id } => drop(uses.variables.insert(id.name.to_owned())),
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inline) = &**expression {
                look_inline(inline, uses);
            }
        }
        _ => {}
    }
}

#[test]
fn every_text_is_there_in_every_language_with_the_variables_that_its_place_gives() {
    let mut wanted: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let names = |facts: &[(&str, &str)]| facts.iter().map(|(name, _)| (*name).to_owned()).collect();
    for code in Code::ALL {
        wanted.insert(code.to_string(), BTreeSet::new());
        wanted.insert(format!("{code}.detail"), names(example_facts(*code)));
    }
    for code in FieldCode::ALL {
        wanted.insert(format!("field_{code}"), names(example_field_facts(*code)));
    }
    for group in labels::all() {
        wanted.insert(group.name.clone(), BTreeSet::new());
        for value in group.values.iter().filter(|_| group.name != "Code") {
            wanted.insert(format!("{}.{}", group.name, value.value), BTreeSet::new());
        }
    }
    for language in Language::ALL {
        let texts = texts(language);
        let of_mails: BTreeSet<&str> = MailKind::ALL.iter().map(|kind| kind.as_str()).collect();
        let place = |name: &str| name.split('.').next().unwrap_or_default().to_owned();
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (name, uses) in &texts {
            if !of_mails.contains(place(name).as_str()) && !is_of_pages(name) {
                found.insert(name.clone(), uses.variables.clone());
            }
        }
        assert_eq!(found, wanted, "{language:?}");
        for kind in MailKind::ALL {
            let name = kind.as_str();
            let used: BTreeSet<&str> =
                ["subject", "body"].iter().flat_map(|part| texts[&format!("{name}.{part}")].variables.iter().map(String::as_str)).collect();
            assert_eq!(used, kind.variables().iter().copied().collect(), "{name} in {language:?}");
        }
    }
}

/// Texts that belong to no code and no enum.
fn is_of_pages(name: &str) -> bool {
    ["page-", "table-", "note-"].iter().any(|place| name.starts_with(place))
}

#[test]
fn the_texts_of_pages_are_the_same_in_every_language() {
    let pages = |language| -> BTreeMap<String, BTreeSet<String>> {
        let texts = texts(language).into_iter().filter(|(name, _)| is_of_pages(name));
        texts.map(|(name, uses)| (name, uses.variables)).collect()
    };
    let french = pages(Language::Fr);
    assert!(french.len() > 10);
    assert_eq!(french, pages(Language::Ar));
    assert_eq!(french, pages(Language::En));
}

#[test]
fn what_is_counted_has_every_plural_form_of_its_language() {
    for language in Language::ALL {
        let categories: BTreeSet<String> = match language {
            Language::Ar => ["zero", "one", "two", "few", "many", "other"].map(str::to_owned).into(),
            Language::Fr | Language::En => ["one", "other"].map(str::to_owned).into(),
        };
        for (name, uses) in texts(language) {
            for number in uses.variables.iter().filter(|variable| NUMBERS.contains(&variable.as_str())) {
                assert_eq!(uses.plurals.get(number), Some(&categories), "{name} counts {number} in {language:?}");
            }
        }
    }
}

#[test]
fn a_number_chooses_its_form() {
    let too_long =
        |language, max: &str| field_message(FieldCode::TooLong, language, &Details::from([("max", max.into()), ("unit", "words".into())]));
    assert_eq!(too_long(Language::En, "1"), "This is too long: at most one word.");
    assert_eq!(too_long(Language::En, "500"), "This is too long: at most 500 words.");
    assert!(too_long(Language::Fr, "1").ends_with("au plus 1 mot."));
    assert!(too_long(Language::Fr, "2").ends_with("au plus 2 mots."));
    let arabic = ["0", "1", "2", "3", "11", "100"].map(|max| too_long(Language::Ar, max));
    let forms = ["لا كلمة", "كلمة واحدة", "كلمتان", "3 كلمات", "11 كلمة", "100 كلمة"];
    for (text, form) in arabic.iter().zip(forms) {
        assert!(text.ends_with(&format!("{form}.")), "{text}");
    }
}

#[test]
fn a_fact_that_is_missing_shows() {
    let (text, errors) = format(Language::En, "quota_exceeded", Some("detail"), []).unwrap();
    assert!(!errors.is_empty() && text.contains("{$retry_after}"), "{text}");
}

#[test]
fn the_best_accepted_language_is_chosen() {
    assert_eq!(negotiate(None), Language::Fr);
    assert_eq!(negotiate(Some("en-GB,en;q=0.9")), Language::En);
    assert_eq!(negotiate(Some("de, ar-MA;q=0.8, en;q=0.5")), Language::Ar);
    assert_eq!(negotiate(Some("en;q=0, *;q=0.1")), Language::Fr);
}
