//! A small document that has something of everything, and edits to it.

use serde_json::{Value, json};
use tahaddi_api_diff::diff;
use tahaddi_api_diff::document::Document;
use tahaddi_api_diff::finding::Finding;

/// The day on which the tests look.
pub const TODAY: &str = "2027-06-30";

/// Pointers and what stands there from now on; null takes it away.
pub type Edits = Vec<(&'static str, Value)>;

/// The document.
pub fn base() -> Value {
    let problem =
        json!({"description": "Refused.", "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}});
    let mut refused = problem.clone();
    refused["x-codes"] = json!(["not_found", "forbidden"]);
    json!({
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "0.1.0"},
        "paths": {
            "/things": {
                "parameters": [{"name": "tenant", "in": "header", "schema": {"type": "string"}}],
                "get": {
                    "operationId": "things_list",
                    "security": [{"bearer": ["read"]}],
                    "x-required-role": ["operator", "owner"],
                    "parameters": [
                        {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 100, "default": 20}},
                        {"name": "q", "in": "query", "schema": {"type": "string", "maxLength": 200}},
                    ],
                    "responses": {
                        "200": {
                            "description": "A page.",
                            "headers": {"ETag": {"required": true, "schema": {"type": "string"}}},
                            "content": {
                                "application/json": {"schema": {"$ref": "#/components/schemas/Page"}},
                                "text/csv": {"schema": {"type": "string"}},
                            },
                        },
                        "404": refused,
                    },
                },
                "post": {
                    "operationId": "things_create",
                    "security": [{"bearer": []}],
                    "requestBody": {"content": {
                        "application/json": {"schema": {"$ref": "#/components/schemas/New"}},
                        "text/plain": {"schema": {"type": "string"}},
                    }},
                    "responses": {"201": {"description": "Made."}, "422": problem},
                },
            },
            "/things/{id}": {
                "get": {
                    "operationId": "things_view",
                    "security": [],
                    "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}],
                    "responses": {"200": {"description": "It.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}},
                },
                "delete": {"operationId": "things_delete", "responses": {"204": {"description": "Gone."}}},
            },
            "/ended": {"get": {"operationId": "ended", "deprecated": true, "x-sunset": "2027-06-29", "responses": {"204": {"description": "."}}}},
            "/ending": {"get": {"operationId": "ending", "deprecated": true, "x-sunset": "2027-12-31", "responses": {"204": {"description": "."}}}},
        },
        "components": {
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
            "schemas": {
                "Page": {
                    "type": "object",
                    "required": ["data"],
                    "properties": {"data": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}}},
                },
                "Thing": {
                    "type": "object",
                    "required": ["name", "count", "made_at", "colour", "mood", "shape"],
                    "properties": {
                        "name": {"type": "string", "maxLength": 100},
                        "count": {"type": "integer", "format": "int32"},
                        "made_at": {"type": "string", "format": "date-time"},
                        "colour": {"$ref": "#/components/schemas/Colour"},
                        "mood": {"type": "string", "enum": ["glad"], "x-extensible-enum": true},
                        "parent": {"oneOf": [{"$ref": "#/components/schemas/Thing"}, {"type": "null"}]},
                        "shape": {"$ref": "#/components/schemas/Shape"},
                    },
                },
                "New": {
                    "type": "object",
                    "required": ["name"],
                    "properties": {
                        "name": {"type": "string", "minLength": 1, "maxLength": 100},
                        "count": {"type": "number", "minimum": 0, "maximum": 1000, "default": 1},
                        "at": {"type": "string"},
                        "colour": {"$ref": "#/components/schemas/Colour"},
                        "note": {"type": ["string", "null"]},
                        "shape": {"$ref": "#/components/schemas/Shape"},
                        "labels": {"type": "object", "additionalProperties": {"type": "string"}},
                    },
                },
                "Colour": {"type": "string", "enum": ["red", "green"]},
                "Shape": {
                    "oneOf": [{"$ref": "#/components/schemas/Circle"}, {"$ref": "#/components/schemas/Square"}],
                    "discriminator": {"propertyName": "kind", "mapping": {"circle": "#/components/schemas/Circle"}},
                },
                "Circle": {"type": "object", "properties": {"kind": {"const": "circle"}}},
                "Square": {"type": "object", "properties": {"kind": {"const": "square"}}},
                "Problem": {"type": "object", "required": ["code"], "properties": {"code": {"$ref": "#/components/schemas/Code"}}},
                "Code": {"type": "string", "enum": ["not_found", "forbidden"], "x-extensible-enum": true},
            },
        },
    })
}

/// The document with edits.
pub fn edited(document: &Value, edits: &Edits) -> Value {
    let mut document = document.clone();
    for (pointer, value) in edits {
        let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
        let key = key.replace("~1", "/").replace("~0", "~");
        let parent = document.pointer_mut(parent).unwrap_or_else(|| panic!("nothing at {parent}"));
        match parent {
            Value::Object(members) => {
                if value.is_null() {
                    members.remove(&key).unwrap_or_else(|| panic!("nothing at {pointer}"));
                } else {
                    members.insert(key, value.clone());
                }
            }
            Value::Array(elements) if value.is_null() => drop(elements.remove(key.parse().expect("an index"))),
            Value::Array(elements) if key == "-" => elements.push(value.clone()),
            Value::Array(elements) => elements[key.parse::<usize>().expect("an index")] = value.clone(),
            other => panic!("{pointer} is inside {other}"),
        }
    }
    document
}

/// What is found between two documents.
pub fn compared(old: Value, new: Value) -> Vec<Finding> {
    diff(&Document::new(old).expect("OpenAPI"), &Document::new(new).expect("OpenAPI"), TODAY)
}
