//! Compares operations: their life, credentials, parameters, bodies and answers.

use crate::document::{Document, Node, Operation};
use crate::finding::Findings;
use crate::response;
use crate::rule::Rule;
use crate::schema::{Direction, Walk};
use crate::security;
use std::collections::BTreeSet;

/// Compares two documents as seen on a day (`2027-06-30`), on which what was announced to end by then may be gone.
pub fn documents(old: &Document, new: &Document, today: &str, findings: &mut Findings) {
    let (before, after) = (old.operations(), new.operations());
    let paths: BTreeSet<&String> = after.keys().map(|(template, _)| template).collect();
    for ((template, method), operation) in &before {
        let Some(now) = after.get(&(template.clone(), *method)) else {
            let ended = operation.sunset().is_some_and(|sunset| sunset < today);
            let rule = match (ended, paths.contains(template)) {
                (true, _) => Rule::OperationSunset,
                (false, true) => Rule::OperationRemoved,
                (false, false) => Rule::PathRemoved,
            };
            let was = operation.node.text("x-sunset").map_or_else(|| "not deprecated".to_owned(), |date| format!("sunset {date}"));
            findings.begin(operation.name());
            findings.add(rule, &operation.node.at, &was, "");
            continue;
        };
        compare(operation, now, today, findings);
    }
    for (_, operation) in after.iter().filter(|(key, _)| !before.contains_key(*key)) {
        findings.begin(operation.name());
        findings.add(Rule::OperationAdded, &operation.node.at, "", operation.node.text("summary").unwrap_or_default());
    }
    findings.begin("every operation that names it".to_owned());
    security::schemes(old, new, findings);
}

fn compare(old: &Operation<'_>, new: &Operation<'_>, today: &str, findings: &mut Findings) {
    findings.begin(new.name());
    let (was, is) = (old.node.text("operationId"), new.node.text("operationId"));
    if was.is_some() && was != is {
        findings.add(Rule::OperationIdChanged, &old.node.pointer("operationId"), was.unwrap_or_default(), is.unwrap_or_default());
    }
    life(old, new, today, findings);
    security::operation(old, new, findings);
    parameters(old, new, findings);
    request_body(old, new, findings);
    response::responses(old, new, findings);
}

/// What is deprecated says until when it stays, and stays that long.
fn life(old: &Operation<'_>, new: &Operation<'_>, today: &str, findings: &mut Findings) {
    let at = new.node.pointer("x-sunset");
    let announced = new.is_deprecated() && !old.is_deprecated();
    match (old.sunset(), new.sunset()) {
        (Some(was), Some(is)) if is < was => findings.add(Rule::SunsetBroughtForward, &at, was, is),
        (Some(was), Some(is)) if is > was => findings.add(Rule::SunsetPostponed, &at, was, is),
        (_, None) if new.is_deprecated() => {
            let said = new.node.text("x-sunset").map_or_else(|| "no date".to_owned(), |text| format!("{text}, which is no date"));
            findings.add(Rule::DeprecatedWithoutSunset, &at, old.sunset().unwrap_or_default(), &said);
        }
        (None, Some(is)) if announced && is < today => findings.add(Rule::DeprecatedWithoutSunset, &at, "", is),
        (None, Some(is)) => findings.add(Rule::OperationDeprecated, &at, "", is),
        _ => {}
    }
}

fn parameters(old: &Operation<'_>, new: &Operation<'_>, findings: &mut Findings) {
    if old.path != new.path {
        findings.add(Rule::PathParameterRenamed, &old.node.at, old.path, new.path);
    }
    let (before, after) = (old.parameters(), new.parameters());
    for ((place, key), parameter) in before.iter().filter(|((place, _), _)| *place != "path" || old.path == new.path) {
        let Some(now) = after.get(&(*place, key.clone())) else {
            match after.keys().find(|(elsewhere, same)| same == key && !before.contains_key(&(*elsewhere, same.clone()))) {
                Some((elsewhere, _)) => {
                    findings.add(Rule::ParameterMoved, &parameter.at, &format!("{key} in {place}"), &format!("{key} in {elsewhere}"))
                }
                None => findings.add(Rule::ParameterRemoved, &parameter.at, &format!("{key} in {place}"), ""),
            }
            continue;
        };
        if !parameter.flag("required") && now.flag("required") {
            let rule = if *place == "header" { Rule::HeaderBecameRequired } else { Rule::ParameterBecameRequired };
            findings.add(rule, &parameter.at, "optional", "required");
        } else if parameter.flag("required") && !now.flag("required") {
            findings.add(Rule::RequestWidened, &parameter.at, "required", "optional");
        }
        let (was, is) = (style(place, parameter), style(place, now));
        if was != is {
            findings.add(Rule::ParameterStyleChanged, &parameter.at, &was, &is);
        }
        if let (Some(was), Some(is)) = (schema_of(parameter), schema_of(now)) {
            let page_size = *place == "query" && key == "limit";
            Walk::new(findings, Direction::Request).of_page_size(page_size).schema(&was, &is);
        }
    }
    for ((place, key), parameter) in after.iter().filter(|(key, _)| !before.contains_key(*key)) {
        let elsewhere = before.keys().any(|(other, same)| same == key && !after.contains_key(&(*other, same.clone())));
        if elsewhere || *place == "path" {
            continue;
        }
        let rule = match (parameter.flag("required"), *place) {
            (false, _) => Rule::ParameterAdded,
            (true, "header") => Rule::HeaderAddedRequired,
            (true, _) => Rule::ParameterAddedRequired,
        };
        findings.add(rule, &parameter.at, "", &format!("{key} in {place}"));
    }
}

/// The schema of a parameter or header, which may stand inside a media type.
pub fn schema_of<'a>(parameter: &Node<'a>) -> Option<Node<'a>> {
    parameter.raw("schema").or_else(|| parameter.get("content")?.entries().first()?.1.raw("schema"))
}

/// How a parameter is written, with the defaults of OpenAPI.
fn style(place: &str, parameter: &Node<'_>) -> String {
    let style = parameter.text("style").unwrap_or(if place == "query" || place == "cookie" { "form" } else { "simple" });
    let explode = parameter.value.get("explode").and_then(serde_json::Value::as_bool).unwrap_or(style == "form");
    format!("{style}{}", if explode { ", exploded" } else { "" })
}

fn request_body(old: &Operation<'_>, new: &Operation<'_>, findings: &mut Findings) {
    let required = |body: &Node<'_>| body.flag("required");
    match (old.node.get("requestBody"), new.node.get("requestBody")) {
        (None, None) => {}
        (None, Some(body)) if required(&body) => findings.add(Rule::RequestBodyBecameRequired, &body.at, "", "required"),
        (None, Some(body)) => findings.add(Rule::RequestBodyAdded, &body.at, "", "optional"),
        (Some(body), None) => findings.add(Rule::RequestBodyRemoved, &body.at, "a body", ""),
        (Some(was), Some(is)) => {
            match (required(&was), required(&is)) {
                (false, true) => findings.add(Rule::RequestBodyBecameRequired, &was.at, "optional", "required"),
                (true, false) => findings.add(Rule::RequestWidened, &was.at, "required", "optional"),
                _ => {}
            }
            response::media_types(&was, &is, Direction::Request, findings);
        }
    }
}
