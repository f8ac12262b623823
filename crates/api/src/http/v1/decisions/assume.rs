//! State what is assumed of panels that nothing connects.

use super::view::PhaseView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Body, IfMatch, PathId};
use crate::http::reply::Found;
use crate::service::jury::assume::assume;
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::PhaseId;
use tahaddi_domain::jury::evaluation::PanelAssumption;
use utoipa::ToSchema;

/// What is assumed of the panels of a phase.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"assumption": "equal_quality", "reason": "Les dossiers ont été répartis au sort entre les panels."}))]
pub struct PanelAssumptionContent {
    /// What is assumed.
    pub assumption: PanelAssumption,
    /// Why that is sound; it stays on record.
    #[schema(min_length = 1, max_length = 4000)]
    pub reason: String,
}

/// State what is assumed of the panels
///
/// Where no juror and no application connects two panels, their scores can be compared under an assumption alone, which no data can check.
/// Whoever keeps the panel states it before the lock, with the reason: it stands in the audit trail, in the ranking, and among the parameters
/// of the signed record. Chances and expected ranks are then told for all; ranks by track and by panel are there in any case. Equal quality
/// is for calls that name no method, or `exchangeable`.
#[utoipa::path(put, path = "/v1/phases/{id}/panel-assumption", operation_id = "phases_assume", tag = "decisions",
    extensions(("x-codes" = json!([Code::InvalidState, Code::PanelLocked]))))]
pub async fn handle(
    permit: Permit<act::PanelManage>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    seen: IfMatch,
    body: Body<PanelAssumptionContent>,
) -> Result<Found<PhaseView>, ApiError> {
    ctx.db
        .write(move |tx| {
            let PanelAssumptionContent { assumption, reason } = &body.0;
            let stage = assume(tx, &permit.caller, &id.0, |version| seen.ensure(version), *assumption, reason)?;
            let (version, now) = (stage.phase.version, stage.phase.updated_at);
            Ok(Found::versioned(version, PhaseView::of(tx, stage, &permit.caller, now)?))
        })
        .await
}
