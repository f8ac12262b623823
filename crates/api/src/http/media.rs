//! Answers of other media types than JSON: feeds, calendars, linked data.

use crate::http::describe::{Describe, OperationDoc};
use crate::http::pages::cached;
use actix_web::body::BoxBody;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, Responder};
use std::marker::PhantomData;
use tahaddi_domain::document::Language;
use utoipa::openapi::Content;
use utoipa::openapi::schema::Schema;

/// A media type that operations answer.
pub trait Format {
    /// Its name.
    const MEDIA_TYPE: &'static str;
    /// What the document says of the answer.
    const ABOUT: &'static str;
    /// The schema of the body.
    fn schema() -> Schema;
}

/// 200 with a public body of a media type, and a validator of its own.
#[derive(Debug)]
pub struct Media<F> {
    body: String,
    language: Option<Language>,
    format: PhantomData<fn() -> F>,
}

impl<F> Media<F> {
    /// A body that holds all languages, or none.
    #[must_use]
    pub fn new(body: String) -> Self {
        Self { body, language: None, format: PhantomData }
    }
    /// A body in one language, which `Accept-Language` has chosen.
    #[must_use]
    pub fn in_language(language: Language, body: String) -> Self {
        Self { language: Some(language), ..Self::new(body) }
    }
}

impl<F: Format> Responder for Media<F> {
    type Body = BoxBody;
    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        let mut response = cached(request, self.body.into_bytes(), F::MEDIA_TYPE);
        let headers = response.headers_mut();
        // Who may keep it is said where it is said of every operation.
        headers.remove(header::CACHE_CONTROL);
        if let Some(language) = self.language {
            headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(language.tag()));
            headers.insert(header::VARY, HeaderValue::from_static("Accept-Language"));
        }
        response
    }
}

impl<F: Format> Describe for Media<F> {
    fn describe(doc: &mut OperationDoc) {
        doc.behaviour.public = true;
        doc.responds("200", F::ABOUT, None, &[("ETag", "A strong validator of this representation.")]);
        doc.also_as("200", F::MEDIA_TYPE, Content::new(Some(F::schema())));
    }
}
