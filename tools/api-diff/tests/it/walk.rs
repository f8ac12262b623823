//! How documents are walked: references, circles, directions, merging.

use crate::base::{TODAY, base, compared, edited};
use serde_json::json;
use tahaddi_api_diff::diff;
use tahaddi_api_diff::document::Document;
use tahaddi_api_diff::rule::Rule;

#[test]
fn a_document_does_not_differ_from_itself() {
    assert_eq!(compared(base(), base()), []);
}

#[test]
fn a_change_in_a_shared_schema_is_told_once_with_every_operation() {
    let new = edited(&base(), &vec![("/components/schemas/Thing/properties/count", serde_json::Value::Null)]);
    let found = compared(base(), new);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].at, "#/components/schemas/Thing/properties/count");
    assert_eq!(found[0].operations.iter().map(String::as_str).collect::<Vec<_>>(), ["GET /things", "GET /things/{id}"]);
}

#[test]
fn the_same_change_is_one_thing_in_requests_and_another_in_answers() {
    let new = edited(&base(), &vec![("/components/schemas/Colour/enum", json!(["red", "blue"]))]);
    let rules: Vec<_> = compared(base(), new).iter().map(|finding| (finding.rule, finding.old.clone(), finding.new.clone())).collect();
    let told = |rule, old: &str, new: &str| (rule, old.to_owned(), new.to_owned());
    assert_eq!(
        rules,
        [
            told(Rule::RequestEnumValueRemoved, "green", ""),
            told(Rule::ResponseEnumValueAdded, "", "blue"),
            told(Rule::RequestWidened, "", "blue"),
            told(Rule::ResponseNarrowed, "green", ""),
        ]
    );
}

#[test]
fn another_way_to_write_the_same_is_no_change() {
    // A reference or the schema itself, `allOf` of one, "or null" in three spellings, an array of one type, a path's own parameter.
    let new = edited(
        &base(),
        &vec![
            (
                "/components/schemas/Thing/properties/colour",
                json!({"type": ["string"], "enum": ["green", "red"], "description": "Inline."}),
            ),
            (
                "/components/schemas/Thing/properties/parent",
                json!({"anyOf": [{"type": "null"}, {"allOf": [{"$ref": "#/components/schemas/Thing"}]}]}),
            ),
            ("/components/schemas/New/properties/note", json!({"oneOf": [{"type": "string"}, {"type": "null"}]})),
            ("/paths/~1things/get/parameters/-", json!({"name": "Tenant", "in": "header", "schema": {"type": "string"}})),
        ],
    );
    assert_eq!(compared(base(), new), []);
}

#[test]
fn references_in_circles_end() {
    let circle = json!({"$ref": "#/components/schemas/Ring"});
    let old = edited(
        &base(),
        &vec![
            ("/components/schemas/Ring", circle),
            ("/components/schemas/Thing/properties/ring", json!({"$ref": "#/components/schemas/Ring"})),
        ],
    );
    let new = edited(&old, &vec![("/components/schemas/Thing/properties/name/maxLength", json!(10))]);
    let rules: Vec<_> = compared(old, new).iter().map(|finding| finding.rule).collect();
    assert_eq!(rules, [Rule::ResponseNarrowed]);
}

#[test]
fn a_change_deep_inside_a_schema_that_contains_itself_is_found() {
    let deep = json!({"type": "object", "properties": {"parents": {"type": "array", "items": {"oneOf": [{"$ref": "#/components/schemas/Thing"}, {"type": "null"}]}}}});
    let old = edited(&base(), &vec![("/components/schemas/Thing/properties/deep", deep)]);
    let new = edited(&old, &vec![("/components/schemas/Thing/properties/deep/properties/parents/items", json!({"type": "string"}))]);
    let found = compared(old, new);
    assert!(found.iter().any(|finding| finding.rule == Rule::ResponseTypeWidened && finding.at.contains("/parents/items")), "{found:#?}");
}

#[test]
fn an_operation_goes_only_after_the_day_until_which_it_was_to_stay() {
    let (old, new) = (base(), edited(&base(), &vec![("/paths/~1ending", serde_json::Value::Null)]));
    let on = |day: &str| {
        let found = diff(&Document::new(old.clone()).expect("OpenAPI"), &Document::new(new.clone()).expect("OpenAPI"), day);
        found.iter().map(|finding| finding.rule).collect::<Vec<_>>()
    };
    assert_eq!(on("2027-12-31"), [Rule::PathRemoved]);
    assert_eq!(on("2028-01-01"), [Rule::OperationSunset]);
    assert_eq!(on(TODAY), [Rule::PathRemoved]);
}

#[test]
fn a_date_that_is_none_does_not_end_an_operation() {
    for wrong in ["soon", "2027", "27-06-29-xx", "2027/06/29"] {
        let old = edited(&base(), &vec![("/paths/~1ended/get/x-sunset", json!(wrong))]);
        let new = edited(&old, &vec![("/paths/~1ended", serde_json::Value::Null)]);
        assert!(compared(old, new).iter().any(|finding| finding.rule == Rule::PathRemoved), "{wrong}");
    }
    // A whole instant counts as its day.
    let old = edited(&base(), &vec![("/paths/~1ended/get/x-sunset", json!("2027-06-29T00:00:00Z"))]);
    let new = edited(&old, &vec![("/paths/~1ended", serde_json::Value::Null)]);
    assert_eq!(compared(old, new)[0].rule, Rule::OperationSunset);
}

#[test]
fn only_openapi_3_1_is_read() {
    assert!(Document::new(json!({"openapi": "3.0.3", "paths": {}})).is_err());
    assert!(Document::new(json!([])).is_err());
}
