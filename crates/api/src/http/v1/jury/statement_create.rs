//! Declare, as an applicant, a conflict of interest of somebody who may be on the panel.

use super::statement_view::ConflictStatementView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Created;
use crate::service::jury::statements::{NewStatement, state};
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::ApplicationId;
use tahaddi_domain::jury::{ConflictKind, Period};
use utoipa::ToSchema;

/// Who should not judge one's dossiers, and why.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "Karim Bennani", "email": "karim@fonds.example", "kind": "investor",
    "reason": "Il siège au comité qui a refusé notre tour de table."}))]
pub struct CreateConflictStatement {
    /// The name of the person.
    #[schema(min_length = 1, max_length = 200)]
    pub name: String,
    /// The address of the person, if it is known: a name has namesakes.
    #[serde(default)]
    #[schema(format = "email", max_length = 254)]
    pub email: Option<String>,
    /// Why the person should not judge.
    pub kind: ConflictKind,
    /// For an employment, its first day, such as `2023-09-01`.
    #[serde(default)]
    #[schema(max_length = 10, pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
    pub from: Option<String>,
    /// For an employment, its last day. One that ended two years before the startup applied, or earlier, does not count.
    #[serde(default)]
    #[schema(max_length = 10, pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
    pub until: Option<String>,
    /// The explanation. Those who keep the panel read it; jurors do not.
    #[schema(min_length = 1, max_length = 4000)]
    pub reason: String,
}

/// Declare a conflict of interest as an applicant
///
/// Name somebody who should not judge what your startup hands in to the call, whether or not you know that the person is on the panel: the answer
/// is the same. Whoever is meant, by address or whole name, is given no dossier of yours, until somebody without a conflict of interest
/// has looked at it and finds that it does not matter. A startup names up to twenty people.
#[utoipa::path(post, path = "/v1/applications/{id}/conflict-statements", operation_id = "conflicts_state", tag = "applications",
    extensions(("x-codes" = json!([Code::InvalidState]))))]
pub async fn handle(
    permit: Permit<act::ConflictState>,
    ctx: Ctx,
    id: PathId<ApplicationId>,
    post: Post<CreateConflictStatement>,
) -> Result<Answer<Created<ConflictStatementView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let new = NewStatement {
            name: body.name.clone(),
            email: body.email.clone(),
            kind: body.kind,
            period: Period { from: body.from.clone(), until: body.until.clone() },
            reason: body.reason.clone(),
        };
        let stated = state(tx, caller, &id.0, &new)?;
        Ok(Created::plain(format!("/v1/applications/{}/conflict-statements", id.0), stated.into()))
    })
    .await
}
