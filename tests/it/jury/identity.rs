//! Warnings to whoever names itself where jurors judge blind.

use acceptance::{Member, Panel, TestApp, Value, a_call, json, text};

/// The warnings of a dossier: what each is about, and the passage.
async fn warnings(startup: &Member, application: &str) -> Vec<(String, String)> {
    let told = startup.get(format!("/v1/applications/{application}/completeness")).await.expect(200);
    let texts = told.json()["identifying_texts"].as_array().unwrap();
    texts.iter().map(|found| (text(&found["kind"]).to_owned(), text(&found["text"]).to_owned())).collect()
}

/// The only text that the call asks for and jurors read.
fn solution(challenge: &Value) -> &str {
    text(&challenge["document"]["questions"][0]["id"])
}

fn pairs(of: &[(&str, &str)]) -> Vec<(String, String)> {
    of.iter().map(|(kind, passage)| ((*kind).to_owned(), (*passage).to_owned())).collect()
}

/// A call, judged blind or not, and a draft of Énergie Zibeline SARL with this answer.
async fn drafted(blind: bool, answer: &str) -> (TestApp, Member, Value, String) {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let mut call = a_call();
    call["phases"][1]["review"]["blind"] = json!(blind);
    let challenge = app.published(&ministry, call).await;
    let startup = app.startup("Énergie Zibeline SARL").await;
    let draft = text(&app.drafted(&startup, &challenge, "Sondes").await["id"]).to_owned();
    let patch = json!({"answers": {solution(&challenge): answer}});
    startup.patch(format!("/v1/applications/{draft}"), "*", patch).await.expect(200);
    (app, startup, challenge, draft)
}

#[tokio::test]
async fn file_06_a_dossier_that_names_its_startup_is_told_so_and_can_be_handed_in() {
    let (_app, startup, challenge, draft) = drafted(true, "Chez ENERGIE ZIBELINE, nous mesurons l'eau.").await;
    let path = format!("/v1/applications/{draft}");
    let told = startup.get(format!("{path}/completeness")).await.expect(200);
    let pointer = format!("/answers/{}", solution(&challenge));
    let message = "« ENERGIE ZIBELINE » nomme votre startup, alors que le jury évalue à l’aveugle. Dites-le sans ce nom.";
    let expected = json!([{
        "pointer": pointer, "question_id": solution(&challenge), "kind": "startup", "text": "ENERGIE ZIBELINE", "message": message}]);
    assert_eq!(told.json()["identifying_texts"], expected);
    assert_eq!(told.json()["form"]["can_submit"], true);
    for (language, says) in [("en", "names your startup"), ("ar", "اسم مقاولتكم")] {
        let told = startup.speaking(language).get(format!("{path}/completeness")).await.expect(200);
        assert!(text(&told.json()["identifying_texts"][0]["message"]).contains(says), "{told}");
    }
    startup.post(format!("{path}/submission"), json!({})).await.expect(200);
    assert_eq!(warnings(&startup, &draft).await.len(), 1, "it is said of what was handed in, too");
    // What is written without the name has no warning.
    startup.patch(&path, "*", json!({"answers": {solution(&challenge): "Nous mesurons l'eau."}})).await.expect(200);
    assert_eq!(warnings(&startup, &draft).await, []);
}

#[tokio::test]
async fn file_06_whoever_is_not_judged_blind_is_not_warned() {
    let (_app, startup, _challenge, draft) = drafted(false, "Chez Énergie Zibeline, nous mesurons l'eau.").await;
    assert_eq!(warnings(&startup, &draft).await, []);
}

#[tokio::test]
async fn file_06_people_domains_and_the_title_are_looked_at_and_what_jurors_do_not_read_is_not() {
    let (app, startup, challenge, draft) = drafted(true, "Amina Idrissi répond à contact@zibeline-eau.ma.").await;
    let site = text(&challenge["document"]["questions"][1]["id"]);
    let profile = json!({"profile": {"website": "https://www.zibeline-eau.ma/fr"}});
    startup.patch(format!("/v1/organisations/{}", startup.organisation), "*", profile).await.expect(200);
    let team = json!([{"name": "Amina Idrissi", "role": "lead", "user_id": startup.id()}]);
    let patch = json!({"title": "Les sondes d'Energie-Zibeline", "team": team, "answers": {site: "https://zibeline-eau.ma"}});
    startup.patch(format!("/v1/applications/{draft}"), "*", patch).await.expect(200);
    let expected = pairs(&[("startup", "Energie-Zibeline"), ("person", "Amina Idrissi"), ("domain", "zibeline-eau.ma")]);
    assert_eq!(warnings(&startup, &draft).await, expected);

    // A name of words that stand in the catalogue would be found in every dossier.
    let common = app.startup("Irrigation").await;
    let dossier = text(&app.drafted(&common, &challenge, "Irrigation au goutte à goutte").await["id"]).to_owned();
    assert!(warnings(&common, &dossier).await.iter().all(|(kind, _)| kind != "startup"));
}

#[tokio::test]
async fn file_06_nobody_but_its_startup_learns_of_a_warning() {
    let panel = Panel::of(&["Sondes"]).await;
    let (startup, application) = (&panel.startups[0], &panel.applications[0]);
    assert_eq!(warnings(startup, application).await, [], "the name of the startup has two words");
    let named = json!({"name": "Sondes"});
    startup.patch(format!("/v1/organisations/{}", startup.organisation), "*", named).await.expect(200);
    let juror = panel.seat("Karim", "juror").await;
    let desk = format!("/v1/jury/assignments/{}", panel.assigned(&juror, 0).await);
    let before = juror.get(&desk).await.expect(200);
    let told = warnings(startup, application).await;
    assert_eq!(told, pairs(&[("startup", "Sondes"), ("startup", "Sondes")]), "in the title and in the answer");
    assert!(!before.text().contains("identifying"), "{before}");
    for stranger in [&juror.person, &panel.operator, &panel.ministry.person] {
        stranger.get(format!("/v1/applications/{application}/completeness")).await.problem(404, "not_found");
    }
    let notices = panel.operator.get(format!("{}/file-notices", panel.phase)).await.expect(200);
    assert!(notices.data().is_empty());
}
