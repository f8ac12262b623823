//! The application form.

use super::key::{Names, Part};
use super::{Key, LocalizedText};
use crate::code::FieldCode;
use crate::id::QuestionId;
use crate::refusal::{Check, Unit};
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

/// What an answer may measure. What a limit counts follows from its name; pages and seconds are read by people where no program can.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"characters": null, "pages": 10, "seconds": null, "megabytes": 5, "least": null, "most": null,
    "media_types": ["application/pdf"], "languages": ["fr", "en"], "note": {"fr": "Arial 11, interligne simple"}})))]
pub struct Limits {
    /// Characters of a text as a person counts them: an accent or an Arabic diacritic is part of its letter, a line break is one, and
    /// tatweel does not count.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 40_000))]
    pub characters: Option<u32>,
    /// Pages of a file; what is beyond them is not read.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 1_000))]
    pub pages: Option<u32>,
    /// Seconds of a video.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 36_000))]
    pub seconds: Option<u32>,
    /// Megabytes (10⁶ bytes) of a file.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 1_000))]
    pub megabytes: Option<u32>,
    /// The least number, or the least number of options to choose.
    #[serde(default)]
    pub least: Option<super::Points>,
    /// The greatest number, or the greatest number of options to choose.
    #[serde(default)]
    pub most: Option<super::Points>,
    /// Media types of a file, such as `application/pdf`.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 30))]
    pub media_types: Vec<String>,
    /// BCP 47 tags of the languages in which an answer may be given; an empty list means those of the call.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub languages: Vec<String>,
    /// What else is to be observed: fonts, spacing, names of files.
    #[serde(default)]
    pub note: LocalizedText,
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

impl Limits {
    fn check(&self, check: &mut Check, pointer: &str, question: &Question) {
        let is_file = question.kind == QuestionKind::File;
        let is_number = matches!(question.kind, QuestionKind::Number | QuestionKind::MultipleChoice);
        let bounded = |value: Option<u32>, most: u32, belongs: bool| value.is_none_or(|value| belongs && (1..=most).contains(&value));
        for (name, holds) in [
            ("characters", bounded(self.characters, 40_000, question.is_text())),
            ("pages", bounded(self.pages, 1_000, is_file)),
            ("seconds", bounded(self.seconds, 36_000, is_file || question.kind == QuestionKind::Video)),
            ("megabytes", bounded(self.megabytes, 1_000, is_file)),
            ("least", self.least.is_none() || is_number),
            ("most", self.most.is_none() || is_number),
            ("media_types", self.media_types.is_empty() || is_file),
        ] {
            check.require(holds, format!("{pointer}/{name}"), FieldCode::NotAllowed);
        }
        if let (Some(least), Some(most)) = (self.least, self.most) {
            check.require(least <= most, format!("{pointer}/most"), FieldCode::WrongOrder);
        }
        check.distinct(&format!("{pointer}/media_types"), &self.media_types, 30);
        for (index, media_type) in self.media_types.iter().enumerate() {
            let well_formed =
                media_type.len() <= 100 && media_type.split_once('/').is_some_and(|(kind, sub)| !kind.is_empty() && !sub.is_empty());
            check.require(well_formed, format!("{pointer}/media_types/{index}"), FieldCode::InvalidFormat);
        }
        check_languages(check, &format!("{pointer}/languages"), &self.languages);
        self.note.check(check, &format!("{pointer}/note"), 1_000);
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
