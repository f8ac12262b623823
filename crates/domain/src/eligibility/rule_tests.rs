//! The rules of real calls.

use super::*;
use crate::document::ChallengeDocument;
use crate::time::Instant;
use serde_json::{Value, json};

/// A call with an application window that closes on 2020-02-29, and these rules.
pub(super) fn call(rules: Value) -> ChallengeDocument {
    let document = json!({
        "title": {"fr": "Appel"}, "time_zone": "Africa/Casablanca", "eligibility": rules,
        "tracks": [{"key": "young", "title": {"fr": "Jeunes"}}, {"key": "old", "title": {"fr": "Installées"}}], "track_choice": "computed",
        "prizes": [{"key": "cash", "kind": "cash", "label": {"fr": "Prix"}}],
        "phases": [{"kind": "application", "opens": {"local": "2020-01-01"}, "closes": {"local": "2020-02-29T23:59"}},
                   {"key": "start", "kind": "acceleration", "opens": {"local": "2020-09-01"}}]});
    let mut document: ChallengeDocument = serde_json::from_value(document).unwrap();
    let mut n = 0_u128;
    document
        .settle(None, crate::refusal::Check::default(), || {
            n += 1;
            ulid::Ulid::from(n)
        })
        .unwrap();
    document
}

fn rule(condition: Value) -> Value {
    json!([{"key": "r", "label": {"fr": "Règle"}, "condition": condition}])
}

fn report(call: &ChallengeDocument, candidate: Value, at: &str) -> EligibilityReport {
    let candidate: Candidate = serde_json::from_value(candidate).unwrap();
    candidate.ensure_valid(call).unwrap();
    evaluate(&candidate, &Moments { submission: Instant::parse(at).unwrap(), call, track: candidate.track.as_ref() })
}

pub(super) fn verdict(condition: Value, candidate: Value) -> (EligibilityVerdict, VerdictReason) {
    let report = report(&call(rule(condition)), candidate, "2020-02-01T12:00:00Z");
    (report.rules[0].verdict, report.rules[0].reason)
}

#[test]
fn tatwir_turnover_or_a_seed_startup_that_forecasts_it() {
    let tatwir = json!({"any": [
        {"test": {"subject": "company", "attribute": "revenue", "operator": "at_least", "least": 10_000_000, "currency": "MAD"}},
        {"all": [
            {"test": {"subject": "company", "attribute": "stage", "operator": "in", "values": ["seed"]}},
            {"test": {"subject": "company", "attribute": "forecast_revenue", "operator": "at_least", "least": 10_000_000, "least_excluded": true, "currency": "MAD"}}]}]});
    let company = |facts: Value| json!({"company": facts});
    assert_eq!(verdict(tatwir.clone(), company(json!({"revenue": 10_000_000}))).0, EligibilityVerdict::Met);
    assert_eq!(
        verdict(tatwir.clone(), company(json!({"revenue": 0, "stage": "Seed", "forecast_revenue": 10_000_001}))).0,
        EligibilityVerdict::Met
    );
    assert_eq!(
        verdict(tatwir.clone(), company(json!({"revenue": 0, "stage": "seed", "forecast_revenue": 10_000_000}))).0,
        EligibilityVerdict::NotMet
    );
    assert_eq!(verdict(tatwir.clone(), company(json!({"revenue": 9_999_999, "stage": "growth"}))).0, EligibilityVerdict::NotMet);
    // The forecast could still let it in.
    let open = report(&call(rule(tatwir)), company(json!({"revenue": 1, "stage": "seed"})), "2020-02-01T12:00:00Z");
    assert_eq!(open.verdict, EligibilityVerdict::Open);
    let explained = open.rules[0].explanation.clone().unwrap();
    let forecast = &explained.parts[1].parts[1];
    assert_eq!(
        (forecast.condition.as_str(), forecast.reason, forecast.found.clone()),
        ("/any/1/all/1/test", VerdictReason::UnknownFact, None)
    );
    assert_eq!(explained.parts[0].found.as_deref(), Some("1"));
}

#[test]
fn genopole_young_or_little_money_and_a_company_by_the_entry_date() {
    let young = json!({"any": [
        {"test": {"subject": "company", "attribute": "company_age_months", "operator": "at_most", "most": 36, "most_excluded": true}},
        {"test": {"subject": "company", "attribute": "equity_raised", "operator": "at_most", "most": 200_000, "currency": "EUR"}}]});
    assert_eq!(
        verdict(young.clone(), json!({"company": {"founded_on": "2017-02-02", "equity_raised": 900_000}})).0,
        EligibilityVerdict::Met
    );
    assert_eq!(
        verdict(young.clone(), json!({"company": {"founded_on": "2017-02-01", "equity_raised": 900_000}})).0,
        EligibilityVerdict::NotMet
    );
    let months = |operator: &str, bound: &str| json!({"test": {"subject": "company", "attribute": "company_age_months", "operator": operator, (bound): 18}});
    let of = |day: &str| json!({"company": {"founded_on": day}});
    assert_eq!(verdict(months("at_most", "most"), of("2018-08-01")).0, EligibilityVerdict::Met);
    assert_eq!(verdict(months("at_most", "most"), of("2018-07-31")).0, EligibilityVerdict::NotMet, "a day more than 18 months");
    assert_eq!(verdict(months("at_least", "least"), of("2018-08-02")).0, EligibilityVerdict::NotMet, "a day less than 18 months");
    assert_eq!(verdict(young, json!({"company": {"founded_on": "2010-01-01", "equity_raised": 200_000}})).0, EligibilityVerdict::Met);
    // A natural person applies; the company must exist when the programme begins.
    let registered = |as_of: Value| json!({"test": {"subject": "company", "attribute": "registered", "operator": "yes", "as_of": as_of}});
    let later = registered(json!({"moment": "phase_opening", "phase": "start"}));
    assert_eq!(verdict(later.clone(), json!({"company": {"registered": false}})), (EligibilityVerdict::Open, VerdictReason::NotYet));
    assert_eq!(verdict(later.clone(), json!({"company": {"registered": true}})), (EligibilityVerdict::Met, VerdictReason::Fits));
    let due = report(&call(rule(later)), json!({"company": {"registered": false}}), "2020-09-01T12:00:00Z");
    assert_eq!(due.verdict, EligibilityVerdict::NotMet);
    let contract = registered(json!({"moment": "contract"}));
    assert_eq!(verdict(contract, json!({"company": {"registered": false}})), (EligibilityVerdict::Open, VerdictReason::NotYet));
}

#[test]
fn ignite_thirty_five_or_younger_on_the_29th_of_february() {
    let age = |as_of: Value| json!({"test": {"subject": "applicant", "attribute": "age", "operator": "between", "least": 18, "most": 35, "as_of": as_of}});
    let born = |day: &str| json!({"applicant": {"birth_date": day}});
    for as_of in [json!({"moment": "date", "date": "2020-02-29"}), json!({"moment": "deadline"})] {
        assert_eq!(verdict(age(as_of.clone()), born("1984-03-01")).0, EligibilityVerdict::Met);
        assert_eq!(verdict(age(as_of.clone()), born("1984-02-29")).0, EligibilityVerdict::NotMet);
        assert_eq!(verdict(age(as_of.clone()), born("2002-02-28")).0, EligibilityVerdict::Met);
        assert_eq!(verdict(age(as_of), born("2002-03-01")).0, EligibilityVerdict::NotMet);
    }
}

#[test]
fn nexus_registered_or_committed_and_small() {
    let nexus = json!({"all": [
        {"any": [
            {"test": {"subject": "company", "attribute": "registered", "operator": "yes"}},
            {"statement": {"en": "In the process of registration"}}]},
        {"not": {"test": {"subject": "company", "attribute": "revenue", "operator": "at_least", "least": 5_000_000, "least_excluded": true, "currency": "USD"}}}]});
    assert_eq!(verdict(nexus.clone(), json!({"company": {"registered": true, "revenue": 5_000_000}})).0, EligibilityVerdict::Met);
    assert_eq!(verdict(nexus.clone(), json!({"company": {"registered": false, "revenue": 10}})).0, EligibilityVerdict::Open);
    assert_eq!(verdict(nexus.clone(), json!({"company": {"registered": false, "revenue": 5_000_001}})).0, EligibilityVerdict::NotMet);
    assert_eq!(verdict(nexus, json!({})).0, EligibilityVerdict::Open);
}

#[test]
fn partners_each_and_some() {
    let test =
        |subject: &str| json!({"test": {"subject": subject, "attribute": "country_of_seat", "operator": "in", "values": ["MA", "SN"]}});
    let partners =
        |countries: &[&str]| json!({"partners": countries.iter().map(|country| json!({"country_of_seat": country})).collect::<Vec<_>>()});
    for (countries, each, some) in [
        (vec!["MA", "SN"], EligibilityVerdict::Met, EligibilityVerdict::Met),
        (vec!["MA", "FR"], EligibilityVerdict::NotMet, EligibilityVerdict::Met),
        (vec!["FR"], EligibilityVerdict::NotMet, EligibilityVerdict::NotMet),
        (vec![], EligibilityVerdict::Met, EligibilityVerdict::NotMet),
    ] {
        assert_eq!(verdict(test("each_partner"), partners(&countries)).0, each, "{countries:?}");
        assert_eq!(verdict(test("some_partner"), partners(&countries)).0, some, "{countries:?}");
    }
}

#[test]
fn scopes_and_kinds() {
    let age = |most: u32| json!({"test": {"subject": "company", "attribute": "company_age_months", "operator": "at_most", "most": most}});
    let rules = json!([
        {"key": "young", "label": {"fr": "Moins de deux ans"}, "tracks": ["young"], "condition": age(24)},
        {"key": "old", "label": {"fr": "Deux ans et plus"}, "tracks": ["old"], "condition": {"not": age(24)}},
        {"key": "paid", "label": {"fr": "Ressortissants"}, "prizes": ["cash"], "condition": {"test": {"subject": "applicant", "attribute": "nationality", "operator": "in", "values": ["US"]}}},
        {"key": "ip", "label": {"fr": "Détient la propriété"}, "kind": "declarative"},
        {"key": "women", "label": {"fr": "Portée par une femme"}, "kind": "bonus", "condition": {"test": {"subject": "company", "attribute": "women_led", "operator": "yes"}}},
        {"key": "visit", "label": {"fr": "Visite"}, "kind": "warning", "condition": {"statement": {"fr": "Site accessible"}}}]);
    let call = call(rules);
    let candidate = |declared: &[&str]| json!({"company": {"founded_on": "2019-06-01", "women_led": false}, "applicant": {"nationality": ["MA"]}, "declared": declared});
    let undeclared = report(&call, candidate(&[]), "2020-02-01T12:00:00Z");
    assert_eq!(undeclared.verdict, EligibilityVerdict::Open);
    let report = report(&call, candidate(&["ip"]), "2020-02-01T12:00:00Z");
    assert_eq!(report.verdict, EligibilityVerdict::Met, "a bonus that is not met and a warning that is open stop nobody");
    assert_eq!(report.computed_track.as_ref().map(ToString::to_string).as_deref(), Some("young"));
    let tracks: Vec<_> = report.tracks.iter().map(|track| (track.key.to_string(), track.verdict)).collect();
    assert_eq!(tracks, [("young".into(), EligibilityVerdict::Met), ("old".into(), EligibilityVerdict::NotMet)]);
    assert_eq!(
        report.prizes.iter().map(|prize| prize.verdict).collect::<Vec<_>>(),
        [EligibilityVerdict::NotMet],
        "may compete and not be paid"
    );
    let reasons: Vec<_> = report.rules.iter().map(|rule| rule.reason).collect();
    assert_eq!(reasons[3..], [VerdictReason::Declared, VerdictReason::Differs, VerdictReason::NeedsPeople]);
}

#[test]
fn one_and_the_same_member_is_adult_and_a_citizen_or_resident() {
    let of = |attribute: &str, more: Value| {
        let mut test = json!({"subject": "same", "attribute": attribute});
        test.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({"test": test})
    };
    let condition = json!({"same": {"subject": "some_member", "condition": {"all": [
        of("age", json!({"operator": "at_least", "least": 18})),
        {"any": [of("nationality", json!({"operator": "in", "values": ["US"]})), of("residence", json!({"operator": "in", "values": ["US"]}))]}]}}});
    let team = |members: Value| verdict(condition.clone(), json!({"members": members})).0;
    let (child, adult) = ("2010-01-01", "1990-01-01");
    let met = json!([{"birth_date": child, "nationality": "US"}, {"birth_date": adult, "nationality": "FR", "residence": "US"}]);
    assert_eq!(team(met), EligibilityVerdict::Met);
    let spread = json!([{"birth_date": child, "nationality": "US", "residence": "US"}, {"birth_date": adult, "nationality": "FR", "residence": "FR"}]);
    assert_eq!(team(spread), EligibilityVerdict::NotMet, "one is adult, another a citizen");
    let unknown = json!([{"birth_date": child, "nationality": "US"}, {"birth_date": adult, "nationality": "FR"}]);
    assert_eq!(team(unknown), EligibilityVerdict::Open);
    assert_eq!(team(json!([])), EligibilityVerdict::NotMet);
}

#[test]
fn partners_meet_the_rule_of_the_lead() {
    let test = |subject: &str| json!({"test": {"subject": subject, "attribute": "country_of_seat", "operator": "in", "values": ["TN"]}});
    let group = |lead: &str, partner: &str| json!({"company": {"country_of_seat": lead}, "partners": [{"country_of_seat": partner}]});
    for (lead, partner, each, some) in [
        ("TN", "TN", EligibilityVerdict::Met, EligibilityVerdict::Met),
        ("TN", "FR", EligibilityVerdict::NotMet, EligibilityVerdict::Met),
        ("FR", "TN", EligibilityVerdict::NotMet, EligibilityVerdict::Met),
        ("FR", "FR", EligibilityVerdict::NotMet, EligibilityVerdict::NotMet),
    ] {
        assert_eq!(verdict(test("each_organisation"), group(lead, partner)).0, each, "{lead} {partner}");
        assert_eq!(verdict(test("some_organisation"), group(lead, partner)).0, some, "{lead} {partner}");
    }
}

#[test]
fn malformed_conditions_are_refused() {
    let test = json!({"test": {"subject": "same", "attribute": "age", "operator": "at_least", "least": 18}});
    let same = |subject: &str, condition: &Value| json!({"same": {"subject": subject, "condition": condition}});
    for (condition, pointer) in [
        (test.clone(), "/test/subject"),
        (same("applicant", &test), "/same/subject"),
        (same("some_member", &same("some_partner", &test)), "/same/condition/same/subject"),
        (json!({"at_least": {"count": 2, "of": [{"statement": {"fr": "Un"}}]}}), "/at_least/count"),
        (json!({"at_least": {"count": 0, "of": [{"statement": {"fr": "Un"}}]}}), "/at_least/count"),
    ] {
        let mut call: ChallengeDocument =
            serde_json::from_value(json!({"title": {"fr": "Appel"}, "eligibility": rule(condition)})).unwrap();
        let refusal = call.settle(None, crate::refusal::Check::default(), || ulid::Ulid::from(1_u128)).unwrap_err();
        let pointers: Vec<_> = refusal.fields.iter().map(|field| field.pointer.as_str()).collect();
        assert_eq!(pointers, [format!("/eligibility/0/condition{pointer}")]);
    }
}
