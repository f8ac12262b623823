//! Download one's score sheets as a workbook.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::Query;
use crate::http::file::Workbook;
use crate::service::jury::workbook::{desks, write};
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::Language;
use tahaddi_domain::id::PhaseId;
use utoipa::IntoParams;

/// Which sheets, and in which language.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct SheetsQuery {
    /// The review phase.
    phase_id: PhaseId,
    /// The language of headings; without it `Accept-Language` chooses.
    #[serde(default)]
    #[param(nullable = false)]
    lang: Option<Language>,
}

/// Download one's score sheets
///
/// The caller's own sheets of a phase as a workbook (XLSX): a row a dossier, by pseudonym, with a column for each score and comment; beside
/// it what is scored by and what the dossiers say to jurors. Fill it in and send it back with `jury_sheets_upload`. The first row is hidden
/// and names the columns; leave it as it is.
#[utoipa::path(get, path = "/v1/jury/sheets", operation_id = "jury_sheets_download", tag = "jury",
    extensions(("x-codes" = json!([Code::NotFound, Code::ScoringNotOpen]))))]
pub async fn handle(permit: Permit<act::AssignmentScore>, ctx: Ctx, query: Query<SheetsQuery>) -> Result<Workbook, ApiError> {
    let SheetsQuery { phase_id, lang } = query.0;
    let (now, language) = (ctx.clock.now(), lang.unwrap_or(permit.caller.language));
    let (stage, desks) = ctx.db.read(move |conn| -> ApiResult<_> { desks(conn, &permit.caller, &phase_id, now) }).await?;
    let bytes = tokio::task::spawn_blocking(move || write(&stage, &desks, language, now)).await.map_err(ApiError::fault)??;
    Ok(Workbook { name: "sheets.xlsx".to_owned(), bytes })
}
