//! Can the service do its work?

use super::health_live::HealthView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::reply::Found;

/// Readiness
///
/// Answers when the database does; send no traffic while it answers 503.
#[utoipa::path(get, path = "/health/ready", operation_id = "health_ready", tag = "platform")]
pub async fn handle(_permit: Permit<act::PlatformView>, ctx: Ctx) -> Result<Found<HealthView>, ApiError> {
    ctx.db.ping().await?;
    Ok(Found::computed(HealthView::ok()))
}
