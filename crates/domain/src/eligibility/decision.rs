//! What people decided about the eligibility of dossiers.

use super::check::{EligibilityReport, RuleVerdict};
use super::compete::waits_for_a_fact;
use super::verdict::{EligibilityVerdict, VerdictReason};
use crate::application::Application;
use crate::code::FieldCode;
use crate::document::{ChallengeDocument, Key};
use crate::id::{ApplicationId, UserId};
use crate::refusal::{Check, Refusal, Unit};
use crate::states::states;
use crate::time::Instant;
use serde::{Deserialize, Serialize};

states! {
    /// What people decide about the eligibility of a dossier.
    EligibilityRuling {
        /// It competes.
        Eligible = "eligible",
        /// It does not: no juror is given it, and it is in no ranking.
        Ineligible = "ineligible",
        /// It competes, and no prize is paid to it.
        EligibleNotPaid = "eligible_not_paid",
    }
}

states! {
    /// Where a dossier stands in the decisions about eligibility.
    EligibilityStatus {
        /// Nothing was decided, or nothing that the reader may know.
        Undecided = "undecided",
        /// It competes.
        Eligible = "eligible",
        /// It does not.
        Ineligible = "ineligible",
        /// It competes, and no prize is paid to it.
        EligibleNotPaid = "eligible_not_paid",
    }
}

impl EligibilityStatus {
    /// Where a dossier stands about which this was decided last, or nothing.
    #[must_use]
    pub const fn of(ruling: Option<EligibilityRuling>) -> Self {
        match ruling {
            None => Self::Undecided,
            Some(EligibilityRuling::Eligible) => Self::Eligible,
            Some(EligibilityRuling::Ineligible) => Self::Ineligible,
            Some(EligibilityRuling::EligibleNotPaid) => Self::EligibleNotPaid,
        }
    }
    /// What was decided last about a dossier that stands there.
    #[must_use]
    pub const fn ruling(self) -> Option<EligibilityRuling> {
        match self {
            Self::Undecided => None,
            Self::Eligible => Some(EligibilityRuling::Eligible),
            Self::Ineligible => Some(EligibilityRuling::Ineligible),
            Self::EligibleNotPaid => Some(EligibilityRuling::EligibleNotPaid),
        }
    }
}

/// A decision that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulingRequest {
    /// The dossier.
    pub application: ApplicationId,
    /// What is decided.
    pub ruling: EligibilityRuling,
    /// Why.
    pub reason: Option<String>,
    /// The rules of the call that are not met.
    pub failed_rules: Vec<Key>,
}

/// A decision about the eligibility of one dossier. It never changes, but for being announced; another one follows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EligibilityDecision {
    /// What was decided.
    pub ruling: EligibilityRuling,
    /// Why.
    pub reason: Option<String>,
    /// The rules of the call that are not met.
    pub failed_rules: Vec<Key>,
    /// The version of the call whose rules were held against the dossier.
    pub rule_version: i64,
    /// The version of the dossier that was looked at.
    pub dossier_version: i64,
    /// Who decided.
    pub by: UserId,
    /// When.
    pub at: Instant,
    /// When its startup was told; none of that is known to it before.
    pub announced_at: Option<Instant>,
}

/// Every decision about one dossier, the last one in force.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EligibilityDecisions(Vec<EligibilityDecision>);

impl EligibilityDecisions {
    /// The decision in force.
    #[must_use]
    pub fn current(&self) -> Option<&EligibilityDecision> {
        self.0.last()
    }
    /// The decision of which its startup was told last.
    #[must_use]
    pub fn announced(&self) -> Option<&EligibilityDecision> {
        self.0.iter().rev().find(|decision| decision.announced_at.is_some())
    }
    /// Every decision of which its startup was told, in their order.
    pub fn all_announced(&self) -> impl Iterator<Item = (&EligibilityDecision, Instant)> {
        self.0.iter().filter_map(|decision| Some((decision, decision.announced_at?)))
    }
    /// The decision in force, if its startup was not told of it yet.
    #[must_use]
    pub fn pending(&self) -> Option<&EligibilityDecision> {
        self.current().filter(|decision| decision.announced_at.is_none())
    }
    /// Whether the dossier competes: nothing was decided, or that it does.
    #[must_use]
    pub fn competes(&self) -> bool {
        self.current().is_none_or(|decision| decision.ruling != EligibilityRuling::Ineligible)
    }
    /// Adds a decision: it is in force from now on.
    pub fn decide(&mut self, decision: EligibilityDecision) {
        self.0.push(decision);
    }
    /// Tells the decision in force; whether there was one to tell.
    pub fn announce(&mut self, now: Instant) -> bool {
        let pending = self.0.last_mut().filter(|decision| decision.announced_at.is_none());
        pending.map(|decision| decision.announced_at = Some(now)).is_some()
    }
    /// The same without the texts that people wrote.
    #[must_use]
    pub fn without_reasons(mut self) -> Self {
        self.0.iter_mut().for_each(|decision| decision.reason = None);
        self
    }
}

/// The most decisions of one request.
const MOST: usize = 1_000;

/// Whether all of these can be decided, each about another dossier: `find` knows those that are handed in. A reason is
/// given wherever something is denied.
///
/// # Errors
/// `validation_failed` with everything that is wrong, in the order of the request.
pub fn ensure_rulings<'a>(
    requests: &[RulingRequest],
    call: &ChallengeDocument,
    find: impl Fn(&ApplicationId) -> Option<&'a Application>,
) -> Result<(), Refusal> {
    let mut check = Check::default();
    check.require(!requests.is_empty(), "/decisions", FieldCode::Required);
    check.at_most("/decisions", requests.len(), MOST, Unit::Items);
    let mut seen = std::collections::BTreeSet::new();
    for (index, request) in requests.iter().enumerate() {
        let (at, dossier) = (format!("/decisions/{index}"), find(&request.application));
        check.require(dossier.is_some(), format!("{at}/application_id"), FieldCode::UnknownReference);
        check.require(seen.insert(&request.application), format!("{at}/application_id"), FieldCode::Duplicate);
        let denies = request.ruling != EligibilityRuling::Eligible;
        match &request.reason {
            Some(reason) if denies => check.required_text(&format!("{at}/reason"), reason, 4_000),
            Some(reason) => check.text(&format!("{at}/reason"), reason, 4_000),
            None => check.require(!denies, format!("{at}/reason"), FieldCode::Required),
        }
        check.distinct(&format!("{at}/failed_rules"), &request.failed_rules, 100);
        for (place, key) in request.failed_rules.iter().enumerate() {
            let pointer = format!("{at}/failed_rules/{place}");
            let Some(rule) = call.eligibility.iter().find(|rule| &rule.key == key) else {
                check.fail(pointer, FieldCode::UnknownReference);
                continue;
            };
            let track = dossier.and_then(|dossier| dossier.document.track.as_ref());
            let applies = rule.tracks.is_empty() || track.is_some_and(|track| rule.tracks.contains(track));
            check.require(denies && applies, pointer, FieldCode::NotAllowed);
        }
    }
    check.finish()
}

impl RuleVerdict {
    /// Whether it is open for people to decide, and no fact could settle it.
    fn waits_for_people(&self) -> bool {
        let parts = self.reason == VerdictReason::Parts && !self.explanation.as_ref().is_some_and(waits_for_a_fact);
        self.verdict == EligibilityVerdict::Open && (self.reason == VerdictReason::NeedsPeople || parts)
    }
}

impl EligibilityReport {
    /// The report once people have decided: what waited for people has their verdict. Rules that they named are not met. Of the others,
    /// those about prizes alone are not met where nothing is to be paid and no rule is named; all are met where the dossier competes or
    /// rules are named; else they stay open, for nobody said which of them keep it out.
    #[must_use]
    pub fn decided(self, decision: &EligibilityDecision, call: &ChallengeDocument, track: Option<&Key>) -> Self {
        let named = !decision.failed_rules.is_empty();
        let verdict = |rule: &RuleVerdict| {
            if decision.failed_rules.contains(&rule.rule) {
                return EligibilityVerdict::NotMet;
            }
            match decision.ruling {
                EligibilityRuling::EligibleNotPaid if !named && !rule.prizes.is_empty() => EligibilityVerdict::NotMet,
                EligibilityRuling::Ineligible if !named => EligibilityVerdict::Open,
                _ => EligibilityVerdict::Met,
            }
        };
        let rules = self.rules.into_iter().map(|rule| {
            let by_people = rule.waits_for_people() || decision.failed_rules.contains(&rule.rule);
            match verdict(&rule) {
                decided if by_people && decided != EligibilityVerdict::Open => {
                    RuleVerdict { verdict: decided, reason: VerdictReason::Decided, ..rule }
                }
                _ => rule,
            }
        });
        Self::of_rules(rules.collect(), call, track)
    }
}

#[cfg(test)]
#[path = "decision_tests.rs"]
mod tests;
