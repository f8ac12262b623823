//! What operations answer.

use crate::http::compress::plain;
use crate::http::describe::{Describe, OperationDoc};
use crate::http::fields;
use actix_web::body::BoxBody;
use actix_web::http::{StatusCode, header};
use actix_web::{HttpMessage as _, HttpRequest, HttpResponse, Responder};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use tahaddi_persistence::repo::idempotency::StoredAnswer;
use utoipa::ToSchema;
use utoipa::openapi::path::HttpMethod;
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, SchemaType, Type};

/// An answer of a state-changing operation.
pub trait Reply {
    /// Writes it out.
    ///
    /// # Errors
    /// A value that JSON cannot hold.
    fn store(&self) -> Result<StoredAnswer, serde_json::Error>;
}

/// 200 with one object.
#[derive(Debug)]
pub struct Found<T> {
    view: T,
    version: Option<i64>,
}

/// 200 with one object whose reading is written into the audit trail.
#[derive(Debug)]
pub struct Audited<T>(pub Found<T>);

/// 201 with the object that was created.
#[derive(Debug)]
pub struct Created<T> {
    location: String,
    view: T,
    version: Option<i64>,
}

/// 204.
#[derive(Debug)]
pub struct Done;

/// 202: it will be done; nothing is told about whether there was anything to do.
#[derive(Debug)]
pub struct Accepted;

/// 200 with a page of a list.
#[derive(Debug)]
pub struct Listed<T>(pub Page<T>);

/// What everybody may see: anybody may keep the answer to an anonymous caller for a while.
#[derive(Debug)]
pub struct Public<R>(pub R);

/// What everybody may see, and this server keeps for a moment for callers who are not signed in. It is made of nothing but the time, the
/// request and what [`tahaddi_persistence::Db::shown`] counts changes of.
#[derive(Debug)]
pub struct Kept<R>(pub R);

/// In the extensions of a request: it is answered whole, whatever the client has already.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unconditional;

/// An answer that holds secrets: what is told now, and the same without them for whoever sends the request again.
#[derive(Debug)]
pub struct Secret<R> {
    /// What is told once, and never kept.
    pub told: R,
    /// What is kept.
    pub kept: R,
}

/// An answer in the caller's language.
#[derive(Debug)]
pub struct Localised<R>(pub R);

/// A page of a list.
#[derive(Debug, Serialize)]
pub struct Page<T> {
    /// The items.
    pub data: Vec<T>,
    /// Where the next page begins; null on the last.
    pub next_cursor: Option<String>,
    /// Whether there is a next page.
    pub has_more: bool,
    /// How many items there are over all pages; null unless it was asked for.
    pub total: Option<i64>,
}

impl<T> Page<T> {
    /// The same page with its items as something else.
    #[must_use]
    pub fn map<U>(self, to: impl FnMut(T) -> U) -> Page<U> {
        Page { data: self.data.into_iter().map(to).collect(), next_cursor: self.next_cursor, has_more: self.has_more, total: self.total }
    }
    /// The same page with what was counted.
    #[must_use]
    pub fn with_total(self, total: Option<i64>) -> Self {
        Self { total, ..self }
    }
    /// A list that is always whole.
    #[must_use]
    pub fn whole(data: Vec<T>) -> Self {
        Self { data, next_cursor: None, has_more: false, total: None }
    }
}

impl<T> Found<T> {
    /// An object with a version: it carries an `ETag` for `If-Match` and `If-None-Match`.
    #[must_use]
    pub fn versioned(version: i64, view: T) -> Self {
        Self { view, version: Some(version) }
    }
    /// An object that is computed: its `ETag` is a digest of the body.
    #[must_use]
    pub fn computed(view: T) -> Self {
        Self { view, version: None }
    }
}

impl<T> Created<T> {
    /// An object at `location`.
    #[must_use]
    pub fn versioned(location: String, version: i64, view: T) -> Self {
        Self { location, view, version: Some(version) }
    }
    /// An object without a version of its own.
    #[must_use]
    pub fn plain(location: String, view: T) -> Self {
        Self { location, view, version: None }
    }
}

/// `"<version>.<digest>"`: `If-Match` compares the version, `If-None-Match` the whole, which changes with what time and
/// role put into the body.
pub(super) fn etag(version: Option<i64>, body: impl AsRef<[u8]>) -> String {
    let mut tag = String::from('"');
    if let Some(version) = version {
        let _ = write!(tag, "{version}.");
    }
    for byte in Sha256::digest(body).iter().take(8) {
        let _ = write!(tag, "{byte:02x}");
    }
    tag.push('"');
    tag
}

impl<T: Serialize> Reply for Found<T> {
    fn store(&self) -> Result<StoredAnswer, serde_json::Error> {
        let body = serde_json::to_string(&self.view)?;
        Ok(StoredAnswer { status: 200, location: None, etag: Some(etag(self.version, &body)), body })
    }
}
impl<T: Serialize> Reply for Created<T> {
    fn store(&self) -> Result<StoredAnswer, serde_json::Error> {
        let body = serde_json::to_string(&self.view)?;
        Ok(StoredAnswer { status: 201, location: Some(self.location.clone()), etag: Some(etag(self.version, &body)), body })
    }
}
impl Reply for Done {
    fn store(&self) -> Result<StoredAnswer, serde_json::Error> {
        Ok(StoredAnswer::bare(204))
    }
}
impl Reply for Accepted {
    fn store(&self) -> Result<StoredAnswer, serde_json::Error> {
        Ok(StoredAnswer::bare(202))
    }
}

/// The answer with the fields that the client wants, and the validator of that.
pub(super) fn cut(
    answer: StoredAnswer,
    request: &HttpRequest,
    version: Option<i64>,
    of_items: bool,
) -> Result<StoredAnswer, serde_json::Error> {
    match fields::select(request, &answer.body, of_items) {
        None => Ok(answer),
        Some(body) => body.map(|body| StoredAnswer { etag: Some(etag(version, &body)), body, ..answer }),
    }
}

/// A stored answer as a response; `304` where the client has it already.
#[must_use]
pub fn respond(answer: StoredAnswer, request: &HttpRequest) -> HttpResponse {
    let readable = matches!(request.method().as_str(), "GET" | "HEAD");
    if let Some(known) = answer.etag.as_deref().filter(|_| readable).and_then(|etag| none_match(request, etag)) {
        return HttpResponse::NotModified().insert_header((header::ETAG, known)).finish();
    }
    let mut response = HttpResponse::build(StatusCode::from_u16(answer.status).unwrap_or(StatusCode::OK));
    if let Some(etag) = answer.etag {
        response.insert_header((header::ETAG, etag));
    }
    if let Some(location) = answer.location {
        response.insert_header((header::LOCATION, location));
    }
    if answer.body.is_empty() { response.finish() } else { response.content_type("application/json").body(answer.body) }
}

/// The validator in `If-None-Match` that names this representation (weak comparison, RFC 9110 §13.1.2): it may name a packed form,
/// which is as fresh as the plain one.
pub(super) fn none_match(request: &HttpRequest, etag: &str) -> Option<String> {
    if request.extensions().contains::<Unconditional>() {
        return None;
    }
    let lines = request.headers().get_all(header::IF_NONE_MATCH).filter_map(|value| value.to_str().ok());
    let mut given = lines.flat_map(|line| line.split(',')).map(|tag| tag.trim().trim_start_matches("W/"));
    let known = given.find(|tag| *tag == "*" || plain(tag) == etag)?;
    Some(if known == "*" { etag } else { known }.to_owned())
}

fn send(answer: Result<StoredAnswer, serde_json::Error>, request: &HttpRequest) -> HttpResponse {
    match answer {
        Ok(answer) => respond(answer, request),
        Err(error) => HttpResponse::from_error(crate::error::ApiError::from(error)),
    }
}

impl<T: Serialize> Responder for Found<T> {
    type Body = BoxBody;
    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        send(self.store().and_then(|answer| cut(answer, request, self.version, false)), request)
    }
}
impl<T: Serialize> Responder for Audited<T> {
    type Body = BoxBody;
    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        self.0.respond_to(request)
    }
}
impl<T: Serialize> Responder for Created<T> {
    type Body = BoxBody;
    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        send(self.store(), request)
    }
}
impl Responder for Done {
    type Body = BoxBody;
    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        send(self.store(), request)
    }
}
impl Responder for Accepted {
    type Body = BoxBody;
    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        send(self.store(), request)
    }
}
impl<T: Serialize> Responder for Listed<T> {
    type Body = BoxBody;
    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        let link = self.0.next_cursor.as_ref().map(|cursor| {
            let mut query = url::form_urlencoded::Serializer::new(String::new());
            for (name, value) in url::form_urlencoded::parse(request.query_string().as_bytes()).filter(|(name, _)| name != "cursor") {
                query.append_pair(&name, &value);
            }
            format!("<{}?{}>; rel=\"next\"", request.path(), query.append_pair("cursor", cursor).finish())
        });
        let body = serde_json::to_string(&self.0);
        let whole = body.map(|body| StoredAnswer { status: 200, location: None, etag: Some(etag(None, &body)), body });
        let stored = whole.and_then(|answer| cut(answer, request, None, true));
        let mut response = send(stored, request);
        if let Some(link) = link.and_then(|link| header::HeaderValue::from_str(&link).ok()) {
            response.headers_mut().insert(header::LINK, link);
        }
        response
    }
}

const ETAG: (&str, &str) = ("ETag", "A strong validator of this representation.");

impl<T: ToSchema> Describe for Found<T> {
    fn describe(doc: &mut OperationDoc) {
        let schema = doc.refer::<T>();
        if doc.method == HttpMethod::Get {
            doc.takes_fields(&schema);
        }
        doc.responds("200", "It is in the body.", Some(schema), &[ETAG]);
    }
}
impl<T: ToSchema> Describe for Audited<T> {
    const AUDITED: bool = true;

    fn describe(doc: &mut OperationDoc) {
        Found::<T>::describe(doc);
    }
}
macro_rules! wrappers {
    ($($name:ident => $trait:ident;)+) => {$(
        impl<R: Responder<Body = BoxBody>> Responder for $name<R> {
            type Body = BoxBody;
            fn respond_to(self, request: &HttpRequest) -> HttpResponse {
                self.0.respond_to(request)
            }
        }
        impl<R: Describe> Describe for $name<R> {
            const AUDITED: bool = R::AUDITED;

            fn describe(doc: &mut OperationDoc) {
                R::describe(doc);
                doc.behaviour.$trait = true;
            }
        }
    )+};
}
wrappers! {
    Public => public;
    Kept => kept;
    Localised => localised;
}

impl<R: Describe> Describe for Secret<R> {
    const AUDITED: bool = R::AUDITED;

    fn describe(doc: &mut OperationDoc) {
        R::describe(doc);
        doc.behaviour.secret = true;
    }
}

impl<T: ToSchema> Describe for Created<T> {
    fn describe(doc: &mut OperationDoc) {
        let schema = doc.refer::<T>();
        doc.responds("201", "It was created.", Some(schema), &[ETAG, ("Location", "Where it is.")]);
    }
}
impl Describe for Done {
    fn describe(doc: &mut OperationDoc) {
        doc.responds("204", "It was done.", None, &[]);
    }
}
impl Describe for Accepted {
    fn describe(doc: &mut OperationDoc) {
        doc.responds("202", "It was accepted; the answer is the same whether or not there was anything to do.", None, &[]);
    }
}
impl<T: ToSchema> Describe for Listed<T> {
    fn describe(doc: &mut OperationDoc) {
        let items = doc.refer::<T>();
        doc.takes_fields(&items);
        let nullable_text = SchemaType::from_iter([Type::String, Type::Null]);
        let page = ObjectBuilder::new()
            .description(Some("A page of a list."))
            .property("data", ArrayBuilder::new().items(items).max_items(Some(1000)).description(Some("The items.")))
            .property(
                "next_cursor",
                ObjectBuilder::new()
                    .schema_type(nullable_text)
                    .max_length(Some(1000))
                    .description(Some("Where the next page begins; null on the last page. Opaque: send it back as `cursor`.")),
            )
            .property("has_more", ObjectBuilder::new().schema_type(Type::Boolean).description(Some("Whether there is a next page.")))
            .required("data")
            .required("next_cursor")
            .property(
                "total",
                ObjectBuilder::new()
                    .schema_type(SchemaType::from_iter([Type::Integer, Type::Null]))
                    .minimum(Some(0))
                    .maximum(Some(9_007_199_254_740_991_i64))
                    .description(Some("How many items there are over all pages; null unless `include_total=true` asked for it.")),
            )
            .required("has_more")
            .required("total");
        let name = format!("{}Page", T::name().trim_end_matches("View"));
        doc.schemas.push((name.clone(), page.into()));
        let schema = utoipa::openapi::RefOr::Ref(utoipa::openapi::Ref::from_schema_name(name));
        doc.responds("200", "A page.", Some(schema), &[ETAG, ("Link", "The next page, as `rel=\"next\"` (RFC 8288).")]);
    }
}
