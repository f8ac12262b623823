//! A dossier's content.

use super::{ChallengeDocument, Points, Question, QuestionKind};
use crate::code::{Code, FieldCode};
use crate::id::QuestionId;
use crate::refusal::{Check, FieldIssue, Refusal, Unit};
use crate::text::word_count;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a startup writes. A draft may be incomplete; what is there must fit the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "title": "Irrigation pilotée par capteurs", "answers": {"qst_01kax3v8m0t2r4q6w8y0b1c2d3": "Un réseau de sondes mesure l'humidité du sol."}})))]
pub struct ApplicationDocument {
    /// The name of the proposed solution; jurors see it, so it should not tell who applies.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub title: String,
    /// Answers by the id of their question. In a merge patch, `null` removes an answer.
    #[serde(default)]
    pub answers: BTreeMap<QuestionId, AnswerValue>,
}

/// An answer: a text, a number, or yes and no, as its question asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum AnswerValue {
    /// Yes or no.
    Boolean(bool),
    /// A number.
    Number(Points),
    /// A text, an address or the chosen option.
    Text(String),
}

impl ApplicationDocument {
    /// Checks what is there against the form of the call.
    ///
    /// # Errors
    /// `validation_failed` with every answer that does not fit.
    pub fn ensure_fits(&self, form: &ChallengeDocument) -> Result<(), Refusal> {
        let mut check = Check::default();
        check.text("/title", &self.title, 200);
        for (id, value) in &self.answers {
            let pointer = format!("/answers/{id}");
            match form.question(id) {
                None => check.fail(pointer, FieldCode::UnknownReference),
                Some(question) => check_answer(&mut check, &pointer, question, value),
            }
        }
        check.finish()
    }

    /// What a submission still lacks.
    #[must_use]
    pub fn missing(&self, form: &ChallengeDocument) -> Vec<FieldIssue> {
        let mut check = Check::default();
        check.require(!self.title.trim().is_empty(), "/title", FieldCode::Required);
        for question in form.questions.iter().filter(|question| question.required) {
            let Some(id) = &question.id else { continue };
            let answered = match self.answers.get(id) {
                Some(AnswerValue::Text(text)) => !text.trim().is_empty(),
                Some(AnswerValue::Boolean(_) | AnswerValue::Number(_)) => true,
                None => false,
            };
            check.require(answered, format!("/answers/{id}"), FieldCode::Required);
        }
        check.into_issues()
    }

    /// Whether it can be submitted: it fits the form and nothing is missing.
    ///
    /// # Errors
    /// `validation_failed` or `application_incomplete`, with the fields.
    pub fn ensure_complete(&self, form: &ChallengeDocument) -> Result<(), Refusal> {
        self.ensure_fits(form)?;
        let fields = self.missing(form);
        if fields.is_empty() { Ok(()) } else { Err(Refusal { fields, ..Refusal::new(Code::ApplicationIncomplete) }) }
    }
}

fn check_answer(check: &mut Check, pointer: &str, question: &Question, value: &AnswerValue) {
    match (question.kind, value) {
        (QuestionKind::Boolean, AnswerValue::Boolean(_)) | (QuestionKind::Number, AnswerValue::Number(_)) => {}
        (QuestionKind::ShortText, AnswerValue::Text(text)) => {
            check.text(pointer, text, 500);
            check.require(!text.contains(['\n', '\r']), pointer, FieldCode::InvalidFormat);
            check_words(check, pointer, question, text);
        }
        (QuestionKind::LongText, AnswerValue::Text(text)) => {
            check.text(pointer, text, 40_000);
            check_words(check, pointer, question, text);
        }
        (QuestionKind::Url, AnswerValue::Text(text)) => {
            check.text(pointer, text, 2_048);
            let is_web = text.starts_with("https://") || text.starts_with("http://");
            check.require(is_web && !text.contains(char::is_whitespace), pointer, FieldCode::InvalidFormat);
        }
        (QuestionKind::Choice, AnswerValue::Text(text)) => check.require(question.options.contains(text), pointer, FieldCode::NotAllowed),
        _ => check.fail(pointer, FieldCode::WrongType),
    }
}

fn check_words(check: &mut Check, pointer: &str, question: &Question, text: &str) {
    if let Some(max) = question.max_words {
        check.at_most(pointer, word_count(text), usize::try_from(max).unwrap_or(usize::MAX), Unit::Words);
    }
}
