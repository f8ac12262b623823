//! Which seats of a panel are one person's: who left and was asked again has several, and is one reader of a dossier all the same.

use super::{Assignment, AssignmentState, JurorIdentity};
use crate::id::{ApplicationId, JurorId};
use std::collections::{BTreeMap, BTreeSet};

/// A juror and an application.
type Pair = (JurorId, ApplicationId);

/// The people of a panel by their seats.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Persons {
    /// The other seats of whoever has several.
    others: BTreeMap<JurorId, BTreeSet<JurorId>>,
}

impl Persons {
    /// From what is known of each seat. Where one of two seats is known to be the other's, both are one person's.
    #[must_use]
    pub fn of<'a>(panel: impl IntoIterator<Item = (&'a JurorId, &'a JurorIdentity)>) -> Self {
        let mut others: BTreeMap<JurorId, BTreeSet<JurorId>> = BTreeMap::new();
        for (seat, person) in panel {
            for other in person.seats.iter().filter(|other| *other != seat) {
                others.entry(seat.clone()).or_default().insert(other.clone());
                others.entry(other.clone()).or_default().insert(seat.clone());
            }
        }
        Self { others }
    }

    /// Every seat of whoever has this one, it first.
    pub fn seats_of<'a>(&'a self, seat: &'a JurorId) -> impl Iterator<Item = &'a JurorId> {
        std::iter::once(seat).chain(self.others.get(seat).into_iter().flatten())
    }

    /// What is not given to a juror: what the person stepped back from or did not take in whatever seat, and what the person has in
    /// another one.
    #[must_use]
    pub fn not_again<'a>(&self, assignments: impl IntoIterator<Item = &'a Assignment>) -> BTreeSet<Pair> {
        let mut pairs = BTreeSet::new();
        for item in assignments {
            let given_back = was_given_back(item);
            let seats = self.seats_of(&item.juror).filter(|seat| given_back || (item.is_active() && *seat != &item.juror));
            pairs.extend(seats.map(|seat| (seat.clone(), item.application.clone())));
        }
        pairs
    }
}

/// What stands in the way of giving an application to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadBefore {
    /// The person has it, or has judged it.
    Has,
    /// The person stepped back from it, or did not take it.
    GaveBack,
}

/// The assignments of a phase by whoever has or had them.
#[derive(Clone, Debug)]
pub struct Readings<'a> {
    persons: &'a Persons,
    by_pair: BTreeMap<(&'a JurorId, &'a ApplicationId), &'a Assignment>,
}

impl<'a> Readings<'a> {
    /// Of these assignments, in any state.
    #[must_use]
    pub fn of(persons: &'a Persons, assignments: &'a [Assignment]) -> Self {
        Self { persons, by_pair: assignments.iter().map(|item| ((&item.juror, &item.application), item)).collect() }
    }

    /// Why an application is not given to a juror again, if it is not. What was taken away by the organiser is.
    #[must_use]
    pub fn stands(&self, juror: &JurorId, application: &ApplicationId) -> Option<ReadBefore> {
        let held = || self.persons.seats_of(juror).filter_map(|seat| self.by_pair.get(&(seat, application)));
        if held().any(|item| item.is_active()) {
            return Some(ReadBefore::Has);
        }
        held().any(|item| was_given_back(item)).then_some(ReadBefore::GaveBack)
    }
}

/// What a juror stepped back from, or did not take, is not given to the same person again.
fn was_given_back(item: &Assignment) -> bool {
    matches!(item.state, AssignmentState::Recused | AssignmentState::Declined)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{assignment, id};
    use super::*;

    /// Seats 1 and 2 are one person's, which only the second tells; 3 is another's.
    fn persons() -> Persons {
        let of = |seats: &[u8]| JurorIdentity { seats: seats.iter().copied().map(id).collect(), ..JurorIdentity::default() };
        let panel: BTreeMap<JurorId, JurorIdentity> = [(id(1), of(&[1])), (id(2), of(&[1, 2])), (id(3), of(&[3]))].into();
        Persons::of(&panel)
    }

    #[test]
    fn inv_26_a_person_is_one_reader_in_whatever_seat() {
        let persons = persons();
        let seats = |seat: u8| persons.seats_of(&id(seat)).cloned().collect::<BTreeSet<JurorId>>();
        assert_eq!((seats(1), seats(2), seats(3)), ([id(1), id(2)].into(), [id(1), id(2)].into(), [id(3)].into()));
        for (state, stands, again) in [
            (AssignmentState::Assigned, Some(ReadBefore::Has), vec![(id(2), id(101))]),
            (AssignmentState::Completed, Some(ReadBefore::Has), vec![(id(2), id(101))]),
            (AssignmentState::Recused, Some(ReadBefore::GaveBack), vec![(id(1), id(101)), (id(2), id(101))]),
            (AssignmentState::Declined, Some(ReadBefore::GaveBack), vec![(id(1), id(101)), (id(2), id(101))]),
            (AssignmentState::Unassigned, None, vec![]),
        ] {
            let held = [assignment(1, 101, state)];
            let readings = Readings::of(&persons, &held);
            for seat in [1, 2] {
                assert_eq!(readings.stands(&id(seat), &id(101)), stands, "{state} {seat}");
            }
            assert_eq!(readings.stands(&id(3), &id(101)), None);
            assert_eq!(readings.stands(&id(2), &id(102)), None);
            assert_eq!(persons.not_again(&held), again.into_iter().collect(), "{state}");
        }
    }
}
