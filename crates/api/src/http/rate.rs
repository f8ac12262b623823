//! How often one caller may do what.

use tahaddi_domain::access::Action;
use utoipa::openapi::RefOr;
use utoipa::openapi::path::{HttpMethod, Operation, ParameterIn};

/// What an operation costs: operations of one class share one budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RateClass {
    /// Looking at something by its name, or at a list.
    Read,
    /// Looking for something by words.
    Search,
    /// Changing something.
    Write,
    /// What people do before they are signed in: register, log in, follow the link of a mail.
    Auth,
    /// Having a large file made.
    Export,
    /// Sending a file.
    Upload,
}

impl RateClass {
    /// Its name in headers, settings and the document.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Search => "search",
            Self::Write => "write",
            Self::Auth => "auth",
            Self::Export => "export",
            Self::Upload => "upload",
        }
    }

    /// That of an operation, from what is known of it.
    #[must_use]
    pub fn of(method: &HttpMethod, action: Action, operation: &Operation) -> Self {
        let by_words = operation.parameters.iter().flatten().any(
            |parameter| matches!(parameter, RefOr::T(parameter) if parameter.parameter_in == ParameterIn::Query && parameter.name == "q"),
        );
        match method {
            HttpMethod::Get if by_words => Self::Search,
            HttpMethod::Get => Self::Read,
            _ if action.is_for_anyone() => Self::Auth,
            _ => Self::Write,
        }
    }
}
