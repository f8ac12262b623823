//! Tracks: parts of a call with rules, seats and prizes of their own.

use super::key::{Names, Part};
use super::organiser::check_organisers;
use super::{Key, LocalizedText};
use crate::code::FieldCode;
use crate::refusal::{Check, Unit};
use crate::states::{default_state, states};
use serde::{Deserialize, Serialize};

states! {
    /// How an application comes to its track.
    TrackChoice {
        /// The applicant chooses.
        Applicant = "applicant",
        /// The eligibility of the tracks decides: the first whose blocking rules are met.
        Computed = "computed",
        /// The applicant chooses among the tracks whose blocking rules are met.
        Checked = "checked",
        /// Those who run the call decide.
        Organiser = "organiser",
    }
}

default_state!(TrackChoice::Applicant);

/// A part of a call: a lot, category, stream, theme or sub-challenge. Its phases, prizes, rules and questions name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"key": "cleantech", "title": {"fr": "CleanTech"}, "summary": {"fr": null}, "description": {"fr": null},
    "seats": 5, "sectors": ["cleantech"], "technologies": [], "organisers": []})))]
pub struct Track {
    /// The name by which applications and other parts refer to it. It stays as it is once somebody applied.
    pub key: Key,
    /// Its name.
    pub title: LocalizedText,
    /// One or two sentences.
    #[serde(default)]
    pub summary: LocalizedText,
    /// The problem and what is expected, in Markdown.
    #[serde(default)]
    pub description: LocalizedText,
    /// How many applications can be selected in it.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 100_000))]
    pub seats: Option<u32>,
    /// Sectors, by slug.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub sectors: Vec<String>,
    /// Technologies, by slug or any known synonym; stored as slugs.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 40))]
    pub technologies: Vec<String>,
    /// The organisers that sponsor it or own its problem.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub organisers: Vec<Key>,
}

impl Track {
    pub(super) fn check(&self, check: &mut Check, pointer: &str, names: &Names) {
        self.title.check_required(check, &format!("{pointer}/title"), 200);
        self.summary.check(check, &format!("{pointer}/summary"), 1_000);
        self.description.check(check, &format!("{pointer}/description"), 20_000);
        check.require(self.seats.is_none_or(|seats| (1..=100_000).contains(&seats)), format!("{pointer}/seats"), FieldCode::OutOfRange);
        check.distinct(&format!("{pointer}/sectors"), &self.sectors, 20);
        check.distinct(&format!("{pointer}/technologies"), &self.technologies, 40);
        check_organisers(check, &format!("{pointer}/organisers"), names, &self.organisers);
    }
}

states! {
    /// Whether several organisations apply together.
    ConsortiumRule {
        /// They may.
        Allowed = "allowed",
        /// It is preferred.
        Preferred = "preferred",
        /// They must.
        Required = "required",
        /// They may not.
        Forbidden = "forbidden",
    }
}

/// Whether and how several organisations apply together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"rule": "required", "roles": [{"key": "associate", "label": {"fr": "Associé"}, "funding": "expenses"}], "tracks": [],
    "most_members": 5, "note": {"fr": null}})))]
pub struct Consortium {
    /// Whether they may.
    pub rule: ConsortiumRule,
    /// What members of a consortium can be beside its lead.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub roles: Vec<ConsortiumRole>,
    /// How many members there may be, the lead included.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 1000))]
    pub most_members: Option<u32>,
    /// The tracks for which it holds; an empty list means all.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub tracks: Vec<Key>,
    /// What else is to be said of it.
    #[serde(default)]
    pub note: LocalizedText,
}

states! {
    /// What a member of a consortium may receive.
    FundingRight {
        /// Its share of the money.
        Full = "full",
        /// Expenses, such as travel and stay.
        Expenses = "expenses",
        /// Nothing.
        None = "none",
    }
}

/// What a member of a consortium can be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"key": "associate", "label": {"fr": "Associé"}, "funding": "expenses"})))]
pub struct ConsortiumRole {
    /// The name by which it is referred to.
    pub key: Key,
    /// What it is called.
    pub label: LocalizedText,
    /// What it may receive; null where the call does not say.
    #[serde(default)]
    pub funding: Option<FundingRight>,
}

impl Consortium {
    pub(super) fn check(&self, check: &mut Check, pointer: &str, names: &Names) {
        check.at_most(&format!("{pointer}/roles"), self.roles.len(), 20, Unit::Items);
        for (index, role) in self.roles.iter().enumerate() {
            let pointer = format!("{pointer}/roles/{index}");
            role.key.check(check, &format!("{pointer}/key"));
            let first = self.roles.iter().position(|other| other.key == role.key) == Some(index);
            check.require(first, format!("{pointer}/key"), FieldCode::Duplicate);
            role.label.check_required(check, &format!("{pointer}/label"), 200);
        }
        let in_range = self.most_members.is_none_or(|most| (1..=1_000).contains(&most));
        check.require(in_range, format!("{pointer}/most_members"), FieldCode::OutOfRange);
        names.require_all(check, &format!("{pointer}/tracks"), Part::Track, &self.tracks);
        self.note.check(check, &format!("{pointer}/note"), 2_000);
    }
}
