use super::*;
use crate::code::Code;
use crate::document::ChallengeDocument;
use crate::dossier::testing::told;
use crate::eligibility::{EligibilityReport, EligibilityVerdict, Moments, evaluate};
use crate::time::Instant;
use proptest::prelude::*;
use serde_json::{Value, json};

fn dossier(document: Value) -> ApplicationDocument {
    serde_json::from_value(document).unwrap()
}
/// A call with one rule about the country of the seat of these.
fn report(subject: &str, document: &ApplicationDocument) -> EligibilityReport {
    let test = json!({"test": {"subject": subject, "attribute": "country_of_seat", "operator": "in", "values": ["MA"]}});
    let mut call = ChallengeDocument::new(crate::document::LocalizedText::french("Appel"));
    call.eligibility = serde_json::from_value(json!([{"key": "local", "label": {"fr": "Siège au Maroc"}, "condition": test}])).unwrap();
    let company = FactSheet::from([("country_of_seat".to_owned(), FactValue::Text("MA".into()))]);
    let now = Instant::parse("2027-01-15T09:00:00Z").unwrap();
    evaluate(&candidate(document, company), &Moments { submission: now, call: &call, track: None })
}
fn verdict(subject: &str, document: Value) -> EligibilityVerdict {
    report(subject, &dossier(document)).verdict
}
fn partner(name: &str, role: &str, country: Option<&str>) -> Value {
    json!({"name": name, "role": role, "country": country})
}

#[test]
fn partners_of_whom_nothing_is_declared_meet_no_rule() {
    let three = ["A", "B", "C"].map(|name| partner(name, "partner", Some("FR")));
    assert_eq!(verdict("each_partner", json!({"partners": three})), EligibilityVerdict::NotMet, "the dossier says where they sit");
    let unknown = json!({"partners": [partner("A", "partner", Some("MA")), partner("B", "partner", None)]});
    assert_eq!(verdict("each_partner", unknown.clone()), EligibilityVerdict::Open);
    assert_eq!(
        told(report("each_partner", &dossier(unknown.clone())).ensure_may_compete(None)),
        ["application_incomplete", "/facts/eligibility/local required", "/facts/partners/1/country_of_seat required"]
    );
    let mut declared = unknown;
    declared["facts"] = json!({"partners": [{}, {"country_of_seat": "MA"}]});
    assert_eq!(verdict("each_partner", declared), EligibilityVerdict::Met);
    assert_eq!(verdict("each_partner", json!({})), EligibilityVerdict::Met, "who applies alone has no partner");
}

#[test]
fn what_the_dossier_says_goes_before_what_a_sheet_says() {
    let document = json!({"partners": [partner("A", "partner", Some("FR"))], "facts": {"partners": [{"country_of_seat": "MA"}]}});
    assert_eq!(verdict("each_partner", document), EligibilityVerdict::NotMet);
}

#[test]
fn nobody_is_met_by_a_sheet_that_is_of_nobody() {
    let made_up = json!({"facts": {"partners": [{"country_of_seat": "MA"}], "members": [{"country_of_seat": "MA"}], "lead": {"country_of_seat": "MA"}}});
    assert_eq!(verdict("some_partner", made_up.clone()), EligibilityVerdict::NotMet);
    // Somebody applies, though nobody is named.
    for subject in ["some_member", "each_member"] {
        assert_eq!(verdict(subject, made_up.clone()), EligibilityVerdict::Open);
    }
    assert_eq!(sheets_of_nobody(&dossier(made_up)), ["/facts/members/0", "/facts/lead", "/facts/partners/0"]);
    let named = json!({"team": [{"name": "Amina", "role": "lead", "email": "a@x.ma"}], "partners": [partner("A", "lead", None), partner("B", "associate", None)],
        "facts": {"partners": [{"country_of_seat": "MA"}], "members": [{"country_of_seat": "MA"}], "lead": {"country_of_seat": "MA"}}});
    assert_eq!(sheets_of_nobody(&dossier(named.clone())), Vec::<String>::new());
    assert_eq!(verdict("some_partner", named.clone()), EligibilityVerdict::Met);
    assert_eq!(verdict("each_member", named), EligibilityVerdict::Met);
}

#[test]
fn each_member_who_takes_part_has_a_sheet_and_advisors_have_none() {
    let member = |name: &str, role: &str| json!({"name": name, "role": role, "email": format!("{name}@x.ma")});
    let team = json!([member("conseil", "advisor"), member("amina", "lead"), member("omar", "member")]);
    let one = json!({"team": team, "facts": {"members": [{"country_of_seat": "MA"}]}});
    assert_eq!(
        told(report("each_member", &dossier(one)).ensure_may_compete(None)),
        ["application_incomplete", "/facts/eligibility/local required", "/facts/members/1/country_of_seat required"]
    );
    let both = json!({"team": team, "facts": {"members": [{"country_of_seat": "MA"}, {"country_of_seat": "MA"}]}});
    assert_eq!(verdict("each_member", both.clone()), EligibilityVerdict::Met);
    let facts = candidate(&dossier(both), FactSheet::new());
    assert_eq!(facts.team.get("team_size"), Some(&FactValue::Number(Points::whole(2))), "advisors are not of the team");
}

#[test]
fn where_another_leads_the_startup_is_a_partner() {
    let led = |country: Option<&str>| json!({"partners": [partner("A", "lead", country)]});
    assert_eq!(verdict("lead", led(Some("FR"))), EligibilityVerdict::NotMet);
    assert_eq!(verdict("each_organisation", led(Some("FR"))), EligibilityVerdict::NotMet);
    assert_eq!(verdict("some_organisation", led(Some("FR"))), EligibilityVerdict::Met, "the startup itself");
    assert_eq!(verdict("each_partner", led(Some("FR"))), EligibilityVerdict::Met, "the startup itself");
    // Of a lead of whom nothing is known the facts of the startup are not taken.
    assert_eq!(
        told(report("lead", &dossier(led(None))).ensure_may_compete(None)),
        ["application_incomplete", "/facts/eligibility/local required", "/facts/lead/country_of_seat required"]
    );
    // A lead whom the dossier does not name leads nothing.
    assert_eq!(verdict("lead", json!({"facts": {"lead": {"country_of_seat": "FR"}}})), EligibilityVerdict::Met);
}

#[test]
fn a_consortium_is_what_the_dossier_names() {
    let facts = |document: Value| candidate(&dossier(document), FactSheet::new()).company;
    let claimed = facts(json!({"facts": {"company": {"consortium": true, "partners": 4}}}));
    assert_eq!(
        (claimed.get("consortium"), claimed.get("partners")),
        (Some(&FactValue::Flag(false)), Some(&FactValue::Number(Points::whole(0))))
    );
    let named = facts(json!({"partners": [partner("A", "partner", None)]}));
    assert_eq!(
        (named.get("consortium"), named.get("partners")),
        (Some(&FactValue::Flag(true)), Some(&FactValue::Number(Points::whole(1))))
    );
}

proptest! {
    /// Whatever is declared, a rule about each partner is met only where the country of every partner is known and fits.
    #[test]
    fn no_partner_is_overlooked(
        named in prop::collection::vec(prop::option::of(prop::sample::select(vec!["MA", "FR"])), 0..5),
        declared in prop::collection::vec(prop::option::of(prop::sample::select(vec!["MA", "FR"])), 0..6),
    ) {
        let partners: Vec<Value> = named.iter().enumerate().map(|(n, country)| partner(&format!("P{n}"), "partner", *country)).collect();
        let sheets: Vec<Value> = declared.iter().map(|country| country.map_or(json!({}), |country| json!({"country_of_seat": country}))).collect();
        let known = |n: usize| named[n].or_else(|| declared.get(n).copied().flatten());
        let expected = if (0..named.len()).any(|n| known(n) == Some("FR")) {
            EligibilityVerdict::NotMet
        } else if (0..named.len()).any(|n| known(n).is_none()) {
            EligibilityVerdict::Open
        } else {
            EligibilityVerdict::Met
        };
        let report = report("each_partner", &dossier(json!({"partners": partners, "facts": {"partners": sheets}})));
        prop_assert_eq!(report.verdict, expected);
        let refused = report.ensure_may_compete(None).err().map(|refusal| refusal.code);
        let code = match expected {
            EligibilityVerdict::Met => None,
            EligibilityVerdict::NotMet => Some(Code::NotEligible),
            EligibilityVerdict::Open => Some(Code::ApplicationIncomplete),
        };
        prop_assert_eq!(refused, code);
    }
}
