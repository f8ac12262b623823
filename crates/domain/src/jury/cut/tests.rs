use super::*;
use crate::application::Application;
use crate::code::Code;
use crate::document::{
    ChallengeDocument, CutRule, DecisionDocument, LocalizedText, Outcome, OutcomeEntry, Phase, PhaseKind, ReviewPolicy, Rubric, Track,
};
use crate::jury::testing::{id, ranking_of};
use crate::jury::{Deciding, Seating, check_decision, seating};
use crate::refusal::Refusal;
use Outcome::{Refused, Reserve, Selected};
use proptest::prelude::*;

const WHY: Option<&str> = Some("Le seul sur l'irrigation.");

fn entry((n, outcome, reason): &(u8, Outcome, Option<&str>)) -> OutcomeEntry {
    OutcomeEntry { application_id: id(*n), outcome: *outcome, reason: reason.map(ToOwned::to_owned) }
}

fn check(cut: &PhaseCut, ranks: &[Option<u32>], outcomes: &[(u8, Outcome, Option<&str>)]) -> Result<(), (Code, Vec<String>)> {
    let ranking = ranking_of(ranks);
    let deciding = Deciding { seats: cut.seats_among(ranks.len()), cut: cut.clone(), ..Deciding::plain(ranking, 0) };
    let document = DecisionDocument { outcomes: outcomes.iter().map(entry).collect(), ..DecisionDocument::default() };
    let told = |refusal: Refusal| (refusal.code, refusal.fields.into_iter().map(|field| field.pointer).collect());
    check_decision(&document, &deciding).map_err(told)
}

fn cut(seats: u32, ties: TiePolicy) -> PhaseCut {
    PhaseCut { seats: Some(seats), ties, ..PhaseCut::default() }
}

fn part(name: &str, least: Option<u32>, most: Option<u32>, members: &[u8]) -> CutPart {
    CutPart { name: name.to_owned(), track: Some(Key::new(name)), least, most, members: members.iter().map(|n| id(*n)).collect() }
}

fn over(pointers: &[&str]) -> Result<(), (Code, Vec<String>)> {
    Err((Code::SeatsExceeded, pointers.iter().map(ToString::to_string).collect()))
}

fn unexplained(pointers: &[&str]) -> Result<(), (Code, Vec<String>)> {
    Err((Code::ValidationFailed, pointers.iter().map(ToString::to_string).collect()))
}

/// The ranks of a list in which `true` ties with the one before.
fn ranks_of(steps: &[bool]) -> Vec<Option<u32>> {
    let mut ranks: Vec<Option<u32>> = Vec::new();
    for (place, tie) in (1..).zip(steps) {
        let before = ranks.last().copied().flatten();
        ranks.push(before.filter(|_| *tie).or(Some(place)));
    }
    ranks
}

#[test]
fn included_ties_exceed_the_seats_by_exactly_the_tie() {
    let ranks = [Some(1), Some(2), Some(3), Some(3), Some(5)];
    let all = [(1, Selected, None), (2, Selected, None), (3, Selected, None), (4, Selected, None), (5, Reserve, None)];
    assert_eq!(check(&cut(3, TiePolicy::Include), &ranks, &all), Ok(()));
    assert_eq!(check(&cut(3, TiePolicy::Jury), &ranks, &all), over(&[]), "where the rule does not include them, seats are seats");
    // The place beyond the seats is for who ties, not for the next.
    let next = [(1, Selected, None), (2, Selected, None), (3, Selected, WHY), (4, Reserve, None), (5, Selected, WHY)];
    assert_eq!(check(&cut(3, TiePolicy::Include), &ranks, &next), over(&[]));
    let more = [(1, Selected, None), (2, Selected, None), (3, Selected, None), (4, Selected, None), (5, Selected, WHY)];
    assert_eq!(check(&cut(3, TiePolicy::Include), &ranks, &more), over(&[]));
    // Without a tie across the last seat there is nothing to include.
    assert_eq!(check(&cut(2, TiePolicy::Include), &ranks, &all), over(&[]));
}

#[test]
fn seats_that_a_full_part_could_not_take_go_to_who_ties_for_them() {
    // 5 belongs to a part that is full; of six seats five are taken when 7 and 8 tie for the last.
    let ranks = [Some(1), Some(2), Some(3), Some(4), Some(5), Some(5), Some(7), Some(7)];
    let rule = PhaseCut { parts: vec![part("b", None, Some(2), &[1, 2, 5])], ..cut(6, TiePolicy::Include) };
    let with = |last: Outcome| -> Vec<_> {
        (1..=8)
            .map(|n| {
                (
                    n,
                    if n == 5 {
                        Reserve
                    } else if n == 8 {
                        last
                    } else {
                        Selected
                    },
                    (n == 7 && last == Reserve).then_some("Vu."),
                )
            })
            .collect()
    };
    assert_eq!(check(&rule, &ranks, &with(Selected)), Ok(()));
    assert_eq!(check(&rule, &ranks, &with(Reserve)), Ok(()), "six are six");
}

#[test]
fn excluded_ties_leave_their_seats_empty_unless_it_is_said_why_not() {
    let ranks = [Some(1), Some(2), Some(2)];
    let exclude = PhaseCut { least: 2, ..cut(2, TiePolicy::Exclude) };
    assert_eq!(check(&exclude, &ranks, &[(1, Selected, None), (2, Reserve, None), (3, Reserve, None)]), Ok(()));
    let one = |reason| [(1, Selected, None), (2, Selected, reason), (3, Reserve, None)];
    assert_eq!(check(&exclude, &ranks, &one(None)), Err((Code::TieAtLastSeat, vec!["/outcomes/1/reason".into()])));
    assert_eq!(check(&exclude, &ranks, &one(WHY)), Ok(()));
    assert_eq!(check(&exclude, &ranks, &[(1, Selected, None), (2, Selected, WHY), (3, Selected, WHY)]), over(&[]));
}

#[test]
fn each_track_has_its_seats_and_its_own_order() {
    let tracks = PhaseCut {
        by_parts: true,
        parts: vec![part("eau", None, Some(1), &[1, 2, 3]), part("sol", None, Some(2), &[4, 5])],
        ..cut(3, TiePolicy::Jury)
    };
    let ranks = [Some(1), Some(2), Some(3), Some(4), Some(5)];
    // The second and third are passed over because their track is full: nothing to explain.
    let by_rule = [(1, Selected, None), (2, Reserve, None), (3, Reserve, None), (4, Selected, None), (5, Selected, None)];
    assert_eq!(check(&tracks, &ranks, &by_rule), Ok(()));
    let within = |reason| [(1, Reserve, None), (2, Selected, reason), (3, Reserve, None), (4, Selected, None), (5, Selected, None)];
    assert_eq!(check(&tracks, &ranks, &within(None)), unexplained(&["/outcomes/1/reason"]));
    assert_eq!(check(&tracks, &ranks, &within(WHY)), Ok(()));
    let two = [(1, Selected, None), (2, Selected, WHY), (3, Reserve, None), (4, Selected, None), (5, Reserve, None)];
    assert_eq!(check(&tracks, &ranks, &two), over(&[]), "three are selected, two of them for the one seat of a track");
    // A seat is left in the other track: passing over its better one is explained by whoever takes it.
    let open = [(1, Selected, None), (2, Reserve, None), (3, Reserve, None), (4, Reserve, None), (5, Selected, None)];
    assert_eq!(check(&tracks, &ranks, &open), unexplained(&["/outcomes/4/reason"]));
}

#[test]
fn included_ties_in_a_track_exceed_its_seats_and_those_of_all() {
    let tracks = PhaseCut {
        by_parts: true,
        parts: vec![part("eau", None, Some(1), &[1, 2]), part("sol", None, Some(1), &[3, 4])],
        ..cut(2, TiePolicy::Include)
    };
    let ranks = [Some(1), Some(1), Some(3), Some(4)];
    assert_eq!(check(&tracks, &ranks, &[(1, Selected, None), (2, Selected, None), (3, Selected, None), (4, Reserve, None)]), Ok(()));
    assert_eq!(check(&tracks, &ranks, &[(1, Selected, None), (2, Selected, None), (3, Selected, None), (4, Selected, WHY)]), over(&[]));
}

#[test]
fn a_quota_that_asks_for_some_lets_them_pass_others() {
    let women = PhaseCut { parts: vec![part("femmes", Some(1), None, &[4])], ..cut(2, TiePolicy::Jury) };
    let ranks = [Some(1), Some(2), Some(3), Some(4)];
    assert_eq!(check(&women, &ranks, &[(1, Selected, None), (2, Reserve, None), (3, Reserve, None), (4, Selected, None)]), Ok(()));
    let without = |reason| [(1, Selected, None), (2, Selected, None), (3, Reserve, None), (4, Reserve, reason)];
    assert_eq!(check(&women, &ranks, &without(None)), unexplained(&["/outcomes/3/reason"]), "whoever the quota was for is told why not");
    assert_eq!(check(&women, &ranks, &without(WHY)), Ok(()));
}

#[test]
fn whoever_reaches_the_threshold_gets_further_where_that_is_the_rule() {
    let rule = PhaseCut { method: Some(CutMethod::Threshold), ..PhaseCut::default() };
    let ranks = [Some(1), Some(2), Some(2), None];
    let all = [(1, Selected, None), (2, Selected, None), (3, Selected, None), (4, Refused, WHY)];
    assert_eq!(check(&rule, &ranks, &all), Ok(()));
    let fewer = |reason| [(1, Selected, None), (2, Selected, WHY), (3, Reserve, reason), (4, Refused, WHY)];
    assert_eq!(check(&rule, &ranks, &fewer(None)), unexplained(&["/outcomes/2/reason"]));
    assert_eq!(check(&rule, &ranks, &fewer(WHY)), Ok(()));
}

#[test]
fn as_many_get_further_as_the_rule_says_or_it_is_said_why_not() {
    let rule = PhaseCut { least: 2, ..cut(3, TiePolicy::Jury) };
    let ranks = [Some(1), Some(2), Some(3)];
    assert_eq!(check(&rule, &ranks, &[(1, Selected, None), (2, Selected, None), (3, Reserve, None)]), Ok(()));
    let one = [(1, Selected, None), (2, Reserve, None), (3, Refused, WHY)];
    assert_eq!(check(&rule, &ranks, &one), unexplained(&["/outcomes/1/reason"]));
    assert_eq!(check(&rule, &ranks[..1], &one[..1]), Ok(()), "there are no more");
}

#[test]
fn the_reserve_has_its_number_and_who_is_beyond_it_a_reason() {
    let rule = PhaseCut { reserve: 1, ..cut(1, TiePolicy::Jury) };
    let ranks = [Some(1), Some(2), Some(3)];
    let kept = |reason| [(1, Selected, None), (2, Reserve, None), (3, Reserve, reason)];
    assert_eq!(check(&rule, &ranks, &kept(None)), unexplained(&["/outcomes/2/reason"]));
    assert_eq!(check(&rule, &ranks, &kept(WHY)), Ok(()));
    assert_eq!(
        check(&rule, &[Some(1), Some(2), Some(2)], &kept(None)),
        unexplained(&["/outcomes/1/reason", "/outcomes/2/reason"]),
        "both tie"
    );
}

#[test]
fn a_wild_card_is_beside_the_seats_and_has_a_reason() {
    let rule = PhaseCut { further: 1, ..cut(1, TiePolicy::Jury) };
    let ranks = [Some(1), Some(2), Some(3)];
    let card = |reason| [(1, Selected, None), (2, Reserve, None), (3, Selected, reason)];
    assert_eq!(check(&rule, &ranks, &card(WHY)), Ok(()));
    assert_eq!(check(&rule, &ranks, &card(None)), over(&[]));
    assert_eq!(check(&rule, &ranks, &[(1, Selected, None), (2, Selected, WHY), (3, Selected, WHY)]), over(&[]));
}

fn application(n: u8, track: Option<&str>) -> Application {
    let document = crate::document::ApplicationDocument { track: track.map(Key::new), ..Default::default() };
    Application {
        id: id(n),
        challenge: id(2),
        startup: id(n),
        slot: 1,
        state: crate::application::ApplicationState::Submitted,
        document,
        submitted_at: None,
        withdrawn_at: None,
        created_by: id(1),
        version: 1,
        created_at: crate::jury::testing::moment(0),
        updated_at: crate::jury::testing::moment(0),
        grants: crate::dossier::Grants::default(),
        eligibility: crate::eligibility::EligibilityDecisions::default(),
    }
}

fn review(n: u8, cut: Option<CutRule>) -> Phase {
    Phase { id: Some(id(n)), review: Some(ReviewPolicy::standard(Rubric::default())), cut, ..Phase::new(PhaseKind::Review) }
}

fn rule(value: serde_json::Value) -> Option<CutRule> {
    Some(serde_json::from_value(value).unwrap())
}

#[test]
fn each_phase_of_a_funnel_has_its_own_seats() {
    let mut call = ChallengeDocument::new(LocalizedText::default());
    call.seats = Some(3);
    call.phases = vec![
        review(
            1,
            rule(serde_json::json!({"count": {"least": 20, "most": 20}, "ties": "include", "reserve": 2, "score_at_least": 60,
            "also": [{"label": {"fr": "Coup de cœur"}, "count": {"most": 2}}, {"label": {"fr": "Jury"}}]})),
        ),
        review(2, rule(serde_json::json!({"method": "threshold", "score_at_least": 70}))),
        review(3, None),
        review(4, rule(serde_json::json!({"method": "threshold"}))),
    ];
    let of = |n| PhaseCut::of(&call, &id(n), &[]);
    let first = of(1);
    assert_eq!((first.seats, first.least, first.ties, first.reserve, first.further), (Some(20), 20, TiePolicy::Include, 2, 3));
    assert_eq!(first.score_at_least, Some(Points::whole(60)));
    assert_eq!((of(2).seats, of(2).seats_among(41)), (None, 41), "whoever reaches the threshold is in the next round");
    assert_eq!((of(3).seats, of(3).ties), (Some(3), TiePolicy::Jury), "what the call says");
    assert_eq!(of(4).seats, Some(3), "in the last phase the seats of the call are all there are");
}

#[test]
fn tracks_and_quotas_are_counted_out() {
    let mut call = ChallengeDocument::new(LocalizedText::default());
    call.seats = Some(3);
    let track = |key: &str, seats: Option<u32>| -> Track {
        serde_json::from_value(serde_json::json!({"key": key, "title": {"fr": key}, "seats": seats})).unwrap()
    };
    call.tracks = vec![track("eau", Some(2)), track("sol", None)];
    let field: Vec<Application> = [(1, Some("eau")), (2, Some("sol")), (3, None)].map(|(n, track)| application(n, track)).into();
    let told = |cut: Option<CutRule>| {
        call.phases = vec![review(1, cut)];
        let cut = PhaseCut::of(&call, &id(1), &field);
        let parts: Vec<_> = cut.parts.iter().map(|part| (part.name.clone(), part.least, part.most, part.members.len())).collect();
        (cut.seats, cut.by_parts, parts)
    };
    let mut told = told;
    let text = |name: &str| name.to_owned();
    assert_eq!(
        told(None),
        (Some(3), false, vec![(text("eau"), None, Some(2), 1)]),
        "the seats of a track bind where the phase has no number"
    );
    let each = rule(serde_json::json!({"count": {"most": 4}, "scope": "track"}));
    assert_eq!(told(each), (Some(8), true, vec![(text("eau"), None, Some(4), 1), (text("sol"), None, Some(4), 1)]));
    let own = serde_json::json!({"count": {"most": 4}, "scope": "track", "quotas": [{"label": {"fr": "Sol"}, "track": "sol", "count": {"most": 1}}]});
    assert_eq!(told(rule(own)), (Some(5), true, vec![(text("eau"), None, Some(4), 1), (text("/quotas/0"), None, Some(1), 1)]));
    let overall = serde_json::json!({"count": {"most": 20}, "quotas": [
        {"label": {"fr": "Femmes"}, "count": {}, "weighed": true}, {"label": {"fr": "Sol"}, "track": "sol", "count": {"least": 2}}]});
    assert_eq!(told(rule(overall)), (Some(20), false, vec![(text("/quotas/1"), Some(2), None, 1)]));
    let quotas = serde_json::json!({"scope": "quota", "quotas": [
        {"label": {"fr": "Sol"}, "track": "sol", "count": {"most": 2}}, {"label": {"fr": "Eau"}, "track": "eau", "count": {"most": 3}}]});
    assert_eq!(told(rule(quotas)), (Some(5), true, vec![(text("/quotas/0"), None, Some(2), 1), (text("/quotas/1"), None, Some(3), 1)]));
}

proptest! {
    #[test]
    fn without_parts_seats_are_given_as_by_the_ranking_alone(steps in prop::collection::vec(any::<bool>(), 0..9), seats in 0..10_u32) {
        let ranking = ranking_of(&ranks_of(&steps));
        for ties in TiePolicy::ALL {
            let given = cut(seats, *ties).seating(&ranking, seats, *ties, "seed");
            prop_assert_eq!(given, seating(&ranking, seats, *ties, "seed"), "{}", ties);
        }
    }

    #[test]
    fn what_the_rule_seats_needs_no_reason(
        applications in prop::collection::vec((any::<bool>(), 0..3_usize), 0..10), seats in 0..8_u32, most in 1..4_u32, ties in 0..3_usize, by_parts in any::<bool>()
    ) {
        let ties = [TiePolicy::Include, TiePolicy::Exclude, TiePolicy::Jury][ties];
        let steps: Vec<bool> = applications.iter().map(|item| item.0).collect();
        let of = |part: usize| (1..).zip(&applications).filter(|(_, item)| item.1 == part).map(|(n, _)| n).collect::<Vec<u8>>();
        let parts = vec![part("a", None, Some(most), &of(0)), part("b", None, Some(2), &of(1))];
        let rule = PhaseCut { by_parts, parts, ..cut(if by_parts { most + 2 } else { seats }, ties) };
        let ranks = ranks_of(&steps);
        let Seating { seated, open } = rule.seating(&ranking_of(&ranks), seats, ties, "");
        let outcomes: Vec<_> = (1..).zip(&ranks).map(|(n, _)| (n, if seated.contains(&id(n)) { Selected } else { Reserve }, None)).collect();
        prop_assert!(open.iter().all(|id| !seated.contains(id)));
        let checked = check(&rule, &ranks, &outcomes);
        if by_parts || open.is_empty() {
            prop_assert_eq!(checked, Ok(()));
        } else {
            // Whoever is passed over by leaving those who tie out has a reason; seats are never too few for whom the rule seats.
            prop_assert!(!matches!(checked, Err((Code::SeatsExceeded, _))), "{checked:?}");
        }
    }

    #[test]
    fn no_part_takes_more_than_its_seats(
        applications in prop::collection::vec((any::<bool>(), any::<bool>(), any::<bool>()), 0..10), seats in 0..10_u32, most in 1..4_u32
    ) {
        // Members of each part, which overlap, and selected ones; everybody has a reason.
        let members = |of: fn(&(bool, bool, bool)) -> bool| (1..).zip(&applications).filter(|(_, item)| of(item)).map(|(n, _)| n).collect::<Vec<u8>>();
        let rule = PhaseCut { parts: vec![part("a", None, Some(most), &members(|item| item.1)), part("b", None, Some(1), &members(|item| !item.1))], ..cut(seats, TiePolicy::Jury) };
        let ranks = ranks_of(&applications.iter().map(|item| item.0).collect::<Vec<_>>());
        let outcomes: Vec<_> = (1..).zip(&applications).map(|(n, item)| (n, if item.2 { Selected } else { Reserve }, WHY)).collect();
        let count = |of: fn(&(bool, bool, bool)) -> bool| u32::try_from(applications.iter().filter(|item| item.2 && of(item)).count()).unwrap();
        let fits = count(|_| true) <= seats && count(|item| item.1) <= most && count(|item| !item.1) <= 1;
        prop_assert_eq!(check(&rule, &ranks, &outcomes).is_ok(), fits);
    }
}
