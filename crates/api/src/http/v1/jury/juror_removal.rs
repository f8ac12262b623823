//! Take a juror off the panel.

use super::view::JurorView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Found;
use crate::service::jury::juror_remove::remove_juror;
use crate::service::jury::jurors::seated;
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::JurorId;
use utoipa::ToSchema;

/// Why a person is taken off a panel.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"reason": "A quitté le ministère."}))]
pub struct CreateJurorRemoval {
    /// Why; it stays on record.
    #[schema(min_length = 1, max_length = 4000)]
    pub reason: String,
}

/// Take a person off a panel
///
/// What the juror has not completed goes back to the organiser. Completed sheets stay and count.
#[utoipa::path(post, path = "/v1/jurors/{id}/removal", operation_id = "jurors_remove", tag = "jury",
    extensions(("x-codes" = json!([Code::InvalidState]))))]
pub async fn handle(
    permit: Permit<act::PanelManage>,
    ctx: Ctx,
    id: PathId<JurorId>,
    post: Post<CreateJurorRemoval>,
) -> Result<Answer<Found<JurorView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let juror = remove_juror(tx, caller, &id.0, &body.reason)?;
        Ok(Found::versioned(juror.version, seated(juror, true).into()))
    })
    .await
}
