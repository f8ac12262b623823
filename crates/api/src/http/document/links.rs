//! Where an answer leads: the operations on the object that it holds.
//!
//! An object is known by the type of its identifier. Whatever answers one links to what can be done with it, so a tester that knows
//! nothing of the domain walks from a new call to its publication.

use super::schemas::reference;
use crate::http::operation::Operation;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use utoipa::openapi::path::HttpMethod;

/// How deep in an answer identifiers are looked for.
const DEPTH: usize = 5;

/// Something in an answer that names an object.
struct Found {
    /// The identifier's schema, or the name of a slug.
    kind: String,
    /// Where in the answer, as a JSON pointer.
    pointer: String,
}

/// The identifiers in an answer, the outermost of each kind.
fn identifiers(schema: &Value, schemas: &Map<String, Value>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut level = vec![(schema.clone(), String::new())];
    for _ in 0..DEPTH {
        let mut next = Vec::new();
        for (schema, pointer) in level {
            let schema = reference(&schema).and_then(|name| schemas.get(name)).cloned().unwrap_or(schema);
            if let Some(items) = schema.get("items") {
                next.push((items.clone(), format!("{pointer}/0")));
            }
            for (name, property) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
                let pointer = format!("{pointer}/{name}");
                let kind = reference(property).filter(|kind| kind.ends_with("Id")).or((name == "slug").then_some("slug"));
                match kind {
                    Some(kind) if !found.iter().any(|known| known.kind == kind) => found.push(Found { kind: kind.to_owned(), pointer }),
                    Some(_) => {}
                    None => next.push((property.clone(), pointer)),
                }
            }
        }
        level = next;
    }
    found
}

/// Whether an operation is one on an object of this kind, and no more is needed to call it than the object.
fn is_about(operation: &Operation, kind: &str, from: &Operation) -> bool {
    let parameters = operation.path.matches('{').count();
    match operation.said().ids.as_slice() {
        [(_, known)] => parameters == 1 && known == kind,
        [] => kind == "slug" && parameters == 1 && operation.path.strip_suffix("/{slug}").is_some_and(|base| from.path.starts_with(base)),
        _ => false,
    }
}

fn link(target: &Operation, pointer: &str, own: bool) -> Value {
    let parameter = target.path.split('{').nth(1).and_then(|rest| rest.split('}').next()).unwrap_or_default();
    let mut parameters = Map::from_iter([(format!("path.{parameter}"), json!(format!("$response.body#{pointer}")))]);
    if own && target.takes_if_match() {
        parameters.insert("header.If-Match".to_owned(), json!("$response.header.ETag"));
    }
    json!({"operationId": target.said().id, "description": target.said().summary, "parameters": parameters})
}

/// The links of an answer of `from` with this schema.
///
/// What an answer is about, its own `id` or `slug`, leads to all that can be done with it; what it mentions leads to its sight only.
pub(super) fn links(from: &Operation, schema: &Value, schemas: &Map<String, Value>, operations: &[Operation]) -> BTreeMap<String, Value> {
    let mut links = BTreeMap::new();
    for Found { kind, pointer } in identifiers(schema, schemas) {
        let own = pointer == "/id" || pointer == "/slug";
        for target in operations.iter().filter(|target| is_about(target, &kind, from)) {
            let shows = target.method == HttpMethod::Get && target.path.ends_with('}');
            let name = target.said().id.clone();
            if own {
                links.insert(name, link(target, &pointer, own));
            } else if shows {
                links.insert(name + &pointer.replace('/', "_"), link(target, &pointer, own));
            }
        }
    }
    links
}
