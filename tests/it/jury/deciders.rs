//! Those who decide without a seat on the panel: what is found about them is looked at by others, and conflicts of interest are declared of them.

use acceptance::{Answer, Panel, Person, Span, Value, json, text};
use tahaddi_domain::organisation::MemberRole;
use tahaddi_persistence::StoreError;
use tahaddi_persistence::repo::user::{self, User};

/// Gives a person an address of the same employer as the owner of the first startup.
async fn hired_by_the_same(panel: &Panel, person: &Person) {
    let domain = panel.startups[0].email().split('@').nth(1).unwrap().to_owned();
    let id = person.id().clone();
    let moved = panel.app.ctx.db.write(move |tx| {
        let account = user::find(tx, &id)?.unwrap();
        user::save(tx, &User { email: format!("{}@{domain}", account.id), ..account })
    });
    moved.await.map_err(|error: StoreError| error).unwrap();
}

fn of_user(panel: &Panel, person: &Person) -> Value {
    json!({"user_id": person.id(), "application_id": panel.applications[0], "reason": "Un hébergeur de courriel."})
}

fn told_of(panel: &Panel, person: &Person) -> Value {
    json!({"user_id": person.id(), "application_id": panel.applications[0], "kind": "personal", "reason": "Un frère."})
}

async fn decides(panel: &Panel, person: &Person) -> bool {
    let answer: Answer = person.get(format!("{}/progress", panel.phase)).await;
    match answer.status() {
        200 => true,
        _ => answer.problem(403, "conflict_of_interest").status() == 200,
    }
}

#[tokio::test]
async fn inv_44_who_shares_a_mail_domain_decides_nothing_until_another_has_looked_at_it() {
    let panel = Panel::of(&["Sondes", "Drones"]).await;
    let karim = panel.seat("Karim", "juror").await;
    for place in [0, 1] {
        panel.reviewed(&karim, place, &[4.0, 3.0]).await;
    }
    let (one, other, host) = (panel.operator.clone(), panel.app.operator().await, panel.ministry.person.clone());
    for person in [&one, &other, &host] {
        assert!(decides(&panel, person).await);
        hired_by_the_same(&panel, person).await;
        assert!(!decides(&panel, person).await);
    }
    let clearances = format!("{}/conflict-clearances", panel.phase);
    // Operators of one employer look at one another, and at nothing else, and nobody at oneself.
    other.post(&clearances, of_user(&panel, &other)).await.problem(403, "conflict_of_interest");
    let statement = json!({"name": "K.", "email": karim.email(), "kind": "personal", "reason": "Un litige."});
    let statements = format!("/v1/applications/{}/conflict-statements", panel.applications[0]);
    let stated = panel.startups[0].post(&statements, statement).await.expect(201);
    let of_karim = json!({"juror_id": karim.id, "application_id": panel.applications[0], "reason": "Sans fondement."});
    other.post(&clearances, of_karim).await.problem(403, "conflict_of_interest");
    let seen = other.get(format!("{}/conflicts", panel.phase)).await.expect(200);
    let mut told: Vec<String> = seen.data().iter().map(|item| format!("{} {}", text(&item["kind"]), text(&item["user_id"]))).collect();
    let mut all: Vec<String> = [&one, &other, &host].iter().map(|person| format!("same_mail_domain {}", person.id())).collect();
    told.sort();
    all.sort();
    assert_eq!(told, all, "whom to look at, and nothing else");
    panel.startups[0].request(acceptance::Method::DELETE, format!("{statements}/{}", stated.id())).send().await.expect(204);

    host.post(&clearances, of_user(&panel, &one)).await.problem(403, "forbidden");
    let cleared = other.post(&clearances, of_user(&panel, &one)).await.expect(201);
    assert_eq!((&cleared.json()["juror_id"], &cleared.json()["kinds"]), (&json!(null), &json!(["same_mail_domain"])));
    assert_eq!(cleared.field("user_id"), one.id().to_string());
    assert!(decides(&panel, &one).await && !decides(&panel, &other).await);
    one.post(&clearances, of_user(&panel, &one)).await.problem(403, "conflict_of_interest");
    one.post(&clearances, of_user(&panel, &other)).await.expect(201);
    one.post(&clearances, of_user(&panel, &other)).await.problem(409, "invalid_state");
    // Also after the lock: it changes no score, and somebody has to decide.
    panel.lock().await;
    let for_host = one.post(&clearances, of_user(&panel, &host)).await.expect(201);
    assert!(decides(&panel, &host).await);
    assert_eq!(one.get(&clearances).await.expect(200).data().len(), 3);
    let revocation = format!("{clearances}/{}/revocation", for_host.id());
    one.post(revocation, json!({"reason": "Ils y travaillent ensemble."})).await.expect(200);
    assert!(!decides(&panel, &host).await);
}

#[tokio::test]
async fn inv_44_the_own_startup_is_cleared_of_nobody() {
    let panel = Panel::of(&["Sondes"]).await;
    let owner = panel.app.colleague(&panel.ministry, MemberRole::Owner).await;
    panel.app.join(&panel.startups[0], &owner.person, MemberRole::Viewer).await;
    let clearances = format!("{}/conflict-clearances", panel.phase);
    panel.operator.post(&clearances, of_user(&panel, &owner.person)).await.invalid("/user_id", "not_allowed");
    assert!(!decides(&panel, &owner.person).await);
    let with = |who: Value| {
        let mut body = json!({"application_id": panel.applications[0], "reason": "Sans lien."});
        body.as_object_mut().unwrap().extend(who.as_object().unwrap().clone());
        panel.operator.post(&clearances, body)
    };
    with(json!({})).await.invalid("/juror_id", "required");
    with(json!({"juror_id": "jur_01kax3v8m0t2r4q6w8y0b1c2d3"})).await.invalid("/juror_id", "unknown_reference");
    let both = json!({"juror_id": "jur_01kax3v8m0t2r4q6w8y0b1c2d3", "user_id": owner.id()});
    with(both).await.invalid("/user_id", "not_allowed");
    let stranger = panel.app.person("Stranger").await;
    with(json!({"user_id": stranger.id()})).await.invalid("/user_id", "unknown_reference");
}

#[tokio::test]
async fn inv_44_a_conflict_is_declared_of_whoever_decides_without_a_seat() {
    let panel = Panel::of(&["Sondes"]).await;
    let (karim, chair) = (panel.seat("Karim", "juror").await, panel.seat("Chair", "chair").await);
    panel.reviewed(&karim, 0, &[4.0, 3.0]).await;
    let (host, operator) = (panel.ministry.person.clone(), panel.app.operator().await);
    let viewer = panel.app.colleague(&panel.ministry, MemberRole::Viewer).await;
    let conflicts = format!("{}/conflicts", panel.phase);
    // An operator of anybody, everybody who decides of himself or herself, and nobody else.
    for person in [&host, &operator] {
        chair.post(&conflicts, told_of(&panel, person)).await.problem(403, "forbidden");
    }
    host.post(&conflicts, told_of(&panel, &operator)).await.problem(403, "forbidden");
    viewer.post(&conflicts, told_of(&panel, &viewer.person)).await.problem(403, "forbidden");
    panel.startups[0].post(&conflicts, told_of(&panel, &host)).await.problem(404, "not_found");
    panel.operator.post(&conflicts, told_of(&panel, &karim.person)).await.invalid("/user_id", "unknown_reference");
    let own = host.post(&conflicts, told_of(&panel, &host)).await.expect(201);
    assert_eq!((own.field("user_id"), &own.json()["juror_id"]), (host.id().to_string().as_str(), &json!(null)));
    assert!(!decides(&panel, &host).await);
    // What stands in the way does not keep anybody from telling more.
    host.post(&conflicts, told_of(&panel, &host)).await.expect(201);
    let of_operator = panel.operator.post(&conflicts, told_of(&panel, &operator)).await.expect(201);
    assert!(!decides(&panel, &operator).await);
    assert_eq!(panel.operator.get(&conflicts).await.expect(200).data().len(), 3);
    let removal = format!("{conflicts}/{}/removal", of_operator.id());
    chair.post(&removal, json!({"reason": "Non."})).await.problem(403, "forbidden");
    panel.operator.post(&removal, json!({"reason": "Un homonyme."})).await.expect(200);
    assert!(decides(&panel, &operator).await);
}

#[tokio::test]
async fn inv_44_what_is_declared_after_the_lock_keeps_from_deciding_and_leaves_the_ranking() {
    let panel = Panel::of(&["Sondes"]).await;
    let (karim, chair) = (panel.seat("Karim", "juror").await, panel.seat("Chair", "chair").await);
    panel.reviewed(&karim, 0, &[4.0, 3.0]).await;
    let conflicts = format!("{}/conflicts", panel.phase);
    let of_seat = |id: &str| json!({"juror_id": id, "application_id": panel.applications[0], "kind": "mentor", "reason": "Mentorat."});
    let before = panel.operator.post(&conflicts, of_seat(&chair.id)).await.expect(201);
    let removal = |id: &str| format!("{conflicts}/{id}/removal");
    panel.operator.post(removal(before.id()), json!({"reason": "Un homonyme."})).await.expect(200);
    let counted = panel.operator.post(&conflicts, of_seat(&chair.id)).await.expect(201);
    panel.lock().await;
    let ranking = || async { panel.operator.get(format!("{}/ranking", panel.phase)).await.expect(200).json()["entries"].clone() };
    let locked = ranking().await;
    panel.app.advance(Span::seconds(1));
    let late = panel.operator.post(&conflicts, of_seat(&karim.id)).await.expect(201);
    assert_eq!(ranking().await, locked, "sheets that were counted stay, unless the juror is left out");
    let verified = panel.operator.get(format!("{}/record/verification", panel.phase)).await.expect(200);
    assert_eq!(verified.json()["holds"], true);
    panel.operator.post(removal(counted.id()), json!({"reason": "Erreur."})).await.problem(409, "panel_locked");
    panel.operator.post(removal(late.id()), json!({"reason": "Erreur."})).await.expect(200);
    panel.operator.post(&conflicts, told_of(&panel, &panel.ministry.person)).await.expect(201);
    assert!(!decides(&panel, &panel.ministry.person).await);
    let owner = panel.app.colleague(&panel.ministry, MemberRole::Owner).await;
    owner.put(format!("{}/decision", panel.phase), "*", panel.decision(&["selected"])).await.expect(200);
    panel.operator.post(format!("{}/release", panel.phase), json!({})).await.expect(200);
    panel.operator.post(&conflicts, of_seat(&karim.id)).await.problem(409, "already_released");
}
