//! What every operation checks before its handler runs, all of it read off its document.

use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::accept::{self, Codings};
use crate::http::deprecation::Deprecation;
use crate::http::fields::Shape;
use crate::http::kept;
use crate::http::rate::RateClass;
use crate::http::scope::{Authentication, RequestScope};
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage as _, HttpRequest, HttpResponse, web};
use std::collections::BTreeMap;
use std::sync::Arc;
use tahaddi_domain::code::Code;
use tahaddi_domain::refusal::Refusal;

/// How an operation behaves; its permit, its extractors and its reply say so when they describe themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Behaviour {
    /// Whether anybody may keep the answer that an anonymous caller gets.
    pub public: bool,
    /// Whether the answer that an anonymous caller gets is kept here for a moment, see [`crate::http::kept`].
    pub kept: bool,
    /// Whether the answer is in the caller's language.
    pub localised: bool,
    /// Whether the answer holds secrets: it is never packed, for its length would tell of them.
    pub secret: bool,
    /// The fields that a client can choose from.
    pub fields: Vec<String>,
    /// What can come along.
    pub expansions: Vec<String>,
}

/// What the document says of a query parameter, beside its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QueryParameter {
    /// How often it may be given: once, unless it is a list.
    pub most: usize,
    /// The longest text that it may be, in characters.
    pub longest: Option<usize>,
    /// Whether it may be empty: what is free text, not what is a number or a name.
    pub may_be_empty: bool,
}

/// What the middleware needs to know of an operation.
#[derive(Debug)]
pub struct Facts {
    /// How it behaves.
    pub behaviour: Behaviour,
    /// The budget that it draws on.
    pub rate_class: RateClass,
    /// Its query parameters.
    pub query: BTreeMap<String, QueryParameter>,
    /// Since when it is deprecated, and until when it is there.
    pub deprecation: Option<Deprecation>,
}

/// Tells what is known of an operation: when it is asked for, for most of the document is never needed by a server.
pub type Tell = Box<dyn Fn() -> &'static Facts + Send + Sync>;

/// A path, and what is known of its operations.
pub struct Resource {
    /// The path, with `{names}`.
    pub path: String,
    /// Its operations, by method.
    pub operations: Vec<(Method, Tell)>,
}

/// What a request met: the resource, and the operation unless the method is another one.
#[derive(Clone)]
pub struct Matched {
    /// The resource.
    pub resource: Arc<Resource>,
    /// The operation.
    pub operation: Option<&'static Facts>,
}

/// The middleware around the handlers of a resource.
///
/// # Errors
/// Those of the framework.
pub async fn gate(
    req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
    resource: Arc<Resource>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let operation = resource.operations.iter().find(|(method, _)| method == req.method()).map(|(_, tell)| tell());
    req.extensions_mut().insert(Matched { resource, operation });
    let checked = match operation {
        Some(facts) => check(&req, facts),
        None => Ok(Shape::default()),
    };
    match checked {
        Ok(shape) => req.extensions_mut().insert(shape),
        // Not `request.into_response(…)`: it forgets the error, and the answer would have no body.
        Err(refusal) => return Ok(ServiceResponse::new(req.into_parts().0, HttpResponse::from_error(ApiError::from(refusal)))),
    };
    match operation.filter(|facts| facts.behaviour.kept) {
        Some(facts) => kept::serve(req, next, facts.behaviour.localised).await,
        None => next.call(req).await.map(ServiceResponse::map_into_boxed_body),
    }
}

fn check(req: &ServiceRequest, facts: &Facts) -> Result<Shape, Refusal> {
    draw(req.request(), facts.rate_class)?;
    let codings = Codings::of(req.headers());
    let unpacked_only = facts.behaviour.secret || codings.packed.is_none();
    if !accept::takes_json(req.headers()) || (unpacked_only && !codings.identity) {
        return Err(Refusal::new(Code::NotAcceptable));
    }
    known_parameters(req.query_string(), &facts.query)?;
    Shape::read(req.query_string(), &facts.behaviour.fields, &facts.behaviour.expansions)
}

/// Takes a unit of the caller's budget.
///
/// # Errors
/// `quota_exceeded`.
pub fn draw(req: &HttpRequest, class: RateClass) -> Result<(), Refusal> {
    let extensions = req.extensions();
    let (Some(ctx), Some(scope), Some(authentication)) =
        (req.app_data::<web::Data<Ctx>>(), extensions.get::<RequestScope>(), extensions.get::<Authentication>())
    else {
        return Ok(());
    };
    ctx.rates.draw(class, authentication.caller.actor.user.as_ref(), scope.network(), &scope.drawn)
}

/// Refuses query parameters that the document does not name, that stand there too often, that are too long, and that say nothing.
fn known_parameters(query: &str, parameters: &BTreeMap<String, QueryParameter>) -> Result<(), Refusal> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
        let about = |code| Refusal::new(code).with("parameter", name.chars().take(100).collect::<String>());
        let known = || parameters.keys().cloned().collect::<Vec<_>>().join(", ");
        let Some(parameter) = parameters.get(name.as_ref()) else { return Err(about(Code::UnknownParameter).with("known", known())) };
        let times = seen.entry(name.to_string()).or_default();
        *times += 1;
        if *times > parameter.most {
            let code = if parameter.most == 1 { Code::DuplicateParameter } else { Code::InvalidParameter };
            return Err(about(code).with("known", known()));
        }
        if let Some(longest) = parameter.longest.filter(|longest| value.chars().count() > *longest) {
            return Err(about(Code::InvalidParameter).with("max", longest));
        }
        if value.is_empty() && !parameter.may_be_empty {
            return Err(about(Code::InvalidParameter));
        }
    }
    Ok(())
}
