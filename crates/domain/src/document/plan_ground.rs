//! What a plan of assignments was made from, so that it is adopted on the same ground or not at all.

use super::{Document, Key};
use crate::code::{Code, FieldCode};
use crate::id::{ApplicationId, Id as _, JurorId};
use crate::jury::digest_text;
use crate::refusal::{Check, Refusal};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A juror and an application.
type Pairs = BTreeSet<(JurorId, ApplicationId)>;

/// The ground under a plan. How far a juror is with what stays makes no difference to it, and neither does what profiles say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanGround {
    /// Who is on the panel and scores.
    pub jurors: BTreeSet<JurorId>,
    /// The tracks to which jurors are limited who are.
    #[serde(default)]
    pub scopes: BTreeSet<(JurorId, Key)>,
    /// The applications that the phase is about.
    pub applications: BTreeSet<ApplicationId>,
    /// Who has a conflict of interest with which.
    pub conflicts: Pairs,
    /// What is with a juror.
    pub assignments: Pairs,
    /// What jurors stepped back from or did not take, and what they have in another seat: neither is given to them.
    pub given_back: Pairs,
    /// What is with a juror who has not begun. In a stored plan, that of it which the plan takes away.
    pub not_begun: Pairs,
}

impl Document for PlanGround {}

/// The most changes that a refusal lists.
const MOST_TOLD: usize = 200;

impl PlanGround {
    /// Whether a plan that was made on `before` may still be adopted on this ground.
    ///
    /// # Errors
    /// `plan_outdated`, with what has come and what has gone.
    pub fn ensure_still(&self, before: &Self) -> Result<(), Refusal> {
        let juror = |id: &JurorId| format!("/jurors/{id}");
        let application = |id: &ApplicationId| format!("/applications/{id}");
        let mut told = differences(&before.jurors, &self.jurors, juror);
        told.extend(differences(&before.scopes, &self.scopes, |(juror, track)| format!("/scopes/{juror}/{track}")));
        told.extend(differences(&before.applications, &self.applications, application));
        let parts = [
            ("conflicts", &before.conflicts, &self.conflicts),
            ("assignments", &before.assignments, &self.assignments),
            ("given_back", &before.given_back, &self.given_back),
            // Whoever has not begun since is no concern of the plan.
            ("not_begun", &before.not_begun, &(&self.not_begun & &before.not_begun)),
        ];
        for (name, before, now) in parts {
            told.extend(differences(before, now, |(juror, application)| format!("/{name}/{juror}/{application}")));
        }
        let mut check = Check::default();
        told.into_iter().take(MOST_TOLD).for_each(|(pointer, code)| check.fail(pointer, code));
        check.finish_as(Code::PlanOutdated)
    }

    /// The parts by name, each with how much it holds and a digest: two plans with the same digest stand on the same part.
    #[must_use]
    pub fn parts(&self) -> [(&'static str, usize, String); 4] {
        let one = |id: &str| id.to_owned();
        let scoped = |id: &JurorId| {
            let tracks = self.scopes.iter().filter(|(juror, _)| juror == id).map(|(_, track)| format!(" {track}"));
            std::iter::once(one(id.as_str())).chain(tracks).collect::<String>()
        };
        let pair = |(juror, application): &(JurorId, ApplicationId)| format!("{juror} {application}");
        let pairs = |pairs: &Pairs| pairs.iter().map(pair).collect::<Vec<_>>();
        let given_back = self.given_back.iter().map(|held| format!("given back {}", pair(held)));
        [
            part("jurors", self.jurors.iter().map(scoped).collect()),
            part("applications", self.applications.iter().map(|id| one(id.as_str())).collect()),
            part("conflicts", pairs(&self.conflicts)),
            part("assignments", pairs(&self.assignments).into_iter().chain(given_back).collect()),
        ]
    }
}

fn part(name: &'static str, lines: Vec<String>) -> (&'static str, usize, String) {
    (name, lines.len(), digest_text(lines.join("\n")))
}

fn differences<T: Ord>(before: &BTreeSet<T>, now: &BTreeSet<T>, pointer: impl Fn(&T) -> String) -> Vec<(String, FieldCode)> {
    let gone = before.difference(now).map(|item| (pointer(item), FieldCode::Vanished));
    let come = now.difference(before).map(|item| (pointer(item), FieldCode::Appeared));
    gone.chain(come).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jury::testing::id;

    fn ground() -> PlanGround {
        PlanGround {
            jurors: [id(1), id(2)].into(),
            scopes: [(id(1), Key::new("cleantech"))].into(),
            applications: [id(3), id(4)].into(),
            conflicts: [(id(1), id(3))].into(),
            assignments: [(id(1), id(4)), (id(2), id(4))].into(),
            given_back: Pairs::new(),
            not_begun: [(id(1), id(4))].into(),
        }
    }
    fn told(now: &PlanGround) -> Vec<(String, FieldCode)> {
        let refusal = now.ensure_still(&ground()).unwrap_err();
        assert_eq!(refusal.code, Code::PlanOutdated);
        refusal.fields.into_iter().map(|issue| (issue.pointer, issue.code)).collect()
    }

    #[test]
    fn what_came_and_what_went_is_told_and_what_was_begun_elsewhere_is_not() {
        let mut now = ground();
        now.not_begun.insert((id(2), id(4)));
        assert_eq!(now.ensure_still(&ground()), Ok(()));
        let (one, two): (JurorId, JurorId) = (id(1), id(2));
        let (three, four): (ApplicationId, ApplicationId) = (id(3), id(4));
        now.jurors.remove(&two);
        now.conflicts.insert((two.clone(), three.clone()));
        now.not_begun.clear();
        now.scopes = [(one.clone(), Key::new("agritech"))].into();
        let expected = [
            (format!("/jurors/{two}"), FieldCode::Vanished),
            (format!("/scopes/{one}/cleantech"), FieldCode::Vanished),
            (format!("/scopes/{one}/agritech"), FieldCode::Appeared),
            (format!("/conflicts/{two}/{three}"), FieldCode::Appeared),
            (format!("/not_begun/{one}/{four}"), FieldCode::Vanished),
        ];
        assert_eq!(told(&now), expected);
        let moved = PlanGround { applications: [id(3)].into(), assignments: [(one.clone(), four.clone())].into(), ..ground() };
        let expected =
            [(format!("/applications/{four}"), FieldCode::Vanished), (format!("/assignments/{two}/{four}"), FieldCode::Vanished)];
        assert_eq!(told(&moved), expected);
    }

    #[test]
    fn a_digest_tells_a_part_from_another() {
        let (before, mut after) = (ground().parts(), ground());
        after.given_back.insert((id(1), id(3)));
        let same: Vec<bool> = before.iter().zip(after.parts()).map(|(before, after)| before == &after).collect();
        assert_eq!(same, [true, true, true, false]);
        after.scopes.clear();
        assert_ne!(after.parts()[0].2, before[0].2);
    }
}
