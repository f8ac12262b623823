//! Bodies of jurors who compare.

use super::{Case, Cases, Scene};
use acceptance::{Panel, Seat, a_call, json};

/// A panel that compares two applications, and its juror.
pub(super) async fn compared() -> (Panel, Seat) {
    let mut call = a_call();
    call["phases"][1]["review"]["mode"] = json!("pairwise");
    let panel = Panel::of_call(call, &["Capteurs", "Robots"]).await;
    let juror = panel.seat("Juror", "juror").await;
    (panel, juror)
}

impl Scene {
    pub(super) async fn comparing<'a>(&'a self, cases: &mut Cases<'a>) {
        let (panel, juror) = &self.compared;
        let (one, other) = (panel.assigned(juror, 0).await, panel.assigned(juror, 1).await);
        let path = |what: &str| format!("/v1/jury{}/{what}", panel.phase.trim_start_matches("/v1"));
        let comparison = json!({"left_assignment_id": one, "right_assignment_id": other, "verdict": "better", "comment": "Vu."});
        let order = json!({"groups": [[one], [other]], "comment": "Vus."});
        for (operation, path, body) in
            [("comparisons_create", path("comparisons"), comparison), ("orderings_create", path("orderings"), order)]
        {
            cases.insert(operation, Case { app: &panel.app, person: juror.person.clone(), path, body });
        }
    }
}
