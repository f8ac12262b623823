use super::super::ReviewState;
use super::super::testing::{id, moment, phase, ranking_of};
use super::*;
use proptest::prelude::*;

const WHY: &str = "Le recours est fondé.";

fn decision(outcomes: &[(u8, Outcome, Option<&str>)]) -> DecisionDocument {
    let entry = |(n, outcome, reason): &(u8, Outcome, Option<&str>)| OutcomeEntry {
        application_id: id(*n),
        outcome: *outcome,
        reason: reason.map(ToOwned::to_owned),
    };
    DecisionDocument { outcomes: outcomes.iter().map(entry).collect(), ..DecisionDocument::default() }
}

fn correction(outcomes: &[(u8, Outcome, Option<&str>)]) -> CorrectionDocument {
    CorrectionDocument {
        decision: decision(outcomes),
        reason: WHY.into(),
        public_reason: "Erreur de saisie.".into(),
        appeal_ids: Vec::new(),
    }
}

/// Two applications and one seat: the first was selected, the second refused.
fn released() -> ReviewPhase {
    ReviewPhase {
        decision: Some(decision(&[(1, Outcome::Selected, None), (2, Outcome::Refused, Some(WHY))])),
        decided_by: Some(id(1)),
        decided_at: Some(moment(30)),
        released_by: Some(id(2)),
        released_at: Some(moment(31)),
        ..phase(ReviewState::Released)
    }
}

fn swapped() -> CorrectionDocument {
    correction(&[(1, Outcome::Refused, Some(WHY)), (2, Outcome::Selected, Some(WHY))])
}

fn propose(phase: &ReviewPhase, document: CorrectionDocument, seats: u32, later_locked: bool) -> Result<DecisionCorrection, Refusal> {
    let deciding = Deciding::plain(ranking_of(&[Some(1), Some(2)]), seats);
    Correctable { in_force: phase, number: FIRST_RELEASE, deciding: &deciding, later_locked }.propose(document, id(3), moment(40))
}

#[test]
fn inv_46_a_correction_is_a_new_version_and_the_released_one_stays() {
    let first = released();
    let proposed = propose(&first, swapped(), 1, false).unwrap();
    assert_eq!((proposed.number, proposed.released_at), (2, None));
    assert_eq!(proposed.in_force(first.clone()), first, "nothing changes until the release");
    let deciding = Deciding::plain(ranking_of(&[Some(1), Some(2)]), 1);
    let ground = Correctable { in_force: &first, number: FIRST_RELEASE, deciding: &deciding, later_locked: false };
    assert_eq!(ground.release(proposed.clone(), id(3), moment(41)).unwrap_err().code, Code::SameApprover);
    let (in_force, changes) = ground.release(proposed, id(4), moment(41)).unwrap();
    assert_eq!(changes.iter().map(|change| change.application.clone()).collect::<Vec<_>>(), [id(1), id(2)]);
    assert!(changes.iter().all(OutcomeChange::moves_a_seat));
    let after = in_force.in_force(first.clone());
    assert_eq!((after.released_at, after.decided_by.clone(), after.state), (Some(moment(41)), Some(id(3)), ReviewState::Released));
    assert_eq!(first.decision.as_ref().unwrap().outcomes[0].outcome, Outcome::Selected);
    assert_eq!(ground.release(in_force, id(4), moment(42)).unwrap_err().code, Code::AlreadyReleased);
}

#[test]
fn only_what_is_released_is_corrected_and_by_the_rules_of_a_decision() {
    for state in [ReviewState::Planned, ReviewState::Locked, ReviewState::Decided] {
        let refusal = propose(&ReviewPhase { state, ..released() }, swapped(), 1, false).unwrap_err();
        assert_eq!(refusal, Refusal::state(state.as_str()));
    }
    let both = correction(&[(1, Outcome::Selected, None), (2, Outcome::Selected, None)]);
    assert_eq!(propose(&released(), both, 1, false).unwrap_err().code, Code::SeatsExceeded);
    let unexplained = correction(&[(1, Outcome::Refused, Some(WHY)), (2, Outcome::Selected, None)]);
    let refusal = propose(&released(), unexplained, 1, false).unwrap_err();
    assert_eq!((refusal.code, refusal.fields[0].pointer.as_str()), (Code::ValidationFailed, "/decision/outcomes/1/reason"));
    let silent = CorrectionDocument { reason: " ".into(), public_reason: String::new(), ..swapped() };
    let refusal = propose(&released(), silent, 1, false).unwrap_err();
    assert_eq!(refusal.fields.iter().map(|field| field.pointer.as_str()).collect::<Vec<_>>(), ["/reason", "/public_reason"]);
    let same = CorrectionDocument { decision: released().decision.unwrap(), ..swapped() };
    assert_eq!(propose(&released(), same, 1, false).unwrap_err().fields[0].pointer, "/decision/outcomes");
}

#[test]
fn no_seat_moves_under_a_later_panel_that_has_locked() {
    assert_eq!(propose(&released(), swapped(), 1, true).unwrap_err().code, Code::PanelLocked);
    let words = correction(&[(1, Outcome::Selected, None), (2, Outcome::Refused, Some("Hors du champ, et incomplet."))]);
    assert!(propose(&released(), words, 1, true).is_ok(), "what is told may be corrected all the same");
}

proptest! {
    #[test]
    fn whoever_is_told_nothing_else_is_not_affected(outcomes in prop::collection::vec((0..3_u8, 0..3_u8, any::<bool>()), 0..12)) {
        let outcome = |n: u8| [Outcome::Selected, Outcome::Reserve, Outcome::Refused][usize::from(n)];
        let version = |told: Vec<(u8, bool)>| {
            let entries = (1..).zip(told).map(|(n, (said, worded))| (n, outcome(said), worded.then_some(WHY)));
            decision(&entries.collect::<Vec<_>>())
        };
        let before = version(outcomes.iter().map(|item| (item.0, false)).collect());
        let after = version(outcomes.iter().map(|item| (item.1, item.2)).collect());
        let changed: Vec<ApplicationId> =
            (1..).zip(&outcomes).filter(|(_, item)| item.0 != item.1 || item.2).map(|(n, _)| id(n)).collect();
        let found = outcome_changes(&before, &after);
        prop_assert_eq!(found.iter().map(|change| change.application.clone()).collect::<Vec<_>>(), changed);
        prop_assert!(outcome_changes(&after, &after).is_empty());
        for change in found {
            prop_assert_eq!(Some(&change.before), before.entry(&change.application));
            prop_assert_eq!(Some(&change.after), after.entry(&change.application));
        }
    }
}
