//! JSON bodies.

use super::faults::every_fault;
use super::form::Form;
use super::strict;
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::describe::{Describe, OperationDoc};
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, dev::Payload, web};
use futures_util::StreamExt as _;
use futures_util::future::LocalBoxFuture;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::marker::PhantomData;
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::refusal::{Check, Refusal};
use utoipa::ToSchema;
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::schema::{AdditionalProperties, ObjectBuilder, OneOfBuilder, Schema, Type};
use utoipa::openapi::{Content, Ref, RefOr, Required};

/// The most bytes a body may have.
const MAX_BODY: usize = 256 * 1024;
/// The most bytes a challenge document may have.
const MAX_CHALLENGE_BODY: usize = 1024 * 1024;

/// A JSON body of a known form. Unknown fields are refused.
#[derive(Clone, Debug)]
pub struct Body<T>(pub T);

/// A JSON merge patch (RFC 7396) of a known form: absent keeps, null clears, an array is replaced whole.
#[derive(Clone, Debug)]
pub struct Patch<T> {
    patch: Value,
    form: PhantomData<fn() -> T>,
}

impl<T: Serialize + DeserializeOwned> Patch<T> {
    /// The patched value.
    ///
    /// # Errors
    /// `validation_failed` with a pointer to the field that does not fit.
    pub fn apply_to(&self, current: &T) -> Result<T, ApiError> {
        let mut value = serde_json::to_value(current)?;
        merge(&mut value, &self.patch);
        Ok(from_value(value)?)
    }
}

/// RFC 7396, section 2.
fn merge(target: &mut Value, patch: &Value) {
    let Value::Object(changes) = patch else {
        *target = patch.clone();
        return;
    };
    if !target.is_object() {
        *target = Value::Object(serde_json::Map::new());
    }
    if let Value::Object(fields) = target {
        for (name, change) in changes {
            if change.is_null() {
                fields.remove(name);
            } else {
                merge(fields.entry(name.clone()).or_insert(Value::Null), change);
            }
        }
    }
}

/// Reads a value of a known form.
///
/// # Errors
/// `validation_failed` with a pointer to every field that does not fit.
pub fn from_value<T: DeserializeOwned>(value: Value) -> Result<T, Refusal> {
    read_form(&value).map_err(|first| every_fault(value, first, |value| read_form::<T>(value).map(|_| ())))
}

fn read_form<T: DeserializeOwned>(value: &Value) -> Result<T, Refusal> {
    serde_path_to_error::deserialize(Form(value.clone())).map_err(|error| {
        let pointer = pointer(error.path());
        field_refusal(&pointer, &error.inner().to_string())
    })
}

fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    let mut pointer = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => pointer.push_str(&format!("/{index}")),
            Segment::Map { key } => pointer.push_str(&format!("/{}", key.replace('~', "~0").replace('/', "~1"))),
            Segment::Enum { variant } => pointer.push_str(&format!("/{variant}")),
            Segment::Unknown => {}
        }
    }
    pointer
}

/// serde tells what is wrong in words only; their beginnings are stable.
fn field_refusal(pointer: &str, message: &str) -> Refusal {
    let quoted = message.split('`').nth(1).unwrap_or_default();
    let (code, pointer) = if message.starts_with("unknown field") {
        let base = pointer.strip_suffix(&format!("/{quoted}")).unwrap_or(pointer);
        (FieldCode::UnknownField, format!("{base}/{quoted}"))
    } else if message.starts_with("missing field") {
        (FieldCode::Required, format!("{pointer}/{quoted}"))
    } else if message.starts_with("duplicate field") {
        (FieldCode::Duplicate, format!("{pointer}/{quoted}"))
    } else if message.starts_with("unknown variant") {
        (FieldCode::NotAllowed, pointer.to_owned())
    } else if message.contains("at most six decimals") {
        (FieldCode::TooPrecise, pointer.to_owned())
    } else if message.starts_with("invalid type") || message.starts_with("data did not match") {
        (FieldCode::WrongType, pointer.to_owned())
    } else if message.starts_with("invalid value") {
        (FieldCode::OutOfRange, pointer.to_owned())
    } else {
        (FieldCode::InvalidFormat, pointer.to_owned())
    };
    let mut check = Check::default();
    check.fail_with(pointer, code, [("problem", message.chars().take(300).collect())]);
    Refusal { fields: check.into_issues(), ..Refusal::new(Code::ValidationFailed) }
}

/// Reads the body within its limits.
pub(super) async fn read(request: &HttpRequest, payload: Payload) -> Result<web::Bytes, ApiError> {
    let of_a_challenge = matches!(request.match_pattern().as_deref(), Some("/v1/challenges" | "/v1/challenges/{id}"));
    let limit = if of_a_challenge { MAX_CHALLENGE_BODY } else { MAX_BODY };
    let too_large = || ApiError::from(Refusal::new(Code::BodyTooLarge).with("limit", limit));
    let declared = request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()).and_then(|text| text.parse().ok());
    if declared.is_some_and(|length: usize| length > limit) {
        return Err(too_large());
    }
    let collect = async {
        let mut bytes = web::BytesMut::new();
        let mut payload = payload;
        while let Some(chunk) = payload.next().await {
            let chunk = chunk.map_err(|_broken| ApiError::from(Code::MalformedJson))?;
            if bytes.len() + chunk.len() > limit {
                return Err(too_large());
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(bytes.freeze())
    };
    // A slow client holds a connection, not a worker.
    let ctx = request.app_data::<web::Data<Ctx>>().ok_or_else(|| ApiError::fault("the application was built without a context"))?;
    tokio::time::timeout(ctx.settings.body_deadline, collect).await.unwrap_or_else(|_elapsed| Err(Code::RequestTimeout.into()))
}

/// Reads JSON, in strict form: no other media type, no byte order mark, one value.
pub(super) fn json(request: &HttpRequest, bytes: &[u8], merge_patch: bool) -> Result<Value, ApiError> {
    if !is_plain_json(request, merge_patch) {
        return Err(Refusal::new(Code::UnsupportedMediaType).with("expected", "application/json").into());
    }
    strict::from_slice(bytes)
        .map_err(|error| Refusal::new(Code::MalformedJson).with("line", error.line()).with("column", error.column()).into())
}

/// JSON in UTF-8, not packed.
fn is_plain_json(request: &HttpRequest, merge_patch: bool) -> bool {
    let text = |name| request.headers().get(name).and_then(|value: &header::HeaderValue| value.to_str().ok());
    let media_type = text(header::CONTENT_TYPE).unwrap_or_default().to_ascii_lowercase();
    let mut parts = media_type.split(';').map(str::trim);
    let essence = parts.next().unwrap_or_default();
    let json = essence == "application/json" || (merge_patch && essence == "application/merge-patch+json");
    // RFC 8259 knows no charset; clients send this one all the same.
    let mut charsets = parts.filter_map(|part| part.strip_prefix("charset="));
    let packed = text(header::CONTENT_ENCODING).is_some_and(|coding| !coding.trim().eq_ignore_ascii_case("identity"));
    json && !packed && charsets.all(|charset| charset.trim_matches('"') == "utf-8")
}

impl<T: DeserializeOwned + 'static> FromRequest for Body<T> {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Self, ApiError>>;
    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            let bytes = read(&request, payload).await?;
            Ok(Self(from_value(json(&request, &bytes, false)?)?))
        })
    }
}

impl<T: for<'de> Deserialize<'de> + 'static> FromRequest for Patch<T> {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Self, ApiError>>;
    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            let bytes = read(&request, payload).await?;
            let patch = json(&request, &bytes, true)?;
            if !patch.is_object() {
                return Err(Refusal::field("", FieldCode::WrongType).into());
            }
            Ok(Self { patch, form: PhantomData })
        })
    }
}

/// What every operation with a body can be refused for.
pub(super) fn describe_body(doc: &mut OperationDoc, media_types: &[&str], schema: &RefOr<Schema>, required: Required) {
    let mut body = RequestBodyBuilder::new().required(Some(required));
    for media_type in media_types {
        body = body.content(*media_type, Content::new(Some(schema.clone())));
    }
    doc.operation.request_body = Some(RefOr::T(body.build()));
    doc.refuses(&[Code::MalformedJson, Code::RequestTimeout, Code::BodyTooLarge, Code::UnsupportedMediaType, Code::ValidationFailed]);
}

impl<T: ToSchema> Describe for Body<T> {
    fn describe(doc: &mut OperationDoc) {
        let schema = doc.refer::<T>();
        describe_body(doc, &["application/json"], &schema, Required::True);
    }
}

/// The schema of a patch of what a reference names: nothing is required, and objects within it are patches too.
fn patch_schema(doc: &mut OperationDoc, whole: &RefOr<Schema>) -> RefOr<Schema> {
    let RefOr::Ref(reference) = whole else { return whole.clone() };
    let name = reference.ref_location.rsplit('/').next().unwrap_or_default().to_owned();
    let found = doc.schemas.iter().find_map(|(known, schema)| match schema {
        RefOr::T(Schema::Object(object)) if *known == name && !object.properties.is_empty() => Some(object.clone()),
        _ => None,
    });
    let Some(mut patch) = found else { return whole.clone() };
    patch.required = Vec::new();
    patch.description = Some("Fields to change; absent keeps, null clears.".into());
    for property in patch.properties.values_mut() {
        *property = patch_schema(doc, property);
        null_removes_entries(property);
    }
    let name = format!("Patch{name}");
    doc.schemas.push((name.clone(), RefOr::T(Schema::Object(patch))));
    RefOr::Ref(Ref::from_schema_name(name))
}

/// In a patch of a map, null is how an entry is removed.
fn null_removes_entries(property: &mut RefOr<Schema>) {
    if let RefOr::T(Schema::Object(map)) = property
        && let Some(AdditionalProperties::RefOr(value)) = map.additional_properties.as_deref_mut()
    {
        let null = ObjectBuilder::new().schema_type(Type::Null);
        *value = RefOr::T(Schema::OneOf(OneOfBuilder::new().item(value.clone()).item(null).build()));
    }
}

impl<T: ToSchema> Describe for Patch<T> {
    fn describe(doc: &mut OperationDoc) {
        let whole = doc.refer::<T>();
        let schema = patch_schema(doc, &whole);
        describe_body(doc, &["application/merge-patch+json", "application/json"], &schema, Required::True);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn merge_patch_follows_the_examples_of_rfc_7396() {
        for (target, patch, result) in [
            (json!({"a": "b"}), json!({"a": "c"}), json!({"a": "c"})),
            (json!({"a": "b"}), json!({"b": "c"}), json!({"a": "b", "b": "c"})),
            (json!({"a": "b"}), json!({"a": null}), json!({})),
            (json!({"a": ["b"]}), json!({"a": "c"}), json!({"a": "c"})),
            (json!({"a": {"b": "c"}}), json!({"a": {"b": "d", "c": null}}), json!({"a": {"b": "d"}})),
            (json!({"a": "foo"}), json!("bar"), json!("bar")),
            (json!({}), json!({"a": {"bb": {"ccc": null}}}), json!({"a": {"bb": {}}})),
        ] {
            let mut merged = target.clone();
            merge(&mut merged, &patch);
            assert_eq!(merged, result, "{target} + {patch}");
        }
    }

    #[test]
    fn pointers_name_the_field() {
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Inner {
            #[serde(rename = "n")]
            _n: i32,
        }
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Outer {
            #[serde(rename = "items")]
            _items: Vec<Inner>,
        }
        let issue = |value: Value| from_value::<Outer>(value).unwrap_err().fields.remove(0);
        let unknown = issue(json!({"items": [{"n": 1, "x": 2}]}));
        assert_eq!((unknown.pointer.as_str(), unknown.code), ("/items/0/x", FieldCode::UnknownField));
        let missing = issue(json!({"items": [{}]}));
        assert_eq!((missing.pointer.as_str(), missing.code), ("/items/0/n", FieldCode::Required));
        let wrong = issue(json!({"items": [{"n": "1"}]}));
        assert_eq!((wrong.pointer.as_str(), wrong.code), ("/items/0/n", FieldCode::WrongType));
    }
}
