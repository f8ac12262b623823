//! Bodies about what follows a submission: messages, appeals, and corrections of what was released.

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
        let mut decision = self.released.decision(&["refused", "refused"]);
        decision["outcomes"][0]["reason"] = json!("Relu.");
        decision["note"] = json!("Relu.");
        let body = json!({"decision": decision, "reason": "Deux dossiers confondus.", "public_reason": "Erreur.", "appeal_ids": []});
        let (chief, proposal) = (self.released.ministry.person.clone(), format!("{phase}/correction"));
        chief.put(&proposal, "*", body.clone()).await.expect(200);
        cases.insert("corrections_write", Case { app, person: chief, path: proposal.clone(), body });
        let releaser = self.released.operator.clone();
        cases.insert(
            "corrections_release",
            Case { app, person: releaser, path: format!("{proposal}/release"), body: json!({"version": 5}) },
        );
        cases.insert("appeals_decide", Case { app, person, path, body: json!({"verdict": "dismissed", "reason": "Relu."}) });
    }
}
