//! Bodies that are wrong in one place, sent to every operation that reads one: a 4xx problem that names the place, never a
//! fault of ours, and nothing is changed by it.
//!
//! The wrong bodies are made from the schemas of the document. Each case is a right body in a state in which it would be
//! accepted, so that the fault is all that stands in the way. An operation that is added fails the test until it has a case.

mod accounts;
mod after_submission;
mod calls;
mod comparing;
mod exports;
mod judging;

use acceptance::{Member, Method, Panel, Person, Seat, TestApp, Value, a_dossier, contract, faults, json, operations, text};
use calls::later_call;
use judging::{complaint, schema_of, send};
use std::collections::{BTreeMap, BTreeSet};
use tahaddi_domain::organisation::MemberRole;

/// Somebody who may, the place, and a body that would do.
struct Case<'a> {
    app: &'a TestApp,
    person: Person,
    path: String,
    body: Value,
}

type Cases<'a> = BTreeMap<&'static str, Case<'a>>;

/// Objects in every state, on servers of their own: an open panel, a locked one, one that is decided, one whose refusals are released,
/// and one that compares.
struct Scene {
    panel: Panel,
    juror: Seat,
    locked: Panel,
    decided: Panel,
    released: Panel,
    compared: (Panel, Seat),
}

impl Scene {
    async fn new() -> Self {
        let panel = Panel::of(&["Capteurs", "Robots"]).await;
        let juror = panel.seat("Juror", "juror").await;
        let mut others = Vec::new();
        for _ in 0..2 {
            let other = Panel::of(&["Capteurs"]).await;
            for name in ["Juror", "Second", "Third"] {
                let juror = other.seat(name, "juror").await;
                other.reviewed(&juror, 0, &[4.0, 3.5]).await;
            }
            other.lock().await;
            others.push(other);
        }
        let decided = others.pop().unwrap();
        let decision = decided.decision(&["selected"]);
        decided.ministry.put(format!("{}/decision", decided.phase), "*", decision).await.expect(200);
        Self {
            panel,
            juror,
            locked: others.pop().unwrap(),
            decided,
            released: after_submission::released().await,
            compared: comparing::compared().await,
        }
    }

    async fn cases(&self) -> Cases<'_> {
        let mut cases = Cases::new();
        self.accounts(&mut cases).await;
        self.organisations(&mut cases).await;
        self.challenges(&mut cases).await;
        self.applications(&mut cases).await;
        self.jury(&mut cases).await;
        self.after_submission(&mut cases).await;
        self.comparing(&mut cases).await;
        self.exports(&mut cases);
        cases
    }

    fn add<'a>(&'a self, cases: &mut Cases<'a>, operation: &'static str, person: &Person, path: impl Into<String>, body: Value) {
        let case = Case { app: &self.panel.app, person: person.clone(), path: path.into(), body };
        assert!(cases.insert(operation, case).is_none(), "{operation} has two cases");
    }

    async fn organisations<'a>(&'a self, cases: &mut Cases<'a>) {
        let (app, operator, ministry) = (&self.panel.app, &self.panel.operator, &self.panel.ministry);
        let own = format!("/v1/organisations/{}", ministry.organisation);
        let profile = json!({
            "summary": {"fr": "Capteurs."}, "website": "https://saqiya.example", "region": "ma-09",
            "sectors": ["agritech"], "technologies": ["iot"], "ice": "001234567000089",
        });
        let organisation = json!({"kind": "startup", "name": "Saqiya", "profile": profile});
        self.add(cases, "organisations_create", &app.person("Founder").await, "/v1/organisations", organisation);
        self.add(cases, "organisations_edit", operator, &*own, json!({"name": "Ministère de l'Agriculture", "profile": profile}));
        let viewer = app.colleague(ministry, MemberRole::Viewer).await;
        self.add(cases, "members_invite", ministry, format!("{own}/members"), json!({"email": "n@example.ma", "role": "viewer"}));
        self.add(cases, "members_edit", ministry, format!("{own}/members/{}", viewer.id()), json!({"role": "editor"}));
        let transfer = json!({"user_id": viewer.id()});
        self.add(cases, "organisations_transfer", ministry, format!("{own}/ownership-transfer"), transfer);
        let founder = app.founder("partner", "Office").await;
        let verification = format!("/v1/organisations/{}/verification", founder.organisation);
        self.add(cases, "verification_request", &founder, &*verification, json!({"evidence": "Décret"}));
        let pending = app.founder("partner", "Agence").await;
        let verification = format!("/v1/organisations/{}/verification", pending.organisation);
        pending.post(&verification, json!({"evidence": "Décret"})).await.expect(200);
        let verdict = json!({"accepted": true, "reason": "Vérifié", "expires_at": "2029-01-01T00:00:00.000000Z"});
        self.add(cases, "verification_decide", operator, format!("{verification}/decision"), verdict);

        let term = |slug: &str| {
            let labels = json!({"fr": slug, "ar": "مصطلح", "en": slug});
            json!({"slug": slug, "labels": labels, "synonyms": ["autre nom"], "details": {"since": 2027}, "position": 7})
        };
        let patch =
            json!({"labels": {"fr": "Nouveau"}, "synonyms": ["encore"], "details": {"since": 2026}, "position": 3, "retired": false});
        for (create, edit, kind) in [
            ("technologies_create", "technologies_edit", "technologies"),
            ("sectors_create", "sectors_edit", "sectors"),
            ("sites_create", "sites_edit", "sites"),
            ("regions_create", "regions_edit", "regions"),
        ] {
            let first = operator.get(format!("/v1/{kind}")).await.expect(200).data()[0]["slug"].clone();
            self.add(cases, create, operator, format!("/v1/{kind}"), term("nouveau-terme"));
            self.add(cases, edit, operator, format!("/v1/{kind}/{}", text(&first)), patch.clone());
        }
        let programme = json!({"title": {"fr": "DigitAgri"}, "summary": {"fr": "Court."}, "description": {"fr": "Long."}});
        let made = operator.post("/v1/programmes", json!({"document": programme})).await.expect(201);
        let body = json!({"organisation_id": ministry.organisation, "document": programme});
        self.add(cases, "programmes_create", operator, "/v1/programmes", body);
        self.add(cases, "programmes_edit", operator, made.location(), programme);
        let query = json!({"technologies": ["ai"], "sectors": ["agritech"], "sites": [], "q": "eau"});
        let search = json!({"name": "Eau", "query": query, "notify": true});
        let made = ministry.post("/v1/me/saved-searches", search.clone()).await.expect(201);
        self.add(cases, "saved_searches_create", ministry, "/v1/me/saved-searches", search.clone());
        self.add(cases, "saved_searches_edit", ministry, made.location(), search);
    }

    async fn challenges<'a>(&'a self, cases: &mut Cases<'a>) {
        let (app, operator, ministry) = (&self.panel.app, &self.panel.operator, &self.panel.ministry);
        let body = json!({"organisation_id": ministry.organisation, "document": later_call()});
        let draft = || ministry.post("/v1/challenges", body.clone());
        let edited = draft().await.expect(201);
        self.add(cases, "challenges_create", ministry, "/v1/challenges", body.clone());
        self.add(cases, "challenges_edit", ministry, edited.location(), json!({"document": later_call()}));
        let asking = draft().await.expect(201);
        self.add(cases, "challenges_request_approval", ministry, format!("{}/approval-request", asking.location()), json!({}));
        let submitted = draft().await.expect(201).location().to_owned();
        ministry.post(format!("{submitted}/approval-request"), json!({})).await.expect(200);
        self.add(cases, "challenges_approve", operator, format!("{submitted}/approval"), json!({"note": "Bien."}));
        self.add(cases, "challenges_request_changes", operator, format!("{submitted}/change-request"), json!({"reason": "Trop court."}));
        let approved = draft().await.expect(201).location().to_owned();
        ministry.post(format!("{approved}/approval-request"), json!({})).await.expect(200);
        operator.post(format!("{approved}/approval"), json!({})).await.expect(200);
        let at = json!({"publish_at": "2027-05-01T00:00:00.000000Z"});
        self.add(cases, "challenges_publish", ministry, format!("{approved}/publication"), at);
        let published = app.published(ministry, later_call()).await;
        let path = format!("/v1/challenges/{}", text(&published["id"]));
        self.add(cases, "challenges_cancel", ministry, format!("{path}/cancellation"), json!({"reason": "Budget retiré."}));
        let window = &published["document"]["phases"][0]["id"];
        let later = json!({"phase_id": window, "closes": {"local": "2027-07-15"}, "reason": "À leur demande.", "cascade": true});
        self.add(cases, "challenges_extend", ministry, format!("{path}/extensions"), later);
        let copy = json!({"organisation_id": ministry.organisation, "title": {"fr": "Copie"}});
        self.add(cases, "challenges_copy", ministry, format!("{path}/copies"), copy);
        let facts = json!({"company": {"country_of_seat": "MA", "founded_on": "2025-01-01", "revenue": 4}, "declared": ["ip"]});
        self.add(cases, "eligibility_check", ministry, format!("{path}/eligibility-checks"), facts);
        let codes = json!({"label": "Lot", "uses_allowed": 9, "expires_at": "2031-03-01T00:00:00Z", "email_domain": "um6p.ma", "count": 2});
        self.add(cases, "access_codes_create", ministry, format!("{path}/access-codes"), codes);
        self.add(cases, "questions_ask", ministry, format!("{path}/questions"), json!({"text": "Quand ?"}));
        let asked = ministry.post(format!("{path}/questions"), json!({"text": "Où ?"})).await.expect(201).id().to_owned();
        let answer = json!({"question": "Où est-ce ?", "answer": {"fr": "Ici."}, "published": true});
        self.add(cases, "questions_answer", ministry, format!("{path}/questions/{asked}/answer"), answer);
        self.add(cases, "terms_accept", ministry, format!("{path}/terms-acceptances"), json!({"key": "rules", "version": 1}));
    }

    async fn applications<'a>(&'a self, cases: &mut Cases<'a>) {
        let app = &self.panel.app;
        let call = app.published(&self.panel.ministry, later_call()).await;
        let newcomer: Member = app.startup("Nouvelle").await;
        let dossier = a_dossier(&call, "Solution");
        let body = json!({"organisation_id": newcomer.organisation, "document": dossier});
        self.add(cases, "applications_create", &newcomer, format!("/v1/challenges/{}/applications", text(&call["id"])), body);
        let startup = app.startup("Ancienne").await;
        let draft = app.drafted(&startup, &call, "Solution").await;
        let path = format!("/v1/applications/{}", text(&draft["id"]));
        self.add(cases, "applications_edit", &startup, &*path, dossier);
        let named = json!([{"name": "Amina", "role": "lead", "email": "amina@example.ma"}]);
        startup.patch(&path, "*", json!({"team": named})).await.expect(200);
        self.add(cases, "applications_invite_member", &startup, format!("{path}/team-invitations"), json!({"email": "amina@example.ma"}));
        self.add(cases, "applications_restore", &startup, format!("{path}/restoration"), json!({"version": 1}));
        let granted = json!({"until": "2027-09-01T00:00:00Z", "reason": "Panne"});
        self.add(cases, "applications_extend", &self.panel.operator, format!("{path}/extension"), granted.clone());
        self.add(cases, "applications_submit", &startup, format!("{path}/submission"), json!({"access_code": "7K2M-Q9DX-4VTA-0R8C"}));
        let other = app.startup("Autre").await;
        let submitted = app.submitted(&other, &call, "Solution").await;
        let again = app.startup("Encore").await;
        let reopened = app.submitted(&again, &call, "Solution").await;
        self.add(
            cases,
            "applications_reopen",
            &self.panel.operator,
            format!("/v1/applications/{}/reopening", text(&reopened["id"])),
            granted,
        );
        self.add(cases, "applications_withdraw", &other, format!("/v1/applications/{}/withdrawal", text(&submitted["id"])), json!({}));
    }

    async fn conflicts<'a>(&'a self, cases: &mut Cases<'a>) {
        let (panel, operator, phase) = (&self.panel, &self.panel.operator, &self.panel.phase);
        let (first, startup) = (&panel.applications[0], &panel.startups[0]);
        let statements = format!("/v1/applications/{first}/conflict-statements");
        let says = |email: &str| {
            json!({"name": "Un ancien", "email": email, "kind": "employment", "from": "2024-02-01", "until": "2026-01-31",
                "reason": "Il a dirigé l'équipe."})
        };
        let (mentor, known, cleared) =
            (panel.seat("Mentor", "juror").await, panel.seat("Known", "juror").await, panel.seat("Cleared", "juror").await);
        self.add(cases, "conflicts_state", startup, statements.clone(), says("ancien@ailleurs.example"));
        let mentored = json!({"juror_id": mentor.id, "application_id": first, "kind": "mentor", "reason": "Mentorat."});
        let declared = operator.post(format!("{phase}/conflicts"), mentored).await.expect(201);
        let removal = format!("{phase}/conflicts/{}/removal", declared.id());
        self.add(cases, "conflicts_take_back", operator, removal, json!({"reason": "Un homonyme."}));
        for person in [&known, &cleared] {
            startup.post(&statements, says(person.email())).await.expect(201);
        }
        let clearances = format!("{phase}/conflict-clearances");
        let clear = |seat: &Seat| json!({"juror_id": seat.id, "application_id": first, "reason": "Un homonyme."});
        let held = operator.post(&clearances, clear(&cleared)).await.expect(201);
        let revocation = format!("{clearances}/{}/revocation", held.id());
        self.add(cases, "conflicts_revoke_clearance", operator, revocation, json!({"reason": "Le même."}));
        self.add(cases, "conflicts_clear", operator, clearances, clear(&known));
    }

    async fn jury<'a>(&'a self, cases: &mut Cases<'a>) {
        let (panel, operator, juror) = (&self.panel, &self.panel.operator, &self.juror);
        let call = panel.call();
        let seat = panel.seat("Other", "juror").await;
        let left = panel.seat("Left", "juror").await;
        let replaced = json!({"juror_id": left.id, "reason": "Parti."});
        let invitation = json!({"email": "j@universite.example", "name": "Pr J", "role": "juror", "scope": {"tracks": [], "phases": []}, "replaces": replaced});
        self.add(cases, "jurors_invite", operator, format!("{call}/jurors"), invitation);
        let ineligible =
            json!({"application_id": panel.applications[0], "verdict": "ineligible", "reason": "Hors champ.", "failed_rules": []});
        let decisions = json!({"decisions": [ineligible], "dry_run": false});
        self.add(cases, "applications_decide_eligibility", operator, format!("{call}/eligibility-decisions"), decisions);
        self.add(cases, "applications_announce_eligibility", operator, format!("{call}/eligibility-announcement"), json!({}));
        self.add(cases, "jurors_remove", operator, format!("/v1/jurors/{}/removal", seat.id), json!({"reason": "Parti."}));
        self.add(cases, "jurors_rescope", operator, format!("/v1/jurors/{}/scope", seat.id), json!({"tracks": [], "phases": []}));
        let check = json!({"challenge_id": panel.challenge["id"], "email": "j@universite.example", "name": "Pr J"});
        self.add(cases, "conflicts_check", operator, "/v1/conflict-checks", check);
        let phase = &panel.phase;
        let conflict = json!({"juror_id": seat.id, "application_id": panel.applications[1], "kind": "employment", "from": "2024-02-01",
            "until": "2026-01-31", "reason": "Salarié."});
        self.add(cases, "conflicts_declare", operator, format!("{phase}/conflicts"), conflict);
        self.conflicts(cases).await;
        let pair = json!({"juror_id": seat.id, "application_id": panel.applications[0]});
        self.add(cases, "assignments_create", operator, format!("{phase}/assignments"), json!({"assignments": [pair]}));
        let plan = json!({"max_load": 9, "jurors": [{"juror_id": seat.id, "expertise": ["iot"]}], "seed": "digitagri", "seconds": 20});
        self.add(cases, "assignment_plans_create", operator, format!("{phase}/assignment-plans"), plan);
        let made = operator.post(format!("{phase}/assignment-plans"), json!({})).await.expect(201);
        self.add(cases, "assignment_plans_adopt", operator, format!("{}/adoption", made.location()), json!({}));
        let placed = panel.assigned(juror, 0).await;
        let removal = format!("{phase}/assignments/{placed}/removal");
        self.add(cases, "assignments_remove", operator, removal, json!({"reason": "Charge."}));
        let desk = format!("/v1/jury/assignments/{placed}");
        let mut sheet = panel.sheet(&[4.0, 3.5]);
        sheet.as_object_mut().unwrap().extend([("feedback".to_owned(), json!("Bien.")), ("note".to_owned(), json!("À revoir."))]);
        self.add(cases, "sheets_write", juror, format!("{desk}/sheet"), sheet);
        self.add(cases, "jury_assignments_recuse", juror, format!("{desk}/recusal"), json!({"reason": "Un ami.", "kind": "personal"}));
        self.add(cases, "jury_assignments_decline", juror, format!("{desk}/decline"), json!({"reason": "Pas le temps."}));
        let written = panel.assigned(juror, 1).await;
        let desk = format!("/v1/jury/assignments/{written}");
        juror.put(format!("{desk}/sheet"), "*", panel.sheet(&[4.0, 3.5])).await.expect(200);
        self.add(cases, "jury_assignments_complete", juror, format!("{desk}/completion"), json!({}));
        self.add(cases, "jury_files_link", juror, format!("{desk}/files/1-1/link"), json!({}));
        self.add(cases, "phases_lock", operator, format!("{phase}/lock"), json!({}));
        let assumed = json!({"assumption": "equal_severity", "reason": "Tirage au sort."});
        self.add(cases, "phases_assume", operator, format!("{phase}/panel-assumption"), assumed);
        let done = panel.reviewed(&seat, 1, &[4.0, 3.5]).await;
        let done = format!("{phase}/assignments/{}/reopening", done.rsplit('/').next().unwrap());
        self.add(cases, "assignments_reopen", operator, done, json!({"reason": "Noté à l'envers."}));
        self.add(cases, "reminders_send", operator, format!("{phase}/reminders"), json!({"juror_ids": [juror.id]}));
        let facts = json!({"expertise": ["iot"], "languages": ["fr"], "max_load": 5});
        self.add(cases, "jury_seats_describe", &left, format!("/v1/jury/seats/{}/facts", left.id), facts);
        let placed = self.locked.operator.get(format!("{}/assignments", self.locked.phase)).await.expect(200);
        let path = format!("{}/assignments/{}/corrections", self.locked.phase, text(&placed.data()[0]["id"]));
        let score = json!({"score": 1.5, "comment": "Saisi à l'envers."});
        let body = json!({"scores": {self.locked.criteria()[0].as_str(): score}, "feedback": "Relu.", "reason": "Erreur de saisie."});
        cases.insert("assignments_correct", Case { app: &self.locked.app, person: self.locked.operator.clone(), path, body });
        let sat = self.locked.operator.get(format!("{}/jurors", self.locked.call())).await.expect(200);
        let (second, third) = (text(&sat.data()[1]["id"]), text(&sat.data()[2]["id"]));
        let exclusions = format!("{}/juror-exclusions", self.locked.phase);
        let excluded = |juror: &str| json!({"juror_id": juror, "reason": "Notes recopiées."});
        self.locked.operator.post(&exclusions, excluded(second)).await.expect(200);
        let steps = [
            ("phases_exclude_juror", exclusions.clone(), excluded(third)),
            ("phases_readmit_juror", format!("{exclusions}/{second}/readmission"), json!({"reason": "Expliquées."})),
        ];
        for (operation, path, body) in steps {
            cases.insert(operation, Case { app: &self.locked.app, person: self.locked.operator.clone(), path, body });
        }
        for (operation, panel, path, body) in [
            ("decisions_write", &self.locked, "decision", judging::decision(&self.locked).await),
            ("decisions_release", &self.decided, "release", json!({"version": 3})),
            ("phases_simulate", &self.locked, "simulations", {
                let criterion = &self.locked.criteria()[0];
                json!({"method": "raw", "seats": 2, "ties": "include", "weights": {criterion.as_str(): 3}})
            }),
        ] {
            let person = if operation == "decisions_write" { panel.ministry.person.clone() } else { panel.operator.clone() };
            cases.insert(operation, Case { app: &panel.app, person, path: format!("{}/{path}", panel.phase), body });
        }
    }
}

/// Where a wrong value is no error of the body: it is simply not the credential, or not the version that was seen, and is answered
/// as any other that is not.
const CREDENTIALS: [(&str, &str); 8] = [
    ("sessions_create", "/email"),
    ("sessions_create", "/password"),
    ("sessions_refresh", "/refresh_token"),
    ("accounts_verify", "/token"),
    ("accounts_reset_password", "/token"),
    ("me_change_password", "/current_password"),
    ("decisions_release", "/version"),
    ("corrections_release", "/version"),
];

#[tokio::test]
async fn sec_60_a_body_that_is_wrong_anywhere_is_refused_and_changes_nothing() {
    let scene = Scene::new().await;
    let cases = scene.cases().await;
    let mut complaints = Vec::new();
    let mut without: BTreeSet<String> = BTreeSet::new();
    let mut sent = 0;
    for operation in operations().iter().filter(|operation| schema_of(operation).is_some() && !operation.reads_a_file()) {
        let Some(case) = cases.get(operation.id()) else {
            without.insert(operation.id().to_owned());
            continue;
        };
        let schema = schema_of(operation).unwrap();
        let wrong = contract().faults(&schema, &case.body);
        assert!(wrong.is_empty(), "the case of {} is no right body: {wrong:?}", operation.id());
        let state = async || {
            // Attempts are counted; what they are counted for is what may not change.
            case.app.ctx.db.raw("DELETE FROM throttle").await.unwrap();
            let dump = case.app.ctx.db.dump().await.unwrap();
            // PostgreSQL reads rows in the order in which they lie.
            let mut lines: Vec<String> = dump.lines().map(str::to_owned).collect();
            lines.sort_unstable();
            lines
        };
        let before = state().await;
        let mut changed = false;
        for fault in faults(&schema, &case.body, operation.method == Method::PATCH) {
            sent += 1;
            let (mut answer, mut told) = send(case, operation, &fault).await;
            if answer.status() == 429 {
                state().await;
                (answer, told) = send(case, operation, &fault).await;
            }
            changed |= answer.status() == 401 && answer.json()["code"] == "invalid_credentials";
            if let Some(complaint) = told.err().or_else(|| complaint(operation, &fault, &answer)) {
                let body: String = String::from_utf8_lossy(&fault.body).chars().take(300).collect();
                let code = &answer.json()["code"];
                complaints.push(format!(
                    "{}, {}: {complaint}: {} {code} {}\n    {body}",
                    operation.id(),
                    fault.what,
                    answer.status(),
                    answer.json()["errors"]
                ));
            }
        }
        // A wrong password leaves an entry in the audit trail, as it should.
        if !changed && state().await != before {
            complaints.push(format!("{}: something was changed", operation.id()));
        }
    }
    assert!(without.is_empty(), "operations without a case: {without:?}");
    assert!(complaints.is_empty(), "{} of {sent} wrong bodies:\n{}", complaints.len(), complaints.join("\n"));
    assert!(sent > 2000, "only {sent}");
}
