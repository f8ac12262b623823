//! HTTP: one operation a file under [`v1`], and the mechanisms that they share.

pub mod describe;
pub mod document;
pub mod extract;
pub mod operation;
pub mod pages;
pub mod problem;
pub mod rate;
pub mod reply;
pub mod scope;
pub mod v1;

use crate::context::Ctx;
use crate::error::ApiError;
use crate::settings::Settings;
use actix_cors::Cors;
use actix_web::http::{Method, header};
use actix_web::middleware::from_fn;
use actix_web::{HttpRequest, HttpResponse, web};
use operation::Operation;
use tahaddi_domain::code::Code;
use tahaddi_domain::refusal::Refusal;

/// Every operation of the API.
#[must_use]
pub fn operations() -> Vec<Operation> {
    v1::operations()
}

/// Registers everything under the application: operations, document, documentation, and answers for what does not exist.
pub fn configure(config: &mut web::ServiceConfig, ctx: &Ctx) {
    let operations = operations();
    let document = web::Bytes::from_static(document::served().as_bytes());
    let scope = web::scope("")
        .wrap(from_fn(scope::request_scope))
        // Outside: a refusal that the scope renders needs the headers of CORS too, or no front end can read it.
        .wrap(cors(&ctx.settings))
        .wrap(from_fn(scope::refused_origins))
        .app_data(web::Data::new(ctx.clone()))
        .configure(|scope| operation::register(scope, &operations))
        .service(
            web::resource("/openapi.json")
                .route(web::get().to(move || openapi(document.clone())))
                .route(web::head().to(openapi_head))
                .default_service(web::to(only_get)),
        )
        .configure(pages::configure)
        .default_service(web::to(nothing_here));
    config.service(scope);
}

async fn openapi(document: web::Bytes) -> HttpResponse {
    HttpResponse::Ok().content_type("application/json").insert_header((header::CACHE_CONTROL, "public, max-age=60")).body(document)
}

async fn openapi_head() -> HttpResponse {
    HttpResponse::Ok().content_type("application/json").insert_header((header::CACHE_CONTROL, "public, max-age=60")).finish()
}

async fn only_get(_request: HttpRequest) -> Result<HttpResponse, ApiError> {
    Err(Refusal::new(Code::MethodNotAllowed).with("allow", "GET, HEAD").into())
}

async fn nothing_here(_request: HttpRequest) -> Result<HttpResponse, ApiError> {
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
            header::HeaderName::from_static(scope::REQUEST_ID),
        ])
        .expose_headers([
            header::ETAG,
            header::LOCATION,
            header::LINK,
            header::RETRY_AFTER,
            header::HeaderName::from_static("idempotency-replayed"),
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
