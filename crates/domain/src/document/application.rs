//! A dossier's content.

use super::{ChallengeDocument, Key, Points, Question, QuestionKind, TrackChoice};
use crate::code::{Code, FieldCode};
use crate::id::QuestionId;
use crate::refusal::{Check, FieldIssue, Refusal, Unit};
use crate::text::word_count;
use crate::time::date_instant;
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
    /// The track of the call in which it applies.
    #[serde(default)]
    pub track: Option<Key>,
    /// Answers by the id of their question. In a merge patch, `null` removes an answer.
    #[serde(default)]
    pub answers: BTreeMap<QuestionId, AnswerValue>,
}

/// An answer: a text, a number, yes and no, or some of the options, as its question asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum AnswerValue {
    /// Yes or no.
    Boolean(bool),
    /// A number.
    Number(Points),
    /// A text, a day, an address or the chosen option.
    Text(String),
    /// The chosen options.
    Choices(Vec<String>),
}

impl ApplicationDocument {
    /// Checks what is there against the form of the call.
    ///
    /// # Errors
    /// `validation_failed` with every answer that does not fit.
    pub fn ensure_fits(&self, form: &ChallengeDocument) -> Result<(), Refusal> {
        let mut check = Check::default();
        check.text("/title", &self.title, 200);
        if let Some(track) = &self.track {
            check.require(form.track(track).is_some(), "/track", FieldCode::UnknownReference);
        }
        for (id, value) in &self.answers {
            let pointer = format!("/answers/{id}");
            match form.question(id) {
                None => check.fail(pointer, FieldCode::UnknownReference),
                Some(question) => check_answer(&mut check, &pointer, question, value),
            }
        }
        check.finish()
    }

    /// Whether a question is asked in every such dossier at the first submission: it belongs to the track and to all windows, no later
    /// phase asks for it, and the answer that it waits for was given. An answer to what is not asked is kept and never missed.
    #[must_use]
    pub fn is_asked(&self, question: &Question, form: &ChallengeDocument) -> bool {
        let in_track = question.tracks.is_empty() || self.track.as_ref().is_some_and(|track| question.tracks.contains(track));
        let waits = |condition: &super::AnswerCondition| {
            let other = form.questions.iter().find(|other| other.key.as_ref() == Some(&condition.question));
            let answer = other.and_then(|other| other.id.as_ref()).and_then(|id| self.answers.get(id));
            answer.is_some_and(|answer| answer.is_among(&condition.values))
        };
        in_track && question.windows.is_empty() && question.required_from.is_none() && question.shown_if.as_ref().is_none_or(waits)
    }

    /// What the chosen options are worth together; `None` where the form gives no points to options.
    #[must_use]
    pub fn points(&self, form: &ChallengeDocument) -> Option<Points> {
        let valued: Vec<_> = form.questions.iter().filter(|question| !question.option_points.is_empty()).collect();
        let worth = |question: &Question| -> i64 {
            let answer = question.id.as_ref().and_then(|id| self.answers.get(id));
            let chosen = |option: &str| answer.is_some_and(|answer| answer.is_among(std::slice::from_ref(&option.to_owned())));
            let options = question.options.iter().zip(&question.option_points);
            options.filter(|(option, _)| chosen(option)).map(|(_, points)| points.millionths()).sum()
        };
        (!valued.is_empty()).then(|| Points::from_millionths(valued.into_iter().map(worth).sum()))
    }

    /// What a submission still lacks.
    #[must_use]
    pub fn missing(&self, form: &ChallengeDocument) -> Vec<FieldIssue> {
        let mut check = Check::default();
        check.require(!self.title.trim().is_empty(), "/title", FieldCode::Required);
        let chooses = !form.tracks.is_empty() && matches!(form.track_choice, TrackChoice::Applicant | TrackChoice::Checked);
        check.require(!chooses || self.track.is_some(), "/track", FieldCode::Required);
        for question in form.questions.iter().filter(|question| question.required && self.is_asked(question, form)) {
            let Some(id) = &question.id else { continue };
            let answered = match self.answers.get(id) {
                Some(AnswerValue::Text(text)) => !text.trim().is_empty(),
                Some(AnswerValue::Choices(chosen)) => !chosen.is_empty(),
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

impl AnswerValue {
    /// Whether it is, or holds, one of these values.
    fn is_among(&self, values: &[String]) -> bool {
        match self {
            Self::Boolean(flag) => values.contains(&flag.to_string()),
            Self::Text(text) => values.contains(text),
            Self::Choices(chosen) => chosen.iter().any(|choice| values.contains(choice)),
            Self::Number(_) => false,
        }
    }
}

fn check_answer(check: &mut Check, pointer: &str, question: &Question, value: &AnswerValue) {
    match (question.kind, value) {
        (QuestionKind::Boolean, AnswerValue::Boolean(_)) => {}
        (QuestionKind::Number, AnswerValue::Number(number)) => check_range(check, pointer, question, *number),
        (QuestionKind::ShortText, AnswerValue::Text(text)) => {
            check.text(pointer, text, 500);
            check.require(!text.contains(['\n', '\r']), pointer, FieldCode::InvalidFormat);
            check_words(check, pointer, question, text);
        }
        (QuestionKind::LongText, AnswerValue::Text(text)) => {
            check.text(pointer, text, 40_000);
            check_words(check, pointer, question, text);
        }
        (QuestionKind::Url | QuestionKind::Video, AnswerValue::Text(text)) => check.web_address(pointer, text),
        (QuestionKind::Date, AnswerValue::Text(text)) => check.require(date_instant(text).is_ok(), pointer, FieldCode::InvalidFormat),
        (QuestionKind::Email, AnswerValue::Text(text)) => {
            check.text(pointer, text, 254);
            check.require(crate::text::email(text).is_some(), pointer, FieldCode::InvalidFormat);
        }
        (QuestionKind::MultipleChoice, AnswerValue::Choices(chosen)) => {
            check.distinct(pointer, chosen, 100);
            for (index, choice) in chosen.iter().enumerate() {
                check.require(question.options.contains(choice), format!("{pointer}/{index}"), FieldCode::NotAllowed);
            }
            let count = i32::try_from(chosen.len()).unwrap_or(i32::MAX);
            check_range(check, pointer, question, Points::whole(count));
        }
        (QuestionKind::Choice, AnswerValue::Text(text)) => check.require(question.options.contains(text), pointer, FieldCode::NotAllowed),
        _ => check.fail(pointer, FieldCode::WrongType),
    }
}

fn check_range(check: &mut Check, pointer: &str, question: &Question, value: Points) {
    let (least, most) = (question.limits.least, question.limits.most);
    let within = least.is_none_or(|least| value >= least) && most.is_none_or(|most| value <= most);
    check.require(within, pointer, FieldCode::OutOfRange);
}

fn check_words(check: &mut Check, pointer: &str, question: &Question, text: &str) {
    if let Some(max) = question.max_words {
        check.at_most(pointer, word_count(text), usize::try_from(max).unwrap_or(usize::MAX), Unit::Words);
    }
    if let Some(max) = question.limits.characters {
        check.at_most(pointer, text.chars().count(), usize::try_from(max).unwrap_or(usize::MAX), Unit::Characters);
    }
}
