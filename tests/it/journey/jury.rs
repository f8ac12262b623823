//! Six people are invited to the panel; one of them belongs to the first startup. The applications are assigned.

use super::entering::{mailed, newcomer_accepts, nobody_accepts, owner_accepts};
use super::from_challenge_to_shortlist::Story;
use super::wrong_roles::{FORBIDDEN, HIDDEN, JURY, MAY, Refusal};
use acceptance::{Instant, Method, Person, Value, json};
use tahaddi_domain::organisation::MemberRole;

/// Who may not keep the panel. Who has nothing to do with the call's making does not hear of it.
const WRONG_KEEPERS: [(&str, Refusal); 4] = [("everybody", HIDDEN), ("organisers", FORBIDDEN), ("operator", MAY), ("jury", FORBIDDEN)];

/// Asks somebody to the panel: the identifier of the seat, and the token of the mail.
async fn invite(story: &Story, email: &str) -> (String, String) {
    let panel = format!("{}/jurors", story.path());
    let invitation = json!({"email": email, "role": "juror"});
    story.cast.cannot_post(&panel, &invitation, &WRONG_KEEPERS).await;
    let seat = story.operator.post(&panel, invitation.clone()).await.expect(201).id().to_owned();
    story.operator.post(&panel, invitation).await.problem(409, "already_on_panel");
    (seat, mailed(&story.app, email).await)
}

/// Somebody is asked and taken off again before answering.
async fn an_invitation_is_taken_back(story: &Story) {
    let asked = story.app.person("Asked too early").await;
    let (seat, token) = invite(story, asked.email()).await;
    let (removal, reason) = (format!("/v1/jurors/{seat}/removal"), json!({"reason": "Une erreur d'adresse."}));
    story.cast.cannot_post(&removal, &reason, &WRONG_KEEPERS).await;
    asked.post(&removal, reason.clone()).await.problem(404, "not_found");
    story.operator.post(&removal, reason).await.expect(200);
    nobody_accepts(&story.app, &story.cast, &token, &asked, &json!({"confidentiality_accepted": true})).await;
}

pub(super) async fn six_people_take_a_seat(story: &mut Story) {
    story.app.clock.set(Instant::parse("2027-04-02T09:00:00Z").unwrap());
    an_invitation_is_taken_back(story).await;
    let insider = story.app.colleague(&story.startups[0], MemberRole::Viewer).await.person;
    let promise = json!({"confidentiality_accepted": true});
    for number in 0..5 {
        let juror = if number == 0 { insider.clone() } else { story.app.person(&format!("Juror {number}")).await };
        let (seat, token) = invite(story, juror.email()).await;
        let accept = |body: Value| juror.request(Method::POST, format!("/v1/invitations/{token}/acceptance")).json(body).send();
        accept(json!({"confidentiality_accepted": false})).await.problem(422, "validation_failed");
        owner_accepts(&story.app, &story.cast, &token, &juror, &promise).await;
        enter(story, juror, seat);
    }
    // The last has no account yet.
    let email = "juror-5@experts.example";
    let (seat, token) = invite(story, email).await;
    let juror = newcomer_accepts(&story.app, &story.cast, &token, email, &promise).await;
    enter(story, juror, seat);
}

fn enter(story: &mut Story, juror: Person, seat: String) {
    if let Some(role) = JURY.get(story.jurors.len()) {
        story.cast.enter(role, &juror);
    }
    story.jurors.push(juror);
    story.seats.push(seat);
}

/// Two jurors read each application, in turn; the insider reads one of the others. The assignments, as they were made.
pub(super) async fn applications_are_assigned(story: &Story) -> Vec<Value> {
    let Story { cast, operator, jurors, applications, .. } = story;
    let (assign, panel) = (format!("{}/assignments", story.phase()), format!("{}/jurors", story.path()));
    // The insider cannot be assigned the own startup's application, and cannot read it as a juror.
    let both = json!({"assignments": [pair(story, 1, 1), pair(story, 0, 0)]});
    operator.post(&assign, both).await.problem(403, "conflict_of_interest");
    assert!(operator.get(&assign).await.expect(200).data().is_empty(), "all or nothing");
    jurors[0].get(format!("/v1/applications/{}", applications[0])).await.expect(200); // as a member of the startup, not as a juror

    let turn = |application: usize| [1 + application % 5, 1 + (application + 1) % 5].map(|juror| pair(story, juror, application));
    let mut pairs: Vec<Value> = (0..14).flat_map(turn).collect();
    pairs.push(pair(story, 0, 1));
    let pairs = json!({"assignments": pairs});
    cast.cannot_post(&assign, &pairs, &WRONG_KEEPERS).await;
    let watching = [&WRONG_KEEPERS[..], &[("support", MAY)]].concat();
    cast.cannot_see(&assign, &watching).await;
    cast.cannot_see(&panel, &watching).await;
    let placed = operator.post(&assign, pairs).await.expect(201);
    placed.json()["assignments"].as_array().unwrap().clone()
}

/// An application for a juror, by their places.
pub(super) fn pair(story: &Story, juror: usize, application: usize) -> Value {
    json!({"juror_id": story.seats[juror], "application_id": story.applications[application]})
}
