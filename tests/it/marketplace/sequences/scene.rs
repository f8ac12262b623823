//! One server with the people of many calls.

use super::Step;
use super::model::{Accepted, Model};
use super::story::Story;
use acceptance::{Clock as _, Instant, Member, Person, Span, TestApp, Value, a_call, a_dossier, json, text};
use proptest::test_runner::TestCaseError;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

/// The codes by which anything was refused, of all scenes.
pub(super) type Refusals = Rc<RefCell<BTreeSet<String>>>;

pub(super) struct Scene {
    pub(super) app: TestApp,
    pub(super) ministry: Member,
    pub(super) startup: Member,
    pub(super) rival: Member,
    /// Whom both startups name in their teams.
    pub(super) amina: Person,
    pub(super) operator: Person,
    pub(super) calls: usize,
    pub(super) refusals: Refusals,
}

impl Scene {
    pub(super) async fn new(refusals: &Refusals) -> Self {
        let app = TestApp::start().await;
        app.load_catalogue().await;
        let (ministry, startup, rival) = (app.partner("Ministère").await, app.startup("Startup").await, app.startup("Rivale").await);
        let (amina, operator) = (app.person("Amina").await, app.operator().await);
        Self { app, ministry, startup, rival, amina, operator, calls: 0, refusals: Rc::clone(refusals) }
    }

    pub(super) fn now(&self) -> Instant {
        self.app.clock.now()
    }

    /// Plays one sequence on a new call that is open for two days, with an access code of so many uses.
    pub(super) async fn play(&mut self, uses: usize, steps: &[Step]) -> Result<(), TestCaseError> {
        self.calls += 1;
        // The codes that were tried in the sequence before are forgotten.
        self.app.advance(Span::hours(1));
        let mut story = Story::begin(self, uses).await;
        for step in steps {
            story.take(*step).await?;
            story.check().await?;
        }
        Ok(())
    }

    /// A call that takes an access code, with terms to accept and a rule to meet.
    pub(super) async fn call(&self, closes: Instant) -> Value {
        let mut call = a_call();
        call["time_zone"] = json!("Etc/UTC");
        call["phases"][0]["opens"] = json!({"local": local(self.now())});
        call["phases"][0]["closes"] = json!({"local": local(closes)});
        call["phases"][0]["entry"] = json!({"access_code": true});
        call["terms"] = terms(1);
        call["eligibility"] = json!([{"key": "young", "label": {"fr": "Moins de cinq ans"},
            "condition": {"test": {"subject": "company", "attribute": "company_age_months", "operator": "at_most", "most": 60}}}]);
        self.app.published(&self.ministry, call).await
    }

    /// The draft of the other startup; where it is.
    pub(super) async fn rival_draft(&self, call: &Value) -> String {
        let mut document = a_dossier(call, "Drones");
        document["facts"] = super::Age::Young.facts();
        document["team"] = json!([{"name": "Amina", "role": "lead", "user_id": self.amina.id()}]);
        let body = json!({"organisation_id": self.rival.organisation, "document": document});
        let path = format!("/v1/challenges/{}/applications", text(&call["id"]));
        self.rival.post(path, body).await.expect(201).location().to_owned()
    }

    /// The access code of a call, and its identifier.
    pub(super) async fn code(&self, call: &Value, uses: usize) -> (String, String) {
        let wanted = json!({"label": "Réseau", "uses_allowed": uses});
        let made = self.ministry.post(format!("/v1/challenges/{}/access-codes", text(&call["id"])), wanted).await.expect(201);
        let made = &made.json()["codes"][0];
        (text(&made["code"]).to_owned(), text(&made["id"]).to_owned())
    }

    /// What is known when a sequence begins: the startup has accepted the terms.
    pub(super) async fn model(&self, call: &Value, deadline: Instant, uses_left: usize) -> Model {
        let acceptances = format!("/v1/challenges/{}/terms-acceptances", text(&call["id"]));
        self.startup.post(acceptances, json!({"key": "rules", "version": 1})).await.ok();
        let accepted = Some(Accepted { wording: 1, at: self.now() });
        let rules = self.version(call).await;
        Model { deadline, rules, wording: 1, accepted, uses_left, live: None, past: 0, rival: "draft" }
    }

    /// The version of a call.
    pub(super) async fn version(&self, call: &Value) -> i64 {
        let seen = self.ministry.get(format!("/v1/challenges/{}", text(&call["id"]))).await.expect(200);
        seen.etag().trim_matches('"').split('.').next().unwrap().parse().unwrap()
    }
}

/// The terms in their n-th wording.
pub(super) fn terms(wording: i64) -> Value {
    json!([{"key": "rules", "kind": "rules", "title": {"fr": "Règlement"}, "text": {"fr": format!("Article {wording}.")}, "accepted_for": "submission"}])
}

pub(super) fn local(at: Instant) -> String {
    at.to_string().chars().take("2027-01-15T09:00:00".len()).collect()
}
