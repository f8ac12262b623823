//! Change a programme.

use super::view::ProgrammeView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{IfMatch, Patch, PathId};
use crate::http::reply::Found;
use crate::service::programme::edit;
use tahaddi_domain::document::ProgrammeDocument;
use tahaddi_domain::id::ProgrammeId;

/// Change a programme
#[utoipa::path(patch, path = "/v1/programmes/{id}", operation_id = "programmes_edit", tag = "programmes")]
pub async fn handle(
    permit: Permit<act::ProgrammeManage>,
    ctx: Ctx,
    id: PathId<ProgrammeId>,
    seen: IfMatch,
    patch: Patch<ProgrammeDocument>,
) -> Result<Found<ProgrammeView>, ApiError> {
    ctx.db
        .write(move |tx| {
            let programme = edit(tx, &permit.caller, &id.0, |version| seen.ensure(version), |before| patch.apply_to(before))?;
            Ok(Found::versioned(programme.version, programme.into()))
        })
        .await
}
