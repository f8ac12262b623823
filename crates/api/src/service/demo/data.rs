//! The data of the demonstration, as it is written in `seed-data/demo.json`.

use crate::error::ApiResult;
use serde::Deserialize;
use std::collections::BTreeMap;
use tahaddi_domain::access::OperatorRole;
use tahaddi_domain::document::{AnswerValue, Language, LocalizedText, OrganisationProfile, Points, ProgrammeDocument, QuestionKind};
use tahaddi_domain::organisation::{MemberRole, OrganisationKind};

/// Everything.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Data {
    pub(super) people: Vec<Person>,
    pub(super) organisations: Vec<Organisation>,
    pub(super) programme: Programme,
    challenges: Vec<Call>,
    pub(super) applications: Vec<Dossier>,
    pub(super) scores: Vec<Sheet>,
    pub(super) decision: Decision,
}

/// A person, marked as invented.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Person {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) locale: Language,
    #[serde(default)]
    pub(super) platform_role: Option<OperatorRole>,
}

/// An organisation, marked as invented.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Organisation {
    pub(super) key: String,
    pub(super) kind: OrganisationKind,
    pub(super) name: String,
    pub(super) members: Vec<Member>,
    pub(super) profile: OrganisationProfile,
}

/// Who belongs to an organisation.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Member {
    pub(super) person: String,
    pub(super) role: MemberRole,
}

/// The programme.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Programme {
    title: LocalizedText,
    summary: LocalizedText,
}

impl Programme {
    /// As a document.
    pub(super) fn document(&self) -> ProgrammeDocument {
        ProgrammeDocument { title: self.title.clone(), summary: self.summary.clone(), description: LocalizedText::default() }
    }
}

/// A call; days count from the first start of the demonstration.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Call {
    pub(super) key: String,
    pub(super) stage: Stage,
    pub(super) title: LocalizedText,
    pub(super) summary: LocalizedText,
    pub(super) description: LocalizedText,
    pub(super) sectors: Vec<String>,
    pub(super) technologies: Vec<String>,
    pub(super) sites: Vec<String>,
    pub(super) application_opens_days: i64,
    pub(super) application_closes_days: i64,
    pub(super) review_closes_days: i64,
    #[serde(default)]
    pub(super) decided_days: Option<i64>,
    #[serde(default)]
    pub(super) released_days: Option<i64>,
    pub(super) seats: u32,
    pub(super) criteria: Vec<Criterion>,
    pub(super) questions: Vec<Question>,
    #[serde(default)]
    pub(super) panel: Option<Panel>,
}

/// How far a call is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Stage {
    /// Takes applications.
    Open,
    /// Jurors score.
    InReview,
    /// The shortlist is out.
    Decided,
}

/// A criterion.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Criterion {
    pub(super) key: String,
    pub(super) label: LocalizedText,
    #[serde(default)]
    pub(super) description: Option<String>,
    pub(super) min: Points,
    pub(super) max: Points,
    #[serde(default)]
    pub(super) step: Option<Points>,
    pub(super) weight: Points,
}

/// A question of the form.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Question {
    pub(super) key: String,
    pub(super) label: LocalizedText,
    pub(super) kind: QuestionKind,
    pub(super) required: bool,
    #[serde(default)]
    pub(super) max_words: Option<u32>,
    pub(super) visible_to_jury: bool,
}

/// Who judges.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Panel {
    pub(super) chair: String,
    pub(super) jurors: Vec<String>,
}

/// An application, with the jurors who read it.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Dossier {
    pub(super) challenge: String,
    pub(super) startup: String,
    pub(super) title: String,
    pub(super) answers: BTreeMap<String, AnswerValue>,
    #[serde(default)]
    pub(super) jurors: Vec<String>,
}

/// A completed score sheet.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Sheet {
    pub(super) challenge: String,
    pub(super) startup: String,
    pub(super) juror: String,
    pub(super) scores: BTreeMap<String, Points>,
    #[serde(default)]
    pub(super) comment: String,
}

/// Why startups were refused.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Decision {
    pub(super) reasons: BTreeMap<String, String>,
}

impl Data {
    /// Reads the data that is part of the program.
    pub(super) fn read() -> ApiResult<Self> {
        Ok(serde_json::from_str(include_str!("../../../../../seed-data/demo.json"))?)
    }
    /// The calls, the oldest first, so that the clock only moves forward.
    pub(super) fn challenges_by_opening(&self) -> Vec<Call> {
        let mut calls = self.challenges.clone();
        calls.sort_by_key(|call| call.application_opens_days);
        calls
    }
}
