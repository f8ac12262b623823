//! What people are told by mail about a call.

use acceptance::{Person, Span, TestApp, Value, a_call, json, text};
use tahaddi_domain::organisation::MemberRole;

async fn reads(person: &Person, language: &str) {
    let seen = person.get("/v1/me").await.expect(200);
    person.patch("/v1/me", &seen, json!({"language": language})).await.expect(200);
}

/// [`a_call`] under these titles.
fn titled(titles: Value) -> Value {
    let mut call = a_call();
    call["title"] = titles;
    call
}

/// Does what is due, a second later: mails are in the order of their instants.
async fn tick(app: &TestApp) {
    app.advance(Span::seconds(1));
    app.tick().await;
}

#[tokio::test]
async fn a_mail_names_the_call_in_the_language_of_its_reader() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let operator = app.operator().await;
    let ministry = app.partner("Ministère").await;
    let editor = app.colleague(&ministry, MemberRole::Editor).await;
    let (startup, juror) = (app.startup("Saqiya").await, app.person("Juror").await);
    for (person, language) in [(&*ministry, "ar"), (&*editor, "fr"), (&*startup, "en"), (&juror, "ar")] {
        reads(person, language).await;
    }
    tick(&app).await;
    let titles = json!({"fr": "Fermes connectées", "ar": "ضيعات متصلة", "en": "Connected farms"});
    let call = app.published(&ministry, titled(titles)).await;
    tick(&app).await;
    let told = |person: &Person, title: &str, others: [&str; 2]| {
        let mail = app.mail_to(person.email());
        let whole = format!("{}\n{}", mail.subject, mail.text);
        assert!(whole.contains(title) && others.iter().all(|other| !whole.contains(other)), "{whole}");
    };
    told(&ministry, "ضيعات متصلة", ["Fermes", "Connected"]);
    told(&editor, "Fermes connectées", ["Connected", "ضيعات"]);
    app.submitted(&startup, &call, "Capteurs").await;
    tick(&app).await;
    told(&startup, "Connected farms", ["Fermes", "ضيعات"]);
    let jurors = format!("/v1/challenges/{}/jurors", text(&call["id"]));
    let invited = operator.post(&jurors, json!({"email": juror.email(), "role": "juror"})).await.expect(201);
    tick(&app).await;
    told(&juror, "ضيعات متصلة", ["Fermes", "Connected"]);
    operator.post(format!("/v1/jurors/{}/removal", invited.id()), json!({"reason": "Par erreur."})).await.expect(200);
    tick(&app).await;
    told(&juror, "ضيعات متصلة", ["Fermes", "Connected"]);
    let cancelled = json!({"reason": "Budget retiré."});
    ministry.post(format!("/v1/challenges/{}/cancellation", text(&call["id"])), cancelled).await.expect(200);
    tick(&app).await;
    told(&startup, "Connected farms", ["Fermes", "ضيعات"]);
    // The trail holds ids and states: no text of a call.
    let trail = operator.get("/v1/audit-events?limit=100").await.expect(200);
    assert!(trail.data().len() > 10 && !trail.text().contains("Fermes"), "{trail}");
}

#[tokio::test]
async fn a_call_without_a_title_in_that_language_is_named_in_another() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    reads(&ministry, "ar").await;
    tick(&app).await;
    app.published(&ministry, titled(json!({"fr": "Fermes connectées"}))).await;
    tick(&app).await;
    let mail = app.mail_to(ministry.email());
    assert!(format!("{}\n{}", mail.subject, mail.text).contains("Fermes connectées"), "{}", mail.text);
}
