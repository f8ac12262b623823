//! Problem details (RFC 9457): the one form of every refusal and fault.

use crate::error::ApiError;
use crate::http::scope::RequestScope;
use crate::i18n;
use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, HttpResponseBuilder, ResponseError, body::BoxBody};
use serde::Serialize;
use std::collections::BTreeMap;
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::document::Language;
use tahaddi_domain::refusal::{FieldIssue, Refusal};
use tahaddi_persistence::StoreError;
use utoipa::ToSchema;

/// The media type of a problem.
pub const MEDIA_TYPE: &str = "application/problem+json";

/// Why a request was refused or failed (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({
    "type": "/problems/deadline_passed", "title": "Date limite dépassée", "status": 409, "code": "deadline_passed",
    "detail": "La date limite était le 2027-03-31T22:59:59.000000Z.", "request_id": "01kax3v8m0t2r4q6w8y0b1c2d3",
    "details": {"deadline": "2027-03-31T22:59:59.000000Z", "server_time": "2027-04-01T08:00:00.000000Z"}, "errors": []}))]
pub struct Problem {
    /// Where the code is explained.
    #[serde(rename = "type")]
    #[schema(format = "uri-reference", max_length = 200)]
    pub kind: String,
    /// Its short name, in the caller's language.
    #[schema(max_length = 200)]
    pub title: String,
    /// The HTTP status.
    #[schema(minimum = 400, maximum = 599)]
    pub status: u16,
    /// The stable code; branch on this. New codes may be added.
    pub code: Code,
    /// What happened and what can be done, in the caller's language.
    #[schema(max_length = 2000)]
    pub detail: String,
    /// The request, to quote in a report.
    #[schema(max_length = 200)]
    pub request_id: String,
    /// Facts behind the refusal, such as `deadline` and `server_time`.
    pub details: BTreeMap<&'static str, String>,
    /// The fields that are wrong.
    #[schema(max_items = 20000)]
    pub errors: Vec<FieldProblem>,
}

/// What is wrong with one field.
#[derive(Debug, Serialize, ToSchema)]
pub struct FieldProblem {
    /// JSON pointer (RFC 6901) to the field in the request body; empty for the whole body.
    #[schema(max_length = 2000)]
    pub pointer: String,
    /// The stable code; branch on this.
    pub code: FieldCode,
    /// What is wrong, in the caller's language.
    #[schema(max_length = 2000)]
    pub message: String,
    /// Facts behind it, such as `max`.
    pub details: BTreeMap<&'static str, String>,
}

impl Problem {
    /// A refusal in the words of a language.
    #[must_use]
    pub fn of(refusal: &Refusal, language: Language, request_id: &str) -> Self {
        Self {
            kind: format!("/problems/{}", refusal.code),
            title: i18n::title(refusal.code, language),
            status: status(refusal.code).as_u16(),
            code: refusal.code,
            detail: i18n::detail(refusal.code, language, &refusal.details),
            request_id: request_id.to_owned(),
            details: refusal.details.clone(),
            errors: refusal.fields.iter().map(|issue| FieldProblem::of(issue, language)).collect(),
        }
    }
}

impl FieldProblem {
    /// An issue in the words of a language.
    #[must_use]
    pub fn of(issue: &FieldIssue, language: Language) -> Self {
        Self {
            pointer: issue.pointer.clone(),
            code: issue.code,
            message: i18n::field_message(issue.code, language, &issue.details),
            details: issue.details.clone(),
        }
    }
}

/// The status of a code: one exhaustive table.
#[must_use]
pub fn status(code: Code) -> StatusCode {
    match code {
        Code::MalformedJson
        | Code::UnknownParameter
        | Code::DuplicateParameter
        | Code::InvalidParameter
        | Code::InvalidHeader
        | Code::InvalidCursor
        | Code::IdempotencyKeyRequired
        | Code::IdempotencyKeyInvalid => StatusCode::BAD_REQUEST,
        Code::AuthenticationRequired | Code::InvalidToken | Code::TokenExpired | Code::TokenReused | Code::InvalidCredentials => {
            StatusCode::UNAUTHORIZED
        }
        Code::Forbidden
        | Code::AccountDisabled
        | Code::EmailNotVerified
        | Code::ConflictOfInterest
        | Code::OrganisationNotVerified
        | Code::OriginNotAllowed
        | Code::NotIndependent => StatusCode::FORBIDDEN,
        Code::NotFound => StatusCode::NOT_FOUND,
        Code::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
        Code::NotAcceptable => StatusCode::NOT_ACCEPTABLE,
        Code::RequestTimeout => StatusCode::REQUEST_TIMEOUT,
        Code::InvalidState
        | Code::AlreadyExists
        | Code::ChallengeNotOpen
        | Code::DeadlinePassed
        | Code::ChallengeIncomplete
        | Code::OwnApproval
        | Code::ApplicationAlreadyExists
        | Code::ApplicationsSealed
        | Code::AccessCodeExpired
        | Code::AccessCodeUsedUp
        | Code::ApplicationNotEditable
        | Code::FileQuotaExceeded
        | Code::FileNotAvailable
        | Code::FileInUse
        | Code::ScoringNotOpen
        | Code::PanelOpen
        | Code::CoverageIncomplete
        | Code::PanelLocked
        | Code::PlanOutdated
        | Code::TieAtLastSeat
        | Code::NoDecision
        | Code::SameApprover
        | Code::AlreadyReleased
        | Code::ResultsNotPublished
        | Code::AppealNotPossible
        | Code::ThreadFull
        | Code::AlreadyOnPanel
        | Code::LastOwner => StatusCode::CONFLICT,
        Code::LinkExpired => StatusCode::GONE,
        Code::PreconditionFailed => StatusCode::PRECONDITION_FAILED,
        Code::BodyTooLarge | Code::FileTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Code::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Code::ValidationFailed
        | Code::IdempotencyKeyMismatch
        | Code::ApplicationIncomplete
        | Code::TermsNotAccepted
        | Code::NotEligible
        | Code::AccessCodeRequired
        | Code::AccessCodeInvalid
        | Code::FileEmpty
        | Code::FileTypeNotAllowed
        | Code::FileTypeMismatch
        | Code::FileUnsafe
        | Code::FileInfected
        | Code::SheetIncomplete
        | Code::SeatsExceeded => StatusCode::UNPROCESSABLE_ENTITY,
        Code::PreconditionRequired => StatusCode::PRECONDITION_REQUIRED,
        Code::QuotaExceeded => StatusCode::TOO_MANY_REQUESTS,
        Code::HeadersTooLarge => StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
        Code::StorageFull => StatusCode::INSUFFICIENT_STORAGE,
        Code::AuthBusy | Code::DependencyUnavailable => StatusCode::SERVICE_UNAVAILABLE,
        Code::InternalError => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// The code under which a failure of the store is told.
fn store_code(error: &StoreError) -> Code {
    match error {
        // What a row refers to went in between: the next try is told that it is not there.
        StoreError::Unavailable(_) | StoreError::Overloaded | StoreError::Retry(_) | StoreError::MissingReference(_) => {
            Code::DependencyUnavailable
        }
        StoreError::StorageFull => Code::StorageFull,
        StoreError::Duplicate(_) => Code::AlreadyExists,
        StoreError::Corrupt { .. } | StoreError::Internal(_) => Code::InternalError,
    }
}

/// The response for an error, in the language of the request. Faults are logged here, once.
#[must_use]
pub fn respond(error: &ApiError, scope: &RequestScope) -> HttpResponse {
    let fallback;
    let refusal = match error {
        ApiError::Refused(refusal) => refusal,
        ApiError::Store(error) => {
            fallback = Refusal::new(store_code(error));
            &fallback
        }
        ApiError::Fault(_) => {
            fallback = Refusal::new(Code::InternalError);
            &fallback
        }
    };
    let status = status(refusal.code);
    if status.is_server_error() {
        tracing::error!(request_id = %scope.request_id, code = %refusal.code, "request failed: {error}");
    }
    let language = scope.language;
    let problem = Problem::of(refusal, language, &scope.request_id);
    let mut response = HttpResponse::build(status);
    response
        .content_type(MEDIA_TYPE)
        .insert_header((header::CONTENT_LANGUAGE, language.tag()))
        .insert_header((header::VARY, "Accept-Language"))
        .insert_header((header::CACHE_CONTROL, "no-store"));
    challenge_headers(&mut response, refusal);
    response.json(problem)
}

/// `WWW-Authenticate` (RFC 6750) and `Retry-After`.
fn challenge_headers(response: &mut HttpResponseBuilder, refusal: &Refusal) {
    let bearer = match refusal.code {
        Code::AuthenticationRequired | Code::InvalidCredentials => Some("Bearer realm=\"tahaddi\"".to_owned()),
        Code::InvalidToken | Code::TokenExpired | Code::TokenReused => {
            Some(format!("Bearer realm=\"tahaddi\", error=\"invalid_token\", error_description=\"{}\"", refusal.code))
        }
        _ => None,
    };
    if let Some(bearer) = bearer {
        response.insert_header((header::WWW_AUTHENTICATE, bearer));
    }
    match (refusal.details.get("retry_after"), status(refusal.code)) {
        (Some(seconds), _) => {
            response.insert_header((header::RETRY_AFTER, seconds.as_str()));
        }
        (None, StatusCode::SERVICE_UNAVAILABLE) => {
            response.insert_header((header::RETRY_AFTER, "1"));
        }
        (None, _) => {}
    }
    if let Some(allow) = refusal.details.get("allow") {
        response.insert_header((header::ALLOW, allow.as_str()));
    }
}

/// The request scope renders the body, because only it knows the language; this carries the error there.
impl ResponseError for ApiError {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::Refused(refusal) => status(refusal.code),
            Self::Store(error) => status(store_code(error)),
            Self::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
    fn error_response(&self) -> HttpResponse<BoxBody> {
        HttpResponse::new(self.status_code())
    }
}
