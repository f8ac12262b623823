//! A sealed phase: what one juror writes moves nothing that others can read, neither by its words nor by its validators, instants, counts or
//! order. Who keeps the panel learns who is done, and nothing of when.

use super::canary::{paths, strings};
use acceptance::{Answer, Method, Panel, Person, Span, Value, a_call, json, operations, text};
use std::collections::{BTreeMap, BTreeSet};
use tahaddi_domain::organisation::MemberRole;

/// What somebody reads at a path: status, validator, and the body without what belongs to the request.
type Read = BTreeMap<String, (u16, Option<String>, String)>;

/// What moves by itself: the traces of the readers, and the workbook, which says when it was made. The one is looked at apart, and the other
/// has what the desks of its reader have.
const MOVES: [&str; 3] = ["/v1/audit-events", "/v1/me/data-export", "/v1/jury/sheets?"];

fn told(answer: &Answer) -> (u16, Option<String>, String) {
    let mut body = answer.json().clone();
    if let Some(problem) = body.as_object_mut().filter(|body| body.contains_key("request_id")) {
        problem.remove("request_id");
        problem.remove("details");
    }
    let body = if body.is_null() { answer.text() } else { body.to_string() };
    (answer.status(), answer.header("etag").map(str::to_owned), body)
}

/// Everything that is documented, about everything with these identifiers.
async fn read(person: &Person, ids: &BTreeSet<String>) -> Read {
    let mut read = Read::new();
    for operation in operations().iter().filter(|operation| operation.method == Method::GET) {
        for path in paths(operation, ids) {
            if MOVES.iter().any(|moves| path.starts_with(moves)) {
                continue;
            }
            let answer = person.get(&path).await;
            assert!(answer.status() < 500 && answer.status() != 429, "{answer}");
            read.insert(path, told(&answer));
        }
    }
    read
}

/// The paths at which two readings differ.
fn moved(before: &Read, after: &Read) -> Vec<String> {
    assert!(before.keys().eq(after.keys()));
    before.iter().filter(|(path, read)| after[*path] != **read).map(|(path, _)| path.clone()).collect()
}

/// Every identifier that stands in what was read.
fn ids_in(read: &Read) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for (_, _, body) in read.values() {
        let Ok(value) = serde_json::from_str::<Value>(body) else { continue };
        strings(&value, &mut |text: &str| {
            if text.len() == 30 && text.as_bytes()[3] == b'_' {
                ids.insert(text.to_owned());
            }
        });
    }
    ids
}

/// A panel of four about two dossiers: Karim writes, Salma reads the same dossier, Idle has none, Chair keeps it.
struct Scene {
    panel: Panel,
    karim: Person,
    desk: String,
    /// The assignments that get a sheet: Karim's, and Salma's other one.
    written: [String; 2],
    /// Everybody but Karim.
    others: Vec<(&'static str, Person)>,
    /// Of these, who keeps the panel.
    keepers: Vec<(&'static str, Person)>,
}

impl Scene {
    async fn new() -> Self {
        let mut call = a_call();
        call["phases"][1]["closes"] = json!({"local": "2027-06-30T18:00:00"});
        let panel = Panel::of_call(call, &["Sondes", "Drones"]).await;
        let (karim, salma) = (panel.seat("Karim", "juror").await, panel.seat("Salma", "juror").await);
        let (idle, chair) = (panel.seat("Idle", "juror").await, panel.seat("Chair", "chair").await);
        let assignment = panel.assigned(&karim, 0).await;
        panel.assigned(&salma, 0).await;
        let other = panel.reviewed(&salma, 1, &[2.0, 2.0]).await.rsplit('/').next().unwrap().to_owned();
        panel.operator.post(format!("{}/assignment-plans", panel.phase), json!({})).await.expect(201);
        let viewer = panel.app.colleague(&panel.ministry, MemberRole::Viewer).await.person;
        let others = vec![
            ("partner", panel.ministry.person.clone()),
            ("viewer of the partner", viewer),
            ("juror of the same dossier", salma.person.clone()),
            ("juror without it", idle.person.clone()),
            ("applicant", panel.startups[0].person.clone()),
            ("other applicant", panel.startups[1].person.clone()),
            ("public", panel.app.anonymous()),
        ];
        let keepers = vec![("operator", panel.operator.clone()), ("support", panel.app.support().await), ("chair", chair.person.clone())];
        let desk = format!("/v1/jury/assignments/{assignment}");
        Self { panel, karim: karim.person.clone(), desk, written: [assignment, other], others, keepers }
    }

    async fn all(&self, ids: &BTreeSet<String>) -> BTreeMap<&'static str, Read> {
        let mut all = BTreeMap::new();
        for (name, person) in self.others.iter().chain(&self.keepers) {
            all.insert(*name, read(person, ids).await);
        }
        all
    }

    /// How many entries of the audit trail tell of this, about the sheets that are written.
    async fn trail(&self, action: &str) -> usize {
        let mut count = 0;
        for assignment in &self.written {
            let trail = self.panel.operator.get(format!("/v1/audit-events?subject_id={assignment}")).await.expect(200);
            count += trail.data().iter().filter(|entry| entry["action"] == action).count();
        }
        count
    }
}

#[tokio::test]
async fn inv_39_a_sheet_of_a_sealed_phase_moves_nothing_that_others_can_read() {
    let scene = Scene::new().await;
    let (panel, karim) = (&scene.panel, &scene.karim);
    // What there is to ask about: what operators find, and what stands in that.
    let mut ids: BTreeSet<String> = [text(&panel.challenge["id"]).to_owned(), panel.phase.rsplit('/').next().unwrap().to_owned()].into();
    ids.extend(panel.applications.iter().cloned());
    ids.extend(ids_in(&read(&panel.operator, &ids).await));
    let before = scene.all(&ids).await;
    panel.app.advance(Span::minutes(1));
    let again = scene.all(&ids).await;
    for (name, read) in &before {
        assert_eq!(moved(read, &again[name]), [""; 0], "{name}: what moves by itself would hide what a sheet moves");
        assert!(read.len() > 60, "{name}");
    }
    assert!(before["operator"].values().filter(|(status, ..)| *status == 200).count() > 40);

    // A draft is nobody's business, not even of those who keep the panel.
    let trail = (scene.trail("sheet.written").await, scene.trail("sheet.completed").await);
    assert_eq!(trail, (0, 0), "Salma's sheet is in, and the trail does not say so yet");
    for scores in [&[4.0][..], &[4.5, 3.0]] {
        panel.app.advance(Span::minutes(1));
        karim.put(format!("{}/sheet", scene.desk), "*", panel.sheet(scores)).await.expect(200);
    }
    let drafted = scene.all(&ids).await;
    for (name, read) in &before {
        assert_eq!(moved(read, &drafted[name]), [""; 0], "{name}: by a draft");
    }

    // That it is handed in is for those alone who remind and lock.
    panel.app.advance(Span::minutes(1));
    karim.post(format!("{}/completion", scene.desk), json!({})).await.expect(200);
    let completed = scene.all(&ids).await;
    for (name, _) in &scene.others {
        assert_eq!(moved(&before[name], &completed[name]), [""; 0], "{name}: by a sheet that is handed in");
    }
    let (progress, assignments) = (format!("{}/progress", panel.phase), format!("{}/assignments", panel.phase));
    let counts = [&panel.phase, &assignments, &progress];
    for (name, _) in &scene.keepers {
        let moved = moved(&before[name], &completed[name]);
        assert!(moved.iter().all(|path| counts.contains(&path)), "{name}: {moved:?}");
        let states = |read: &Read| read[&assignments].2.replace("\"completed\"", "\"assigned\"");
        assert_eq!(states(&before[name]), states(&completed[name]), "{name}: the state and nothing else, in the same order");
        let done = |read: &Read| serde_json::from_str::<Value>(&read[&progress].2).unwrap()["completed"].clone();
        assert_eq!((done(&before[name]), done(&completed[name])), (json!(1), json!(2)), "{name}");
        let moments = |read: &Read| counts.map(|path| read[path].2.matches(&panel.app.now().to_string()[..16]).count());
        assert_eq!(moments(&completed[name]), [0; 3], "{name}: no instant");
    }
    assert_eq!((scene.trail("sheet.written").await, scene.trail("sheet.completed").await), (0, 0));

    // With the lock all of it is there at once.
    panel.lock().await;
    assert_eq!((scene.trail("sheet.written").await, scene.trail("sheet.completed").await), (3, 2));
    let partner = panel.ministry.get(&progress).await.expect(200);
    assert_eq!((&partner.json()["completed"], &partner.json()["counts_sealed"]), (&json!(2), &json!(false)));
    let placed = panel.operator.get(&assignments).await.expect(200);
    let dated = |field: &str| placed.data().iter().filter(|item| item[field].is_string() && item[field] != item["created_at"]).count();
    // Salma handed in when she was given it.
    assert_eq!((placed.data().iter().filter(|item| item["completed_at"].is_string()).count(), dated("updated_at")), (2, 1));
}

#[tokio::test]
async fn inv_39_the_trail_of_a_sealed_phase_does_not_tell_how_often_a_juror_saved() {
    let panel = Panel::of(&["Sondes"]).await;
    let mut given_back = Vec::new();
    for (name, saves) in [("Karim", 1), ("Salma", 5)] {
        let juror = panel.seat(name, "juror").await;
        let assignment = panel.assigned(&juror, 0).await;
        for _ in 1..saves {
            juror.put(format!("/v1/jury/assignments/{assignment}/sheet"), "*", panel.sheet(&[1.0, 2.0])).await.expect(200);
        }
        panel.reviewed_by(&juror, &assignment).await;
        let reopening = format!("{}/assignments/{assignment}/reopening", panel.phase);
        panel.operator.post(reopening, json!({"reason": "À compléter."})).await.expect(200);
        given_back.push((juror, assignment));
    }
    let support = panel.app.support().await;
    let versions = async |reader: &Person| {
        let mut told = Vec::new();
        for (_, assignment) in &given_back {
            let trail = reader.get(format!("/v1/audit-events?subject_id={assignment}")).await.expect(200);
            let reopened = trail.data().iter().find(|entry| entry["action"] == "sheet.reopened").unwrap();
            assert!(reopened["details"]["phase_id"].is_string());
            told.push((reopened["details"]["previous_version"].clone(), reopened["details"]["version"].clone()));
        }
        told
    };
    for reader in [&panel.operator, &support] {
        assert_eq!(versions(reader).await, [(Value::Null, Value::Null), (Value::Null, Value::Null)]);
    }
    for (juror, assignment) in &given_back {
        juror.post(format!("/v1/jury/assignments/{assignment}/completion"), json!({})).await.expect(200);
    }
    panel.lock().await;
    assert_eq!(versions(&support).await, [(json!(3), json!(4)), (json!(7), json!(8))]);
}
