use super::*;
use crate::document::{Question, QuestionKind};
use crate::dossier::testing::{at, call, dossier, question, told};
use crate::dossier::{Grants, PersonalExtension, Reopening};
use crate::id::Id as _;
use serde_json::json;

const OPEN: &str = "2027-03-20T00:00:00Z";
const CLOSED: &str = "2027-04-10T00:00:00Z";

fn form() -> ChallengeDocument {
    call(vec![
        Question { required: true, ..question("a", QuestionKind::ShortText) },
        Question { required: true, required_from: Some(Key::new("proposal")), ..question("b", QuestionKind::ShortText) },
    ])
}
fn challenge(form: ChallengeDocument) -> Challenge {
    let (id, organisation, created_by) =
        (ChallengeId::from_stored("chl_1".into()), OrganisationId::from_stored("org_1".into()), somebody());
    let at = at("2027-01-01T00:00:00Z");
    Challenge {
        id,
        organisation,
        programme: None,
        state: ChallengeState::Published,
        document: form.into(),
        note: None,
        publish_at: None,
        published_at: Some(at),
        created_by,
        version: 1,
        created_at: at,
        updated_at: at,
    }
}
fn somebody() -> UserId {
    UserId::from_stored("usr_1".into())
}
fn application(state: ApplicationState, answers: &[(&str, serde_json::Value)]) -> Application {
    let at = at("2027-03-02T00:00:00Z");
    Application {
        id: ApplicationId::from_stored("app_1".into()),
        challenge: ChallengeId::from_stored("chl_1".into()),
        startup: OrganisationId::from_stored("org_2".into()),
        slot: 1,
        state,
        document: dossier(answers),
        submitted_at: None,
        withdrawn_at: None,
        created_by: somebody(),
        version: 1,
        created_at: at,
        updated_at: at,
        grants: Grants::default(),
        eligibility: EligibilityDecisions::default(),
    }
}
fn reopened(draft: Option<ApplicationDocument>) -> Grants {
    let reopening = Reopening::grant(at("2027-04-20T00:00:00Z"), "Pièce illisible", somebody(), at("2027-04-05T00:00:00Z")).unwrap();
    Grants { reopening: Some(Reopening { draft, ..reopening }), ..Grants::default() }
}
fn step(application: &Application, step: ApplicationStep, at: &Situation<'_>) -> Vec<String> {
    told(application.after(step, &challenge(form()), at))
}
fn edit(application: &Application, answers: &[(&str, serde_json::Value)], at: &Situation<'_>) -> Result<Edited, Refusal> {
    application.ensure_edit(&dossier(answers), &challenge(form()), at)
}

#[test]
fn a_draft_is_written_and_handed_in_until_the_deadline() {
    let draft = application(ApplicationState::Draft, &[]);
    assert_eq!(edit(&draft, &[("a", json!("x"))], &Situation::at(at(OPEN))), Ok(Edited::Draft));
    assert_eq!(step(&draft, ApplicationStep::Submit, &Situation::at(at(OPEN))), ["application_incomplete", "/answers/a required"]);
    let complete = application(ApplicationState::Draft, &[("a", json!("x"))]);
    assert!(step(&complete, ApplicationStep::Submit, &Situation::at(at("2027-03-31T23:59:59.999999Z"))).is_empty());
    for late in ["2027-04-01T00:00:00Z", CLOSED] {
        assert_eq!(step(&complete, ApplicationStep::Submit, &Situation::at(at(late))), ["deadline_passed"]);
        assert_eq!(told(edit(&complete, &[("a", json!("y"))], &Situation::at(at(late)))), ["deadline_passed"]);
    }
    assert_eq!(step(&complete, ApplicationStep::Edit, &Situation::at(at("2027-06-01T00:00:00Z"))), ["deadline_passed"]);
}

#[test]
fn an_edit_of_what_was_handed_in_is_a_new_version_and_stays_complete() {
    let handed_in = application(ApplicationState::Submitted, &[("a", json!("x"))]);
    let now = Situation::at(at(OPEN));
    assert_eq!(edit(&handed_in, &[("a", json!("y"))], &now), Ok(Edited::NewVersion));
    assert_eq!(told(edit(&handed_in, &[], &now)), ["application_incomplete", "/answers/a required"]);
    assert_eq!(step(&handed_in, ApplicationStep::Submit, &now), ["invalid_state"]);
    // What a later phase asks for comes later, and nothing else changes then.
    let may = Situation::at(at("2027-05-10T00:00:00Z"));
    assert!(step(&handed_in, ApplicationStep::Edit, &may).is_empty());
    assert_eq!(edit(&handed_in, &[("a", json!("x")), ("b", json!("z"))], &may), Ok(Edited::NewVersion));
    assert_eq!(told(edit(&handed_in, &[("a", json!("y")), ("b", json!("z"))], &may)), ["deadline_passed", "/answers/a frozen"]);
}

#[test]
fn more_time_for_one_dossier() {
    let draft = application(ApplicationState::Draft, &[("a", json!("x"))]);
    let extension = PersonalExtension { until: at("2027-04-12T00:00:00Z"), reason: "Panne".into(), at: at(OPEN), by: somebody() };
    let grants = Grants { extension: Some(extension), ..Grants::default() };
    let in_time = Situation { grants: &grants, ..Situation::at(at("2027-04-11T23:59:59Z")) };
    assert!(step(&draft, ApplicationStep::Submit, &in_time).is_empty());
    assert_eq!(edit(&draft, &[("a", json!("y"))], &in_time), Ok(Edited::Draft));
    let late = Situation { grants: &grants, ..Situation::at(at("2027-04-12T00:00:00Z")) };
    assert_eq!(step(&draft, ApplicationStep::Submit, &late), ["deadline_passed"]);
    // It opens no call that was called off.
    let cancelled = Challenge { state: ChallengeState::Cancelled, ..challenge(form()) };
    assert_eq!(told(draft.after(ApplicationStep::Submit, &cancelled, &in_time)), ["challenge_not_open"]);
}

#[test]
fn a_reopened_dossier_keeps_what_was_handed_in_until_another_replaces_it() {
    let handed_in = application(ApplicationState::Submitted, &[("a", json!("x"))]);
    let (fresh, unfinished, finished) = (reopened(None), reopened(Some(dossier(&[]))), reopened(Some(dossier(&[("a", json!("corrigé"))]))));
    let now = |grants| Situation { grants, ..Situation::at(at(CLOSED)) };
    assert_eq!(handed_in.working(&now(&fresh)), &handed_in.document);
    // The correction may be incomplete while it is written, and not when it is handed in.
    assert_eq!(edit(&handed_in, &[], &now(&fresh)), Ok(Edited::Correction));
    assert_eq!(step(&handed_in, ApplicationStep::Submit, &now(&unfinished)), ["application_incomplete", "/answers/a required"]);
    assert!(step(&handed_in, ApplicationStep::Submit, &now(&finished)).is_empty());
    assert_eq!(handed_in.working(&now(&finished)), &dossier(&[("a", json!("corrigé"))]));
    // It ends by itself, and what was handed in still stands.
    let over = Situation { grants: &finished, ..Situation::at(at("2027-04-20T00:00:00Z")) };
    assert_eq!(step(&handed_in, ApplicationStep::Submit, &over), ["invalid_state"]);
    assert_eq!(handed_in.working(&over), &handed_in.document);
    // Once the panel is locked nothing is corrected.
    let locked = Situation { panel_locked: true, ..now(&finished) };
    assert_eq!(step(&handed_in, ApplicationStep::Submit, &locked), ["panel_locked"]);
    assert_eq!(told(edit(&handed_in, &[], &locked)), ["panel_locked"]);
}

#[test]
fn inv_16_a_dossier_is_reopened_to_correct_what_it_says_and_not_who_applies() {
    let member = |name: &str| crate::dossier::TeamMember {
        name: name.into(),
        role: crate::dossier::TeamRole::Lead,
        user_id: None,
        email: Some(format!("{name}@x.ma")),
    };
    let handed_in = Application {
        document: ApplicationDocument { team: vec![member("amina")], ..dossier(&[("a", json!("x"))]) },
        submitted_at: Some(at("2027-03-10T00:00:00Z")),
        ..application(ApplicationState::Submitted, &[])
    };
    let partner = serde_json::from_value(json!({"name": "Université", "role": "partner"})).unwrap();
    let other = ApplicationDocument { team: vec![member("omar")], partners: vec![partner], ..handed_in.document.clone() };
    let corrected = |document: &ApplicationDocument| ApplicationDocument { title: "Corrigé".into(), ..document.clone() };
    let call = challenge(form());
    let now = |grants, now: &str| Situation { grants, handed_in_at: handed_in.submitted_at, ..Situation::at(at(now)) };
    let frozen = ["deadline_passed", "/team frozen", "/partners frozen"];

    let fresh = reopened(None);
    assert_eq!(told(handed_in.ensure_edit(&corrected(&other), &call, &now(&fresh, CLOSED))), frozen);
    assert_eq!(handed_in.ensure_edit(&corrected(&handed_in.document), &call, &now(&fresh, CLOSED)), Ok(Edited::Correction));
    // Before the deadline the correction may name others, and is handed in until then; afterwards it comes back to those who applied.
    assert_eq!(handed_in.ensure_edit(&other, &call, &now(&fresh, OPEN)), Ok(Edited::Correction));
    let written = reopened(Some(other.clone()));
    let submit = |at: &Situation<'_>| told(handed_in.after(ApplicationStep::Submit, &call, at));
    assert!(submit(&now(&written, "2027-03-31T23:59:59.999999Z")).is_empty());
    assert_eq!(submit(&now(&written, "2027-04-01T00:00:00Z")), frozen);
    assert_eq!(handed_in.ensure_edit(&corrected(&other), &call, &now(&written, CLOSED)), Ok(Edited::Correction), "nothing new joins");
    assert_eq!(handed_in.ensure_edit(&handed_in.document, &call, &now(&written, CLOSED)), Ok(Edited::Correction));
    // More time for this dossier moves its deadline.
    let extension = PersonalExtension { until: at("2027-04-12T00:00:00Z"), reason: "Panne".into(), at: at(OPEN), by: somebody() };
    let extended = Grants { extension: Some(extension), ..Grants::default() };
    assert_eq!(handed_in.ensure_edit(&other, &call, &now(&extended, CLOSED)), Ok(Edited::NewVersion));
    let both = Grants { extension: extended.extension.clone(), ..reopened(None) };
    assert_eq!(handed_in.ensure_edit(&other, &call, &now(&both, CLOSED)), Ok(Edited::Correction));
    assert_eq!(told(handed_in.ensure_edit(&other, &call, &now(&both, "2027-04-12T00:00:00Z"))), frozen);
}

#[test]
fn inv_20_withdrawn_is_the_end() {
    let withdrawn = application(ApplicationState::Withdrawn, &[("a", json!("x"))]);
    let now = Situation::at(at(OPEN));
    for (attempt, code) in [
        (ApplicationStep::Edit, "application_not_editable"),
        (ApplicationStep::Submit, "invalid_state"),
        (ApplicationStep::Withdraw, "invalid_state"),
        (ApplicationStep::Delete, "invalid_state"),
    ] {
        assert_eq!(step(&withdrawn, attempt, &now), [code], "{attempt}");
    }
    assert_eq!(told(withdrawn.ensure_reopenable(false)), ["invalid_state"]);
    let handed_in = application(ApplicationState::Submitted, &[]);
    assert_eq!(step(&handed_in, ApplicationStep::Withdraw, &Situation { panel_locked: true, ..now }), ["panel_locked"]);
    assert_eq!(told(handed_in.ensure_reopenable(true)), ["panel_locked"]);
    assert!(handed_in.ensure_reopenable(false).is_ok());
    assert_eq!(told(application(ApplicationState::Draft, &[]).ensure_reopenable(false)), ["invalid_state"]);
}

/// [`form`] with two tracks, of which one is entered by an access code.
fn form_by_code() -> ChallengeDocument {
    let mut form = form();
    let track = |key: &str| serde_json::from_value(json!({"key": key, "title": {"fr": key}})).unwrap();
    form.tracks = vec![track("open"), track("closed")];
    let mut by_code = form.phases[1].clone();
    form.phases[1].tracks = vec![Key::new("open")];
    by_code.key = Some(Key::new("by-code"));
    by_code.tracks = vec![Key::new("closed")];
    by_code.entry.access_code = true;
    form.phases.push(by_code);
    form
}
fn in_track(state: ApplicationState, track: &str) -> Application {
    let mut application = application(state, &[("a", json!("x"))]);
    application.document.track = Some(Key::new(track));
    application.submitted_at = (state == ApplicationState::Submitted).then(|| at("2027-03-10T00:00:00Z"));
    application
}

#[test]
fn inv_17_a_hand_in_needs_its_code_once_and_a_draft_needs_none() {
    let call = challenge(form_by_code());
    let now = Situation::at(at(OPEN));
    let given = Situation { code_given: true, ..now };
    let submit = |application: &Application, at: &Situation<'_>| told(application.after(ApplicationStep::Submit, &call, at));
    let draft = in_track(ApplicationState::Draft, "closed");
    assert_eq!(submit(&draft, &now), ["access_code_required"]);
    assert!(submit(&draft, &given).is_empty());
    assert!(submit(&in_track(ApplicationState::Draft, "open"), &now).is_empty());
    assert!(told(draft.after(ApplicationStep::Edit, &call, &now)).is_empty());
    let incomplete =
        Application { document: ApplicationDocument { answers: Default::default(), ..draft.document.clone() }, ..draft.clone() };
    assert_eq!(submit(&incomplete, &now), ["application_incomplete", "/answers/a required"], "what is missing is told first");

    let used = Grants { access_code: Some(crate::id::AccessCodeId::from_stored("cod_1".into())), ..Grants::default() };
    let again = Situation { grants: &used, ..now };
    assert!(submit(&draft, &again).is_empty(), "a code that was used is not asked for again");
}

#[test]
fn inv_17_what_was_handed_in_does_not_move_past_the_code() {
    let call = challenge(form_by_code());
    let handed_in = in_track(ApplicationState::Submitted, "open");
    let now = Situation { handed_in_at: handed_in.submitted_at, ..Situation::at(at(OPEN)) };
    let moved = ApplicationDocument { track: Some(Key::new("closed")), ..handed_in.document.clone() };
    assert_eq!(told(handed_in.ensure_edit(&moved, &call, &now)), ["access_code_required"]);
    let used = Grants { access_code: Some(crate::id::AccessCodeId::from_stored("cod_1".into())), ..Grants::default() };
    assert_eq!(handed_in.ensure_edit(&moved, &call, &Situation { grants: &used, ..now }), Ok(Edited::NewVersion));
    let draft = in_track(ApplicationState::Draft, "open");
    assert_eq!(draft.ensure_edit(&moved, &call, &Situation::at(at(OPEN))), Ok(Edited::Draft));
}

#[test]
fn more_time_is_for_what_closes_and_is_not_locked() {
    let closes = Some(at("2027-04-01T00:00:00Z"));
    for (state, closes, locked, refused) in [
        (ApplicationState::Draft, closes, false, vec![]),
        (ApplicationState::Submitted, closes, false, vec![]),
        (ApplicationState::Submitted, closes, true, vec!["panel_locked"]),
        (ApplicationState::Draft, None, false, vec!["invalid_state"]),
        (ApplicationState::Withdrawn, closes, true, vec!["invalid_state"]),
    ] {
        assert_eq!(told(application(state, &[]).ensure_extendable(closes, locked)), refused, "{state}");
    }
}
