//! Bodies about what follows a submission: messages and appeals.

use super::{Case, Cases, Scene};
use acceptance::{Panel, a_call, json};

/// A panel whose two applications are refused, of a call that takes appeals.
pub(super) async fn released() -> Panel {
    let mut call = a_call();
    call["regimes"] = json!({"appeal": "objection"});
    let released = Panel::of_call(call, &["Capteurs", "Robots"]).await;
    let critic = released.seat("Juror", "juror").await;
    for application in 0..2 {
        released.reviewed(&critic, application, &[4.0, 3.5]).await;
    }
    released.lock().await;
    released.release(&["refused", "refused"]).await;
    released
}

impl Scene {
    pub(super) async fn after_submission<'a>(&'a self, cases: &mut Cases<'a>) {
        let (panel, startup) = (&self.panel, &self.panel.startups[1]);
        let path = format!("/v1/applications/{}", panel.applications[1]);
        startup.post(format!("{path}/messages"), json!({"text": "Bonjour."})).await.expect(201);
        self.add(cases, "messages_send", startup, format!("{path}/messages"), json!({"text": "Une question."}));
        self.add(cases, "threads_mark_read", startup, format!("{path}/thread/read-mark"), json!({"number": 1}));
        let Panel { app, startups, applications, phase, .. } = &self.released;
        let appeal = json!({"phase_id": phase.rsplit('/').next().unwrap(), "grounds": "Une autre version a été lue."});
        let path = |application: usize| format!("/v1/applications/{}/appeals", applications[application]);
        let filed = startups[1].post(path(1), appeal.clone()).await.expect(201);
        cases.insert("appeals_file", Case { app, person: startups[0].person.clone(), path: path(0), body: appeal });
        let (person, path) = (app.operator().await, format!("{}/decision", filed.location()));
        cases.insert("appeals_decide", Case { app, person, path, body: json!({"verdict": "dismissed", "reason": "Relu."}) });
    }
}
