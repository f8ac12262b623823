//! Ask a question about a challenge.

use super::questions::InquiryView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Created;
use crate::service::inquiry::ask;
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::ChallengeId;
use utoipa::ToSchema;

/// A question.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"text": "Une coopérative peut-elle candidater ?"}))]
pub struct CreateInquiry {
    /// The question. It may be shown to everybody; it should not tell who asks.
    #[schema(min_length = 1, max_length = 2000)]
    pub text: String,
}

/// Ask a question
///
/// About a published call. Who runs it answers, for everybody or for the asker alone; the asker is told by mail.
#[utoipa::path(post, path = "/v1/challenges/{id}/questions", operation_id = "questions_ask", tag = "challenges",
    extensions(("x-codes" = json!([Code::InvalidState]))))]
pub async fn handle(
    permit: Permit<act::InquiryAsk>,
    ctx: Ctx,
    id: PathId<ChallengeId>,
    post: Post<CreateInquiry>,
) -> Result<Answer<Created<InquiryView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let inquiry = ask(tx, caller, &id.0, &body.text)?;
        Ok(Created::plain(format!("/v1/challenges/{}/questions", id.0), inquiry.into()))
    })
    .await
}
