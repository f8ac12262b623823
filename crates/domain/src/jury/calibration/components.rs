//! Which panels are connected, and what would connect them.
#![expect(clippy::indexing_slicing, reason = "vectors and matrices have the size of the design, which checked its indices")]

use super::design::Design;
use crate::jury::pieces::Pieces;
use serde::{Deserialize, Serialize};

/// Applications and jurors that are connected through reviews.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Component {
    /// Indices of applications, rising.
    pub applications: Vec<usize>,
    /// Indices of jurors, rising.
    pub jurors: Vec<usize>,
}

/// A review that would connect two components.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct BridgingReview {
    /// The index of the application.
    pub application: usize,
    /// The index of the juror.
    pub juror: usize,
}

/// The components of the graph of applications and jurors, in the order of their first applications. A juror without a review is in
/// none.
#[must_use]
pub fn components(design: &Design) -> Vec<Component> {
    components_of(design.applications(), design.jurors(), design.rows().iter().map(|row| (row.application, row.juror)))
}

/// The same of pairs `(application, juror)`. An application without a pair is in none either.
pub(in crate::jury) fn components_of(
    applications: usize,
    jurors: usize,
    pairs: impl IntoIterator<Item = (usize, usize)>,
) -> Vec<Component> {
    let mut pieces = Pieces::new(applications + jurors);
    for (application, juror) in pairs {
        pieces.link(application, applications + juror);
    }
    let component = |group: Vec<usize>| {
        let (readable, people): (Vec<_>, Vec<_>) = group.into_iter().partition(|node| *node < applications);
        Component { applications: readable, jurors: people.into_iter().map(|node| node - applications).collect() }
    };
    pieces.groups().into_iter().filter(|group| group.len() > 1).map(component).collect()
}

/// The residual degrees of freedom of the layout with applications and jurors: `T - n - J + #components`.
#[must_use]
pub fn residual_df(design: &Design, components: &[Component]) -> usize {
    let jurors: usize = components.iter().map(|component| component.jurors.len()).sum();
    (design.rows().len() + components.len()).saturating_sub(design.applications() + jurors)
}

/// One review fewer than there are components, which together would connect them all: each component is tied to the largest, by its
/// juror with the fewest reviews on an application of the largest with the fewest reviews, and nobody is named twice while others are
/// left. Conflicts of interest are not known here.
#[must_use]
pub fn bridging_reviews(design: &Design, components: &[Component]) -> Vec<BridgingReview> {
    let (by_application, by_juror) = (design.reviews_of_application(), design.reviews_of_juror());
    let size = |component: &Component| component.applications.len();
    let Some(hub) = (0..components.len()).rev().max_by_key(|at| components.get(*at).map_or(0, size)) else { return Vec::new() };
    let mut hosts: Vec<usize> = components.get(hub).map(|component| component.applications.clone()).unwrap_or_default();
    hosts.sort_by(|a, b| by_application[*a].total_cmp(&by_application[*b]));
    let others = components.iter().enumerate().filter(|(at, _)| *at != hub).map(|(_, component)| component);
    let guest = |component: &Component| component.jurors.iter().copied().min_by(|a, b| by_juror[*a].total_cmp(&by_juror[*b]));
    let pairs = others.zip(hosts.iter().cycle());
    pairs.filter_map(|(component, application)| Some(BridgingReview { application: *application, juror: guest(component)? })).collect()
}
