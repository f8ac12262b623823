//! `If-Match`.

use crate::error::ApiError;
use crate::http::describe::{Describe, OperationDoc, text_schema};
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, dev::Payload};
use std::future::{Ready, ready};
use tahaddi_domain::code::Code;
use tahaddi_domain::refusal::Refusal;
use utoipa::openapi::path::ParameterIn;

/// The version that the client has seen. The header is required, so that no change overwrites another unseen.
#[derive(Clone, Debug)]
pub struct IfMatch(Expected);

#[derive(Clone, Debug)]
enum Expected {
    Any,
    Version(i64),
    /// A validator that is not one of ours: it matches nothing.
    Unknown,
}

impl IfMatch {
    /// Compares with the version inside the transaction.
    ///
    /// # Errors
    /// `precondition_failed`.
    pub fn ensure(&self, version: i64) -> Result<(), ApiError> {
        match self.0 {
            Expected::Any => Ok(()),
            Expected::Version(expected) if expected == version => Ok(()),
            Expected::Version(_) | Expected::Unknown => Err(Refusal::new(Code::PreconditionFailed).with("current_version", version).into()),
        }
    }
}

fn parse(value: &str) -> Expected {
    let value = value.trim();
    if value == "*" {
        return Expected::Any;
    }
    let tag = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let version = tag.and_then(|tag| tag.split('.').next()).and_then(|version| version.parse().ok());
    version.map_or(Expected::Unknown, Expected::Version)
}

impl FromRequest for IfMatch {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;
    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let value = request.headers().get(header::IF_MATCH).and_then(|value| value.to_str().ok());
        ready(value.map(|value| Self(parse(value))).ok_or_else(|| Code::PreconditionRequired.into()))
    }
}

impl Describe for IfMatch {
    fn describe(doc: &mut OperationDoc) {
        let text = "The `ETag` of the representation that the change is based on.";
        doc.takes(ParameterIn::Header, "If-Match", text, true, text_schema(200));
        doc.refuses(&[Code::PreconditionRequired, Code::PreconditionFailed]);
    }
}
