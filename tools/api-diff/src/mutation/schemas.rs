//! Changes of what is sent and answered.

use super::{Planted, split};
use crate::document::{Document, Node};
use crate::rule::Rule;
use crate::schema::Direction;
use crate::shape::{Additional, Shape};
use serde_json::{Value, json};
use std::collections::BTreeSet;

pub fn plant(rule: Rule, document: &Document) -> Option<Planted> {
    let fields = |direction| Fields::of(document, direction);
    let change = Planted::begin(document);
    request(rule, change, &fields(Direction::Request))
        .or_else(|| response(rule, Planted::begin(document), document, &fields(Direction::Response)))
}

fn request(rule: Rule, change: Planted, fields: &Fields<'_>) -> Option<Planted> {
    let any = fields.find(|_| true);
    let optional = fields.find(|field| !field.required);
    match rule {
        Rule::RequestPropertyRemoved => {
            let (parent, name) = split(&any?.node)?;
            change.remove(&parent, &name)
        }
        Rule::RequestPropertyAddedRequired => {
            let body = fields.objects.first()?;
            change.set(&format!("{}/properties", body.at), "planted", json!({"type": "string"}))?.push(
                &body.at,
                "required",
                json!("planted"),
            )
        }
        Rule::RequestPropertyBecameRequired => {
            let field = optional?;
            change.push(&field.owner, "required", field.name())
        }
        Rule::RequestBecameNotNullable => {
            let field = fields.find(|field| field.shape.nullable && field.node.value.get("type").is_some())?;
            change.set(&field.node.at, "type", json!(field.shape.types.first()?))
        }
        Rule::RequestTypeNarrowed => change.set(&fields.text()?.node.at, "type", json!("integer")),
        Rule::RequestFormatChanged => change.set(&fields.text()?.node.at, "format", json!("hostname")),
        Rule::RequestEnumValueRemoved => {
            let place =
                fields.find(|field| field.shape.values.as_ref().is_some_and(|values| values.len() > 1))?.shape.place("enum")?.to_owned();
            change.remove(&place, "0")
        }
        Rule::RequestBoundTightened => {
            let field = fields.find(|field| field.shape.types.contains("integer") && field.node.value.get("type").is_some())?;
            change.set(&field.node.at, "minimum", json!(1_000_000))
        }
        Rule::RequestLengthTightened => change.set(&fields.text()?.node.at, "maxLength", json!(1)),
        Rule::RequestPatternTightened => change.set(&fields.text()?.node.at, "pattern", json!("^planted$")),
        Rule::RequestAdditionalPropertiesClosed => {
            let body = fields.objects.iter().find(|object| matches!(Shape::of(object).additional, Additional::Closed))?;
            change.in_both(&body.at, "additionalProperties", &json!(true))?.set(&body.at, "additionalProperties", json!(false))
        }
        Rule::RequestVariantRemoved => {
            let (parent, name) = split(&any?.node)?;
            change.in_both(&parent, &name, &json!({"oneOf": two_forms()}))?.remove(&format!("{}/oneOf", any?.node.at), "0")
        }
        Rule::DiscriminatorChanged => {
            let body = fields.objects.first()?;
            let said = json!({"propertyName": "kind", "mapping": {"a": "#/components/schemas/A"}});
            change.in_both(&body.at, "discriminator", &said)?.set(
                &format!("{}/discriminator/mapping", body.at),
                "a",
                json!("#/components/schemas/B"),
            )
        }
        _ => None,
    }
}

fn response(rule: Rule, change: Planted, document: &Document, fields: &Fields<'_>) -> Option<Planted> {
    let required = fields.find(|field| field.required);
    // Every list of values may be one that grows: it is closed first.
    let listed = fields.find(|field| field.shape.values.is_some()).and_then(|field| field.shape.place("enum"));
    let listed = listed.map(|place| place.trim_end_matches("/enum").to_owned());
    match rule {
        Rule::ResponsePropertyRemoved => {
            let (parent, name) = split(&required?.node)?;
            change.remove(&parent, &name)
        }
        Rule::ResponsePropertyBecameOptional => change.remove(&required?.owner, "required"),
        Rule::ResponseBecameNullable => change.set(&fields.text()?.node.at, "type", json!(["string", "null"])),
        Rule::ResponseTypeWidened => change.set(&fields.text()?.node.at, "type", json!(["string", "integer"])),
        Rule::ResponseFormatChanged => {
            let field = fields.find(|field| field.shape.format.is_some() && field.node.value.get("format").is_some())?;
            change.set(&field.node.at, "format", json!("hostname"))
        }
        Rule::ResponseEnumValueAdded => {
            let place = listed?;
            change.in_both(&place, "x-extensible-enum", &json!(false))?.push(&place, "enum", json!("planted"))
        }
        Rule::ResponseEnumOpened => {
            let place = listed?;
            change.in_both(&place, "x-extensible-enum", &json!(false))?.set(&place, "x-extensible-enum", json!(true))
        }
        Rule::ResponseVariantAdded => {
            let (parent, name) = split(&required?.node)?;
            change.in_both(&parent, &name, &json!({"oneOf": two_forms()}))?.push(&required?.node.at, "oneOf", json!({"type": "array"}))
        }
        Rule::ErrorCodeRemoved => {
            let codes = document.root().get("components")?.get("schemas")?.get("Code")?.get("enum")?;
            change.remove(&codes.at, "0")
        }
        _ => None,
    }
}

fn two_forms() -> Value {
    json!([{"type": "string"}, {"type": "integer"}])
}

/// A field of an object that is sent or answered.
struct Field<'a> {
    /// The schema that it is a field of.
    owner: String,
    node: Node<'a>,
    shape: Shape<'a>,
    required: bool,
}

impl Field<'_> {
    fn name(&self) -> Value {
        json!(split(&self.node).map(|(_, name)| name))
    }
}

/// All objects and fields that are sent, or that are answered.
#[derive(Default)]
struct Fields<'a> {
    objects: Vec<Node<'a>>,
    fields: Vec<Field<'a>>,
    seen: BTreeSet<String>,
}

impl<'a> Fields<'a> {
    fn of(document: &'a Document, direction: Direction) -> Self {
        let mut found = Self::default();
        for operation in document.operations().into_values() {
            let holders = match direction {
                Direction::Request => operation.node.get("requestBody").into_iter().collect(),
                Direction::Response => operation.node.map("responses").into_values().collect::<Vec<_>>(),
            };
            for schema in
                holders.iter().flat_map(|holder| holder.map("content").into_values()).filter_map(|media_type| media_type.get("schema"))
            {
                found.walk(&schema);
            }
        }
        found
    }

    fn walk(&mut self, schema: &Node<'a>) {
        if !self.seen.insert(schema.at.clone()) {
            return;
        }
        let shape = Shape::of(schema);
        if schema.get("properties").is_some() {
            self.objects.push(schema.clone());
        }
        for (name, node) in &shape.properties {
            let field = Shape::of(node);
            self.walk(&node.clone().resolved());
            let required = shape.required.contains(name);
            if !field.read_only && !field.write_only {
                self.fields.push(Field { owner: schema.at.clone(), node: node.clone(), shape: field, required });
            }
        }
        for part in shape.items.iter().chain(&shape.variants) {
            self.walk(&part.clone().resolved());
        }
    }

    fn find(&self, test: impl Fn(&Field<'a>) -> bool) -> Option<&Field<'a>> {
        self.fields.iter().find(|field| test(field))
    }

    /// A field that is a plain text.
    fn text(&self) -> Option<&Field<'a>> {
        self.find(|field| field.node.text("type") == Some("string") && field.shape.values.is_none() && field.shape.format.is_none())
    }
}
