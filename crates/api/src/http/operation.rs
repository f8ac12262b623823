//! One list of operations serves both ends: it registers the routes, and it makes the document.
//!
//! This is the one file that names items which utoipa generates and does not document; utoipa is pinned for it.

use crate::error::ApiError;
use crate::http::deprecation::Deprecation;
use crate::http::describe::{Describe, OperationDoc, Parameters};
use crate::http::extract::is_list;
use crate::http::fields::SHARED;
use crate::http::gate::{Behaviour, Facts, QueryParameter, Resource, gate};
use crate::http::rate::RateClass;
use actix_web::http::{Method, header};
use actix_web::middleware::from_fn;
use actix_web::{FromRequest, Handler, HttpRequest, HttpResponse, Responder, Route, web};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
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
    /// Its name in the document.
    pub id: String,
    /// What it does, in a line.
    pub summary: String,
    /// The group that it is in.
    pub tag: String,
    /// Makes its place in the document, and the schemas it refers to. Large and needed for the document alone: nobody keeps it.
    pub doc: fn() -> Option<OperationDoc>,
    /// Whether reading leaves a trace: such an operation has no `HEAD`.
    pub audited: bool,
    /// Why it may be refused.
    pub codes: BTreeSet<Code>,
    /// The identifiers in its path: the name of the parameter, and of the schema.
    pub ids: Vec<(String, String)>,
    /// The budget that it draws on.
    pub rate_class: RateClass,
    facts: Arc<Facts>,
    route: Box<dyn Fn(Method) -> Route + Send + Sync>,
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
        let doc = described::<D, A, H::Output>()?;
        let action = doc.action?;
        let rate_class = RateClass::of(&doc.method, action, &doc.operation);
        let deprecation = Deprecation::of(&doc.operation);
        Some(Self {
            facts: Arc::new(Facts { query: query_parameters(&doc.operation), behaviour: doc.behaviour, rate_class, deprecation }),
            id: doc.operation.operation_id.unwrap_or_default(),
            summary: doc.operation.summary.unwrap_or_default(),
            tag: doc.operation.tags.into_iter().flatten().next().unwrap_or_default(),
            doc: described::<D, A, H::Output>,
            path: doc.path,
            method: doc.method,
            audited: doc.audited,
            codes: doc.codes,
            ids: doc.ids,
            action,
            rate_class,
            route: Box::new(move |method| Route::new().method(method).to(handler.clone())),
        })
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
        self.codes.contains(&Code::PreconditionRequired)
    }
}

/// What an attribute and a handler's signature say of an operation. `None` for an attribute without a method.
fn described<D: utoipa::Path + utoipa::__dev::Tags<'static>, A: Parameters, O: Describe>() -> Option<OperationDoc> {
    let mut doc = OperationDoc {
        operation: D::operation(),
        method: D::methods().into_iter().next()?,
        schemas: Vec::new(),
        path: D::path(),
        action: None,
        audited: false,
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
    Some(doc)
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
pub fn register(config: &mut web::ServiceConfig, operations: &[Operation]) {
    // '{' sorts after every letter, so literal segments are matched before parameters.
    let mut by_path: BTreeMap<&str, Vec<&Operation>> = BTreeMap::new();
    for operation in operations {
        by_path.entry(&operation.path).or_default().push(operation);
    }
    for (path, operations) in by_path {
        let mut known = Vec::new();
        let mut resource = web::resource(path);
        for operation in operations {
            let method = operation.verb();
            let head = (method == Method::GET && !operation.audited).then_some(Method::HEAD);
            for method in head.into_iter().chain([method]) {
                resource = resource.route((operation.route)(method.clone()));
                known.push((method, Arc::clone(&operation.facts)));
            }
        }
        let mut allow: Vec<&str> = known.iter().map(|(method, _)| method.as_str()).chain(["OPTIONS"]).collect();
        allow.sort_unstable();
        let allow = allow.join(", ");
        let known = Arc::new(Resource { path: path.to_owned(), operations: known });
        let gated = resource
            .default_service(web::to(move |request: HttpRequest| other_method(request, allow.clone())))
            .wrap(from_fn(move |request, next| gate(request, next, Arc::clone(&known))));
        config.service(gated);
    }
}

async fn other_method(request: HttpRequest, allow: String) -> Result<HttpResponse, ApiError> {
    if request.method() == Method::OPTIONS {
        Ok(HttpResponse::NoContent().insert_header((header::ALLOW, allow)).finish())
    } else {
        Err(Refusal::new(Code::MethodNotAllowed).with("allow", allow).into())
    }
}
