//! The private thread between a startup and the operators about a dossier.

use acceptance::{Panel, Person, Span, TestApp, Value, a_call, json, operations, text};
use tahaddi_domain::id::{ApplicationId, Id as _};
use tahaddi_domain::message::{MOST_MESSAGES, Message, MessageSide};
use tahaddi_domain::organisation::MemberRole;
use tahaddi_persistence::StoreError;
use tahaddi_persistence::repo::message;

/// The words that nobody but the two sides may ever read.
const CANARY: &str = "kanari-zayyat-7719";

fn messages(application: &str) -> String {
    format!("/v1/applications/{application}/messages")
}

fn thread(application: &str) -> String {
    format!("/v1/applications/{application}/thread")
}

/// What the thread tells this person: messages, unread, read up to, read up to by the others.
async fn told(person: &Person, application: &str) -> [i64; 4] {
    let seen = person.get(thread(application)).await.expect(200);
    ["messages", "unread", "read_up_to", "other_read_up_to"].map(|name| seen.json()[name].as_i64().unwrap())
}

#[tokio::test]
async fn the_two_sides_of_a_dossier_write_to_one_another() {
    let panel = Panel::of(&["Capteurs"]).await;
    let (app, operator, startup, dossier) = (&panel.app, &panel.operator, &panel.startups[0], &panel.applications[0]);
    let path = messages(dossier);
    let editor = app.colleague(startup, MemberRole::Editor).await;
    assert_eq!(told(startup, dossier).await, [0, 0, 0, 0]);
    let first = startup.post(&path, json!({"text": "Pouvons-nous ajouter une attestation ?"})).await.expect(201);
    assert_eq!((first.field("side"), first.json()["number"].as_i64()), ("startup", Some(1)));
    editor.post(&path, json!({"text": "Elle date de mars."})).await.expect(201);
    assert_eq!(told(operator, dossier).await, [2, 2, 0, 0]);
    assert_eq!(told(startup, dossier).await, [2, 0, 0, 0], "one's own are not unread");
    operator.post(&path, json!({"text": "Oui."})).await.expect(201);

    // Newest last, page by page; operators speak to the startup with one voice.
    let page = startup.get(format!("{path}?limit=2")).await.expect(200);
    let rest = startup.get(format!("{path}?limit=2&cursor={}", page.field("next_cursor"))).await.expect(200);
    let all: Vec<&Value> = page.data().iter().chain(rest.data()).collect();
    let read = |item: &&Value| (item["number"].as_i64().unwrap(), text(&item["side"]).to_owned(), item["author_name"].clone());
    let expected = [
        (1, "startup".to_owned(), json!(startup.user().name)),
        (2, "startup".to_owned(), json!(editor.user().name)),
        (3, "operator".to_owned(), Value::Null),
    ];
    assert_eq!(all.iter().map(read).collect::<Vec<_>>(), expected);
    let of_operators = operator.get(&path).await.expect(200);
    assert!(of_operators.data().iter().all(|item| item["author_name"].is_string()), "{of_operators}");

    // Marks are those of a side, and never go back.
    let mark = format!("{}/read-mark", thread(dossier));
    operator.post(&mark, json!({"number": 3})).await.expect(200);
    operator.post(&mark, json!({"number": 1})).await.expect(200);
    assert_eq!(told(&app.operator().await, dossier).await, [3, 0, 3, 0]);
    assert_eq!(told(startup, dossier).await, [3, 1, 0, 3]);
    for number in [0, 4] {
        startup.post(&mark, json!({"number": number})).await.problem(422, "validation_failed").invalid("/number", "unknown_reference");
    }
    let marked = editor.post(&mark, json!({"number": 3})).await.expect(200);
    assert_eq!(marked.json()["unread"], 0);
    assert_eq!(told(startup, dossier).await, [3, 0, 3, 3]);
    startup.post(&path, json!({"text": " "})).await.problem(422, "validation_failed").invalid("/text", "required");
}

#[tokio::test]
async fn a_burst_is_told_by_one_mail_that_does_not_say_what_was_written() {
    let panel = Panel::of(&["Capteurs"]).await;
    let (app, operator, startup) = (&panel.app, &panel.operator, &panel.startups[0]);
    let path = messages(&panel.applications[0]);
    let mails = async |person: &Person| {
        app.tick().await;
        let own = app.mails().into_iter().filter(|mail| mail.subject.contains("Nouveau message") && mail.to.contains(person.email()));
        own.map(|mail| mail.text).collect::<Vec<_>>()
    };
    for minutes in [0, 14, 14] {
        app.advance(Span::minutes(minutes));
        startup.post(&path, json!({"text": CANARY})).await.expect(201);
    }
    let told = mails(operator).await;
    assert_eq!(told.len(), 1);
    assert!(told[0].contains("DigitAgri 2027") && !told[0].contains(CANARY), "{}", told[0]);
    app.advance(Span::minutes(15));
    startup.post(&path, json!({"text": "Encore une chose."})).await.expect(201);
    assert_eq!((mails(operator).await.len(), mails(startup).await.len()), (2, 0));
    // An answer is told at once, and so is the answer to it.
    operator.post(&path, json!({"text": CANARY})).await.expect(201);
    startup.post(&path, json!({"text": "Merci."})).await.expect(201);
    assert_eq!((mails(operator).await.len(), mails(startup).await.len(), mails(&panel.ministry).await.len()), (3, 1, 0));
    assert!(app.mails().iter().all(|mail| !mail.raw.contains(CANARY) && !mail.text.contains(CANARY)));
    let trail = operator.get("/v1/audit-events?limit=100").await.expect(200);
    assert!(trail.text().contains("message.sent") && !trail.text().contains(CANARY));
}

#[tokio::test]
async fn those_who_read_do_not_write_and_nobody_else_knows_of_it() {
    let panel = Panel::of(&["Capteurs", "Robots"]).await;
    let (app, startup, dossier) = (&panel.app, &panel.startups[0], &panel.applications[0]);
    let (path, mark) = (messages(dossier), format!("{}/read-mark", thread(dossier)));
    startup.post(&path, json!({"text": "Bonjour."})).await.expect(201);
    for reader in [app.colleague(startup, MemberRole::Viewer).await.person, app.support().await] {
        assert_eq!(reader.get(&path).await.expect(200).data().len(), 1);
        assert_eq!(reader.get(thread(dossier)).await.expect(200).json()["allowed_actions"], json!([]));
        reader.post(&path, json!({"text": "?"})).await.problem(403, "forbidden");
        reader.post(&mark, json!({"number": 1})).await.problem(403, "forbidden");
    }
    let (juror, chair) = (panel.seat("Juror", "juror").await, panel.seat("Chair", "chair").await);
    panel.assigned(&juror, 0).await;
    let others = [
        panel.ministry.person.clone(),
        app.colleague(&panel.ministry, MemberRole::Editor).await.person,
        app.colleague(&panel.ministry, MemberRole::Viewer).await.person,
        panel.startups[1].person.clone(),
        app.partner("Rival").await.person,
        app.person("Stranger").await,
        juror.person.clone(),
        chair.person.clone(),
    ];
    for other in others {
        for path in [&path, &thread(dossier)] {
            other.get(path).await.problem(404, "not_found");
        }
        other.post(&path, json!({"text": "?"})).await.problem(404, "not_found");
        other.post(&mark, json!({"number": 1})).await.problem(404, "not_found");
    }
    app.anonymous().get(&path).await.problem(401, "authentication_required");
    // An operator who judges by pseudonyms does not look behind them here.
    let judge = app.operator().await;
    judge.get(&path).await.expect(200);
    panel.seat_person(judge.clone(), "juror").await;
    judge.get(&path).await.problem(403, "forbidden");
    judge.get(thread(dossier)).await.problem(403, "forbidden");
    judge.post(&path, json!({"text": "?"})).await.problem(403, "forbidden");
}

#[tokio::test]
async fn a_thread_begins_with_the_hand_in() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let (ministry, operator, startup) = (app.partner("Ministère").await, app.operator().await, app.startup("Saqiya").await);
    let call = app.published(&ministry, a_call()).await;
    let draft = text(&app.drafted(&startup, &call, "Capteurs").await["id"]).to_owned();
    let path = messages(&draft);
    assert_eq!(startup.get(&path).await.expect(200).data().len(), 0);
    startup.post(&path, json!({"text": "Bonjour."})).await.problem(409, "invalid_state");
    let action = startup.get(thread(&draft)).await.expect(200).json()["allowed_actions"][0].clone();
    assert_eq!((&action["action"], &action["reason"]), (&json!("send_message"), &json!("invalid_state")));
    for staff in [operator.clone(), app.support().await] {
        staff.get(&path).await.problem(404, "not_found");
        staff.get(thread(&draft)).await.problem(404, "not_found");
        staff.post(&path, json!({"text": "Bonjour."})).await.problem(404, "not_found");
    }
    startup.post(format!("/v1/applications/{draft}/submission"), json!({})).await.expect(200);
    operator.post(&path, json!({"text": "Bien reçu."})).await.expect(201);
    startup.post(format!("/v1/applications/{draft}/withdrawal"), json!({})).await.expect(200);
    startup.post(&path, json!({"text": "Nous nous retirons."})).await.expect(201);
    assert_eq!(operator.get(&path).await.expect(200).data().len(), 2);
}

#[tokio::test]
async fn a_thread_has_an_end() {
    let panel = Panel::of(&["Capteurs"]).await;
    let (startup, dossier) = (&panel.startups[0], &panel.applications[0]);
    let (application, author) = (ApplicationId::parse(dossier).unwrap(), startup.id().clone());
    let fill = panel.app.ctx.db.write(move |tx| {
        for number in 1..MOST_MESSAGES {
            let (id, sent_at) = (tx.new_id()?, tx.now()?);
            let (application, author, text) = (application.clone(), author.clone(), "?".to_owned());
            message::insert(tx, &Message { id, application, number, side: MessageSide::Startup, author, text, sent_at })?;
        }
        Ok::<_, StoreError>(())
    });
    fill.await.unwrap();
    startup.post(messages(dossier), json!({"text": "La dernière."})).await.expect(201);
    startup.post(messages(dossier), json!({"text": "Une de trop."})).await.problem(409, "thread_full");
    panel.operator.post(messages(dossier), json!({"text": "Une de trop."})).await.problem(409, "thread_full");
}

#[tokio::test]
async fn many_messages_at_once_all_arrive_in_an_order() {
    let panel = Panel::of(&["Capteurs"]).await;
    let path = messages(&panel.applications[0]);
    let mut sending = tokio::task::JoinSet::new();
    for number in 0..12 {
        let sender = if number % 2 == 0 { panel.startups[0].person.clone() } else { panel.operator.clone() };
        let path = path.clone();
        sending.spawn(async move { sender.post(path, json!({"text": format!("{number}")})).await.status() });
    }
    assert_eq!(sending.join_all().await, [201; 12]);
    let all = panel.operator.get(&path).await.expect(200);
    let numbers: Vec<i64> = all.data().iter().map(|item| item["number"].as_i64().unwrap()).collect();
    assert_eq!(numbers, (1..=12).collect::<Vec<_>>());
}

/// Every GET of the document about this dossier, its call and its panel, with the paths filled in.
fn looks(panel: &Panel, assignment: &str, appeal: &str) -> Vec<(String, String)> {
    let phase = panel.phase.rsplit('/').next().unwrap();
    let known = [
        ("/v1/organisations/{id}", panel.startups[0].organisation.as_str()),
        ("/v1/challenges/{id}", text(&panel.challenge["id"])),
        ("/v1/applications/{id}", panel.applications[0].as_str()),
        ("/v1/phases/{id}", phase),
        ("/v1/jury/assignments/{id}", assignment),
        ("/v1/appeals/{id}", appeal),
    ];
    let gets = operations().into_iter().filter(|operation| operation.method == acceptance::Method::GET);
    let path = |operation: &acceptance::Documented| {
        let example = operation.example_path();
        let Some((place, id)) = known.iter().find(|(place, _)| operation.path.starts_with(place)) else { return example };
        let unknown = example.split('/').nth(place.split('/').position(|part| part == "{id}").unwrap()).unwrap();
        example.replacen(unknown.split('?').next().unwrap(), id, 1)
    };
    gets.map(|operation| (operation.id().to_owned(), path(&operation))).collect()
}

#[tokio::test]
async fn inv_19_nothing_of_a_thread_or_an_appeal_reaches_those_who_judge_and_nothing_of_a_thread_the_partner() {
    const APPEAL: &str = "kanari-nakhil-3382";
    let mut call = a_call();
    call["regimes"] = json!({"appeal": "objection"});
    let panel = Panel::of_call(call, &["Capteurs", "Robots"]).await;
    let juror = panel.seat("Juror", "juror").await;
    let assignment = panel.reviewed(&juror, 0, &[2.0, 2.0]).await;
    panel.reviewed(&juror, 1, &[4.0, 4.0]).await;
    let path = messages(&panel.applications[0]);
    panel.startups[0].post(&path, json!({"text": CANARY})).await.expect(201);
    panel.lock().await;
    panel.release(&["refused", "selected"]).await;
    panel.operator.post(&path, json!({"text": CANARY})).await.expect(201);
    let phase = panel.phase.rsplit('/').next().unwrap();
    let appeal = json!({"phase_id": phase, "grounds": APPEAL});
    let filed = panel.startups[0].post(format!("/v1/applications/{}/appeals", panel.applications[0]), appeal).await.expect(201);
    let all = looks(&panel, assignment.rsplit('/').next().unwrap(), filed.id());
    let of_host = ("audit_list".to_owned(), format!("/v1/audit-events?organisation_id={}", panel.ministry.organisation));
    let (mut by_partner, mut by_startup) = (0, 0);
    for (operation, path) in all.iter().chain([&of_host]) {
        let seen = juror.get(path).await;
        assert!(!seen.text().contains(CANARY) && !seen.text().contains(APPEAL), "{operation} to the juror: {seen}");
        let seen = panel.ministry.get(path).await;
        assert!(!seen.text().contains(CANARY), "{operation} to the partner: {seen}");
        by_partner += usize::from(seen.text().contains(APPEAL));
        by_startup += usize::from(panel.startups[0].get(path).await.text().contains(CANARY));
    }
    // What is looked for can be found: the appeal by the partner; the messages by the startup, there and in the copy of its data.
    assert_eq!((by_partner, by_startup), (2, 2));
}
