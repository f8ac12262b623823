//! What is said of every schema, whatever type it comes from.

use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// The largest whole number that every client can hold.
const MAX_SAFE_INTEGER: i64 = 9_007_199_254_740_991;
/// How deep an example of a schema goes.
const DEPTH: usize = 30;
/// What is said of every enum.
const MAY_GROW: &str = "\n\nMore values may come: treat one that you do not know as a default branch.";

/// Where an optional value is described: beside the alternatives, not within the first.
fn optional(schema: &mut Map<String, Value>) {
    let null = json!({"type": "null"});
    let is_optional = |variants: &Value| variants.as_array().is_some_and(|variants| variants.len() == 2 && variants.contains(&null));
    if !schema.get("oneOf").is_some_and(is_optional) {
        return;
    }
    // Generators take `anyOf` with null for an optional value; of `oneOf` some make a union type.
    let Some(mut variants) = schema.remove("oneOf") else { return };
    let described = variants.as_array_mut().into_iter().flatten().find_map(|variant| variant.as_object_mut()?.remove("description"));
    if let Some(description) = described {
        schema.entry("description").or_insert(description);
    }
    schema.insert("anyOf".to_owned(), variants);
}

/// Every whole number has a bound that clients can hold.
fn bounded(schema: &mut Map<String, Value>) {
    let is_integer =
        schema.get("type").is_some_and(|kind| kind == "integer" || kind.as_array().is_some_and(|kinds| kinds.contains(&json!("integer"))));
    if is_integer && !schema.contains_key("maximum") {
        let narrow = schema.get("format").is_some_and(|format| format == "int32");
        schema.insert("maximum".to_owned(), if narrow { i32::MAX.into() } else { MAX_SAFE_INTEGER.into() });
    }
}

/// Goes over a schema and everything within it.
fn settle(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            optional(fields);
            bounded(fields);
            fields
                .iter_mut()
                .filter(|(name, _)| !["example", "examples", "default"].contains(&name.as_str()))
                .for_each(|(_, part)| settle(part));
        }
        Value::Array(parts) => parts.iter_mut().for_each(settle),
        _ => {}
    }
}

/// The same for the schemas of an operation's parameters.
pub(super) fn settle_parameters(operation: &mut Map<String, Value>) {
    operation.get_mut("parameters").into_iter().for_each(settle);
}

/// Marks the enums: clients have to bear values that they do not know.
fn extensible(schema: &mut Value) {
    let Some(fields) = schema.as_object_mut().filter(|fields| fields.contains_key("enum")) else { return };
    if let Some(Value::String(description)) = fields.get_mut("description") {
        description.push_str(MAY_GROW);
    }
    fields.insert("x-extensible-enum".to_owned(), true.into());
}

/// An example of a schema, made of those of its parts.
fn example(schema: &Value, schemas: &Map<String, Value>, depth: usize) -> Value {
    let part = |schema: &Value| example(schema, schemas, depth.saturating_sub(1));
    if let Some(given) = schema.get("example").or_else(|| schema.get("examples")?.get(0)).or_else(|| schema.get("enum")?.get(0)) {
        return given.clone();
    }
    if depth == 0 {
        return Value::Null;
    }
    if let Some(name) = reference(schema) {
        return schemas.get(name).map(part).unwrap_or_default();
    }
    if let Some(variants) = schema.get("anyOf").or_else(|| schema.get("oneOf")).and_then(Value::as_array) {
        return variants.first().map(part).unwrap_or_default();
    }
    let kinds: Vec<&str> = match schema.get("type") {
        Some(Value::String(kind)) => vec![kind],
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    match kinds.first().copied() {
        Some("object") => {
            let properties = schema.get("properties").and_then(Value::as_object);
            properties.into_iter().flatten().map(|(name, schema)| (name.clone(), named(name, schema, &part))).collect::<Map<_, _>>().into()
        }
        Some("array") => schema.get("items").map(|items| json!([part(items)])).unwrap_or_else(|| json!([])),
        Some("integer" | "number") => schema.get("minimum").filter(|least| least.as_f64() > Some(0.0)).cloned().unwrap_or_else(|| json!(1)),
        Some("boolean") => true.into(),
        _ => Value::Null,
    }
}

/// An example of a property: a text without one of its own is its name.
fn named(name: &str, schema: &Value, part: &impl Fn(&Value) -> Value) -> Value {
    let is_text = schema.get("type").is_some_and(|kind| kind == "string" || kind.get(0).is_some_and(|kind| kind == "string"));
    match part(schema) {
        Value::Null if schema.get("format").is_some_and(|format| format == "email") => "amina@example.ma".into(),
        Value::Null if is_text => name.into(),
        Value::Array(items) if items.first().is_some_and(Value::is_null) => json!([name]),
        found => found,
    }
}

/// The name of the component that a schema refers to.
pub(super) fn reference(schema: &Value) -> Option<&str> {
    schema.get("$ref")?.as_str()?.strip_prefix("#/components/schemas/")
}

/// Goes over the components: bounds, marks, and an example where a type gives none.
pub(super) fn complete(schemas: &mut Map<String, Value>) {
    schemas.values_mut().for_each(|schema| {
        settle(schema);
        extensible(schema);
    });
    let given = schemas.clone();
    for schema in schemas.values_mut().filter_map(Value::as_object_mut) {
        if schema.contains_key("properties") && !schema.contains_key("example") && !schema.contains_key("examples") {
            schema.insert("example".to_owned(), example(&Value::Object(schema.clone()), &given, DEPTH));
        }
    }
}

/// Completes the examples of components: an answer promises every field, and an example may leave out what has nothing to show.
pub(super) fn complete_examples(schemas: &mut Map<String, Value>) {
    let given = schemas.clone();
    for schema in schemas.values_mut() {
        let form = schema.clone();
        schema.get_mut("example").into_iter().for_each(|example| fill(example, &form, &given));
        schema.get_mut("examples").and_then(Value::as_array_mut).into_iter().flatten().for_each(|example| fill(example, &form, &given));
    }
}

/// Adds the required fields that an example leaves out: nothing, an empty list, or the example of their type.
fn fill(example: &mut Value, schema: &Value, schemas: &Map<String, Value>) {
    if let Some(name) = reference(schema) {
        return schemas.get(name).into_iter().for_each(|schema| fill(example, schema, schemas));
    }
    if let Some(variants) = schema.get("anyOf").or_else(|| schema.get("oneOf")).and_then(Value::as_array) {
        return variants
            .iter()
            .find(|variant| describes(variant, example, schemas))
            .into_iter()
            .for_each(|variant| fill(example, variant, schemas));
    }
    match example {
        Value::Array(items) => items.iter_mut().for_each(|item| schema.get("items").into_iter().for_each(|form| fill(item, form, schemas))),
        Value::Object(fields) => {
            let Some(properties) = schema.get("properties").and_then(Value::as_object) else { return };
            let required: BTreeSet<&str> =
                schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
            for (name, form) in properties {
                if !fields.contains_key(name) && required.contains(name.as_str()) {
                    fields.insert(name.clone(), nothing(form, schemas));
                }
                fields.get_mut(name).into_iter().for_each(|value| fill(value, form, schemas));
            }
        }
        _ => {}
    }
}

/// Whether a variant is the one that an example takes: the only fields of it are those of the variant.
fn describes(variant: &Value, example: &Value, schemas: &Map<String, Value>) -> bool {
    let variant = reference(variant).and_then(|name| schemas.get(name)).unwrap_or(variant);
    match (example, variant.get("properties").and_then(Value::as_object)) {
        (Value::Object(fields), Some(properties)) => fields.keys().all(|name| properties.contains_key(name)),
        (Value::Object(_), None) => variant.get("oneOf").is_some(),
        (Value::Array(_), _) => variant.get("items").is_some(),
        _ => false,
    }
}

/// What a field without anything to show holds.
fn nothing(schema: &Value, schemas: &Map<String, Value>) -> Value {
    let is = |schema: &Value, kind: &str| {
        schema.get("type").is_some_and(|of| of == kind || of.as_array().is_some_and(|kinds| kinds.contains(&json!(kind))))
    };
    let nullable = schema.get("anyOf").and_then(Value::as_array).is_some_and(|variants| variants.iter().any(|variant| is(variant, "null")));
    if nullable || is(schema, "null") {
        Value::Null
    } else if is(schema, "array") {
        json!([])
    } else if is(schema, "boolean") {
        false.into()
    } else if is(schema, "object") && schema.get("properties").is_none() {
        json!({})
    } else {
        example(schema, schemas, DEPTH)
    }
}

/// Leaves out schemas that no operation refers to, such as the whole of which only the patch is sent.
pub(super) fn keep_reachable(paths: &Map<String, Value>, schemas: &mut Map<String, Value>) {
    let mut reachable = BTreeSet::new();
    let mut found = vec!["Problem".to_owned()];
    paths.values().for_each(|item| references(item, &mut found));
    while let Some(name) = found.pop() {
        if let Some(schema) = schemas.get(&name)
            && reachable.insert(name)
        {
            references(schema, &mut found);
        }
    }
    schemas.retain(|name, _| reachable.contains(name));
}

/// The names of the schemas that a part of the document refers to.
pub(super) fn references(part: &Value, found: &mut Vec<String>) {
    found.extend(reference(part).map(str::to_owned));
    match part {
        Value::Object(fields) => fields.values().for_each(|value| references(value, found)),
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}
