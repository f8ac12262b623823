//! The document itself: committed, complete and true to its own schemas.

use acceptance::{Documented, Method, TestApp, Value, a_call, contract, json, operations};
use std::collections::{BTreeMap, BTreeSet};
use tahaddi_api::http;
use tahaddi_domain::access::Action;

#[test]
fn the_committed_document_is_current() {
    let committed = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../api-spec/openapi.json")).unwrap_or_default();
    let generated = http::document::served();
    let differs = committed.lines().zip(generated.lines()).position(|(old, new)| old != new);
    assert!(committed == generated, "run `make spec` and review the diff; the first line that differs: {differs:?}");
}

#[test]
fn a_new_operation_shows_up_in_review() {
    let mut by_action: BTreeMap<&str, Vec<String>> = Action::ALL.iter().map(|action| (action.as_str(), Vec::new())).collect();
    for operation in http::operations() {
        let operations = by_action.get_mut(operation.action.as_str()).unwrap();
        operations.push(format!("{} {}", operation.verb(), operation.path));
    }
    let lines: Vec<String> = Action::ALL
        .iter()
        .flat_map(|action| {
            let operations = &mut by_action.get_mut(action.as_str()).unwrap();
            operations.sort();
            let none = vec!["-".to_owned()];
            let shown = if operations.is_empty() { &none } else { &**operations };
            shown.iter().map(|operation| format!("{:22} {operation}", action.as_str())).collect::<Vec<_>>()
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

fn faults(find: impl Fn(&Documented) -> Vec<String>) -> Vec<String> {
    operations().iter().flat_map(|operation| find(operation).into_iter().map(|fault| format!("{}: {fault}", operation.id()))).collect()
}

#[test]
fn every_operation_is_described() {
    let found = faults(|operation| {
        let spec = &operation.spec;
        let mut faults = Vec::new();
        let mut require = |holds: bool, what: &str| {
            if !holds {
                faults.push(what.to_owned());
            }
        };
        require(spec["summary"].as_str().is_some_and(|text| !text.is_empty() && !text.ends_with('.')), "a summary without a full stop");
        let id = operation.id();
        require(id.starts_with(|c: char| c.is_ascii_lowercase()), "an operation id that begins with a letter");
        require(id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'), "an operation id in snake_case");
        require(spec["tags"].as_array().is_some_and(|tags| tags.len() == 1), "one tag");
        require(Action::ALL.iter().any(|action| action.as_str() == operation.permission()), "x-permission");
        let responses = spec["responses"].as_object().unwrap();
        require(responses.keys().any(|status| status.starts_with('2')), "an answer that says success");
        require(!responses.contains_key("default"), "no default answer: every status is named");
        faults
    });
    assert!(found.is_empty(), "lacking:\n{}", found.join("\n"));
    let ids: Vec<String> = operations().iter().map(|operation| operation.id().to_owned()).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "operation ids are unique");
    let tags: BTreeSet<&str> = contract().document()["tags"].as_array().unwrap().iter().filter_map(|tag| tag["name"].as_str()).collect();
    assert!(operations().iter().all(|operation| tags.contains(operation.spec["tags"][0].as_str().unwrap())), "tags are declared");
}

/// The statuses that an operation can be documented with; 405 comes before there is an operation.
const STATUSES: [&str; 25] = [
    "200", "201", "202", "204", "206", "304", "400", "401", "403", "404", "406", "408", "409", "410", "412", "413", "415", "416", "422",
    "428", "429", "431", "500", "503", "507",
];

#[test]
fn every_answer_is_described() {
    let found = faults(|operation| {
        let mut faults = Vec::new();
        for (status, response) in operation.spec["responses"].as_object().unwrap() {
            let response = contract().resolve(response);
            if !STATUSES.contains(&status.as_str()) {
                faults.push(format!("{status} is not in the list of statuses"));
            }
            if response["description"].as_str().is_none_or(str::is_empty) {
                faults.push(format!("{status} has no description"));
            }
            let media_types: Vec<&String> = response["content"].as_object().into_iter().flatten().map(|(name, _)| name).collect();
            if status >= &"400".to_owned() && media_types != ["application/problem+json"] {
                faults.push(format!("{status} is no problem"));
            }
            if status == "201" && response["headers"]["Location"].is_null() {
                faults.push("201 has no Location".to_owned());
            }
        }
        faults
    });
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_parameter_has_a_description_and_a_schema() {
    let found = faults(|operation| {
        let mut faults = Vec::new();
        let mut in_path = Vec::new();
        for parameter in operation.spec["parameters"].as_array().into_iter().flatten() {
            let name = parameter["name"].as_str().unwrap();
            if parameter["description"].as_str().is_none_or(str::is_empty) || !parameter["schema"].is_object() {
                faults.push(format!("{name} lacks a description or a schema"));
            }
            if parameter["in"] == "path" {
                in_path.push(format!("{{{name}}}"));
            }
        }
        let named: Vec<&str> = operation.path.split('/').filter(|part| part.starts_with('{')).collect();
        if named != in_path {
            faults.push(format!("the path names {named:?}, the parameters are {in_path:?}"));
        }
        faults
    });
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn bodies_have_examples_and_examples_are_valid() {
    let schemas = contract().document()["components"]["schemas"].as_object().unwrap();
    let mut found = Vec::new();
    for (name, schema) in schemas {
        for example in schema.get("example").into_iter().chain(schema["examples"].as_array().into_iter().flatten()) {
            for fault in contract().faults(&serde_json::json!({"$ref": format!("#/components/schemas/{name}")}), example) {
                found.push(format!("the example of {name}: {fault}"));
            }
        }
    }
    found.extend(faults(|operation| {
        let mut faults = Vec::new();
        for media in operation.spec["requestBody"]["content"].as_object().into_iter().flatten().map(|(_, media)| media) {
            let schema = contract().resolve(&media["schema"]);
            let fields = schema["properties"].as_object().map_or(0, serde_json::Map::len);
            let patch = media["schema"]["$ref"].as_str().is_some_and(|name| name.contains("/Patch"));
            if fields > 0 && !patch && schema.get("example").or(schema.get("examples")).is_none() {
                faults.push("the body has no example".to_owned());
            }
        }
        faults
    }));
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Every `$ref` in a value.
fn references<'a>(value: &'a Value, found: &mut BTreeSet<&'a str>) {
    match value {
        Value::Object(map) => {
            found.extend(map.get("$ref").and_then(Value::as_str));
            map.values().for_each(|value| references(value, found));
        }
        Value::Array(list) => list.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}

#[test]
fn references_lead_somewhere_and_no_component_is_left_over() {
    let document = contract().document();
    let mut named = BTreeSet::new();
    references(document, &mut named);
    let lost: Vec<&&str> = named.iter().filter(|name| document.pointer(name.trim_start_matches('#')).is_none()).collect();
    assert!(lost.is_empty(), "{lost:?}");
    for kind in ["schemas", "responses", "examples", "links"] {
        let components = document["components"][kind].as_object().unwrap().keys();
        let unused: Vec<&String> = components.filter(|name| !named.contains(format!("#/components/{kind}/{name}").as_str())).collect();
        assert!(unused.is_empty(), "nothing refers to these {kind}: {unused:?}");
    }
}

#[test]
fn texts_have_bounds_and_objects_have_descriptions() {
    fn look(place: &str, schema: &Value, found: &mut Vec<String>) {
        let is_text =
            schema["type"] == "string" || schema["type"].as_array().is_some_and(|types| types.iter().any(|kind| kind == "string"));
        let bounded = ["maxLength", "enum", "const", "format"].iter().any(|bound| schema.get(bound).is_some());
        if is_text && !bounded {
            found.push(format!("{place}: a text without maxLength"));
        }
        if schema["type"] == "array" && schema.get("maxItems").is_none() {
            found.push(format!("{place}: a list without maxItems"));
        }
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            look(&format!("{place}.{name}"), property, found);
        }
    }
    let mut found = Vec::new();
    for (name, schema) in contract().document()["components"]["schemas"].as_object().unwrap() {
        if schema["description"].as_str().is_none_or(str::is_empty) {
            found.push(format!("{name}: no description"));
        }
        look(name, schema, &mut found);
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[tokio::test]
async fn the_server_serves_this_document_and_its_own_documentation() {
    let app = TestApp::start().await;
    let anyone = app.anonymous();
    let served = anyone.get("/openapi.json").await.expect(200);
    assert_eq!(served.json(), contract().document());
    assert_eq!(served.json()["openapi"], "3.1.0");
    assert_eq!(anyone.get("/docs").await.expect(307).header("location"), Some("/docs/"));
    let page = anyone.get("/docs/").await.expect(200);
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.starts_with("default-src 'none'; script-src 'self';") && !policy.contains("http"), "{policy}");
    let page = page.text();
    assert!(!page.contains("src=\"http") && !page.contains("href=\"http") && !page.contains("demonstration"), "{page}");
    let files: Vec<&str> = page.split("=\"/docs/assets/").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(files.contains(&"scalar.js") && files.contains(&"reference.css"), "{files:?}");
    for file in files {
        let plain = anyone.get(format!("/docs/assets/{file}")).await.expect(200);
        assert!(!plain.bytes().is_empty() && plain.header("content-encoding").is_none());
        let packed = anyone.request(acceptance::Method::GET, format!("/docs/assets/{file}")).header("accept-encoding", "br, gzip");
        let packed = packed.send().await.expect(200);
        assert_eq!(packed.header("content-type"), plain.header("content-type"));
        assert!(packed.bytes().len() <= plain.bytes().len());
    }
    anyone.get("/docs/assets/nothing.js").await.problem(404, "not_found");
    anyone.get("/docs/nothing").await.problem(404, "not_found");
    anyone.request(acceptance::Method::POST, "/docs/").send().await.problem(405, "method_not_allowed");
}

/// What records have only since it is recorded: those of before are shown as they were signed.
const SINCE: [&str; 1] = ["#/components/schemas/RecordedDecision/session_digest"];

#[test]
fn an_answer_promises_every_field_and_what_is_sent_may_leave_fields_out() {
    let document = contract().document();
    let specs = operations();
    let mut reached = BTreeSet::new();
    specs.iter().for_each(|operation| references(&operation.spec["responses"], &mut reached));
    let mut found: Vec<&str> = reached.iter().copied().collect();
    let mut silent = Vec::new();
    while let Some(name) = found.pop() {
        let part = document.pointer(name.trim_start_matches('#')).unwrap();
        let required: Vec<&Value> = part["required"].as_array().into_iter().flatten().collect();
        let fields = part["properties"].as_object().into_iter().flatten().map(|(field, _)| field);
        let left_out = fields.filter(|field| !required.contains(&&json!(field))).map(|field| format!("{name}/{field}"));
        silent.extend(left_out.filter(|field| !SINCE.contains(&field.as_str())));
        let mut further = BTreeSet::new();
        references(part, &mut further);
        found.extend(further.into_iter().filter(|name| reached.insert(name)));
    }
    assert!(silent.is_empty(), "an answer may leave these out: {silent:?}");
    let schemas = &document["components"]["schemas"];
    assert_eq!(schemas["Question"]["properties"]["id"]["$ref"], "#/components/schemas/QuestionId");
    assert_eq!(schemas["QuestionInput"]["required"], json!(["label", "kind"]));
    assert_eq!(schemas["CreateChallenge"]["properties"]["document"]["$ref"], "#/components/schemas/ChallengeDocumentInput");
    assert_eq!(schemas["QuestionInput"]["additionalProperties"], json!(false));
}

/// The body that the document describes for an operation.
fn body_of(id: &str) -> Value {
    operations().into_iter().find(|operation| operation.id() == id).unwrap().spec["requestBody"].clone()
}

#[tokio::test]
async fn a_body_that_says_nothing_may_be_left_out_and_the_document_says_so() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let (operator, partner) = (app.operator().await, app.partner("Ministère").await);
    let created = partner.post("/v1/challenges", json!({"organisation_id": partner.organisation, "document": a_call()})).await.expect(201);
    let steps = [
        (&*partner, "approval-request", "challenges_request_approval"),
        (&operator, "approval", "challenges_approve"),
        (&*partner, "publication", "challenges_publish"),
    ];
    for (person, step, id) in steps {
        assert_eq!(body_of(id)["required"], json!(false), "{id}");
        let bare = person.request(Method::POST, format!("{}/{step}", created.location())).header("idempotency-key", "a-bare-post");
        bare.send().await.expect(200);
    }
    assert_eq!(body_of("applications_create")["required"], json!(true));
    let body = partner.request(Method::POST, "/v1/challenges").header("idempotency-key", "a-bare-post").send().await;
    body.problem(422, "validation_failed");
}

#[test]
fn a_patch_may_remove_an_entry_of_a_map() {
    let answers = &contract().document()["components"]["schemas"]["PatchApplicationDocument"]["properties"]["answers"];
    assert!(contract().faults(answers, &json!({"qst_01kax3v8m0t2r4q6w8y0b1c2d3": null})).is_empty());
    let whole = &contract().document()["components"]["schemas"]["ApplicationDocument"]["properties"]["answers"];
    assert!(!contract().faults(whole, &json!({"qst_01kax3v8m0t2r4q6w8y0b1c2d3": null})).is_empty());
}
