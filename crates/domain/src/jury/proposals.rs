//! What jurors propose to decide, counted dossier by dossier. They propose and the chair decides: a proposal weighs on no score and no rank.

use super::Assignment;
use crate::document::Outcome;
use crate::id::{ApplicationId, AssignmentId};
use std::collections::{BTreeMap, BTreeSet};

/// What the jurors of one application propose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"selected": 2, "reserve": 1, "refused": 0, "none": 0})))]
pub struct Proposals {
    /// How many propose to select it.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub selected: u32,
    /// How many propose the reserve list.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub reserve: u32,
    /// How many propose to refuse it.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub refused: u32,
    /// How many handed in a sheet and propose nothing.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub none: u32,
}

/// The proposals of the sheets that count: handed in, and not put aside for a conflict of interest.
#[must_use]
pub fn proposals<'a>(
    assignments: impl IntoIterator<Item = &'a Assignment>,
    set_aside: &BTreeSet<AssignmentId>,
) -> BTreeMap<&'a ApplicationId, Proposals> {
    let mut counted: BTreeMap<&ApplicationId, Proposals> = BTreeMap::new();
    for review in assignments.into_iter().filter(|item| !set_aside.contains(&item.id)).filter_map(Assignment::review) {
        let of = counted.entry(review.application).or_default();
        *match review.sheet.proposal {
            Some(Outcome::Selected) => &mut of.selected,
            Some(Outcome::Reserve) => &mut of.reserve,
            Some(Outcome::Refused) => &mut of.refused,
            None => &mut of.none,
        } += 1;
    }
    counted
}
