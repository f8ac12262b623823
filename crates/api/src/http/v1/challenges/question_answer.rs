//! Answer a question about a challenge.

use super::questions::InquiryView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post, SecondId};
use crate::http::reply::Found;
use crate::service::inquiry::{NewAnswer, answer};
use serde::Deserialize;
use tahaddi_domain::document::LocalizedText;
use tahaddi_domain::id::{ChallengeId, InquiryId};
use utoipa::ToSchema;

/// An answer.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"answer": {"fr": "Oui, si elle est enregistrée au Maroc."}, "published": true}))]
pub struct CreateAnswer {
    /// The question as everybody will read it, where it should not stand as it was asked.
    #[serde(default)]
    #[schema(min_length = 1, max_length = 2000)]
    pub question: Option<String>,
    /// The answer.
    pub answer: LocalizedText,
    /// Whether everybody reads it, or only who asked.
    #[serde(default = "yes")]
    pub published: bool,
}

fn yes() -> bool {
    true
}

/// Answer a question
///
/// For everybody, so that all applicants know the same, or for the asker alone. Another answer replaces it.
#[utoipa::path(post, path = "/v1/challenges/{id}/questions/{question_id}/answer", operation_id = "questions_answer", tag = "challenges")]
pub async fn handle(
    permit: Permit<act::InquiryAnswer>,
    ctx: Ctx,
    id: PathId<ChallengeId>,
    question: SecondId<InquiryId>,
    post: Post<CreateAnswer>,
) -> Result<Answer<Found<InquiryView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let new = NewAnswer { question: body.question.clone(), answer: body.answer.clone(), published: body.published };
        let inquiry = answer(tx, caller, &id.0, &question.0, &new)?;
        Ok(Found::computed(inquiry.into()))
    })
    .await
}
