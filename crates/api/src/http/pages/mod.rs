//! Pages for people: the documentation under `/docs`, and what the pages of problem codes share with it.
//!
//! Everything comes from inside the program: no page loads anything from another host, and their policy forbids it.

pub mod asset;
pub mod diagram;
mod guides;
pub mod negotiated;
mod reference;

use crate::error::ApiError;
use crate::http::extract::PathText;
use crate::http::reply;
use crate::i18n;
use actix_web::http::header::{self, HeaderValue};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use tahaddi_domain::document::Language;

/// What a page may load: its own style and pictures, nothing else.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Registers the documentation.
pub fn configure(config: &mut web::ServiceConfig) {
    let page = |path: &str| web::resource(path).default_service(web::to(super::only_get));
    config
        .service(web::redirect("/docs", "/docs/"))
        .service(page("/docs/").route(web::get().to(reference::show)).route(web::head().to(reference::show)))
        .service(page("/docs/guides").route(web::get().to(guides::list)).route(web::head().to(guides::list)))
        .service(page("/docs/guides/{name}").route(web::get().to(guides::show)).route(web::head().to(guides::show)))
        .service(page("/docs/diagrams/{name}").route(web::get().to(guides::diagram)).route(web::head().to(guides::diagram)))
        .service(page("/docs/assets/{name}").route(web::get().to(file)).route(web::head().to(file)));
}

async fn file(request: HttpRequest, name: PathText) -> Result<HttpResponse, ApiError> {
    Ok(asset::find(&name.0).ok_or_else(ApiError::not_found)?.respond(&request))
}

/// What surrounds the content of a page: its language and the words of its frame.
#[derive(Clone, Copy, Debug)]
pub struct Chrome {
    /// The language of the page.
    pub language: Language,
}

impl Chrome {
    /// A text of the catalogue.
    #[must_use]
    pub fn t(self, name: &str) -> String {
        i18n::page(name, self.language, [])
    }
    /// The languages to choose from.
    #[must_use]
    pub fn languages(self) -> [Language; 3] {
        Language::ALL
    }
}

/// A page as a response: `304` where the browser has it already.
fn html(request: &HttpRequest, page: &impl Template, language: Language) -> HttpResponse {
    match page.render() {
        Ok(text) => {
            let mut response = cached(request, text.into_bytes(), "text/html; charset=utf-8");
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(language.tag()));
            headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
            headers.insert(header::VARY, HeaderValue::from_static("Accept-Language"));
            response
        }
        Err(error) => HttpResponse::from_error(ApiError::fault(error)),
    }
}

/// A body that everybody may keep for five minutes, with a validator of its own.
pub(super) fn cached(request: &HttpRequest, body: impl Into<Bytes>, media_type: &'static str) -> HttpResponse {
    let body = body.into();
    let etag = reply::etag(None, &body);
    let kept = (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=300"));
    match reply::none_match(request, &etag) {
        Some(known) => HttpResponse::NotModified().insert_header((header::ETAG, known)).insert_header(kept).finish(),
        None => HttpResponse::Ok().content_type(media_type).insert_header((header::ETAG, etag)).insert_header(kept).body(body),
    }
}
