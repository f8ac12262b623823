//! What the document says of refusals: every operation lists its codes, each with an example that is one.

use acceptance::{Documented, TestApp, Value, contract, json, operations};
use reqwest::Method;
use std::collections::BTreeSet;
use tahaddi_domain::code::Code;

/// The refusals of an operation: status and response.
fn refusals(operation: &Documented) -> Vec<(&str, &Value)> {
    let responses = operation.spec["responses"].as_object().unwrap();
    let refusals = responses.iter().filter(|(status, _)| status.starts_with(['4', '5']));
    refusals.map(|(status, response)| (status.as_str(), contract().resolve(response))).collect()
}

fn codes(response: &Value) -> Vec<&str> {
    response["x-codes"].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

#[test]
fn every_code_has_an_example_that_is_one() {
    let problem = json!({"$ref": "#/components/schemas/Problem"});
    for operation in operations() {
        for (status, response) in refusals(&operation) {
            let place = format!("{} {status}", operation.id());
            let examples = response["content"]["application/problem+json"]["examples"].as_object().unwrap();
            let codes = codes(response);
            assert!(!codes.is_empty(), "{place} lists no code");
            assert_eq!(codes, examples.keys().map(String::as_str).collect::<Vec<_>>(), "{place}");
            for (code, example) in examples {
                let value = &contract().resolve(example)["value"];
                assert_eq!(contract().faults(&problem, value), Vec::<String>::new(), "{place}");
                assert_eq!((&value["code"], value["status"].to_string().as_str()), (&json!(code), status), "{place}");
            }
        }
    }
}

#[test]
fn every_code_is_listed_by_an_operation_unless_it_comes_before_one() {
    let listed: BTreeSet<String> = operations()
        .iter()
        .flat_map(|operation| {
            refusals(operation).into_iter().flat_map(|(_, response)| codes(response)).map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    let unlisted: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).filter(|code| !listed.contains(*code)).collect();
    // A method that is not there, and a preflight.
    assert_eq!(unlisted, ["method_not_allowed", "origin_not_allowed"]);
}

#[test]
fn every_code_has_the_test_that_provokes_it() {
    let list = include_str!("../../fixtures/provoked.tsv");
    let named: Vec<&str> = list.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split('\t').next()).collect();
    let expected: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(named, expected);
}

#[tokio::test]
async fn what_is_documented_is_routed_and_nothing_else() {
    let app = TestApp::start().await;
    let mut paths: BTreeSet<String> = BTreeSet::new();
    for operation in operations() {
        paths.insert(operation.path.clone());
    }
    for path in paths {
        let mut documented: BTreeSet<String> = BTreeSet::from(["OPTIONS".to_owned()]);
        let mut example = String::new();
        for operation in operations().iter().filter(|operation| operation.path == path) {
            documented.insert(operation.method.to_string());
            example = operation.example_path();
        }
        let answer = app.anonymous().request(Method::OPTIONS, &example).send().await.expect(204);
        let mut allowed: BTreeSet<String> = answer.header("allow").unwrap().split(", ").map(str::to_owned).collect();
        // HEAD is a GET without its body: a document that named it would say everything twice.
        allowed.remove("HEAD");
        assert_eq!(allowed, documented, "{path}");
    }
}
