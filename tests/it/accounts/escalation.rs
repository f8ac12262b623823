//! SEC-49: nobody gives more than they hold, and somebody always holds the last key.

use acceptance::{Person, Span, TestApp, Value, json, text};
use proptest::prelude::*;
use tahaddi_domain::access::OperatorRole;
use tahaddi_domain::id::{Id as _, OrganisationId};
use tahaddi_domain::organisation::MemberRole;
use tahaddi_persistence::StoreError;
use tahaddi_persistence::repo::user;

/// Two administrators, one who only reads, an owner, an editor, a viewer, and two who belong nowhere.
const PEOPLE: usize = 8;
const ROLES: [&str; 3] = ["viewer", "editor", "owner"];
const OPERATORS: [&str; 2] = ["support", "admin"];

/// What one of the people tries; numbers are places in the list of people, or choices.
#[derive(Clone, Debug)]
enum Step {
    SetRole { by: usize, of: usize, role: usize },
    Remove { by: usize, of: usize },
    Transfer { by: usize, to: usize },
    Invite { by: usize, whom: usize, role: usize },
    InviteOperator { by: usize, whom: usize, role: usize },
    Accept { by: usize },
    Disable { by: usize, whom: usize },
    Enable { by: usize, whom: usize },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let (by, whom) = (0..PEOPLE, 0..PEOPLE);
    let pair = move || (by.clone(), whom.clone());
    let step = prop_oneof![
        3 => (pair(), 0..3_usize).prop_map(|((by, of), role)| Step::SetRole { by, of, role }),
        2 => pair().prop_map(|(by, of)| Step::Remove { by, of }),
        1 => pair().prop_map(|(by, to)| Step::Transfer { by, to }),
        3 => (pair(), 0..3_usize).prop_map(|((by, whom), role)| Step::Invite { by, whom, role }),
        2 => (pair(), 0..2_usize).prop_map(|((by, whom), role)| Step::InviteOperator { by, whom, role }),
        5 => (0..PEOPLE).prop_map(|by| Step::Accept { by }),
        2 => pair().prop_map(|(by, whom)| Step::Disable { by, whom }),
        1 => pair().prop_map(|(by, whom)| Step::Enable { by, whom }),
    ];
    prop::collection::vec(step, 1..40)
}

/// What one person may do, as the database has it. Ranks grow with the right; 0 is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Power {
    member: usize,
    operator: usize,
    enabled: bool,
}

impl Power {
    fn runs_the_network(self) -> bool {
        self.enabled && self.operator == 2
    }
    fn owns(self) -> bool {
        self.enabled && self.member == 3
    }
}

struct Scene {
    app: TestApp,
    people: Vec<Person>,
    organisation: String,
    /// Who sent the newest invitation of each.
    inviters: Vec<Option<usize>>,
}

impl Scene {
    async fn new() -> Self {
        let app = TestApp::start().await;
        let owner = app.founder("partner", "Ministère").await;
        let mut people = vec![app.operator().await, app.operator().await, app.support().await, owner.person.clone()];
        for role in [MemberRole::Editor, MemberRole::Viewer] {
            people.push(app.colleague(&owner, role).await.person);
        }
        for name in ["Stranger", "Other"] {
            people.push(app.person(name).await);
        }
        assert_eq!(people.len(), PEOPLE);
        Self { app, people, organisation: owner.organisation, inviters: vec![None; PEOPLE] }
    }

    async fn powers(&self) -> Vec<Power> {
        let ids: Vec<_> = self.people.iter().map(|person| person.id().clone()).collect();
        let organisation = OrganisationId::parse(&self.organisation).unwrap();
        let read = self.app.ctx.db.snapshot(move |conn| {
            let mut powers = Vec::new();
            for id in &ids {
                let user = user::find(conn, id)?.unwrap();
                let memberships = user::memberships(conn, id)?;
                let role = memberships.iter().find(|membership| membership.organisation == organisation).map(|membership| membership.role);
                powers.push(Power {
                    member: role.map_or(0, |role| 1 + ROLES.iter().position(|name| *name == role.as_str()).unwrap()),
                    operator: match user.operator_role {
                        None => 0,
                        Some(OperatorRole::Support) => 1,
                        Some(OperatorRole::Admin) => 2,
                    },
                    enabled: user.disabled_at.is_none(),
                });
            }
            Ok::<_, StoreError>(powers)
        });
        read.await.unwrap()
    }

    /// Tries a step; its status, and who gave what it gives.
    async fn attempt(&mut self, step: &Step) -> (u16, Option<usize>) {
        let members = format!("/v1/organisations/{}/members", self.organisation);
        let email = |place: usize| self.people[place].email().to_owned();
        let id = |place: usize| self.people[place].id().to_string();
        let reason = json!({"reason": "Because."});
        let (by, method, path, body) = match *step {
            Step::SetRole { by, of, role } => (by, "put", format!("{members}/{}", id(of)), json!({"role": ROLES[role]})),
            Step::Remove { by, of } => (by, "delete", format!("{members}/{}", id(of)), Value::Null),
            Step::Transfer { by, to } => {
                (by, "post", format!("/v1/organisations/{}/ownership-transfer", self.organisation), json!({"user_id": id(to)}))
            }
            Step::Invite { by, whom, role } => (by, "post", members, json!({"email": email(whom), "role": ROLES[role]})),
            Step::InviteOperator { by, whom, role } => {
                (by, "post", "/v1/operators/invitations".to_owned(), json!({"email": email(whom), "role": OPERATORS[role]}))
            }
            Step::Accept { by } => {
                let Some(inviter) = self.inviters[by] else { return (404, None) };
                let path = format!("/v1/invitations/{}/acceptance", self.app.mail_to(&email(by)).token());
                let answer = self.people[by].post(path, json!({})).await;
                return (answer.status(), Some(inviter));
            }
            Step::Disable { by, whom } => (by, "post", format!("/v1/users/{}/disablement", id(whom)), reason),
            Step::Enable { by, whom } => (by, "post", format!("/v1/users/{}/enablement", id(whom)), reason),
        };
        let person = &self.people[by];
        let answer = match method {
            "put" => person.put(path, "*", body).await,
            "delete" => person.delete(path, "*").await,
            _ => person.post(path, body).await,
        };
        if let (201, Step::Invite { by, whom, .. } | Step::InviteOperator { by, whom, .. }) = (answer.status(), step) {
            // Mails are in the order of their instants.
            self.app.advance(Span::seconds(1));
            self.app.tick().await;
            assert_eq!(text(&answer.json()["email"]), self.people[*whom].email());
            self.inviters[*whom] = Some(*by);
        }
        if let (204, Step::Enable { whom, .. }) = (answer.status(), step) {
            self.people[*whom] = self.app.signed_in_anew(&self.people[*whom]).await;
        }
        (answer.status(), Some(by))
    }
}

/// Each right that somebody gained was the giver's to give; what somebody lost, they gave up or a more powerful one took.
fn fault(step: &Step, giver: Power, itself: bool, before: Power, after: Power) -> Option<String> {
    let manages = giver.owns() || giver.runs_the_network();
    let complain = |what: &str| Some(format!("{what}: {step:?} by {giver:?}: {before:?} became {after:?}"));
    if after.member > before.member && !manages {
        return complain("a membership given by one who cannot");
    }
    if after.member < before.member && !manages && !itself {
        return complain("a membership taken by one who cannot");
    }
    if after.operator != before.operator && !giver.runs_the_network() {
        return complain("the network given away by one who does not run it");
    }
    if after.enabled != before.enabled && !giver.runs_the_network() {
        return complain("an account switched by one who does not run the network");
    }
    None
}

async fn play(steps: Vec<Step>) {
    let mut scene = Scene::new().await;
    let mut before = scene.powers().await;
    let (mut done, mut refused) = (0, 0);
    for step in &steps {
        let (status, giver) = scene.attempt(step).await;
        let after = scene.powers().await;
        assert!((200..500).contains(&status), "{step:?} is answered {status}");
        if status >= 400 {
            refused += 1;
            assert_eq!(before, after, "{step:?} was refused with {status} and changed something");
        } else {
            done += 1;
            let giver = giver.unwrap();
            for place in 0..PEOPLE {
                let fault = fault(step, before[giver], place == giver, before[place], after[place]);
                assert!(fault.is_none(), "{}", fault.unwrap());
            }
        }
        assert!(after.iter().any(|power| power.runs_the_network()), "nobody runs the network after {step:?}");
        assert!(after.iter().any(|power| power.member == 3), "the organisation has no owner after {step:?}");
        before = after;
    }
    assert_eq!(done + refused, steps.len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn sec_49_nobody_gives_more_than_they_hold(steps in steps()) {
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(play(steps));
    }
}

#[tokio::test]
async fn sec_49_an_invitation_ends_with_the_right_to_send_it() {
    let app = TestApp::start().await;
    let first = app.partner("Ministère").await;
    let second = app.colleague(&first, MemberRole::Owner).await;
    let other = app.person("Second address").await;
    let members = format!("/v1/organisations/{}/members", first.organisation);
    let invite = async |by: &Person| {
        by.post(&members, json!({"email": other.email(), "role": "owner"})).await.expect(201);
        app.advance(Span::seconds(1));
        app.tick().await;
        format!("/v1/invitations/{}", app.mail_to(other.email()).token())
    };
    // Whoever is removed has no way back by an invitation to an address of one's own.
    let link = invite(&second).await;
    app.anonymous().get(&link).await.expect(200);
    first.delete(format!("{members}/{}", second.id()), "*").await.expect(204);
    app.anonymous().get(&link).await.problem(410, "link_expired");
    other.post(format!("{link}/acceptance"), json!({})).await.problem(410, "link_expired");
    // Nor whoever has become an editor, or was disabled.
    let link = invite(&first).await;
    let heir = app.colleague(&first, MemberRole::Viewer).await;
    first.post(format!("/v1/organisations/{}/ownership-transfer", first.organisation), json!({"user_id": heir.id()})).await.expect(204);
    other.post(format!("{link}/acceptance"), json!({})).await.problem(410, "link_expired");
    let operator = app.operator().await;
    let link = invite(&operator).await;
    let colleague = app.operator().await;
    colleague.post(format!("/v1/users/{}/disablement", operator.id()), json!({"reason": "Left."})).await.expect(204);
    other.post(format!("{link}/acceptance"), json!({})).await.problem(410, "link_expired");
    // One of somebody who may still send it is good.
    let link = invite(&heir).await;
    other.post(format!("{link}/acceptance"), json!({})).await.expect(204);
}
