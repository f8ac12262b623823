//! Two schemas for what is both sent and answered: what is sent may leave fields out, an answer has them all.

use super::schemas::{reference, references};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// The end of the name of what is sent, beside what is answered.
const SENT: &str = "Input";

/// Says of whole lists that nobody writes them. utoipa says it of each of their items.
fn mark_lists(schema: &mut Value) {
    let properties = schema.get_mut("properties").and_then(Value::as_object_mut).into_iter().flat_map(|all| all.values_mut());
    for property in properties.filter_map(Value::as_object_mut) {
        let of_items = property.get_mut("items").and_then(Value::as_object_mut).and_then(|items| items.remove("readOnly"));
        if let Some(read_only) = of_items {
            property.insert("readOnly".to_owned(), read_only);
        }
    }
}

/// Gives what is sent a schema of its own, wherever the same type is answered too and an answer has more to promise.
pub(super) fn separate(paths: &mut Map<String, Value>, schemas: &mut Map<String, Value>) {
    schemas.values_mut().for_each(mark_lists);
    let sent = reached(paths, schemas, "requestBody");
    let answered = reached(paths, schemas, "responses");
    let both: BTreeSet<String> = sent.intersection(&answered).cloned().collect();
    let mut lenient = BTreeSet::new();
    loop {
        let differs = |name: &&String| {
            !lenient.contains(*name) && schemas.get(*name).is_some_and(|schema| leaves_out(schema) || refers_to(schema, &lenient))
        };
        let more: Vec<String> = both.iter().filter(differs).cloned().collect();
        if more.is_empty() {
            break;
        }
        lenient.extend(more);
    }
    let forms: Vec<(String, Value)> =
        lenient.iter().filter_map(|name| Some((format!("{name}{SENT}"), schemas.get(name).cloned()?))).collect();
    for name in &lenient {
        schemas.get_mut(name).into_iter().for_each(promise);
    }
    schemas.extend(forms);
    for (name, schema) in schemas.iter_mut() {
        let is_sent = name.strip_suffix(SENT).is_some_and(|name| lenient.contains(name));
        if is_sent || (sent.contains(name) && !answered.contains(name)) {
            redirect(schema, &lenient);
        }
    }
    schemas.sort_keys();
    bodies(paths, "requestBody").for_each(|body| redirect(body, &lenient));
}

/// The request bodies, or the responses, of all operations.
fn bodies<'a>(paths: &'a mut Map<String, Value>, part: &'a str) -> impl Iterator<Item = &'a mut Value> {
    let operations = paths.values_mut().filter_map(Value::as_object_mut).flat_map(|item| item.values_mut());
    operations.filter_map(move |operation| operation.get_mut(part))
}

/// The names of the schemas that a part of the operations leads to.
fn reached(paths: &mut Map<String, Value>, schemas: &Map<String, Value>, part: &str) -> BTreeSet<String> {
    let mut found = Vec::new();
    bodies(paths, part).for_each(|body| references(body, &mut found));
    let mut reached = BTreeSet::new();
    while let Some(name) = found.pop() {
        if let Some(schema) = schemas.get(&name)
            && reached.insert(name)
        {
            references(schema, &mut found);
        }
    }
    reached
}

/// Whether a field may be left out.
fn leaves_out(schema: &Value) -> bool {
    let required = schema.get("required").and_then(Value::as_array);
    let is_required = |name: &String| required.is_some_and(|required| required.iter().any(|known| known == name));
    schema.get("properties").and_then(Value::as_object).is_some_and(|properties| !properties.keys().all(is_required))
}

fn refers_to(schema: &Value, names: &BTreeSet<String>) -> bool {
    let mut found = Vec::new();
    references(schema, &mut found);
    found.iter().any(|name| names.contains(name))
}

/// An answer has every field, the ids too, and may have more one day.
fn promise(schema: &mut Value) {
    let Some(fields) = schema.as_object_mut() else { return };
    let Some(properties) = fields.get_mut("properties").and_then(Value::as_object_mut) else { return };
    if let Some(id) = properties.get_mut("id") {
        let null = json!({"type": "null"});
        let known =
            id.get("oneOf").and_then(Value::as_array).and_then(|variants| variants.iter().find(|variant| **variant != null)).cloned();
        if let Some(known) = known {
            *id = known;
        }
    }
    let names: Vec<Value> = properties.keys().map(|name| name.as_str().into()).collect();
    fields.insert("required".to_owned(), names.into());
    fields.remove("additionalProperties");
}

/// Leads references to what is sent.
fn redirect(part: &mut Value, lenient: &BTreeSet<String>) {
    if let Some(name) = reference(part).filter(|name| lenient.contains(*name)) {
        part["$ref"] = format!("#/components/schemas/{name}{SENT}").into();
    }
    match part {
        Value::Object(fields) => fields.values_mut().for_each(|value| redirect(value, lenient)),
        Value::Array(items) => items.iter_mut().for_each(|item| redirect(item, lenient)),
        _ => {}
    }
}
