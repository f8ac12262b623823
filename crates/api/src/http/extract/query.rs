//! The query string.

use crate::error::ApiError;
use crate::http::describe::{Describe, OperationDoc};
use crate::http::fields::SHARED;
use actix_web::{FromRequest, HttpRequest, dev::Payload};
use serde::de::DeserializeOwned;
use std::future::{Ready, ready};
use tahaddi_domain::code::Code;
use tahaddi_domain::refusal::Refusal;
use utoipa::IntoParams;
use utoipa::openapi::RefOr;
use utoipa::openapi::path::{Parameter, ParameterIn};
use utoipa::openapi::schema::Schema;

/// Whether a query parameter may be given more than once. A list with commas may not.
#[must_use]
pub fn is_list(parameter: &Parameter) -> bool {
    parameter.explode != Some(false) && matches!(parameter.schema, Some(RefOr::T(Schema::Array(_))))
}

/// The query parameters of an operation. Unknown and repeated ones were refused before.
#[derive(Clone, Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for Query<T> {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;
    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        // What all operations share is read elsewhere.
        let own = url::form_urlencoded::parse(request.query_string().as_bytes()).filter(|(name, _)| !SHARED.contains(&name.as_ref()));
        let own = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(own).finish();
        let parser = serde_html_form::Deserializer::new(url::form_urlencoded::parse(own.as_bytes()));
        ready(serde_path_to_error::deserialize(parser).map(Self).map_err(|error| {
            let parameter = error.path().to_string().split(['.', '[']).next().unwrap_or_default().to_owned();
            Refusal::new(Code::InvalidParameter).with("parameter", parameter).with("problem", error.inner()).into()
        }))
    }
}

impl<T: IntoParams> Describe for Query<T> {
    fn describe(doc: &mut OperationDoc) {
        for parameter in T::into_params(|| Some(ParameterIn::Query)) {
            if parameter.name == "cursor" {
                doc.refuses(&[Code::InvalidCursor]);
            }
            if !is_list(&parameter) {
                doc.refuses(&[Code::DuplicateParameter]);
            }
            doc.parameter(parameter);
        }
        doc.refuses(&[Code::InvalidParameter]);
    }
}
