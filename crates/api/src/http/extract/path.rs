//! Parts of the path.

use crate::error::ApiError;
use crate::http::describe::{Describe, OperationDoc, inline, text_schema};
use actix_web::{FromRequest, HttpRequest, dev::Payload};
use std::future::{Ready, ready};
use tahaddi_domain::code::Code;
use tahaddi_domain::id::Id;
use utoipa::ToSchema;
use utoipa::openapi::path::ParameterIn;

/// The identifier that is the first parameter of the path. What cannot be one is answered as what does not exist.
#[derive(Clone, Debug)]
pub struct PathId<I>(pub I);

/// The identifier that is the second parameter of the path.
#[derive(Clone, Debug)]
pub struct SecondId<I>(pub I);

/// The text that is the first parameter of the path: a slug or a token.
#[derive(Clone, Debug)]
pub struct PathText(pub String);

/// The text that is the second parameter of the path.
#[derive(Clone, Debug)]
pub struct SecondText(pub String);

fn segment(request: &HttpRequest, position: usize) -> Result<String, ApiError> {
    let part = request.match_info().iter().nth(position).map(|(_, value)| value.to_owned());
    part.filter(|text| !text.is_empty() && text.len() <= 200 && !text.contains('\0')).ok_or_else(ApiError::not_found)
}

fn id<I: Id>(request: &HttpRequest, position: usize) -> Result<I, ApiError> {
    I::parse(&segment(request, position)?).ok_or_else(|| Code::NotFound.into())
}

macro_rules! extractor {
    ($name:ident<$generic:ident>, $position:literal) => {
        impl<$generic: Id> FromRequest for $name<$generic> {
            type Error = ApiError;
            type Future = Ready<Result<Self, ApiError>>;
            fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
                ready(id(request, $position).map(Self))
            }
        }
        impl<$generic: Id + ToSchema> Describe for $name<$generic> {
            fn describe(doc: &mut OperationDoc) {
                let name = doc.path_parameter($position);
                doc.takes(ParameterIn::Path, &name, "Its identifier.", true, inline::<$generic>());
                doc.ids.push((name, $generic::name().into_owned()));
                doc.refuses(&[Code::NotFound]);
            }
        }
    };
    ($name:ident, $position:literal) => {
        impl FromRequest for $name {
            type Error = ApiError;
            type Future = Ready<Result<Self, ApiError>>;
            fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
                ready(segment(request, $position).map(Self))
            }
        }
        impl Describe for $name {
            fn describe(doc: &mut OperationDoc) {
                let name = doc.path_parameter($position);
                doc.takes(ParameterIn::Path, &name, "Its name.", true, text_schema(200));
                doc.refuses(&[Code::NotFound]);
            }
        }
    };
}

extractor!(PathId<I>, 0);
extractor!(SecondId<I>, 1);
extractor!(PathText, 0);
extractor!(SecondText, 1);
