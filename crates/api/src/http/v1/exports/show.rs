//! View an export.

use super::view::ExportView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::PathId;
use crate::http::reply::Found;
use crate::service::export::request::show;
use tahaddi_domain::id::ExportId;

/// View an export
///
/// How far it is, for whoever asked for it.
#[utoipa::path(get, path = "/v1/exports/{id}", operation_id = "exports_view", tag = "exports")]
pub async fn handle(permit: Permit<act::ExportView>, ctx: Ctx, id: PathId<ExportId>) -> Result<Found<ExportView>, ApiError> {
    let now = ctx.clock.now();
    let export = ctx.db.read(move |conn| show(conn, &permit.caller, &id.0)).await?;
    Ok(Found::computed(ExportView::of(export, now)))
}
