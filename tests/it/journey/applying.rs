//! Fourteen startups apply; a fifteenth is late.

use super::from_challenge_to_shortlist::Story;
use super::wrong_roles::{Cast, FORBIDDEN, HIDDEN, MAY, not_now};
use acceptance::{Instant, Member, Method, Value, a_dossier, json, text};
use tahaddi_domain::organisation::MemberRole;

/// A startup applies. Everybody else, among them another startup of the call, tries it too.
async fn apply(story: &mut Story, number: usize, neighbour: &Member) -> String {
    let (path, call) = (story.path(), story.call.clone());
    let startup = story.startups[number].clone();
    story.cast.enter("startup viewer", &story.app.colleague(&startup, MemberRole::Viewer).await.person);
    story.cast.enter("applicant", neighbour);
    let cast = &story.cast;
    let dossier = a_dossier(&call, &format!("Solution {number}"));
    let applying = json!({"organisation_id": startup.organisation, "document": dossier});
    cast.cannot_post(&format!("{path}/applications"), &applying, &[("everybody", FORBIDDEN)]).await;
    let draft = startup.post(format!("{path}/applications"), applying).await.expect(201);
    let own = draft.location().to_owned();

    // A draft is its startup's alone.
    cast.cannot_see(&own, &[("everybody", HIDDEN), ("startup viewer", MAY)]).await;
    let alone = &[("everybody", HIDDEN), ("startup viewer", FORBIDDEN)];
    cast.cannot(Method::PATCH, &own, &json!({"title": "x"}), alone).await;
    cast.cannot(Method::DELETE, &own, &Value::Null, alone).await;
    cast.cannot_post(&format!("{own}/submission"), &json!({}), alone).await;
    startup.post(format!("{own}/submission"), json!({})).await.expect(200);

    // What was handed in is its startup's too; the ministry may not look before the deadline, and never change it.
    sealed(cast, &own).await;
    draft.id().to_owned()
}

async fn sealed(cast: &Cast, own: &str) {
    let seeing = &[("everybody", HIDDEN), ("support", FORBIDDEN), ("operator", MAY), ("startup viewer", MAY)];
    cast.cannot_see(own, seeing).await;
    let strange = &[("everybody", HIDDEN), ("support", FORBIDDEN), ("operator", FORBIDDEN), ("startup viewer", FORBIDDEN)];
    cast.cannot(Method::PATCH, own, &json!({"title": "x"}), strange).await;
    cast.cannot_post(&format!("{own}/submission"), &json!({}), strange).await;
    cast.cannot_post(&format!("{own}/withdrawal"), &json!({}), strange).await;
}

pub(super) async fn fourteen_startups_apply_and_one_is_late(story: &mut Story) {
    story.app.clock.set(Instant::parse("2027-02-10T10:00:00Z").unwrap());
    for number in 1..=14 {
        let startup = story.app.startup(&format!("Startup {number}")).await;
        story.startups.push(startup);
    }
    let late = story.app.startup("Startup 15").await;
    for number in 0..14 {
        let neighbour = story.startups.get(number + 1).unwrap_or(&late).clone();
        let application = apply(story, number, &neighbour).await;
        story.applications.push(application);
    }
    let (path, ministry) = (story.path(), &story.ministry);
    let again = json!({"organisation_id": story.startups[0].organisation, "document": a_dossier(&story.call, "Encore")});
    story.startups[0].post(format!("{path}/applications"), again).await.problem(409, "application_already_exists");

    let draft = story.app.drafted(&late, &story.call, "Trop tard").await;
    let drafted = format!("/v1/applications/{}", text(&draft["id"]));
    story.cast.enter("startup viewer", &story.app.colleague(&late, MemberRole::Viewer).await.person);
    story.cast.enter("applicant", &story.startups[0].person);
    let sealed = not_now("applications_sealed");
    story.cast.cannot_see(&format!("{path}/applications"), &[("everybody", FORBIDDEN), ("organisers", sealed)]).await;
    story.cast.cannot_see(&format!("{path}/application-count"), &[("everybody", FORBIDDEN), ("organisers", MAY)]).await;
    ministry.get(format!("{path}/applications")).await.problem(409, "applications_sealed");
    story.app.clock.set(Instant::parse("2027-04-01T00:00:00Z").unwrap());
    let submission = format!("{drafted}/submission");
    story.cast.cannot_post(&submission, &json!({}), &[("everybody", HIDDEN), ("startup viewer", FORBIDDEN)]).await;
    let refused = late.post(&submission, json!({})).await.problem(409, "deadline_passed");
    assert_eq!(refused.json()["details"]["deadline"], "2027-03-31T23:59:59.000000Z");
    assert_eq!(refused.json()["details"]["server_time"], "2027-04-01T00:00:00.000000Z");
    assert_eq!(ministry.get(format!("{path}/applications")).await.expect(200).data().len(), 14);
    story.cast.cannot_see(&format!("{path}/applications"), &[("everybody", FORBIDDEN), ("organisers", MAY)]).await;
}
