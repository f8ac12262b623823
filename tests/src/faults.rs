//! Bodies that are wrong in one place, made from the schema of a right one.

use crate::contract::contract;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A body with one fault.
#[derive(Clone, Debug)]
pub struct Fault {
    /// What is wrong, for the report of a failure.
    pub what: String,
    /// The body as it is sent.
    pub body: Vec<u8>,
    /// The field at fault; `None` where the body is no JSON at all.
    pub pointer: Option<String>,
}

/// Every way to spoil `right`, which fits `schema`. In a merge patch null clears a field, so it is none.
#[must_use]
pub fn faults(schema: &Value, right: &Value, patch: bool) -> Vec<Fault> {
    let mut maker = Maker { right, patch, faults: Vec::new() };
    maker.forms(schema);
    maker.object(schema, "", right);
    maker.faults
}

struct Maker<'a> {
    right: &'a Value,
    patch: bool,
    faults: Vec<Fault>,
}

impl Maker<'_> {
    /// What is no JSON, or JSON of another type than an object.
    fn forms(&mut self, schema: &Value) {
        let text = self.right.to_string();
        let deep = |open: &str, close: &str| format!("{}1{}", open.repeat(100), close.repeat(100));
        let twice = format!("{{\"a\": 1, \"a\": 1, {}", text.trim_start_matches('{'));
        let empty = required(schema).next().is_some() || self.patch;
        let broken = [
            ("not JSON", "{".to_owned()),
            ("half a word", "nul".to_owned()),
            ("a comma too many", "[1,]".to_owned()),
            ("two values", format!("{text} {text}")),
            ("a byte order mark", format!("\u{feff}{text}")),
            ("a name twice", twice.replace(", }", "}")),
            ("half a surrogate pair", "{\"a\": \"\\ud800\"}".to_owned()),
            ("a number that is none", "{\"a\": 1e999}".to_owned()),
            ("a hundred arrays", deep("[", "]")),
            ("a hundred objects", deep("{\"a\":", "}")),
        ];
        for (what, body) in broken {
            self.faults.push(Fault { what: what.to_owned(), body: body.into_bytes(), pointer: None });
        }
        self.faults.push(Fault { what: "bytes that are no UTF-8".to_owned(), body: b"{\"a\": \"\xff\xfe\"}".to_vec(), pointer: None });
        for wrong in [json!([]), json!("x"), json!(7), json!(true), json!(null), json!([{}])] {
            let what = format!("{wrong} instead of an object");
            self.faults.push(Fault { what, body: wrong.to_string().into_bytes(), pointer: Some(String::new()) });
        }
        if empty {
            self.faults.push(Fault { what: "nothing".to_owned(), body: Vec::new(), pointer: None });
        }
    }

    fn put(&mut self, what: &str, pointer: &str, value: Value) {
        self.put_at(what, pointer, pointer, value);
    }

    /// `value` in place of what stands at `place`; the answer is to name `pointer`.
    fn put_at(&mut self, what: &str, place: &str, pointer: &str, value: Value) {
        let mut body = self.right.clone();
        let (parent, name) = place.rsplit_once('/').unwrap();
        match body.pointer_mut(parent).unwrap() {
            Value::Object(fields) => drop(fields.insert(name.to_owned(), value)),
            Value::Array(items) => items[name.parse::<usize>().unwrap()] = value,
            other => panic!("{parent} is {other}"),
        }
        self.faults.push(Fault {
            what: format!("{what} at {place}"),
            body: body.to_string().into_bytes(),
            pointer: Some(pointer.to_owned()),
        });
    }

    fn object(&mut self, schema: &Value, at: &str, value: &Value) {
        let schema = plain(schema);
        let properties = schema["properties"].as_object().cloned().unwrap_or_default();
        if schema["additionalProperties"] == json!(false) {
            self.put("an unknown field", &format!("{at}/colour"), json!("red"));
        }
        for name in required(schema) {
            let mut body = self.right.clone();
            body.pointer_mut(at).unwrap().as_object_mut().unwrap().remove(name);
            let pointer = Some(format!("{at}/{name}"));
            self.faults.push(Fault { what: format!("no {name} in {at:?}"), body: body.to_string().into_bytes(), pointer });
        }
        for (name, schema) in properties.iter().filter(|(_, schema)| schema["readOnly"] != json!(true)) {
            self.field(schema, &format!("{at}/{name}"), value.get(name));
        }
    }

    fn field(&mut self, schema: &Value, at: &str, value: Option<&Value>) {
        let types = types(schema);
        if !types.contains("null") && !self.patch {
            self.put("null", at, Value::Null);
        }
        for (kind, wrong) in
            [("boolean", json!(true)), ("number", json!(12.5)), ("string", json!("text")), ("array", json!([])), ("object", json!({}))]
        {
            if !types.contains(kind) && !types.is_empty() {
                self.put(&format!("a {kind}"), at, wrong);
            }
        }
        let schema = plain(schema);
        if types.contains("string") {
            self.text(schema, at, value);
        }
        if types.contains("number") || types.contains("integer") {
            self.number(schema, at, types.contains("integer"));
        }
        if types.contains("array") {
            self.array(schema, at, value);
        }
        if types.contains("object") {
            self.put("a hundred arrays", at, (0..100).fold(json!(1), |inner, _| json!([inner])));
            if let Some(deep) = self.faults.last_mut() {
                deep.pointer = None;
            }
            if let Some(value) = value.filter(|value| value.is_object()) {
                self.object(schema, at, value);
            }
        }
    }

    fn text(&mut self, schema: &Value, at: &str, value: Option<&Value>) {
        if schema["enum"].is_array() {
            self.put("no such choice", at, json!("no-such-choice"));
            return;
        }
        if schema["pattern"].is_string() || ["date-time", "email"].contains(&schema["format"].as_str().unwrap_or_default()) {
            self.put("another form", at, json!("what is this\u{1f600}"));
        }
        if let Some(max) = schema["maxLength"].as_u64() {
            self.put("too long", at, json!("x".repeat(usize::try_from(max).unwrap() + 1)));
        }
        if schema["minLength"].as_u64().is_some_and(|min| min > 0) {
            self.put("too short", at, json!(""));
        }
        // A password may hold any character, and a text of a fixed form is refused for its form.
        if schema["format"] != "password" {
            let text = value.and_then(Value::as_str).unwrap_or("text");
            for (what, character) in [("NUL", '\0'), ("a control character", '\u{1b}'), ("a bidi override", '\u{202e}')] {
                self.put(what, at, json!(format!("{text}{character}")));
            }
        }
    }

    fn number(&mut self, schema: &Value, at: &str, whole: bool) {
        if let Some(min) = schema["minimum"].as_i64() {
            self.put("too small", at, json!(min - 1));
        }
        if let Some(max) = schema["maximum"].as_i64() {
            self.put("too large", at, json!(max + 1));
        }
        self.put("far too large", at, json!(1e300));
        if whole {
            self.put("a fraction", at, json!(1.5));
        }
    }

    fn array(&mut self, schema: &Value, at: &str, value: Option<&Value>) {
        let items = &schema["items"];
        let first = value.and_then(|value| value.get(0)).cloned();
        let some = first.clone().unwrap_or_else(|| json!("x"));
        if let Some(max) = schema["maxItems"].as_u64().filter(|max| *max <= 2000) {
            self.put("too many", at, Value::Array(vec![some; usize::try_from(max).unwrap() + 1]));
        }
        let item = format!("{at}/0");
        if first.is_none() {
            self.put_at("a null among the items", at, &item, json!([null]));
        } else {
            self.field(items, &item, first.as_ref());
        }
    }
}

/// The schema behind references and beside `null`.
fn plain(schema: &Value) -> &Value {
    let schema = contract().resolve(schema);
    let others = ["oneOf", "anyOf"].iter().find_map(|name| schema[name].as_array());
    let variants: Vec<&Value> = others.into_iter().flatten().filter(|variant| variant["type"] != "null").collect();
    if let [only] = variants[..] { plain(only) } else { schema }
}

/// The types that a schema allows.
fn types(schema: &Value) -> BTreeSet<String> {
    let schema = contract().resolve(schema);
    let mut found: BTreeSet<String> = match &schema["type"] {
        Value::String(one) => [one.clone()].into(),
        Value::Array(several) => several.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => BTreeSet::new(),
    };
    for name in ["oneOf", "anyOf"] {
        found.extend(schema[name].as_array().into_iter().flatten().flat_map(types));
    }
    found
}

fn required(schema: &Value) -> impl Iterator<Item = &str> {
    plain(schema)["required"].as_array().map(Vec::as_slice).unwrap_or_default().iter().filter_map(Value::as_str)
}
