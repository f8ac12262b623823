use super::super::ReviewState;
use super::super::testing::{assignment, id, moment, phase, sheet};
use super::*;
use proptest::prelude::*;

fn assigned() -> Assignment {
    Assignment { id: id(1), ..assignment(3, 4, AssignmentState::Assigned) }
}
fn scoring(phase: &ReviewPhase) -> Scoring<'_> {
    phase.ensure_scoring(true, moment(12)).unwrap()
}

#[test]
fn the_transitions_are_this_table() {
    let mut table = String::new();
    for state in AssignmentState::ALL {
        let row = AssignmentStep::ALL.iter().map(|step| state.after(*step).map_or("-", AssignmentState::as_str));
        table.push_str(&format!("{state}: {}\n", row.collect::<Vec<_>>().join(" ")));
    }
    insta::assert_snapshot!(table, @r"
    assigned: assigned completed recused declined unassigned - - -
    completed: completed - recused - unassigned - assigned completed
    recused: - - - - - - - -
    declined: - - - - - - - -
    unassigned: - - - - - assigned - -
    ");
}

#[test]
fn a_draft_may_be_incomplete_and_a_completed_sheet_stays_complete() {
    let phase = phase(ReviewState::Planned);
    let scoring = scoring(&phase);
    assert_eq!(assigned().complete(&scoring).unwrap_err().code, Code::SheetIncomplete);
    assert_eq!(assigned().write(sheet(&[(1, Some(5.5))]), &scoring).unwrap_err().code, Code::ValidationFailed);
    let draft = assigned().write(sheet(&[(1, Some(4.0))]), &scoring).unwrap();
    let refusal = draft.clone().complete(&scoring).unwrap_err();
    assert_eq!((refusal.code, refusal.fields.len()), (Code::SheetIncomplete, 1));
    let full = sheet(&[(1, Some(4.0)), (2, Some(3.0))]);
    let completed = draft.write(full.clone(), &scoring).unwrap().complete(&scoring).unwrap();
    assert_eq!(completed.completed_at, Some(moment(12)));
    assert_eq!(completed.clone().write(sheet(&[(1, Some(4.0))]), &scoring).unwrap_err().code, Code::SheetIncomplete);
    assert_eq!(completed.write(full, &scoring).unwrap().state, AssignmentState::Completed);
}

#[test]
fn even_where_nothing_is_required_there_must_be_a_sheet() {
    let mut phase = phase(ReviewState::Planned);
    phase.rubric.criteria.iter_mut().for_each(|criterion| criterion.required = false);
    assert_eq!(assigned().complete(&scoring(&phase)).unwrap_err(), Refusal::new(Code::SheetIncomplete));
}

#[test]
fn a_recusal_keeps_the_sheet_and_drops_the_score() {
    let phase = phase(ReviewState::Planned);
    let scoring = scoring(&phase);
    let full = sheet(&[(1, Some(4.0)), (2, Some(3.0))]);
    let completed = assigned().write(full.clone(), &scoring).unwrap().complete(&scoring).unwrap();
    assert!(completed.review().is_some());
    assert_eq!(completed.clone().recuse(" ".into(), &phase).unwrap_err().fields[0].pointer, "/reason");
    let recused = completed.recuse("The founder is my former student.".into(), &phase).unwrap();
    assert_eq!((recused.sheet.as_ref(), recused.review(), recused.completed_at), (Some(&full), None, Some(moment(12))));
}

#[test]
fn an_assignment_is_undone_before_scoring_opens_and_never_after_the_lock() {
    let planned = phase(ReviewState::Planned);
    let taken = assigned().unassign(Some("Wrong field.".into()), &planned).unwrap();
    let again = taken.clone().reassign(&planned).unwrap();
    assert_eq!((again.state, again.reason), (AssignmentState::Assigned, None));
    let locked = phase(ReviewState::Locked);
    assert_eq!(taken.reassign(&locked).unwrap_err().code, Code::PanelLocked);
    assert_eq!(assigned().unassign(None, &locked).unwrap_err().code, Code::PanelLocked);
    assert_eq!(assigned().recuse("Reason.".into(), &locked).unwrap_err().code, Code::PanelLocked);
    assert_eq!(assigned().decline(None, &locked).unwrap_err().code, Code::PanelLocked);
}

#[test]
fn a_completed_sheet_is_given_back_for_a_reason_and_before_the_lock() {
    let planned = phase(ReviewState::Planned);
    let scoring = scoring(&planned);
    let full = sheet(&[(1, Some(4.0)), (2, Some(3.0))]);
    let draft = assigned().write(full.clone(), &scoring).unwrap();
    assert_eq!(draft.clone().reopen("Reason.".into(), &planned).unwrap_err(), Refusal::state("assigned"));
    let completed = draft.complete(&scoring).unwrap();
    assert_eq!(completed.clone().reopen(" ".into(), &planned).unwrap_err().fields[0].pointer, "/reason");
    assert_eq!(completed.clone().reopen("Reason.".into(), &phase(ReviewState::Locked)).unwrap_err().code, Code::PanelLocked);
    let open = completed.reopen("The second criterion was misread.".into(), &planned).unwrap();
    assert_eq!((open.state, open.review(), open.completed_at), (AssignmentState::Assigned, None, None));
    assert_eq!((open.sheet.as_ref(), open.reason.is_some()), (Some(&full), true));
    let again = open.complete(&scoring).unwrap();
    assert_eq!((again.reason.as_deref(), again.review().is_some()), (None, true));
}

#[test]
fn inv_30_a_correction_counts_beside_the_original_and_between_lock_and_release_only() {
    let planned = phase(ReviewState::Planned);
    let locked = phase(ReviewState::Locked);
    let original = ScoreSheet { note: "Mine.".into(), feedback: "Of Lab X.".into(), ..sheet(&[(1, Some(4.0)), (2, Some(3.0))]) };
    let completed = assigned().write(original.clone(), &scoring(&planned)).unwrap().complete(&scoring(&planned)).unwrap();
    let correction = |scores: &[(u8, Option<f64>)], feedback: Option<&str>| SheetCorrection {
        scores: sheet(scores).scores,
        feedback: feedback.map(str::to_owned),
        reason: "Typed 4 for 1.".into(),
    };
    let correct = |assignment: &Assignment, correction: &SheetCorrection, phase: &ReviewPhase| {
        assignment.clone().correct(correction, &phase.rubric, phase, id(9), moment(20))
    };
    let one = correction(&[(1, Some(1.0))], None);
    assert_eq!(correct(&completed, &one, &planned).unwrap_err().code, Code::PanelOpen);
    assert_eq!(correct(&completed, &one, &phase(ReviewState::Released)).unwrap_err().code, Code::AlreadyReleased);
    assert_eq!(correct(&assigned(), &one, &locked).unwrap_err(), Refusal::state("assigned"));
    assert_eq!(correct(&completed, &correction(&[], None), &locked).unwrap_err().fields[0].pointer, "/scores");
    assert_eq!(correct(&completed, &correction(&[(1, None)], None), &locked).unwrap_err().code, Code::SheetIncomplete);
    assert_eq!(correct(&completed, &correction(&[(1, Some(9.0))], None), &locked).unwrap_err().code, Code::ValidationFailed);
    let once = correct(&completed, &one, &locked).unwrap();
    let twice = correct(&once, &correction(&[], Some("")), &phase(ReviewState::Decided)).unwrap();
    let counts = twice.review().unwrap().sheet;
    assert_eq!(counts.scores, sheet(&[(1, Some(1.0)), (2, Some(3.0))]).scores);
    assert_eq!((counts.feedback.as_str(), counts.note.as_str()), ("", ""));
    assert_eq!(twice.sheet, Some(original), "the juror's own stays");
}

#[test]
fn what_the_juror_gave_back_is_not_given_again() {
    let planned = phase(ReviewState::Planned);
    let recused = assigned().recuse("Reason.".into(), &planned).unwrap();
    assert_eq!(recused.reassign(&planned).unwrap_err(), Refusal::state("recused"));
}

proptest! {
    #[test]
    fn what_counts_is_always_complete(steps in prop::collection::vec((0..6_u8, prop::option::of(0..=12_u8), prop::option::of(0..=12_u8)), 0..12)) {
        let phase = phase(ReviewState::Planned);
        let scoring = scoring(&phase);
        let mut assignment = assigned();
        for (step, a, b) in steps {
            let before = assignment.clone();
            let half = |n: Option<u8>| n.map(|n| f64::from(n) / 2.0);
            let after = match step {
                0 | 1 => before.write(sheet(&[(1, half(a)), (2, half(b))]), &scoring),
                2 => before.complete(&scoring),
                3 => before.decline(None, &phase),
                4 => before.reopen("Reason.".into(), &phase),
                _ if a.is_none() => before.recuse("Reason.".into(), &phase),
                _ if b.is_none() => before.reassign(&phase),
                _ => before.unassign(None, &phase),
            };
            assignment = after.unwrap_or(assignment);
            prop_assert!(assignment.sheet.as_ref().is_none_or(|sheet| sheet.ensure_fits(&phase.rubric).is_ok()));
            prop_assert_eq!(assignment.review().is_some(), assignment.state == AssignmentState::Completed);
            prop_assert!(assignment.review().is_none_or(|review| review.sheet.ensure_complete(&phase.rubric).is_ok()));
        }
    }
}
