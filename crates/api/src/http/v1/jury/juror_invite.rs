//! Invite a juror.

use super::view::JurorView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Created;
use crate::service::jury::juror_invite::{NewJuror, invite_juror};
use crate::service::jury::jurors::seated;
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::JurorScope;
use tahaddi_domain::id::{ChallengeId, JurorId};
use tahaddi_domain::jury::JurorRole;
use utoipa::ToSchema;

/// An invitation to a panel.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"email": "amina@universite.example", "name": "Pr Amina Idrissi", "role": "juror"}))]
pub struct CreateJuror {
    /// Who is asked.
    #[schema(format = "email", max_length = 254)]
    pub email: String,
    /// How the person is called.
    #[serde(default)]
    #[schema(max_length = 200)]
    pub name: Option<String>,
    /// What the person is to do. A chair composes the panel and does not score.
    pub role: JurorRole,
    /// What part of the call the person is asked to judge; null is all of it. The invitation tells it.
    #[serde(default)]
    pub scope: Option<JurorScope>,
    /// Who is taken off the panel for this person; null adds a person.
    #[serde(default)]
    pub replaces: Option<ReplacedJuror>,
}

/// Whose place on a panel somebody else takes.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"juror_id": "jur_01kax3v8m0t2r4q6w8y0b1c2d3", "reason": "A quitté le ministère."}))]
pub struct ReplacedJuror {
    /// Who leaves, invited or seated.
    pub juror_id: JurorId,
    /// Why; it stays on record.
    #[schema(min_length = 1, max_length = 4000)]
    pub reason: String,
}

/// Invite a juror
///
/// The person gets a mail with a link, and joins by promising confidentiality and declaring interests. With `replaces` somebody is taken
/// off the panel in the same step: completed sheets stay and count, what is not completed goes back to the organiser.
#[utoipa::path(post, path = "/v1/challenges/{id}/jurors", operation_id = "jurors_invite", tag = "jury",
    extensions(("x-codes" = json!([Code::InvalidState, Code::AlreadyOnPanel]))))]
pub async fn handle(
    permit: Permit<act::PanelManage>,
    ctx: Ctx,
    id: PathId<ChallengeId>,
    post: Post<CreateJuror>,
) -> Result<Answer<Created<JurorView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let replaces = body.replaces.as_ref().map(|replaced| (replaced.juror_id.clone(), replaced.reason.clone()));
        let scope = body.scope.clone().unwrap_or_default();
        let new = NewJuror { email: body.email.clone(), name: body.name.clone(), role: body.role, scope, replaces };
        let juror = invite_juror(tx, caller, &id.0, &new)?;
        let (location, version) = (format!("/v1/jurors/{}", juror.id), juror.version);
        Ok(Created::versioned(location, version, seated(juror, true).into()))
    })
    .await
}
