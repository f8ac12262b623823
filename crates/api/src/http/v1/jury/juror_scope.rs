//! Say what part of a call a juror judges.

use super::view::JurorView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Body, IfMatch, PathId};
use crate::http::reply::Found;
use crate::service::jury::juror_scope::rescope;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::JurorScope;
use tahaddi_domain::id::JurorId;

/// Say what part of the call a juror judges
///
/// Replaces what the invitation said. From then on plans give the juror nothing else, and nothing else is given by hand; what the juror has
/// already stays. The audit trail keeps both.
#[utoipa::path(put, path = "/v1/jurors/{id}/scope", operation_id = "jurors_rescope", tag = "jury",
    extensions(("x-codes" = json!([Code::InvalidState]))))]
pub async fn handle(
    permit: Permit<act::PanelManage>,
    ctx: Ctx,
    id: PathId<JurorId>,
    seen: IfMatch,
    scope: Body<JurorScope>,
) -> Result<Found<JurorView>, ApiError> {
    ctx.db
        .write(move |tx| {
            let seated = rescope(tx, &permit.caller, &id.0, |version| seen.ensure(version), &scope.0)?;
            Ok(Found::versioned(seated.juror.version, seated.into()))
        })
        .await
}
