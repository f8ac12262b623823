//! Many at once around a deadline.

use acceptance::{Clock as _, Instant, Member, Span, TestApp, a_call, json, race_rounds, text};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::oneshot;
use tokio::task::{JoinHandle, JoinSet};

/// How many rounds, and how many startups: with many rounds many.
fn size() -> (usize, usize) {
    let rounds = race_rounds();
    if rounds >= 100 { (rounds, 200) } else { (rounds.min(3), 12) }
}

fn local(at: Instant) -> String {
    at.to_string().chars().take("2027-01-15T09:00:00".len()).collect()
}

/// What became of one submission.
enum Came {
    InTime { at: Instant, deadline: Instant },
    Late { at: Instant, deadline: Instant },
}

async fn submit(startup: Member, path: String) -> Came {
    let answer = startup.post(format!("{path}/submission"), json!({})).await;
    let at = |answer: &acceptance::Answer, pointer: &str| Instant::parse(text(answer.json().pointer(pointer).unwrap())).unwrap();
    if answer.status() == 200 {
        let receipt = startup.get(format!("{path}/receipt")).await.expect(200);
        return Came::InTime { at: at(&receipt, "/submitted_at"), deadline: at(&receipt, "/deadline") };
    }
    let refused = answer.problem(409, "deadline_passed");
    Came::Late { at: at(&refused, "/details/server_time"), deadline: at(&refused, "/details/deadline") }
}

/// What happened in all rounds.
#[derive(Debug, Default)]
struct Seen {
    extended: usize,
    in_time: usize,
    /// Taken because the deadline was moved.
    thanks_to_extension: usize,
    late: usize,
}

/// One call whose deadline is about to pass, and is moved by a few moments while everybody hands in.
struct Round {
    app: Arc<TestApp>,
    deadline: Instant,
    moved: Instant,
}

impl Round {
    /// From just before the deadline to just after the moved one. In every other round time stands still until the deadline has been moved.
    fn begin(app: &Arc<TestApp>, deadline: Instant, until: Option<oneshot::Receiver<()>>) -> (Self, JoinHandle<()>) {
        let (app, moved) = (Arc::clone(app), deadline + Span::seconds(1));
        app.clock.set(deadline - Span::milliseconds(40));
        let clock = Arc::clone(&app);
        let time = tokio::spawn(async move {
            if let Some(until) = until {
                until.await.unwrap();
            }
            while clock.clock.now() < moved + Span::milliseconds(400) {
                tokio::time::sleep(Duration::from_millis(1)).await;
                clock.advance(Span::milliseconds(8));
            }
        });
        (Self { app, deadline, moved }, time)
    }

    /// Hands in once the clock shows `after` the beginning.
    fn submit(&self, startup: Member, path: String, after: Span) -> impl Future<Output = Came> + use<> {
        let (app, due) = (Arc::clone(&self.app), self.deadline - Span::milliseconds(40) + after);
        async move {
            while app.clock.now() < due {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
            submit(startup, path).await
        }
    }

    /// Whoever was taken was so before the deadline in force then, and whoever was refused, at or after it: the first one only if it had
    /// passed before it was moved.
    fn check(&self, came: Came, extended: bool, seen: &mut Seen) {
        match came {
            Came::InTime { at, deadline } => {
                assert!(at < deadline, "taken at {at}, after {deadline}");
                seen.in_time += 1;
                seen.thanks_to_extension += usize::from(at >= self.deadline);
            }
            Came::Late { at, deadline } => {
                assert!(at >= deadline, "refused at {at}, before {deadline}");
                assert!(deadline == if extended { self.moved } else { self.deadline }, "refused by {deadline}");
                seen.late += 1;
            }
        }
    }
}

#[tokio::test]
async fn inv_01_of_many_at_once_nobody_is_taken_late_or_refused_early_while_a_deadline_moves() {
    let app = Arc::new(TestApp::start().await);
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let (rounds, number) = size();
    let mut startups = Vec::new();
    for index in 0..number {
        startups.push(app.startup(&format!("Startup {index}")).await);
    }
    let mut seen = Seen::default();
    for round in 0..rounds {
        // At a whole second, as calls have it.
        let deadline = Instant::from_micros((app.clock.now().micros() / 1_000_000 + 3_600) * 1_000_000);
        let mut call = a_call();
        call["time_zone"] = json!("Etc/UTC");
        call["phases"][0]["opens"] = json!({"local": local(app.clock.now())});
        call["phases"][0]["closes"] = json!({"local": local(deadline)});
        let challenge = app.published(&ministry, call).await;
        let mut paths = Vec::new();
        for startup in &startups {
            paths.push(format!("/v1/applications/{}", text(&app.drafted(startup, &challenge, "Capteurs").await["id"])));
        }
        let (answered, is_answered) = oneshot::channel();
        let waits = round % 2 == 0;
        let (current, time) = Round::begin(&app, deadline, waits.then_some(is_answered));
        let mut submitting = JoinSet::new();
        let steps = i64::try_from(number).unwrap();
        for (index, (startup, path)) in (0_i64..).zip(startups.iter().cloned().zip(paths)) {
            submitting.spawn(current.submit(startup, path, Span::milliseconds(index * 1_400 / steps)));
        }
        if !waits {
            tokio::time::sleep(Duration::from_millis(u64::try_from(round % 5).unwrap())).await;
        }
        let closes = json!({"local": local(current.moved)});
        let body = json!({"phase_id": challenge["document"]["phases"][0]["id"], "closes": closes, "reason": "Affluence"});
        let extended = ministry.post(format!("/v1/challenges/{}/extensions", text(&challenge["id"])), body).await;
        let _nobody_waits = answered.send(());
        // It comes in time unless the deadline has passed before it.
        let extended = if waits || extended.status() == 200 { extended.expect(200) } else { extended.problem(409, "deadline_passed") };
        let extended = extended.status() == 200;
        seen.extended += usize::from(extended);
        for came in submitting.join_all().await {
            current.check(came, extended, &mut seen);
        }
        time.await.unwrap();
    }
    assert!(seen.extended > 0 && seen.in_time > 0 && seen.thanks_to_extension > 0 && seen.late > 0, "{seen:?}");
}
