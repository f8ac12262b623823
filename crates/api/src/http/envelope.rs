//! The outermost layer: what every answer has, whatever made it, and the line that the log has of it.

use crate::context::Ctx;
use crate::http::accept::Codings;
use crate::http::gate::Matched;
use crate::http::scope::{REQUEST_ID, RequestScope};
use crate::http::{compress, headers, pieces, rate};
use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage as _, HttpResponse, web};
use std::time::Instant;
use tracing::Instrument as _;

/// The middleware around everything.
///
/// # Errors
/// Never: what goes wrong became a problem further inside.
pub async fn envelope(req: ServiceRequest, next: Next<impl MessageBody + 'static>) -> Result<ServiceResponse<BoxBody>, Error> {
    let Some(ctx) = req.app_data::<web::Data<Ctx>>().map(|data| data.get_ref().clone()) else {
        return next.call(req).await.map(ServiceResponse::map_into_boxed_body);
    };
    let began = Instant::now();
    let scope = RequestScope::of(&req, &ctx);
    req.extensions_mut().insert(scope.clone());
    let codings = Codings::of(req.headers());
    let anonymous = !req.headers().contains_key(header::AUTHORIZATION);
    let trace_id = scope.trace.as_ref().map(|trace| trace.id.clone()).unwrap_or_default();
    let span = tracing::info_span!("request", request_id = %scope.request_id, trace_id);
    let (request, response) = next.call(req).instrument(span).await?.map_into_boxed_body().into_parts();
    let matched = request.extensions().get::<Matched>().cloned();
    let operation = matched.as_ref().and_then(|matched| matched.operation);
    let secret = operation.is_some_and(|facts| facts.behaviour.secret);
    let mut response = pieces::in_pieces(if secret { response } else { compress::compress(response, codings).await });
    let status = response.status();
    let headers = response.headers_mut();
    if let Ok(id) = HeaderValue::from_str(&scope.request_id) {
        headers.insert(HeaderName::from_static(REQUEST_ID), id);
    }
    headers::secure(headers, ctx.settings.public_url().starts_with("https://"));
    headers::cacheable(headers, status, operation, anonymous);
    if status.is_success() && operation.is_some_and(|facts| facts.behaviour.localised) {
        headers::vary(headers, &["Accept-Language"]);
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(scope.language.tag()));
    }
    if let Some(deprecation) = operation.and_then(|facts| facts.deprecation) {
        deprecation.write_headers(headers);
    }
    rate::write_headers(headers, &scope.drawn);
    note(request.method(), matched.as_ref(), &scope, &response, began);
    Ok(ServiceResponse::new(request, response))
}

/// One line for each request: what was asked and how it went, and nothing of who asked or what was said.
fn note(method: &Method, matched: Option<&Matched>, scope: &RequestScope, response: &HttpResponse, began: Instant) {
    // Nobody writes into the log what he likes: neither a method nor a path that is not ours.
    let method = match *method {
        Method::GET | Method::HEAD | Method::OPTIONS | Method::POST | Method::PUT | Method::PATCH | Method::DELETE => method.as_str(),
        _ => "other",
    };
    let route = matched.map_or("none", |matched| &matched.resource.path);
    let bytes = match response.body().size() {
        BodySize::Sized(bytes) => bytes,
        BodySize::None | BodySize::Stream => 0,
    };
    let trace_id = scope.trace.as_ref().map(|trace| trace.id.as_str());
    tracing::info!(
        target: "access",
        method, route, status = response.status().as_u16(), bytes,
        duration_us = u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX),
        request_id = %scope.request_id, trace_id,
        "answered"
    );
}
