//! Changes of operations, parameters and answers.

use super::{Planted, split};
use crate::document::{Document, Node, Operation};
use crate::rule::Rule;
use serde_json::{Value, json};

/// A date long after every date of the tests.
const LATE: &str = "2099-12-31";

pub fn plant(rule: Rule, document: &Document) -> Option<Planted> {
    let change = Planted::begin(document);
    let operations: Vec<Operation<'_>> = document.operations().into_values().collect();
    let with = |test: &dyn Fn(&Operation<'_>) -> bool| {
        operations.iter().find(|operation| test(operation)).map(|operation| operation.node.at.clone())
    };
    let any = operations.first()?.node.at.clone();
    match rule {
        Rule::PathRemoved => change.remove("#/paths", operations.first()?.path),
        Rule::OperationRemoved => {
            let shared =
                operations.iter().find(|one| operations.iter().any(|other| one.path == other.path && one.method != other.method))?;
            let (parent, method) = split(&shared.node)?;
            change.remove(&parent, &method)
        }
        Rule::OperationIdChanged => change.set(&any, "operationId", json!("renamed")),
        Rule::DeprecatedWithoutSunset => change.set(&any, "deprecated", json!(true)),
        Rule::SunsetBroughtForward => change.in_both(&any, "deprecated", &json!(true))?.in_both(&any, "x-sunset", &json!(LATE))?.set(
            &any,
            "x-sunset",
            json!("2099-12-30"),
        ),
        Rule::SecurityAdded => {
            let open =
                with(&|operation| operation.security().is_some_and(|ways| ways.raw_items().iter().any(|way| *way.value == json!({}))))?;
            change.set(&open, "security", json!([{"bearer": []}]))
        }
        Rule::ScopeRaised => {
            let closed = with(&|operation| operation.security().is_some_and(|ways| *ways.value == json!([{"bearer": []}])))?;
            change.set(&closed, "security", json!([{"bearer": ["admin"]}]))
        }
        Rule::SecuritySchemeChanged => {
            let schemes = document.root().get("components")?.get("securitySchemes")?;
            change.set(&schemes.entries().first()?.1.at, "type", json!("mutualTLS"))
        }
        Rule::PathParameterRenamed => {
            let named = operations.iter().find(|operation| operation.path.contains("{id}"))?;
            rename_path(change, named.path)
        }
        Rule::RequestBodyRemoved => change.remove(&with(&|operation| operation.node.get("requestBody").is_some())?, "requestBody"),
        Rule::RequestBodyBecameRequired => {
            let bare = with(&|operation| operation.node.get("requestBody").is_none())?;
            change.set(&bare, "requestBody", json!({"required": true, "content": {"application/json": {"schema": {"type": "object"}}}}))
        }
        Rule::RequestMediaTypeRemoved => {
            let content = operations.iter().find_map(|operation| operation.node.get("requestBody")?.get("content"))?;
            change.remove(&content.at, content.entries().last()?.0)
        }
        _ => parameters(rule, change, &operations).or_else(|| responses(rule, Planted::begin(document), &operations)),
    }
}

fn rename_path(mut change: Planted, path: &str) -> Option<Planted> {
    let renamed = path.replace("{id}", "{renamed}");
    change.what = format!("{path} becomes {renamed}");
    let paths = change.new.get_mut("paths")?.as_object_mut()?;
    let mut item = paths.remove(path)?;
    for operation in item.as_object_mut()?.values_mut() {
        for parameter in operation.get_mut("parameters").and_then(Value::as_array_mut).into_iter().flatten() {
            if parameter.get("name") == Some(&json!("id")) {
                parameter.as_object_mut()?.insert("name".to_owned(), json!("renamed"));
            }
        }
    }
    paths.insert(renamed, item);
    Some(change)
}

fn parameters(rule: Rule, change: Planted, operations: &[Operation<'_>]) -> Option<Planted> {
    let find = |test: &dyn Fn(&str, &Node<'_>) -> bool| {
        operations
            .iter()
            .find_map(|operation| operation.parameters().into_iter().find(|((place, _), node)| test(place, node)).map(|(_, node)| node))
    };
    let any = &operations.first()?.node.at;
    let query = find(&|place, _| place == "query");
    let optional = find(&|place, node| place == "query" && !node.flag("required"));
    let fresh = |place: &str, required: bool| json!({"name": "planted", "in": place, "required": required, "schema": {"type": "string", "default": "one"}});
    match rule {
        Rule::ParameterRemoved => {
            let (parent, index) = split(&query?)?;
            change.remove(&parent, &index)
        }
        Rule::ParameterMoved => change.set(&query?.at, "in", json!("cookie")),
        Rule::ParameterStyleChanged => change.set(&query?.at, "style", json!("spaceDelimited")),
        Rule::ParameterAddedRequired => change.push(any, "parameters", fresh("query", true)),
        Rule::ParameterBecameRequired => change.set(&optional?.at, "required", json!(true)),
        Rule::HeaderAddedRequired => change.push(any, "parameters", fresh("header", true)),
        Rule::HeaderBecameRequired => {
            let first = format!("{any}/parameters/0");
            change.in_both(any, "parameters", &json!([fresh("header", false)]))?.set(&first, "required", json!(true))
        }
        Rule::DefaultChanged => {
            let first = format!("{any}/parameters/0/schema");
            change.in_both(any, "parameters", &json!([fresh("query", false)]))?.set(&first, "default", json!("two"))
        }
        Rule::PageSizeLowered => {
            let limit = find(&|place, node| place == "query" && node.text("name") == Some("limit"))?;
            change.set(&limit.get("schema")?.at, "maximum", json!(1))
        }
        _ => None,
    }
}

fn responses(rule: Rule, change: Planted, operations: &[Operation<'_>]) -> Option<Planted> {
    let answers = || operations.iter().flat_map(|operation| operation.node.map("responses").into_values());
    match rule {
        Rule::ResponseStatusRemoved => {
            let (parent, status) = split(&answers().next()?)?;
            change.remove(&parent, &status)
        }
        Rule::ResponseMediaTypeRemoved => {
            let content = answers().find_map(|answer| answer.get("content"))?;
            change.remove(&content.at, content.entries().first()?.0)
        }
        Rule::ResponseHeaderRemoved => {
            let headers = answers().find_map(|answer| answer.get("headers"))?;
            change.remove(&headers.at, headers.entries().first()?.0)
        }
        Rule::ResponseHeaderBecameOptional => {
            let header = answers().find_map(|answer| answer.map("headers").into_values().next())?;
            change.in_both(&header.at, "required", &json!(true))?.set(&header.at, "required", json!(false))
        }
        _ => None,
    }
}
