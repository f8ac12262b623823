//! Change a challenge.

use super::view::ChallengeView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{IfMatch, Patch, PathId};
use crate::http::reply::Found;
use crate::service::challenge::edit::edit;
use crate::service::organisation::name_of;
use serde::{Deserialize, Serialize};
use tahaddi_domain::code::Code;
use tahaddi_domain::document::ChallengeDocument;
use tahaddi_domain::id::{ChallengeId, ProgrammeId};
use utoipa::ToSchema;

/// What can change of a challenge.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"document": {"seats": 12}}))]
pub struct ChallengeContent {
    /// The programme it belongs to.
    #[serde(default)]
    pub programme_id: Option<ProgrammeId>,
    /// What it says.
    pub document: ChallengeDocument,
}

/// Change a challenge
///
/// A draft, one for which the operator asked for changes, or what may still change of a published one: words always, what is asked and
/// offered until somebody has begun an application, deadlines never; what may not is `frozen`. An array is replaced whole; its elements
/// keep their ids.
#[utoipa::path(patch, path = "/v1/challenges/{id}", operation_id = "challenges_edit", tag = "challenges",
    extensions(("x-codes" = json!([Code::InvalidState, Code::ChallengeIncomplete]))))]
pub async fn handle(
    permit: Permit<act::ChallengeEdit>,
    ctx: Ctx,
    id: PathId<ChallengeId>,
    seen: IfMatch,
    patch: Patch<ChallengeContent>,
) -> Result<Found<ChallengeView>, ApiError> {
    ctx.db
        .write(move |tx| {
            let change = |programme: Option<&ProgrammeId>, document: &ChallengeDocument| {
                let before = ChallengeContent { programme_id: programme.cloned(), document: document.clone() };
                patch.apply_to(&before).map(|after| (after.programme_id, after.document))
            };
            let challenge = edit(tx, &permit.caller, &id.0, |version| seen.ensure(version), change)?;
            let name = name_of(tx, &challenge.organisation)?;
            let (version, now) = (challenge.version, challenge.updated_at);
            Ok(Found::versioned(version, ChallengeView::of(tx, challenge, name, &permit.caller, now)?))
        })
        .await
}
