use super::*;
use crate::document::LocalizedText;
use crate::dossier::testing::at;
use crate::eligibility::{Candidate, Moments, evaluate};
use serde_json::json;

fn call() -> ChallengeDocument {
    let mut call = ChallengeDocument::new(LocalizedText::french("Appel"));
    call.eligibility = serde_json::from_value(json!([
        {"key": "rooted", "kind": "human_check", "label": {"fr": "Ancrage local"}},
        {"key": "novel", "label": {"fr": "Projet exemplaire"}},
        {"key": "paid", "kind": "human_check", "label": {"fr": "Compte bancaire au Maroc"}, "prizes": ["first"]},
        {"key": "small", "label": {"fr": "x"}, "condition": {"test": {"subject": "company", "attribute": "employees", "operator": "at_most", "most": 50}}}]))
    .unwrap();
    call.prizes = serde_json::from_value(json!([{"key": "first", "label": {"fr": "Premier prix"}, "kind": "cash", "amount": {"amount_minor": 1_000_000, "currency": "MAD"}}])).unwrap();
    call
}

fn decision(ruling: EligibilityRuling, failed: &[&str]) -> EligibilityDecision {
    EligibilityDecision {
        ruling,
        reason: Some("Siège hors du Maroc".into()),
        failed_rules: failed.iter().map(|key| Key::new(key)).collect(),
        rule_version: 3,
        dossier_version: 2,
        by: crate::jury::testing::id(1),
        at: at("2027-04-02T00:00:00Z"),
        announced_at: None,
    }
}

/// The verdicts of the rules in their order, and of the whole.
fn decided(ruling: EligibilityRuling, failed: &[&str]) -> (Vec<&'static str>, &'static str) {
    let call = call();
    let candidate: Candidate = serde_json::from_value(json!({"company": {"employees": 3}})).unwrap();
    let report = evaluate(&candidate, &Moments { submission: at("2027-03-01T00:00:00Z"), call: &call, track: None });
    assert_eq!(report.verdict, EligibilityVerdict::Open, "people have to decide");
    let report = report.decided(&decision(ruling, failed), &call, None);
    (report.rules.iter().map(|rule| rule.verdict.as_str()).collect(), report.verdict.as_str())
}

#[test]
fn rules_that_people_check_have_their_verdict_from_the_decision() {
    use EligibilityRuling::{Eligible, EligibleNotPaid, Ineligible};
    assert_eq!(decided(Eligible, &[]), (vec!["met", "met", "met", "met"], "met"));
    assert_eq!(decided(Ineligible, &["rooted"]), (vec!["not_met", "met", "met", "met"], "not_met"));
    assert_eq!(decided(Ineligible, &[]), (vec!["open", "open", "open", "met"], "open"), "nobody said which");
    assert_eq!(decided(EligibleNotPaid, &[]), (vec!["met", "met", "not_met", "met"], "met"), "who is not paid competes");
    assert_eq!(
        decided(Ineligible, &["small"]),
        (vec!["met", "met", "met", "not_met"], "not_met"),
        "what facts said is checked by people too"
    );
}

#[test]
fn the_last_decision_is_in_force_and_the_startup_knows_what_it_was_told() {
    let mut decisions = EligibilityDecisions::default();
    assert!(decisions.competes() && decisions.current().is_none() && !decisions.announce(at("2027-04-02T00:00:00Z")));
    decisions.decide(decision(EligibilityRuling::Ineligible, &[]));
    assert!(!decisions.competes() && decisions.announced().is_none() && decisions.pending().is_some());
    assert!(decisions.announce(at("2027-04-03T00:00:00Z")) && !decisions.announce(at("2027-04-04T00:00:00Z")));
    decisions.decide(decision(EligibilityRuling::Eligible, &[]));
    assert!(decisions.competes());
    assert_eq!(decisions.announced().map(|told| told.ruling), Some(EligibilityRuling::Ineligible));
    assert_eq!(decisions.all_announced().count(), 1);
    assert!(decisions.clone().without_reasons().current().unwrap().reason.is_none());
    let stored = serde_json::to_string(&decisions).unwrap();
    assert_eq!(serde_json::from_str::<EligibilityDecisions>(&stored).unwrap(), decisions);
    assert_eq!(serde_json::from_str::<EligibilityDecisions>("[]").unwrap(), EligibilityDecisions::default());
}
