//! Where the seats of a phase end, and who takes one.

use super::ranking::{RankedApplication, Ranking};
use super::ranks::lottery_key;
use crate::document::TiePolicy;
use crate::id::ApplicationId;
use serde::Serialize;
use std::collections::BTreeSet;

/// Where the seats end in a ranking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"seats": 3, "last_rank": 3, "tied_at_last_seat": []})))]
pub struct SeatLine {
    /// How many seats there are.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub seats: u32,
    /// The rank of the application on the last seat; null if there is no seat or no ranked application.
    #[cfg_attr(feature = "openapi", schema(required, minimum = 1))]
    pub last_rank: Option<u32>,
    /// The applications of that rank, if they are more than the seats that remain for them. People decide, never the order of ids.
    #[cfg_attr(feature = "openapi", schema(max_items = 20000))]
    pub tied_at_last_seat: Vec<ApplicationId>,
}

/// Where `seats` end. A tie across the last seat is shown and not broken.
#[must_use]
pub fn seat_line(ranking: &Ranking, seats: u32) -> SeatLine {
    seat_line_among(ranking, seats, |_| true)
}

/// Where `seats` end among some of the applications.
#[must_use]
pub(super) fn seat_line_among(ranking: &Ranking, seats: u32, among: impl Fn(&ApplicationId) -> bool) -> SeatLine {
    let entries: Vec<_> = ranking.entries.iter().filter(|entry| among(&entry.application)).collect();
    let mut ranks: Vec<_> = entries.iter().filter_map(|entry| entry.rank).collect();
    ranks.sort_unstable();
    let count = usize::try_from(seats).unwrap_or(usize::MAX);
    let last_rank = ranks.iter().take(count).next_back().copied();
    let crossed = last_rank.is_some() && ranks.get(count).copied() == last_rank;
    let tied = entries.into_iter().filter(|entry| crossed && entry.rank == last_rank);
    SeatLine { seats, last_rank, tied_at_last_seat: tied.map(|entry| entry.application.clone()).collect() }
}

/// Who takes a seat by a ranking and a rule for ties.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seating {
    /// Who takes one.
    pub seated: BTreeSet<ApplicationId>,
    /// Who ties for the last seats, where people decide.
    pub open: BTreeSet<ApplicationId>,
}

/// Gives `seats` by rank; ties across the last one as `ties` says. The criteria of a tie-break order have parted a plain ranking
/// already, so what still ties there is for people. Lots are drawn by `seed`, never by the order of ids.
#[must_use]
pub fn seating(ranking: &Ranking, seats: u32, ties: TiePolicy, seed: &str) -> Seating {
    let SeatLine { last_rank, tied_at_last_seat, .. } = seat_line(ranking, seats);
    let within = |entry: &&RankedApplication| entry.rank.is_some_and(|rank| last_rank.is_some_and(|last| rank <= last));
    let mut seating =
        Seating { seated: ranking.entries.iter().filter(within).map(|entry| entry.application.clone()).collect(), ..Seating::default() };
    if ties == TiePolicy::Include {
        return seating;
    }
    for tied in &tied_at_last_seat {
        seating.seated.remove(tied);
    }
    match ties {
        TiePolicy::Jury | TiePolicy::Criteria => seating.open = tied_at_last_seat.into_iter().collect(),
        TiePolicy::Lottery => {
            let left = usize::try_from(seats).unwrap_or(usize::MAX).saturating_sub(seating.seated.len());
            let mut drawn = tied_at_last_seat;
            drawn.sort_by_cached_key(|id| lottery_key(seed, &id.to_string()));
            seating.seated.extend(drawn.into_iter().take(left));
        }
        TiePolicy::Include | TiePolicy::Exclude => {}
    }
    seating
}

#[cfg(test)]
mod tests {
    use super::super::testing::{id, ranking_of};
    use super::*;
    use proptest::prelude::*;

    fn seated(ranks: &[Option<u32>], seats: u32, ties: TiePolicy) -> (Vec<ApplicationId>, Vec<ApplicationId>) {
        let Seating { seated, open } = seating(&ranking_of(ranks), seats, ties, "seed");
        (seated.into_iter().collect(), open.into_iter().collect())
    }

    #[test]
    fn ties_on_the_last_seat_go_as_the_rule_says() {
        let ranks = [Some(1), Some(2), Some(2), Some(2), None];
        assert_eq!(seated(&ranks, 3, TiePolicy::Jury), (vec![id(1)], vec![id(2), id(3), id(4)]));
        assert_eq!(seated(&ranks, 3, TiePolicy::Criteria), seated(&ranks, 3, TiePolicy::Jury));
        assert_eq!(seated(&ranks, 3, TiePolicy::Include), (vec![id(1), id(2), id(3), id(4)], vec![]));
        assert_eq!(seated(&ranks, 3, TiePolicy::Exclude), (vec![id(1)], vec![]));
        let (drawn, open) = seated(&ranks, 3, TiePolicy::Lottery);
        assert_eq!((drawn.len(), drawn.contains(&id(1)), open), (3, true, vec![]));
        // Without a tie across the last seat every rule says the same.
        for ties in TiePolicy::ALL {
            assert_eq!(seated(&ranks, 4, *ties), (vec![id(1), id(2), id(3), id(4)], vec![]), "{ties}");
            assert_eq!(seated(&ranks, 0, *ties), (vec![], vec![]), "{ties}");
        }
    }

    proptest! {
        #[test]
        fn no_rule_but_include_gives_more_seats_than_there_are(steps in prop::collection::vec(any::<bool>(), 0..9), seats in 0..10_u32) {
            let mut ranks: Vec<Option<u32>> = Vec::new();
            for (place, tie) in (1..).zip(steps) {
                let before = ranks.last().copied().flatten();
                ranks.push(before.filter(|_| tie).or(Some(place)));
            }
            for ties in TiePolicy::ALL {
                let (seated, open) = seated(&ranks, seats, *ties);
                prop_assert!(*ties == TiePolicy::Include || seated.len() <= seats as usize);
                prop_assert!(open.iter().all(|id| !seated.contains(id)));
                if *ties == TiePolicy::Lottery {
                    prop_assert_eq!(seated.len(), ranks.len().min(seats as usize));
                }
            }
        }
    }
}
