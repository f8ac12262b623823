//! What a schema accepts, brought into one form: references, `allOf` and "this or null" are folded in.

use crate::document::Node;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// How deep schemas are folded into each other; deeper is a circle.
const DEEPEST: usize = 32;

/// Limits of which a larger value accepts less.
pub const LOWER_BOUNDS: [&str; 6] = ["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "minContains"];
/// Limits of which a smaller value accepts less.
pub const UPPER_BOUNDS: [&str; 6] = ["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains"];

/// What is said about fields that have no name in the schema.
#[derive(Clone, Debug, Default)]
pub enum Additional<'a> {
    /// Anything.
    #[default]
    Open,
    /// Nothing.
    Closed,
    /// Values of this schema.
    Like(Node<'a>),
}

/// A schema in one form.
#[derive(Clone, Debug, Default)]
pub struct Shape<'a> {
    /// The types, without `null`; none is any.
    pub types: BTreeSet<&'a str>,
    /// Whether `null` is a value.
    pub nullable: bool,
    /// The values, without `null`; none is any.
    pub values: Option<Vec<&'a Value>>,
    /// Whether clients were told that values may come (`x-extensible-enum`).
    pub extensible: bool,
    /// The format.
    pub format: Option<&'a str>,
    /// Numeric limits by their keyword.
    pub bounds: BTreeMap<&'a str, f64>,
    /// `pattern`, `multipleOf` and `uniqueItems` by their keyword.
    pub constraints: BTreeMap<&'a str, &'a Value>,
    /// What leaving it out means.
    pub default: Option<&'a Value>,
    /// Fields.
    pub properties: BTreeMap<&'a str, Node<'a>>,
    /// Fields that must be there.
    pub required: BTreeSet<&'a str>,
    /// Other fields.
    pub additional: Additional<'a>,
    /// The names of other fields.
    pub names: Option<Node<'a>>,
    /// The elements.
    pub items: Option<Node<'a>>,
    /// The forms of which it has one, without `null`; fewer than two are folded in.
    pub variants: Vec<Node<'a>>,
    /// How the forms are told apart.
    pub discriminator: Option<Node<'a>>,
    /// Only in answers.
    pub read_only: bool,
    /// Only in requests.
    pub write_only: bool,
    /// The schemas that were folded in.
    parts: Vec<Node<'a>>,
}

impl<'a> Shape<'a> {
    /// The shape of the schema.
    #[must_use]
    pub fn of(schema: &Node<'a>) -> Self {
        let mut shape = Self::default();
        shape.nullable = shape.fold(schema, 0);
        shape
    }

    /// Where the keyword is written: in the schema, or in one that was folded in.
    #[must_use]
    pub fn place(&self, keyword: &str) -> Option<String> {
        self.parts.iter().rev().find(|part| part.value.get(keyword).is_some()).map(|part| part.pointer(keyword))
    }

    /// Folds a schema in. Returns whether the schema takes `null`.
    fn fold(&mut self, schema: &Node<'a>, depth: usize) -> bool {
        if depth > DEEPEST {
            return false;
        }
        let mut nullable = self.own(schema);
        if let Some(target) = schema.target() {
            nullable &= self.fold(&target, depth + 1);
        }
        for part in schema.raw("allOf").map(|parts| parts.raw_items()).unwrap_or_default() {
            nullable &= self.fold(&part, depth + 1);
        }
        for keyword in ["oneOf", "anyOf"] {
            let Some(all) = schema.raw(keyword) else { continue };
            let (nulls, forms): (Vec<_>, Vec<_>) = all.raw_items().into_iter().partition(is_null);
            let mut accepts = !nulls.is_empty();
            match forms.as_slice() {
                [] => {}
                [only] => accepts |= self.fold(only, depth + 1),
                many => {
                    accepts |= many.iter().any(|form| Shape::of_deeper(form, depth + 1).nullable);
                    self.variants.extend(forms);
                }
            }
            nullable &= accepts;
        }
        nullable
    }

    fn of_deeper(schema: &Node<'a>, depth: usize) -> Self {
        let mut shape = Self::default();
        shape.nullable = shape.fold(schema, depth);
        shape
    }

    /// The keywords of this very schema. Returns whether they take `null`.
    fn own(&mut self, schema: &Node<'a>) -> bool {
        let Some(object) = schema.object() else {
            return schema.value.as_bool().unwrap_or(true);
        };
        self.parts.push(schema.clone());
        let mut nullable = true;
        let types: Vec<&str> = match object.get("type") {
            Some(Value::String(one)) => vec![one.as_str()],
            Some(Value::Array(many)) => many.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        };
        if !types.is_empty() {
            nullable &= types.contains(&"null");
            self.types = types.into_iter().filter(|name| *name != "null").collect();
        }
        let values: Option<Vec<&Value>> = object.get("enum").and_then(Value::as_array).map(|all| all.iter().collect());
        if let Some(values) = values.or_else(|| object.get("const").map(|one| vec![one])) {
            nullable &= values.iter().any(|value| value.is_null());
            self.values = Some(values.into_iter().filter(|value| !value.is_null()).collect());
        }
        self.extensible |= schema.flag("x-extensible-enum");
        self.read_only |= schema.flag("readOnly");
        self.write_only |= schema.flag("writeOnly");
        self.format = schema.text("format").or(self.format);
        self.default = object.get("default").or(self.default);
        self.discriminator = schema.raw("discriminator").or(self.discriminator.take());
        self.items = schema.raw("items").or(self.items.take());
        self.names = schema.raw("propertyNames").or(self.names.take());
        for (keyword, value) in object {
            if LOWER_BOUNDS.contains(&keyword.as_str()) || UPPER_BOUNDS.contains(&keyword.as_str()) {
                if let Some(number) = value.as_f64() {
                    self.bounds.insert(keyword, number);
                }
            } else if ["pattern", "multipleOf"].contains(&keyword.as_str()) || keyword == "uniqueItems" && *value == Value::Bool(true) {
                self.constraints.insert(keyword, value);
            }
        }
        if let Some(properties) = schema.raw("properties") {
            self.properties
                .extend(properties.object().into_iter().flatten().filter_map(|(name, _)| Some((name.as_str(), properties.raw(name)?))));
        }
        self.required.extend(object.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str));
        match object.get("additionalProperties") {
            Some(Value::Bool(false)) => self.additional = Additional::Closed,
            Some(Value::Object(_)) => self.additional = schema.raw("additionalProperties").map_or(Additional::Open, Additional::Like),
            _ => {}
        }
        nullable
    }
}

/// `{"type": "null"}`.
fn is_null(schema: &Node<'_>) -> bool {
    schema.text("type") == Some("null")
}

/// The types as they are told.
#[must_use]
pub fn list(types: &BTreeSet<&str>) -> String {
    if types.is_empty() { "any".to_owned() } else { types.iter().copied().collect::<Vec<_>>().join(", ") }
}

/// Whether each value of the second types is one of the first.
#[must_use]
pub fn covers(wide: &BTreeSet<&str>, narrow: &BTreeSet<&str>) -> bool {
    let covered = |name: &&str| wide.contains(*name) || *name == "integer" && wide.contains("number");
    wide.is_empty() || !narrow.is_empty() && narrow.iter().all(covered)
}

/// Whether each value of the second format is one of the first.
#[must_use]
pub fn format_covers(wide: Option<&str>, narrow: Option<&str>) -> bool {
    wide.is_none() || wide == narrow || matches!((wide, narrow), (Some("int64"), Some("int32")) | (Some("double"), Some("float")))
}
