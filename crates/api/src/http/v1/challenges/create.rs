//! Post a challenge.

use super::view::ChallengeView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, Post};
use crate::http::reply::Created;
use crate::service::challenge::create::{NewChallenge, create};
use crate::service::organisation::name_of;
use serde::Deserialize;
use tahaddi_domain::document::ChallengeDocument;
use tahaddi_domain::id::{OrganisationId, ProgrammeId};
use utoipa::ToSchema;

/// A new challenge. A title is enough for a draft.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "organisation_id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
    "document": {
        "title": {"fr": "DigitAgri 2027 : irrigation"}, "sectors": ["agritech"], "technologies": ["IA", "IoT", "RFID", "LoRa"], "seats": 10,
        "phases": [
            {"kind": "application", "opens": {"local": "2027-02-01"}, "closes": {"local": "2027-03-31"}},
            {"kind": "review", "review": {"rubric": {"criteria": [{"label": {"fr": "Innovation"}, "max": 5, "weight": 100}]}}}
        ],
        "questions": [{"label": {"fr": "Votre solution"}, "kind": "long_text", "required": true, "max_words": 500}]
    }}))]
pub struct CreateChallenge {
    /// The organisation that owns it.
    pub organisation_id: OrganisationId,
    /// The programme it belongs to.
    #[serde(default)]
    pub programme_id: Option<ProgrammeId>,
    /// What it says.
    pub document: ChallengeDocument,
}

/// Post a challenge
///
/// Creates a draft that only its organisation and operators see. `readiness` tells what publication needs.
#[utoipa::path(post, path = "/v1/challenges", operation_id = "challenges_create", tag = "challenges")]
pub async fn handle(permit: Permit<act::ChallengeCreate>, ctx: Ctx, post: Post<CreateChallenge>) -> Result<Answer<Created<ChallengeView>>, ApiError> {
    post.commit(&ctx, &permit.caller, |tx, caller, body| {
        let new = NewChallenge { organisation: body.organisation_id.clone(), programme: body.programme_id.clone(), document: body.document.clone() };
        let challenge = create(tx, caller, &new)?;
        let name = name_of(tx, &challenge.organisation)?;
        let (location, version, now) = (format!("/v1/challenges/{}", challenge.id), challenge.version, challenge.updated_at);
        Ok(Created::versioned(location, version, ChallengeView::of(tx, challenge, name, caller, now)?))
    })
    .await
}
