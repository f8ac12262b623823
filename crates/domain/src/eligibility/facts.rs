//! What is known of a candidate.

use super::attribute::{Attribute, ValueKind};
use crate::code::FieldCode;
use crate::document::{ChallengeDocument, Key, Points};
use crate::refusal::{Check, Refusal, Unit};
use crate::time::date_instant;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is known of one person, company or project, by the name of the attribute.
pub type FactSheet = BTreeMap<String, FactValue>;

/// A fact: yes or no, a number, words, or a text. A day is a text `YYYY-MM-DD`; money is a number in the currency of the rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum FactValue {
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(Points),
    /// Words, such as countries or sectors.
    Words(Vec<String>),
    /// A word or a day.
    Text(String),
}

/// What is known of a candidate and what it proposes. What is left out is unknown, never false.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "track": null, "applicant": {"birth_date": "1990-05-01", "nationality": ["MA"]},
    "company": {"country_of_registration": "MA", "founded_on": "2025-03-01", "revenue": 4_000_000, "stage": "seed"},
    "team": {"team_size": 4}, "partners": [{"applicant_type": "research"}], "project": {"budget": 900_000}, "solution": {"trl": 6},
    "declared": ["ip"]})))]
pub struct Candidate {
    /// The track in which it applies; left out, all tracks are looked at.
    #[serde(default)]
    pub track: Option<Key>,
    /// The person who applies.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = BTreeMap<String, FactValue>))]
    pub applicant: FactSheet,
    /// The company.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = BTreeMap<String, FactValue>))]
    pub company: FactSheet,
    /// The team.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = BTreeMap<String, FactValue>))]
    pub team: FactSheet,
    /// The members of the team. In a dossier the first is of the first member of its `team` who takes part, and so on.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<BTreeMap<String, FactValue>>, max_items = 100))]
    pub members: Vec<FactSheet>,
    /// The lead of the consortium, where it is not the company: in a dossier the partner of its `partners` that leads.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = BTreeMap<String, FactValue>))]
    pub lead: FactSheet,
    /// The partners of the consortium. In a dossier the first is of the first of its `partners` that does not lead, and so on.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<BTreeMap<String, FactValue>>, max_items = 100))]
    pub partners: Vec<FactSheet>,
    /// The project.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = BTreeMap<String, FactValue>))]
    pub project: FactSheet,
    /// The proposed solution.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = BTreeMap<String, FactValue>))]
    pub solution: FactSheet,
    /// The keys of the declarative rules that the applicant certifies.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub declared: Vec<Key>,
}

impl Candidate {
    /// Checks that each fact is one that we know and looks as it should, and that the call has the track and the rules that are named.
    ///
    /// # Errors
    /// `validation_failed` with everything that is wrong.
    pub fn ensure_valid(&self, call: &ChallengeDocument) -> Result<(), Refusal> {
        let mut check = Check::default();
        check.require(self.track.as_ref().is_none_or(|track| call.track(track).is_some()), "/track", FieldCode::UnknownReference);
        for (index, key) in self.declared.iter().enumerate() {
            let known = call.eligibility.iter().any(|rule| &rule.key == key);
            check.require(known, format!("/declared/{index}"), FieldCode::UnknownReference);
        }
        for (name, sheet) in [
            ("applicant", &self.applicant),
            ("company", &self.company),
            ("team", &self.team),
            ("lead", &self.lead),
            ("project", &self.project),
            ("solution", &self.solution),
        ] {
            check_facts(&mut check, &format!("/{name}"), sheet);
        }
        for (name, sheets) in [("members", &self.members), ("partners", &self.partners)] {
            check.at_most(&format!("/{name}"), sheets.len(), 100, Unit::Items);
            for (index, sheet) in sheets.iter().enumerate() {
                check_facts(&mut check, &format!("/{name}/{index}"), sheet);
            }
        }
        check.distinct("/declared", &self.declared, 100);
        check.finish()
    }
}

/// Notes every fact that is not one that we know, or does not look as it should.
pub fn check_facts(check: &mut Check, pointer: &str, sheet: &FactSheet) {
    for (name, value) in sheet {
        let pointer = format!("{pointer}/{name}");
        let Some(attribute) = Attribute::parse(name) else {
            check.fail(pointer, FieldCode::UnknownReference);
            continue;
        };
        match (attribute.kind(), value) {
            (ValueKind::Words, FactValue::Words(words)) => {
                check.distinct(&pointer, words, 100);
                words.iter().enumerate().for_each(|(index, word)| check.required_text(&format!("{pointer}/{index}"), word, 200));
            }
            (ValueKind::Words, FactValue::Text(word)) => check.required_text(&pointer, word, 200),
            (ValueKind::Day, FactValue::Text(day)) => check.require(date_instant(day).is_ok(), pointer, FieldCode::InvalidFormat),
            (ValueKind::Number | ValueKind::Money | ValueKind::Age, FactValue::Number(_)) | (ValueKind::Flag, FactValue::Flag(_)) => {}
            _ => check.fail(pointer, FieldCode::WrongType),
        }
    }
}

impl FactValue {
    /// The words, one or several.
    pub(super) fn words(&self) -> Vec<&str> {
        match self {
            Self::Words(words) => words.iter().map(String::as_str).collect(),
            Self::Text(word) => vec![word.as_str()],
            Self::Flag(_) | Self::Number(_) => Vec::new(),
        }
    }
    /// As a person reads it.
    pub(super) fn display(&self) -> String {
        match self {
            Self::Flag(flag) => flag.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Words(words) => words.join(", "),
            Self::Text(text) => text.clone(),
        }
    }
}
