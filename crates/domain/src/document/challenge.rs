//! A call as one document.

use super::{LocalizedText, Phase, PhaseKind};
use crate::catalogue::TermKind;
use crate::code::{Code, FieldCode};
use crate::id::{Id, QuestionId};
use crate::refusal::{Check, FieldIssue, Refusal, Unit};
use crate::time::{Instant, TimeError, opening_instant};
use serde::{Deserialize, Serialize};

/// Everything a call says. A title and nothing else is enough for a draft; `readiness` tells what publication needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChallengeDocument {
    /// The name of the call.
    pub title: LocalizedText,
    /// One or two sentences for lists.
    #[serde(default)]
    pub summary: LocalizedText,
    /// The problem, the context and what is expected, in Markdown.
    #[serde(default)]
    pub description: LocalizedText,
    /// Sectors, by slug.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub sectors: Vec<String>,
    /// Technologies, by slug or any known synonym; stored as slugs. An empty list means any technology.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 40))]
    pub technologies: Vec<String>,
    /// Technopark sites, by slug.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 40))]
    pub sites: Vec<String>,
    /// How many startups can be selected.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 100_000))]
    pub seats: Option<u32>,
    /// The IANA time zone in which the moments of the phases are given.
    #[serde(default = "default_zone")]
    #[cfg_attr(feature = "openapi", schema(max_length = 60, example = "Africa/Casablanca"))]
    pub time_zone: String,
    /// What happens when, in order.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 30))]
    pub phases: Vec<Phase>,
    /// The application form.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub questions: Vec<Question>,
}

/// One question of the application form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Question {
    /// Given by the server when the question is new; sent back to keep it.
    #[serde(default)]
    pub id: Option<QuestionId>,
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
    /// The most words a text may have.
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
}

fn default_zone() -> String {
    "Africa/Casablanca".into()
}
fn yes() -> bool {
    true
}

impl ChallengeDocument {
    /// The application window, if the call has one.
    #[must_use]
    pub fn application_phase(&self) -> Option<&Phase> {
        self.phases.iter().find(|phase| phase.kind == PhaseKind::Application)
    }
    /// The question with this id.
    #[must_use]
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.questions.iter().find(|question| question.id.as_ref() == Some(id))
    }

    /// Makes a draft consistent: computes instants, gives ids to what is new, and checks all that is there.
    ///
    /// `known` is the document that this one replaces: ids can be kept, not invented. Catalogue slugs are checked by the caller.
    ///
    /// # Errors
    /// `validation_failed` with every field that is wrong.
    pub fn settle(&mut self, known: Option<&Self>, mut new_id: impl FnMut() -> ulid::Ulid) -> Result<(), Refusal> {
        let mut check = Check::default();
        self.title.check_required(&mut check, "/title", 200);
        self.summary.check(&mut check, "/summary", 1_000);
        self.description.check(&mut check, "/description", 20_000);
        check.distinct("/sectors", &self.sectors, TermKind::Sector.most());
        check.distinct("/technologies", &self.technologies, TermKind::Technology.most());
        check.distinct("/sites", &self.sites, TermKind::Site.most());
        check.require(self.seats.is_none_or(|seats| (1..=100_000).contains(&seats)), "/seats", FieldCode::OutOfRange);
        let zone_known = opening_instant("2027-01-01", &self.time_zone) != Err(TimeError::UnknownZone);
        check.require(zone_known, "/time_zone", FieldCode::UnknownReference);
        self.settle_phases(&mut check, known, &mut new_id);
        self.settle_questions(&mut check, known, &mut new_id);
        check.finish()
    }

    fn settle_phases(&mut self, check: &mut Check, known: Option<&Self>, new_id: &mut impl FnMut() -> ulid::Ulid) {
        let ids: Vec<_> = self.phases.iter().filter_map(|phase| phase.id.clone()).collect();
        check.distinct("/phases", &ids, 30);
        check.at_most("/phases", self.phases.len(), 30, Unit::Items);
        let windows = self.phases.iter().filter(|phase| phase.kind == PhaseKind::Application).count();
        check.require(windows <= 1, "/phases", FieldCode::Duplicate);
        for (index, phase) in self.phases.iter_mut().enumerate() {
            let pointer = format!("/phases/{index}");
            let before = known.and_then(|known| known.phases.iter().find(|p| p.id.is_some() && p.id == phase.id));
            keep_or_give_id(&mut phase.id, before.is_some(), check, &pointer, new_id);
            if let Some(before) = before {
                check.require(before.kind == phase.kind, format!("{pointer}/kind"), FieldCode::NotAllowed);
            }
            if let Some(review) = &mut phase.review {
                let known_criteria = before.and_then(|before| before.review.as_ref());
                for (position, criterion) in review.rubric.criteria.iter_mut().enumerate() {
                    let is_known =
                        criterion.id.as_ref().is_some_and(|id| known_criteria.is_some_and(|known| known.rubric.criterion(id).is_some()));
                    keep_or_give_id(&mut criterion.id, is_known, check, &format!("{pointer}/review/rubric/criteria/{position}"), new_id);
                }
            }
            phase.settle(check, &pointer, &self.time_zone);
        }
    }

    fn settle_questions(&mut self, check: &mut Check, known: Option<&Self>, new_id: &mut impl FnMut() -> ulid::Ulid) {
        let ids: Vec<_> = self.questions.iter().filter_map(|question| question.id.clone()).collect();
        check.distinct("/questions", &ids, 100);
        check.at_most("/questions", self.questions.len(), 100, Unit::Items);
        for (index, question) in self.questions.iter_mut().enumerate() {
            let pointer = format!("/questions/{index}");
            let is_known = question.id.as_ref().is_some_and(|id| known.is_some_and(|known| known.question(id).is_some()));
            keep_or_give_id(&mut question.id, is_known, check, &pointer, new_id);
            question.label.check_required(check, &format!("{pointer}/label"), 500);
            question.help.check(check, &format!("{pointer}/help"), 2_000);
            let is_text = matches!(question.kind, QuestionKind::ShortText | QuestionKind::LongText);
            let words_ok = question.max_words.is_none_or(|words| is_text && (1..=5_000).contains(&words));
            check.require(words_ok, format!("{pointer}/max_words"), FieldCode::NotAllowed);
            let options_ok = (question.kind == QuestionKind::Choice) != question.options.is_empty();
            check.require(options_ok, format!("{pointer}/options"), FieldCode::NotAllowed);
            check.distinct(&format!("{pointer}/options"), &question.options, 100);
            for (position, option) in question.options.iter().enumerate() {
                check.required_text(&format!("{pointer}/options/{position}"), option, 200);
            }
        }
    }

    /// What is still missing before the call can be approved and published at `now`.
    #[must_use]
    pub fn missing_for_publication(&self, now: Instant) -> Vec<FieldIssue> {
        let mut check = Check::default();
        check.require(!self.summary.is_blank(), "/summary", FieldCode::Required);
        check.require(!self.description.is_blank(), "/description", FieldCode::Required);
        check.require(!self.sectors.is_empty(), "/sectors", FieldCode::Required);
        check.require(self.seats.is_some(), "/seats", FieldCode::Required);
        check.require(!self.questions.is_empty(), "/questions", FieldCode::Required);
        match self.phases.iter().position(|phase| phase.kind == PhaseKind::Application) {
            None => check.fail("/phases", FieldCode::Required),
            Some(index) => {
                let window = self.phases.get(index);
                check.require(window.and_then(Phase::opens_at).is_some(), format!("/phases/{index}/opens"), FieldCode::Required);
                match window.and_then(Phase::closes_at) {
                    None => check.fail(format!("/phases/{index}/closes"), FieldCode::Required),
                    Some(closes) => check.require(closes > now, format!("/phases/{index}/closes"), FieldCode::WrongOrder),
                }
            }
        }
        for (index, phase) in self.phases.iter().enumerate() {
            if phase.review.as_ref().is_some_and(|review| review.rubric.criteria.is_empty()) {
                check.fail(format!("/phases/{index}/review/rubric/criteria"), FieldCode::Required);
            }
        }
        check.into_issues()
    }

    /// Whether the call can be approved and published.
    ///
    /// # Errors
    /// `challenge_incomplete` with what is missing.
    pub fn ensure_publishable(&self, now: Instant) -> Result<(), Refusal> {
        let fields = self.missing_for_publication(now);
        if fields.is_empty() { Ok(()) } else { Err(Refusal { fields, ..Refusal::new(Code::ChallengeIncomplete) }) }
    }
}

fn keep_or_give_id<I: Id>(id: &mut Option<I>, is_known: bool, check: &mut Check, pointer: &str, new_id: &mut impl FnMut() -> ulid::Ulid) {
    match id {
        None => *id = Some(I::from_ulid(new_id())),
        Some(_) => check.require(is_known, format!("{pointer}/id"), FieldCode::UnknownReference),
    }
}
