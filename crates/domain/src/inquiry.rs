//! Public questions about a call, and their answers. Everybody reads what is answered and published; nobody reads who asked.

use crate::document::LocalizedText;
use crate::id::{ChallengeId, InquiryId, UserId};
use crate::refusal::{Check, Refusal};
use crate::time::Instant;

/// A question about a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inquiry {
    /// Its identifier.
    pub id: InquiryId,
    /// The call.
    pub challenge: ChallengeId,
    /// Who asked.
    pub asked_by: UserId,
    /// The question.
    pub text: String,
    /// When it was asked.
    pub asked_at: Instant,
    /// The answer, once there is one.
    pub answer: Option<Answer>,
    /// Whether question and answer are public.
    pub published: bool,
    /// Counts changes.
    pub version: i64,
}

/// An answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its words.
    pub text: LocalizedText,
    /// Who gave it.
    pub by: UserId,
    /// When it last changed.
    pub at: Instant,
}

/// The words of a question.
///
/// # Errors
/// `validation_failed` at `/text`.
pub fn ensure_question(text: &str) -> Result<(), Refusal> {
    let mut check = Check::default();
    check.required_text("/text", text, 2_000);
    check.finish()
}

impl Inquiry {
    /// Answers it, or answers it anew. `text` replaces the words of the question, so that what identifies the asker can be left out;
    /// a question that is not published is told to its asker alone.
    ///
    /// # Errors
    /// `validation_failed` with what is wrong.
    pub fn answer(
        self,
        question: Option<String>,
        answer: LocalizedText,
        published: bool,
        by: UserId,
        now: Instant,
    ) -> Result<Self, Refusal> {
        let mut check = Check::default();
        let text = question.unwrap_or(self.text);
        check.required_text("/question", &text, 2_000);
        answer.check_required(&mut check, "/answer", 10_000);
        check.finish()?;
        Ok(Self { text, answer: Some(Answer { text: answer, by, at: now }), published, version: self.version + 1, ..self })
    }
}
