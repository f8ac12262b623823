use super::*;
use crate::document::{CalibrationSwitches, CorrectedSheet, JudgingMode, Rubric, ScoreSheet};
use crate::id::UserId;
use crate::jury::evaluation::PanelAssumption;
use crate::jury::testing::{criterion, id, moment, sheet};
use crate::jury::{Asked, CutPart, PhaseCut, Review, analyse, rank_by};

type Owned = (AssignmentId, JurorId, ApplicationId, ScoreSheet);

/// Sheets on one criterion from 0 to 5: `(application, juror, score)`.
fn owned(rows: &[(u8, u8, f64)]) -> Vec<Owned> {
    (1..).zip(rows).map(|(n, (application, juror, score))| (id(n), id(*juror), id(*application), sheet(&[(1, Some(*score))]))).collect()
}

fn found(rubric: &Rubric, owned: &[Owned], method: RankingMethod, seats: u32, facts: &IntegrityFacts) -> IntegrityReport {
    found_in(None, rubric, owned, (method, seats), facts)
}

fn found_in(
    cut: Option<PhaseCut>,
    rubric: &Rubric,
    owned: &[Owned],
    (method, seats): (RankingMethod, u32),
    facts: &IntegrityFacts,
) -> IntegrityReport {
    let applications: BTreeSet<&ApplicationId> = owned.iter().map(|item| &item.2).collect();
    let input = PhaseInput {
        mode: JudgingMode::Scores,
        rubric_version: 1,
        fields: applications.into_iter().map(|id| (id.clone(), rubric)).collect(),
        tracks: BTreeMap::new(),
        reviews: owned.iter().map(|(assignment, juror, application, sheet)| Review { assignment, juror, application, sheet }).collect(),
        cut,
    };
    let ranking = rank_by(1, &input.fields, &input.reviews);
    let asked = Asked {
        method,
        seats,
        reviews: 1,
        seed: "seed",
        pivotal: false,
        track_seats: BTreeMap::new(),
        assumption: PanelAssumption::None,
        lots: None,
        switches: CalibrationSwitches::default(),
        edition: crate::jury::calibration::EngineEdition::CURRENT,
    };
    let analysis = analyse(&ranking, &input, &asked).unwrap();
    examine(&Ranking { analysis: Some(Box::new(analysis)), ..ranking }, &input, facts)
}

fn count(report: &IntegrityReport, check: IntegrityCheck) -> (usize, usize, usize) {
    let count = report.checks.iter().find(|count| count.check == check).unwrap();
    (count.tested, count.not_enough_data, count.flagged)
}

#[test]
fn only_what_was_handed_in_twice_with_another_score_is_a_change() {
    let rubric = Rubric::of(vec![criterion(1, 1.0, None)]);
    let version = |version: i64, state: AssignmentState, score: Option<f64>| SheetVersion {
        version,
        state,
        sheet: score.map(|score| sheet(&[(1, Some(score))])),
        corrected: None,
        reason: None,
        at: moment(version),
    };
    use AssignmentState::{Assigned, Completed};
    let mut history = vec![
        version(2, Assigned, Some(1.0)),
        version(3, Assigned, Some(5.0)),
        version(4, Completed, Some(5.0)),
        // Only a comment.
        version(5, Completed, Some(5.0)),
        // Given back, tried out, handed in again.
        version(6, Assigned, Some(5.0)),
        version(7, Assigned, Some(0.0)),
        version(8, Completed, Some(3.0)),
    ];
    let expected = SheetChange { version: 8, before: 100.0, after: 60.0, at: moment(8) };
    assert_eq!(sheet_changes(&history, &rubric), std::slice::from_ref(&expected));
    // A correction by somebody else leaves what the juror wrote.
    let corrected =
        CorrectedSheet { sheet: sheet(&[(1, Some(1.0))]), reason: String::new(), corrected_by: id::<UserId>(9), corrected_at: moment(9) };
    history.push(SheetVersion { corrected: Some(corrected), ..version(9, Completed, Some(3.0)) });
    assert_eq!(sheet_changes(&history, &rubric), [expected]);
    assert!(sheet_changes(&[], &rubric).is_empty());
}

#[test]
fn so_few_applications_that_chance_explains_everything_are_not_tested() {
    assert_eq!([can_be_flagged(1, 99), can_be_flagged(1, 100), can_be_flagged(2, 12), can_be_flagged(2, 13)], [false, true, false, true]);
    assert_eq!([can_be_flagged(0, 500), can_be_flagged(500, 0), can_be_flagged(40, 40)], [false, false, true]);
    let rubric = Rubric::of(vec![criterion(1, 1.0, None)]);
    let rows: Vec<(u8, u8, f64)> =
        (1..=6).flat_map(|a| (1..=2).map(move |j| (a, j, if a < 4 && j == 1 { 5.0 } else { f64::from(a % 3) }))).collect();
    let links = BTreeMap::from([
        ((id(1), JurorLink::SameRegion), (1..4).map(id).collect()),
        // Nobody of the panel, and nothing that the juror read.
        ((id(9), JurorLink::SameRegion), (1..4).map(id).collect()),
        ((id(2), JurorLink::ConflictTakenBack), [id(60)].into()),
    ]);
    let facts = IntegrityFacts { links, ..IntegrityFacts::default() };
    let report = found(&rubric, &owned(&rows), RankingMethod::Raw, 2, &facts);
    assert_eq!((report.reviews, count(&report, IntegrityCheck::Favouritism)), (12, (0, 1, 0)));
}

#[test]
fn a_pair_needs_four_applications_in_common_and_a_score_needs_others_to_be_judged_by() {
    let rubric = Rubric::of(vec![criterion(1, 1.0, None)]);
    let three = owned(&[(1, 1, 2.0), (1, 2, 2.0), (2, 1, 3.0), (2, 2, 3.0), (3, 1, 4.0), (3, 2, 4.0), (4, 3, 1.0)]);
    let report = found(&rubric, &three, RankingMethod::Raw, 2, &IntegrityFacts::default());
    assert_eq!(count(&report, IntegrityCheck::CopiedScores), (0, 1, 0));
    // All scores fit exactly: nothing can be said of any.
    assert_eq!(count(&report, IntegrityCheck::Outlier), (0, 7, 0));
    assert!(report.outliers.is_empty() && report.copied_scores.is_empty());
}

#[test]
fn late_changes_are_weighed_by_the_method_that_decides_and_only_as_far_as_that_is_quick() {
    let rubric = Rubric::of(vec![criterion(1, 1.0, None)]);
    let rows: Vec<(u8, u8, f64)> = (1..=8).flat_map(|a| (1..=3).map(move |j| (a, j, f64::from((a + j * a) % 5)))).collect();
    let owned = owned(&rows);
    let best = found(&rubric, &owned, RankingMethod::Raw, 1, &IntegrityFacts::default());
    assert_eq!(count(&best, IntegrityCheck::LateChange), (0, 0, 0));
    let change = |hour: i64| SheetChange { version: 7, before: 0.0, after: 60.0, at: moment(hour) };
    let facts = |changes: Vec<SheetChange>| IntegrityFacts {
        locked_at: Some(moment(20)),
        changes: [(owned[0].0.clone(), changes)].into(),
        ..IntegrityFacts::default()
    };
    for method in [RankingMethod::Raw, RankingMethod::WithinShrunk] {
        let tested = |changes| count(&found(&rubric, &owned, method, 3, &facts(changes)), IntegrityCheck::LateChange);
        assert_eq!(tested(vec![change(19)]).0, 0, "an hour before is early enough");
        assert_eq!(tested(vec![change(20), change(19)]).0, 1);
    }
    let many = vec![change(20); LATE_WORK / owned.len() + 1];
    let report = found(&rubric, &owned, RankingMethod::WithinShrunk, 3, &facts(many.clone()));
    assert_eq!(count(&report, IntegrityCheck::LateChange), (0, many.len(), 0));
}

#[test]
fn where_seats_are_counted_in_parts_a_late_change_is_held_against_the_line_of_its_part() {
    let rubric = Rubric::of(vec![criterion(1, 1.0, None)]);
    // One seat in each of two parts; both of the first are above both of the second.
    let owned = owned(&[(1, 1, 5.0), (2, 1, 4.5), (3, 1, 2.0), (4, 1, 1.5)]);
    let part = |name: &str, members: [u8; 2]| CutPart {
        name: name.to_owned(),
        track: None,
        least: None,
        most: Some(1),
        members: members.into_iter().map(id).collect(),
    };
    let parts = PhaseCut { seats: Some(2), by_parts: true, parts: vec![part("eau", [1, 2]), part("sol", [3, 4])], ..PhaseCut::default() };
    let whole = PhaseCut { seats: Some(2), ..PhaseCut::default() };
    let moved = |cut: &PhaseCut, sheet: usize, before: f64, after: f64| {
        let change = SheetChange { version: 7, before, after, at: moment(20) };
        let changes = [(owned[sheet].0.clone(), vec![change])].into();
        let facts = IntegrityFacts { locked_at: Some(moment(20)), changes, ..IntegrityFacts::default() };
        let report = found_in(Some(cut.clone()), &rubric, &owned, (RankingMethod::Raw, 2), &facts);
        let late = report.late_changes.into_iter().map(|late| (late.enters, late.leaves));
        late.collect::<Vec<_>>()
    };
    // The third took the seat of its part from the fourth, far below the line of the whole.
    assert_eq!(moved(&parts, 2, 20.0, 40.0), [(vec![id(3)], vec![id(4)])]);
    assert_eq!(moved(&whole, 2, 20.0, 40.0), []);
    // The second crossed the line of the whole, and has no seat in its part for all that.
    assert_eq!(moved(&parts, 1, 20.0, 90.0), []);
    assert_eq!(moved(&whole, 1, 20.0, 90.0), [(vec![id(2)], vec![id(3)])]);
    // A quota beside seats that are counted in the whole bounds them as it does there.
    let quota = PhaseCut { parts: vec![part("eau", [1, 2])], ..whole };
    assert_eq!(moved(&quota, 2, 20.0, 40.0), [(vec![id(3)], vec![id(4)])]);
}
