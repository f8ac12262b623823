//! Hand in an application.

use super::view::ApplicationView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Found;
use crate::service::access_code;
use crate::service::application::steps::submit;
use crate::service::challenge::load;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::access::Action;
use tahaddi_domain::id::ApplicationId;
use utoipa::ToSchema;

/// What comes with a hand-in.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"access_code": "7K2M-Q9DX-4VTA-0R8C"}))]
pub struct CreateSubmission {
    /// The access code, where the application window asks for one. It is used up by one; a later change of the application needs none.
    /// Where none is asked for, none is used.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 100)]
    pub access_code: Option<SecretString>,
}

impl CreateSubmission {
    /// The access code as it was typed, if any was.
    fn code(&self) -> Option<&str> {
        self.access_code.as_ref().map(ExposeSecret::expose_secret).filter(|code| !code.trim().is_empty())
    }
}

/// Hand in an application
///
/// Until the deadline, by the clock of the server. The current terms must be accepted (`terms_accept`) and the rules of eligibility met.
/// What is handed in gets a signed receipt (`applications_receipt`). It can still be changed and withdrawn; each change is handed in anew
/// with a receipt of its own. An application window with `entry.access_code` asks for an access code: the answer is `access_code_required`
/// without one, and `access_code_invalid` for one that is unknown, revoked or meant for others.
#[utoipa::path(post, path = "/v1/applications/{id}/submission", operation_id = "applications_submit", tag = "applications",
    extensions(("x-codes" = json!([
        Code::InvalidState, Code::ChallengeNotOpen, Code::DeadlinePassed, Code::ApplicationIncomplete,
        Code::TermsNotAccepted, Code::NotEligible, Code::PanelLocked, Code::ApplicationAlreadyExists,
        Code::AccessCodeRequired, Code::AccessCodeInvalid, Code::AccessCodeExpired, Code::AccessCodeUsedUp
    ]))))]
pub async fn handle(
    permit: Permit<act::ApplicationEdit>,
    ctx: Ctx,
    id: PathId<ApplicationId>,
    post: Post<CreateSubmission>,
) -> Result<Answer<Found<ApplicationView>>, ApiError> {
    let receipts = ctx.receipts.clone();
    if let Some(code) = post.body.code() {
        access_code::attempt(&ctx, &permit.caller, code).await?;
    }
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let application = submit(tx, caller, &receipts, &id.0, body.code())?;
        let challenge = load(tx, caller, &application.challenge, Action::ChallengeView)?;
        let (version, now) = (application.version, application.updated_at);
        Ok(Found::versioned(version, ApplicationView::of(tx, application, &challenge, caller, now)?))
    })
    .await
}
