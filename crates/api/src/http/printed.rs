//! Answers that people look at and print: a page, a PDF, a drawing. They are private, and in one language.

use crate::error::{ApiError, ApiResult};
use crate::http::accept;
use crate::http::describe::{Describe, OperationDoc};
use crate::http::pages::negotiated::InLanguage;
use crate::http::reply::{etag, none_match};
use actix_web::body::BoxBody;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{FromRequest, HttpRequest, HttpResponse, Responder, dev::Payload, web};
use serde::Serialize;
use std::future::{Ready, ready};
use std::marker::PhantomData;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::Language;
use tahaddi_domain::refusal::Refusal;
use utoipa::ToSchema;
use utoipa::openapi::Content;
use utoipa::openapi::path::ParameterIn;
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type};

/// The form of minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MinutesFormat {
    /// A page that stands alone.
    Html,
    /// A4, to be signed and kept.
    Pdf,
}

/// The language and the form in which a document is wanted: `lang` and `format` in the query, else the best of `Accept-Language` and
/// `Accept`.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// The language.
    pub language: Language,
    /// The form: a page, unless a PDF is liked better.
    pub format: MinutesFormat,
}

impl Wanted {
    fn of(request: &HttpRequest) -> Result<Self, ApiError> {
        let InLanguage(language) = InLanguage::of(request)?;
        let asked = url::form_urlencoded::parse(request.query_string().as_bytes()).find(|(name, _)| name == "format");
        let format = match asked.as_ref().map(|(_, value)| value.as_ref()) {
            Some("html") => MinutesFormat::Html,
            Some("pdf") => MinutesFormat::Pdf,
            None if accept::prefers_pdf(request.headers()) => MinutesFormat::Pdf,
            None => MinutesFormat::Html,
            Some(_) => return Err(Refusal::new(Code::InvalidParameter).with("parameter", "format").with("known", "html, pdf").into()),
        };
        Ok(Self { language, format })
    }
}

impl FromRequest for Wanted {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;
    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        ready(Self::of(request))
    }
}

impl Describe for Wanted {
    fn describe(doc: &mut OperationDoc) {
        InLanguage::describe(doc);
        let format = doc.refer::<MinutesFormat>();
        doc.takes(ParameterIn::Query, "format", "The form; without it `Accept` chooses, a page if it names none.", false, format);
        doc.refuses(&[Code::DuplicateParameter]);
    }
}

/// What an operation prints.
pub trait Print {
    /// What the document says of the answer.
    const ABOUT: &'static str;
    /// The media types of the answer, and whether each is text.
    const MEDIA_TYPES: &'static [(&'static str, bool)];
}

/// 200 with something to look at.
#[derive(Debug)]
pub struct Printed<P> {
    body: Vec<u8>,
    media_type: &'static str,
    language: Language,
    policy: Option<String>,
    name: Option<String>,
    kind: PhantomData<fn() -> P>,
}

impl<P> Printed<P> {
    /// A body of a media type.
    #[must_use]
    pub fn new(media_type: &'static str, language: Language, body: Vec<u8>) -> Self {
        Self { body, media_type, language, policy: None, name: None, kind: PhantomData }
    }
    /// With what it may load.
    #[must_use]
    pub fn with_policy(self, policy: String) -> Self {
        Self { policy: Some(policy), ..self }
    }
    /// With the name under which a browser saves it.
    #[must_use]
    pub fn with_name(self, name: String) -> Self {
        Self { name: Some(name), ..self }
    }
}

impl<P: Print> Responder for Printed<P> {
    type Body = BoxBody;
    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        let etag = etag(None, &self.body);
        let mut response = match none_match(request, &etag) {
            Some(known) => HttpResponse::NotModified().insert_header((header::ETAG, known)).finish(),
            None => HttpResponse::Ok().content_type(self.media_type).insert_header((header::ETAG, etag)).body(self.body),
        };
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(self.language.tag()));
        headers.insert(header::VARY, HeaderValue::from_static("Accept, Accept-Language"));
        let policy = self.policy.and_then(|policy| HeaderValue::from_str(&policy).ok());
        let name = self.name.and_then(|name| HeaderValue::from_str(&format!("inline; filename=\"{name}\"")).ok());
        for (header, value) in [(header::CONTENT_SECURITY_POLICY, policy), (header::CONTENT_DISPOSITION, name)] {
            if let Some(value) = value {
                headers.insert(header, value);
            }
        }
        response
    }
}

impl<P: Print> Describe for Printed<P> {
    fn describe(doc: &mut OperationDoc) {
        let headers = [("ETag", "A strong validator of this representation."), ("Content-Language", "The language of the texts.")];
        doc.responds("200", P::ABOUT, None, &headers);
        for (media_type, text) in P::MEDIA_TYPES {
            let mut schema = ObjectBuilder::new().schema_type(Type::String).max_length(Some(100_000_000)).description(Some(P::ABOUT));
            if !text {
                schema = schema.format(Some(SchemaFormat::KnownFormat(KnownFormat::Binary)));
            }
            doc.also_as("200", media_type, Content::new(Some(schema)));
        }
    }
}

/// Draws on a thread for work: other requests do not wait for it.
///
/// # Errors
/// What the work says.
pub async fn drawn<T: Send + 'static>(work: impl FnOnce() -> ApiResult<T> + Send + 'static) -> ApiResult<T> {
    web::block(work).await.map_err(ApiError::fault)?
}
