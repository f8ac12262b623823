//! The published rule by which a phase is cut, as it binds its ranking and its decision: how many get further, of which parts of the
//! field, from which score on, and what happens to ties.

mod counting;
mod seating;

use super::ranking::Ranking;
use super::seats::{SeatLine, seat_line_among};
use crate::document::{CutMethod, Key, Points, TiePolicy};
use crate::id::ApplicationId;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The rule by which a phase is cut, counted out. The default is that of a call which says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PhaseCut {
    /// What decides; null where the call does not say.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub method: Option<CutMethod>,
    /// How many get further; null where everybody does who reaches the thresholds.
    #[cfg_attr(feature = "openapi", schema(required, minimum = 0, maximum = 4_294_967_295_i64))]
    pub seats: Option<u32>,
    /// How many get further at least, if there are so many; 0 where the rule does not say.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 1_000_000))]
    pub least: u32,
    /// What happens to ties on the last seat.
    pub ties: TiePolicy,
    /// The least score with which an application is ranked, 0 to 100.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub score_at_least: Option<Points>,
    /// How many are kept in reserve; 0 where the rule does not say.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 1_000_000))]
    pub reserve: u32,
    /// How many may get further beside these, each with a reason.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 10_000_000))]
    pub further: u32,
    /// Whether seats are counted in the parts alone: who belongs to none takes none.
    pub by_parts: bool,
    /// Parts of the field with numbers of their own.
    #[cfg_attr(feature = "openapi", schema(max_items = 1000))]
    pub parts: Vec<CutPart>,
}

/// A part of the field with a number of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CutPart {
    /// The key of a track, an answer, or the place of a quota in the published rule.
    #[cfg_attr(feature = "openapi", schema(max_length = 40_000, example = "/quotas/0"))]
    pub name: String,
    /// The track, if the part is one.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub track: Option<Key>,
    /// How many of it get further at least.
    #[cfg_attr(feature = "openapi", schema(required, minimum = 0, maximum = 1_000_000))]
    pub least: Option<u32>,
    /// How many at most.
    #[cfg_attr(feature = "openapi", schema(required, minimum = 1, maximum = 1_000_000))]
    pub most: Option<u32>,
    /// The applications that belong to it.
    #[cfg_attr(feature = "openapi", schema(max_items = 20000))]
    pub members: BTreeSet<ApplicationId>,
}

/// Where the seats of a part of the field end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"name": "cleantech", "seat_line": {"seats": 3, "last_rank": 5, "tied_at_last_seat": []}})))]
pub struct PartLine {
    /// The key of a track, an answer, or the place of a quota in the published rule.
    #[cfg_attr(feature = "openapi", schema(max_length = 40_000))]
    pub name: String,
    /// Where its seats end; ranks are those among all.
    pub seat_line: SeatLine,
}

impl PhaseCut {
    /// How many of so many ranked applications get further.
    #[must_use]
    pub fn seats_among(&self, applications: usize) -> u32 {
        self.seats.unwrap_or_else(|| u32::try_from(applications).unwrap_or(u32::MAX))
    }

    /// How many seats there are in the tracks that have some of their own.
    #[must_use]
    pub fn track_seats(&self) -> BTreeMap<Key, u32> {
        self.parts.iter().filter_map(|part| part.track.clone().zip(part.most)).collect()
    }

    /// Where the seats of the parts end that have a number.
    #[must_use]
    pub fn lines(&self, ranking: &Ranking) -> Vec<PartLine> {
        let line = |part: &CutPart| {
            let seat_line = seat_line_among(ranking, part.most?, |id| part.members.contains(id));
            Some(PartLine { name: part.name.clone(), seat_line })
        };
        self.parts.iter().filter_map(line).collect()
    }

    /// The parts to which an application belongs, by their place.
    #[must_use]
    pub(in crate::jury) fn places_of(&self, id: &ApplicationId) -> Vec<usize> {
        self.parts.iter().enumerate().filter(|(_, part)| part.members.contains(id)).map(|(place, _)| place).collect()
    }
}

#[cfg(test)]
mod tests;
