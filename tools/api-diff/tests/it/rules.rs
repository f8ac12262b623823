//! For each rule a change that it catches, and one much like it that no rule minds.

use crate::base::{Edits, base, compared, edited};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tahaddi_api_diff::rule::Rule;

const NULL: Value = Value::Null;

struct Case {
    rule: Rule,
    before: Edits,
    caught: Edits,
    passes: Edits,
}

fn case(rule: Rule, caught: Edits, passes: Edits) -> Case {
    Case { rule, before: Vec::new(), caught, passes }
}

/// With a change that both documents have.
fn after(before: Edits, rule: Rule, caught: Edits, passes: Edits) -> Case {
    Case { rule, before, caught, passes }
}

fn operations() -> Vec<Case> {
    vec![
        case(Rule::PathRemoved, vec![("/paths/~1ending", NULL)], vec![("/paths/~1ended", NULL)]),
        case(
            Rule::OperationRemoved,
            vec![("/paths/~1things~1{id}/delete", NULL)],
            vec![("/paths/~1things~1{id}/put", json!({"responses": {}}))],
        ),
        case(
            Rule::OperationIdChanged,
            vec![("/paths/~1things/get/operationId", json!("list"))],
            vec![("/paths/~1things/get/summary", json!("List"))],
        ),
        case(
            Rule::DeprecatedWithoutSunset,
            vec![("/paths/~1things/get/deprecated", json!(true))],
            vec![("/paths/~1things/get/deprecated", json!(true)), ("/paths/~1things/get/x-sunset", json!("2027-09-30"))],
        ),
        case(
            Rule::SunsetBroughtForward,
            vec![("/paths/~1ending/get/x-sunset", json!("2027-12-30"))],
            vec![("/paths/~1ending/get/x-sunset", json!("2028-01-01"))],
        ),
        case(
            Rule::SecurityAdded,
            vec![("/paths/~1things~1{id}/get/security", json!([{"bearer": []}]))],
            vec![("/paths/~1things/post/security", json!([{"bearer": []}, {}]))],
        ),
        case(
            Rule::ScopeRaised,
            vec![("/paths/~1things/get/security", json!([{"bearer": ["read", "write"]}]))],
            vec![("/paths/~1things/get/security", json!([{"bearer": []}]))],
        ),
        case(
            Rule::ScopeRaised,
            vec![("/paths/~1things/get/x-required-role", json!(["operator"]))],
            vec![("/paths/~1things/get/x-required-role", json!(["operator", "owner", "editor"]))],
        ),
        after(
            vec![("/paths/~1things/get/x-required-role", json!(["anonymous"]))],
            Rule::ScopeRaised,
            vec![("/paths/~1things/get/x-required-role", json!(["signed_in"]))],
            vec![("/paths/~1things/post/x-required-role", json!(["anonymous"]))],
        ),
        case(
            Rule::SecuritySchemeChanged,
            vec![("/components/securitySchemes/bearer", json!({"type": "apiKey", "in": "header", "name": "X-Key"}))],
            vec![("/components/securitySchemes/bearer/description", json!("A token."))],
        ),
    ]
}

fn parameters() -> Vec<Case> {
    let q = || json!({"name": "q", "in": "query", "required": true, "schema": {"type": "string", "maxLength": 200}});
    let fresh = |place: &str, required: bool| json!({"name": "fresh", "in": place, "required": required, "schema": {"type": "string"}});
    vec![
        case(
            Rule::ParameterRemoved,
            vec![("/paths/~1things/get/parameters/1", NULL)],
            vec![("/paths/~1things/get/parameters/1/description", json!("Words."))],
        ),
        case(
            Rule::ParameterMoved,
            vec![("/paths/~1things/get/parameters/1/in", json!("header"))],
            vec![("/paths/~1things/get/parameters/-", fresh("header", false))],
        ),
        case(
            Rule::PathParameterRenamed,
            vec![
                (
                    "/paths/~1things~1{slug}",
                    json!({"get": base()["paths"]["/things/{id}"]["get"], "delete": base()["paths"]["/things/{id}"]["delete"]}),
                ),
                ("/paths/~1things~1{slug}/get/parameters/0/name", json!("slug")),
                ("/paths/~1things~1{id}", NULL),
            ],
            vec![("/paths/~1things~1{id}/get/parameters/0/description", json!("Its id."))],
        ),
        case(
            Rule::ParameterStyleChanged,
            vec![("/paths/~1things/get/parameters/1/explode", json!(false))],
            vec![("/paths/~1things/get/parameters/1/style", json!("form")), ("/paths/~1things/get/parameters/1/explode", json!(true))],
        ),
        case(
            Rule::ParameterAddedRequired,
            vec![("/paths/~1things/get/parameters/-", fresh("query", true))],
            vec![("/paths/~1things/get/parameters/-", fresh("query", false))],
        ),
        after(
            vec![("/paths/~1things/get/parameters/1/required", json!(false))],
            Rule::ParameterBecameRequired,
            vec![("/paths/~1things/get/parameters/1", q())],
            vec![("/paths/~1things/get/parameters/1/required", NULL)],
        ),
        case(
            Rule::HeaderAddedRequired,
            vec![("/paths/~1things/get/parameters/-", fresh("header", true))],
            vec![("/paths/~1things/get/parameters/-", fresh("header", false))],
        ),
        case(
            Rule::HeaderBecameRequired,
            vec![("/paths/~1things/parameters/0/required", json!(true))],
            // The names of headers know no case.
            vec![("/paths/~1things/parameters/0/name", json!("Tenant"))],
        ),
        case(
            Rule::PageSizeLowered,
            vec![("/paths/~1things/get/parameters/0/schema/maximum", json!(50))],
            vec![("/paths/~1things/get/parameters/0/schema/maximum", json!(200))],
        ),
        case(
            Rule::DefaultChanged,
            vec![("/paths/~1things/get/parameters/0/schema/default", json!(10))],
            vec![("/paths/~1things/get/parameters/1/schema/default", json!(""))],
        ),
        case(
            Rule::DefaultChanged,
            vec![("/components/schemas/New/properties/count/default", NULL)],
            vec![("/components/schemas/Thing/properties/count/default", json!(3))],
        ),
    ]
}

fn requests() -> Vec<Case> {
    let get_body = |required: bool| json!({"required": required, "content": {"application/json": {"schema": {"type": "object"}}}});
    vec![
        case(
            Rule::RequestBodyRemoved,
            vec![("/paths/~1things/post/requestBody", NULL)],
            vec![("/paths/~1things~1{id}/delete/requestBody", get_body(false))],
        ),
        case(
            Rule::RequestBodyBecameRequired,
            vec![("/paths/~1things/post/requestBody/required", json!(true))],
            vec![("/paths/~1things/post/requestBody/required", json!(false))],
        ),
        case(
            Rule::RequestBodyBecameRequired,
            vec![("/paths/~1things~1{id}/delete/requestBody", get_body(true))],
            vec![("/paths/~1things~1{id}/delete/requestBody", get_body(false))],
        ),
        case(
            Rule::RequestMediaTypeRemoved,
            vec![("/paths/~1things/post/requestBody/content/text~1plain", NULL)],
            vec![("/paths/~1things/post/requestBody/content/text~1csv", json!({"schema": {"type": "string"}}))],
        ),
        case(
            Rule::RequestPropertyRemoved,
            vec![("/components/schemas/New/properties/note", NULL)],
            vec![("/components/schemas/New/properties/more", json!({"type": "string"}))],
        ),
        case(
            Rule::RequestPropertyRemoved,
            vec![("/components/schemas/New/properties/note/readOnly", json!(true))],
            vec![("/components/schemas/New/properties/note/writeOnly", json!(true))],
        ),
        case(
            Rule::RequestPropertyAddedRequired,
            vec![
                ("/components/schemas/New/properties/more", json!({"type": "string"})),
                ("/components/schemas/New/required/-", json!("more")),
            ],
            vec![
                ("/components/schemas/Thing/properties/more", json!({"type": "string"})),
                ("/components/schemas/Thing/required/-", json!("more")),
            ],
        ),
        case(
            Rule::RequestPropertyAddedRequired,
            vec![("/components/schemas/New/required/-", json!("unsaid"))],
            vec![("/components/schemas/Thing/required/-", json!("unsaid"))],
        ),
        case(
            Rule::RequestPropertyBecameRequired,
            vec![("/components/schemas/New/required/-", json!("at"))],
            vec![("/components/schemas/Thing/required/-", json!("parent"))],
        ),
        case(
            Rule::RequestBecameNotNullable,
            vec![("/components/schemas/New/properties/note", json!({"type": "string"}))],
            vec![("/components/schemas/New/properties/note", json!({"oneOf": [{"type": "null"}, {"type": "string"}]}))],
        ),
        case(
            Rule::RequestTypeNarrowed,
            vec![("/components/schemas/New/properties/count/type", json!("integer"))],
            vec![("/components/schemas/New/properties/count/type", json!(["number", "string"]))],
        ),
        case(
            Rule::RequestFormatChanged,
            vec![("/components/schemas/New/properties/at/format", json!("date-time"))],
            vec![("/components/schemas/Thing/properties/name/format", json!("uuid"))],
        ),
        case(
            Rule::RequestEnumValueRemoved,
            vec![("/components/schemas/Colour/enum", json!(["red"]))],
            vec![("/components/schemas/Thing/properties/colour", json!({"enum": ["red"], "type": "string"}))],
        ),
        case(
            Rule::RequestEnumValueRemoved,
            vec![("/components/schemas/New/properties/name/enum", json!(["a"]))],
            vec![("/components/schemas/New/properties/colour", json!({"type": "string"}))],
        ),
        case(
            Rule::RequestBoundTightened,
            vec![("/components/schemas/New/properties/count/minimum", json!(1))],
            vec![("/components/schemas/New/properties/count/minimum", json!(-1))],
        ),
        case(
            Rule::RequestBoundTightened,
            vec![("/components/schemas/New/properties/count/maximum", json!(999))],
            vec![("/components/schemas/New/properties/count/maximum", NULL)],
        ),
        case(
            Rule::RequestBoundTightened,
            vec![("/components/schemas/New/properties/count/multipleOf", json!(5))],
            vec![("/components/schemas/Thing/properties/count/multipleOf", json!(5))],
        ),
        case(
            Rule::RequestLengthTightened,
            vec![("/components/schemas/New/properties/name/maxLength", json!(99))],
            vec![
                ("/components/schemas/Thing/properties/name/maxLength", json!(99)),
                ("/components/schemas/New/properties/name/minLength", json!(0)),
            ],
        ),
        case(
            Rule::RequestLengthTightened,
            vec![("/components/schemas/New/properties/note/minLength", json!(1))],
            vec![("/components/schemas/New/properties/name/minLength", NULL)],
        ),
        case(
            Rule::RequestPatternTightened,
            vec![("/components/schemas/New/properties/name/pattern", json!("^x"))],
            vec![("/components/schemas/Thing/properties/name/pattern", json!("^x"))],
        ),
        case(
            Rule::RequestAdditionalPropertiesClosed,
            vec![("/components/schemas/New/additionalProperties", json!(false))],
            vec![
                ("/components/schemas/Thing/additionalProperties", json!(false)),
                ("/components/schemas/New/properties/labels/additionalProperties", json!(true)),
            ],
        ),
        case(
            Rule::RequestVariantRemoved,
            vec![("/components/schemas/New/properties/shape", json!({"$ref": "#/components/schemas/Circle"}))],
            vec![("/components/schemas/Thing/properties/shape", json!({"$ref": "#/components/schemas/Circle"}))],
        ),
        case(
            Rule::DiscriminatorChanged,
            vec![("/components/schemas/Shape/discriminator/mapping/circle", json!("#/components/schemas/Square"))],
            vec![("/components/schemas/Shape/discriminator/mapping/square", json!("#/components/schemas/Square"))],
        ),
        case(
            Rule::DiscriminatorChanged,
            vec![("/components/schemas/Shape/discriminator", NULL)],
            vec![("/components/schemas/Shape/description", json!("A shape."))],
        ),
    ]
}

fn responses() -> Vec<Case> {
    vec![
        case(
            Rule::ResponseStatusRemoved,
            vec![("/paths/~1things/get/responses/404", NULL)],
            vec![("/paths/~1things/get/responses/429", json!({"description": "Too many."}))],
        ),
        case(
            Rule::ResponseMediaTypeRemoved,
            vec![("/paths/~1things/get/responses/200/content/text~1csv", NULL)],
            vec![("/paths/~1things/get/responses/200/content/text~1plain", json!({}))],
        ),
        case(
            Rule::ResponseHeaderRemoved,
            vec![("/paths/~1things/get/responses/200/headers/ETag", NULL)],
            vec![
                ("/paths/~1things/get/responses/200/headers/etag", json!({"required": true, "schema": {"type": "string"}})),
                ("/paths/~1things/get/responses/200/headers/ETag", NULL),
            ],
        ),
        case(
            Rule::ResponseHeaderBecameOptional,
            vec![("/paths/~1things/get/responses/200/headers/ETag/required", json!(false))],
            vec![("/paths/~1things/get/responses/200/headers/Link", json!({"schema": {"type": "string"}}))],
        ),
        case(
            Rule::ResponsePropertyRemoved,
            vec![("/components/schemas/Thing/properties/parent", NULL)],
            vec![("/components/schemas/Thing/properties/more", json!({"type": "string"}))],
        ),
        case(
            Rule::ResponsePropertyBecameOptional,
            vec![("/components/schemas/Page/required", json!([]))],
            vec![("/components/schemas/New/required", json!([]))],
        ),
        case(
            Rule::ResponseBecameNullable,
            vec![("/components/schemas/Thing/properties/name/type", json!(["string", "null"]))],
            vec![("/components/schemas/New/properties/name/type", json!(["string", "null"]))],
        ),
        case(
            Rule::ResponseTypeWidened,
            vec![("/components/schemas/Thing/properties/count/type", json!("number"))],
            vec![("/components/schemas/New/properties/count/type", json!(["number", "string"]))],
        ),
        case(
            Rule::ResponseFormatChanged,
            vec![("/components/schemas/Thing/properties/count/format", json!("int64"))],
            vec![("/components/schemas/Thing/properties/name/format", json!("uuid"))],
        ),
        case(
            Rule::ResponseEnumValueAdded,
            vec![("/components/schemas/Colour/enum", json!(["red", "green", "blue"]))],
            vec![("/components/schemas/Thing/properties/mood/enum", json!(["glad", "sad"]))],
        ),
        case(
            Rule::ResponseEnumOpened,
            vec![("/components/schemas/Colour/x-extensible-enum", json!(true))],
            vec![("/components/schemas/Thing/properties/mood/x-extensible-enum", NULL)],
        ),
        case(
            Rule::ResponseVariantAdded,
            vec![("/components/schemas/Thing/properties/parent/oneOf/-", json!({"$ref": "#/components/schemas/Circle"}))],
            vec![(
                "/components/schemas/New/properties/at",
                json!({"anyOf": [{"type": "string"}, {"$ref": "#/components/schemas/Circle"}]}),
            )],
        ),
        case(
            Rule::ErrorCodeRemoved,
            vec![("/components/schemas/Code/enum", json!(["not_found"]))],
            vec![("/components/schemas/Code/enum", json!(["not_found", "forbidden", "gone"]))],
        ),
        case(
            Rule::ErrorCodeRemoved,
            vec![("/paths/~1things/get/responses/404/x-codes", json!(["not_found"]))],
            vec![("/paths/~1things/get/responses/404/x-codes/-", json!("gone"))],
        ),
    ]
}

fn cases() -> Vec<Case> {
    [operations(), parameters(), requests(), responses()].into_iter().flatten().collect()
}

#[test]
fn each_rule_catches_its_change() {
    for Case { rule, before, caught, .. } in cases() {
        let old = edited(&base(), &before);
        let found = compared(old.clone(), edited(&old, &caught));
        let hit = found.iter().find(|finding| finding.rule == rule);
        let hit = hit.unwrap_or_else(|| panic!("{} does not catch {caught:?}; found {found:#?}", rule.id()));
        assert!(hit.at.starts_with("#/"), "{hit} has no place");
        assert!(!hit.operations.is_empty(), "{hit} names no operation");
        assert!(!hit.old.is_empty() || !hit.new.is_empty(), "{hit} says neither old nor new");
    }
}

#[test]
fn no_rule_minds_what_is_much_like_it() {
    for Case { rule, before, passes, .. } in cases() {
        let old = edited(&base(), &before);
        let breaking: Vec<_> =
            compared(old.clone(), edited(&old, &passes)).into_iter().filter(|finding| finding.rule.is_breaking()).collect();
        assert!(breaking.is_empty(), "beside {}: {passes:?} is let pass, yet found {breaking:#?}", rule.id());
    }
}

#[test]
fn every_breaking_rule_has_a_case() {
    let tried: BTreeSet<Rule> = cases().iter().map(|case| case.rule).collect();
    let untried: Vec<_> = Rule::ALL.iter().filter(|rule| rule.is_breaking() && !tried.contains(rule)).map(|rule| rule.id()).collect();
    assert!(untried.is_empty(), "no case for {untried:?}");
}
