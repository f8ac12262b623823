//! See a programme.

use super::view::ProgrammeView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::PathId;
use crate::http::reply::{Found, Public};
use tahaddi_domain::id::ProgrammeId;
use tahaddi_persistence::repo::programme;

/// A programme
#[utoipa::path(get, path = "/v1/programmes/{id}", operation_id = "programmes_view", tag = "programmes")]
pub async fn handle(_permit: Permit<act::ProgrammeView>, ctx: Ctx, id: PathId<ProgrammeId>) -> Result<Public<Found<ProgrammeView>>, ApiError> {
    let programme = ctx.db.read(move |conn| programme::find(conn, &id.0)).await?.ok_or_else(ApiError::not_found)?;
    Ok(Public(Found::versioned(programme.version, programme.into())))
}
