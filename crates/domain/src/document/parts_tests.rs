//! The parts that real calls need: a call that has them all, and what is wrong when one of them is.

use super::{AnswerValue, ApplicationDocument, ChallengeDocument, Points};
use crate::dossier::Situation;
use crate::refusal::Check;
use crate::time::Instant;
use serde_json::{Value, json};

fn everything() -> Value {
    json!({
        "title": {"fr": "Appel"}, "original_language": "bs", "criteria": [{"fr": "Innovation"}], "criteria_count": 6,
        "series": {"name": {"fr": "Concours"}, "part": {"fr": "Maroc"}, "local_contests": {"least": 34, "most": 34}, "countries": ["MA", "SN"]},
        "other_editions": [{"edition": "2018", "figures": {"applications": {"least": 599, "most": 599}}, "note": {"fr": "Seuil de 60"}}],
        "expected": {"applications": {"least": 300, "most": 600}},
        "organisers": [{"key": "eu", "name": "Office", "country": "EU", "roles": ["organiser"]}, {"key": "un", "name": "Fonds", "country": "UN", "roles": ["funder"]}],
        "tracks": [{"key": "a", "title": {"fr": "A"}}, {"key": "b", "title": {"fr": "B"}}], "track_choice": "checked",
        "entries_per_startup": 4, "entries_per_track": 1,
        "channels": [{"kind": "paper", "closes": {"local": "2027-04-07"}}],
        "links": [{"title": {"fr": "Données"}, "url": "https://donnees.example", "access": "registered"}],
        "phases": [
            {"key": "sign-up", "kind": "registration"},
            {"key": "window", "kind": "application", "entry": {"registered": ["sign-up"], "again": true, "access_code": true}, "repeats": {"every": 1, "unit": "months", "until": {"local": "2027-12"}},
             "intake": {"mode": "rolling", "lasts": {"count": 6, "count_most": 8, "unit": "weeks"}}},
            {"key": "vote", "kind": "vote", "vote": {"electorate": "registered", "effect": "share_of_score", "percent": 20, "counts_in": "final",
                "questions": [{"key": "problem", "label": {"fr": "Problème"}, "min": 1, "max": 5}], "tie_break": ["problem"]}},
            {"key": "final", "kind": "review", "format": "pitch", "entry": {"from": ["window"], "not_selected": true},
             "feedback": {"given": {"local": "2027-10"}},
             "review": {"rubric": {"combination": "sum", "outline": [{"fr": "Un"}], "outline_count": 3, "criteria": [
                    {"key": "points", "label": {"fr": "Points"}, "max": 30, "weight": 30},
                    {"key": "time", "kind": "measured", "unit": "min", "label": {"fr": "Durée"}, "max": 60, "target": 15, "partial_credit": true, "weight": 60}]},
                "panel": {"size": {"least": 5, "most": 5}, "members": [{"label": {"fr": "Experts"}, "organiser": "un"}], "languages": ["ar"], "role": "recommends", "decided_by": "eu"},
                "hearing": {"pitch_minutes": 3, "question_minutes": 2}},
             "cut": {"method": "ranking", "scope": "answer", "scope_question": "city", "answer_within": {"count": 48, "unit": "hours"},
                "quotas": [{"label": {"fr": "Femmes"}, "count": {}, "weighed": true}, {"label": {"fr": "Fès"}, "question": "city", "values": ["Fès"], "count": {"least": 2}}],
                "also": [{"label": {"fr": "Public"}, "method": "vote", "count": {"least": 1, "most": 1}}]}},
            {"key": "visit", "kind": "verification", "overturns": ["final"], "reservation": {"kind": "conditional", "condition": {"fr": "Si le budget suit"}}}],
        "questions": [
            {"key": "city", "label": {"fr": "Ville"}, "kind": "choice", "options": ["Fès", "Oujda"], "option_points": [5, 2.5], "windows": ["window"], "required": true},
            {"key": "areas", "label": {"fr": "Axes"}, "kind": "multiple_choice", "options": ["x", "y", "z"], "option_points": [1, 2, 4], "points": 7},
            {"key": "reference", "label": {"fr": "Référence"}, "kind": "file", "answered_by": "third_person", "limits": {"file_name": "{nom}.pdf", "disqualifies": true}}],
        "prizes": [
            {"key": "loan", "kind": "loan", "label": {"fr": "Prêt"}, "repayment": {"over": {"count": 10, "unit": "years", "bound": "at_most"}, "interest_percent": 0}},
            {"key": "pool", "kind": "pool", "label": {"fr": "Enveloppe"}, "share": "equal", "payment": "milestones", "shares": [{"organiser": "eu", "percent": 70}, {"organiser": "un", "percent": 30}]},
            {"key": "best", "kind": "cash", "label": {"fr": "Le plus rapide"}, "best_in": "time", "per": ["track", "answer"], "per_question": "city",
             "amount": {"amount_minor": 300_000_000, "currency": "XOF"}, "other_currencies": ["XAF"], "equivalents": [{"amount_minor": 457_000, "currency": "EUR"}],
             "reservation": {"kind": "intended"}, "instrument": {"fr": "Innov Idea"}, "rates": [{"percent": 70, "up_to": true}]}],
        "tracks_movable": true,
        "regimes": {"appeal": "none", "incomplete": "refused", "inquiries": "public", "withdrawal": {"fee": {"amount_minor": 200_000, "currency": "MAD"},
            "free_until": {"count": 1, "unit": "months", "phase": "visit", "end": "opening", "before": true}}}})
}

fn settled(document: &Value) -> Result<ChallengeDocument, Vec<String>> {
    let mut call: ChallengeDocument = serde_json::from_value(document.clone()).unwrap();
    let mut count = 0_u128;
    let settled = call.settle(None, Check::default(), || {
        count += 1;
        ulid::Ulid::from(count)
    });
    settled.map(|()| call).map_err(|refusal| refusal.fields.iter().map(|field| format!("{} {}", field.pointer, field.code)).collect())
}

#[test]
fn a_call_with_every_part_is_sound() {
    let call = settled(&everything()).unwrap();
    let again: ChallengeDocument = serde_json::from_value(serde_json::to_value(&call).unwrap()).unwrap();
    assert_eq!(again, call);
    assert!(
        call.channels[0].closes.as_ref().unwrap().at.is_some()
            && call.phases[3].feedback.as_ref().unwrap().given.as_ref().unwrap().at.is_some()
    );
    assert!(call.phases[1].takes_newcomers(), "who has registered is a newcomer still");
}

#[test]
fn each_fault_is_told_where_it_is() {
    for (pointer, value, fault) in [
        ("/original_language", json!("Bosnian"), "/original_language invalid_format"),
        ("/criteria_count", json!(0), "/criteria_count out_of_range"),
        ("/entries_per_track", json!(0), "/entries_per_track out_of_range"),
        ("/series/countries", json!(["EU"]), "/series/countries/0 unknown_reference"),
        ("/organisers/0/country", json!("XX"), "/organisers/0/country unknown_reference"),
        ("/other_editions/0/edition", json!(" "), "/other_editions/0/edition required"),
        ("/channels/0/closes/local", json!("soon"), "/channels/0/closes/local invalid_format"),
        ("/phases/1/entry/registered", json!(["nowhere"]), "/phases/1/entry/registered/0 unknown_reference"),
        ("/phases/0/entry", json!({"access_code": true}), "/phases/0/entry/access_code not_allowed"),
        ("/phases/1/entry", json!({"access_code": true, "from": ["sign-up"]}), "/phases/1/entry/access_code not_allowed"),
        ("/phases/1/repeats/every", json!(0), "/phases/1/repeats/every out_of_range"),
        ("/phases/1/intake/lasts/count", json!(0), "/phases/1/intake/lasts/count out_of_range"),
        ("/phases/2/vote/tie_break", json!(["solution"]), "/phases/2/vote/tie_break/0 unknown_reference"),
        ("/phases/2/vote/questions/0/max", json!(1), "/phases/2/vote/questions/0/max wrong_order"),
        ("/phases/3/review/rubric/outline_count", json!(0), "/phases/3/review/rubric/outline_count out_of_range"),
        ("/phases/3/review/rubric/criteria/1/weight", json!(30), "/phases/3/review/rubric/criteria/1/weight weights_invalid"),
        ("/phases/3/review/rubric/criteria/1/target", json!(61), "/phases/3/review/rubric/criteria/1/target out_of_range"),
        ("/phases/3/review/rubric/criteria/1/target", Value::Null, "/phases/3/review/rubric/criteria/1/partial_credit not_allowed"),
        ("/phases/3/review/panel/role", json!("decides"), "/phases/3/review/panel/decided_by not_allowed"),
        ("/phases/3/review/panel/members/0/organiser", json!("x"), "/phases/3/review/panel/members/0/organiser unknown_reference"),
        ("/phases/3/review/hearing/pitch_minutes", json!(0), "/phases/3/review/hearing/pitch_minutes out_of_range"),
        ("/phases/3/cut/scope_question", Value::Null, "/phases/3/cut/scope_question not_allowed"),
        ("/phases/3/cut/scope_question", json!("x"), "/phases/3/cut/scope_question unknown_reference"),
        ("/phases/3/cut/quotas/0/count", json!({"least": 1}), "/phases/3/cut/quotas/0/count not_allowed"),
        ("/phases/3/cut/quotas/1/question", Value::Null, "/phases/3/cut/quotas/1/values not_allowed"),
        ("/phases/3/cut/also/0/label", json!({}), "/phases/3/cut/also/0/label required"),
        ("/phases/4/overturns", json!(["x"]), "/phases/4/overturns/0 unknown_reference"),
        ("/phases/4/reservation/condition", json!({}), "/phases/4/reservation/condition required"),
        ("/questions/0/option_points", json!([5]), "/questions/0/option_points wrong_type"),
        ("/questions/0/windows", json!(["x"]), "/questions/0/windows/0 unknown_reference"),
        ("/questions/1/points", json!(0), "/questions/1/points out_of_range"),
        ("/questions/1/limits", json!({"file_name": "x.pdf"}), "/questions/1/limits/file_name not_allowed"),
        ("/prizes/0/repayment/interest_percent", json!(-1), "/prizes/0/repayment/interest_percent out_of_range"),
        ("/prizes/0/share", json!("equal"), "/prizes/0/share not_allowed"),
        ("/prizes/1/shares/0/percent", json!(71), "/prizes/1/shares weights_invalid"),
        ("/prizes/2/per", json!(["track"]), "/prizes/2/per_question not_allowed"),
        ("/prizes/2/per/0", json!("overall"), "/prizes/2/per/0 not_allowed"),
        ("/prizes/2/best_in", json!("x"), "/prizes/2/best_in unknown_reference"),
        ("/expected/regions", json!(301), "/expected/regions out_of_range"),
        ("/regimes/retention_months", json!(121), "/regimes/retention_months out_of_range"),
        ("/regimes/withdrawal/free_until/phase", json!("x"), "/regimes/withdrawal/free_until/phase unknown_reference"),
        ("/prizes/2/other_currencies", json!(["FCFA"]), "/prizes/2/other_currencies/0 unknown_reference"),
    ] {
        let mut document = everything();
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        match document.pointer_mut(parent).unwrap() {
            Value::Array(items) => items[name.parse::<usize>().unwrap()] = value,
            parent => parent[name] = value,
        }
        assert_eq!(settled(&document).unwrap_err(), [fault], "{pointer}");
    }
}

#[test]
fn chosen_options_are_added_up_and_late_questions_are_not_missed() {
    let call = settled(&everything()).unwrap();
    let id = |index: usize| call.questions[index].id.clone().unwrap();
    let mut dossier = ApplicationDocument { title: "Sondes".into(), ..ApplicationDocument::default() };
    assert_eq!(dossier.points(&call), Some(Points::ZERO));
    dossier.answers.insert(id(0), AnswerValue::Text("Oujda".into()));
    dossier.answers.insert(id(1), AnswerValue::Choices(vec!["x".into(), "z".into()]));
    assert_eq!(dossier.points(&call), Some(Points::from_millionths(7_500_000)));
    assert_eq!(dossier.points(&ChallengeDocument::new(call.title.clone())), None);

    let missing = |dossier: &ApplicationDocument, call: &ChallengeDocument| {
        let refused = dossier.ensure_complete(call, &Situation::at(Instant::from_micros(0))).unwrap_err();
        refused.fields.into_iter().map(|issue| issue.pointer).collect::<Vec<_>>()
    };
    dossier.answers.clear();
    assert_eq!(missing(&dossier, &call), ["/track".to_owned(), format!("/answers/{}", id(0))]);
    let mut through_another = call.clone();
    through_another.questions[0].windows = vec![crate::document::Key::new("other")];
    assert_eq!(missing(&dossier, &through_another), ["/track"], "the city is asked in one window only, the track of everybody");
}

#[test]
fn an_application_window_that_is_published_is_certain() {
    let missing = |document: &Value| -> Vec<String> {
        let issues = settled(document).unwrap().missing_for_publication(Instant::from_micros(0));
        issues.iter().map(|issue| format!("{} {}", issue.pointer, issue.code)).filter(|issue| issue.contains("/reservation")).collect()
    };
    let mut document = everything();
    assert!(missing(&document).is_empty(), "a visit may depend on money");
    document["phases"][1]["reservation"] = json!({"kind": "intended"});
    assert_eq!(missing(&document), ["/phases/1/reservation not_allowed"]);
}
