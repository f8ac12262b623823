//! The session on record, the minutes of a decision, and the ranking as a picture.

use acceptance::{Method, Panel, Person, Seat, Value, a_call, json, text};
use tahaddi_domain::id::{Id as _, OrganisationId};
use tahaddi_domain::organisation::MemberRole;
use tahaddi_persistence::repo::organisation;

/// A panel of a chair and two jurors about three applications, locked; the first juror has a conflict with the first application,
/// the second has stepped back from the second.
struct Sitting {
    panel: Panel,
    chair: Seat,
    karim: Seat,
    nadia: Seat,
}

impl Sitting {
    async fn new(change: impl FnOnce(&mut Value)) -> Self {
        let mut call = a_call();
        call["seats"] = json!(1);
        call["reference"] = json!("DA-2027/03");
        change(&mut call);
        let panel = Panel::of_call(call, &["Sondes <b>", "Drones", "Serres"]).await;
        let (chair, karim, nadia) =
            (panel.seat("Houda", "chair").await, panel.seat("Karim", "juror").await, panel.seat("Nadia", "juror").await);
        for (application, score) in [(1, 4.0), (2, 4.0)] {
            panel.reviewed(&karim, application, &[score, score]).await;
        }
        panel.reviewed(&nadia, 0, &[5.0, 5.0]).await;
        let given = panel.assigned(&nadia, 1).await;
        nadia.post(format!("/v1/jury/assignments/{given}/recusal"), json!({"reason": "Ancienne collègue."})).await.expect(204);
        let startup = &panel.startups[0].organisation;
        let conflict = json!({"juror_id": karim.id, "organisation_id": startup, "kind": "mentor", "reason": "A accompagné la startup."});
        panel.operator.post(format!("{}/conflicts", panel.phase), conflict).await.expect(201);
        panel.lock().await;
        Self { panel, chair, karim, nadia }
    }

    fn session(&self) -> Value {
        let present = |seat: &Seat| json!({"juror_id": seat.id, "presence": "present"});
        json!({
            "began_at": "2027-04-02T07:00:00Z", "ended_at": "2027-04-02T07:45:00Z", "place": "Rabat, salle <3>", "chair_id": self.chair.id,
            "attendance": [present(&self.chair), present(&self.karim), present(&self.nadia)],
            "others": [{"name": "Salma Idrissi", "capacity": "Secrétaire"}],
            "dissents": [{"juror_id": self.nadia.id, "statement": "Drones méritait mieux."}],
        })
    }

    fn decision(&self, deliberation: Value) -> Value {
        let mut decision = self.panel.decision(&["selected", "reserve", "refused"]);
        decision["deliberation"] = deliberation;
        decision
    }

    async fn decide(&self, deliberation: Value) -> acceptance::Answer {
        self.panel.ministry.put(self.path("decision"), "*", self.decision(deliberation)).await
    }

    fn path(&self, what: &str) -> String {
        format!("{}/{what}", self.panel.phase)
    }

    async fn minutes(&self, who: &Person) -> acceptance::Answer {
        who.get(self.path("minutes")).await
    }
}

#[tokio::test]
async fn a_session_is_checked_against_the_panel_and_completed() {
    let sitting = Sitting::new(|_| ()).await;
    let panel = &sitting.panel;
    let refused = async |change: &dyn Fn(&mut Value), pointer: &str, code: &str| {
        let mut session = sitting.session();
        change(&mut session);
        sitting.decide(session).await.problem(422, "validation_failed").invalid(&format!("/deliberation/{pointer}"), code);
    };
    let vote = |application: usize, in_favour: u32, voters: Value| json!({"application_id": panel.applications[application], "in_favour": in_favour, "against": 0, "abstained": 0, "voter_ids": voters});
    refused(&|session| drop(session["attendance"].as_array_mut().unwrap().pop()), "attendance", "required").await;
    refused(&|session| session["attendance"][2] = session["attendance"][1].clone(), "attendance/2", "duplicate").await;
    refused(&|session| session["attendance"][0]["presence"] = json!("excused"), "chair_id", "not_allowed").await;
    refused(
        &|session| {
            session["began_at"] = json!("2027-04-03T07:00:00Z");
            session["ended_at"] = json!("2027-04-03T08:00:00Z");
        },
        "began_at",
        "out_of_range",
    )
    .await;
    refused(&|session| session["ended_at"] = json!("2027-04-02T06:00:00Z"), "ended_at", "wrong_order").await;
    refused(&|session| session["place"] = json!(" "), "place", "required").await;
    // Three sat. Karim has a conflict with the first, Nadia stepped back from the second: neither can have voted.
    refused(&|session| session["votes"] = json!([vote(0, 3, json!([]))]), "votes/0", "out_of_range").await;
    refused(&|session| session["votes"] = json!([vote(0, 1, json!([sitting.karim.id]))]), "votes/0/voter_ids/0", "not_allowed").await;
    refused(&|session| session["votes"] = json!([vote(1, 1, json!([sitting.nadia.id]))]), "votes/0/voter_ids/0", "not_allowed").await;
    let dissent = json!([{"juror_id": sitting.karim.id, "application_id": panel.applications[0], "statement": "Non."}]);
    refused(&|session| session["dissents"] = dissent.clone(), "dissents/0/application_id", "not_allowed").await;
    // Nothing of this was kept.
    panel.operator.get(sitting.path("decision")).await.problem(409, "no_decision");

    let mut session = sitting.session();
    session["votes"] = json!([vote(0, 2, json!([])), vote(2, 3, json!([]))]);
    let decided = sitting.decide(session.clone()).await.expect(200);
    let kept = &decided.json()["decision"]["deliberation"];
    assert_eq!(kept["quorum"], json!({"required": 2, "present": 3, "met": true, "source": "default"}));
    let mut recusals: Vec<(&str, &str, &str)> = kept["recusals"].as_array().unwrap().iter().map(recusal).collect();
    let mut expected = vec![
        (panel.applications[0].as_str(), sitting.karim.id.as_str(), "conflict"),
        (panel.applications[1].as_str(), sitting.nadia.id.as_str(), "assignment"),
    ];
    recusals.sort_unstable();
    expected.sort_unstable();
    assert_eq!(recusals, expected);

    // Who neither keeps the panel nor decides sees the decision without the session.
    let viewer = panel.app.colleague(&panel.ministry, MemberRole::Viewer).await;
    let seen = async |who: &Person| who.get(sitting.path("decision")).await.expect(200).json()["decision"]["deliberation"].clone();
    assert_eq!((seen(&viewer).await, &seen(&panel.operator).await, &seen(&sitting.chair).await), (Value::Null, kept, kept));

    panel.operator.post(sitting.path("release"), json!({})).await.expect(200);
    sitting.decide(session).await.problem(409, "already_released");
}

fn recusal(item: &Value) -> (&str, &str, &str) {
    (text(&item["application_id"]), text(&item["juror_id"]), text(&item["ground"]))
}

#[tokio::test]
async fn the_published_rules_say_the_quorum_and_whether_the_jury_votes() {
    let sitting = Sitting::new(|call| {
        call["phases"][1]["review"]["panel"] = json!({"quorum": 4});
        call["phases"][1]["cut"] = json!({"method": "unanimity"});
    })
    .await;
    let id = |n: usize| &sitting.panel.applications[n];
    sitting.decide(Value::Null).await.problem(422, "validation_failed").invalid("/deliberation", "required");
    sitting.decide(sitting.session()).await.problem(422, "validation_failed").invalid("/deliberation/votes", "required");
    let mut session = sitting.session();
    let vote = |n: usize, in_favour: u32, against: u32| json!({"application_id": id(n), "in_favour": in_favour, "against": against, "abstained": 0});
    session["votes"] = json!([vote(0, 1, 1), vote(1, 0, 2), vote(2, 0, 3)]);
    sitting.decide(session.clone()).await.invalid("/deliberation/votes/0/against", "not_allowed");
    session["votes"][0] = vote(0, 2, 0);
    let decided = sitting.decide(session).await.expect(200);
    let quorum = &decided.json()["decision"]["deliberation"]["quorum"];
    assert_eq!(quorum, &json!({"required": 4, "present": 3, "met": false, "source": "rules"}));
    let page = sitting.minutes(&sitting.panel.operator).await.expect(200).text();
    assert!(page.contains("NON ATTEINT") && page.contains("Votes"), "{page}");
}

#[tokio::test]
async fn whoever_judges_another_round_is_in_no_session_of_this_one() {
    let sitting = Sitting::new(|call| {
        let mut last = call["phases"][1].clone();
        last["title"] = json!({"fr": "Finale"});
        call["phases"].as_array_mut().unwrap().push(last);
    })
    .await;
    let panel = &sitting.panel;
    let yto = panel.seat("Yto", "juror").await;
    sitting.decide(sitting.session()).await.problem(422, "validation_failed").invalid("/deliberation/attendance", "required");
    let scope = json!({"phases": [panel.challenge["document"]["phases"][2]["id"]]});
    panel.operator.put(format!("/v1/jurors/{}/scope", yto.id), "*", scope).await.expect(200);
    let decided = sitting.decide(sitting.session()).await.expect(200);
    let quorum = &decided.json()["decision"]["deliberation"]["quorum"];
    assert_eq!(quorum, &json!({"required": 2, "present": 3, "met": true, "source": "default"}));
    // Nor does Yto sign where no session is on record.
    sitting.decide(Value::Null).await.expect(200);
    let page = sitting.minutes(&panel.operator).await.expect(200).text();
    assert!(page.contains("Nadia") && !page.contains("Yto"), "{page}");
}

#[tokio::test]
async fn minutes_are_a_draft_for_the_panel_and_then_for_the_owner_too() {
    let sitting = Sitting::new(|_| ()).await;
    let panel = &sitting.panel;
    let (viewer, editor) =
        (panel.app.colleague(&panel.ministry, MemberRole::Viewer).await, panel.app.colleague(&panel.ministry, MemberRole::Editor).await);
    sitting.minutes(&panel.operator).await.problem(409, "no_decision");
    sitting.decide(sitting.session()).await.expect(200);

    for who in [&panel.operator, &panel.app.support().await, &sitting.chair.person] {
        let page = sitting.minutes(who).await.expect(200).text();
        assert!(page.contains("PROJET") && page.contains("Nadia"), "{page}");
    }
    for who in [&panel.ministry.person, &editor.person, &viewer.person, &sitting.nadia.person] {
        sitting.minutes(who).await.problem(403, "forbidden");
    }
    for who in [&panel.startups[0].person, &panel.app.person("Stranger").await] {
        sitting.minutes(who).await.problem(404, "not_found");
    }
    sitting.minutes(&panel.app.anonymous()).await.problem(401, "authentication_required");

    panel.operator.post(sitting.path("release"), json!({})).await.expect(200);
    // Nadia sat, and signs.
    for who in [&panel.operator, &sitting.chair.person, &panel.ministry.person, &sitting.nadia.person] {
        assert!(!sitting.minutes(who).await.expect(200).text().contains("PROJET"));
    }
    for who in [&editor.person, &viewer.person] {
        sitting.minutes(who).await.problem(403, "forbidden");
    }
    sitting.minutes(&sitting.karim).await.problem(403, "conflict_of_interest");
    sitting.minutes(&panel.startups[1].person).await.problem(404, "not_found");
}

#[tokio::test]
async fn nobody_reads_the_minutes_of_a_decision_about_their_own_startup() {
    let sitting = Sitting::new(|_| ()).await;
    let panel = &sitting.panel;
    sitting.decide(sitting.session()).await.expect(200);
    panel.operator.post(sitting.path("release"), json!({})).await.expect(200);
    for who in [panel.operator.clone(), panel.ministry.person.clone(), sitting.chair.person.clone()] {
        sitting.minutes(&who).await.expect(200);
        let startup = OrganisationId::parse(&panel.startups[0].organisation).unwrap();
        let user = who.id().clone();
        panel.app.ctx.db.write(move |tx| organisation::put_member(tx, &startup, &user, MemberRole::Viewer)).await.unwrap();
        sitting.minutes(&who).await.problem(403, "conflict_of_interest");
    }
}

#[tokio::test]
async fn minutes_come_as_a_page_or_a_pdf_in_the_language_that_is_asked_for() {
    let sitting = Sitting::new(|_| ()).await;
    let panel = &sitting.panel;
    sitting.decide(sitting.session()).await.expect(200);
    let page = sitting.minutes(&panel.operator).await.expect(200);
    assert_eq!((page.header("content-type"), page.header("content-language")), (Some("text/html; charset=utf-8"), Some("fr")));
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-") && !policy.contains("unsafe"), "{policy}");
    assert_eq!(page.header("cache-control"), Some("no-store"));
    let text = page.text();
    for said in [
        "Procès-verbal",
        "DA-2027/03",
        "Startup Sondes &#60;b&#62;",
        "salle &#60;3&#62;",
        "Salma Idrissi",
        "Drones méritait mieux.",
        "Hors du champ de l&#39;appel.",
        "conflit d’intérêts",
        "récusation lors de l’évaluation",
        "100.00",
        "80.00",
        "Rang 2",
        "<svg",
        "role=\"img\"",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(
        !text.contains("<b>") && !text.contains("Ancienne collègue") && !text.contains("accompagné"),
        "reasons of conflicts stay private"
    );
    let again = panel.operator.request(Method::GET, sitting.path("minutes")).header("if-none-match", page.etag());
    again.send().await.expect(304);

    let arabic = panel.operator.get(sitting.path("minutes?lang=ar")).await.expect(200);
    assert!(arabic.text().contains(r#"<html lang="ar" dir="rtl">"#) && arabic.header("content-language") == Some("ar"));
    assert!(arabic.text().contains("محضر المداولات") && arabic.text().contains("ديجيت أكري 2027"));
    for (path, accept) in [
        ("minutes?format=pdf&lang=ar", "*/*"),
        ("minutes?lang=ar", "application/pdf"),
        ("minutes?lang=ar", "text/html;q=0.4, application/pdf"),
    ] {
        let pdf = panel.operator.request(Method::GET, sitting.path(path)).header("accept", accept).send().await.expect(200);
        assert_eq!((pdf.header("content-type"), pdf.header("content-language")), (Some("application/pdf"), Some("ar")), "{path} {accept}");
        assert!(pdf.bytes().starts_with(b"%PDF-") && pdf.bytes().trim_ascii_end().ends_with(b"%%EOF"));
        assert!(pdf.header("content-disposition").unwrap().ends_with("-ar.pdf\""));
    }
    let browser =
        panel.operator.request(Method::GET, sitting.path("minutes")).header("accept", "text/html, application/pdf;q=0.5, */*;q=0.1");
    assert_eq!(browser.send().await.expect(200).header("content-type"), Some("text/html; charset=utf-8"));
    panel.operator.get(sitting.path("minutes?format=doc")).await.problem(400, "invalid_parameter");
    panel.operator.get(sitting.path("minutes?lang=de")).await.problem(400, "invalid_parameter");
    panel.operator.get(sitting.path("minutes?lang=fr&lang=ar")).await.problem(400, "duplicate_parameter");
}

#[tokio::test]
async fn a_decision_without_a_session_has_minutes_with_its_panel() {
    let sitting = Sitting::new(|_| ()).await;
    sitting.decide(Value::Null).await.expect(200);
    let page = sitting.minutes(&sitting.panel.operator).await.expect(200).text();
    assert!(page.contains("Aucune séance n’est consignée") && page.contains("Houda") && page.contains("conflit d’intérêts"), "{page}");
}

#[tokio::test]
async fn a_sealed_panel_has_no_minutes_and_no_picture_before_its_lock() {
    let panel = Panel::of(&["Sondes", "Drones"]).await;
    let juror = panel.seat("Karim", "juror").await;
    panel.reviewed(&juror, 0, &[5.0, 4.0]).await;
    panel.reviewed(&juror, 1, &[3.0, 2.0]).await;
    let (picture, minutes) = (format!("{}/ranking-picture", panel.phase), format!("{}/minutes", panel.phase));
    panel.operator.get(&picture).await.problem(409, "panel_open");
    panel.operator.get(&minutes).await.problem(409, "panel_open");
    juror.get(&picture).await.problem(403, "forbidden");
    panel.startups[0].get(&picture).await.problem(404, "not_found");
    panel.lock().await;
    let drawn = panel.ministry.get(&picture).await.expect(200);
    assert_eq!((drawn.header("content-type"), drawn.header("content-language")), (Some("image/svg+xml"), Some("fr")));
    let svg = drawn.text();
    assert!(svg.starts_with("<svg ") && svg.contains(r#"role="img""#) && svg.contains("<desc") && svg.contains("Startup Sondes"), "{svg}");
    let arabic = panel.ministry.get(format!("{picture}?lang=ar")).await.expect(200);
    assert!(arabic.text().contains(r#"lang="ar""#) && arabic.text().contains("الترتيب") && arabic.etag() != drawn.etag());
    juror.get(&picture).await.problem(403, "forbidden");
}
