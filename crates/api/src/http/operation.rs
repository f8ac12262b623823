//! One list of operations serves both ends: it registers the routes, and it makes the document.
//!
//! This is the one file that names items which utoipa generates and does not document; utoipa is pinned for it.

use crate::error::ApiError;
use crate::http::deprecation::Deprecation;
use crate::http::describe::{Describe, OperationDoc, Parameters};
use crate::http::extract::is_list;
use crate::http::fields::SHARED;
use crate::http::gate::{Behaviour, Facts, QueryParameter, Resource, Tell, gate};
use crate::http::rate::RateClass;
use actix_web::dev::HttpServiceFactory;
use actix_web::http::{Method, header};
use actix_web::middleware::from_fn;
use actix_web::{FromRequest, Handler, HttpRequest, HttpResponse, Responder, Route, Scope, web};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};
use tahaddi_domain::access::Action;
use tahaddi_domain::code::Code;
use tahaddi_domain::refusal::Refusal;
use utoipa::openapi::path::{HttpMethod, Operation as OperationSpec, Parameter, ParameterIn};
use utoipa::openapi::schema::{ArrayItems, Schema, SchemaType, Type};
use utoipa::openapi::{Deprecated, RefOr};

/// Where the document lists the codes of a refusal.
pub const CODES: &str = "x-codes";

/// One operation: where it is, what it means, and who handles it.
pub struct Operation {
    /// Its path, with `{names}`.
    pub path: String,
    /// Its method.
    pub method: HttpMethod,
    /// What its caller must be allowed to do.
    pub action: Action,
    /// Whether reading leaves a trace: such an operation has no `HEAD`.
    pub audited: bool,
    /// Makes its place in the document, and the schemas it refers to. Large and needed for the document alone: nobody keeps it.
    pub doc: fn() -> OperationDoc,
    said: OnceLock<Said>,
    route: Box<dyn Fn(Method) -> Route + Send + Sync>,
}

/// What the document says of an operation, as far as it is needed beside it.
pub struct Said {
    /// Its name in the document.
    pub id: String,
    /// What it does, in a line.
    pub summary: String,
    /// The group that it is in.
    pub tag: String,
    /// Why it may be refused.
    pub codes: BTreeSet<Code>,
    /// The identifiers in its path: the name of the parameter, and of the schema.
    pub ids: Vec<(String, String)>,
    /// What is checked before its handler runs.
    pub facts: Facts,
}

impl Operation {
    /// From the item that `#[utoipa::path]` leaves beside a handler, and the handler. `None` for a handler whose path has
    /// no method, which the macro does not let through.
    pub fn new<D, H, A>(_item: D, handler: H) -> Option<Self>
    where
        D: utoipa::Path + utoipa::__dev::Tags<'static>,
        H: Handler<A> + Send + Sync,
        A: FromRequest + Parameters + 'static,
        H::Output: Responder + Describe + 'static,
    {
        Some(Self {
            path: D::path(),
            method: D::methods().into_iter().next()?,
            action: A::ACTION,
            audited: <H::Output as Describe>::AUDITED,
            doc: described::<D, A, H::Output>,
            said: OnceLock::new(),
            route: Box::new(move |method| Route::new().method(method).to(handler.clone())),
        })
    }

    /// What its document says of it.
    pub fn said(&self) -> &Said {
        self.said.get_or_init(|| (self.doc)().into())
    }

    /// The HTTP method.
    #[must_use]
    pub fn verb(&self) -> Method {
        match self.method {
            HttpMethod::Get => Method::GET,
            HttpMethod::Post => Method::POST,
            HttpMethod::Put => Method::PUT,
            HttpMethod::Patch => Method::PATCH,
            HttpMethod::Delete => Method::DELETE,
            HttpMethod::Head => Method::HEAD,
            HttpMethod::Options => Method::OPTIONS,
            HttpMethod::Trace => Method::TRACE,
        }
    }

    /// Whether it takes the validator of what it changes.
    #[must_use]
    pub fn takes_if_match(&self) -> bool {
        self.said().codes.contains(&Code::PreconditionRequired)
    }
}

impl From<OperationDoc> for Said {
    fn from(doc: OperationDoc) -> Self {
        let facts = Facts {
            query: query_parameters(&doc.operation),
            rate_class: RateClass::of(&doc.method, doc.action, &doc.operation),
            deprecation: Deprecation::of(&doc.operation),
            behaviour: doc.behaviour,
        };
        Self {
            id: doc.operation.operation_id.unwrap_or_default(),
            summary: doc.operation.summary.unwrap_or_default(),
            tag: doc.operation.tags.into_iter().flatten().next().unwrap_or_default(),
            codes: doc.codes,
            ids: doc.ids,
            facts,
        }
    }
}

/// What an attribute, which has a method, and a handler's signature say of an operation.
fn described<D: utoipa::Path + utoipa::__dev::Tags<'static>, A: Parameters, O: Describe>() -> OperationDoc {
    let mut doc = OperationDoc {
        operation: D::operation(),
        method: D::methods().into_iter().next().unwrap_or(HttpMethod::Get),
        schemas: Vec::new(),
        path: D::path(),
        action: A::ACTION,
        audited: O::AUDITED,
        codes: BTreeSet::new(),
        ids: Vec::new(),
        behaviour: Behaviour::default(),
    };
    A::describe(&mut doc);
    O::describe(&mut doc);
    let codes = declared(&mut doc.operation);
    doc.refuses(&codes);
    let method = doc.method.clone();
    doc.completes(&method);
    doc.operation.tags = Some(D::tags().into_iter().map(str::to_owned).collect());
    if Deprecation::of(&doc.operation).is_some() {
        doc.operation.deprecated = Some(Deprecated::True);
    }
    doc
}

/// The query parameters of an operation.
fn query_parameters(operation: &OperationSpec) -> BTreeMap<String, QueryParameter> {
    let parameters = operation.parameters.iter().flatten().filter_map(|parameter| match parameter {
        RefOr::T(parameter) if parameter.parameter_in == ParameterIn::Query => Some(parameter),
        _ => None,
    });
    parameters.map(|parameter| (parameter.name.clone(), limits(parameter))).collect()
}

fn limits(parameter: &Parameter) -> QueryParameter {
    let longest = |schema: &RefOr<Schema>| match schema {
        RefOr::T(Schema::Object(text)) => text.max_length,
        _ => None,
    };
    match &parameter.schema {
        Some(RefOr::T(Schema::Array(list))) if is_list(parameter) => QueryParameter {
            most: list.max_items.unwrap_or(usize::MAX),
            longest: if let ArrayItems::RefOrSchema(items) = &list.items { longest(items) } else { None },
            may_be_empty: true,
        },
        Some(schema) => {
            // What operations share says itself what it may be.
            let may_be_empty = is_free(schema) || SHARED.contains(&parameter.name.as_str());
            QueryParameter { most: 1, longest: longest(schema), may_be_empty }
        }
        None => QueryParameter { most: 1, longest: None, may_be_empty: true },
    }
}

/// Whether it is a text of any form, or a list, which says by itself what may stand in it.
fn is_free(schema: &RefOr<Schema>) -> bool {
    match schema {
        RefOr::T(Schema::Object(text)) => {
            let is_text = text.schema_type == SchemaType::Type(Type::String);
            is_text && text.format.is_none() && text.pattern.is_none() && text.enum_values.is_none()
        }
        RefOr::T(Schema::Array(_)) => true,
        _ => false,
    }
}

/// What the handler's attribute declares: the codes of its service, in `extensions(("x-codes" = json!([Code::…])))`.
fn declared(operation: &mut OperationSpec) -> Vec<Code> {
    let codes = operation.extensions.get_or_insert_default().remove(CODES);
    codes.and_then(|codes| serde_json::from_value(codes).ok()).unwrap_or_default()
}

/// Names the operations of a resource: each is a module with a `handle` function under `#[utoipa::path]`.
#[macro_export]
macro_rules! operations {
    ($($operation:ident),+ $(,)?) => {
        $(pub mod $operation;)+

        /// The operations of this resource.
        #[must_use]
        pub fn operations() -> Vec<$crate::http::operation::Operation> {
            [$($crate::http::operation::Operation::new($operation::__path_handle, $operation::handle)),+].into_iter().flatten().collect()
        }
    };
}

/// Registers the operations by path: `HEAD` beside each `GET`, `OPTIONS`, and a 405 with `Allow` for everything else.
pub fn register(config: &mut web::ServiceConfig, operations: &'static [Operation]) {
    // '{' sorts after every letter, so literal segments are matched before parameters.
    let mut by_family: BTreeMap<&str, BTreeMap<&str, Vec<&'static Operation>>> = BTreeMap::new();
    for operation in operations {
        let (family, rest) = operation.path.split_at(family(&operation.path));
        by_family.entry(family).or_default().entry(rest).or_default().push(operation);
    }
    for (family, by_rest) in by_family {
        let resources = by_rest.into_iter().map(|(rest, operations)| resource(&format!("{family}{rest}"), rest, &operations));
        if family.is_empty() {
            resources.for_each(|resource| {
                config.service(resource);
            });
        } else {
            let nothing = web::to(crate::http::nothing_here);
            config.service(resources.fold(web::scope(family), Scope::service).default_service(nothing));
        }
    }
}

/// The length of what all paths of a family begin with, such as `/v1/challenges`: a request is compared with the patterns of its own family
/// alone, not with all that there are. Beside `/v1` there are few, and none is in a family.
fn family(path: &str) -> usize {
    let below = path.strip_prefix("/v1/").map(|below| below.find('/').unwrap_or(below.len()));
    below.map_or(0, |length| "/v1/".len() + length)
}

/// The operations at one path; `rest` is what follows the family's part of it.
fn resource(path: &str, rest: &str, operations: &[&'static Operation]) -> impl HttpServiceFactory + use<> {
    let mut known: Vec<(Method, Tell)> = Vec::new();
    let mut resource = web::resource(rest);
    for &operation in operations {
        let method = operation.verb();
        let head = (method == Method::GET && !operation.audited).then_some(Method::HEAD);
        for method in head.into_iter().chain([method]) {
            resource = resource.route((operation.route)(method.clone()));
            known.push((method, Box::new(|| &operation.said().facts)));
        }
    }
    let mut allow: Vec<&str> = known.iter().map(|(method, _)| method.as_str()).chain(["OPTIONS"]).collect();
    allow.sort_unstable();
    let allow = allow.join(", ");
    let known = Arc::new(Resource { path: path.to_owned(), operations: known });
    resource
        .default_service(web::to(move |request: HttpRequest| other_method(request, allow.clone())))
        .wrap(from_fn(move |request, next| gate(request, next, Arc::clone(&known))))
}

async fn other_method(request: HttpRequest, allow: String) -> Result<HttpResponse, ApiError> {
    if request.method() == Method::OPTIONS {
        Ok(HttpResponse::NoContent().insert_header((header::ALLOW, allow)).finish())
    } else {
        Err(Refusal::new(Code::MethodNotAllowed).with("allow", allow).into())
    }
}
