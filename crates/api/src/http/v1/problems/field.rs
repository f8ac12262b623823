//! One code of fields.

use super::view::ProblemCodeView;
use crate::auth::permit::{Permit, act};
use crate::error::ApiError;
use crate::http::extract::PathText;
use crate::http::pages::negotiated::{InLanguage, Negotiated};
use tahaddi_domain::code::FieldCode;

/// One field code
///
/// What an entry of `errors` with this code means, and an example.
#[utoipa::path(get, path = "/problems/fields/{code}", operation_id = "problems_view_field", tag = "platform")]
pub async fn handle(
    _permit: Permit<act::PlatformView>,
    code: PathText,
    language: InLanguage,
) -> Result<Negotiated<ProblemCodeView>, ApiError> {
    let code = FieldCode::parse(&code.0).ok_or_else(ApiError::not_found)?;
    Ok(Negotiated::new(language.0, ProblemCodeView::of_field(code, language.0)))
}
