//! One template.

use super::view::TemplateView;
use crate::auth::permit::{Permit, act};
use crate::error::ApiError;
use crate::http::extract::PathText;
use crate::http::reply::{Found, Public};
use crate::service::template;

/// One template
///
/// The document of a call of that kind, to be changed and sent to `challenges_create`.
#[utoipa::path(get, path = "/v1/challenge-templates/{key}", operation_id = "templates_view", tag = "catalogue")]
pub async fn handle(_permit: Permit<act::TermList>, key: PathText) -> Result<Public<Found<TemplateView>>, ApiError> {
    Ok(Public(Found::computed(TemplateView::from(template::find(&key.0)?))))
}
