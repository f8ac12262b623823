//! See what the jurors propose.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::PathId;
use crate::http::reply::Found;
use crate::service::jury::proposals::of_phase;
use serde::Serialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{ApplicationId, PhaseId};
use tahaddi_domain::jury::Proposals;
use utoipa::ToSchema;

/// What the jurors of a phase propose to decide.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProposalsView {
    /// The review phase.
    pub phase_id: PhaseId,
    /// Each application, by id: the order says nothing.
    #[schema(max_items = 20000)]
    pub applications: Vec<ApplicationProposalsView>,
}

/// What the jurors of one application propose.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApplicationProposalsView {
    /// The application.
    pub application_id: ApplicationId,
    /// How many propose what.
    pub proposals: Proposals,
}

/// What the jurors propose
///
/// Jurors may propose an outcome in their sheet; here they are counted, application by application, once the panel is locked. Only sheets that
/// count are counted. Whoever decides is not bound by them.
#[utoipa::path(get, path = "/v1/phases/{id}/proposals", operation_id = "phases_proposals", tag = "decisions",
    extensions(("x-codes" = json!([Code::PanelOpen]))))]
pub async fn handle(permit: Permit<act::RankingView>, ctx: Ctx, id: PathId<PhaseId>) -> Result<Found<ProposalsView>, ApiError> {
    let (stage, list) = ctx.db.snapshot(move |conn| of_phase(conn, &permit.caller, &id.0)).await?;
    let item = |(application_id, proposals)| ApplicationProposalsView { application_id, proposals };
    Ok(Found::computed(ProposalsView { phase_id: stage.phase.id, applications: list.into_iter().map(item).collect() }))
}
