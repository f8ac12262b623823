//! Answers in a language: JSON for programs, a page for browsers.

use super::{Chrome, cached, html};
use crate::error::ApiError;
use crate::http::accept;
use crate::http::describe::{Describe, OperationDoc};
use crate::http::scope::RequestScope;
use actix_web::body::BoxBody;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{FromRequest, HttpMessage as _, HttpRequest, HttpResponse, Responder, dev::Payload};
use askama::Template;
use serde::Serialize;
use std::future::{Ready, ready};
use tahaddi_domain::code::Code;
use tahaddi_domain::document::Language;
use tahaddi_domain::refusal::Refusal;
use utoipa::ToSchema;
use utoipa::openapi::Content;
use utoipa::openapi::path::ParameterIn;
use utoipa::openapi::schema::{ObjectBuilder, Type};

/// The language of an answer: `lang` in the query, else the best of `Accept-Language`.
#[derive(Clone, Copy, Debug)]
pub struct InLanguage(pub Language);

impl InLanguage {
    /// That of a request.
    ///
    /// # Errors
    /// `invalid_parameter` if `lang` is none that we speak.
    pub fn of(request: &HttpRequest) -> Result<Self, ApiError> {
        let asked = url::form_urlencoded::parse(request.query_string().as_bytes()).find(|(name, _)| name == "lang");
        let negotiated = || request.extensions().get::<RequestScope>().map(|scope| scope.language).unwrap_or_default();
        match asked {
            None => Ok(Self(negotiated())),
            Some((_, tag)) => {
                let exact = Language::ALL.into_iter().find(|language| language.tag() == tag);
                exact.map(Self).ok_or_else(|| Refusal::new(Code::InvalidParameter).with("parameter", "lang").into())
            }
        }
    }
}

impl FromRequest for InLanguage {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;
    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        ready(Self::of(request))
    }
}

impl Describe for InLanguage {
    fn describe(doc: &mut OperationDoc) {
        let about = "The language of the texts; without it `Accept-Language` chooses.";
        let language = doc.refer::<Language>();
        doc.takes(ParameterIn::Query, "lang", about, false, language);
        doc.refuses(&[Code::InvalidParameter]);
    }
}

/// What a page shows, and programs read as JSON.
pub trait Shown: Serialize + ToSchema {
    /// The page.
    type Page<'a>: Template
    where
        Self: 'a;
    /// Puts it into its frame.
    fn page(&self, chrome: Chrome) -> Self::Page<'_>;
}

/// 200 with one object in a language: a page where the client prefers HTML, else JSON.
#[derive(Debug)]
pub struct Negotiated<T> {
    language: Language,
    view: T,
}

impl<T> Negotiated<T> {
    /// An object whose texts are in this language.
    #[must_use]
    pub fn new(language: Language, view: T) -> Self {
        Self { language, view }
    }
}

impl<T: Shown> Responder for Negotiated<T> {
    type Body = BoxBody;
    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        let mut response = if accept::prefers_html(request.headers()) {
            html(request, &self.view.page(Chrome { language: self.language }), self.language)
        } else {
            match serde_json::to_vec(&self.view) {
                Ok(body) => cached(request, body, "application/json"),
                Err(error) => return HttpResponse::from_error(ApiError::from(error)),
            }
        };
        let headers = response.headers_mut();
        // Who may keep it is said where it is said of every operation.
        headers.remove(header::CACHE_CONTROL);
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(self.language.tag()));
        headers.insert(header::VARY, HeaderValue::from_static("Accept, Accept-Language"));
        response
    }
}

impl<T: Shown> Describe for Negotiated<T> {
    fn describe(doc: &mut OperationDoc) {
        doc.behaviour.public = true;
        let schema = doc.refer::<T>();
        let headers = [("ETag", "A strong validator of this representation."), ("Content-Language", "The language of the texts.")];
        doc.responds("200", "It is in the body: JSON, or a page if `Accept` prefers `text/html`.", Some(schema), &headers);
        let page = ObjectBuilder::new().schema_type(Type::String).max_length(Some(1_000_000)).description(Some("The same as a page."));
        doc.also_as("200", "text/html", Content::new(Some(page)));
    }
}
