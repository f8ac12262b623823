//! List the panel.

use super::view::JurorView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::PathId;
use crate::http::reply::{Listed, Page};
use crate::service::jury::jurors::list;
use tahaddi_domain::id::ChallengeId;

/// List the panel of a challenge
///
/// Everybody who was ever asked, in the order of the invitations.
#[utoipa::path(get, path = "/v1/challenges/{id}/jurors", operation_id = "jurors_list", tag = "jury")]
pub async fn handle(permit: Permit<act::PanelView>, ctx: Ctx, id: PathId<ChallengeId>) -> Result<Listed<JurorView>, ApiError> {
    let jurors = ctx.db.read(move |conn| list(conn, &permit.caller, &id.0)).await?;
    Ok(Listed(Page::whole(jurors).map(JurorView::from)))
}
