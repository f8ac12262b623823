//! Read the minutes of a decision.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::PathId;
use crate::http::printed::{MinutesFormat, Print, Printed, Wanted, drawn};
use crate::render::{html, minutes as written, pdf};
use crate::service::jury::minutes::minutes;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{Id as _, PhaseId};

/// Minutes, as a page or as a PDF.
#[derive(Debug)]
pub struct MinutesPrint;

impl Print for MinutesPrint {
    const ABOUT: &'static str = "The minutes: a page that stands alone, or a PDF.";
    const MEDIA_TYPES: &'static [(&'static str, bool)] = &[("text/html", true), ("application/pdf", false)];
}

/// The minutes of a decision
///
/// What a commission signs (*procès-verbal*): session, attendance and quorum, recusals, the results with their reasons, votes, ties,
/// reserve list, dissents, the ranking as a picture, and a line to sign for everybody who sat. Before the release it is marked as a
/// draft and read by those who keep the panel; after it by the owner of the call too, and by the jurors who sat: they sign it (where the
/// phase is not blind they read the draft as well). Nobody who has a conflict of interest reads it.
#[utoipa::path(get, path = "/v1/phases/{id}/minutes", operation_id = "decisions_minutes", tag = "decisions",
    extensions(("x-codes" = json!([Code::PanelOpen, Code::NoDecision]))))]
pub async fn handle(
    permit: Permit<act::MinutesView>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    wanted: Wanted,
) -> Result<Printed<MinutesPrint>, ApiError> {
    let (now, name) = (ctx.clock.now(), format!("minutes-{}-{}", id.0.as_str(), wanted.language.tag()));
    let minutes = ctx.db.snapshot(move |conn| minutes(conn, &permit.caller, &id.0, now)).await?;
    drawn(move || {
        let document = written::document(&minutes, wanted.language);
        Ok(match wanted.format {
            MinutesFormat::Html => {
                let page = html::html(&document).map_err(ApiError::fault)?;
                Printed::new("text/html; charset=utf-8", wanted.language, page.into_bytes()).with_policy(html::policy())
            }
            MinutesFormat::Pdf => {
                let bytes = pdf::document(&document).map_err(ApiError::fault)?;
                Printed::new("application/pdf", wanted.language, bytes).with_name(format!("{name}.pdf"))
            }
        })
    })
    .await
}
