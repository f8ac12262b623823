//! A sequence, step by step, and what everybody sees after each.

use super::Step;
use super::model::{Accepted, Age, Content, Dossier, Model, Refused, Team, refused};
use super::scene::{Scene, local, terms};
use acceptance::{Answer, Instant, Span, Value, a_dossier, json, text};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

pub(super) struct Story<'a> {
    scene: &'a Scene,
    call: Value,
    code: String,
    code_id: String,
    rival: String,
    model: Model,
    titles: usize,
}

impl<'a> Story<'a> {
    pub(super) async fn begin(scene: &'a Scene, uses: usize) -> Self {
        let deadline = scene.now() + Span::hours(48);
        let call = scene.call(deadline).await;
        let (code, code_id) = scene.code(&call, uses).await;
        let (model, rival) = (scene.model(&call, deadline, uses).await, scene.rival_draft(&call).await);
        Self { scene, call, code, code_id, rival, model, titles: 0 }
    }

    fn path(&self) -> String {
        format!("/v1/challenges/{}", text(&self.call["id"]))
    }

    fn next_title(&mut self) -> String {
        self.titles += 1;
        format!("Capteurs {}", self.titles)
    }

    /// The team of the startup: by address the one whom the other names by account.
    fn team(&self, team: Team) -> Value {
        let mut people = vec![json!({"name": "Chef", "role": "lead", "user_id": self.scene.startup.id()})];
        if team == Team::WithAmina {
            people.push(json!({"name": "Amina", "role": "member", "email": self.scene.amina.email().to_uppercase()}));
        }
        json!(people)
    }

    pub(super) async fn take(&mut self, step: Step) -> Result<(), TestCaseError> {
        let now = self.scene.now();
        match step {
            Step::Wait(hours) => {
                self.scene.app.advance(Span::hours(hours));
                Ok(())
            }
            Step::Create => self.create(now).await,
            Step::AcceptTerms(present) => self.accept(present, now).await,
            Step::Reword => self.reword().await,
            Step::MoveDeadline(hours) => self.move_deadline(now, now + Span::hours(hours)).await,
            Step::RivalSubmits => self.rival_submits(now).await,
            Step::RivalWithdraws => self.rival_withdraws().await,
            _ => match self.model.live.clone() {
                Some(dossier) => self.change(step, dossier, now).await,
                None => Ok(()),
            },
        }
    }

    async fn create(&mut self, now: Instant) -> Result<(), TestCaseError> {
        let content = Content { title: self.next_title(), age: Age::Young, team: Team::Alone };
        let mut document = a_dossier(&self.call, &content.title);
        document["facts"] = content.age.facts();
        document["team"] = self.team(content.team);
        let startup = &self.scene.startup;
        let body = json!({"organisation_id": startup.organisation, "document": document});
        let answer = startup.post(format!("{}/applications", self.path()), body).await;
        if self.agree("create", &answer, &self.model.create(now))? {
            self.model.past += usize::from(self.model.live.is_some());
            let path = answer.location().to_owned();
            let (correction, extension, reopened, handed_in) = (None, None, None, None);
            self.model.live = Some(Dossier { path, state: "draft", content, correction, extension, reopened, handed_in });
        }
        Ok(())
    }

    async fn accept(&mut self, present: bool, now: Instant) -> Result<(), TestCaseError> {
        let wording = (self.model.wording - i64::from(!present)).max(1);
        let body = json!({"key": "rules", "version": wording});
        let answer = self.scene.startup.post(format!("{}/terms-acceptances", self.path()), body).await;
        let known = self.model.accepted.is_some_and(|accepted| accepted.wording == wording);
        // What was accepted before stays accepted since then.
        if self.agree("accept", &answer, &refused([(wording < self.model.wording, "validation_failed")]))? && !known {
            self.model.accepted = Some(Accepted { wording, at: now });
        }
        Ok(())
    }

    async fn reword(&mut self) -> Result<(), TestCaseError> {
        let wording = self.model.wording + 1;
        let answer = self.scene.ministry.patch(self.path(), "*", json!({"document": {"terms": terms(wording)}})).await;
        self.agree("reword", &answer, &Vec::new())?;
        self.model.wording = wording;
        self.follow_call().await
    }

    async fn move_deadline(&mut self, now: Instant, to: Instant) -> Result<(), TestCaseError> {
        let body = json!({"phase_id": self.call["document"]["phases"][0]["id"], "closes": {"local": local(to)}, "reason": "Panne"});
        let answer = self.scene.ministry.post(format!("{}/extensions", self.path()), body).await;
        if !self.agree("move the deadline", &answer, &self.model.move_deadline(to, now))? {
            return Ok(());
        }
        self.model.deadline = to;
        self.follow_call().await
    }

    /// The call has changed: what is handed in from now on is held against its new version.
    async fn follow_call(&mut self) -> Result<(), TestCaseError> {
        let version = self.scene.version(&self.call).await;
        prop_assert!(version > self.model.rules, "the version of the call stays {version}");
        self.model.rules = version;
        Ok(())
    }

    async fn rival_submits(&mut self, now: Instant) -> Result<(), TestCaseError> {
        let rival = &self.scene.rival;
        let accepted = json!({"key": "rules", "version": self.model.wording});
        rival.post(format!("{}/terms-acceptances", self.path()), accepted).await.ok();
        let answer = rival.post(format!("{}/submission", self.rival), json!({"access_code": self.code})).await;
        if self.agree("rival submits", &answer, &self.model.rival_submits(now))? {
            self.model.rival = "submitted";
            self.model.uses_left -= 1;
        }
        self.check_uses().await
    }

    async fn rival_withdraws(&mut self) -> Result<(), TestCaseError> {
        let answer = self.scene.rival.post(format!("{}/withdrawal", self.rival), json!({})).await;
        if self.agree("rival withdraws", &answer, &refused([(self.model.rival != "submitted", "invalid_state")]))? {
            self.model.rival = "withdrawn";
        }
        Ok(())
    }

    async fn change(&mut self, step: Step, mut dossier: Dossier, now: Instant) -> Result<(), TestCaseError> {
        let Scene { startup, operator, .. } = self.scene;
        let path = dossier.path.clone();
        let (answer, expected): (Answer, Refused) = match step {
            Step::Edit | Step::SetFact(_) | Step::SetTeam(_) => {
                let mut after = Content { title: self.next_title(), ..dossier.working(now).clone() };
                let mut patch = json!({"title": after.title});
                if let Step::SetFact(age) = step {
                    (after.age, patch["facts"]) = (age, age.facts());
                }
                if let Step::SetTeam(team) = step {
                    (after.team, patch["team"]) = (team, self.team(team));
                }
                let expected = self.model.edit(&dossier, &after, now);
                if dossier.reopened(now) {
                    dossier.correction = Some(after);
                } else {
                    dossier.content = after;
                    if dossier.state == "submitted" {
                        dossier.handed_in = self.model.receipt(&dossier, now);
                    }
                }
                (startup.patch(&path, "*", patch).await, expected)
            }
            Step::Submit(with_code) => {
                let expected = self.model.submit(&dossier, with_code, now);
                dossier.handed_in = self.model.receipt(&dossier, now);
                dossier.content = dossier.working(now).clone();
                if dossier.reopened(now) {
                    (dossier.correction, dossier.reopened) = (None, None);
                } else if expected.is_empty() {
                    self.model.uses_left -= 1;
                }
                dossier.state = "submitted";
                let body = if with_code { json!({"access_code": self.code}) } else { json!({}) };
                (startup.post(format!("{path}/submission"), body).await, expected)
            }
            Step::Withdraw | Step::Delete => {
                let (needed, then) = if matches!(step, Step::Withdraw) { ("submitted", "withdrawn") } else { ("draft", "deleted") };
                let expected = refused([(dossier.state != needed, "invalid_state")]);
                dossier.state = then;
                let answer = match step {
                    Step::Withdraw => startup.post(format!("{path}/withdrawal"), json!({})).await,
                    _ => startup.delete(&path, "*").await,
                };
                (answer, expected)
            }
            Step::Extend(hours) => {
                let until = now + Span::hours(hours);
                let expected = self.model.extend(&dossier, until, now);
                dossier.extension = Some(until);
                (operator.post(format!("{path}/extension"), json!({"until": until, "reason": "Panne"})).await, expected)
            }
            Step::Reopen(hours) => {
                let until = now + Span::hours(hours);
                let expected =
                    if dossier.state == "submitted" { refused([(until <= now, "validation_failed")]) } else { vec!["invalid_state"] };
                dossier.reopened = Some(until);
                (operator.post(format!("{path}/reopening"), json!({"until": until, "reason": "Illisible"})).await, expected)
            }
            _ => return Ok(()),
        };
        if self.agree(&format!("{step:?}"), &answer, &expected)? {
            self.model.live = Some(dossier).filter(|dossier| dossier.state != "deleted");
        }
        if matches!(step, Step::Submit(_)) { self.check_uses().await } else { Ok(()) }
    }

    /// Invariant 17: the code is used up by what was handed in, and by nothing else.
    async fn check_uses(&self) -> Result<(), TestCaseError> {
        let codes = self.scene.ministry.get(format!("{}/access-codes", self.path())).await.expect(200);
        prop_assert_eq!(&codes.data()[0]["uses_left"], &json!(self.model.uses_left));
        Ok(())
    }

    /// What everybody sees agrees with the model, after a step that was refused as after one that was not.
    pub(super) async fn check(&self) -> Result<(), TestCaseError> {
        let (Scene { startup, rival, ministry, operator, .. }, model) = (self.scene, &self.model);
        let now = self.scene.now();
        let own = startup.get("/v1/me/applications?limit=100").await.expect(200);
        let of_the_call = |item: &&Value| item["challenge_id"] == self.call["id"];
        let mine: Vec<&Value> = own.data().iter().filter(of_the_call).collect();
        // Invariant 13: at most one that is alive.
        let alive = mine.iter().filter(|item| item["state"] != "withdrawn").count();
        prop_assert_eq!(alive, usize::from(model.is_live()));
        prop_assert_eq!(mine.len(), model.past + usize::from(model.live.is_some()));
        // Invariant 18: nothing counts that was not handed in.
        let counted = ministry.get(format!("{}/application-count", self.path())).await.expect(200);
        let submitted = usize::from(mine.iter().any(|item| item["state"] == "submitted")) + usize::from(model.rival == "submitted");
        prop_assert_eq!(&counted.json()["submitted"], &json!(submitted));
        let Some(dossier) = &model.live else { return Ok(()) };

        let seen = startup.get(&dossier.path).await.expect(200);
        prop_assert_eq!(seen.field("state"), dossier.state);
        prop_assert!(self.says(&seen.json()["document"], &dossier.content), "{:?} is {}", dossier, seen);
        // Invariant 12: the person in both teams takes part in one dossier that counts.
        let holds_amina = seen.json()["document"]["team"].as_array().is_some_and(|team| team.len() == 2);
        prop_assert!(submitted < 2 || !holds_amina, "one person takes part twice");
        // A correction begins as what was handed in.
        let correction = &seen.json()["correction"]["document"];
        let fits = if dossier.reopened(now) { self.says(correction, dossier.working(now)) } else { correction.is_null() };
        prop_assert!(fits, "{:?} is {}", dossier, seen);
        self.check_receipt(dossier).await?;
        // Invariant 19: for another startup it does not exist.
        rival.get(&dossier.path).await.problem(404, "not_found");
        // Invariant 20: nobody else writes in it.
        let (status, code) = if dossier.state == "draft" { (404, "not_found") } else { (403, "forbidden") };
        self.told(&operator.patch(&dossier.path, "*", json!({"title": "Écrit par d'autres"})).await.problem(status, code));
        // Invariant 18: the partner learns nothing of a draft, and of what was handed in nothing but the number before the deadline.
        let theirs = ministry.get(&dossier.path).await;
        let listed = ministry.get(format!("{}/applications", self.path())).await;
        if now < model.deadline {
            self.told(&theirs.problem(404, "not_found"));
            self.told(&listed.problem(409, "applications_sealed"));
        } else {
            prop_assert_eq!(theirs.status(), if dossier.state == "draft" { 404 } else { 200 });
            let listed = listed.expect(200);
            let shown: Vec<&str> = listed.data().iter().map(|item| text(&item["state"])).collect();
            prop_assert_eq!(shown, vec!["submitted"; submitted]);
        }
        Ok(())
    }

    /// Invariants 1, 14, 15 and 17: the last receipt says that it came in time, by the deadline in force then, and what it was held against.
    async fn check_receipt(&self, dossier: &Dossier) -> Result<(), TestCaseError> {
        let Scene { startup, .. } = self.scene;
        let answer = startup.get(format!("{}/receipt", dossier.path)).await;
        let Some(handed_in) = &dossier.handed_in else {
            self.told(&answer.problem(404, "not_found"));
            return Ok(());
        };
        let receipt = answer.expect(200);
        prop_assert!(handed_in.at < handed_in.deadline, "{}", receipt);
        prop_assert_eq!(receipt.field("submitted_at"), handed_in.at.to_string());
        prop_assert_eq!(receipt.field("deadline"), handed_in.deadline.to_string());
        let (snapshot, terms) = (&receipt.json()["snapshot"], &receipt.json()["terms"]);
        prop_assert!(self.says(&snapshot["document"], &dossier.content), "{:?}: {}", dossier, receipt);
        prop_assert_eq!(&snapshot["eligibility_version"], &json!(handed_in.rules));
        prop_assert_eq!(&receipt.json()["eligibility"]["verdict"], &json!("met"));
        prop_assert_eq!(&snapshot["terms"], &json!({"rules": handed_in.accepted.wording}));
        prop_assert_eq!(terms.as_array().map(Vec::len), Some(1));
        let told = (&terms[0]["version"], &terms[0]["by"], &terms[0]["at"]);
        let (version, by, at) = (json!(handed_in.accepted.wording), json!(startup.id()), json!(handed_in.accepted.at));
        prop_assert_eq!(told, (&version, &by, &at));
        prop_assert_eq!(receipt.field("access_code_id"), &self.code_id);
        Ok(())
    }

    /// Whether a document is what the model knows. Invariant 16: its team too.
    fn says(&self, document: &Value, content: &Content) -> bool {
        let founded = content.age.facts()["company"]["founded_on"].clone();
        let members = if content.team == Team::WithAmina { 2 } else { 1 };
        document["title"] == json!(content.title)
            && document["facts"]["company"]["founded_on"] == founded
            && document["team"].as_array().is_some_and(|team| team.len() == members)
    }

    /// Whether the step succeeded, as the model says it does.
    fn agree(&self, what: &str, answer: &Answer, expected: &Refused) -> Result<bool, TestCaseError> {
        let code = answer.json()["code"].as_str().unwrap_or_default();
        let succeeded = answer.status() < 300;
        let agrees = if expected.is_empty() { succeeded } else { answer.status() >= 400 && expected.contains(&code) };
        prop_assert!(agrees, "{}: expected {:?}, got {}", what, expected, answer);
        self.told(answer);
        Ok(succeeded)
    }

    /// Notes by what something was refused.
    fn told(&self, answer: &Answer) {
        if let Some(code) = answer.json()["code"].as_str() {
            self.scene.refusals.borrow_mut().insert(code.to_owned());
        }
    }
}
