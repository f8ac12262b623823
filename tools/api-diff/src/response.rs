//! Compares answers: their statuses, media types, headers and error codes.

use crate::document::{Node, Operation};
use crate::finding::Findings;
use crate::operation::schema_of;
use crate::rule::Rule;
use crate::schema::{Direction, Walk};
use crate::shape::Shape;
use std::collections::{BTreeMap, BTreeSet};

/// The media type of problems.
const PROBLEM: &str = "application/problem+json";
/// Where a response lists the codes of its problems.
const CODES: &str = "x-codes";

/// Compares the answers of an operation.
pub fn responses(old: &Operation<'_>, new: &Operation<'_>, findings: &mut Findings) {
    let (before, after) = (old.node.map("responses"), new.node.map("responses"));
    for (status, was) in &before {
        let Some(is) = after.get(status) else {
            findings.add(Rule::ResponseStatusRemoved, &was.at, status, "");
            continue;
        };
        media_types(was, is, Direction::Response, findings);
        headers(was, is, findings);
    }
    for (status, is) in after.iter().filter(|(status, _)| !before.contains_key(*status)) {
        findings.add(Rule::ResponseStatusAdded, &is.at, "", status);
    }
    error_codes(old, new, findings);
}

/// Compares what stands under `content`, of a request body or an answer.
pub fn media_types(old: &Node<'_>, new: &Node<'_>, direction: Direction, findings: &mut Findings) {
    let (removed, added) = match direction {
        Direction::Request => (Rule::RequestMediaTypeRemoved, Rule::RequestMediaTypeAdded),
        Direction::Response => (Rule::ResponseMediaTypeRemoved, Rule::ResponseMediaTypeAdded),
    };
    let (before, after) = (old.map("content"), new.map("content"));
    for (media_type, was) in &before {
        match after.get(media_type) {
            None => findings.add(removed, &was.at, media_type, ""),
            Some(is) => {
                if let (Some(was), Some(is)) = (was.raw("schema"), is.raw("schema")) {
                    Walk::new(findings, direction).schema(&was, &is);
                }
            }
        }
    }
    for (media_type, is) in after.iter().filter(|(media_type, _)| !before.contains_key(*media_type)) {
        findings.add(added, &is.at, "", media_type);
    }
}

fn headers(old: &Node<'_>, new: &Node<'_>, findings: &mut Findings) {
    // The names of headers know no case.
    let (before, after) = (old.map("headers"), new.map("headers"));
    let same = |one: &str, other: &str| one.eq_ignore_ascii_case(other);
    for (header, was) in &before {
        let Some((_, is)) = after.iter().find(|(key, _)| same(key, header)) else {
            findings.add(Rule::ResponseHeaderRemoved, &was.at, header, "");
            continue;
        };
        if was.flag("required") && !is.flag("required") {
            findings.add(Rule::ResponseHeaderBecameOptional, &was.at, "required", "optional");
        }
        if let (Some(was), Some(is)) = (schema_of(was), schema_of(is)) {
            Walk::new(findings, Direction::Response).schema(&was, &is);
        }
    }
    for (header, is) in after.iter().filter(|(header, _)| !before.keys().any(|key| same(key, header))) {
        findings.add(Rule::ResponseHeaderAdded, &is.at, "", header);
    }
}

/// Error codes are named by the schemas of problems, and by an extension of each answer.
fn error_codes(old: &Operation<'_>, new: &Operation<'_>, findings: &mut Findings) {
    for (was, is) in [(declared(&old.node), declared(&new.node)), (in_problems(&old.node), in_problems(&new.node))] {
        for (code, at) in was.iter().filter(|(code, _)| !is.contains_key(*code)) {
            findings.add(Rule::ErrorCodeRemoved, at, code, "");
        }
        for (code, at) in is.iter().filter(|(code, _)| !was.contains_key(*code)) {
            findings.add(Rule::ErrorCodeAdded, at, "", code);
        }
    }
}

/// Codes with their places.
type Codes<'a> = BTreeMap<&'a str, String>;

fn declared<'a>(operation: &Node<'a>) -> Codes<'a> {
    let mut found = Codes::new();
    for response in operation.map("responses").into_values() {
        let codes = response.raw(CODES).map(|list| list.raw_items()).unwrap_or_default();
        found.extend(codes.iter().filter_map(|code| Some((code.value.as_str()?, response.pointer(CODES)))));
    }
    found
}

fn in_problems<'a>(operation: &Node<'a>) -> Codes<'a> {
    let mut found = Codes::new();
    // Most answers share one problem.
    let mut seen = BTreeSet::new();
    for response in operation.map("responses").into_values() {
        if let Some(schema) = response.map("content").get(PROBLEM).and_then(|media_type| media_type.raw("schema")) {
            if !seen.insert(schema.clone().resolved().at) {
                continue;
            }
            let shape = Shape::of(&schema);
            let forms = if shape.variants.is_empty() { vec![schema] } else { shape.variants };
            for form in forms {
                let Some(code) = Shape::of(&form).properties.remove("code") else { continue };
                let code = Shape::of(&code);
                let place = code.place("enum").or_else(|| code.place("const")).unwrap_or_default();
                found.extend(code.values.iter().flatten().filter_map(|value| Some((value.as_str()?, place.to_owned()))));
            }
        }
    }
    found
}
