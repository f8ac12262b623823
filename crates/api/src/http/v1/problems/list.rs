//! Every code.

use super::view::ProblemsView;
use crate::auth::permit::{Permit, act};
use crate::error::ApiError;
use crate::http::pages::negotiated::{InLanguage, Negotiated};

/// Every problem code
///
/// The codes of problems and of their fields, with their statuses and titles.
#[utoipa::path(get, path = "/problems", operation_id = "problems_list", tag = "platform")]
pub async fn handle(_permit: Permit<act::PlatformView>, language: InLanguage) -> Result<Negotiated<ProblemsView>, ApiError> {
    Ok(Negotiated::new(language.0, ProblemsView::new(language.0)))
}
