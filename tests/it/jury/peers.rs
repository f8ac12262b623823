//! What jurors of the same dossier see of one another: the ladder, step by step.

use acceptance::{Answer, Panel, Seat, Value, a_call, json, text};

/// A call whose rules show so much, and seal or not.
fn a_call_that_shows(visibility: &str, sealed: bool) -> Value {
    let mut call = a_call();
    let review = &mut call["phases"][1]["review"];
    review["peer_visibility"] = json!(visibility);
    review["sealed"] = json!(sealed);
    call
}

/// Two jurors of one dossier. Salma has handed in, with words for everybody; Karim has not begun.
struct Pair {
    panel: Panel,
    karim: Seat,
    salma: Seat,
    /// Karim's desk, and Salma's.
    desks: [String; 2],
}

impl Pair {
    async fn of(call: Value) -> Self {
        let panel = Panel::of_call(call, &["Sondes"]).await;
        let (karim, salma) = (panel.seat("Karim", "juror").await, panel.seat("Salma", "juror").await);
        let mut desks = [String::new(), String::new()];
        for (desk, seat) in desks.iter_mut().zip([&karim, &salma]) {
            *desk = format!("/v1/jury/assignments/{}", panel.assigned(seat, 0).await);
        }
        let pair = Self { panel, karim, salma, desks };
        let mut sheet = pair.panel.sheet(&[5.0, 4.0]);
        sheet["comment"] = json!("Au comité.");
        sheet["feedback"] = json!("À la startup.");
        sheet["note"] = json!("À moi.");
        sheet["proposal"] = json!("selected");
        pair.salma.put(format!("{}/sheet", pair.desks[1]), "*", sheet).await.expect(200);
        pair.salma.post(format!("{}/completion", pair.desks[1]), json!({})).await.expect(200);
        pair
    }

    async fn complete(&self) {
        self.karim.put(format!("{}/sheet", self.desks[0]), "*", self.panel.sheet(&[3.0, 3.0])).await.expect(200);
        self.karim.post(format!("{}/completion", self.desks[0]), json!({})).await.expect(200);
    }

    /// What Karim is told of the others.
    async fn peers(&self) -> Answer {
        self.karim.get(format!("{}/peers", self.desks[0])).await
    }

    /// What the desk says of it: whether, and why not.
    async fn told(&self) -> Value {
        let desk = self.karim.get(&self.desks[0]).await.expect(200);
        let actions = desk.json()["allowed_actions"].as_array().unwrap();
        actions.iter().find(|action| action["action"] == "read_peers").map_or(Value::Null, |action| action["reason"].clone())
    }

    /// Refused with this code, and the desk says the same.
    async fn refused(&self, status: u16, code: &str) {
        self.peers().await.problem(status, code);
        assert_eq!(self.told().await, code);
    }
}

#[tokio::test]
async fn inv_39_where_the_rules_say_nothing_jurors_never_see_one_another() {
    let pair = Pair::of(a_call()).await;
    for lock in [false, true] {
        pair.peers().await.problem(403, "forbidden");
        assert_eq!(pair.told().await, Value::Null, "it is no action of this phase");
        if !lock {
            pair.complete().await;
            pair.peers().await.problem(403, "forbidden");
            pair.panel.lock().await;
        }
    }
}

#[tokio::test]
async fn inv_39_after_the_own_sheet_the_others_are_shown_and_not_before() {
    let pair = Pair::of(a_call_that_shows("after_own_sheet", false)).await;
    pair.refused(409, "invalid_state").await;
    pair.karim.put(format!("{}/sheet", pair.desks[0]), "*", pair.panel.sheet(&[3.0, 3.0])).await.expect(200);
    pair.refused(409, "invalid_state").await;
    pair.karim.post(format!("{}/completion", pair.desks[0]), json!({})).await.expect(200);

    let seen = pair.peers().await.expect(200);
    let [peer] = seen.data() else { panic!("{seen}") };
    let criteria = pair.panel.criteria();
    let scores = json!({criteria[0].clone(): {"score": 5, "comment": "Vu."}, criteria[1].clone(): {"score": 4, "comment": "Vu."}});
    assert_eq!((&peer["scores"], &peer["comment"], &peer["name"]), (&scores, &json!("Au comité."), &Value::Null));
    for hidden in ["À la startup.", "À moi.", "selected", "Salma", pair.salma.id.as_str(), pair.desks[1].rsplit('/').next().unwrap()] {
        assert!(!seen.text().contains(hidden), "{hidden}: {seen}");
    }
    assert_eq!(pair.peers().await.text(), seen.text(), "under the same name every time");
    assert_eq!(pair.told().await, Value::Null, "it is allowed");
    // A sheet that is given back hides the others again; theirs is shown only while it is handed in.
    let reopening = format!("{}/assignments/{}/reopening", pair.panel.phase, pair.desks[0].rsplit('/').next().unwrap());
    pair.panel.operator.post(reopening, json!({"reason": "À compléter."})).await.expect(200);
    pair.refused(409, "invalid_state").await;
    pair.karim.post(format!("{}/completion", pair.desks[0]), json!({})).await.expect(200);
    let reopening = format!("{}/assignments/{}/reopening", pair.panel.phase, pair.desks[1].rsplit('/').next().unwrap());
    pair.panel.operator.post(reopening, json!({"reason": "À compléter."})).await.expect(200);
    assert_eq!(pair.peers().await.expect(200).data(), [Value::Null; 0]);
}

#[tokio::test]
async fn inv_39_a_sealed_panel_shows_jurors_one_another_after_the_lock_at_the_earliest() {
    for visibility in ["after_own_sheet", "after_lock"] {
        let pair = Pair::of(a_call_that_shows(visibility, true)).await;
        pair.refused(409, "panel_open").await;
        pair.complete().await;
        pair.refused(409, "panel_open").await;
        pair.panel.lock().await;
        assert_eq!(pair.peers().await.expect(200).data().len(), 1, "{visibility}");
    }
}

#[tokio::test]
async fn inv_39_after_the_lock_means_after_the_lock_sealed_or_not() {
    let pair = Pair::of(a_call_that_shows("after_lock", false)).await;
    pair.complete().await;
    pair.refused(409, "panel_open").await;
    pair.panel.lock().await;
    assert_eq!(pair.peers().await.expect(200).data().len(), 1);
    // What was corrected since counts, and is what they see.
    let correction =
        json!({"scores": {pair.panel.criteria()[0].clone(): {"score": 1, "comment": "Saisi 5 au lieu de 1."}}, "reason": "Saisie."});
    let salmas = pair.desks[1].rsplit('/').next().unwrap();
    pair.panel.operator.post(format!("{}/assignments/{salmas}/corrections", pair.panel.phase), correction).await.expect(200);
    let seen = pair.peers().await.expect(200);
    assert_eq!(seen.data()[0]["scores"][&pair.panel.criteria()[0]]["score"], 1);
}

#[tokio::test]
async fn a_juror_whose_sheets_are_left_out_is_read_no_more() {
    let pair = Pair::of(a_call_that_shows("after_lock", false)).await;
    pair.complete().await;
    pair.panel.lock().await;
    assert_eq!(pair.peers().await.expect(200).data().len(), 1);
    let exclusions = format!("{}/juror-exclusions", pair.panel.phase);
    let body = json!({"juror_id": pair.salma.id, "reason": "Notes recopiées."});
    pair.panel.operator.post(&exclusions, body).await.expect(200);
    assert_eq!(pair.peers().await.expect(200).data(), [Value::Null; 0]);
    pair.panel.operator.post(format!("{exclusions}/{}/readmission", pair.salma.id), json!({"reason": "Expliqué."})).await.expect(200);
    assert_eq!(pair.peers().await.expect(200).data().len(), 1);
}

#[tokio::test]
async fn inv_39_conflicted_and_recused_jurors_neither_see_nor_are_seen() {
    let pair = Pair::of(a_call_that_shows("after_own_sheet", false)).await;
    pair.complete().await;
    let nadia = pair.panel.seat("Nadia", "juror").await;
    let third = pair.panel.reviewed(&nadia, 0, &[1.0, 1.0]).await;
    assert_eq!(pair.peers().await.expect(200).data().len(), 2);
    let conflicts = format!("{}/conflicts", pair.panel.phase);
    let conflict =
        |juror: &Seat| json!({"juror_id": juror.id, "application_id": pair.panel.applications[0], "kind": "mentor", "reason": "Mentorat."});
    let declared = pair.panel.operator.post(&conflicts, conflict(&pair.salma)).await.expect(201);
    pair.salma.get(format!("{}/peers", pair.desks[1])).await.problem(403, "conflict_of_interest");
    let seen = pair.peers().await.expect(200);
    assert_eq!(seen.data().len(), 1, "Salma's sheet is put aside");
    assert!(!seen.text().contains("Au comité."));
    let removal = format!("{conflicts}/{}", declared.id());
    pair.panel.operator.request(acceptance::Method::DELETE, removal).send().await.expect(204);
    assert_eq!(pair.peers().await.expect(200).data().len(), 2, "and back when the conflict goes");

    nadia.post(format!("{third}/recusal"), json!({"reason": "Surcharge."})).await.expect(204);
    nadia.get(format!("{third}/peers")).await.problem(404, "not_found");
    assert_eq!(pair.peers().await.expect(200).data().len(), 1, "and who stepped back is read no more");
    for stranger in [&pair.panel.operator, &pair.panel.ministry.person, &pair.salma.person, &nadia.person] {
        stranger.get(format!("{}/peers", pair.desks[0])).await.problem(404, "not_found");
    }
}

#[tokio::test]
async fn jurors_have_names_for_one_another_where_the_rules_say_so_else_one_a_dossier() {
    let mut call = a_call_that_shows("after_lock", false);
    call["phases"][1]["review"]["peers_named"] = json!(true);
    let pair = Pair::of(call).await;
    pair.complete().await;
    pair.panel.lock().await;
    let seen = pair.peers().await.expect(200);
    assert_eq!(text(&seen.data()[0]["name"]), "Salma");

    let panel = Panel::of_call(a_call_that_shows("after_lock", false), &["Sondes", "Drones"]).await;
    let (karim, salma) = (panel.seat("Karim", "juror").await, panel.seat("Salma", "juror").await);
    let mut desks = Vec::new();
    for application in 0..2 {
        desks.push(panel.reviewed(&karim, application, &[3.0, 3.0]).await);
        panel.reviewed(&salma, application, &[4.0, 4.0]).await;
    }
    panel.lock().await;
    let mut names = Vec::new();
    for desk in &desks {
        let seen = karim.get(format!("{desk}/peers")).await.expect(200);
        names.push(text(&seen.data()[0]["pseudonym"]).to_owned());
    }
    assert_ne!(names[0], names[1], "nobody is known from another dossier");
}

#[tokio::test]
async fn the_rules_of_who_sees_whom_are_published_and_stay() {
    let panel = Panel::of_call(a_call_that_shows("after_lock", true), &["Sondes"]).await;
    let seen = panel.ministry.get(panel.call()).await.expect(200);
    let mut phases = seen.json()["document"]["phases"].clone();
    assert_eq!(phases[1]["review"]["peer_visibility"], "after_lock");
    phases[1]["review"]["peer_visibility"] = json!("after_own_sheet");
    let patch = json!({"document": {"phases": phases}});
    panel.ministry.patch(panel.call(), &seen, patch).await.invalid("/document/phases/1/review/peer_visibility", "frozen");
    let mut pairwise = a_call_that_shows("after_lock", true);
    pairwise["phases"][1]["review"]["mode"] = json!("pairwise");
    let body = json!({"organisation_id": panel.ministry.organisation, "document": pairwise});
    panel.ministry.post("/v1/challenges", body).await.invalid("/document/phases/1/review/peer_visibility", "not_allowed");
}
