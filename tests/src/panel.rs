//! Panels for tests.

use crate::app::TestApp;
use crate::market::{Member, a_call, a_dossier, text};
use crate::people::Person;
use serde_json::{Value, json};
use std::ops::Deref;
use tahaddi_api::error::ApiError;
use tahaddi_api::service::jury::accept_seat;
use tahaddi_domain::id::{Id as _, JurorId};
use tahaddi_domain::time::Instant;

/// A person with a seat on a panel.
#[derive(Clone)]
pub struct Seat {
    /// The person.
    pub person: Person,
    /// The identifier of the seat.
    pub id: String,
}

impl Deref for Seat {
    type Target = Person;
    fn deref(&self) -> &Person {
        &self.person
    }
}

/// A call whose applications are in: the deadline has passed, and jurors may score.
pub struct Panel {
    /// The server.
    pub app: TestApp,
    /// The partner that owns the call.
    pub ministry: Member,
    /// An operator.
    pub operator: Person,
    /// The call.
    pub challenge: Value,
    /// `/v1/phases/{id}` of its review phase.
    pub phase: String,
    /// The startups that have applied.
    pub startups: Vec<Member>,
    /// The identifiers of their applications.
    pub applications: Vec<String>,
}

impl Panel {
    /// [`a_call`] with one application a title, each of a startup of its own, after the deadline.
    pub async fn of(titles: &[&str]) -> Self {
        Self::of_call(a_call(), titles).await
    }

    /// The same for another call.
    pub async fn of_call(call: Value, titles: &[&str]) -> Self {
        Self::of_dossiers(call, &titles.iter().map(|title| (*title, None)).collect::<Vec<_>>()).await
    }

    /// The same for a call with tracks: a title and a track for each application.
    pub async fn of_tracks(call: Value, tracks: &[&str]) -> Self {
        let titles: Vec<String> = (0..tracks.len()).map(|n| format!("Projet {n}")).collect();
        Self::of_dossiers(call, &titles.iter().map(String::as_str).zip(tracks.iter().copied().map(Some)).collect::<Vec<_>>()).await
    }

    async fn of_dossiers(call: Value, dossiers: &[(&str, Option<&str>)]) -> Self {
        let app = TestApp::start().await;
        app.load_catalogue().await;
        let ministry = app.partner("Ministère").await;
        let operator = app.operator().await;
        let challenge = app.published(&ministry, call).await;
        let (mut startups, mut applications) = (Vec::new(), Vec::new());
        for (title, track) in dossiers {
            let startup = app.startup(&format!("Startup {title}")).await;
            let mut document = a_dossier(&challenge, title);
            if let Some(track) = track {
                document["track"] = json!(track);
            }
            let body = json!({"organisation_id": startup.organisation, "document": document});
            let draft = startup.post(format!("/v1/challenges/{}/applications", text(&challenge["id"])), body).await.expect(201);
            startup.post(format!("{}/submission", draft.location()), json!({})).await.expect(200);
            applications.push(draft.id().to_owned());
            startups.push(startup);
        }
        app.clock.set(Instant::parse("2027-04-02T08:00:00Z").unwrap());
        let review = challenge["document"]["phases"].as_array().unwrap().iter().find(|phase| phase["kind"] == "review").unwrap();
        let phase = format!("/v1/phases/{}", text(&review["id"]));
        Self { app, ministry, operator, challenge, phase, startups, applications }
    }

    /// The call's path.
    #[must_use]
    pub fn call(&self) -> String {
        format!("/v1/challenges/{}", text(&self.challenge["id"]))
    }

    /// The criteria by which is scored.
    #[must_use]
    pub fn criteria(&self) -> Vec<String> {
        let phases = self.challenge["document"]["phases"].as_array().unwrap();
        let review = phases.iter().find(|phase| phase["kind"] == "review").unwrap();
        let criteria = review["review"]["rubric"]["criteria"].as_array().unwrap();
        criteria.iter().map(|criterion| text(&criterion["id"]).to_owned()).collect()
    }

    /// A sheet with these scores, in the order of the criteria.
    #[must_use]
    pub fn sheet(&self, scores: &[f64]) -> Value {
        let scores: serde_json::Map<String, Value> =
            self.criteria().into_iter().zip(scores).map(|(id, score)| (id, json!({"score": score, "comment": "Vu."}))).collect();
        json!({"scores": scores, "comment": ""})
    }

    /// Somebody new on the panel.
    pub async fn seat(&self, name: &str, role: &str) -> Seat {
        let person = self.app.person(name).await;
        self.seat_person(person, role).await
    }

    /// This person on the panel.
    pub async fn seat_person(&self, person: Person, role: &str) -> Seat {
        let body = json!({"email": person.email(), "name": "Invité", "role": role});
        let id = self.operator.post(format!("{}/jurors", self.call()), body).await.expect(201).id().to_owned();
        let (juror, user) = (JurorId::parse(&id).unwrap(), person.id().clone());
        self.app.ctx.db.write(move |tx| accept_seat(tx, &juror, &user, true, None)).await.map_err(|e: ApiError| e).unwrap();
        Seat { person, id }
    }

    /// Assigns an application, by its place, to a juror; the identifier of the assignment.
    pub async fn assigned(&self, juror: &Seat, application: usize) -> String {
        let body = json!({"assignments": [{"juror_id": juror.id, "application_id": self.applications[application]}]});
        let placed = self.operator.post(format!("{}/assignments", self.phase), body).await.expect(201);
        text(&placed.json()["assignments"][0]["id"]).to_owned()
    }

    /// Assigns an application, writes these scores and hands the sheet in; the path of the assignment.
    pub async fn reviewed(&self, juror: &Seat, application: usize, scores: &[f64]) -> String {
        let path = format!("/v1/jury/assignments/{}", self.assigned(juror, application).await);
        juror.put(format!("{path}/sheet"), "*", self.sheet(scores)).await.expect(200);
        juror.post(format!("{path}/completion"), json!({})).await.expect(200);
        path
    }

    /// Completes an assignment that was given, with a middling sheet.
    pub async fn reviewed_by(&self, juror: &Seat, assignment: &str) {
        let path = format!("/v1/jury/assignments/{assignment}");
        juror.put(format!("{path}/sheet"), "*", self.sheet(&[3.0, 3.0])).await.expect(200);
        juror.post(format!("{path}/completion"), json!({})).await.expect(200);
    }

    /// Locks the panel.
    pub async fn lock(&self) {
        self.operator.post(format!("{}/lock", self.phase), json!({})).await.expect(200);
    }

    /// The ministry decides so, and the operator releases it.
    pub async fn release(&self, outcomes: &[&str]) {
        self.ministry.put(format!("{}/decision", self.phase), "*", self.decision(outcomes)).await.expect(200);
        self.operator.post(format!("{}/release", self.phase), json!({})).await.expect(200);
    }

    /// One outcome for each application, in order: `selected`, `reserve` or `refused`.
    #[must_use]
    pub fn decision(&self, outcomes: &[&str]) -> Value {
        let entry = |(id, outcome): (&String, &&str)| {
            let reason = (*outcome == "refused").then_some("Hors du champ de l'appel.");
            json!({"application_id": id, "outcome": outcome, "reason": reason})
        };
        json!({"outcomes": self.applications.iter().zip(outcomes).map(entry).collect::<Vec<_>>()})
    }

    /// How far the phase is, as the operator sees it.
    pub async fn progress(&self) -> Value {
        self.operator.get(format!("{}/progress", self.phase)).await.expect(200).json().clone()
    }
}
