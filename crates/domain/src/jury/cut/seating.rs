//! Who takes a seat by the numbers of the rule.

use super::PhaseCut;
use crate::document::TiePolicy;
use crate::id::ApplicationId;
use crate::jury::ranking::{RankedApplication, Ranking};
use crate::jury::ranks::lottery_key;
use crate::jury::seats::Seating;
use std::collections::{BTreeMap, BTreeSet};

impl PhaseCut {
    /// Who takes one of so many seats in an order without ties, best first, each with the parts to which it belongs.
    #[must_use]
    pub(in crate::jury) fn seated_in_order<'a, T>(&self, order: impl IntoIterator<Item = (T, &'a [usize])>, seats: u32) -> Vec<T> {
        let mut left = self.left(seats);
        let mut seated = Vec::new();
        for (item, places) in order {
            if left.has_room(places) && !(self.by_parts && places.is_empty()) {
                left.take(places);
                seated.push(item);
            }
        }
        seated
    }

    /// The seats before anybody has one.
    fn left(&self, seats: u32) -> Left {
        let whole = |seats: u32| usize::try_from(seats).unwrap_or(usize::MAX);
        Left {
            all: if self.by_parts { usize::MAX } else { whole(seats) },
            parts: self.parts.iter().map(|part| part.most.map_or(usize::MAX, whole)).collect(),
        }
    }

    /// Gives `seats` by rank: nobody takes one whose part has none left, and ties across the last one go as `ties` says. Lots are drawn by
    /// `seed`.
    #[must_use]
    pub fn seating(&self, ranking: &Ranking, seats: u32, ties: TiePolicy, seed: &str) -> Seating {
        let mut left = self.left(seats);
        let mut groups: BTreeMap<u32, Vec<&RankedApplication>> = BTreeMap::new();
        for entry in &ranking.entries {
            if let Some(rank) = entry.rank {
                groups.entry(rank).or_default().push(entry);
            }
        }
        let mut seating = Seating::default();
        for group in groups.into_values() {
            let own = group.iter().map(|entry| (&entry.application, self.places_of(&entry.application)));
            let free: Vec<_> = own.filter(|(_, places)| left.has_room(places) && !(self.by_parts && places.is_empty())).collect();
            let crossed = left.crossed(&free);
            let (tied, sure): (Vec<_>, Vec<_>) = free.into_iter().partition(|(_, places)| crossed.touches(places));
            for (id, places) in sure {
                left.take(&places);
                seating.seated.insert(id.clone());
            }
            left.part(tied, ties, seed, &crossed, &mut seating);
            left.close(&crossed);
        }
        seating
    }

    /// Who stands above the end of so many seats, or ties for the last of them where those may have one, whatever lots say.
    #[must_use]
    pub fn within(&self, ranking: &Ranking, seats: u32) -> BTreeSet<ApplicationId> {
        let ties = if self.ties == TiePolicy::Lottery { TiePolicy::Jury } else { self.ties };
        let Seating { mut seated, open } = self.seating(ranking, seats, ties, "");
        seated.extend(open);
        seated
    }
}

/// Which seats are left.
struct Left {
    all: usize,
    parts: Vec<usize>,
}

/// Which of the seats are fewer than those who tie for them.
struct Crossed {
    all: bool,
    parts: BTreeSet<usize>,
}

impl Crossed {
    fn touches(&self, places: &[usize]) -> bool {
        self.all || places.iter().any(|place| self.parts.contains(place))
    }
}

impl Left {
    fn has_room(&self, places: &[usize]) -> bool {
        self.all > 0 && places.iter().all(|place| self.parts.get(*place).is_some_and(|left| *left > 0))
    }

    fn crossed(&self, free: &[(&ApplicationId, Vec<usize>)]) -> Crossed {
        let wanting = |part: usize| free.iter().filter(|(_, places)| places.contains(&part)).count();
        let parts = self.parts.iter().enumerate().filter(|(part, left)| wanting(*part) > **left).map(|(part, _)| part).collect();
        Crossed { all: free.len() > self.all, parts }
    }

    fn take(&mut self, places: &[usize]) {
        self.all = self.all.saturating_sub(1);
        for place in places {
            if let Some(left) = self.parts.get_mut(*place) {
                *left = left.saturating_sub(1);
            }
        }
    }

    /// What becomes of those who tie for the last seats.
    fn part(&mut self, tied: Vec<(&ApplicationId, Vec<usize>)>, ties: TiePolicy, seed: &str, crossed: &Crossed, seating: &mut Seating) {
        // Whoever gets the last seats of a part has them of all, too.
        let open: usize = crossed.parts.iter().filter_map(|part| self.parts.get(*part)).sum();
        let few = open.min(tied.len());
        let ids = |tied: Vec<(&ApplicationId, Vec<usize>)>| tied.into_iter().map(|(id, _)| id.clone()).collect::<Vec<_>>();
        match ties {
            TiePolicy::Include => {
                self.all = self.all.saturating_sub(tied.len());
                seating.seated.extend(ids(tied));
            }
            TiePolicy::Exclude => {}
            TiePolicy::Jury | TiePolicy::Criteria => {
                self.all = self.all.saturating_sub(few);
                seating.open.extend(ids(tied));
            }
            TiePolicy::Lottery => {
                let mut drawn = tied;
                drawn.sort_by_cached_key(|(id, _)| lottery_key(seed, &id.to_string()));
                for (id, places) in drawn {
                    if self.has_room(&places) {
                        self.take(&places);
                        seating.seated.insert(id.clone());
                    }
                }
            }
        }
    }

    /// Whoever comes after a tie on the last seat takes none.
    fn close(&mut self, crossed: &Crossed) {
        if crossed.all {
            self.all = 0;
        }
        for place in &crossed.parts {
            if let Some(left) = self.parts.get_mut(*place) {
                *left = 0;
            }
        }
    }
}
