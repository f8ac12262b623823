//! Say what suits one on a panel.

use super::seat_view::OwnSeatView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Body, IfMatch, PathId};
use crate::http::reply::Found;
use crate::service::jury::seats::describe;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::JurorFacts;
use tahaddi_domain::id::JurorId;

/// Say what one knows, reads and has time for
///
/// Replaces what was said before, until applications are assigned. Plans of assignments start from it.
#[utoipa::path(put, path = "/v1/jury/seats/{id}/facts", operation_id = "jury_seats_describe", tag = "jury",
    extensions(("x-codes" = json!([Code::InvalidState]))))]
pub async fn handle(
    permit: Permit<act::AssignmentScore>,
    ctx: Ctx,
    id: PathId<JurorId>,
    seen: IfMatch,
    facts: Body<JurorFacts>,
) -> Result<Found<OwnSeatView>, ApiError> {
    ctx.db
        .write(move |tx| {
            let seat = describe(tx, &permit.caller, &id.0, |version| seen.ensure(version), &facts.0)?;
            Ok(Found::versioned(seat.juror.version, seat.into()))
        })
        .await
}
