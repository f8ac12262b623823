//! What surrounds every request: its id, its language, who calls, and the form of its errors.

use crate::auth::authenticate;
use crate::caller::Caller;
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::problem;
use crate::http::trace::Trace;
use crate::i18n;
use crate::network::Network;
use crate::quota::Drawn;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderName};
use actix_web::http::{ConnectionType, Method, StatusCode, Version};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, web};
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::Language;
use tahaddi_domain::random::Random;
use tahaddi_domain::refusal::Refusal;

/// The header that names a request.
pub const REQUEST_ID: &str = "x-request-id";
/// The most bytes that the headers of a request may have together.
const MAX_HEADERS: usize = 32 * 1024;
/// The most bytes that a query may have.
const MAX_QUERY: usize = 4_096;
/// Headers of which one is one too many: two readers could take different ones.
const SINGLE: [HeaderName; 5] =
    [header::AUTHORIZATION, header::CONTENT_TYPE, header::CONTENT_ENCODING, HeaderName::from_static("idempotency-key"), header::HOST];

/// What is known of a request before its handler runs.
#[derive(Clone, Debug)]
pub struct RequestScope {
    /// Its name in log, audit trail and problems.
    pub request_id: String,
    /// The language of texts.
    pub language: Language,
    /// The address of whoever sent it.
    pub address: IpAddr,
    /// The trace that it is a part of.
    pub trace: Option<Trace>,
    /// The budgets that it drew on.
    pub drawn: Drawn,
}

impl RequestScope {
    /// From the head of a request.
    #[must_use]
    pub fn of(req: &ServiceRequest, ctx: &Ctx) -> Self {
        let peer = req.peer_addr().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.ip());
        let lines: Vec<&str> = req.headers().get_all(ctx.proxies.header().name()).filter_map(|line| line.to_str().ok()).collect();
        Self {
            request_id: request_id(req, &*ctx.random),
            language: i18n::negotiate(header_text(req, header::ACCEPT_LANGUAGE.as_str())),
            address: ctx.proxies.client(peer, lines.into_iter()),
            trace: header_text(req, "traceparent").and_then(Trace::parse),
            drawn: Drawn::default(),
        }
    }

    /// The network of whoever sent it.
    #[must_use]
    pub fn network(&self) -> Network {
        Network::of(self.address)
    }
}

/// Who calls.
#[derive(Clone, Debug)]
pub struct Authentication {
    /// The caller; an anonymous one if the credentials were refused.
    pub caller: Arc<Caller>,
    /// Why the credentials were refused.
    pub refusal: Option<Arc<Refusal>>,
}

/// The middleware around everything but CORS: who calls, and errors as problems.
///
/// # Errors
/// Never: what goes wrong becomes a problem.
pub async fn request_scope(req: ServiceRequest, next: Next<impl MessageBody + 'static>) -> Result<ServiceResponse<BoxBody>, Error> {
    let scope = req.extensions().get::<RequestScope>().cloned();
    let (Some(ctx), Some(scope)) = (req.app_data::<web::Data<Ctx>>().map(|data| data.get_ref().clone()), scope) else {
        return next.call(req).await.map(ServiceResponse::map_into_boxed_body);
    };
    if let Err(refusal) = sound_head(&req) {
        let ambiguous = refusal.code == Code::InvalidHeader;
        let mut problem = problem::respond(&refusal.into(), &scope);
        // Where one request ends and the next begins may be another matter for whoever passed it on.
        problem.head_mut().set_connection_type(if ambiguous { ConnectionType::Close } else { ConnectionType::KeepAlive });
        return Ok(req.into_response(problem));
    }
    let caller = Caller {
        request_id: scope.request_id.clone(),
        language: scope.language,
        address: scope.address.to_string(),
        user_agent: header_text(&req, header::USER_AGENT.as_str()).unwrap_or_default().chars().take(200).collect(),
        drawn: scope.drawn.clone(),
        ..Caller::default()
    };
    let bearer = header_text(&req, header::AUTHORIZATION.as_str()).map(str::to_owned);
    let authentication = match bearer {
        None => Authentication { caller: Arc::new(caller), refusal: None },
        Some(value) => match authenticate::authenticate(&ctx, caller.clone(), &value).await {
            Ok(caller) => Authentication { caller: Arc::new(caller), refusal: None },
            Err(ApiError::Refused(refusal)) => Authentication { caller: Arc::new(caller), refusal: Some(Arc::new(refusal)) },
            Err(error) => return Ok(req.into_response(problem::respond(&error, &scope))),
        },
    };
    req.extensions_mut().insert(authentication);
    match next.call(req).await {
        Ok(response) => Ok(rendered(response.map_into_boxed_body(), &scope)),
        Err(error) => Err(error),
    }
}

/// Refuses heads that are too large, or that two readers could read differently.
fn sound_head(req: &ServiceRequest) -> Result<(), Refusal> {
    let headers = req.headers();
    let size: usize = headers.iter().map(|(name, value)| name.as_str().len() + value.len()).sum();
    if size > MAX_HEADERS {
        return Err(Refusal::new(Code::HeadersTooLarge).with("limit", MAX_HEADERS));
    }
    if req.query_string().len() > MAX_QUERY {
        return Err(Refusal::new(Code::InvalidParameter).with("parameter", "*").with("max", MAX_QUERY));
    }
    let coded = headers.contains_key(header::TRANSFER_ENCODING);
    let framed_twice = coded && (headers.contains_key(header::CONTENT_LENGTH) || req.version() < Version::HTTP_11);
    let repeated = SINGLE.into_iter().find(|name| headers.get_all(name).nth(1).is_some());
    let homeless = req.version() == Version::HTTP_11 && !headers.contains_key(header::HOST);
    match repeated.or(framed_twice.then_some(header::TRANSFER_ENCODING)).or(homeless.then_some(header::HOST)) {
        Some(name) => Err(Refusal::new(Code::InvalidHeader).with("header", name)),
        None => Ok(()),
    }
}

/// The middleware around CORS: what it refuses is a problem too.
///
/// # Errors
/// Never.
pub async fn refused_origins(req: ServiceRequest, next: Next<impl MessageBody + 'static>) -> Result<ServiceResponse<BoxBody>, Error> {
    let preflight = if req.method() == Method::OPTIONS { req.extensions().get::<RequestScope>().cloned() } else { None };
    let response = next.call(req).await?.map_into_boxed_body();
    let refused = response.response().error().is_some_and(|error| error.as_error::<actix_cors::CorsError>().is_some());
    match preflight {
        Some(scope) if refused => Ok(response.into_response(problem::respond(&Code::OriginNotAllowed.into(), &scope))),
        _ => Ok(response),
    }
}

/// Gives an error its body.
fn rendered(response: ServiceResponse<BoxBody>, scope: &RequestScope) -> ServiceResponse<BoxBody> {
    let problem = match response.response().error() {
        Some(error) => match error.as_error::<ApiError>() {
            Some(error) => problem::respond(error, scope),
            None => problem::respond(&foreign(error.as_response_error().status_code(), error), scope),
        },
        None => return response,
    };
    response.into_response(problem)
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
