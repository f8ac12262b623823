//! How a panel works, and how a public votes.

use super::key::{Names, Part};
use super::{Key, LocalizedText, Rubric};
use crate::code::FieldCode;
use crate::refusal::{Check, Unit};
use crate::states::{default_state, states};
use serde::{Deserialize, Serialize};

states! {
    /// To whom the criteria of a phase are shown.
    CriteriaVisibility {
        /// To everybody, with the call.
        Everybody = "everybody",
        /// To those who reach the phase.
        Entrants = "entrants",
        /// To the panel and those who run the call.
        Panel = "panel",
    }
}

default_state!(CriteriaVisibility::Everybody);

/// How a panel works.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReviewPolicy {
    /// What jurors score by.
    pub rubric: Rubric,
    /// What they score by instead in some tracks.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub track_rubrics: Vec<TrackRubric>,
    /// To whom the criteria are shown.
    #[serde(default)]
    pub criteria_visible_to: CriteriaVisibility,
    /// Jurors do not learn who applies.
    #[serde(default = "yes")]
    pub blind: bool,
    /// Nobody sees a score or a count of scores until the panel is locked.
    #[serde(default = "yes")]
    pub sealed: bool,
    /// Completed sheets that each application needs before the panel can be locked.
    #[serde(default = "three")]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 20))]
    pub reviews_per_application: u32,
    /// How the panel is composed and works, for people.
    #[serde(default)]
    pub note: LocalizedText,
}

/// The rubric of one track.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TrackRubric {
    /// The track.
    pub track: Key,
    /// What jurors score its applications by.
    pub rubric: Rubric,
}

fn yes() -> bool {
    true
}
fn three() -> u32 {
    3
}

impl ReviewPolicy {
    /// A blind, sealed panel with three reviews for each application.
    #[must_use]
    pub fn standard(rubric: Rubric) -> Self {
        Self {
            rubric,
            track_rubrics: Vec::new(),
            criteria_visible_to: CriteriaVisibility::Everybody,
            blind: true,
            sealed: true,
            reviews_per_application: 3,
            note: LocalizedText::default(),
        }
    }
    /// Every rubric of the phase.
    pub fn rubrics(&self) -> impl Iterator<Item = &Rubric> {
        std::iter::once(&self.rubric).chain(self.track_rubrics.iter().map(|track| &track.rubric))
    }
    pub(super) fn check(&self, check: &mut Check, pointer: &str, names: &Names) {
        self.rubric.check(check, &format!("{pointer}/rubric"));
        check.at_most(&format!("{pointer}/track_rubrics"), self.track_rubrics.len(), 50, Unit::Items);
        for (index, own) in self.track_rubrics.iter().enumerate() {
            let pointer = format!("{pointer}/track_rubrics/{index}");
            names.require(check, format!("{pointer}/track"), Part::Track, &own.track);
            let first = self.track_rubrics.iter().position(|other| other.track == own.track) == Some(index);
            check.require(first, format!("{pointer}/track"), FieldCode::Duplicate);
            own.rubric.check(check, &format!("{pointer}/rubric"));
        }
        let count = format!("{pointer}/reviews_per_application");
        check.require((1..=20).contains(&self.reviews_per_application), count, FieldCode::OutOfRange);
        self.note.check(check, &format!("{pointer}/note"), 4_000);
    }
}

states! {
    /// Who votes.
    Electorate {
        /// Anybody.
        Public = "public",
        /// Whoever registers.
        Registered = "registered",
        /// Whoever is in the room.
        Audience = "audience",
        /// The applicants themselves.
        Applicants = "applicants",
        /// People whom the organiser names.
        Invited = "invited",
    }
}

states! {
    /// What a vote decides.
    VoteEffect {
        /// A prize of its own, and nothing else.
        OwnPrize = "own_prize",
        /// A share of the score.
        ShareOfScore = "share_of_score",
        /// Who gets further, alone.
        Gate = "gate",
        /// Nothing: the jury is told.
        Advisory = "advisory",
    }
}

states! {
    /// How votes become numbers.
    VoteMeasure {
        /// Votes are counted.
        Votes = "votes",
        /// Marks are averaged.
        Marks = "marks",
        /// The most voted gets the full mark, the others in proportion.
        RelativeToBest = "relative_to_best",
    }
}

/// Who votes, and what the vote decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"electorate": "audience", "effect": "share_of_score", "measure": "votes", "percent": 20, "counts_in": "final", "note": {"fr": null}})))]
pub struct VotePolicy {
    /// Who votes.
    pub electorate: Electorate,
    /// What the vote decides.
    pub effect: VoteEffect,
    /// How votes become numbers.
    #[serde(default)]
    pub measure: Option<VoteMeasure>,
    /// The share of the score, in percent; only where the vote is a share of the score.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 100))]
    pub percent: Option<u32>,
    /// The review phase in whose score it counts.
    #[serde(default)]
    pub counts_in: Option<Key>,
    /// How it is held and guarded against fraud.
    #[serde(default)]
    pub note: LocalizedText,
}

impl VotePolicy {
    pub(super) fn check(&self, check: &mut Check, pointer: &str, names: &Names) {
        if let Some(phase) = &self.counts_in {
            names.require(check, format!("{pointer}/counts_in"), Part::Phase, phase);
        }
        let allowed = self.effect == VoteEffect::ShareOfScore || self.percent.is_none();
        check.require(allowed, format!("{pointer}/percent"), FieldCode::NotAllowed);
        check.require(self.percent.is_none_or(|percent| (1..=100).contains(&percent)), format!("{pointer}/percent"), FieldCode::OutOfRange);
        self.note.check(check, &format!("{pointer}/note"), 2_000);
    }
}
