//! Who gets further at the end of a phase.

use super::key::{Names, Part};
use super::{Count, Distance, Key, LocalizedText, Points};
use crate::code::FieldCode;
use crate::refusal::{Check, Unit};
use crate::states::{default_state, states};
use serde::{Deserialize, Serialize};

states! {
    /// What decides who gets further.
    CutMethod {
        /// The order of the ranking.
        Ranking = "ranking",
        /// Whoever reaches the thresholds.
        Threshold = "threshold",
        /// The jury, with a reason.
        JuryChoice = "jury_choice",
        /// The jury, with one voice.
        Unanimity = "unanimity",
        /// A public vote.
        Vote = "vote",
        /// A lot, drawn among those who reach the thresholds.
        Lottery = "lottery",
        /// The order of the ranking where it is certain; a lot among those who cannot be told from the last who gets further.
        PartialLottery = "partial_lottery",
    }
}

states! {
    /// What happens to applications that tie on the last place.
    TiePolicy {
        /// The jury decides, with a reason.
        Jury = "jury",
        /// All of them get further.
        Include = "include",
        /// None of them gets further.
        Exclude = "exclude",
        /// The criteria of the rubric's tie-break order decide.
        Criteria = "criteria",
        /// A lot decides.
        Lottery = "lottery",
    }
}

default_state!(TiePolicy::Jury);

states! {
    /// Among whom a number is counted.
    CutScope {
        /// All of the phase.
        Overall = "overall",
        /// Each track.
        Track = "track",
        /// Each country.
        Country = "country",
        /// Each quota.
        Quota = "quota",
        /// Each answer to a question of the form: a city, a site.
        Answer = "answer",
    }
}

default_state!(CutScope::Overall);

/// The rule by which applications get further at the end of a phase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"method": "ranking", "count": {"least": 10, "most": 10}, "scope": "overall", "quotas": [],
    "score_at_least": 60, "ties": "include", "reserve": 2, "also": [],
    "answer_within": {"count": 48, "unit": "hours"}, "note": {"fr": null}})))]
pub struct CutRule {
    /// What decides; null where the call does not say.
    #[serde(default)]
    pub method: Option<CutMethod>,
    /// How many get further.
    #[serde(default)]
    pub count: Option<Count>,
    /// Among whom that number is counted.
    #[serde(default)]
    pub scope: CutScope,
    /// The question whose answers are meant, where the number is counted for each answer.
    #[serde(default)]
    pub scope_question: Option<Key>,
    /// Numbers for parts of the field: a track, a country, women founders.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 60))]
    pub quotas: Vec<Quota>,
    /// The least total, on the scale of 0 to 100; thresholds of criteria stand in the rubric.
    #[serde(default)]
    pub score_at_least: Option<Points>,
    /// The least total is not told to applicants.
    #[serde(default)]
    pub threshold_private: bool,
    /// What happens to ties on the last place; where the call does not say, the jury decides with a reason.
    #[serde(default)]
    pub ties: Option<TiePolicy>,
    /// How many more are kept in reserve.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 1_000_000))]
    pub reserve: u32,
    /// Who gets further beside these: the favourite of the public, a wild card of the jury.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 10))]
    pub also: Vec<FurtherCut>,
    /// How long the selected have to accept; who does not loses the place, and the reserve follows.
    #[serde(default)]
    pub answer_within: Option<Distance>,
    /// What else is to be said of the rule: alternates, no award if none is worthy.
    #[serde(default)]
    pub note: LocalizedText,
}

/// Who gets further beside those whom the rule selects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"label": {"fr": "Coup de cœur du public"}, "method": "vote", "count": {"least": 1, "most": 1}})))]
pub struct FurtherCut {
    /// What it is called.
    pub label: LocalizedText,
    /// What decides; null where the call does not say.
    #[serde(default)]
    pub method: Option<CutMethod>,
    /// How many.
    #[serde(default)]
    pub count: Option<Count>,
}

/// A number for a part of the field, or a part that is preferred without a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"label": {"fr": "Afrique de l'Ouest"}, "track": null, "count": {"least": 3, "most": 3}, "weighed": false})))]
pub struct Quota {
    /// The part of the field.
    pub label: LocalizedText,
    /// The track, if the part is one.
    #[serde(default)]
    pub track: Option<Key>,
    /// The question whose answer tells the part, such as the city.
    #[serde(default)]
    pub question: Option<Key>,
    /// The answers of those who belong to it.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub values: Vec<String>,
    /// How many of it; empty where it is weighed.
    pub count: Count,
    /// It is weighed beside merit, without a number: geography, women.
    #[serde(default)]
    pub weighed: bool,
}

impl CutRule {
    pub(super) fn check(&self, check: &mut Check, pointer: &str, names: &Names) {
        if let Some(count) = &self.count {
            count.check(check, &format!("{pointer}/count"));
        }
        check.at_most(&format!("{pointer}/quotas"), self.quotas.len(), 60, Unit::Items);
        check.require(self.scope != CutScope::Quota || !self.quotas.is_empty(), format!("{pointer}/quotas"), FieldCode::Required);
        for (index, quota) in self.quotas.iter().enumerate() {
            let pointer = format!("{pointer}/quotas/{index}");
            quota.check(check, &pointer, names);
        }
        let counted = self.scope == CutScope::Answer;
        check.require(counted == self.scope_question.is_some(), format!("{pointer}/scope_question"), FieldCode::NotAllowed);
        if let Some(question) = &self.scope_question {
            names.require(check, format!("{pointer}/scope_question"), Part::Question, question);
        }
        check.at_most(&format!("{pointer}/also"), self.also.len(), 10, Unit::Items);
        for (index, also) in self.also.iter().enumerate() {
            let pointer = format!("{pointer}/also/{index}");
            also.label.check_required(check, &format!("{pointer}/label"), 200);
            if let Some(count) = &also.count {
                count.check(check, &format!("{pointer}/count"));
            }
        }
        if let Some(time) = &self.answer_within {
            time.check(check, &format!("{pointer}/answer_within"), names);
        }
        let in_scale = self.score_at_least.is_none_or(|least| (Points::ZERO..=Points::whole(100)).contains(&least));
        check.require(in_scale, format!("{pointer}/score_at_least"), FieldCode::OutOfRange);
        check.require(self.reserve <= 1_000_000, format!("{pointer}/reserve"), FieldCode::OutOfRange);
        self.note.check(check, &format!("{pointer}/note"), 2_000);
    }
}

impl Quota {
    fn check(&self, check: &mut Check, pointer: &str, names: &Names) {
        self.label.check_required(check, &format!("{pointer}/label"), 200);
        if let Some(track) = &self.track {
            names.require(check, format!("{pointer}/track"), Part::Track, track);
        }
        if let Some(question) = &self.question {
            names.require(check, format!("{pointer}/question"), Part::Question, question);
        }
        check.require(self.question.is_some() || self.values.is_empty(), format!("{pointer}/values"), FieldCode::NotAllowed);
        check.distinct(&format!("{pointer}/values"), &self.values, 100);
        for (index, value) in self.values.iter().enumerate() {
            check.required_text(&format!("{pointer}/values/{index}"), value, 200);
        }
        self.count.check(check, &format!("{pointer}/count"));
        check.require(!self.weighed || self.count == Count::default(), format!("{pointer}/count"), FieldCode::NotAllowed);
    }
}
