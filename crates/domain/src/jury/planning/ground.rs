//! What a plan is made from, as it stood at one moment.

use crate::document::{JurorScope, Key, PlanGround};
use crate::id::{ApplicationId, JurorId};
use crate::jury::{Assignment, AssignmentState, Persons};
use std::collections::{BTreeMap, BTreeSet};

/// An application that is to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanApplication {
    /// Its identifier.
    pub id: ApplicationId,
    /// Its track.
    pub track: Option<Key>,
    /// The sectors and technologies of its startup, by slug.
    pub tags: Vec<String>,
    /// Whether its completed sheets lie so far apart that one juror more should read it.
    pub diverges: bool,
}

/// What a plan is made from.
#[derive(Clone, Debug, Default)]
pub struct Ground {
    /// Who is on the panel and scores.
    pub jurors: BTreeSet<JurorId>,
    /// What part of the call those of them judge who were not asked for all of it.
    pub scopes: BTreeMap<JurorId, JurorScope>,
    /// The applications that the phase is about.
    pub applications: Vec<PlanApplication>,
    /// Every conflict of interest between somebody who is or was on the panel and an application, and whether the organiser, who declared
    /// it, may take it back.
    pub conflicts: BTreeMap<(JurorId, ApplicationId), bool>,
    /// The assignments of the phase, in any state.
    pub assignments: Vec<Assignment>,
    /// Which seats are one person's.
    pub persons: Persons,
}

impl Ground {
    /// What a later ground is compared with.
    #[must_use]
    pub fn mark(&self) -> PlanGround {
        let applications: BTreeSet<ApplicationId> = self.applications.iter().map(|application| application.id.clone()).collect();
        let held = |holds: &dyn Fn(&Assignment) -> bool| {
            let of_phase = self.assignments.iter().filter(|item| applications.contains(&item.application) && holds(item));
            of_phase.map(pair).collect()
        };
        let given_back = self.persons.not_again(self.assignments.iter().filter(|item| applications.contains(&item.application)));
        PlanGround {
            jurors: self.jurors.clone(),
            scopes: self.scopes.iter().flat_map(tracks).collect(),
            conflicts: self.conflicts.keys().cloned().collect(),
            assignments: held(&Assignment::is_active),
            given_back,
            not_begun: held(&is_not_begun),
            applications,
        }
    }
}

/// A juror with each track of the scope.
fn tracks((juror, scope): (&JurorId, &JurorScope)) -> Vec<(JurorId, Key)> {
    scope.tracks.iter().map(|track| (juror.clone(), track.clone())).collect()
}

/// Who has what.
pub(super) fn pair(item: &Assignment) -> (JurorId, ApplicationId) {
    (item.juror.clone(), item.application.clone())
}

/// Whether nothing is lost if it goes to somebody else.
pub(super) fn is_not_begun(item: &Assignment) -> bool {
    item.state == AssignmentState::Assigned && item.sheet.is_none()
}
