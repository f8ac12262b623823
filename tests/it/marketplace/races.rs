//! Many at once around a deadline.

use acceptance::{Clock as _, Instant, Member, Span, TestApp, a_call, json, race_rounds, text};
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;

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

#[tokio::test]
async fn inv_1_nobody_is_taken_late_or_refused_early_while_a_deadline_moves() {
    let app = Arc::new(TestApp::start().await);
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let (rounds, number) = size();
    let mut startups = Vec::new();
    for index in 0..number {
        startups.push(app.startup(&format!("Startup {index}")).await);
    }
    let mut late = 0;
    for round in 0..rounds {
        let deadline = app.clock.now() + Span::hours(1);
        let mut call = a_call();
        call["time_zone"] = json!("Etc/UTC");
        call["phases"][0]["opens"] = json!({"local": local(app.clock.now())});
        call["phases"][0]["closes"] = json!({"local": local(deadline)});
        let challenge = app.published(&ministry, call).await;
        let mut paths = Vec::new();
        for startup in &startups {
            paths.push(format!("/v1/applications/{}", text(&app.drafted(startup, &challenge, "Capteurs").await["id"])));
        }
        // From just before the deadline to just after it, while it is moved by a few moments, and they hand in.
        app.clock.set(deadline - Span::milliseconds(40));
        let moved = deadline + Span::seconds(1);
        let time = tokio::spawn({
            let app = Arc::clone(&app);
            async move {
                while app.clock.now() < moved + Span::milliseconds(100) {
                    tokio::time::sleep(Duration::from_millis(1)).await;
                    app.advance(Span::milliseconds(8));
                }
            }
        });
        let mut submitting = JoinSet::new();
        let last = paths.pop().unwrap();
        for (index, (startup, path)) in startups.iter().cloned().zip(paths).enumerate() {
            submitting.spawn(async move {
                tokio::time::sleep(Duration::from_millis(u64::try_from(index % 12).unwrap() * 12)).await;
                submit(startup, path).await
            });
        }
        tokio::time::sleep(Duration::from_millis(u64::try_from(round % 5).unwrap())).await;
        let body = json!({"phase_id": challenge["document"]["phases"][0]["id"], "closes": {"local": local(moved)}, "reason": "Affluence"});
        let extended = ministry.post(format!("/v1/challenges/{}/extensions", text(&challenge["id"])), body).await;
        for came in submitting.join_all().await {
            match came {
                Came::InTime { at, deadline } => {
                    assert!(at < deadline, "taken at {at}, after {deadline}");
                }
                Came::Late { at, deadline } => {
                    assert!(at >= deadline, "refused at {at}, before {deadline}");
                    late += 1;
                }
            }
        }
        time.await.unwrap();
        let came = submit(startups[number - 1].clone(), last).await;
        late += usize::from(matches!(came, Came::Late { at, deadline } if at >= deadline));
        // Whoever was refused was so by the deadline in force then: the old one only if it had passed before it was moved.
        assert!([200, 409].contains(&extended.status()), "{extended}");
    }
    assert!(late >= rounds, "whoever comes when all is over is late");
}
