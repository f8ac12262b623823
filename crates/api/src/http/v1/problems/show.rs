//! One code of problems.

use super::view::ProblemCodeView;
use crate::auth::permit::{Permit, act};
use crate::error::ApiError;
use crate::http::extract::PathText;
use crate::http::pages::negotiated::{InLanguage, Negotiated};
use tahaddi_domain::code::Code;

/// One problem code
///
/// What it means, what a program does with it, and an example. `type` in a problem leads here.
#[utoipa::path(get, path = "/problems/{code}", operation_id = "problems_view", tag = "platform")]
pub async fn handle(
    _permit: Permit<act::PlatformView>,
    code: PathText,
    language: InLanguage,
) -> Result<Negotiated<ProblemCodeView>, ApiError> {
    let code = Code::parse(&code.0).ok_or_else(ApiError::not_found)?;
    Ok(Negotiated::new(language.0, ProblemCodeView::of_problem(code, language.0)))
}
