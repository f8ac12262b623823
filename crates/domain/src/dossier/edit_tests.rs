use super::*;
use crate::document::{AnswerValue, ApplicationDocument, ChallengeDocument, Key, Phase, PhaseKind, Question, QuestionKind};
use crate::dossier::testing::{at, call, dossier, id, phase, question, told};
use crate::dossier::{Grants, PersonalExtension, Reopening, TeamMember, TeamRole};
use crate::id::{Id as _, UserId};
use crate::time::{Instant, Span};
use proptest::prelude::*;
use serde_json::json;

/// One answer of each kind: frozen with the window, with the registration, and asked for by the proposal.
fn form() -> ChallengeDocument {
    call(vec![
        question("plain", QuestionKind::ShortText),
        Question { frozen_after: Some(Key::new("register")), ..question("early", QuestionKind::ShortText) },
        Question { required_from: Some(Key::new("proposal")), ..question("later", QuestionKind::ShortText) },
        Question { frozen_after: Some(Key::new("proposal")), ..question("lasts", QuestionKind::ShortText) },
    ])
}
fn written(word: &str) -> ApplicationDocument {
    dossier(&[("plain", json!(word)), ("early", json!(word)), ("later", json!(word)), ("lasts", json!(word))])
}
/// What is told of a change of all four answers at a time.
fn all_at(now: &str, grants: &Grants) -> Vec<String> {
    let situation = Situation { grants, ..Situation::at(at(now)) };
    told(ensure_may_edit(&written("before"), &written("after"), &form(), &situation))
}
fn nobody() -> UserId {
    UserId::from_stored("usr_1".into())
}
fn extended(until: &str) -> Grants {
    let extension = PersonalExtension { until: at(until), reason: "Panne".into(), at: at("2027-03-31T00:00:00Z"), by: nobody() };
    Grants { extension: Some(extension), ..Grants::default() }
}

#[test]
fn answers_freeze_one_by_one() {
    let none = Grants::default();
    assert_eq!(all_at("2027-03-14T23:59:59Z", &none), Vec::<String>::new());
    assert_eq!(all_at("2027-03-15T00:00:00Z", &none), ["deadline_passed", "/answers/early frozen"]);
    assert_eq!(all_at("2027-03-31T23:59:59Z", &none), ["deadline_passed", "/answers/early frozen"]);
    // The window is closed, and the proposal is not open yet.
    let closed = ["deadline_passed", "/answers/early frozen", "/answers/later frozen", "/answers/plain frozen"];
    assert_eq!(all_at("2027-04-01T00:00:00Z", &none), closed);
    assert_eq!(all_at("2027-05-01T00:00:00Z", &none), ["deadline_passed", "/answers/early frozen", "/answers/plain frozen"]);
    assert_eq!(all_at("2027-06-01T00:00:00Z", &none).len(), 5);
}

#[test]
fn what_stays_as_it_is_is_never_refused() {
    let late = Situation::at(at("2027-12-01T00:00:00Z"));
    assert_eq!(ensure_may_edit(&written("x"), &written("x"), &form(), &late), Ok(()));
}

#[test]
fn refusals_say_which_deadline_or_opening() {
    let now = Situation::at(at("2027-04-02T00:00:00Z"));
    let change = |name: &str| {
        let mut after = written("x");
        after.answers.insert(id(name), AnswerValue::Text("y".into()));
        ensure_may_edit(&written("x"), &after, &form(), &now).unwrap_err()
    };
    assert_eq!(change("plain").details.get("deadline").map(String::as_str), Some("2027-04-01T00:00:00.000000Z"));
    assert_eq!(change("early").details.get("deadline").map(String::as_str), Some("2027-03-15T00:00:00.000000Z"));
    let early = change("later");
    assert_eq!(
        (early.code.as_str(), early.details.get("opens_at").map(String::as_str)),
        ("challenge_not_open", Some("2027-05-01T00:00:00.000000Z"))
    );
}

#[test]
fn inv_16_the_team_and_all_but_answers_freeze_with_the_window() {
    let before = written("x");
    let member = TeamMember { name: "Omar".into(), role: TeamRole::Lead, user_id: Some(nobody()), email: None };
    let after = ApplicationDocument { title: "Autre".into(), track: Some(Key::new("lot")), team: vec![member], ..before.clone() };
    let refused = |now: &str| told(ensure_may_edit(&before, &after, &form(), &Situation::at(at(now))));
    assert_eq!(refused("2027-03-31T23:59:59.999999Z"), Vec::<String>::new());
    for now in ["2027-04-01T00:00:00Z", "2027-05-02T00:00:00Z"] {
        assert_eq!(refused(now), ["deadline_passed", "/title frozen", "/track frozen", "/team frozen"]);
    }
}

#[test]
fn an_extension_moves_the_window_of_one_dossier_and_nothing_else() {
    let longer = extended("2027-04-05T12:00:00Z");
    assert_eq!(all_at("2027-04-05T11:59:59Z", &longer), ["deadline_passed", "/answers/early frozen"]);
    assert_eq!(all_at("2027-04-05T12:00:00Z", &longer).len(), 4);
    // One that ends before the window moves nothing.
    assert_eq!(all_at("2027-03-20T00:00:00Z", &extended("2027-03-10T00:00:00Z")), ["deadline_passed", "/answers/early frozen"]);
    let situation = Situation { grants: &longer, ..Situation::at(at("2027-03-02T00:00:00Z")) };
    assert_eq!(situation.closes_at(&form(), None), Some(at("2027-04-05T12:00:00Z")));
}

#[test]
fn what_is_gone_from_the_form_can_be_taken_away_while_the_dossier_is_open() {
    let before = dossier(&[("gone", json!("x"))]);
    let refused = |now: &str| told(ensure_may_edit(&before, &dossier(&[]), &form(), &Situation::at(at(now))));
    assert!(refused("2027-03-20T00:00:00Z").is_empty());
    assert_eq!(refused("2027-04-20T00:00:00Z"), ["deadline_passed", "/answers/gone frozen"]);
}

#[test]
fn a_later_window_takes_nothing_from_those_of_the_first() {
    let mut form = form();
    form.phases.push(phase(PhaseKind::Application, "second", "2027-09-01T00:00:00Z", "2027-10-01T00:00:00Z"));
    // The proposal of the first batch is open, while the window of the second lies ahead.
    let may = Situation::at(at("2027-05-02T00:00:00Z"));
    let refused = told(ensure_may_edit(&written("x"), &written("y"), &form, &may));
    assert_eq!(refused, ["deadline_passed", "/answers/early frozen", "/answers/plain frozen"]);
}

#[test]
fn grants_lie_later_and_have_a_reason() {
    let (closes, now) = (at("2027-04-01T00:00:00Z"), at("2027-03-20T00:00:00Z"));
    let grant = |closes, until, reason: &str, now| told(PersonalExtension::grant(closes, until, reason, nobody(), now));
    assert!(grant(Some(closes), closes + Span::hours(1), "Panne du portail", now).is_empty());
    assert_eq!(grant(Some(closes), closes, " ", now), ["validation_failed", "/until wrong_order", "/reason required"]);
    // After the deadline, but not behind the back of the clock.
    assert_eq!(grant(Some(closes), closes + Span::hours(1), "Panne", closes + Span::hours(2)), ["validation_failed", "/until wrong_order"]);
    assert_eq!(grant(None, closes, "Panne", now), ["invalid_state"]);
    assert_eq!(told(Reopening::grant(now, "Erreur", nobody(), now)), ["validation_failed", "/until wrong_order"]);
}

#[test]
fn grants_survive_the_store() {
    let mut grants = extended("2027-04-05T12:00:00Z");
    let reopening = Reopening::grant(at("2027-04-09T00:00:00Z"), "Pièce illisible", nobody(), at("2027-04-06T00:00:00Z")).unwrap();
    grants.reopening = Some(Reopening { draft: Some(ApplicationDocument::default()), by: nobody(), ..reopening });
    grants.extension = None;
    let text = serde_json::to_string(&grants).unwrap().replace("usr_1", "usr_01kax3v8m0t2r4q6w8y0b1c2d3");
    let read: Grants = serde_json::from_str(&text).unwrap();
    assert_eq!(read.reopening.unwrap().draft, Some(ApplicationDocument::default()));
    assert_eq!(serde_json::from_str::<Grants>("{}").unwrap(), Grants::default());
}

fn instants() -> impl Strategy<Value = Instant> {
    (0..200_i64).prop_map(|days| at("2027-02-15T00:00:00Z") + Span::days(days))
}

proptest! {
    /// An extension never takes anything away: what may change without it, may with it, and no answer freezes earlier.
    #[test]
    fn more_time_is_never_less(now in instants(), until in instants(), names in prop::sample::subsequence(vec!["plain", "early", "later", "lasts", "gone"], 0..5)) {
        let grants = extended(&until.to_string());
        let (form, before) = (form(), written("x"));
        let mut after = before.clone();
        for name in names {
            after.answers.insert(id(name), AnswerValue::Text("y".into()));
        }
        let (plain, granted) = (Situation::at(now), Situation { grants: &grants, ..Situation::at(now) });
        if ensure_may_edit(&before, &after, &form, &plain).is_ok() {
            prop_assert!(ensure_may_edit(&before, &after, &form, &granted).is_ok());
        }
        for question in &form.questions {
            let from = |situation: &Situation<'_>| situation.frozen_from(question, &form, None).unwrap();
            prop_assert!(from(&granted) >= from(&plain));
            // What is told as frozen is refused, and the other way round.
            let mut one = before.clone();
            one.answers.insert(question.id.clone().unwrap(), AnswerValue::Text("z".into()));
            let locked = granted.lock(question, &form, None).is_some();
            prop_assert_eq!(ensure_may_edit(&before, &one, &form, &granted).is_err(), locked);
        }
    }

    /// A change is refused for what changes alone: two changes that may be made, may be made together.
    #[test]
    fn refusals_add_up(now in instants(), one in 0..4_usize, other in 0..4_usize) {
        let (form, before) = (form(), written("x"));
        let with = |places: &[usize]| {
            let mut after = before.clone();
            for place in places {
                after.answers.insert(form.questions[*place].id.clone().unwrap(), AnswerValue::Text("y".into()));
            }
            ensure_may_edit(&before, &after, &form, &Situation::at(now)).is_ok()
        };
        prop_assert_eq!(with(&[one, other]), with(&[one]) && with(&[other]));
    }
}

#[test]
fn what_was_handed_in_stays_in_the_window_through_which_it_came() {
    let window = |key: &str, opens: &str, closes: &str| phase(PhaseKind::Application, key, opens, closes);
    let mut form = call(vec![question("plain", QuestionKind::ShortText)]);
    form.phases = vec![
        window("january", "2027-01-01T00:00:00Z", "2027-02-01T00:00:00Z"),
        window("march", "2027-03-01T00:00:00Z", "2027-04-01T00:00:00Z"),
    ];
    let (before, after) = (dossier(&[("plain", json!("a"))]), dossier(&[("plain", json!("b"))]));
    let march = Situation::at(at("2027-03-15T00:00:00Z"));
    assert!(ensure_may_edit(&before, &after, &form, &march).is_ok(), "a draft goes through the window that is open");
    let handed_in = Situation { handed_in_at: Some(at("2027-01-15T00:00:00Z")), ..march };
    assert_eq!(handed_in.closes_at(&form, None), Some(at("2027-02-01T00:00:00Z")));
    assert_eq!(told(ensure_may_edit(&before, &after, &form, &handed_in))[0], "deadline_passed");
}

#[test]
fn a_lock_ends_what_was_granted_and_not_what_a_later_phase_asks_for() {
    let extension =
        PersonalExtension { until: at("2027-12-01T00:00:00Z"), reason: "Panne".into(), at: at("2027-03-02T00:00:00Z"), by: nobody() };
    let grants = Grants { extension: Some(extension), ..Grants::default() };
    let now = Situation { grants: &grants, ..Situation::at(at("2027-05-10T00:00:00Z")) };
    let locked = Situation { panel_locked: true, ..now };
    assert!(now.grant_holds() && !locked.grant_holds());
    let later = |situation: &Situation<'_>| {
        let (before, after) = (dossier(&[("later", json!("a"))]), dossier(&[("later", json!("b"))]));
        told(ensure_may_edit(&before, &after, &form(), situation))
    };
    let plain = |situation: &Situation<'_>| {
        let (before, after) = (dossier(&[("plain", json!("a"))]), dossier(&[("plain", json!("b"))]));
        told(ensure_may_edit(&before, &after, &form(), situation))
    };
    assert_eq!((plain(&now).len(), later(&locked).len()), (0, 0));
    assert_eq!(plain(&locked)[0], "deadline_passed");
    assert!(locked.deadline_in_force(&form(), &written("x")) > locked.closes_at(&form(), None), "that of the phase that is open");
}

#[test]
fn a_draft_without_a_track_is_written_while_the_window_of_any_is_open() {
    let window = |track: &str, opens: &str, closes: &str| Phase {
        tracks: vec![Key::new(track)],
        ..phase(PhaseKind::Application, track, opens, closes)
    };
    let mut form = call(vec![question("plain", QuestionKind::ShortText)]);
    form.tracks =
        serde_json::from_value(json!([{"key": "water", "title": {"fr": "Eau"}}, {"key": "soil", "title": {"fr": "Sol"}}])).unwrap();
    form.phases = vec![
        window("water", "2027-01-01T00:00:00Z", "2027-02-01T00:00:00Z"),
        window("soil", "2027-03-01T00:00:00Z", "2027-04-01T00:00:00Z"),
    ];
    let (before, after) = (dossier(&[]), dossier(&[("plain", json!("b"))]));
    let edited = |now: &str| told(ensure_may_edit(&before, &after, &form, &Situation::at(at(now))));
    assert!(edited("2027-01-15T00:00:00Z").is_empty());
    assert!(edited("2027-03-15T00:00:00Z").is_empty(), "that of the other track is open");
    assert_eq!(edited("2027-02-15T00:00:00Z")[0], "challenge_not_open");
    assert_eq!(edited("2027-04-01T00:00:00Z")[0], "deadline_passed");
    let in_water = ApplicationDocument { track: Some(Key::new("water")), ..before.clone() };
    let refused = ensure_may_edit(&in_water, &after, &form, &Situation::at(at("2027-03-15T00:00:00Z")));
    assert_eq!(told(refused)[0], "deadline_passed", "a track that is chosen has its own window");
}
