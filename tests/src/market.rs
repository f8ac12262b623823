//! Partners, startups and calls for tests.

use crate::app::TestApp;
use crate::people::Person;
use serde_json::{Value, json};
use std::ops::Deref;
use tahaddi_domain::id::{Id as _, OrganisationId};
use tahaddi_domain::organisation::MemberRole;
use tahaddi_persistence::StoreError;
use tahaddi_persistence::repo::organisation;

/// A person with the organisation in whose name the person acts.
#[derive(Clone)]
pub struct Member {
    /// The person.
    pub person: Person,
    /// The identifier of the organisation.
    pub organisation: String,
}

impl Deref for Member {
    type Target = Person;
    fn deref(&self) -> &Person {
        &self.person
    }
}

impl TestApp {
    /// The owner of a new, unverified organisation.
    pub async fn founder(&self, kind: &str, name: &str) -> Member {
        let person = self.person(name).await;
        let created = person.post("/v1/organisations", json!({"kind": kind, "name": name})).await.expect(201);
        Member { organisation: created.id().to_owned(), person }
    }

    /// The owner of a verified partner.
    pub async fn partner(&self, name: &str) -> Member {
        let member = self.founder("partner", name).await;
        self.verify(&member).await;
        member
    }

    /// The owner of a startup.
    pub async fn startup(&self, name: &str) -> Member {
        self.founder("startup", name).await
    }

    /// Has an operator verify an organisation.
    pub async fn verify(&self, member: &Member) {
        let path = format!("/v1/organisations/{}/verification", member.organisation);
        member.post(&path, json!({"evidence": "Décret"})).await.expect(200);
        let verdict = json!({"accepted": true, "reason": "Vérifié"});
        self.operator().await.post(format!("{path}/decision"), verdict).await.expect(200);
    }

    /// Another person in the same organisation.
    pub async fn colleague(&self, of: &Member, role: MemberRole) -> Member {
        let person = self.person(&format!("{role} colleague")).await;
        self.join(of, &person, role).await;
        Member { person, organisation: of.organisation.clone() }
    }

    /// Makes a person a member of an organisation.
    pub async fn join(&self, of: &Member, person: &Person, role: MemberRole) {
        let (organisation, user) = (OrganisationId::parse(&of.organisation).unwrap(), person.id().clone());
        self.ctx.db.write(move |tx| organisation::put_member(tx, &organisation, &user, role)).await.map_err(|e: StoreError| e).unwrap();
    }

    /// A call that was approved and published; its applications are taken from now on for thirty days.
    pub async fn published(&self, partner: &Member, document: Value) -> Value {
        let body = json!({"organisation_id": partner.organisation, "document": document});
        let created = partner.post("/v1/challenges", body).await.expect(201);
        let path = created.location().to_owned();
        partner.post(format!("{path}/approval-request"), json!({})).await.expect(200);
        self.operator().await.post(format!("{path}/approval"), json!({})).await.expect(200);
        partner.post(format!("{path}/publication"), json!({})).await.expect(200).json().clone()
    }

    /// A draft with all its answers, handed in.
    pub async fn submitted(&self, startup: &Member, challenge: &Value, title: &str) -> Value {
        let draft = self.drafted(startup, challenge, title).await;
        for terms in challenge["document"]["terms"].as_array().into_iter().flatten().filter(|terms| terms["accepted_for"] != "nothing") {
            let accepted = json!({"key": terms["key"], "version": terms["version"]});
            startup.post(format!("/v1/challenges/{}/terms-acceptances", text(&challenge["id"])), accepted).await.ok();
        }
        let path = format!("/v1/applications/{}/submission", text(&draft["id"]));
        startup.post(path, json!({})).await.expect(200).json().clone()
    }

    /// A complete draft.
    pub async fn drafted(&self, startup: &Member, challenge: &Value, title: &str) -> Value {
        let path = format!("/v1/challenges/{}/applications", text(&challenge["id"]));
        let body = json!({"organisation_id": startup.organisation, "document": a_dossier(challenge, title)});
        startup.post(path, body).await.expect(201).json().clone()
    }
}

/// The text of a JSON string.
#[must_use]
#[track_caller]
pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value} is not a text"))
}

/// The DigitAgri call: applications from now until 31 March 2027, one review phase.
#[must_use]
pub fn a_call() -> Value {
    json!({
        "title": {"fr": "DigitAgri 2027", "ar": "ديجيت أكري 2027", "en": "DigitAgri 2027"},
        "summary": {"fr": "L'innovation au service de l'irrigation."},
        "description": {"fr": "## Contexte\n\nÉconomiser l'eau."},
        "sectors": ["agritech"],
        "technologies": [],
        "seats": 10,
        "phases": [
            {"kind": "application", "opens": {"local": "2027-01-15T09:00:00"}, "closes": {"local": "2027-03-31"}},
            {"kind": "review", "review": {"reviews_per_application": 1, "rubric": {"criteria": [
                {"label": {"fr": "Innovation"}, "max": 5, "step": 0.5, "weight": 60},
                {"label": {"fr": "Impact"}, "max": 5, "step": 0.5, "weight": 40},
            ]}}},
        ],
        "questions": [
            {"label": {"fr": "Votre solution"}, "kind": "long_text", "required": true, "max_words": 200},
            {"label": {"fr": "Site web"}, "kind": "url", "visible_to_jury": false},
        ],
    })
}

/// A complete answer to [`a_call`].
#[must_use]
pub fn a_dossier(challenge: &Value, title: &str) -> Value {
    let question = text(&challenge["document"]["questions"][0]["id"]).to_owned();
    json!({"title": title, "answers": {question: format!("{title} : des capteurs mesurent l'humidité du sol.")}})
}
