//! What a startup sees of how far its dossier is.

use crate::code::FieldCode;
use crate::document::{AnswerValue, Key, LocalizedText, QuestionKind};
use crate::id::QuestionId;
use crate::refusal::{FieldIssue, Unit};
use crate::states::states;
use crate::time::Instant;
use serde::Serialize;
use std::collections::BTreeMap;

states! {
    /// Whether a submission needs an answer.
    Requirement {
        /// It does not.
        Optional = "optional",
        /// It does.
        Now = "now",
        /// It will, from the opening of a later phase.
        Later = "later",
    }
}

states! {
    /// Why a question is not asked.
    NotAsked {
        /// It belongs to another track, or no track is chosen yet.
        Track = "track",
        /// It is asked of those who come through another application window.
        Window = "window",
        /// It waits for an answer that was not given, or for a question that is not asked itself.
        Condition = "condition",
        /// A later phase asks for it. An answer can be written before.
        Later = "later",
    }
}

states! {
    /// Why an answer is kept that is none any more.
    KeptReason {
        /// The form has no such question any more.
        QuestionGone = "question_gone",
        /// The question asks for another kind of answer.
        KindChanged = "kind_changed",
        /// The question has no such option any more.
        OptionsChanged = "options_changed",
    }
}

states! {
    /// What a startup should know of its dossier, although nothing of it keeps the dossier from being handed in.
    NoticeKind {
        /// The call prefers consortia, and the dossier names no partner.
        ConsortiumPreferred = "consortium_preferred",
        /// The pages of a file could not be counted: people hold it against the limit.
        PagesNotCounted = "pages_not_counted",
        /// Facts are told of somebody whom neither the team nor the partners name. They count for nothing.
        FactsOfNobody = "facts_of_nobody",
    }
}

/// How far a dossier is, held against its form as it is published now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"can_submit": false, "asked": 12, "answered": 9, "required": 8, "required_missing": 1, "issue_count": 1, "needs_access_code": false,
    "closes_at": "2027-03-31T23:59:59.000000Z", "issues": [{"pointer": "/title", "code": "required", "message": "This is required.", "max": null, "length": null, "unit": null}],
    "sections": [], "kept": [], "notices": []})))]
pub struct Completeness {
    /// Whether its content could be handed in: nothing that is required is missing and nothing that is asked is wrong.
    pub can_submit: bool,
    /// Questions that are asked at present.
    #[cfg_attr(feature = "openapi", schema(maximum = 100))]
    pub asked: usize,
    /// Questions that are asked and answered.
    #[cfg_attr(feature = "openapi", schema(maximum = 100))]
    pub answered: usize,
    /// Questions that are asked and need an answer.
    #[cfg_attr(feature = "openapi", schema(maximum = 100))]
    pub required: usize,
    /// Questions that need an answer and have none.
    #[cfg_attr(feature = "openapi", schema(maximum = 100))]
    pub required_missing: usize,
    /// Everything that keeps the dossier from being handed in.
    #[cfg_attr(feature = "openapi", schema(maximum = 10_000))]
    pub issue_count: usize,
    /// Whether an access code has to be given when it is handed in.
    pub needs_access_code: bool,
    /// When the application window closes for this dossier; null where nothing closes.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub closes_at: Option<Instant>,
    /// What is missing or wrong beside the answers: title, track, team, partners.
    #[cfg_attr(feature = "openapi", schema(max_items = 500))]
    pub issues: Vec<DossierIssue>,
    /// The questions, by section, in the order of the form.
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub sections: Vec<SectionStatus>,
    /// Answers to questions that the form no longer has. They are kept, needed by nobody and shown to no juror.
    #[cfg_attr(feature = "openapi", schema(max_items = 400))]
    pub kept: Vec<KeptAnswer>,
    /// What the startup should know, although nothing of it keeps the dossier from being handed in.
    #[cfg_attr(feature = "openapi", schema(max_items = 300))]
    pub notices: Vec<DossierNotice>,
}

/// How far a section of the form is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"section": {"fr": "L'équipe"}, "asked": 3, "answered": 2, "required_missing": 1, "questions": []})))]
pub struct SectionStatus {
    /// The name of the section; blank for questions that stand in none.
    pub section: LocalizedText,
    /// Questions that are asked at present.
    #[cfg_attr(feature = "openapi", schema(maximum = 100))]
    pub asked: usize,
    /// Questions that are asked and answered.
    #[cfg_attr(feature = "openapi", schema(maximum = 100))]
    pub answered: usize,
    /// Questions that need an answer and have none.
    #[cfg_attr(feature = "openapi", schema(maximum = 100))]
    pub required_missing: usize,
    /// Its questions.
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub questions: Vec<QuestionStatus>,
}

/// How far one question is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"question_id": "qst_01kax3v8m0t2r4q6w8y0b1c2d3", "label": {"fr": "Votre solution en 150 mots"}, "kind": "long_text",
    "asked": true, "not_asked": null, "requirement": "now", "required_phase": null, "required_from": null, "answered": true, "outdated": null,
    "words": 162, "characters": 1040, "frozen": false, "frozen_from": "2027-03-31T23:59:59.000000Z",
    "issues": [{"pointer": "/answers/qst_01kax3v8m0t2r4q6w8y0b1c2d3", "code": "too_long", "message": "At most 150 words, 162 were given.",
        "max": 150, "length": 162, "unit": "words"}]})))]
pub struct QuestionStatus {
    /// The question.
    pub question_id: QuestionId,
    /// Its text.
    pub label: LocalizedText,
    /// What an answer looks like.
    pub kind: QuestionKind,
    /// Whether it is asked in this dossier at present.
    pub asked: bool,
    /// Why it is not asked; null where it is.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub not_asked: Option<NotAsked>,
    /// Whether a submission needs an answer. Of a question that is not asked: whether it would.
    pub requirement: Requirement,
    /// The phase that asks for it; null where that is the first submission.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub required_phase: Option<Key>,
    /// When that phase opens; null where that is not known.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub required_from: Option<Instant>,
    /// Whether there is an answer. One that the form has made meaningless is none.
    pub answered: bool,
    /// Why the answer that is kept is none any more; null where it is one.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub outdated: Option<KeptReason>,
    /// Words of the answer, as they are held against the limit; null for what is no text.
    #[cfg_attr(feature = "openapi", schema(required, maximum = 200_000))]
    pub words: Option<usize>,
    /// Characters of the answer, as they are held against the limit; null for what is no text.
    #[cfg_attr(feature = "openapi", schema(required, maximum = 200_000))]
    pub characters: Option<usize>,
    /// Whether the answer can no longer, or not yet, be changed.
    pub frozen: bool,
    /// The instant from which it no longer changes; null where that is not known, or never.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub frozen_from: Option<Instant>,
    /// What is missing or wrong.
    #[cfg_attr(feature = "openapi", schema(max_items = 200))]
    pub issues: Vec<DossierIssue>,
}

/// One thing that is missing or wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"pointer": "/answers/qst_01kax3v8m0t2r4q6w8y0b1c2d3", "code": "too_long", "message": "At most 150 words, 162 were given.", "max": 150, "length": 162, "unit": "words"})))]
pub struct DossierIssue {
    /// JSON pointer into the document.
    #[cfg_attr(feature = "openapi", schema(max_length = 400))]
    pub pointer: String,
    /// What is wrong.
    pub code: FieldCode,
    /// What is wrong, in the caller's language.
    #[cfg_attr(feature = "openapi", schema(max_length = 2000))]
    pub message: String,
    /// The facts that the message tells.
    #[serde(skip)]
    pub facts: BTreeMap<&'static str, String>,
    /// The limit, where one is exceeded.
    #[cfg_attr(feature = "openapi", schema(required, maximum = 1_000_000))]
    pub max: Option<usize>,
    /// What was counted against it.
    #[cfg_attr(feature = "openapi", schema(required, maximum = 1_000_000))]
    pub length: Option<usize>,
    /// What was counted.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub unit: Option<Unit>,
}

/// One thing that a startup should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"pointer": "/answers/qst_01kax3v8m0t2r4q6w8y0b1c2d3", "kind": "pages_not_counted",
    "message": "The pages of “plan.pdf” could not be counted. At most 10 are taken: please make sure."})))]
pub struct DossierNotice {
    /// JSON pointer into the document.
    #[cfg_attr(feature = "openapi", schema(max_length = 400))]
    pub pointer: String,
    /// What it is about.
    pub kind: NoticeKind,
    /// What it says, in the caller's language.
    #[cfg_attr(feature = "openapi", schema(max_length = 2000))]
    pub message: String,
    /// The facts that the message tells.
    #[serde(skip)]
    pub facts: BTreeMap<&'static str, String>,
}

impl DossierNotice {
    pub(super) fn new<const N: usize>(pointer: impl Into<String>, kind: NoticeKind, facts: [(&'static str, String); N]) -> Self {
        Self { pointer: pointer.into(), kind, message: String::new(), facts: facts.into() }
    }
}

/// An answer to a question that the form no longer has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"question_id": "qst_01kax3v8m0t2r4q6w8y0b1c2d3", "reason": "question_gone", "answer": "Trois sites pilotes."})))]
pub struct KeptAnswer {
    /// The question that was answered.
    pub question_id: QuestionId,
    /// Why the answer is none any more.
    pub reason: KeptReason,
    /// The answer.
    pub answer: AnswerValue,
}

impl Completeness {
    /// Says what is missing or wrong in the words that `message` finds, and what should be known in those of `notice`.
    pub fn say(&mut self, message: impl Fn(&DossierIssue) -> String, notice: impl Fn(&DossierNotice) -> String) {
        self.notices.iter_mut().for_each(|known| known.message = notice(known));
        let of_questions = self.sections.iter_mut().flat_map(|section| &mut section.questions).flat_map(|question| &mut question.issues);
        self.issues.iter_mut().chain(of_questions).for_each(|issue| issue.message = message(issue));
    }
}

impl From<&FieldIssue> for DossierIssue {
    fn from(issue: &FieldIssue) -> Self {
        let fact = |name: &str| issue.details.get(name);
        let number = |name: &str| fact(name).and_then(|text| text.parse().ok());
        Self {
            pointer: issue.pointer.clone(),
            code: issue.code,
            message: String::new(),
            facts: issue.details.clone(),
            max: number("max"),
            length: number("length"),
            unit: fact("unit").and_then(|text| Unit::parse(text)),
        }
    }
}
