//! Hand in an application.

use super::view::ApplicationView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, NoBody, PathId, Post};
use crate::http::reply::Found;
use crate::service::application::steps::submit;
use crate::service::challenge::load;
use tahaddi_domain::code::Code;
use tahaddi_domain::access::Action;
use tahaddi_domain::id::ApplicationId;

/// Hand in an application
///
/// Until the deadline, by the clock of the server. It can still be changed and withdrawn.
#[utoipa::path(post, path = "/v1/applications/{id}/submission", operation_id = "applications_submit", tag = "applications",
    extensions(("x-codes" = json!([Code::InvalidState, Code::ChallengeNotOpen, Code::DeadlinePassed, Code::ApplicationIncomplete]))))]
pub async fn handle(
    permit: Permit<act::ApplicationEdit>,
    ctx: Ctx,
    id: PathId<ApplicationId>,
    post: Post<NoBody>,
) -> Result<Answer<Found<ApplicationView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, _body| {
        let application = submit(tx, caller, &id.0)?;
        let challenge = load(tx, caller, &application.challenge, Action::ChallengeView)?;
        let (version, now) = (application.version, application.updated_at);
        Ok(Found::versioned(version, ApplicationView::of(tx, application, &challenge, caller, now)?))
    })
    .await
}
