//! An answer, held against its question.

use super::{Points, Question, QuestionKind};
use crate::code::FieldCode;
use crate::refusal::{Check, FieldIssue, Unit};
use crate::text::{character_count, email, word_count};
use crate::time::date_instant;
use serde::{Deserialize, Serialize};

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

impl AnswerValue {
    /// Whether it says nothing.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::Choices(chosen) => chosen.is_empty(),
            Self::Boolean(_) | Self::Number(_) => false,
        }
    }
    /// Whether it is, or holds, one of these values.
    #[must_use]
    pub fn is_among(&self, values: &[String]) -> bool {
        match self {
            Self::Boolean(flag) => values.contains(&flag.to_string()),
            Self::Text(text) => values.contains(text),
            Self::Choices(chosen) => chosen.iter().any(|choice| values.contains(choice)),
            Self::Number(_) => false,
        }
    }
}

impl Question {
    /// What is wrong with an answer; the pointers begin with `pointer`.
    #[must_use]
    pub fn issues(&self, pointer: &str, value: &AnswerValue) -> Vec<FieldIssue> {
        let mut check = Check::default();
        self.check_answer(&mut check, pointer, value);
        check.into_issues()
    }

    /// Notes what is wrong with an answer.
    pub(super) fn check_answer(&self, check: &mut Check, pointer: &str, value: &AnswerValue) {
        match (self.kind, value) {
            (QuestionKind::Boolean, AnswerValue::Boolean(_)) => {}
            (QuestionKind::Number, AnswerValue::Number(number)) => self.check_range(check, pointer, *number),
            (QuestionKind::ShortText, AnswerValue::Text(text)) => {
                self.check_length(check, pointer, text, 500);
                check.require(!text.contains(['\n', '\r']), pointer, FieldCode::InvalidFormat);
            }
            (QuestionKind::LongText, AnswerValue::Text(text)) => self.check_length(check, pointer, text, 40_000),
            (QuestionKind::Url | QuestionKind::Video, AnswerValue::Text(text)) => check.web_address(pointer, text),
            (QuestionKind::Date, AnswerValue::Text(text)) => check.require(date_instant(text).is_ok(), pointer, FieldCode::InvalidFormat),
            (QuestionKind::Email, AnswerValue::Text(text)) => {
                check.text(pointer, text, 254);
                check.require(email(text).is_some(), pointer, FieldCode::InvalidFormat);
            }
            (QuestionKind::MultipleChoice, AnswerValue::Choices(chosen)) => {
                check.distinct(pointer, chosen, 100);
                for (index, choice) in chosen.iter().enumerate() {
                    check.require(self.options.contains(choice), format!("{pointer}/{index}"), FieldCode::NotAllowed);
                }
                let count = i32::try_from(chosen.len()).unwrap_or(i32::MAX);
                self.check_range(check, pointer, Points::whole(count));
            }
            (QuestionKind::Choice, AnswerValue::Text(text)) => check.require(self.options.contains(text), pointer, FieldCode::NotAllowed),
            _ => check.fail(pointer, FieldCode::WrongType),
        }
    }

    fn check_range(&self, check: &mut Check, pointer: &str, value: Points) {
        let (least, most) = (self.limits.least, self.limits.most);
        let within = least.is_none_or(|least| value >= least) && most.is_none_or(|most| value <= most);
        check.require(within, pointer, FieldCode::OutOfRange);
    }

    /// Holds a text against the limits of the question, and against `most` characters in any case.
    fn check_length(&self, check: &mut Check, pointer: &str, text: &str, most: usize) {
        let limit = |max: u32| usize::try_from(max).unwrap_or(usize::MAX);
        if let Some(max) = self.max_words {
            check.at_most(pointer, word_count(text), limit(max), Unit::Words);
        }
        if let Some(max) = self.limits.characters {
            check.at_most(pointer, character_count(text), limit(max), Unit::Characters);
        }
        check.prose(pointer, text, most);
    }
}
