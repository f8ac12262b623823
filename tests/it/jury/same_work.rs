//! Timing, as far as it can be tested without a clock: what a blind juror is answered costs the same statements whoever applies, and the same
//! refusal costs the same whatever its reason.

use acceptance::{Instant, Panel, Seat, Span, TestApp, Value, a_call, json, text};
use tahaddi_api::caller::Caller;
use tahaddi_api::error::{ApiError, ApiResult};
use tahaddi_api::service::jury::{desk, files, history, peers, recuse, sheet};
use tahaddi_domain::access::Actor;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::ScoreSheet;
use tahaddi_domain::id::{AssignmentId, Id as _};
use tahaddi_domain::organisation::MemberRole;
use tahaddi_persistence::{Conn, Tx};

type Ask = fn(&mut Conn, &Caller, &AssignmentId, Instant) -> ApiResult<()>;

/// What a juror can ask about a dossier.
const ASKS: [(&str, Ask); 4] = [
    ("the dossier", |conn, caller, id, now| desk::read(conn, caller, id, now).map(drop)),
    ("its files", |conn, caller, id, now| files::list(conn, caller, id, now).map(drop)),
    ("the own history", |conn, caller, id, now| history::own(conn, caller, id, now).map(drop)),
    ("what the others said", |conn, caller, id, now| peers::peers(conn, caller, id, now).map(drop)),
];

/// The statements that an answer costs, without their values and how many there are in a list, and the code of a refusal.
async fn cost(panel: &Panel, juror: &Seat, assignment: &str, ask: Ask) -> (Vec<String>, Option<Code>) {
    let caller = Caller { actor: Actor { user: Some(juror.person.id().clone()), ..Actor::default() }, ..Caller::default() };
    let (id, now) = (AssignmentId::parse(assignment).unwrap(), panel.app.now());
    let code = std::sync::Arc::new(std::sync::Mutex::new(None));
    let refused = std::sync::Arc::clone(&code);
    let sent = panel.app.ctx.db.plans(move |conn| {
        if let Err(ApiError::Refused(refusal)) = ask(conn, &caller, &id, now) {
            *refused.lock().unwrap() = Some(refusal.code);
        }
        Ok::<(), ApiError>(())
    });
    let statements = sent.await.unwrap().into_iter().map(|(text, _plan)| text.replace(", ?", "")).collect();
    let code = *code.lock().unwrap();
    (statements, code)
}

/// Two dossiers whose startups have nothing in common, and a juror of both.
async fn different() -> (Panel, Seat, [String; 2]) {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let (ministry, operator) = (app.partner("Ministère").await, app.operator().await);
    let challenge = app.published(&ministry, a_call()).await;
    let short = app.startup("Ab").await;
    let first = text(&app.submitted(&short, &challenge, "Même titre").await["id"]).to_owned();
    app.advance(Span::days(20));
    let long = app.startup("Une startup au nom bien plus long").await;
    for _ in 0..3 {
        app.colleague(&long, MemberRole::Viewer).await;
    }
    let second = text(&app.submitted(&long, &challenge, "Même titre").await["id"]).to_owned();
    let path = format!("/v1/applications/{second}");
    for title in ["Autre titre", "Même titre"] {
        let seen = long.get(&path).await.expect(200);
        let answers = seen.json()["document"]["answers"].clone();
        long.patch(&path, &seen, json!({"title": title, "answers": answers})).await.expect(200);
    }
    app.clock.set(Instant::parse("2027-04-02T08:00:00Z").unwrap());
    let phase = format!("/v1/phases/{}", text(&challenge["document"]["phases"][1]["id"]));
    let panel = Panel { app, ministry, operator, challenge, phase, startups: vec![short, long], applications: vec![first, second] };
    let juror = panel.seat("Karim", "juror").await;
    let assignments = [panel.assigned(&juror, 0).await, panel.assigned(&juror, 1).await];
    (panel, juror, assignments)
}

/// Both dossiers are answered alike, at the same cost; the code.
async fn alike(panel: &Panel, juror: &Seat, assignments: &[String; 2], case: &str) -> Vec<Option<Code>> {
    let mut codes = Vec::new();
    for (what, ask) in ASKS {
        let [one, other] = [cost(panel, juror, &assignments[0], ask).await, cost(panel, juror, &assignments[1], ask).await];
        assert!(!one.0.is_empty(), "{what}: nothing was asked of the database");
        assert_eq!(one, other, "{what}, {case}");
        codes.push(one.1);
    }
    codes
}

#[tokio::test]
async fn inv_38_what_a_juror_is_answered_costs_the_same_whoever_applies_and_whatever_stands_in_the_way() {
    let (panel, juror, assignments) = different().await;
    let answered = alike(&panel, &juror, &assignments, "open").await;
    assert_eq!(answered, [None, None, None, Some(Code::Forbidden)]);

    // A conflict is a conflict: one was declared, the other follows from who works where.
    let conflict = json!({"juror_id": juror.id, "application_id": panel.applications[0], "kind": "mentor", "reason": "Mentorat."});
    panel.operator.post(format!("{}/conflicts", panel.phase), conflict).await.expect(201);
    panel.app.join(&panel.startups[1], &juror.person, MemberRole::Viewer).await;
    assert_eq!(alike(&panel, &juror, &assignments, "conflicted").await, [Some(Code::ConflictOfInterest); 4]);
    // What is gone is gone: given back for one reason or another.
    let (panel, juror, assignments) = different().await;
    juror.post(format!("/v1/jury/assignments/{}/recusal", assignments[0]), json!({"reason": "Surcharge."})).await.expect(204);
    juror.post(format!("/v1/jury/assignments/{}/decline", assignments[1]), Value::from(serde_json::Map::new())).await.expect(204);
    assert_eq!(alike(&panel, &juror, &assignments, "given back").await, [Some(Code::NotFound); 4]);
}

type Change = fn(&mut Tx<'_>, &Caller, &AssignmentId, &ScoreSheet) -> ApiResult<()>;

/// What a juror can do with a dossier, in this order.
const CHANGES: [(&str, Change); 4] = [
    ("an empty draft", |tx, caller, id, _| sheet::write(tx, caller, id, |_| Ok(()), &ScoreSheet::default()).map(drop)),
    ("the sheet", |tx, caller, id, full| sheet::write(tx, caller, id, |_| Ok(()), full).map(drop)),
    ("handing it in", |tx, caller, id, _| sheet::complete(tx, caller, id).map(drop)),
    ("a recusal", |tx, caller, id, _| recuse::recuse(tx, caller, id, "Surcharge.", None)),
];

/// The statements that a change costs, without how many there are in a list, and the code of a refusal.
async fn cost_of_change(panel: &Panel, juror: &Seat, assignment: &str, change: Change) -> (Vec<String>, Option<Code>) {
    let caller = Caller { actor: Actor { user: Some(juror.person.id().clone()), ..Actor::default() }, ..Caller::default() };
    let id = AssignmentId::parse(assignment).unwrap();
    let full: ScoreSheet = serde_json::from_value(panel.sheet(&[4.0, 3.0])).unwrap();
    let (sent, done) = panel.app.ctx.db.written(move |tx| change(tx, &caller, &id, &full)).await;
    let code = match done {
        Err(ApiError::Refused(refusal)) => Some(refusal.code),
        done => done.map(|()| None).unwrap(),
    };
    (sent.into_iter().map(|text| text.replace(", ?", "")).collect(), code)
}

#[tokio::test]
async fn inv_38_what_a_juror_writes_costs_the_same_whoever_applies_and_whatever_stands_in_the_way() {
    let (panel, juror, assignments) = different().await;
    for (what, change) in CHANGES {
        let [one, other] =
            [cost_of_change(&panel, &juror, &assignments[0], change).await, cost_of_change(&panel, &juror, &assignments[1], change).await];
        assert!(one.0.iter().any(|text| text.starts_with("UPDATE")), "{what}: nothing was written");
        assert_eq!((&one, one.1), (&other, None), "{what}");
    }
    let (panel, juror, assignments) = different().await;
    let conflict = json!({"juror_id": juror.id, "application_id": panel.applications[0], "kind": "mentor", "reason": "Mentorat."});
    panel.operator.post(format!("{}/conflicts", panel.phase), conflict).await.expect(201);
    panel.app.join(&panel.startups[1], &juror.person, MemberRole::Viewer).await;
    for (what, change) in &CHANGES[..3] {
        let [one, other] = [
            cost_of_change(&panel, &juror, &assignments[0], *change).await,
            cost_of_change(&panel, &juror, &assignments[1], *change).await,
        ];
        assert_eq!((&one, one.1), (&other, Some(Code::ConflictOfInterest)), "{what}");
    }
}
