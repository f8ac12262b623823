//! The headers that many answers share, in the document.

use crate::http::operation::Operation;
use crate::http::rate::RateClass;
use serde_json::{Map, Value, json};

/// What tells budgets.
const BUDGETS: [&str; 2] = ["RateLimit", "RateLimit-Policy"];

/// Their names, what each is, and an example.
const HEADERS: [(&str, &str, &str); 3] = [
    ("ETag", "A strong validator of this representation.", "\"3\""),
    (
        BUDGETS[0],
        "What is left of each budget that the request drew on (draft-ietf-httpapi-ratelimit-headers): `r` units, of which all are back in \
         `t` seconds; with nothing left, one is back in `t` seconds. Absent where the request drew on none.",
        "\"read\";r=1199;t=1",
    ),
    (
        BUDGETS[1],
        "Each budget that the request drew on, in the same order: `q` units in `w` seconds. The budget of the operation is called as its \
         `x-rate-class`; others, such as `login-pair`, guard accounts.",
        "\"read\";q=1200;w=60",
    ),
];

/// The headers, as `components.headers`.
pub(super) fn components() -> Value {
    let header =
        |about: &str, example: &str| json!({"description": about, "schema": {"type": "string", "maxLength": 500}, "example": example});
    HEADERS.iter().map(|(name, about, example)| ((*name).to_owned(), header(about, example))).collect()
}

/// Says of an operation's own answer which of them it has.
pub(super) fn describe(operation: &Operation, status: &str, response: &mut Value) {
    if operation.said().facts.rate_class != RateClass::Free {
        tell_budgets(response);
    }
    if status == "304" {
        add(response, &["ETag"]);
    }
}

/// Says of an answer that it tells budgets.
pub(super) fn tell_budgets(response: &mut Value) {
    add(response, &BUDGETS);
}

fn add(response: &mut Value, names: &[&str]) {
    let Some(response) = response.as_object_mut() else { return };
    if let Some(known) = response.entry("headers").or_insert_with(|| Map::new().into()).as_object_mut() {
        known.extend(names.iter().map(|name| ((*name).to_owned(), json!({"$ref": format!("#/components/headers/{name}")}))));
    }
}
