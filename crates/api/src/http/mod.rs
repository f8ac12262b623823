//! HTTP: one operation a file under [`v1`], and the mechanisms that they share.

pub mod accept;
pub mod compress;
pub mod deprecation;
pub mod describe;
pub mod document;
pub mod envelope;
pub mod extract;
pub mod fields;
pub mod file;
pub mod fixed;
pub mod gate;
mod headers;
pub mod kept;
pub mod media;
pub mod operation;
pub mod pages;
mod pieces;
pub mod printed;
pub mod problem;
pub mod rate;
pub mod reply;
pub mod scope;
pub mod trace;
pub mod unchanged;
pub mod v1;

use crate::context::Ctx;
use crate::error::ApiError;
use crate::settings::Settings;
use actix_cors::Cors;
use actix_web::http::{Method, header};
use actix_web::middleware::from_fn;
use actix_web::{HttpRequest, HttpResponse, web};
use fixed::Fixed;
use operation::Operation;
use rate::RateClass;
use std::sync::LazyLock;
use tahaddi_domain::code::Code;
use tahaddi_domain::refusal::Refusal;

/// Every operation of the API: made once, for all threads and the document.
#[must_use]
pub fn operations() -> &'static [Operation] {
    static OPERATIONS: LazyLock<Vec<Operation>> = LazyLock::new(v1::operations);
    &OPERATIONS
}

/// Registers everything under the application: operations, document, documentation, and answers for what does not exist.
pub fn configure(config: &mut web::ServiceConfig, ctx: &Ctx) {
    surrounded(config, ctx, |scope| {
        operation::register(scope, operations());
        let document = web::resource("/openapi.json").route(web::get().to(openapi)).route(web::head().to(openapi));
        scope.service(document.default_service(web::to(only_get)));
        pages::configure(scope);
    });
}

/// Registers routes inside everything that surrounds a request, whatever they answer.
pub fn surrounded(config: &mut web::ServiceConfig, ctx: &Ctx, routes: impl FnOnce(&mut web::ServiceConfig)) {
    let scope = web::scope("")
        .wrap(from_fn(scope::request_scope))
        // Outside: a refusal that the scope renders needs the headers of CORS too, or no front end can read it.
        .wrap(cors(&ctx.settings))
        .wrap(from_fn(scope::refused_origins))
        .wrap(from_fn(envelope::envelope))
        .app_data(web::Data::new(ctx.clone()))
        .configure(routes)
        .default_service(web::to(nothing_here));
    config.service(scope);
}

async fn openapi(request: HttpRequest) -> HttpResponse {
    static DOCUMENT: LazyLock<Fixed> = LazyLock::new(|| Fixed::new("application/json", document::served()));
    DOCUMENT.answer(&request)
}

async fn only_get(_request: HttpRequest) -> Result<HttpResponse, ApiError> {
    Err(Refusal::new(Code::MethodNotAllowed).with("allow", "GET, HEAD").into())
}

/// Looking for what is there costs as much as reading it.
async fn nothing_here(request: HttpRequest) -> Result<HttpResponse, ApiError> {
    gate::draw(&request, RateClass::Read)?;
    Err(Code::NotFound.into())
}

/// Browser applications of the allowed origins may call the API; nobody else's may.
fn cors(settings: &Settings) -> Cors {
    let mut cors = Cors::default()
        .allowed_methods([Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE])
        .allowed_headers([
            header::AUTHORIZATION,
            header::CONTENT_TYPE,
            header::ACCEPT_LANGUAGE,
            header::IF_MATCH,
            header::IF_NONE_MATCH,
            header::HeaderName::from_static("idempotency-key"),
            header::HeaderName::from_static("traceparent"),
            header::HeaderName::from_static("tracestate"),
            header::HeaderName::from_static(scope::REQUEST_ID),
        ])
        .expose_headers([
            header::ALLOW,
            header::CONTENT_LANGUAGE,
            header::ETAG,
            header::LOCATION,
            header::LINK,
            header::RETRY_AFTER,
            header::WWW_AUTHENTICATE,
            header::HeaderName::from_static("deprecation"),
            header::HeaderName::from_static("idempotency-replayed"),
            header::HeaderName::from_static("ratelimit"),
            header::HeaderName::from_static("ratelimit-policy"),
            header::HeaderName::from_static("sunset"),
            header::HeaderName::from_static(scope::REQUEST_ID),
        ])
        .block_on_origin_mismatch(false)
        .supports_credentials()
        .max_age(3600);
    for origin in settings.origins() {
        cors = cors.allowed_origin(origin);
    }
    cors
}
