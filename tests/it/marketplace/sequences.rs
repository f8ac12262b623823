//! The life of a dossier in any order of steps, against a model of what its startup is told it may do.
//!
//! `TAHADDI_SEQUENCES` says how many sequences are tried; a failing one is shortened and printed.

use acceptance::{Answer, Clock as _, Instant, Member, Person, Span, TestApp, Value, a_call, a_dossier, json, text};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use std::cell::RefCell;

/// One step of somebody. Hours count from the moment of the step.
#[derive(Clone, Copy, Debug)]
enum Step {
    Create,
    Edit,
    /// Another team.
    Join,
    Submit,
    Withdraw,
    Delete,
    /// An operator gives this dossier more time.
    Extend(i64),
    /// An operator has what was handed in corrected.
    Reopen(i64),
    /// The partner moves the deadline of the call.
    MoveDeadline(i64),
    Wait(i64),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => Just(Step::Create),
        4 => Just(Step::Edit),
        3 => Just(Step::Join),
        4 => Just(Step::Submit),
        2 => Just(Step::Withdraw),
        1 => Just(Step::Delete),
        2 => (-20..60_i64).prop_map(Step::Extend),
        2 => (-5..40_i64).prop_map(Step::Reopen),
        1 => (-20..60_i64).prop_map(Step::MoveDeadline),
        4 => (1..30_i64).prop_map(Step::Wait),
    ]
}

/// What is known of the newest dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Dossier {
    path: String,
    state: &'static str,
    /// What counts.
    title: String,
    /// Who is in its team; nobody yet, if blank.
    team: String,
    /// The title and the team of the correction, while one is written.
    correction: Option<(String, String)>,
    extension: Option<Instant>,
    reopened: Option<Instant>,
    hand_ins: usize,
}

impl Dossier {
    fn reopened(&self, now: Instant) -> bool {
        self.state == "submitted" && self.reopened.is_some_and(|until| now < until)
    }
    fn deadline(&self, of_the_call: Instant) -> Instant {
        self.extension.max(self.reopened).map_or(of_the_call, |until| until.max(of_the_call))
    }
    /// When the team of what was handed in freezes: a reopening does not move that.
    fn team_freezes(&self, of_the_call: Instant) -> Instant {
        self.extension.map_or(of_the_call, |until| until.max(of_the_call))
    }
    /// What its startup works on.
    fn working(&self) -> (String, String) {
        self.correction.clone().unwrap_or_else(|| (self.title.clone(), self.team.clone()))
    }
}

/// One call, and the people around it.
struct Scene {
    app: TestApp,
    ministry: Member,
    startup: Member,
    rival: Member,
    operator: Person,
    calls: usize,
}

impl Scene {
    async fn new() -> Self {
        let app = TestApp::start().await;
        app.load_catalogue().await;
        let (ministry, startup, rival) = (app.partner("Ministère").await, app.startup("Startup").await, app.startup("Rivale").await);
        let operator = app.operator().await;
        Self { app, ministry, startup, rival, operator, calls: 0 }
    }

    fn now(&self) -> Instant {
        self.app.clock.now()
    }

    /// Plays one sequence on a new call that is open for two days.
    async fn play(&mut self, steps: &[Step]) -> Result<(), TestCaseError> {
        self.calls += 1;
        let deadline = self.now() + Span::hours(48);
        let mut call = a_call();
        call["time_zone"] = json!("Etc/UTC");
        call["phases"][0]["opens"] = json!({"local": local(self.now())});
        call["phases"][0]["closes"] = json!({"local": local(deadline)});
        let challenge = self.app.published(&self.ministry, call).await;
        let mut story = Story { scene: self, challenge, deadline, live: None, past: 0, titles: 0 };
        for step in steps {
            story.take(*step).await?;
            story.check().await?;
        }
        Ok(())
    }
}

fn local(at: Instant) -> String {
    at.to_string().chars().take("2027-01-15T09:00:00".len()).collect()
}

struct Story<'a> {
    scene: &'a Scene,
    challenge: Value,
    deadline: Instant,
    live: Option<Dossier>,
    /// How many were taken back before.
    past: usize,
    titles: usize,
}

/// What a step has to answer: success, or one of these codes.
type Expected = Result<(), &'static [&'static str]>;

impl Story<'_> {
    fn path(&self) -> String {
        format!("/v1/challenges/{}", text(&self.challenge["id"]))
    }

    fn next_title(&mut self) -> String {
        self.titles += 1;
        format!("Capteurs {}", self.titles)
    }

    async fn take(&mut self, step: Step) -> Result<(), TestCaseError> {
        let now = self.scene.now();
        match step {
            Step::Wait(hours) => {
                self.scene.app.advance(Span::hours(hours));
                Ok(())
            }
            Step::Create => self.create(now).await,
            Step::MoveDeadline(hours) => self.move_deadline(now, now + Span::hours(hours)).await,
            Step::Edit | Step::Join | Step::Submit | Step::Withdraw | Step::Delete | Step::Extend(_) | Step::Reopen(_) => {
                match self.live.clone() {
                    Some(dossier) => self.change(step, dossier, now).await,
                    None => Ok(()),
                }
            }
        }
    }

    async fn create(&mut self, now: Instant) -> Result<(), TestCaseError> {
        let title = self.next_title();
        let exists = self.live.as_ref().is_some_and(|dossier| dossier.state != "withdrawn");
        let expected: Expected = match (now < self.deadline, exists) {
            (true, false) => Ok(()),
            (true, true) => Err(&["application_already_exists"]),
            (false, false) => Err(&["deadline_passed"]),
            (false, true) => Err(&["deadline_passed", "application_already_exists"]),
        };
        let startup = &self.scene.startup;
        let body = json!({"organisation_id": startup.organisation, "document": a_dossier(&self.challenge, &title)});
        let answer = startup.post(format!("{}/applications", self.path()), body).await;
        agree("create", &answer, expected)?;
        if expected.is_ok() {
            self.past += usize::from(self.live.is_some());
            let path = answer.location().to_owned();
            self.live = Some(Dossier { path, state: "draft", title, ..Dossier::default() });
        }
        Ok(())
    }

    async fn move_deadline(&mut self, now: Instant, to: Instant) -> Result<(), TestCaseError> {
        let expected: Expected = match (now < self.deadline, to > self.deadline) {
            (true, true) => Ok(()),
            // Invariant 4: never earlier.
            (true, false) => Err(&["validation_failed"]),
            (false, _) => Err(&["deadline_passed", "validation_failed"]),
        };
        let body = json!({"phase_id": self.challenge["document"]["phases"][0]["id"], "closes": {"local": local(to)}, "reason": "Panne"});
        agree("extension", &self.scene.ministry.post(format!("{}/extensions", self.path()), body).await, expected)?;
        if expected.is_ok() {
            self.deadline = to;
        }
        Ok(())
    }

    async fn change(&mut self, step: Step, mut dossier: Dossier, now: Instant) -> Result<(), TestCaseError> {
        let title = self.next_title();
        let Scene { startup, operator, .. } = self.scene;
        let (path, open, reopened) = (dossier.path.clone(), now < dossier.deadline(self.deadline), dossier.reopened(now));
        let withdrawn = dossier.state == "withdrawn";
        // Invariants 1 and 20: nothing changes at or after the closing in force, nor after it was taken back.
        let (answer, expected): (Answer, Expected) = match step {
            Step::Edit => {
                let expected: Expected = match (withdrawn, open) {
                    (true, _) => Err(&["application_not_editable"]),
                    (false, true) => Ok(()),
                    (false, false) => Err(&["deadline_passed"]),
                };
                if expected.is_ok() && reopened {
                    dossier.correction = Some((title.clone(), dossier.working().1));
                } else if expected.is_ok() {
                    dossier.hand_ins += usize::from(dossier.state == "submitted");
                    dossier.title.clone_from(&title);
                }
                (startup.patch(&path, "*", json!({"title": title})).await, expected)
            }
            // Invariant 16: who applies is who applied at the deadline.
            Step::Join => {
                let frozen = dossier.state == "submitted" && now >= dossier.team_freezes(self.deadline);
                let expected: Expected = match (withdrawn, open && !frozen) {
                    (true, _) => Err(&["application_not_editable"]),
                    (false, true) => Ok(()),
                    (false, false) => Err(&["deadline_passed"]),
                };
                if expected.is_ok() && reopened {
                    dossier.correction = Some((dossier.working().0, title.clone()));
                } else if expected.is_ok() {
                    dossier.hand_ins += usize::from(dossier.state == "submitted");
                    dossier.team.clone_from(&title);
                }
                let lead = json!({"name": title, "role": "lead", "email": format!("lead{}@example.ma", self.titles)});
                (startup.patch(&path, "*", json!({"team": [lead]})).await, expected)
            }
            Step::Submit => {
                let frozen = dossier.working().1 != dossier.team && now >= dossier.team_freezes(self.deadline);
                let expected: Expected = match (dossier.state, open, reopened) {
                    ("submitted", _, true) if frozen => Err(&["deadline_passed"]),
                    ("draft", true, _) | ("submitted", _, true) => Ok(()),
                    ("draft", false, _) => Err(&["deadline_passed"]),
                    _ => Err(&["invalid_state"]),
                };
                if expected.is_ok() {
                    dossier.hand_ins += 1;
                    dossier.state = "submitted";
                    (dossier.title, dossier.team) = dossier.working();
                    dossier.correction = None;
                    dossier.reopened = dossier.reopened.filter(|_| !reopened);
                }
                (startup.post(format!("{path}/submission"), json!({})).await, expected)
            }
            Step::Withdraw => {
                let expected: Expected = if dossier.state == "submitted" { Ok(()) } else { Err(&["invalid_state"]) };
                if expected.is_ok() {
                    dossier.state = "withdrawn";
                }
                (startup.post(format!("{path}/withdrawal"), json!({})).await, expected)
            }
            Step::Delete => {
                let expected: Expected = if dossier.state == "draft" { Ok(()) } else { Err(&["invalid_state"]) };
                (startup.delete(&path, "*").await, expected)
            }
            Step::Extend(hours) => {
                let until = now + Span::hours(hours);
                let expected: Expected = match (withdrawn, until > now.max(dossier.deadline(self.deadline))) {
                    (true, _) => Err(&["invalid_state"]),
                    (false, true) => Ok(()),
                    (false, false) => Err(&["validation_failed"]),
                };
                if expected.is_ok() {
                    dossier.extension = Some(until);
                }
                (operator.post(format!("{path}/extension"), json!({"until": until, "reason": "Panne"})).await, expected)
            }
            Step::Reopen(hours) => {
                let until = now + Span::hours(hours);
                let expected: Expected = match (dossier.state, until > now) {
                    ("submitted", true) => Ok(()),
                    ("submitted", false) => Err(&["validation_failed"]),
                    _ => Err(&["invalid_state"]),
                };
                if expected.is_ok() {
                    dossier.reopened = Some(until);
                }
                (operator.post(format!("{path}/reopening"), json!({"until": until, "reason": "Illisible"})).await, expected)
            }
            Step::Create | Step::MoveDeadline(_) | Step::Wait(_) => return Ok(()),
        };
        agree(&format!("{step:?}"), &answer, expected)?;
        if expected.is_ok() {
            self.live = if matches!(step, Step::Delete) { None } else { Some(dossier) };
        }
        Ok(())
    }

    /// What everybody sees agrees with the model, after a step that was refused as after one that was not.
    async fn check(&self) -> Result<(), TestCaseError> {
        let Scene { startup, rival, ministry, operator, .. } = self.scene;
        let now = self.scene.now();
        let own = startup.get("/v1/me/applications?limit=100").await.expect(200);
        let of_the_call = |item: &&Value| item["challenge_id"] == self.challenge["id"];
        let mine: Vec<&Value> = own.data().iter().filter(of_the_call).collect();
        // Invariant 13: at most one that is alive.
        let alive = mine.iter().filter(|item| item["state"] != "withdrawn").count();
        prop_assert_eq!(alive, usize::from(self.live.as_ref().is_some_and(|dossier| dossier.state != "withdrawn")));
        prop_assert_eq!(mine.len(), self.past + usize::from(self.live.is_some()));
        let Some(dossier) = &self.live else { return Ok(()) };

        let seen = startup.get(&dossier.path).await.expect(200);
        prop_assert_eq!(seen.field("state"), dossier.state);
        let said =
            |document: &Value| (text(&document["title"]).to_owned(), document["team"][0]["name"].as_str().unwrap_or_default().to_owned());
        prop_assert_eq!(said(&seen.json()["document"]), (dossier.title.clone(), dossier.team.clone()));
        // A correction begins as what was handed in.
        let correction = seen.json()["correction"].get("document").map(said);
        prop_assert_eq!(correction, dossier.reopened(now).then(|| dossier.working()));
        if dossier.hand_ins > 0 {
            // Invariants 1 and 15: the receipt says that it came in time, by the deadline in force then.
            let receipt = startup.get(format!("{}/receipt", dossier.path)).await.expect(200);
            let at = |name: &str| Instant::parse(receipt.field(name)).unwrap();
            prop_assert!(at("submitted_at") < at("deadline"), "{}", receipt.json());
            prop_assert_eq!(&receipt.json()["snapshot"]["document"]["title"], &json!(dossier.title));
        }
        // Invariant 19: for another startup it does not exist.
        rival.get(&dossier.path).await.problem(404, "not_found");
        // Invariant 20: nobody else writes in it.
        let (status, code) = if dossier.state == "draft" { (404, "not_found") } else { (403, "forbidden") };
        operator.patch(&dossier.path, "*", json!({"title": "Écrit par d'autres"})).await.problem(status, code);
        // Invariant 18: the partner learns nothing of a draft, and of what was handed in nothing but the number before the deadline.
        let theirs = ministry.get(&dossier.path).await;
        let listed = ministry.get(format!("{}/applications", self.path())).await;
        if now < self.deadline {
            theirs.problem(404, "not_found");
            listed.problem(409, "applications_sealed");
        } else {
            let handed_in = dossier.state != "draft";
            prop_assert_eq!(theirs.status(), if handed_in { 200 } else { 404 });
            let shown = listed.expect(200).data().len();
            prop_assert!(shown <= mine.iter().filter(|item| item["state"] != "draft").count(), "a draft is listed");
        }
        Ok(())
    }
}

fn agree(what: &str, answer: &Answer, expected: Expected) -> Result<(), TestCaseError> {
    let agrees = match expected {
        Ok(()) => answer.status() < 300,
        Err(codes) => answer.status() >= 400 && codes.contains(&answer.json()["code"].as_str().unwrap_or_default()),
    };
    prop_assert!(agrees, "{}: expected {:?}, got {}", what, expected, answer);
    Ok(())
}

#[test]
fn rel_26_any_order_of_steps_keeps_what_is_promised() {
    let cases = std::env::var("TAHADDI_SEQUENCES").ok().and_then(|number| number.parse().ok()).unwrap_or(40);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    // A scene serves some sequences: people and servers are dearer than calls.
    let scene: RefCell<Option<Scene>> = RefCell::new(None);
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, max_shrink_iters: 300, ..Config::default() });
    let played = runner.run(&prop::collection::vec(step(), 1..16), |steps| {
        runtime.block_on(async {
            let mut current = match scene.take() {
                Some(scene) if scene.calls < 25 => scene,
                _ => Scene::new().await,
            };
            let played = current.play(&steps).await;
            if played.is_ok() {
                scene.replace(Some(current));
            }
            played
        })
    });
    if let Err(failure) = played {
        panic!("{failure}");
    }
}
