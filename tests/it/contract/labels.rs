//! What enums are called: every value that the document names, in every language, and the direction of each language.

use acceptance::{TestApp, Value, contract, text};
use std::collections::{BTreeMap, BTreeSet};
use tahaddi_domain::document::Language;

/// The enums of a document by the names of their schemas.
fn enums(document: &Value) -> BTreeMap<String, BTreeSet<String>> {
    let schemas = document["components"]["schemas"].as_object().unwrap().iter();
    let named = schemas.filter_map(|(name, schema)| Some((name.clone(), schema["enum"].as_array()?)));
    named.map(|(name, values)| (name, values.iter().map(|value| text(value).to_owned()).collect())).collect()
}

/// The enums that a schema holds without a name.
fn nameless(place: &str, value: &Value, found: &mut Vec<String>) {
    // Names of fields are no values for people.
    if ["fields", "expand"].iter().any(|name| value["name"] == *name && value["in"] == "query") {
        return;
    }
    if value.get("enum").is_some() {
        found.push(place.to_owned());
    }
    match value {
        Value::Object(map) => map.iter().for_each(|(name, value)| nameless(&format!("{place}/{name}"), value, found)),
        Value::Array(list) => list.iter().for_each(|value| nameless(place, value, found)),
        _ => {}
    }
}

#[tokio::test]
async fn every_enum_of_the_document_is_called_something_in_every_language() {
    let app = TestApp::start().await;
    let served = app.anonymous().get("/v1/labels").await.expect(200);
    let mut labelled: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for group in served.json()["enums"].as_array().unwrap() {
        let values = group["values"].as_array().unwrap();
        for language in Language::ALL {
            for label in values.iter().chain([group]).map(|part| &part["label"]) {
                assert!(!text(&label[language.tag()]).trim().is_empty(), "{language:?}: {group}");
            }
        }
        labelled.insert(text(&group["name"]).to_owned(), values.iter().map(|value| text(&value["value"]).to_owned()).collect());
        let alone = app.anonymous().get(format!("/v1/labels/{}", text(&group["name"]))).await.expect(200);
        assert_eq!(alone.json(), group);
    }
    // What may be done is no enum of the document: new actions are no change of it.
    assert!(labelled.remove("AllowedAction").is_some_and(|actions| actions.contains("apply")));
    assert_eq!(labelled, enums(contract().document()));
    app.anonymous().get("/v1/labels/Nothing").await.problem(404, "not_found");
}

#[test]
fn every_enum_of_the_document_has_a_name() {
    let mut found = Vec::new();
    nameless("", &contract().document()["paths"], &mut found);
    for (name, schema) in contract().document()["components"]["schemas"].as_object().unwrap() {
        for (part, value) in schema.as_object().unwrap().iter().filter(|(part, _)| *part != "enum") {
            nameless(&format!("{name}/{part}"), value, &mut found);
        }
    }
    assert!(found.is_empty(), "enums without a schema of their own have no labels: {found:?}");
}

#[tokio::test]
async fn languages_say_in_which_direction_they_are_read() {
    let app = TestApp::start().await;
    let served = app.anonymous().get("/v1/labels").await.expect(200);
    let languages: Vec<(&str, &str, &str)> = served.json()["languages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|language| (text(&language["code"]), text(&language["name"]), text(&language["dir"])))
        .collect();
    assert_eq!(languages, [("fr", "français", "ltr"), ("ar", "العربية", "rtl"), ("en", "English", "ltr")]);
    let again = app.anonymous().request(acceptance::Method::GET, "/v1/labels").header("if-none-match", served.etag()).send().await;
    again.expect(304);
}
