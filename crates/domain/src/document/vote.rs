//! How a public votes.

use super::key::{Names, Part};
use super::{Key, LocalizedText, Points};
use crate::code::FieldCode;
use crate::refusal::{Check, Unit};
use crate::states::states;
use serde::{Deserialize, Serialize};

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
#[cfg_attr(feature = "openapi", schema(example = json!({"electorate": "audience", "effect": "share_of_score", "measure": "votes", "percent": 20,
    "questions": [{"key": "problem", "label": {"fr": "Le problème est-il réel ?"}, "min": 1, "max": 5}], "tie_break": ["problem"], "counts_in": "final", "note": {"fr": null}})))]
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
    /// What voters answer, where it is more than one choice.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub questions: Vec<VoteQuestion>,
    /// Questions that part ties, the first first; also in the review phase in whose score the vote counts.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub tie_break: Vec<Key>,
    /// The review phase in whose score it counts.
    #[serde(default)]
    pub counts_in: Option<Key>,
    /// How it is held and guarded against fraud.
    #[serde(default)]
    pub note: LocalizedText,
}

/// A question that voters answer with a mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"key": "problem", "label": {"fr": "Le problème est-il réel ?"}, "min": 1, "max": 5})))]
pub struct VoteQuestion {
    /// A name by which ties refer to it.
    pub key: Key,
    /// The question.
    pub label: LocalizedText,
    /// The lowest mark.
    #[serde(default)]
    pub min: Points,
    /// The highest mark; null where the call does not say.
    #[serde(default)]
    pub max: Option<Points>,
}

impl VotePolicy {
    pub(super) fn check(&self, check: &mut Check, pointer: &str, names: &Names) {
        if let Some(phase) = &self.counts_in {
            names.require(check, format!("{pointer}/counts_in"), Part::Phase, phase);
        }
        let allowed = self.effect == VoteEffect::ShareOfScore || self.percent.is_none();
        check.require(allowed, format!("{pointer}/percent"), FieldCode::NotAllowed);
        check.require(self.percent.is_none_or(|percent| (1..=100).contains(&percent)), format!("{pointer}/percent"), FieldCode::OutOfRange);
        check.at_most(&format!("{pointer}/questions"), self.questions.len(), 20, Unit::Items);
        for (index, question) in self.questions.iter().enumerate() {
            let pointer = format!("{pointer}/questions/{index}");
            question.key.check(check, &format!("{pointer}/key"));
            let first = self.questions.iter().position(|other| other.key == question.key) == Some(index);
            check.require(first, format!("{pointer}/key"), FieldCode::Duplicate);
            question.label.check_required(check, &format!("{pointer}/label"), 500);
            check.require(question.max.is_none_or(|max| question.min < max), format!("{pointer}/max"), FieldCode::WrongOrder);
        }
        check.distinct(&format!("{pointer}/tie_break"), &self.tie_break, 20);
        for (index, key) in self.tie_break.iter().enumerate() {
            let known = self.questions.iter().any(|question| &question.key == key);
            check.require(known, format!("{pointer}/tie_break/{index}"), FieldCode::UnknownReference);
        }
        self.note.check(check, &format!("{pointer}/note"), 2_000);
    }
}
