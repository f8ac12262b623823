//! Answers cut to measure: `fields`, `expand`, `sort` and `include_total`.

use crate::error::ApiError;
use crate::http::describe::{Describe, OperationDoc};
use actix_web::{FromRequest, HttpMessage as _, HttpRequest, dev::Payload};
use serde_json::{Map, Value};
use std::future::{Ready, ready};
use std::marker::PhantomData;
use tahaddi_domain::code::Code;
use tahaddi_domain::refusal::Refusal;
use tahaddi_domain::search::{ChallengeSort, StartupSort};
use utoipa::ToSchema;
use utoipa::openapi::RefOr;
use utoipa::openapi::path::{ParameterBuilder, ParameterIn, ParameterStyle};
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Schema, Type};

/// The parameter that names the fields of the answer.
const FIELDS: &str = "fields";
/// The parameter that names what comes along.
const EXPAND: &str = "expand";
/// The parameter that names an order.
const SORT: &str = "sort";
/// The parameter that asks for a count.
const INCLUDE_TOTAL: &str = "include_total";

/// The parameters that operations share; they are no part of the query of any one of them.
pub(super) const SHARED: [&str; 4] = [FIELDS, EXPAND, INCLUDE_TOTAL, SORT];

/// How many of these things may come along.
fn most_expansions(known: &[String]) -> usize {
    known.len().min(3)
}

/// How a client wants its answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// The fields it wants; `None` for all.
    pub fields: Option<Vec<String>>,
    /// What comes along.
    pub expand: Vec<String>,
}

impl Shape {
    /// Reads it from a query string, in which names stand once.
    ///
    /// # Errors
    /// `invalid_parameter`, with the names that are known.
    pub fn read(query: &str, fields: &[String], expansions: &[String]) -> Result<Self, Refusal> {
        let mut shape = Self::default();
        for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                FIELDS if !fields.is_empty() => shape.fields = Some(names(FIELDS, &value, fields, fields.len())?),
                EXPAND if !expansions.is_empty() => shape.expand = names(EXPAND, &value, expansions, most_expansions(expansions))?,
                _ => {}
            }
        }
        Ok(shape)
    }

    fn of(request: &HttpRequest) -> Self {
        request.extensions().get::<Self>().cloned().unwrap_or_default()
    }
}

/// The names in a list with commas.
fn names(parameter: &'static str, value: &str, known: &[String], max: usize) -> Result<Vec<String>, Refusal> {
    let refusal = || Refusal::new(Code::InvalidParameter).with("parameter", parameter).with("known", known.join(", "));
    let names: Vec<&str> = value.split(',').collect();
    if names.len() > max {
        return Err(refusal().with("max", max));
    }
    let unknown = names.iter().find(|name| !known.iter().any(|known| known == *name));
    match unknown {
        Some(name) => Err(refusal().with("unknown", name.chars().take(100).collect::<String>())),
        None => Ok(names.into_iter().map(str::to_owned).collect()),
    }
}

/// Leaves the fields that the client wants: of the object, or of each item of a page. `None` if it wants all.
pub(super) fn select(request: &HttpRequest, body: &str, of_items: bool) -> Option<Result<String, serde_json::Error>> {
    let wanted = Shape::of(request).fields?;
    let keep = |object: &mut Map<String, Value>| object.retain(|name, _| wanted.iter().any(|wanted| wanted == name));
    let cut = || {
        let mut value: Value = serde_json::from_str(body)?;
        if of_items {
            let items = value.get_mut("data").and_then(Value::as_array_mut);
            items.into_iter().flatten().filter_map(Value::as_object_mut).for_each(keep);
        } else if let Some(object) = value.as_object_mut() {
            keep(object);
        }
        serde_json::to_string(&value)
    };
    Some(cut())
}

impl OperationDoc {
    /// Adds `fields`, for an answer that is such an object or a list of such.
    pub(super) fn takes_fields(&mut self, schema: &RefOr<Schema>) {
        let mut names = Vec::new();
        self.properties(schema, &mut names);
        if names.is_empty() || self.behaviour.fields == names {
            return;
        }
        let text = "Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema \
            without its `required`.";
        self.takes_names(FIELDS, text, &names, names.len());
        self.behaviour.fields = names;
    }

    /// The names of the properties of an object, in their order.
    fn properties(&self, schema: &RefOr<Schema>, names: &mut Vec<String>) {
        match schema {
            RefOr::T(Schema::Object(object)) => names.extend(object.properties.keys().cloned()),
            RefOr::T(Schema::AllOf(parts)) => parts.items.iter().for_each(|part| self.properties(part, names)),
            RefOr::T(_) => {}
            RefOr::Ref(reference) => {
                let name = reference.ref_location.rsplit('/').next().unwrap_or_default();
                if let Some((_, schema)) = self.schemas.iter().find(|(known, _)| known == name) {
                    self.properties(schema, names);
                }
            }
        }
    }

    /// Adds a query parameter that is a list of names with commas.
    fn takes_names(&mut self, parameter: &str, description: &str, names: &[String], max: usize) {
        let name = ObjectBuilder::new().schema_type(Type::String).enum_values(Some(names.iter().cloned()));
        let list = ArrayBuilder::new().items(name).min_items(Some(1)).max_items(Some(max));
        let parameter = ParameterBuilder::new()
            .name(parameter)
            .parameter_in(ParameterIn::Query)
            .description(Some(description))
            .style(Some(ParameterStyle::Form))
            .explode(Some(false))
            .schema(Some(RefOr::T(Schema::Array(list.build()))))
            .build();
        self.parameter(parameter);
        self.refuses(&[Code::DuplicateParameter]);
    }
}

/// What can come along with the answer of an operation: see [`expansions!`](crate::expansions).
pub trait Expansion: Copy + PartialEq + 'static {
    /// All of them, with their names.
    const ALL: &'static [(&'static str, Self)];
}

/// Declares what can come along with an answer.
#[macro_export]
macro_rules! expansions {
    ($(#[$doc:meta])* $name:ident { $($(#[$item_doc:meta])* $item:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$item_doc])* $item,)+ }
        impl $crate::http::fields::Expansion for $name {
            const ALL: &'static [(&'static str, Self)] = &[$(($text, Self::$item)),+];
        }
    };
}

/// What the client wants along: related objects, one step far, as the caller may see them.
#[derive(Clone, Debug)]
pub struct Expand<E> {
    names: Vec<String>,
    kind: PhantomData<fn() -> E>,
}

impl<E: Expansion> Expand<E> {
    /// Whether it wants anything along.
    #[must_use]
    pub fn any(&self) -> bool {
        !self.names.is_empty()
    }

    /// Whether it wants this.
    #[must_use]
    pub fn wants(&self, what: E) -> bool {
        E::ALL.iter().any(|(name, known)| *known == what && self.names.iter().any(|wanted| wanted == name))
    }
}

impl<E> FromRequest for Expand<E> {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;
    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        ready(Ok(Self { names: Shape::of(request).expand, kind: PhantomData }))
    }
}

impl<E: Expansion> Describe for Expand<E> {
    fn describe(doc: &mut OperationDoc) {
        let names: Vec<String> = E::ALL.iter().map(|(name, _)| (*name).to_owned()).collect();
        let text = "What comes along in `expanded`: related objects as the caller may see them, null for what the caller may not. At most \
            three, one step far.";
        doc.takes_names(EXPAND, text, &names, most_expansions(&names));
        doc.behaviour.expansions = names;
    }
}

/// Whether the client wants to know how many items a list has over all its pages.
#[derive(Clone, Copy, Debug)]
pub struct IncludeTotal(pub bool);

impl FromRequest for IncludeTotal {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;
    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let given = url::form_urlencoded::parse(request.query_string().as_bytes()).find(|(name, _)| name == INCLUDE_TOTAL);
        ready(match given.as_ref().map(|(_, value)| value.as_ref()) {
            None | Some("false") => Ok(Self(false)),
            Some("true") => Ok(Self(true)),
            Some(_) => Err(Refusal::new(Code::InvalidParameter).with("parameter", INCLUDE_TOTAL).with("known", "true, false").into()),
        })
    }
}

impl Describe for IncludeTotal {
    fn describe(doc: &mut OperationDoc) {
        let schema = ObjectBuilder::new().schema_type(Type::Boolean).default(Some(Value::Bool(false)));
        let text = "Whether `total` says how many items there are over all pages; null without.";
        doc.takes(ParameterIn::Query, INCLUDE_TOTAL, text, false, schema.into());
        doc.refuses(&[Code::DuplicateParameter]);
    }
}

/// An order that a list can have: see [`Sort`].
pub trait Order: ToSchema + Copy + 'static {
    /// From its name.
    fn read(name: &str) -> Option<Self>;
}
impl Order for ChallengeSort {
    fn read(name: &str) -> Option<Self> {
        Self::parse(name)
    }
}
impl Order for StartupSort {
    fn read(name: &str) -> Option<Self> {
        Self::parse(name)
    }
}

/// The order that the client wants; `None` leaves it to the list.
#[derive(Clone, Copy, Debug)]
pub struct Sort<O>(pub Option<O>);

impl<O: Order> FromRequest for Sort<O> {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;
    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let given = url::form_urlencoded::parse(request.query_string().as_bytes()).find(|(name, _)| name == SORT);
        ready(match given {
            None => Ok(Self(None)),
            Some((_, name)) => match O::read(&name) {
                Some(order) => Ok(Self(Some(order))),
                None => Err(Refusal::new(Code::InvalidParameter).with("parameter", SORT).into()),
            },
        })
    }
}

impl<O: Order> Describe for Sort<O> {
    fn describe(doc: &mut OperationDoc) {
        let schema = doc.refer::<O>();
        let text = "In which order: by `relevance` if there is a `q`, else in that of the list, unless it is said.";
        doc.takes(ParameterIn::Query, SORT, text, false, schema);
        doc.refuses(&[Code::DuplicateParameter, Code::InvalidParameter]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_document() {
        let (fields, expansions) = (["id", "title"].map(str::to_owned), ["organisation"].map(str::to_owned));
        let read = |query: &str| Shape::read(query, &fields, &expansions);
        assert_eq!(read("q=x"), Ok(Shape::default()));
        let shape = read("fields=title,id&expand=organisation").unwrap();
        assert_eq!((shape.fields.unwrap().join(" "), shape.expand.join(" ")), ("title id".to_owned(), "organisation".to_owned()));
        for wrong in [
            "fields=",
            "fields=id,",
            "fields=ID",
            "fields=id,nothing",
            "fields=id,title,id",
            "expand=id",
            "expand=organisation.owner",
            "expand=organisation,organisation",
        ] {
            let refusal = read(wrong).unwrap_err();
            assert_eq!(refusal.code, Code::InvalidParameter, "{wrong}");
            assert!(["id, title", "organisation"].contains(&refusal.details["known"].as_str()), "{wrong}");
        }
        assert_eq!(Shape::read("fields=x", &[], &[]), Ok(Shape::default()), "not a parameter of this operation");
    }
}
