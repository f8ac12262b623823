//! The documents of `seed-data`: real calls, and the templates with which a partner begins.

use super::{ChallengeDocument, RemarkKind};
use crate::refusal::{Check, Refusal};
use crate::time::Instant;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

fn documents(folder: &str) -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seed-data").join(folder);
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let mut found: Vec<_> = files
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap())
        })
        .collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

fn settled(document: &Value) -> Result<ChallengeDocument, Refusal> {
    let mut call: ChallengeDocument = serde_json::from_value(document.clone()).unwrap();
    let mut count = 0_u128;
    call.settle(None, Check::default(), || {
        count += 1;
        ulid::Ulid::from(count)
    })?;
    Ok(call)
}

/// Every name of a field that a value holds.
fn names(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| {
            found.insert(name.clone());
            names(value, found);
        }),
        Value::Array(items) => items.iter().for_each(|item| names(item, found)),
        _ => {}
    }
}

#[test]
fn real_calls_are_sound_and_tell_how_far_they_are_certain() {
    let (mut used, mut kinds) = (BTreeSet::new(), BTreeSet::new());
    let calls = documents("calls");
    assert!(calls.len() >= 51);
    for (name, document) in &calls {
        let call = settled(document).unwrap_or_else(|refusal| panic!("{name}: {:?}", refusal.fields));
        assert!(!call.remarks.is_empty(), "{name}: no source says everything");
        let written: Vec<_> = document["remarks"].as_array().unwrap().iter().map(|remark| remark["at"].clone()).collect();
        assert_eq!(written, call.remarks.iter().map(|remark| json!(remark.at)).collect::<Vec<_>>(), "{name}");
        // Settled again it is the same, and keeps its versions.
        let mut again = call.clone();
        again.settle(Some(&call), Check::default(), || ulid::Ulid::from(1_u128)).unwrap();
        assert_eq!(again, call, "{name}");
        kinds.extend(call.remarks.iter().map(|remark| remark.kind));
        names(document, &mut used);
    }
    let unused: Vec<_> = RemarkKind::ALL.iter().filter(|kind| !kinds.contains(kind)).collect();
    assert_eq!(unused, [&RemarkKind::Approximate], "what is about so has its own field");
    for part in [
        "again",
        "also",
        "answer_within",
        "answered_by",
        "appeal",
        "at_least",
        "before",
        "best_in",
        "bound",
        "combination",
        "criteria_count",
        "disqualifies",
        "entries_per_track",
        "expected",
        "feedback",
        "format",
        "hearing",
        "incomplete",
        "inquiries",
        "instrument",
        "lasts",
        "not_selected",
        "option_points",
        "original_language",
        "other_currencies",
        "other_editions",
        "outline_count",
        "overturns",
        "panel",
        "partial_credit",
        "payment",
        "per_question",
        "registered",
        "repayment",
        "repeats",
        "reservation",
        "same",
        "scope_question",
        "series",
        "share",
        "shares",
        "target",
        "tie_break",
        "up_to",
        "weighed",
        "windows",
    ] {
        let without = ["best_in", "criteria_count"];
        assert_eq!(used.contains(part), !without.contains(&part), "{part}");
    }
}

/// Notes every text that is not in all three languages.
fn untranslated(pointer: &str, value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            let languages: Vec<_> = fields.keys().filter(|name| ["fr", "ar", "en"].contains(&name.as_str())).collect();
            if !languages.is_empty() && languages.len() != 3 {
                found.push(pointer.to_owned());
            }
            fields.iter().for_each(|(name, value)| untranslated(&format!("{pointer}/{name}"), value, found));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| untranslated(&format!("{pointer}/{index}"), item, found));
        }
        _ => {}
    }
}

#[test]
fn templates_lack_nothing_but_their_dates() {
    let templates = documents("templates");
    assert_eq!(templates.len(), 6);
    for (name, template) in &templates {
        assert_eq!(template["key"], json!(name));
        let mut found = Vec::new();
        untranslated("", template, &mut found);
        assert_eq!(found, Vec::<String>::new(), "{name}");
        let mut fields = BTreeSet::new();
        names(template, &mut fields);
        assert!(!fields.contains("local"), "{name}: a date goes stale");

        let document = &template["document"];
        let call = settled(document).unwrap_or_else(|refusal| panic!("{name}: {:?}", refusal.fields));
        let now = Instant::parse("2030-01-01T00:00:00Z").unwrap();
        let window = call.phases.iter().position(|phase| phase.key.as_ref().is_some_and(|key| key.0 == "application")).unwrap();
        let missing: Vec<_> = call.missing_for_publication(now).iter().map(|issue| format!("{} {}", issue.pointer, issue.code)).collect();
        assert_eq!(missing, [format!("/phases/{window}/opens required"), format!("/phases/{window}/closes required")], "{name}");

        let mut dated = document.clone();
        dated["phases"][window]["opens"] = json!({"local": "2030-02-01"});
        dated["phases"][window]["closes"] = json!({"local": "2030-03-31T23:59"});
        let call = settled(&dated).unwrap();
        assert!(call.ensure_publishable(now).is_ok(), "{name}");
        // One date moves all that follow.
        let undated: Vec<_> =
            call.phases.iter().filter(|phase| phase.opens_at().is_none()).filter_map(|phase| phase.key.as_ref()).collect();
        assert!(undated.is_empty() || (name == "innovation-pilot" && undated.len() == 1), "{name}: {undated:?}");
    }
}
