//! The canary test: whatever a juror who judges blind can reach in a whole phase, nothing in it is about who applies.
//!
//! Everything that names an applicant has a word of its own in it: the organisation, its ICE, its people and their addresses, the files and
//! what programs wrote into them. A juror goes through the phase and, at each of its moments, asks every operation that can be asked about
//! everything that he has met; no word is found in any answer, header, mail or file.

use super::files::{a_call_with_files, upload, work};
use acceptance::{Answer, Documented, Instant, Member, Method, Panel, Seat, Span, TestApp, Value, docx_by, json, operations, pdf_by, text};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// The words of the applicants, and their numbers.
const APPLICANTS: [(&str, &str); 3] = [("Zibeline", "001526374000085"), ("Quetzal", "001561191000066"), ("Ocelot", "001234567000089")];

pub(super) struct Scene {
    pub(super) panel: Panel,
    pub(super) juror: Seat,
    /// What would name an applicant, in lower case.
    words: Vec<String>,
    /// The identifiers of applicants, their people, applications and files.
    pub(super) ids: BTreeSet<String>,
}

/// What a juror has met.
#[derive(Default)]
pub(super) struct Seen {
    pub(super) ids: BTreeSet<String>,
    links: BTreeSet<String>,
    pub(super) answers: usize,
    /// Where it was answered what it was asked for.
    pub(super) paths: BTreeSet<String>,
}

impl Scene {
    async fn new() -> Self {
        Self::of(|_call| ()).await
    }

    /// The same of a call that was changed.
    pub(super) async fn of(change: impl FnOnce(&mut Value)) -> Self {
        let app = TestApp::start().await;
        app.load_catalogue().await;
        let (ministry, operator) = (app.partner("Ministère").await, app.operator().await);
        let mut call = a_call_with_files(true);
        let questions = call["questions"].as_array_mut().unwrap();
        questions.push(json!({"key": "lead", "label": {"fr": "Porteur"}, "kind": "short_text", "personal_data": true}));
        questions.push(json!({"key": "site", "label": {"fr": "Site"}, "kind": "url", "visible_to_jury": false}));
        call["phases"][1]["closes"] = json!({"local": "2027-04-20T18:00:00"});
        change(&mut call);
        let challenge = app.published(&ministry, call).await;
        let asked = |key: &str| {
            let questions = challenge["document"]["questions"].as_array().unwrap();
            text(&questions.iter().find(|question| question["key"] == key).unwrap()["id"]).to_owned()
        };
        let (mut words, mut ids, mut startups, mut applications) = (Vec::new(), BTreeSet::new(), Vec::new(), Vec::new());
        for (index, (word, ice)) in APPLICANTS.iter().enumerate() {
            // Not all at the same moment.
            app.advance(Span::hours(i64::try_from(index).unwrap()));
            let startup: Member = app.startup(&format!("{word} Technologies")).await;
            let profile = json!({"profile": {"ice": ice, "website": format!("https://{word}.example")}});
            startup.patch(format!("/v1/organisations/{}", startup.organisation), "*", profile).await.ok();
            let application = text(&app.submitted(&startup, &challenge, &format!("Projet {}", index + 1)).await["id"]).to_owned();
            let path = format!("/v1/applications/{application}");
            let mut answers = serde_json::Map::new();
            answers.insert(asked("lead"), json!(format!("Amina {word}")));
            answers.insert(asked("site"), json!(format!("https://{word}.example")));
            let team = json!([{"name": format!("Amina {word}"), "role": "lead", "user_id": startup.id()},
                {"name": format!("Omar {word}"), "role": "advisor", "email": format!("omar@{word}.example")}]);
            let partners = json!([{"name": format!("Université {word}"), "role": "partner", "ice": ice}]);
            startup.patch(&path, "*", json!({"answers": answers, "team": team, "partners": partners})).await.expect(200);
            for (question, name, bytes) in [
                ("plan", format!("{word}-plan.pdf"), pdf_by(word, "Le plan")),
                ("annex", format!("{word}.docx"), docx_by(word, "Une annexe", &[])),
                // One that cannot be cleaned.
                ("annex", format!("{word}-objet.docx"), docx_by(word, "Un objet", &[("word/embeddings/oleObject1.bin", word)])),
                ("secret", format!("{word}-statuts.pdf"), pdf_by(word, "Les statuts")),
            ] {
                app.advance(Span::seconds(1));
                let sent = upload(&startup, &application, &challenge, question, &name, bytes).await;
                ids.insert(sent.id().to_owned());
                words.push(text(&sent.json()["sha256"]).to_owned());
            }
            words.extend([word.to_lowercase(), (*ice).to_owned()]);
            ids.extend([startup.organisation.clone(), startup.id().to_string(), application.clone()]);
            startups.push(startup);
            applications.push(application);
        }
        work(&app).await;
        work(&app).await;
        app.clock.set(Instant::parse("2027-04-02T08:00:00Z").unwrap());
        let phase = format!("/v1/phases/{}", text(&challenge["document"]["phases"][1]["id"]));
        let panel = Panel { app, ministry, operator, challenge, phase, startups, applications };
        let juror = panel.seat("Karim", "juror").await;
        Self { panel, juror, words, ids }
    }

    /// No word, and no identifier, stands in the answer.
    pub(super) fn check(&self, answer: &Answer, asked_with_foreign_ids: bool) {
        let mut parts: Vec<(String, String)> = vec![("body".to_owned(), answer.text())];
        parts.extend(unpacked(answer.bytes()));
        parts.extend(
            answer.headers().iter().map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned())),
        );
        let foreign = self.ids.iter().filter(|_| !asked_with_foreign_ids);
        for word in self.words.iter().chain(foreign) {
            for (part, content) in &parts {
                assert!(!content.to_lowercase().contains(word), "{word} in {part} of {answer}");
            }
        }
    }

    /// Notes what an answer tells, and checks it.
    pub(super) fn meet(&self, seen: &mut Seen, answer: &Answer) {
        self.check(answer, false);
        seen.answers += 1;
        strings(answer.json(), &mut |text: &str| {
            if text.starts_with("/v1/downloads/") {
                seen.links.insert(text.to_owned());
            }
            let is_id = text.len() == 30 && text.as_bytes()[3] == b'_' && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
            if is_id {
                seen.ids.insert(text.to_owned());
            }
        });
    }

    /// Asks everything that can be asked about everything that the juror has met, until nothing new comes.
    pub(super) async fn sweep(&self, seen: &mut Seen) {
        let reads: Vec<Documented> = operations().into_iter().filter(|operation| operation.method == Method::GET).collect();
        let mut asked = BTreeSet::new();
        loop {
            let paths: BTreeSet<String> = reads.iter().flat_map(|operation| paths(operation, &seen.ids)).collect();
            let new: Vec<String> = paths.into_iter().chain(seen.links.iter().cloned()).filter(|path| !asked.contains(path)).collect();
            if new.is_empty() {
                return;
            }
            for path in new {
                let answer = self.juror.get(&path).await;
                assert!(answer.status() < 500, "{answer}");
                self.meet(seen, &answer);
                if answer.status() == 200 {
                    seen.paths.insert(path.clone());
                }
                asked.insert(path);
            }
        }
    }

    /// Asks everything about what a juror cannot know; nobody tells more than that it is not there, or not for him.
    async fn guess(&self, seen: &Seen) {
        let all: BTreeSet<String> = self.ids.union(&seen.ids).cloned().collect();
        for operation in operations().into_iter().filter(|operation| operation.method == Method::GET) {
            for path in paths(&operation, &all).into_iter().filter(|path| self.ids.iter().any(|id| path.contains(id.as_str()))) {
                let answer = self.juror.get(&path).await;
                assert!((400..500).contains(&answer.status()), "{answer}");
                self.check(&answer, true);
            }
        }
    }
}

/// Every path of an operation with these identifiers in the places that take their kind; other places have what the document shows.
pub(super) fn paths(operation: &Documented, ids: &BTreeSet<String>) -> Vec<String> {
    let mut found = vec![String::new()];
    let example = operation.example_path();
    let example = example.split('?').next().unwrap_or_default();
    for (segment, shown) in operation.path.split('/').zip(example.split('/')).skip(1) {
        let choices: Vec<&str> = if !segment.starts_with('{') {
            vec![segment]
        } else if shown.len() == 30 && shown.as_bytes()[3] == b'_' {
            ids.iter().map(String::as_str).filter(|id| id[..4] == shown[..4]).collect()
        } else {
            vec![shown]
        };
        found = found.iter().flat_map(|path| choices.iter().map(move |choice| format!("{path}/{choice}"))).collect();
    }
    let query = operation.example_query();
    let phases: Vec<&String> = ids.iter().filter(|id| id.starts_with("phs_")).collect();
    if query.contains("=phs_") {
        let with = |path: &String| phases.iter().map(|phase| format!("{path}?phase_id={phase}")).collect::<Vec<_>>();
        return found.iter().flat_map(with).collect();
    }
    found.iter().map(|path| format!("{path}{query}")).collect()
}

/// The parts of an archive, unpacked.
fn unpacked(bytes: &[u8]) -> Vec<(String, String)> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Vec::new() };
    (0..archive.len())
        .map(|index| {
            let mut entry = archive.by_index(index).unwrap();
            let (name, mut data) = (entry.name().unwrap().into_owned(), Vec::new());
            entry.read_to_end(&mut data).unwrap();
            (name, String::from_utf8_lossy(&data).into_owned())
        })
        .collect()
}

/// Every text within a value.
pub(super) fn strings(value: &Value, each: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => each(text),
        Value::Array(items) => items.iter().for_each(|item| strings(item, each)),
        Value::Object(fields) => fields.values().for_each(|field| strings(field, each)),
        _ => {}
    }
}

#[tokio::test]
async fn file_06_nothing_that_a_blind_juror_reaches_in_a_whole_phase_is_about_who_applies() {
    let scene = Scene::new().await;
    let (panel, juror) = (&scene.panel, &scene.juror);
    let mut seen = Seen::default();
    scene.meet(&mut seen, &juror.get("/v1/me").await);
    seen.ids.insert(juror.id.clone());
    seen.ids.insert(text(&panel.challenge["id"]).to_owned());
    scene.sweep(&mut seen).await;

    // Assigned.
    let mut desks = Vec::new();
    for application in 0..APPLICANTS.len() {
        desks.push(format!("/v1/jury/assignments/{}", panel.assigned(juror, application).await));
    }
    scene.sweep(&mut seen).await;
    assert!(seen.ids.iter().filter(|id| desks.iter().any(|desk| desk.ends_with(id.as_str()))).count() == 3, "the desks were found");
    for desk in &desks {
        let listed = juror.get(format!("{desk}/files")).await.expect(200);
        let keys: Vec<&str> = listed.data().iter().map(|file| text(&file["key"])).collect();
        assert_eq!(keys, ["3-1", "4-1"], "what cannot be cleaned is not there");
        for key in ["3-1", "4-1", "4-2", "5-1"] {
            let answer = juror.post(format!("{desk}/files/{key}/link"), json!({})).await;
            scene.meet(&mut seen, &answer);
        }
    }
    assert_eq!(seen.links.len(), 6);
    for link in seen.links.clone() {
        let copy = juror.get(&link).await.expect(200);
        assert!(copy.bytes().len() > 200);
        scene.meet(&mut seen, &copy);
    }
    scene.sweep(&mut seen).await;

    // Scoring, with its refusals; one sheet is given back.
    for (desk, second) in desks.iter().zip([3.5, 3.0, 2.5]) {
        for (path, body) in [
            ("sheet", panel.sheet(&[9.0, 1.0])),
            ("sheet", panel.sheet(&[4.0])),
            ("completion", Value::Null),
            ("sheet", panel.sheet(&[4.0, second])),
            ("completion", Value::Null),
        ] {
            let path = format!("{desk}/{path}");
            let answer = if body.is_null() { juror.post(path, json!({})).await } else { juror.put(path, "*", body).await };
            scene.meet(&mut seen, &answer);
        }
    }
    let reopening = json!({"reason": "Un commentaire manque."});
    let assignment = desks[0].rsplit('/').next().unwrap();
    panel.operator.post(format!("{}/assignments/{assignment}/reopening", panel.phase), reopening).await.expect(200);
    panel.operator.post(format!("{}/reminders", panel.phase), json!({})).await.expect(200);
    scene.sweep(&mut seen).await;
    scene.guess(&seen).await;
    scene.meet(&mut seen, &juror.post(format!("{}/completion", desks[0]), json!({})).await.expect(200));

    // Locked, and decided.
    panel.lock().await;
    scene.sweep(&mut seen).await;
    panel.ministry.put(format!("{}/decision", panel.phase), "*", panel.decision(&["selected", "selected", "refused"])).await.expect(200);
    scene.sweep(&mut seen).await;
    scene.guess(&seen).await;
    assert!(seen.answers > 100, "{} answers", seen.answers);

    work(&panel.app).await;
    let mails: Vec<_> = panel.app.mails().into_iter().filter(|mail| mail.to.contains(juror.email())).collect();
    assert!(!mails.is_empty());
    for mail in mails {
        let content = format!("{}\n{}\n{}", mail.subject, mail.text, mail.raw).to_lowercase();
        for word in scene.words.iter().chain(&scene.ids) {
            assert!(!content.contains(word), "{word} in a mail:\n{content}");
        }
    }
}

#[tokio::test]
async fn file_06_two_dossiers_that_differ_in_identity_only_have_the_same_files() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let (ministry, operator) = (app.partner("Ministère").await, app.operator().await);
    let challenge = app.published(&ministry, a_call_with_files(true)).await;
    let (mut startups, mut applications) = (Vec::new(), Vec::new());
    for author in ["Ab", "Une startup au nom bien plus long"] {
        let startup = app.startup(author).await;
        let application = text(&app.submitted(&startup, &challenge, "Même titre").await["id"]).to_owned();
        upload(&startup, &application, &challenge, "plan", &format!("{}.pdf", author.replace(' ', "-")), pdf_by(author, "Le plan")).await;
        app.advance(Span::seconds(1));
        upload(&startup, &application, &challenge, "annex", "a.docx", docx_by(author, "Une annexe", &[])).await;
        startups.push(startup);
        applications.push(application);
        app.advance(Span::days(10));
    }
    work(&app).await;
    app.clock.set(Instant::parse("2027-04-02T08:00:00Z").unwrap());
    let phase = format!("/v1/phases/{}", text(&challenge["document"]["phases"][1]["id"]));
    let panel = Panel { app, ministry, operator, challenge, phase, startups, applications };
    let juror = panel.seat("Karim", "juror").await;
    let mut runs = Vec::new();
    for application in [1, 0] {
        let desk = format!("/v1/jury/assignments/{}", panel.assigned(&juror, application).await);
        let listed = juror.get(format!("{desk}/files")).await.expect(200);
        let mut run: Vec<(BTreeMap<String, String>, Vec<u8>)> = vec![(bare(&listed, true), listed.bytes().to_vec())];
        for key in ["3-1", "4-1"] {
            let link = juror.post(format!("{desk}/files/{key}/link"), json!({})).await.expect(200).field("url").to_owned();
            let copy = juror.get(&link).await.expect(200);
            run.push((bare(&copy, false), copy.bytes().to_vec()));
        }
        runs.push(run);
    }
    assert_eq!(runs[0], runs[1], "to the byte, validators of lists included");
}

/// The headers, without what differs from request to request. The validator of a copy belongs to its reader's assignment alone.
fn bare(answer: &Answer, with_validator: bool) -> BTreeMap<String, String> {
    let mut headers: BTreeMap<String, String> =
        answer.headers().iter().map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned())).collect();
    for name in ["x-request-id", "ratelimit", "date"] {
        headers.remove(name);
    }
    if !with_validator {
        headers.remove("etag");
    }
    headers
}
