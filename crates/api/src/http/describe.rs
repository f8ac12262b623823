//! How the parts of a handler's signature describe themselves in the OpenAPI document.
//!
//! The document of an operation is read off its handler: the permit says who may call it, extractors say which parameters
//! and body it reads, the reply says what it answers. Nothing is written twice, so nothing can differ.

use crate::error::ApiError;
use crate::http::gate::Behaviour;
use std::collections::BTreeSet;
use tahaddi_domain::access::Action;
use tahaddi_domain::code::Code;
use utoipa::openapi::path::{HttpMethod, Operation, Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::response::{Response, ResponseBuilder};
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::openapi::{Content, HeaderBuilder, Ref, RefOr, Required};
use utoipa::{PartialSchema, ToSchema};

/// The document of one operation while it is being put together.
pub struct OperationDoc {
    /// The operation, as far as it is described.
    pub operation: Operation,
    /// Its method.
    pub method: HttpMethod,
    /// The schemas it refers to.
    pub schemas: Vec<(String, RefOr<Schema>)>,
    /// Its path, with `{names}`.
    pub path: String,
    /// What its caller must be allowed to do.
    pub action: Action,
    /// Whether reading leaves a trace: such an operation has no `HEAD`.
    pub audited: bool,
    /// Why it may be refused.
    pub codes: BTreeSet<Code>,
    /// The identifiers in its path: the name of the parameter, and of the schema.
    pub ids: Vec<(String, String)>,
    /// How it behaves over HTTP.
    pub behaviour: Behaviour,
}

/// Part of a handler's signature.
pub trait Describe {
    /// Whether it is an answer whose reading leaves a trace: such an operation has no `HEAD`.
    const AUDITED: bool = false;

    /// Adds what this part means for the operation.
    fn describe(doc: &mut OperationDoc);
}

/// A handler's parameters, the permit first.
pub trait Parameters {
    /// What the permit is for.
    const ACTION: Action;

    /// Describes each in turn.
    fn describe(doc: &mut OperationDoc);
}

impl<T: Describe> Describe for Result<T, ApiError> {
    const AUDITED: bool = T::AUDITED;

    fn describe(doc: &mut OperationDoc) {
        T::describe(doc);
    }
}

macro_rules! parameters {
    ($($name:ident)*) => {
        impl<Act: crate::auth::permit::Permission, $($name: Describe),*> Parameters for (crate::auth::permit::Permit<Act>, $($name,)*) {
            const ACTION: Action = Act::ACTION;

            fn describe(doc: &mut OperationDoc) {
                <crate::auth::permit::Permit<Act> as Describe>::describe(doc);
                $($name::describe(doc);)*
            }
        }
    };
}
parameters!();
parameters!(A);
parameters!(A B);
parameters!(A B C);
parameters!(A B C D);
parameters!(A B C D E);

impl OperationDoc {
    /// Registers the schema of a type and refers to it.
    pub fn refer<T: ToSchema>(&mut self) -> RefOr<Schema> {
        let name = T::name().into_owned();
        // Problems are referred to by every status: their schemas are collected once.
        if !self.schemas.iter().any(|(known, _)| *known == name) {
            self.schemas.push((name, T::schema()));
            T::schemas(&mut self.schemas);
        }
        RefOr::Ref(Ref::from_schema_name(T::name()))
    }

    /// Adds a response with a JSON body.
    pub fn responds(&mut self, status: &str, description: &str, schema: Option<RefOr<Schema>>, headers: &[(&str, &str)]) {
        let mut response = ResponseBuilder::new().description(description);
        if let Some(schema) = schema {
            response = response.content("application/json", Content::new(Some(schema)));
        }
        for (name, description) in headers {
            response = response.header(
                *name,
                HeaderBuilder::new()
                    .schema(Some(ObjectBuilder::new().schema_type(Type::String).build()))
                    .description(Some(*description))
                    .build(),
            );
        }
        self.insert(status, response.build());
    }

    /// Adds another media type to a response.
    pub fn also_as(&mut self, status: &str, media_type: &str, content: Content) {
        if let Some(RefOr::T(response)) = self.operation.responses.responses.get_mut(status) {
            response.content.insert(media_type.to_owned(), RefOr::T(content));
        }
    }

    /// Adds codes with which the operation may be refused.
    pub fn refuses(&mut self, codes: &[Code]) {
        self.codes.extend(codes);
    }

    fn insert(&mut self, status: &str, response: Response) {
        self.operation.responses.responses.insert(status.to_owned(), RefOr::T(response));
    }

    /// Adds what every operation can answer, whatever its signature says.
    pub fn completes(&mut self, method: &HttpMethod) {
        self.refuses(&[
            Code::UnknownParameter,
            Code::InvalidParameter,
            Code::InvalidHeader,
            Code::HeadersTooLarge,
            Code::NotAcceptable,
            Code::QuotaExceeded,
            Code::InternalError,
            Code::DependencyUnavailable,
        ]);
        if *method == HttpMethod::Get {
            self.responds("304", "It has not changed since the representation that `If-None-Match` names.", None, &[]);
        }
        if *method != HttpMethod::Get || self.audited {
            self.refuses(&[Code::StorageFull]);
        }
    }

    /// Adds a parameter with a schema of its own.
    pub fn takes(&mut self, place: ParameterIn, name: &str, description: &str, required: bool, schema: RefOr<Schema>) {
        let parameter = ParameterBuilder::new()
            .name(name)
            .parameter_in(place)
            .description(Some(description))
            .required(if required { Required::True } else { Required::False })
            .schema(Some(schema))
            .build();
        self.parameter(parameter);
    }

    /// Adds a parameter.
    pub fn parameter(&mut self, parameter: Parameter) {
        self.operation.parameters.get_or_insert_default().push(RefOr::T(parameter));
    }

    /// The name of the n-th path parameter.
    #[must_use]
    pub fn path_parameter(&self, position: usize) -> String {
        path_parameters(&self.path).nth(position).unwrap_or_default().to_owned()
    }
}

/// The names of the parameters of a path.
pub fn path_parameters(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}'))
}

/// A text schema with a bound.
#[must_use]
pub fn text_schema(max_length: usize) -> RefOr<Schema> {
    ObjectBuilder::new().schema_type(Type::String).max_length(Some(max_length)).into()
}

/// The inline schema of a type that is a parameter.
#[must_use]
pub fn inline<T: PartialSchema>() -> RefOr<Schema> {
    T::schema()
}
