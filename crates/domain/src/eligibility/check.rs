//! The rules of a call, held against a candidate.

use super::facts::Candidate;
use super::test::{About, Moments, explain};
use super::verdict::{EligibilityVerdict, Explanation, VerdictReason};
use crate::document::{ChallengeDocument, EligibilityRule, Key, LocalizedText, RuleKind};
use serde::{Deserialize, Serialize};

/// What a rule says of a candidate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RuleVerdict {
    /// The rule.
    pub rule: Key,
    /// What follows where it is not met.
    pub kind: RuleKind,
    /// The rule in words.
    pub label: LocalizedText,
    /// Whether it is met.
    pub verdict: EligibilityVerdict,
    /// Why.
    pub reason: VerdictReason,
    /// What its condition says, down to the facts; null for a rule in words alone.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub explanation: Option<Explanation>,
    /// The tracks for which it holds.
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub tracks: Vec<Key>,
    /// The phases into which it lets.
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub phases: Vec<Key>,
    /// The prizes that it lets win.
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub prizes: Vec<Key>,
}

/// Whether a part of a call is open to a candidate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"key": "intilak", "verdict": "met"})))]
pub struct PartVerdict {
    /// The key of the track, phase or prize.
    pub key: Key,
    /// Whether its blocking and declarative rules are met.
    pub verdict: EligibilityVerdict,
}

/// What the rules of a call say of a candidate. Every rule is listed, whatever its verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EligibilityReport {
    /// Whether the candidate may apply: the blocking and declarative rules of the call, and those of the track it names or of at
    /// least one track.
    pub verdict: EligibilityVerdict,
    /// Every rule.
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub rules: Vec<RuleVerdict>,
    /// The tracks.
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub tracks: Vec<PartVerdict>,
    /// The phases that have rules of their own.
    #[cfg_attr(feature = "openapi", schema(max_items = 60))]
    pub phases: Vec<PartVerdict>,
    /// The prizes that have rules of their own: one may compete and not be paid.
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub prizes: Vec<PartVerdict>,
    /// The track that the rules give, where tracks are computed: the first that is open to the candidate.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub computed_track: Option<Key>,
}

/// Holds the rules of a call against a candidate.
#[must_use]
pub fn evaluate(candidate: &Candidate, moments: &Moments<'_>) -> EligibilityReport {
    let call = moments.call;
    let rules: Vec<RuleVerdict> = call.eligibility.iter().map(|rule| judge(rule, candidate, moments)).collect();
    EligibilityReport::of_rules(rules, call, candidate.track.as_ref())
}

impl EligibilityReport {
    /// What verdicts on single rules say together, for who applies in a track or has not chosen one.
    pub(super) fn of_rules(rules: Vec<RuleVerdict>, call: &ChallengeDocument, track: Option<&Key>) -> Self {
        let counts = |rule: &&RuleVerdict| matches!(rule.kind, RuleKind::Blocking | RuleKind::Declarative | RuleKind::HumanCheck);
        let gate = |selects: &dyn Fn(&RuleVerdict) -> bool| {
            EligibilityVerdict::all(rules.iter().filter(counts).filter(|rule| selects(rule)).map(|rule| rule.verdict))
        };
        let of_call = gate(&|rule| rule.tracks.is_empty() && rule.phases.is_empty() && rule.prizes.is_empty());
        let part = |key: &Key, selects: &dyn Fn(&RuleVerdict) -> bool| PartVerdict { key: key.clone(), verdict: gate(selects) };
        let tracks: Vec<_> = call
            .tracks
            .iter()
            .map(|track| part(&track.key, &|rule| rule.tracks.contains(&track.key) && rule.phases.is_empty() && rule.prizes.is_empty()))
            .collect();
        let own = |parts: &mut dyn Iterator<Item = &Key>, of: fn(&RuleVerdict) -> &Vec<Key>| -> Vec<PartVerdict> {
            parts
                .filter(|key| rules.iter().any(|rule| of(rule).contains(key)))
                .map(|key| part(key, &|rule| of(rule).contains(key)))
                .collect()
        };
        let phases = own(&mut call.phases.iter().filter_map(|phase| phase.key.as_ref()), |rule| &rule.phases);
        let prizes = own(&mut call.prizes.iter().filter_map(|prize| prize.key.as_ref()), |rule| &rule.prizes);
        let of_tracks = match track {
            Some(chosen) => tracks.iter().find(|track| &track.key == chosen).map_or(EligibilityVerdict::NotMet, |track| track.verdict),
            None if tracks.is_empty() => EligibilityVerdict::Met,
            None => EligibilityVerdict::any(tracks.iter().map(|track| track.verdict)),
        };
        let computed = call.track_choice == crate::document::TrackChoice::Computed;
        let computed_track =
            tracks.iter().find(|track| computed && track.verdict == EligibilityVerdict::Met).map(|track| track.key.clone());
        Self { verdict: EligibilityVerdict::all([of_call, of_tracks]), rules, tracks, phases, prizes, computed_track }
    }
}

fn judge(rule: &EligibilityRule, candidate: &Candidate, moments: &Moments<'_>) -> RuleVerdict {
    let explanation = rule.condition.as_ref().map(|condition| explain(condition, String::new(), About { candidate, same: None }, moments));
    let automatic = explanation.as_ref().map(|explanation| (explanation.verdict, explanation.reason));
    let declared = candidate.declared.contains(&rule.key);
    let (verdict, reason) = match (rule.kind, automatic) {
        // What the facts refute, no declaration and no hope of people mends.
        (_, Some((EligibilityVerdict::NotMet, reason))) => (EligibilityVerdict::NotMet, reason),
        (RuleKind::Declarative, _) if declared => (EligibilityVerdict::Met, VerdictReason::Declared),
        (RuleKind::Declarative, _) => (EligibilityVerdict::Open, VerdictReason::NotDeclared),
        (RuleKind::Information, None) => (EligibilityVerdict::Met, VerdictReason::Fits),
        (RuleKind::HumanCheck, _) | (_, None) => (EligibilityVerdict::Open, VerdictReason::NeedsPeople),
        (_, Some(automatic)) => automatic,
    };
    RuleVerdict {
        rule: rule.key.clone(),
        kind: rule.kind,
        label: rule.label.clone(),
        verdict,
        reason,
        explanation,
        tracks: rule.tracks.clone(),
        phases: rule.phases.clone(),
        prizes: rule.prizes.clone(),
    }
}
