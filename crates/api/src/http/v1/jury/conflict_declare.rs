//! Declare a conflict of interest.

use super::view::ConflictView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Created;
use crate::service::jury::conflicts::{NewConflict, declare};
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{ApplicationId, JurorId, OrganisationId, PhaseId, UserId};
use tahaddi_domain::jury::{ConflictKind, Period};
use utoipa::ToSchema;

/// A conflict of interest: `juror_id` names somebody on the panel, or else `user_id` somebody who decides without a seat; `organisation_id` names
/// the startup, or else `application_id` one of its applications.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"juror_id": "jur_01kax3v8m0t2r4q6w8y0b1c2d3", "organisation_id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
    "kind": "mentor", "reason": "A accompagné la startup en 2025."}))]
pub struct CreateConflict {
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
    /// Why the person should not judge it, or decide.
    pub kind: ConflictKind,
    /// For an employment, its first day, such as `2023-09-01`.
    #[serde(default)]
    #[schema(max_length = 10, pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
    pub from: Option<String>,
    /// For an employment, its last day. One that ended two years before the startup applied, or earlier, does not count.
    #[serde(default)]
    #[schema(max_length = 10, pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
    pub until: Option<String>,
    /// The explanation.
    #[schema(min_length = 1, max_length = 4000)]
    pub reason: String,
}

/// Declare a conflict of interest
///
/// Between a person and a startup, for the whole challenge. Sheets that a juror gave to the startup are kept and do not count, and nobody
/// with a conflict decides. Operators and the chair declare one of a juror, operators of anybody who decides without a seat, and everybody who
/// does, of himself or herself. From the lock until the release the ranking stays what it is, and the person decides no longer.
#[utoipa::path(post, path = "/v1/phases/{id}/conflicts", operation_id = "conflicts_declare", tag = "jury",
    extensions(("x-codes" = json!([Code::InvalidState, Code::AlreadyReleased]))))]
pub async fn handle(
    permit: Permit<act::ConflictDeclare>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    post: Post<CreateConflict>,
) -> Result<Answer<Created<ConflictView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let new = NewConflict {
            juror: body.juror_id.clone(),
            user: body.user_id.clone(),
            startup: body.organisation_id.clone(),
            application: body.application_id.clone(),
            kind: body.kind,
            period: Period { from: body.from.clone(), until: body.until.clone() },
            reason: body.reason.clone(),
        };
        let declared = declare(tx, caller, &id.0, &new)?;
        Ok(Created::plain(format!("/v1/phases/{}/conflicts", id.0), declared.into()))
    })
    .await
}
