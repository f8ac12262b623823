//! The application form.

use super::key::{Names, Part};
use super::{Key, Limits, LocalizedText, Points};
use crate::code::FieldCode;
use crate::id::QuestionId;
use crate::refusal::{Check, Unit};
use crate::states::{default_state, states};
use serde::{Deserialize, Serialize};

/// One question of the application form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Question {
    /// Given by the server when the question is new; sent back to keep it.
    #[serde(default)]
    pub id: Option<QuestionId>,
    /// A name by which other parts refer to it.
    #[serde(default)]
    pub key: Option<Key>,
    /// The section of the form in which it stands.
    #[serde(default)]
    pub section: LocalizedText,
    /// The question.
    pub label: LocalizedText,
    /// What a good answer holds.
    #[serde(default)]
    pub help: LocalizedText,
    /// What an answer looks like.
    pub kind: QuestionKind,
    /// Whether a submission needs an answer.
    #[serde(default)]
    pub required: bool,
    /// What an answer may measure.
    #[serde(default)]
    pub limits: Limits,
    /// The most words a text may have: runs between white space. An elision (`l'eau`), a compound with hyphens and an Arabic word with
    /// its prefixes are one each.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 5_000))]
    pub max_words: Option<u32>,
    /// The choices of a choice question.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub options: Vec<String>,
    /// What each of the options is worth, in their order; what the chosen ones are worth is added up.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub option_points: Vec<Points>,
    /// The points that the answer, or the section for which it stands, carries in the assessment: more than 0.
    #[serde(default)]
    pub points: Option<Points>,
    /// Who answers.
    #[serde(default)]
    pub answered_by: AnsweredBy,
    /// The application windows in which it is asked; an empty list means all.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub windows: Vec<Key>,
    /// Whether a juror sees the answer. Leave it out for anything that tells who applies.
    #[serde(default = "yes")]
    pub visible_to_jury: bool,
    /// The answer is personal data: it is erased with the person, and never shown to jurors.
    #[serde(default)]
    pub personal_data: bool,
    /// The tracks in which it is asked; an empty list means all.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub tracks: Vec<Key>,
    /// The phase from whose opening an answer is needed; left out, at the first submission.
    #[serde(default)]
    pub required_from: Option<Key>,
    /// The phase at whose closing the answer no longer changes; left out, with the application window.
    #[serde(default)]
    pub frozen_after: Option<Key>,
    /// It is asked only where another answer is one of some values.
    #[serde(default)]
    pub shown_if: Option<AnswerCondition>,
    /// The criteria that the answer speaks to.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub criteria: Vec<Key>,
}

states! {
    /// Who answers a question.
    AnsweredBy {
        /// The applicant.
        Applicant = "applicant",
        /// Each member of the team.
        EachMember = "each_member",
        /// A third person, independent of the applicant: a reference.
        ThirdPerson = "third_person",
    }
}

default_state!(AnsweredBy::Applicant);

/// What an answer looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum QuestionKind {
    /// One line.
    ShortText,
    /// Paragraphs.
    LongText,
    /// A number.
    Number,
    /// An http or https address.
    Url,
    /// Yes or no.
    Boolean,
    /// One of the options.
    Choice,
    /// Some of the options.
    MultipleChoice,
    /// A day, `YYYY-MM-DD`.
    Date,
    /// An e-mail address.
    Email,
    /// The address of a video.
    Video,
    /// A file.
    File,
}

/// An answer that another question waits for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"question": "registered", "values": ["true"]})))]
pub struct AnswerCondition {
    /// The other question. It stands before this one.
    pub question: Key,
    /// The answers with which this one is asked: options, `true` or `false`.
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 100))]
    pub values: Vec<String>,
}

fn yes() -> bool {
    true
}

impl Question {
    /// A question that is neither required nor limited.
    #[must_use]
    pub fn new(label: LocalizedText, kind: QuestionKind) -> Self {
        Self {
            id: None,
            key: None,
            section: LocalizedText::default(),
            label,
            help: LocalizedText::default(),
            kind,
            required: false,
            limits: Limits::default(),
            max_words: None,
            options: Vec::new(),
            option_points: Vec::new(),
            points: None,
            answered_by: AnsweredBy::default(),
            windows: Vec::new(),
            visible_to_jury: true,
            personal_data: false,
            tracks: Vec::new(),
            required_from: None,
            frozen_after: None,
            shown_if: None,
            criteria: Vec::new(),
        }
    }

    /// Whether an answer is a text that is counted.
    pub(crate) fn is_text(&self) -> bool {
        matches!(self.kind, QuestionKind::ShortText | QuestionKind::LongText)
    }
    /// Whether it belongs to the track in which somebody applies.
    #[must_use]
    pub fn in_track(&self, track: Option<&Key>) -> bool {
        self.tracks.is_empty() || track.is_some_and(|track| self.tracks.contains(track))
    }
    fn is_choice(&self) -> bool {
        matches!(self.kind, QuestionKind::Choice | QuestionKind::MultipleChoice)
    }
    /// Whether a juror may see the answer.
    #[must_use]
    pub fn shown_to_jury(&self) -> bool {
        self.visible_to_jury && !self.personal_data
    }

    /// Notes what is wrong with the question; `before` are the questions that stand before it.
    pub(super) fn check(&self, check: &mut Check, pointer: &str, names: &Names, before: &[Self]) {
        self.section.check(check, &format!("{pointer}/section"), 200);
        self.label.check_required(check, &format!("{pointer}/label"), 500);
        self.help.check(check, &format!("{pointer}/help"), 2_000);
        let words_ok = self.max_words.is_none_or(|words| self.is_text() && (1..=5_000).contains(&words));
        check.require(words_ok, format!("{pointer}/max_words"), FieldCode::NotAllowed);
        check.require(self.is_choice() != self.options.is_empty(), format!("{pointer}/options"), FieldCode::NotAllowed);
        check.distinct(&format!("{pointer}/options"), &self.options, 100);
        for (position, option) in self.options.iter().enumerate() {
            check.required_text(&format!("{pointer}/options/{position}"), option, 200);
        }
        let valued = self.option_points.is_empty() || self.option_points.len() == self.options.len();
        check.require(valued, format!("{pointer}/option_points"), FieldCode::WrongType);
        check.require(self.points.is_none_or(|points| points > Points::ZERO), format!("{pointer}/points"), FieldCode::OutOfRange);
        names.require_all(check, &format!("{pointer}/windows"), Part::Phase, &self.windows);
        self.limits.check(check, &format!("{pointer}/limits"), self);
        names.require_all(check, &format!("{pointer}/tracks"), Part::Track, &self.tracks);
        names.require_criteria(check, &format!("{pointer}/criteria"), &self.criteria);
        for (name, phase) in [("required_from", &self.required_from), ("frozen_after", &self.frozen_after)] {
            if let Some(phase) = phase {
                names.require(check, format!("{pointer}/{name}"), Part::Phase, phase);
            }
        }
        if let Some(condition) = &self.shown_if {
            let pointer = format!("{pointer}/shown_if");
            let other = before.iter().find(|other| other.key.as_ref() == Some(&condition.question));
            // A question that waits for a later one, or for itself, could never be answered in order.
            check.require(other.is_some(), format!("{pointer}/question"), FieldCode::UnknownReference);
            check.require(!condition.values.is_empty(), format!("{pointer}/values"), FieldCode::Required);
            check.distinct(&format!("{pointer}/values"), &condition.values, 100);
            for (index, value) in condition.values.iter().enumerate() {
                let fits = other.is_none_or(|other| other.can_be(value));
                check.require(fits, format!("{pointer}/values/{index}"), FieldCode::NotAllowed);
            }
        }
    }

    /// Whether a value can be an answer, as far as a condition can ask for it.
    fn can_be(&self, value: &str) -> bool {
        match self.kind {
            QuestionKind::Boolean => matches!(value, "true" | "false"),
            QuestionKind::Choice | QuestionKind::MultipleChoice => self.options.iter().any(|option| option == value),
            _ => false,
        }
    }
}

/// Checks a list of BCP 47 tags.
pub(super) fn check_languages(check: &mut Check, pointer: &str, tags: &[String]) {
    check.distinct(pointer, tags, 20);
    for (index, tag) in tags.iter().enumerate() {
        super::organiser::check_language(check, &format!("{pointer}/{index}"), tag);
    }
}

/// Checks how many questions there are and that none comes twice.
pub(super) fn check_count(check: &mut Check, questions: &[Question]) {
    let ids: Vec<_> = questions.iter().filter_map(|question| question.id.as_ref()).collect();
    check.distinct("/questions", &ids, 100);
    check.at_most("/questions", questions.len(), 100, Unit::Items);
}
