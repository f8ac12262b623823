//! The canary test over everything that can be done, not only read: a blind juror tries every operation of the document that is no reading,
//! with what he has met and with what he cannot know, before the lock and after it. The list is that of the document, so no operation can be
//! forgotten; and whatever is for jurors has to succeed somewhere, so that its answer was really looked at.

use super::canary::{Scene, Seen, paths, strings};
use super::workbook::{open, save};
use acceptance::{Answer, Documented, Method, Panel, Request, Seat, Value, json, operations, text};
use calamine::Data;
use std::collections::BTreeSet;

/// What takes the ground from under the others is tried last: a seat, a session, an account.
const ENDS: [&str; 7] = [
    "jury_assignments_recuse",
    "jury_assignments_decline",
    "sessions_end",
    "sessions_revoke",
    "sessions_revoke_others",
    "me_change_password",
    "erasure_request",
];

/// What jurors read once it is no secret any more who applied: the minutes that they sign.
const NAMES_APPLICANTS: [&str; 1] = ["decisions_minutes"];

/// The example of a body with these identifiers in the places of their kinds.
fn with_ids(body: &Value, ids: &BTreeSet<String>) -> Value {
    let mut body = body.to_string();
    let mut shown = Vec::new();
    strings(&serde_json::from_str(&body).unwrap(), &mut |text: &str| {
        if text.len() == 30 && text.as_bytes()[3] == b'_' {
            shown.push(text.to_owned());
        }
    });
    for example in shown {
        if let Some(known) = ids.iter().find(|id| id[..4] == example[..4]) {
            body = body.replace(&example, known);
        }
    }
    serde_json::from_str(&body).unwrap()
}

/// A juror at work, and what came of it.
struct Work<'a> {
    scene: &'a Scene,
    seen: Seen,
    /// The operations that did what they are for.
    done: BTreeSet<String>,
}

impl<'a> Work<'a> {
    fn of(scene: &'a Scene) -> Self {
        let mut seen = Seen::default();
        seen.ids.extend([scene.juror.id.clone(), text(&scene.panel.challenge["id"]).to_owned()]);
        seen.ids.insert(scene.panel.phase.rsplit('/').next().unwrap().to_owned());
        Self { scene, seen, done: BTreeSet::new() }
    }

    /// An operation does what it is for, and tells nothing.
    fn does(&mut self, operation: &str, answer: Answer) -> Answer {
        let answer = answer.ok();
        self.scene.meet(&mut self.seen, &answer);
        self.done.insert(operation.to_owned());
        answer
    }

    async fn request(&self, operation: &Documented, path: &str) -> Request {
        // Some operations end the session in which they are asked for.
        self.scene.panel.app.ctx.db.raw("DELETE FROM throttle").await.unwrap();
        let juror = self.scene.panel.app.signed_in_anew(&self.scene.juror.person).await;
        juror.request(operation.method.clone(), path).header("if-match", "*").fresh_key()
    }

    /// Tries these operations with what the juror has met, and with what nobody told him.
    async fn tries(&mut self, wanted: impl Fn(&Documented) -> bool) {
        for operation in operations().iter().filter(|operation| operation.method != Method::GET && wanted(operation)) {
            let example = operation.example_body();
            let all: BTreeSet<String> = self.scene.ids.union(&self.seen.ids).cloned().collect();
            for path in paths(operation, &all) {
                let foreign_path = self.scene.ids.iter().any(|id| path.contains(id.as_str()));
                for ids in [&self.seen.ids, &self.scene.ids] {
                    let mut request = self.request(operation, &path).await;
                    let body = example.as_ref().map(|body| with_ids(body, ids));
                    let foreign_body = body.as_ref().is_some_and(|body| self.scene.ids.iter().any(|id| body.to_string().contains(id)));
                    if let Some(body) = body {
                        request = request.content(operation, body);
                    }
                    let answer = request.send().await;
                    assert!(answer.status() < 500 && answer.status() != 429, "{answer}");
                    assert!(!foreign_path || answer.status() >= 400, "what is not a juror's to know is not his to change: {answer}");
                    self.scene.check(&answer, foreign_path || foreign_body);
                    self.seen.answers += 1;
                    if answer.status() < 300 {
                        self.done.insert(operation.id().to_owned());
                    }
                    if example.is_none() {
                        break;
                    }
                }
            }
        }
    }

    /// What of the reading operations was answered.
    fn read(&mut self) {
        let reads: Vec<Documented> = operations().into_iter().filter(|operation| operation.method == Method::GET).collect();
        for path in &self.seen.paths {
            let fits = |operation: &&Documented| {
                let (pattern, path) = (operation.path.split('/'), path.split('?').next().unwrap_or_default().split('/'));
                pattern.clone().count() == path.clone().count()
                    && pattern.zip(path).all(|(part, given)| part == given || part.starts_with('{'))
            };
            let met = reads.iter().filter(fits).min_by_key(|operation| operation.path.matches('{').count());
            self.done.extend(met.map(|operation| operation.id().to_owned()));
        }
    }
}

fn desk(id: &str) -> String {
    format!("/v1/jury/assignments/{id}")
}

/// Everybody's three dossiers, with another juror who judges all of them.
async fn assigned(panel: &Panel, juror: &Seat) -> Vec<String> {
    let mut desks = Vec::new();
    for application in 0..panel.applications.len() {
        desks.push(panel.assigned(juror, application).await);
    }
    desks
}

/// A juror who scores: everything that is for him once as it should be, and everything else in vain.
async fn scores() -> BTreeSet<String> {
    let scene = Scene::of(|call| call["phases"][1]["review"]["peer_visibility"] = json!("after_lock")).await;
    let (panel, juror) = (&scene.panel, &scene.juror);
    let mut work = Work::of(&scene);
    let facts = json!({"expertise": [], "languages": ["fr"], "max_load": 10});
    work.does("jury_seats_describe", juror.put(format!("/v1/jury/seats/{}/facts", juror.id), "*", facts).await);
    let desks = assigned(panel, juror).await;
    let other = panel.seat("Nadia", "juror").await;
    for application in 0..3 {
        let path = desk(&panel.assigned(&other, application).await);
        let mut sheet = panel.sheet(&[2.0, 3.5]);
        sheet["comment"] = json!("Au comité.");
        other.put(format!("{path}/sheet"), "*", sheet).await.expect(200);
        other.post(format!("{path}/completion"), json!({})).await.expect(200);
    }
    scene.sweep(&mut work.seen).await;
    work.does("jury_files_link", juror.post(format!("{}/files/3-1/link", desk(&desks[0])), json!({})).await);
    work.does("sheets_write", juror.put(format!("{}/sheet", desk(&desks[0])), "*", panel.sheet(&[4.0, 3.5])).await);

    // A workbook: as it came, rehearsed and in earnest, with a cell at fault, and none at all.
    let query = format!("phase_id={}", panel.phase.rsplit('/').next().unwrap());
    let sheets = work.does("jury_sheets_download", juror.get(format!("/v1/jury/sheets?{query}")).await);
    let send = async |bytes: Vec<u8>, dry_run: bool| {
        let path = format!("/v1/jury/sheets?{query}&dry_run={dry_run}");
        let request = juror.request(Method::POST, path).fresh_key().header("content-type", "application/octet-stream");
        request.body(bytes).send().await
    };
    let mut wrong = open(sheets.bytes());
    wrong[0].1.iter_mut().skip(2).for_each(|row| row[4] = Data::Float(99.0));
    for (bytes, dry_run) in [(save(&wrong), true), (save(&wrong), false), (b"PK no workbook".to_vec(), false)] {
        let refused = send(bytes, dry_run).await;
        assert!((400..500).contains(&refused.status()), "{refused}");
        scene.meet(&mut work.seen, &refused);
    }
    for dry_run in [true, false] {
        work.does("jury_sheets_upload", send(sheets.bytes().to_vec(), dry_run).await);
    }
    work.does("jury_assignments_complete", juror.post(format!("{}/completion", desk(&desks[0])), json!({})).await);
    let ends = |operation: &Documented| ENDS.contains(&operation.id());
    work.tries(|operation| !ends(operation)).await;
    work.does("jury_assignments_decline", juror.post(format!("{}/decline", desk(&desks[1])), json!({"reason": "Pas le temps."})).await);
    work.does("jury_assignments_recuse", juror.post(format!("{}/recusal", desk(&desks[2])), json!({"reason": "Surcharge."})).await);

    panel.lock().await;
    work.seen.paths.clear();
    scene.sweep(&mut work.seen).await;
    assert!(work.seen.paths.contains(&format!("{}/peers", desk(&desks[0]))), "what the others said is there");
    work.tries(|operation| !ends(operation)).await;
    work.tries(ends).await;
    assert!(work.seen.answers > 500, "{} answers", work.seen.answers);
    work.read();
    work.done
}

/// A juror who compares.
async fn compares() -> BTreeSet<String> {
    let scene = Scene::of(|call| call["phases"][1]["review"]["mode"] = json!("pairwise")).await;
    let (panel, juror) = (&scene.panel, &scene.juror);
    let mut work = Work::of(&scene);
    let desks = assigned(panel, juror).await;
    let comparing = format!("/v1/jury{}", panel.phase.trim_start_matches("/v1"));
    work.does("comparisons_next", juror.get(format!("{comparing}/comparisons/next")).await);
    let said = json!({"left_assignment_id": desks[0], "right_assignment_id": desks[1], "verdict": "better", "comment": "Vu."});
    work.does("comparisons_create", juror.post(format!("{comparing}/comparisons"), said).await);
    let order = json!({"groups": [[desks[2]], [desks[0], desks[1]]], "comment": "Vu."});
    work.does("orderings_create", juror.post(format!("{comparing}/orderings"), order).await);
    scene.sweep(&mut work.seen).await;
    work.tries(|operation| operation.path.starts_with("/v1/jury/") && !ENDS.contains(&operation.id())).await;
    work.read();
    work.done
}

#[tokio::test]
async fn file_06_nothing_that_a_blind_juror_does_is_answered_with_who_applies() {
    let done: BTreeSet<String> = scores().await.union(&compares().await).cloned().collect();
    let is_for_jurors = |operation: &Documented| {
        let roles = operation.spec["x-required-role"].as_array();
        roles.is_some_and(|roles| roles.contains(&json!("juror"))) && !NAMES_APPLICANTS.contains(&operation.id())
    };
    let all = operations();
    let missed: Vec<&str> = all.iter().filter(|item| is_for_jurors(item)).map(Documented::id).filter(|id| !done.contains(*id)).collect();
    assert!(missed.is_empty(), "nobody looked at what a juror is answered by {missed:?}: add the step to this test");
    assert!(all.iter().filter(|item| is_for_jurors(item)).count() >= 15);
}
