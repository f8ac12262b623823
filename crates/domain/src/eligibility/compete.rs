//! Whether a dossier may be handed in, as far as the rules decide.

use super::check::{EligibilityReport, RuleVerdict};
use super::verdict::{EligibilityVerdict, Explanation, VerdictReason};
use crate::code::{Code, FieldCode};
use crate::document::{Key, RuleKind};
use crate::refusal::{Check, Refusal};
use std::collections::BTreeSet;

impl EligibilityReport {
    /// Whether a dossier in this track may be handed in: its blocking and declarative rules are met, or open for a reason that is not the
    /// applicant's (people decide, or the moment to which a rule refers is ahead). Rules of phases and prizes do not keep anybody from
    /// competing; warnings, bonuses and checks by people are for those who read it.
    ///
    /// # Errors
    /// `not_eligible` with every rule that is not met, at `/eligibility/{rule}`; else `application_incomplete` with every rule that needs a
    /// fact that the dossier does not tell, at `/facts/eligibility/{rule}`, with what it needs of a member or partner at
    /// `/facts/members/{index}/{fact}`, `/facts/partners/{index}/{fact}` or `/facts/lead/{fact}`, and at `/facts/declared` where something
    /// is to be declared.
    pub fn ensure_may_compete(&self, track: Option<&Key>) -> Result<(), Refusal> {
        let applies = |rule: &&RuleVerdict| {
            let decides = matches!(rule.kind, RuleKind::Blocking | RuleKind::Declarative);
            let in_track = rule.tracks.is_empty() || track.is_some_and(|track| rule.tracks.contains(track));
            decides && in_track && rule.phases.is_empty() && rule.prizes.is_empty()
        };
        let (mut failed, mut missing, mut declared) = (Check::default(), Check::default(), true);
        let mut of_others = BTreeSet::new();
        for rule in self.rules.iter().filter(applies) {
            match (rule.verdict, rule.reason) {
                (EligibilityVerdict::NotMet, _) => failed.fail(format!("/eligibility/{}", rule.rule.0), FieldCode::NotAllowed),
                (EligibilityVerdict::Open, VerdictReason::NotDeclared) => declared = false,
                (EligibilityVerdict::Open, _) => {
                    if let Some(explanation) = rule.explanation.as_ref().filter(|explanation| waits_for_a_fact(explanation)) {
                        missing.fail(format!("/facts/eligibility/{}", rule.rule.0), FieldCode::Required);
                        unknown_of_others(explanation, &mut of_others);
                    }
                }
                (EligibilityVerdict::Met, _) => {}
            }
        }
        of_others.into_iter().take(MOST_POINTERS).for_each(|pointer| missing.fail(pointer, FieldCode::Required));
        missing.require(declared, "/facts/declared", FieldCode::Required);
        failed.finish_as(Code::NotEligible)?;
        missing.finish_as(Code::ApplicationIncomplete)
    }
}

/// The most facts of members and partners that one refusal names.
const MOST_POINTERS: usize = 100;

/// Collects pointers to the facts of members, partners and the lead that could settle what is open.
fn unknown_of_others(explanation: &Explanation, pointers: &mut BTreeSet<String>) {
    if !waits_for_a_fact(explanation) {
        return;
    }
    if let (Some(sheet), Some(attribute)) = (&explanation.sheet, explanation.attribute)
        && ["/members/", "/partners/", "/lead"].iter().any(|others| sheet.starts_with(others))
    {
        pointers.insert(format!("/facts{sheet}/{attribute}"));
    }
    explanation.parts.iter().for_each(|part| unknown_of_others(part, pointers));
}

/// Whether a further fact could settle what is open.
pub(super) fn waits_for_a_fact(explanation: &Explanation) -> bool {
    let open = explanation.verdict == EligibilityVerdict::Open;
    open && (explanation.reason == VerdictReason::UnknownFact || explanation.parts.iter().any(waits_for_a_fact))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{ChallengeDocument, LocalizedText};
    use crate::eligibility::{Candidate, Moments, evaluate};
    use crate::time::Instant;
    use serde_json::json;

    fn refused(rules: serde_json::Value, facts: serde_json::Value) -> Result<(), (Code, Vec<String>)> {
        let mut call = ChallengeDocument::new(LocalizedText::french("Appel"));
        call.eligibility = serde_json::from_value(rules).unwrap();
        let candidate: Candidate = serde_json::from_value(facts).unwrap();
        let now = Instant::parse("2027-01-15T09:00:00Z").unwrap();
        let report = evaluate(&candidate, &Moments { submission: now, call: &call, track: None });
        let pointers = |refusal: Refusal| (refusal.code, refusal.fields.into_iter().map(|issue| issue.pointer).collect());
        report.ensure_may_compete(None).map_err(pointers)
    }

    fn revenue(kind: &str, part: &str) -> serde_json::Value {
        json!({"key": "revenue", "kind": kind, "label": {"fr": "x"}, part: ["a"],
            "condition": {"test": {"subject": "company", "attribute": "employees", "operator": "at_least", "least": 10}}})
    }

    #[test]
    fn what_decides_refuses_and_what_informs_does_not() {
        let few = json!({"company": {"employees": 3}});
        assert_eq!(refused(json!([revenue("blocking", "tracks")]), few.clone()), Ok(()), "a rule of a track in which it is not");
        for part in ["phases", "prizes"] {
            assert_eq!(refused(json!([revenue("blocking", part)]), few.clone()), Ok(()), "who may not be paid may compete");
        }
        let mut rule = revenue("blocking", "tracks");
        rule["tracks"] = json!([]);
        assert_eq!(refused(json!([rule]), few.clone()), Err((Code::NotEligible, vec!["/eligibility/revenue".to_owned()])));
        assert_eq!(refused(json!([rule]), json!({})), Err((Code::ApplicationIncomplete, vec!["/facts/eligibility/revenue".to_owned()])));
        for kind in ["warning", "bonus", "human_check", "information"] {
            rule["kind"] = json!(kind);
            assert_eq!(refused(json!([rule]), few.clone()), Ok(()), "{kind}");
        }
    }

    #[test]
    fn what_people_decide_is_not_asked_of_the_applicant() {
        let in_words = json!([{"key": "local", "label": {"fr": "Ancrage local"}}]);
        assert_eq!(refused(in_words, json!({})), Ok(()));
        let either = json!([{"key": "either", "label": {"fr": "x"}, "condition": {"any": [
            {"statement": {"fr": "Un projet exemplaire"}},
            {"test": {"subject": "company", "attribute": "employees", "operator": "at_least", "least": 10}}]}}]);
        assert!(refused(either.clone(), json!({})).is_err(), "a fact could settle it");
        assert_eq!(refused(either, json!({"company": {"employees": 3}})), Ok(()), "now only people can");
    }
}
