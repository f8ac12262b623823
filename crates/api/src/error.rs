//! How an operation ends badly. Transport-free: `http::problem` turns it into a status and a body.

use tahaddi_domain::code::Code;
use tahaddi_domain::refusal::Refusal;
use tahaddi_persistence::{StoreError, TxError};

/// Why an operation did not happen.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    /// A rule said no; the caller is told why.
    #[error("refused: {0}")]
    Refused(#[from] Refusal),
    /// The database failed; the caller is told nothing but the status.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A fault of ours; the text goes to the log only.
    #[error("fault: {0}")]
    Fault(String),
}

/// What services and handlers return.
pub type ApiResult<T> = Result<T, ApiError>;

impl ApiError {
    /// There is nothing here that the caller may know of.
    #[must_use]
    pub fn not_found() -> Self {
        Self::from(Code::NotFound)
    }
    /// A fault of ours.
    pub fn fault(what: impl ToString) -> Self {
        Self::Fault(what.to_string())
    }
}

impl From<Code> for ApiError {
    fn from(code: Code) -> Self {
        Self::Refused(Refusal::new(code))
    }
}

impl From<serde_json::Error> for ApiError {
    fn from(error: serde_json::Error) -> Self {
        Self::Fault(error.to_string())
    }
}

impl TxError for ApiError {
    fn store_error(&self) -> Option<&StoreError> {
        match self {
            Self::Store(error) => Some(error),
            Self::Refused(_) | Self::Fault(_) => None,
        }
    }
}
