//! Questions about a challenge.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::{PathId, Query};
use crate::http::reply::{Listed, Public};
use crate::service::inquiry::list;
use serde::Serialize;
use tahaddi_domain::document::LocalizedText;
use tahaddi_domain::id::{ChallengeId, InquiryId};
use tahaddi_domain::inquiry::Inquiry;
use tahaddi_domain::time::Instant;
use utoipa::ToSchema;

crate::list_query! {
    /// Which page of the questions.
    InquiryQuery {}
}

/// A question about a challenge. Nobody learns who asked.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"id": "inq_01kax3v8m0t2r4q6w8y0b1c2d3", "question": "Une coopérative peut-elle candidater ?",
    "asked_at": "2027-02-03T09:00:00.000000Z", "answer": {"fr": "Oui, si elle est enregistrée au Maroc.", "ar": null, "en": null},
    "answered_at": "2027-02-04T10:00:00.000000Z", "published": true}))]
pub struct InquiryView {
    /// Its identifier.
    pub id: InquiryId,
    /// The question.
    #[schema(max_length = 2000)]
    pub question: String,
    /// When it was asked.
    pub asked_at: Instant,
    /// The answer; null until there is one.
    #[schema(required)]
    pub answer: Option<LocalizedText>,
    /// When it was answered.
    #[schema(required)]
    pub answered_at: Option<Instant>,
    /// Whether everybody can read it.
    pub published: bool,
}

impl From<Inquiry> for InquiryView {
    fn from(inquiry: Inquiry) -> Self {
        let (answer, answered_at) = inquiry.answer.map(|answer| (answer.text, answer.at)).unzip();
        Self { id: inquiry.id, question: inquiry.text, asked_at: inquiry.asked_at, answer, answered_at, published: inquiry.published }
    }
}

/// Questions and answers
///
/// What was asked about a call and answered for everybody, oldest first. Who is signed in sees the own questions too, who runs the
/// call sees all of them.
#[utoipa::path(get, path = "/v1/challenges/{id}/questions", operation_id = "questions_list", tag = "challenges")]
pub async fn handle(
    permit: Permit<act::ChallengeView>,
    ctx: Ctx,
    id: PathId<ChallengeId>,
    query: Query<InquiryQuery>,
) -> Result<Public<Listed<InquiryView>>, ApiError> {
    let cursor = ctx.cursors.open(query.0.limit, query.0.cursor.as_deref(), format!("questions:{}", id.0))?;
    let (after, limit) = (cursor.after.clone(), cursor.limit);
    let items = ctx.db.read(move |conn| -> ApiResult<_> { list(conn, &permit.caller, &id.0, after.as_ref(), limit) }).await?;
    let page = ctx.cursors.page(&cursor, items, |inquiry| inquiry.id.clone())?;
    Ok(Public(Listed(page.map(InquiryView::from))))
}
