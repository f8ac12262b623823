//! The OpenAPI document as a witness: every answer of the suite is held to it.

use crate::answer::Answer;
use crate::schemas::{Schemas, Validators};
use crate::seen;
use reqwest::Method;
use reqwest::header::HeaderMap;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::LazyLock;
use tahaddi_api::http;
use tahaddi_api::i18n::labels;

/// The media type of refusals.
const PROBLEM: &str = "application/problem+json";

/// The document.
#[must_use]
pub fn contract() -> &'static Contract {
    static CONTRACT: LazyLock<Contract> = LazyLock::new(|| Contract::new(&http::document::document(http::operations())));
    &CONTRACT
}

/// Every operation of the document.
#[must_use]
pub fn operations() -> Vec<Documented> {
    let mut operations = Vec::new();
    for (path, item) in contract().document["paths"].as_object().unwrap() {
        for (method, spec) in item.as_object().unwrap() {
            let method = method.to_uppercase().parse().unwrap();
            operations.push(Documented { method, path: path.clone(), spec: spec.clone() });
        }
    }
    operations
}

/// An operation as the document tells of it.
#[derive(Clone, Debug)]
pub struct Documented {
    /// Its method.
    pub method: Method,
    /// Its path, with `{names}`.
    pub path: String,
    /// Its part of the document.
    pub spec: Value,
}

impl Documented {
    /// Its name.
    #[must_use]
    pub fn id(&self) -> &str {
        self.spec["operationId"].as_str().unwrap_or_default()
    }

    /// What its caller must be allowed to do.
    #[must_use]
    pub fn permission(&self) -> &str {
        self.spec["x-permission"].as_str().unwrap_or_default()
    }

    /// Whether it needs a token.
    #[must_use]
    pub fn is_secured(&self) -> bool {
        self.spec["security"].as_array().is_some_and(|ways| !ways.is_empty() && !ways.contains(&json!({})))
    }

    /// A path that has its form: names are replaced by what could be one.
    #[must_use]
    pub fn example_path(&self) -> String {
        let parameters = self.spec["parameters"].as_array().cloned().unwrap_or_default();
        let example = |name: &str| {
            let parameter = parameters.iter().find(|parameter| parameter["in"] == "path" && parameter["name"] == name);
            let example = parameter.and_then(|parameter| parameter["schema"]["examples"][0].as_str());
            example.unwrap_or("an-unknown-name").to_owned()
        };
        let segment = |part: &str| part.strip_prefix('{').and_then(|part| part.strip_suffix('}')).map_or_else(|| part.to_owned(), example);
        self.path.split('/').map(segment).collect::<Vec<_>>().join("/") + &self.example_query()
    }

    /// The query parameters that it needs, with what could be their values; with its question mark.
    #[must_use]
    pub fn example_query(&self) -> String {
        let parameters = self.spec["parameters"].as_array().cloned().unwrap_or_default();
        let needed = parameters.iter().filter(|parameter| parameter["in"] == "query" && parameter["required"] == true);
        let pairs: Vec<String> = needed
            .map(|parameter| {
                let schema = contract().resolve(&parameter["schema"]);
                let example = schema["examples"][0].as_str().or_else(|| parameter["example"].as_str());
                format!("{}={}", parameter["name"].as_str().unwrap_or_default(), example.unwrap_or("example.pdf"))
            })
            .collect();
        if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
    }

    /// Whether its body is a file.
    #[must_use]
    pub fn reads_a_file(&self) -> bool {
        !self.spec["requestBody"]["content"]["application/octet-stream"].is_null()
    }

    /// The example of its body, if it reads one.
    #[must_use]
    pub fn example_body(&self) -> Option<Value> {
        let content = self.spec["requestBody"]["content"].as_object()?;
        let schema = contract().resolve(&content.values().next()?["schema"]);
        let example = schema.get("example").or_else(|| schema.get("examples")?.get(0));
        Some(example.cloned().unwrap_or_else(|| json!({})))
    }
}

/// A request and its answer.
pub(crate) struct Exchange<'a> {
    pub(crate) method: &'a Method,
    pub(crate) path: &'a str,
    pub(crate) sent: &'a HeaderMap,
    pub(crate) json: Option<&'a Value>,
    pub(crate) answer: &'a Answer,
}

/// The document.
pub struct Contract {
    document: Value,
    /// The components of [`Schemas::Closed`].
    closed: Value,
    validators: Validators,
}

impl Contract {
    fn new(document: &impl serde::Serialize) -> Self {
        let document = serde_json::to_value(document).unwrap();
        let open = document["components"].clone();
        let mut parts = BTreeSet::new();
        parts_of_wholes(&open, &mut parts);
        let mut closed = open.clone();
        for (name, schema) in closed["schemas"].as_object_mut().unwrap() {
            if !parts.contains(name) {
                close(schema);
            }
        }
        let validators = Validators::new(open, closed.clone());
        Self { document, closed, validators }
    }

    /// The whole document.
    #[must_use]
    pub fn document(&self) -> &Value {
        &self.document
    }

    /// The schema behind a reference.
    #[must_use]
    pub fn resolve<'a>(&'a self, schema: &'a Value) -> &'a Value {
        match schema["$ref"].as_str() {
            Some(reference) => self.resolve(self.document.pointer(reference.trim_start_matches('#')).unwrap()),
            None => schema,
        }
    }

    /// What does not fit about a value, by a schema of the document.
    #[must_use]
    pub fn faults(&self, schema: &Value, value: &Value) -> Vec<String> {
        self.validators.faults(Schemas::Open, schema, value)
    }

    /// The path of the document that a request meets, literal segments first.
    fn path_of(&self, path: &str) -> Option<&str> {
        let segments: Vec<&str> = path.split('?').next()?.split('/').collect();
        let fits = |pattern: &str| {
            let parts: Vec<&str> = pattern.split('/').collect();
            parts.len() == segments.len()
                && parts.iter().zip(&segments).all(|(part, given)| part == given || (part.starts_with('{') && !given.is_empty()))
        };
        let paths = self.document["paths"].as_object().unwrap().keys().map(String::as_str);
        paths.filter(|pattern| fits(pattern)).min_by_key(|pattern| pattern.matches('{').count())
    }

    /// The operation that a request meets; `-` if it meets none.
    fn operation_id(&self, method: &Method, path: &str) -> &str {
        let spec = self.path_of(path).map(|pattern| &self.document["paths"][pattern][method.as_str().to_lowercase()]);
        spec.and_then(|spec| spec["operationId"].as_str()).unwrap_or("-")
    }

    /// Whether the exchange went as documented.
    pub(crate) fn check(&self, exchange: &Exchange<'_>) -> Result<(), String> {
        let Exchange { method, path, sent, json, answer } = exchange;
        if *method == Method::OPTIONS && sent.contains_key("access-control-request-method") {
            return Ok(());
        }
        self.check_form(answer, *method == Method::HEAD)?;
        if let Some(code) = answer.json()["code"].as_str().filter(|_| answer.status() >= 400) {
            seen::note(self.operation_id(method, path), answer.status(), code);
        }
        check_labels(answer.json())?;
        if path.starts_with("/docs") || *path == "/openapi.json" {
            return Ok(());
        }
        let status = answer.status();
        let Some(pattern) = self.path_of(path) else {
            return if status == 404 { Ok(()) } else { Err(format!("{path} is not documented and is answered {status}")) };
        };
        if *method == Method::OPTIONS {
            return if status == 204 { Ok(()) } else { Err(format!("OPTIONS is answered {status}")) };
        }
        let documented = if *method == Method::HEAD { Method::GET } else { (*method).clone() };
        let operation = &self.document["paths"][pattern][documented.as_str().to_lowercase()];
        // What leaves a trace when it is read has no HEAD.
        if operation.is_null() || (*method == Method::HEAD && status == 405) {
            return if status == 405 { Ok(()) } else { Err(format!("{documented} {pattern} is not documented and is answered {status}")) };
        }
        let responses = operation["responses"].as_object().unwrap();
        let Some(response) = responses.get(&status.to_string()).map(|response| self.resolve(response)) else {
            let known = responses.keys().cloned().collect::<Vec<_>>().join(", ");
            return Err(format!("{documented} {pattern} is answered {status}; documented are {known}"));
        };
        if *method != Method::HEAD {
            let cut = status == 200 && (path.contains("?fields=") || path.contains("&fields="));
            self.check_body(response, answer, pattern, cut)?;
            self.check_code(response, answer, pattern)?;
        }
        for (name, header) in response["headers"].as_object().into_iter().flatten() {
            if self.resolve(header)["required"] == true && answer.header(name).is_none() {
                return Err(format!("{pattern} {status} lacks the header {name}"));
            }
        }
        // Clients may count on these where the document has them only.
        for name in ["ETag", "Link", "Location", "RateLimit", "RateLimit-Policy", "Retry-After"] {
            if answer.header(name).is_some() && response["headers"][name].is_null() {
                return Err(format!("{pattern} {status} has the header {name}, and the document has not"));
            }
        }
        match json {
            Some(json) if (200..300).contains(&status) => self.check_accepted(operation, sent, json),
            _ => Ok(()),
        }
    }

    /// What holds for every answer.
    fn check_form(&self, answer: &Answer, head: bool) -> Result<(), String> {
        let has = |name: &str| answer.header(name).map(drop).ok_or_else(|| format!("{} lacks the header {name}", answer.status()));
        has("x-request-id")?;
        match answer.status() {
            401 => has("www-authenticate")?,
            405 => has("allow")?,
            201 => has("location")?,
            429 | 503 => has("retry-after")?,
            _ => {}
        }
        if answer.status() < 400 || head {
            return Ok(());
        }
        let media_type = answer.header("content-type").unwrap_or_default();
        if media_type != PROBLEM {
            return Err(format!("{} comes as {media_type:?}, not as {PROBLEM}", answer.status()));
        }
        // A text whose facts are not all given shows their names.
        if answer.text().contains("{$") {
            return Err(format!("a text is not complete: {}", answer.text()));
        }
        let faults = self.validators.faults(Schemas::Closed, &json!({"$ref": "#/components/schemas/Problem"}), answer.json());
        let same = answer.json()["status"] == answer.status();
        if faults.is_empty() && same { Ok(()) } else { Err(format!("the problem is not one: {faults:?}")) }
    }

    /// The closed schema of an answer that was cut to some fields: no field of the object, or of the items of a page, need be there.
    fn cut(&self, schema: &Value) -> Value {
        let name = schema["$ref"].as_str().and_then(|reference| reference.rsplit('/').next()).unwrap_or_default();
        let mut cut = self.closed["schemas"].get(name).unwrap_or(schema).clone();
        match cut.pointer("/properties/data/items").cloned() {
            Some(items) => cut["properties"]["data"]["items"] = self.cut(&items),
            None => drop(cut.as_object_mut().unwrap().remove("required")),
        }
        cut
    }

    fn check_body(&self, response: &Value, answer: &Answer, pattern: &str, cut: bool) -> Result<(), String> {
        let status = answer.status();
        let Some(content) = response["content"].as_object().filter(|content| !content.is_empty()) else {
            return if answer.bytes().is_empty() {
                Ok(())
            } else {
                Err(format!("{pattern} {status} has a body, and the document has none"))
            };
        };
        let media_type = answer.header("content-type").unwrap_or_default().split(';').next().unwrap_or_default();
        let media = content.get(media_type).ok_or_else(|| format!("{pattern} {status} comes as {media_type:?}"))?;
        if !media_type.ends_with("json") {
            return Ok(());
        }
        let schema = if cut { self.cut(&media["schema"]) } else { media["schema"].clone() };
        let faults = self.validators.faults(Schemas::Closed, &schema, answer.json());
        if faults.is_empty() {
            Ok(())
        } else {
            Err(format!("the body of {pattern} {status} is not as documented:\n  {}", faults.join("\n  ")))
        }
    }

    /// A refusal says why by a code that the operation lists.
    fn check_code(&self, response: &Value, answer: &Answer, pattern: &str) -> Result<(), String> {
        let (status, code) = (answer.status(), &answer.json()["code"]);
        let listed = response["x-codes"].as_array().is_some_and(|codes| codes.contains(code));
        if status < 400 || listed { Ok(()) } else { Err(format!("{pattern} {status} does not list the code {code}")) }
    }

    /// A body that was accepted is one that the document allows: else no generated client could have sent it.
    fn check_accepted(&self, operation: &Value, sent: &HeaderMap, json: &Value) -> Result<(), String> {
        let media_type = sent.get("content-type").and_then(|value| value.to_str().ok()).unwrap_or_default().to_lowercase();
        let schema = &operation["requestBody"]["content"][media_type.split(';').next().unwrap_or_default()]["schema"];
        if schema.is_null() {
            return Err(format!("a body of type {media_type:?} is accepted and not documented"));
        }
        let faults = self.faults(schema, json);
        if faults.is_empty() {
            Ok(())
        } else {
            Err(format!("a body is accepted that the document does not allow:\n  {}", faults.join("\n  ")))
        }
    }
}

/// What may be done is called something in every language.
fn check_labels(value: &Value) -> Result<(), String> {
    match value {
        Value::Object(map) => {
            for action in map.get("allowed_actions").and_then(Value::as_array).into_iter().flatten().map(|action| &action["action"]) {
                let known = labels::all().iter().find(|group| group.name == "AllowedAction").map(|group| &group.values);
                if !known.is_some_and(|values| values.iter().any(|label| action == &label.value)) {
                    return Err(format!("the action {action} has no label in locales/labels.*.ftl"));
                }
            }
            map.values().try_for_each(check_labels)
        }
        Value::Array(list) => list.iter().try_for_each(check_labels),
        _ => Ok(()),
    }
}

/// The components that are parts of others by `allOf`: closing them would refuse the rest of the whole.
fn parts_of_wholes(value: &Value, parts: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for part in map.get("allOf").and_then(Value::as_array).into_iter().flatten() {
                parts.extend(part["$ref"].as_str().and_then(|reference| reference.rsplit('/').next()).map(str::to_owned));
            }
            map.values().for_each(|value| parts_of_wholes(value, parts));
        }
        Value::Array(list) => list.iter().for_each(|value| parts_of_wholes(value, parts)),
        _ => {}
    }
}

/// Refuses properties that are not documented: what the server tells is in the document.
fn close(schema: &mut Value) {
    let Some(map) = schema.as_object_mut() else { return };
    if map.contains_key("allOf") {
        map.entry("unevaluatedProperties").or_insert(json!(false));
        return;
    }
    if map.contains_key("properties") && !map.contains_key("additionalProperties") {
        map.insert("additionalProperties".to_owned(), json!(false));
    }
    for (name, value) in map {
        match (name.as_str(), value) {
            ("properties", Value::Object(properties)) => properties.values_mut().for_each(close),
            ("oneOf" | "anyOf", Value::Array(variants)) => variants.iter_mut().for_each(close),
            ("items" | "additionalProperties", value) => close(value),
            _ => {}
        }
    }
}

#[cfg(test)]
#[path = "contract_tests.rs"]
mod tests;
