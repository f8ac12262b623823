//! Is the process alive?

use crate::auth::permit::{Permit, act};
use crate::error::ApiError;
use crate::http::reply::Found;
use serde::Serialize;
use utoipa::ToSchema;

/// How the service is.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"status": "ok", "version": "0.1.0"}))]
pub struct HealthView {
    /// `ok`.
    #[schema(max_length = 20)]
    pub status: &'static str,
    /// The release.
    #[schema(max_length = 40)]
    pub version: &'static str,
}

impl HealthView {
    /// All is well.
    #[must_use]
    pub fn ok() -> Self {
        Self { status: "ok", version: env!("CARGO_PKG_VERSION") }
    }
}

/// Liveness
///
/// Answers as long as the process runs; restart it when it does not.
#[utoipa::path(get, path = "/health/live", operation_id = "health_live", tag = "platform")]
pub async fn handle(_permit: Permit<act::PlatformView>) -> Result<Found<HealthView>, ApiError> {
    Ok(Found::computed(HealthView::ok()))
}
