//! See the ranking as a picture.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::PathId;
use crate::http::pages::negotiated::InLanguage;
use crate::http::printed::{Print, Printed, drawn};
use crate::render::{picture as drawing, svg};
use crate::service::jury::picture::picture;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::PhaseId;

/// A picture of a ranking.
#[derive(Debug)]
pub struct PicturePrint;

impl Print for PicturePrint {
    const ABOUT: &'static str = "The picture, as SVG. Its description says in words what it shows.";
    const MEDIA_TYPES: &'static [(&'static str, bool)] = &[("image/svg+xml", true)];
}

/// The ranking as a picture
///
/// Scores with their 95 % intervals, thresholds, and the line where the seats end, track by track. Nothing is told by colour. Seen by
/// whom and when the ranking is.
#[utoipa::path(get, path = "/v1/phases/{id}/ranking-picture", operation_id = "phases_ranking_picture", tag = "decisions",
    extensions(("x-codes" = json!([Code::PanelOpen, Code::DuplicateParameter]))))]
pub async fn handle(
    permit: Permit<act::RankingView>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    language: InLanguage,
) -> Result<Printed<PicturePrint>, ApiError> {
    let picture = ctx.db.snapshot(move |conn| picture(conn, &permit.caller, &id.0)).await?;
    drawn(move || {
        let scene = drawing::whole(&picture, language.0);
        Ok(Printed::new("image/svg+xml", language.0, svg::svg(&scene, language.0, "ranking").into_bytes()))
    })
    .await
}
