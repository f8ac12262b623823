//! Decisions against a ranking alone.

use super::super::testing::{id, ranking_of as ranking};
use super::*;
use Outcome::{Refused, Reserve, Selected};
use proptest::prelude::*;

fn decision(outcomes: &[(u8, Outcome, Option<&str>)]) -> DecisionDocument {
    let entry = |(n, outcome, reason): &(u8, Outcome, Option<&str>)| OutcomeEntry {
        application_id: id(*n),
        outcome: *outcome,
        reason: reason.map(ToOwned::to_owned),
    };
    DecisionDocument { outcomes: outcomes.iter().map(entry).collect(), ..DecisionDocument::default() }
}
fn check(doc: &DecisionDocument, ranking: &Ranking, seats: u32) -> Result<(), Refusal> {
    check_decision(doc, &Deciding::plain(ranking.clone(), seats))
}
/// The code and the pointers of the refusal.
fn refused(outcomes: &[(u8, Outcome, Option<&str>)], ranks: &[Option<u32>], seats: u32) -> (Code, Vec<String>) {
    let refusal = check(&decision(outcomes), &ranking(ranks), seats).unwrap_err();
    (refusal.code, refusal.fields.into_iter().map(|field| field.pointer).collect())
}
fn accepted(outcomes: &[(u8, Outcome, Option<&str>)], ranks: &[Option<u32>], seats: u32) {
    assert_eq!(check(&decision(outcomes), &ranking(ranks), seats), Ok(()));
}
const WHY: Option<&str> = Some("The only one on irrigation.");

#[test]
fn every_application_has_exactly_one_outcome() {
    let ranks = [Some(1), Some(2), None];
    accepted(&[(1, Selected, None), (2, Reserve, None), (3, Refused, WHY)], &ranks, 1);
    let missing = check(&decision(&[(1, Selected, None)]), &ranking(&ranks), 1).unwrap_err();
    assert_eq!(missing.fields[0].pointer, "/outcomes");
    let ids = [2, 3].map(|n| id::<crate::id::ApplicationId>(n).to_string()).join(", ");
    assert_eq!(missing.fields[0].details["application_ids"], ids);
    let unknown = [(1, Selected, None), (2, Reserve, None), (3, Refused, WHY), (9, Refused, WHY)];
    assert_eq!(refused(&unknown, &ranks, 1), (Code::ValidationFailed, vec!["/outcomes/3/application_id".into()]));
    let twice = [(1, Selected, None), (1, Selected, None)];
    assert_eq!(refused(&twice, &[Some(1)], 2), (Code::ValidationFailed, vec!["/outcomes/1".into()]));
    assert_eq!(refused(&[(1, Refused, None)], &[Some(1)], 1), (Code::ValidationFailed, vec!["/outcomes/0/reason".into()]));
}

#[test]
fn seats_and_thresholds_bind() {
    let over = [(1, Selected, None), (2, Selected, None)];
    let refusal = check(&decision(&over), &ranking(&[Some(1), Some(2)]), 1).unwrap_err();
    assert_eq!(refusal, Refusal::new(Code::SeatsExceeded).with("seats", 1).with("selected", 2));
    let failing = [(1, Selected, None), (2, Selected, WHY)];
    assert_eq!(refused(&failing, &[Some(1), None], 2), (Code::ValidationFailed, vec!["/outcomes/1/outcome".into()]));
}

#[test]
fn a_selection_against_the_order_is_explained() {
    let ranks = [Some(1), Some(2), Some(3)];
    let skip = |reason| [(3, Selected, reason), (2, Reserve, None), (1, Selected, None)];
    assert_eq!(refused(&skip(None), &ranks, 2), (Code::ValidationFailed, vec!["/outcomes/0/reason".into()]));
    assert_eq!(refused(&skip(Some(" ")), &ranks, 2).1, ["/outcomes/0/reason"]);
    accepted(&skip(WHY), &ranks, 2);
}

#[test]
fn a_selection_without_a_score_is_explained() {
    let mut unscored = ranking(&[Some(1), None]);
    unscored.entries[1].failed.clear();
    let all = |reason| check(&decision(&[(1, Selected, None), (2, Selected, reason)]), &unscored, 2);
    assert_eq!(all(None).unwrap_err().fields[0].pointer, "/outcomes/1/reason");
    assert_eq!(all(WHY), Ok(()));
}

#[test]
fn a_split_tie_is_explained_on_every_side_that_gains() {
    let ranks = [Some(1), Some(2), Some(2), Some(2)];
    let split = |a, b| [(1, Selected, None), (2, Selected, a), (3, Selected, b), (4, Reserve, None)];
    assert_eq!(
        refused(&split(None, None), &ranks, 3),
        (Code::TieAtLastSeat, vec!["/outcomes/1/reason".into(), "/outcomes/2/reason".into()])
    );
    assert_eq!(refused(&split(WHY, None), &ranks, 3).1, ["/outcomes/2/reason"]);
    accepted(&split(WHY, WHY), &ranks, 3);
    // Seats that stay empty do not make the choice less of one.
    assert_eq!(refused(&split(None, WHY), &ranks, 9).0, Code::TieAtLastSeat);
    accepted(&[(1, Selected, None), (2, Reserve, None), (3, Reserve, None), (4, Reserve, None)], &ranks, 3);
}

proptest! {
    #[test]
    fn following_the_order_down_to_a_rank_needs_no_reason(steps in prop::collection::vec(any::<bool>(), 1..12), cut in 0..12_u32) {
        // `true` ties with the one before.
        let mut ranks: Vec<Option<u32>> = Vec::new();
        for (place, tie) in (1..).zip(steps) {
            let before = ranks.last().copied().flatten();
            ranks.push(before.filter(|_| tie).or(Some(place)));
        }
        let outcome = |rank: &Option<u32>| if *rank <= Some(cut) { Selected } else { Reserve };
        let outcomes: Vec<_> = (1..).zip(&ranks).map(|(n, rank)| (n, outcome(rank), None)).collect();
        prop_assert_eq!(check(&decision(&outcomes), &ranking(&ranks), 12), Ok(()));
    }

    #[test]
    fn an_accepted_choice_without_reasons_follows_the_order(
        applications in prop::collection::vec((prop::option::weighted(0.9, 1..5_u32), any::<bool>()), 1..8), seats in 0..8_u32
    ) {
        let ranks: Vec<_> = applications.iter().map(|item| item.0).collect();
        let outcomes: Vec<_> = (1..).zip(&applications).map(|(n, item)| (n, if item.1 { Selected } else { Reserve }, None)).collect();
        let follows = applications.iter().all(|(rank, selected)| {
            !selected || rank.is_some_and(|rank| applications.iter().all(|(other, taken)| *taken || other.is_none_or(|other| other > rank)))
        });
        let enough = applications.iter().filter(|item| item.1).count() <= seats as usize;
        prop_assert_eq!(check(&decision(&outcomes), &ranking(&ranks), seats).is_ok(), follows && enough);
    }
}
