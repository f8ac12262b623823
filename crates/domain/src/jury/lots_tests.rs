use super::super::testing::{id, ranking_of};
use super::super::{Deciding, check_decision};
use super::*;
use crate::code::Code;
use crate::document::{DecisionDocument, Outcome, OutcomeEntry};
use proptest::prelude::*;

const WHY: &str = "Le lauréat du tirage a renoncé.";

fn decision(selected: &BTreeSet<ApplicationId>, all: u8, reason: Option<&str>) -> DecisionDocument {
    let entry = |n: u8| {
        let outcome = if selected.contains(&id(n)) { Outcome::Selected } else { Outcome::Reserve };
        OutcomeEntry { application_id: id(n), outcome, reason: reason.map(ToOwned::to_owned) }
    };
    DecisionDocument { outcomes: (1..=all).map(entry).collect(), ..DecisionDocument::default() }
}

fn drawn(kind: LotteryKind, ranks: &[Option<u32>], seats: u32, seed: &str) -> Option<Lots> {
    draw_lots(kind, &ranking_of(ranks), None, seats, seed)
}

#[test]
fn lots_are_drawn_among_those_whom_the_rule_names() {
    let ranks = [Some(1), Some(2), Some(2), Some(2), None];
    let ties = drawn(LotteryKind::Ties, &ranks, 2, "seed").unwrap();
    assert_eq!((ties.safe.clone(), ties.block.len(), ties.places, ties.are_needed()), ([id(1)].into(), 3, 1, true));
    assert_eq!(drawn(LotteryKind::Ties, &ranks, 4, "seed"), None, "nobody ties on the last seat");
    let all = drawn(LotteryKind::All, &ranks, 2, "seed").unwrap();
    assert_eq!((all.safe.len(), all.block.len(), all.places), (0, 4, 2));
    assert!(!all.block.contains(&id(5)), "who misses a threshold draws no lot");
    let enough = drawn(LotteryKind::All, &ranks, 9, "seed").unwrap();
    assert_eq!((enough.winners().len(), enough.are_needed()), (4, false));
    assert_eq!(drawn(LotteryKind::AroundLine, &ranks, 2, "seed"), None, "of a ranking that does not say how sure it is");
    // The order is that of the published rule.
    let keys: Vec<String> = all.block.iter().map(|id| lottery_key("seed", &id.to_string())).collect();
    assert!(keys.is_sorted());
    assert_eq!(all.drawn().seed_digest, digest_text("seed"));
}

#[test]
fn a_decision_follows_the_lots_or_says_why_not() {
    let ranks = [Some(1), Some(2), Some(3), Some(4)];
    let lots = drawn(LotteryKind::All, &ranks, 2, "seed").unwrap();
    let winners = lots.seating().seated;
    let losers: BTreeSet<ApplicationId> = lots.block.iter().filter(|id| !winners.contains(*id)).cloned().collect();
    let deciding = Deciding { lots: Some(lots), ..Deciding::plain(ranking_of(&ranks), 2) };
    assert_eq!(check_decision(&decision(&winners, 4, None), &deciding), Ok(()), "the lot is the reason, whatever the order");
    let refusal = check_decision(&decision(&losers, 4, None), &deciding).unwrap_err();
    assert_eq!((refusal.code, refusal.fields.len()), (Code::ValidationFailed, 4), "who was passed over too");
    assert_eq!(check_decision(&decision(&losers, 4, Some(WHY)), &deciding), Ok(()));
    let all: BTreeSet<ApplicationId> = (1..=4).map(id).collect();
    assert_eq!(check_decision(&decision(&all, 4, Some(WHY)), &deciding).unwrap_err().code, Code::SeatsExceeded);
}

proptest! {
    #[test]
    fn seats_are_filled_and_the_seed_alone_decides(
        steps in prop::collection::vec(any::<bool>(), 1..12), seats in 0..12_u32, seed in "[a-z]{1,8}", all in any::<bool>()
    ) {
        // `true` ties with the one before.
        let mut ranks: Vec<Option<u32>> = Vec::new();
        for (place, tie) in (1..).zip(&steps) {
            let before = ranks.last().copied().flatten();
            ranks.push(before.filter(|_| *tie).or(Some(place)));
        }
        let kind = if all { LotteryKind::All } else { LotteryKind::Ties };
        let Some(lots) = drawn(kind, &ranks, seats, &seed) else { return Ok(()) };
        let seated = lots.seating().seated;
        prop_assert_eq!(seated.len(), ranks.len().min(seats as usize));
        prop_assert!(lots.safe.is_subset(&seated) && lots.winners().iter().all(|id| seated.contains(id)));
        prop_assert_eq!(drawn(kind, &ranks, seats, &seed), Some(lots));
    }
}
