//! Reviews that would connect panels, of jurors who may give them.

use super::analysis::PhaseReport;
use super::evaluation::Bridge;
use crate::id::{ApplicationId, JurorId};
use std::collections::BTreeMap;

/// What is known of those who could give a review more.
pub struct BridgeRoom<'a> {
    /// The jurors on the panel, each with how many more applications may be given to them.
    pub room: BTreeMap<JurorId, usize>,
    /// Whether an application may be given to a juror: there is no conflict of interest, and it never was.
    pub may_read: &'a dyn Fn(&JurorId, &ApplicationId) -> bool,
}

/// A panel by what it holds.
struct Panel<'a> {
    applications: Vec<&'a ApplicationId>,
    jurors: Vec<&'a JurorId>,
}

/// The reviews that would connect the components of a report: one fewer than there are components, fewer where nobody is free for one. Each
/// component is tied to what is connected already, beginning with the largest, by the juror and the application with the fewest reviews.
#[must_use]
pub fn bridges(report: &PhaseReport, known: &BridgeRoom<'_>) -> Vec<Bridge<ApplicationId, JurorId>> {
    let mut reviews: BTreeMap<&ApplicationId, usize> = report.applications.iter().map(|item| (&item.application, item.reviews)).collect();
    let mut given: BTreeMap<&JurorId, usize> = report.jurors.iter().map(|item| (&item.juror, item.reviews)).collect();
    let mut room = known.room.clone();
    let applications: Vec<&ApplicationId> = reviews.keys().copied().collect();
    let jurors: Vec<&JurorId> = given.keys().copied().collect();
    let mut open: Vec<Panel<'_>> = report
        .connection
        .components
        .iter()
        .map(|component| Panel {
            applications: component.applications.iter().filter_map(|at| applications.get(*at).copied()).collect(),
            jurors: component.jurors.iter().filter_map(|at| jurors.get(*at).copied()).collect(),
        })
        .collect();
    // The sort is stable: of equally large ones the first.
    open.sort_by_key(|panel| std::cmp::Reverse(panel.applications.len()));
    if open.is_empty() {
        return Vec::new();
    }
    let mut joined = open.remove(0);
    let mut found = Vec::new();
    loop {
        let free = |guests: &Panel<'_>, hosts: &Panel<'_>| {
            let mut guests: Vec<&JurorId> =
                guests.jurors.iter().copied().filter(|juror| room.get(*juror).is_some_and(|room| *room > 0)).collect();
            guests.sort_by_key(|juror| given.get(juror).copied());
            let mut hosts = hosts.applications.clone();
            hosts.sort_by_key(|application| reviews.get(application).copied());
            let host = |juror: &JurorId| hosts.iter().copied().find(|application| (known.may_read)(juror, application));
            guests.into_iter().find_map(|juror| Some((host(juror)?.clone(), juror.clone())))
        };
        let tie = |panel: &Panel<'_>| free(panel, &joined).or_else(|| free(&joined, panel));
        let Some((place, (application, juror))) = open.iter().enumerate().find_map(|(place, panel)| Some((place, tie(panel)?))) else {
            return found;
        };
        let panel = open.remove(place);
        joined.applications.extend(panel.applications);
        joined.jurors.extend(panel.jurors);
        if let Some(room) = room.get_mut(&juror) {
            *room -= 1;
        }
        if let Some(reviews) = reviews.get_mut(&application) {
            *reviews += 1;
        }
        if let Some(given) = given.get_mut(&juror) {
            *given += 1;
        }
        found.push(Bridge { application, juror });
    }
}

#[cfg(test)]
#[path = "bridging_tests.rs"]
mod tests;
