//! Every template.

use super::view::TemplateCardView;
use crate::auth::permit::{Permit, act};
use crate::error::ApiError;
use crate::http::reply::{Listed, Page, Public};
use crate::service::template;

/// List templates
///
/// Ready documents that a partner begins a call with, the simplest first.
#[utoipa::path(get, path = "/v1/challenge-templates", operation_id = "templates_list", tag = "catalogue")]
pub async fn handle(_permit: Permit<act::TermList>) -> Result<Public<Listed<TemplateCardView>>, ApiError> {
    Ok(Public(Listed(Page::whole(template::all()?.iter().map(TemplateCardView::from).collect()))))
}
