//! What surrounds every request: its id, its language, who calls, and the form of its errors.

use crate::auth::authenticate;
use crate::caller::Caller;
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::problem;
use crate::i18n;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{Method, StatusCode, header};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, web};
use std::sync::Arc;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::Language;
use tahaddi_domain::random::Random;
use tahaddi_domain::refusal::Refusal;

/// The header that names a request.
pub const REQUEST_ID: &str = "x-request-id";

/// What is known of a request before its handler runs.
#[derive(Clone, Debug)]
pub struct RequestScope {
    /// Its name in log, audit trail and problems.
    pub request_id: String,
    /// The language of texts.
    pub language: Language,
}

/// Who calls.
#[derive(Clone, Debug)]
pub struct Authentication {
    /// The caller; an anonymous one if the credentials were refused.
    pub caller: Arc<Caller>,
    /// Why the credentials were refused.
    pub refusal: Option<Arc<Refusal>>,
}

/// The middleware around everything.
///
/// # Errors
/// Never: what goes wrong becomes a problem.
pub async fn request_scope(req: ServiceRequest, next: Next<impl MessageBody + 'static>) -> Result<ServiceResponse<BoxBody>, Error> {
    let Some(ctx) = req.app_data::<web::Data<Ctx>>().map(|data| data.get_ref().clone()) else {
        return next.call(req).await.map(ServiceResponse::map_into_boxed_body);
    };
    let language = i18n::negotiate(header_text(&req, header::ACCEPT_LANGUAGE.as_str()));
    let scope = RequestScope { request_id: request_id(&req, &*ctx.random), language };
    let caller = Caller {
        request_id: scope.request_id.clone(),
        language,
        address: req.peer_addr().map(|peer| peer.ip().to_string()).unwrap_or_default(),
        user_agent: header_text(&req, header::USER_AGENT.as_str()).unwrap_or_default().chars().take(200).collect(),
        ..Caller::default()
    };
    let bearer = header_text(&req, header::AUTHORIZATION.as_str()).map(str::to_owned);
    let authentication = match bearer {
        None => Authentication { caller: Arc::new(caller), refusal: None },
        Some(value) => match authenticate::authenticate(&ctx, caller.clone(), &value).await {
            Ok(caller) => Authentication { caller: Arc::new(caller), refusal: None },
            Err(ApiError::Refused(refusal)) => Authentication { caller: Arc::new(caller), refusal: Some(Arc::new(refusal)) },
            Err(error) => return Ok(req.into_response(finish(problem::respond(&error, &scope), &scope))),
        },
    };
    req.extensions_mut().insert(authentication);
    req.extensions_mut().insert(scope.clone());
    match next.call(req).await {
        Ok(response) => Ok(complete(response.map_into_boxed_body(), &scope)),
        Err(error) => Err(error),
    }
}

/// The middleware around CORS: what it refuses is a problem too.
///
/// # Errors
/// Never.
pub async fn refused_origins(req: ServiceRequest, next: Next<impl MessageBody + 'static>) -> Result<ServiceResponse<BoxBody>, Error> {
    let preflight = (req.method() == Method::OPTIONS).then(|| i18n::negotiate(header_text(&req, header::ACCEPT_LANGUAGE.as_str())));
    let response = next.call(req).await?.map_into_boxed_body();
    let refused = response.response().error().is_some_and(|error| error.as_error::<actix_cors::CorsError>().is_some());
    match preflight {
        Some(language) if refused => {
            let scope = RequestScope { request_id: "preflight".to_owned(), language };
            let problem = problem::respond(&Code::OriginNotAllowed.into(), &scope);
            Ok(response.into_response(finish(problem, &scope)))
        }
        _ => Ok(response),
    }
}

/// Gives an error its body and every response its request id.
fn complete(response: ServiceResponse<BoxBody>, scope: &RequestScope) -> ServiceResponse<BoxBody> {
    let rendered = match response.response().error() {
        Some(error) => match error.as_error::<ApiError>() {
            Some(error) => Some(problem::respond(error, scope)),
            None => Some(problem::respond(&foreign(error.as_response_error().status_code(), error), scope)),
        },
        None => None,
    };
    let response = match rendered {
        Some(rendered) => response.into_response(rendered),
        None => response,
    };
    let (request, inner) = response.into_parts();
    ServiceResponse::new(request, finish(inner, scope))
}

fn finish(mut response: actix_web::HttpResponse, scope: &RequestScope) -> actix_web::HttpResponse {
    if let Ok(id) = header::HeaderValue::from_str(&scope.request_id) {
        response.headers_mut().insert(header::HeaderName::from_static(REQUEST_ID), id);
    }
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, header::HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, header::HeaderValue::from_static("no-referrer"));
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    }
    response
}

/// A rejection of the web framework itself, in our words. Methods, sizes and media types are ours already.
fn foreign(status: StatusCode, error: &Error) -> ApiError {
    match status {
        StatusCode::NOT_FOUND => Code::NotFound.into(),
        StatusCode::REQUEST_TIMEOUT => Code::RequestTimeout.into(),
        status if status.is_client_error() => Code::MalformedJson.into(),
        _ => ApiError::fault(error),
    }
}

/// The client's request id if it is a sane one, else a new one.
fn request_id(req: &ServiceRequest, random: &dyn Random) -> String {
    let given = header_text(req, REQUEST_ID)
        .filter(|id| (8..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')));
    given.map_or_else(
        || {
            let mut bytes = [0; 12];
            random.fill(&mut bytes);
            bytes.iter().map(|byte| format!("{byte:02x}")).collect()
        },
        str::to_owned,
    )
}

fn header_text<'a>(req: &'a ServiceRequest, name: &str) -> Option<&'a str> {
    req.headers().get(name).and_then(|value| value.to_str().ok())
}
