//! What a form asks when, until when its answers change, and what becomes of them when the form changes.

use acceptance::{Answer, Instant, Member, TestApp, Value, a_call, a_dossier, json, text};
use std::collections::BTreeMap;
use std::sync::Arc;
use tahaddi_domain::document::Question;
use tahaddi_domain::id::{ChallengeId, Id as _};
use tahaddi_persistence::StoreError;
use tahaddi_persistence::repo::challenge;

/// A call whose later phase asks for a plan, and until whose end a demonstration may be replaced.
fn a_call_in_phases() -> Value {
    let mut call = a_call();
    let proposal = json!({"kind": "proposal", "key": "proposal", "opens": {"local": "2027-05-01"}, "closes": {"local": "2027-05-31"}});
    call["phases"].as_array_mut().unwrap().insert(1, proposal);
    call["questions"].as_array_mut().unwrap().extend([
        json!({"key": "registered", "label": {"fr": "La société est-elle créée ?"}, "kind": "boolean", "required": true}),
        json!({"key": "since", "label": {"fr": "Depuis quand ?"}, "kind": "short_text", "required": true,
            "shown_if": {"question": "registered", "values": ["true"]}}),
        json!({"key": "stage", "label": {"fr": "Stade"}, "kind": "choice", "options": ["Idée", "Pilote"]}),
        json!({"key": "plan", "label": {"fr": "Plan"}, "kind": "long_text", "required": true, "required_from": "proposal"}),
        json!({"key": "demo", "label": {"fr": "Démonstration"}, "kind": "url", "frozen_after": "proposal"}),
    ]);
    call
}

struct Scene {
    app: TestApp,
    ministry: Member,
    startup: Member,
    challenge: Value,
    /// The questions that have a key.
    ids: BTreeMap<String, String>,
    path: String,
}

impl Scene {
    async fn new() -> Self {
        let app = TestApp::start().await;
        app.load_catalogue().await;
        let ministry = app.partner("Ministère").await;
        let challenge = app.published(&ministry, a_call_in_phases()).await;
        let questions = challenge["document"]["questions"].as_array().unwrap().iter().filter(|question| question["key"].is_string());
        let ids = questions.map(|question| (text(&question["key"]).to_owned(), text(&question["id"]).to_owned())).collect();
        let startup = app.startup("Startup").await;
        let draft = app.drafted(&startup, &challenge, "Capteurs").await;
        Self { path: format!("/v1/applications/{}", text(&draft["id"])), app, ministry, startup, challenge, ids }
    }

    async fn answer(&self, key: &str, answer: Value) -> Answer {
        self.startup.patch(&self.path, "*", json!({"answers": {&self.ids[key]: answer}})).await
    }

    fn pointer(&self, key: &str) -> String {
        format!("/answers/{}", self.ids[key])
    }

    async fn form(&self) -> Value {
        self.startup.get(format!("{}/completeness", self.path)).await.expect(200).json()["form"].clone()
    }

    /// How far one question is.
    async fn question(&self, key: &str) -> Value {
        let form = self.form().await;
        let mut questions = form["sections"].as_array().unwrap().iter().flat_map(|section| section["questions"].as_array().unwrap());
        questions.find(|question| question["question_id"] == self.ids[key]).unwrap().clone()
    }

    async fn submit(&self) -> Answer {
        self.startup.post(format!("{}/submission", self.path), json!({})).await
    }
}

#[tokio::test]
async fn a_question_is_asked_where_its_condition_holds_and_when_its_phase_comes() {
    let scene = Scene::new().await;
    let Scene { app, startup, path, .. } = &scene;
    scene.answer("registered", json!(true)).await.expect(200);
    scene.submit().await.problem(422, "application_incomplete").invalid(&scene.pointer("since"), "required");
    scene.answer("registered", json!(false)).await.expect(200);
    let since = scene.question("since").await;
    assert_eq!((&since["asked"], &since["not_asked"]), (&json!(false), &json!("condition")));
    let plan = scene.question("plan").await;
    assert_eq!((&plan["not_asked"], &plan["requirement"]), (&json!("later"), &json!("later")));
    scene.submit().await.expect(200);

    // The window has closed: what a later phase freezes still changes, and what it asks for waits for it.
    app.clock.set(Instant::parse("2027-04-02T12:00:00Z").unwrap());
    scene.answer("registered", json!(true)).await.problem(409, "deadline_passed");
    scene.answer("demo", json!("https://demo.example/1")).await.expect(200);
    scene.answer("plan", json!("Trop tôt.")).await.problem(409, "challenge_not_open");
    app.clock.set(Instant::parse("2027-05-02T12:00:00Z").unwrap());
    assert_eq!(scene.question("plan").await["requirement"], "now");
    scene.answer("plan", json!("Trois sites pilotes.")).await.expect(200);
    let receipt = startup.get(format!("{path}/receipt")).await.expect(200);
    assert_eq!(receipt.json()["snapshot"]["document"]["answers"][&scene.ids["plan"]], "Trois sites pilotes.");
    assert_eq!(receipt.field("deadline"), "2027-06-01T00:00:00.000000Z", "the closing of the phase that asked for it");
    // What the phase needs is not taken away again.
    scene.answer("plan", Value::Null).await.problem(422, "application_incomplete").invalid(&scene.pointer("plan"), "required");
    app.clock.set(Instant::parse("2027-06-01T00:00:00Z").unwrap());
    for (key, answer) in [("plan", "Quatre."), ("demo", "https://demo.example/2")] {
        scene.answer(key, json!(answer)).await.problem(409, "deadline_passed");
    }
    assert_eq!(scene.question("demo").await["frozen"], true);
}

#[tokio::test]
async fn once_somebody_writes_the_form_asks_for_nothing_else_and_no_answer_is_touched() {
    let scene = Scene::new().await;
    let Scene { ministry, startup, challenge, path, .. } = &scene;
    scene.answer("stage", json!("Pilote")).await.expect(200);
    let before = startup.get(path).await.expect(200);
    let call = format!("/v1/challenges/{}", text(&challenge["id"]));
    let questions = challenge["document"]["questions"].as_array().unwrap();
    let place = questions.iter().position(|question| question["key"] == "stage").unwrap();
    let changed = |change: &dyn Fn(&mut Vec<Value>)| {
        let mut questions = questions.clone();
        change(&mut questions);
        json!({"document": {"questions": questions}})
    };
    for frozen in [
        changed(&|questions| drop(questions.remove(place))),
        changed(&|questions| questions[place]["options"] = json!(["Idée"])),
        changed(&|questions| questions[place]["required"] = json!(true)),
        changed(&|questions| questions.push(json!({"label": {"fr": "Encore une"}, "kind": "short_text", "required": true}))),
    ] {
        let refused = ministry.patch(&call, "*", frozen).await.problem(422, "validation_failed");
        let told = refused.json()["errors"].as_array().unwrap();
        let frozen = |error: &Value| error["code"] == "frozen" && text(&error["pointer"]).starts_with("/document/questions");
        assert!(told.iter().all(frozen), "{refused}");
    }
    ministry.patch(&call, "*", changed(&|questions| questions[place]["help"] = json!({"fr": "Un pilote suffit."}))).await.expect(200);
    let after = startup.get(path).await.expect(200);
    assert_eq!((&after.json()["document"], after.etag()), (&before.json()["document"], before.etag()));
}

#[tokio::test]
async fn answers_that_the_form_no_longer_takes_are_kept_and_count_for_nothing() {
    let scene = Scene::new().await;
    let Scene { app, startup, challenge, path, ids, .. } = &scene;
    for (key, answer) in [("registered", json!(true)), ("since", json!("2024")), ("stage", json!("Pilote"))] {
        scene.answer(key, answer).await.expect(200);
    }
    let answers = startup.get(path).await.expect(200).json()["document"]["answers"].clone();
    // A form that changed under a draft, as no operation does it: the store is written.
    let id = ChallengeId::parse(text(&challenge["id"])).unwrap();
    let changed = app.ctx.db.write(move |tx| {
        let mut call = challenge::find(tx, &id)?.unwrap();
        let named = |question: &Question, key: &str| question.key.as_ref().is_some_and(|known| known.0 == key);
        let document = Arc::make_mut(&mut call.document);
        document.questions.retain(|question| !named(question, "since"));
        let stage = document.questions.iter_mut().find(|question| named(question, "stage")).unwrap();
        (stage.options, stage.required) = (vec!["Prototype".to_owned()], true);
        call.version += 1;
        challenge::save(tx, &call, None)
    });
    changed.await.map_err(|error: StoreError| error).unwrap();

    let form = scene.form().await;
    assert_eq!(form["kept"], json!([{"question_id": ids["since"], "reason": "question_gone", "answer": "2024"}]));
    let stage = scene.question("stage").await;
    assert_eq!((&stage["answered"], &stage["outdated"]), (&json!(false), &json!("options_changed")));
    scene.submit().await.problem(422, "application_incomplete").invalid(&scene.pointer("stage"), "required");
    // Nothing was lost, and nothing is by going on.
    startup.patch(path, "*", json!({"title": "Capteurs II"})).await.expect(200);
    assert_eq!(startup.get(path).await.expect(200).json()["document"]["answers"], answers);
    scene.answer("stage", json!("Prototype")).await.expect(200);
    scene.submit().await.expect(200);
    let document = startup.get(path).await.expect(200).json()["document"].clone();
    assert_eq!((&document["answers"][&ids["since"]], &document["answers"][&ids["stage"]]), (&json!("2024"), &json!("Prototype")));
    // Whoever writes anew cannot answer what is not asked.
    let rival = app.startup("Rival").await;
    let mut dossier = a_dossier(challenge, "Drones");
    dossier["answers"][&ids["since"]] = json!("2025");
    let body = json!({"organisation_id": rival.organisation, "document": dossier});
    let refused = rival.post(format!("/v1/challenges/{}/applications", text(&challenge["id"])), body).await;
    refused.problem(422, "validation_failed");
}
