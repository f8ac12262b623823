//! The facts that texts refer to, with an example of each: what refuses gives every one of them, and no text has others.

use tahaddi_domain::code::{Code, FieldCode};

/// Names and examples of facts.
type Facts = &'static [(&'static str, &'static str)];

/// The facts in the detail of a code.
#[must_use]
pub const fn example_facts(code: Code) -> Facts {
    match code {
        Code::UnknownParameter | Code::DuplicateParameter | Code::InvalidParameter => &[("parameter", "sector")],
        Code::BodyTooLarge => &[("limit", "262144")],
        Code::HeadersTooLarge => &[("limit", "16384")],
        Code::InvalidHeader => &[("header", "content-type")],
        Code::UnsupportedMediaType => &[("expected", "application/json")],
        Code::MethodNotAllowed => &[("allow", "GET, HEAD, OPTIONS")],
        Code::PreconditionFailed => &[("current_version", "4")],
        Code::QuotaExceeded => &[("retry_after", "42")],
        Code::InvalidState => &[("current_state", "published")],
        Code::DeadlinePassed => &[("deadline", "2027-03-31T23:59:59.000000Z"), ("server_time", "2027-04-01T08:00:00.000000Z")],
        Code::ApplicationAlreadyExists => &[("quota", "1"), ("used", "1")],
        Code::AccessCodeExpired => &[("expired_at", "2027-03-20T00:00:00.000000Z")],
        Code::FileTooLarge => &[("limit", "25000000")],
        Code::FileTypeNotAllowed => &[("found", "image/svg+xml")],
        Code::FileTypeMismatch => &[("declared", ".pdf"), ("found", "image/png")],
        Code::FileUnsafe => &[("reason", "encrypted")],
        Code::SeatsExceeded => &[("seats", "10"), ("selected", "12")],
        _ => &[],
    }
}

/// The facts in the message of a field's code.
#[must_use]
pub const fn example_field_facts(code: FieldCode) -> Facts {
    match code {
        FieldCode::TooShort => &[("min", "12")],
        FieldCode::TooLong => &[("max", "300"), ("unit", "characters")],
        _ => &[],
    }
}
