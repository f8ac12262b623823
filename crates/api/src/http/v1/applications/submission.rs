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
/// Until the deadline, by the clock of the server. The current terms must be accepted (`terms_accept`) and the rules of eligibility met.
/// What is handed in gets a signed receipt (`applications_receipt`). It can still be changed and withdrawn; each change is handed in anew
/// with a receipt of its own.
#[utoipa::path(post, path = "/v1/applications/{id}/submission", operation_id = "applications_submit", tag = "applications",
    extensions(("x-codes" = json!([
        Code::InvalidState, Code::ChallengeNotOpen, Code::DeadlinePassed, Code::ApplicationIncomplete,
        Code::TermsNotAccepted, Code::NotEligible, Code::PanelLocked
    ]))))]
pub async fn handle(
    permit: Permit<act::ApplicationEdit>,
    ctx: Ctx,
    id: PathId<ApplicationId>,
    post: Post<NoBody>,
) -> Result<Answer<Found<ApplicationView>>, ApiError> {
    let receipts = ctx.receipts.clone();
    post.commit(&ctx, &permit.caller, move |tx, caller, _body| {
        let application = submit(tx, caller, &receipts, &id.0)?;
        let challenge = load(tx, caller, &application.challenge, Action::ChallengeView)?;
        let (version, now) = (application.version, application.updated_at);
        Ok(Found::versioned(version, ApplicationView::of(tx, application, &challenge, caller, now)?))
    })
    .await
}
