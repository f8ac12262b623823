//! Clear a conflict of interest.

use super::clearance_view::ClearanceView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Created;
use crate::service::jury::clearances::{NewClearance, clear};
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{ApplicationId, JurorId, OrganisationId, PhaseId, UserId};
use utoipa::ToSchema;

/// What is cleared: `juror_id` names somebody on the panel, or else `user_id` somebody who decides without a seat; `organisation_id` names the
/// startup, or else `application_id` one of its applications.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"juror_id": "jur_01kax3v8m0t2r4q6w8y0b1c2d3", "organisation_id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
    "reason": "Même université, sans lien entre les deux personnes."}))]
pub struct CreateClearance {
    /// The juror.
    #[serde(default)]
    pub juror_id: Option<JurorId>,
    /// An operator, or a member of the organisation that runs the call.
    #[serde(default)]
    pub user_id: Option<UserId>,
    /// The startup.
    #[serde(default)]
    pub organisation_id: Option<OrganisationId>,
    /// An application of the startup.
    #[serde(default)]
    pub application_id: Option<ApplicationId>,
    /// Why it does not matter.
    #[schema(min_length = 1, max_length = 4000)]
    pub reason: String,
}

/// Clear a conflict of interest
///
/// What the data and applicants say against a person and a startup, as it is known now, does not count from now on: sheets that were put aside
/// count again, and who decides without a seat may decide. What comes to light later counts. Nobody clears what is said of him or of her, and nobody
/// clears who has a conflict, or that somebody belongs to the startup or to the team of its dossier; but whoever has nothing but a mail domain in
/// common with applicants clears others of the same. What the juror or those who keep the panel have
/// declared is taken back instead. After the lock only those are cleared who never had a seat.
#[utoipa::path(post, path = "/v1/phases/{id}/conflict-clearances", operation_id = "conflicts_clear", tag = "jury",
    extensions(("x-codes" = json!([Code::InvalidState, Code::PanelLocked, Code::ApplicationsSealed]))))]
pub async fn handle(
    permit: Permit<act::PanelManage>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    post: Post<CreateClearance>,
) -> Result<Answer<Created<ClearanceView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let new = NewClearance {
            juror: body.juror_id.clone(),
            user: body.user_id.clone(),
            startup: body.organisation_id.clone(),
            application: body.application_id.clone(),
            reason: body.reason.clone(),
        };
        let cleared = clear(tx, caller, &id.0, &new)?;
        Ok(Created::plain(format!("/v1/phases/{}/conflict-clearances", id.0), cleared.into()))
    })
    .await
}
