//! DigitAgri, from the registration of a ministry to a public shortlist.

use super::wrong_roles::Cast;
use super::{applying, deciding, jury, posting, scoring};
use acceptance::{Member, Person, TestApp, Value, text};

/// How far the story is.
pub(super) struct Story {
    pub(super) app: TestApp,
    /// Everybody who tries what is not theirs.
    pub(super) cast: Cast,
    pub(super) operator: Person,
    /// Who posts the call.
    pub(super) ministry: Member,
    /// A second owner of the ministry.
    pub(super) colleague: Person,
    /// The call, as everybody sees it.
    pub(super) call: Value,
    pub(super) startups: Vec<Member>,
    /// The identifiers of their applications, in the same order.
    pub(super) applications: Vec<String>,
    /// The panel: the first belongs to the first startup too.
    pub(super) jurors: Vec<Person>,
    /// The identifiers of their seats, in the same order.
    pub(super) seats: Vec<String>,
}

impl Story {
    /// The path of the call.
    pub(super) fn path(&self) -> String {
        format!("/v1/challenges/{}", text(&self.call["id"]))
    }

    /// The path of its review phase.
    pub(super) fn phase(&self) -> String {
        format!("/v1/phases/{}", text(&self.call["document"]["phases"][1]["id"]))
    }
}

#[tokio::test]
async fn a_ministry_selects_ten_startups_and_can_defend_it() {
    let mut story = posting::a_call_is_published().await;
    applying::fourteen_startups_apply_and_one_is_late(&mut story).await;
    jury::six_people_take_a_seat(&mut story).await;
    let assignments = jury::applications_are_assigned(&story).await;
    scoring::jurors_score_blind(&mut story, &assignments).await;
    scoring::the_panel_is_locked(&mut story).await;
    deciding::the_ministry_decides_and_a_second_person_releases(&story).await;

    // Everything is in the audit trail, and the trail is sealed.
    let verified = story.app.ctx.db.read(tahaddi_api::service::audit::verify).await.unwrap();
    assert_eq!((verified.broken_at, verified.unsealed), (None, 0));
    assert!(verified.sealed > 100);
}
