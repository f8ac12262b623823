use super::super::analyse;
use super::super::evaluation::PanelAssumption;
use super::super::seats::seat_line;
use super::super::simulation::{Reality, Supposition};
use super::super::testing::{criterion, id, sheet};
use super::super::{Review, calibration::MethodUsed};
use super::*;
use crate::document::{CalibrationSwitches, Rubric, ScoreSheet, TiePolicy};
use crate::id::AssignmentId;

type Owned = (AssignmentId, JurorId, ApplicationId, ScoreSheet);

/// Eight applications, each read by two of four jurors; the juror 4 gives a point more than the others, also to the first, which is not as
/// good as the second.
fn owned() -> Vec<Owned> {
    let quality = [2.8, 3.0, 2.2, 1.9, 1.4, 1.1, 0.9, 0.4];
    let wobble = [0.1, -0.2, 0.15, 0.0, -0.1, 0.2, -0.05, 0.1, -0.15, 0.05, 0.2, -0.1, 0.0, 0.1, -0.2, 0.15];
    let pairs = [[1, 4], [1, 2], [2, 4], [1, 4], [2, 3], [3, 4], [2, 4], [1, 4]];
    let mut owned = Vec::new();
    for ((application, quality), jurors) in (1..).zip(quality).zip(pairs) {
        for juror in jurors {
            let lenient = if juror == 4 { 1.0 } else { 0.0 };
            let score: f64 = quality + lenient + wobble[owned.len()];
            let score = Some((score * 1e6).round() / 1e6);
            owned.push((id(u8::try_from(owned.len() + 1).unwrap()), id(juror), id(application), sheet(&[(1, score)])));
        }
    }
    owned
}

fn input<'a>(rubric: &'a Rubric, owned: &'a [Owned], cut: PhaseCut) -> PhaseInput<'a> {
    PhaseInput {
        mode: JudgingMode::Scores,
        rubric_version: 1,
        fields: (1..=8).map(|n| (id(n), rubric)).collect(),
        tracks: BTreeMap::new(),
        reviews: owned.iter().map(|(assignment, juror, application, sheet)| Review { assignment, juror, application, sheet }).collect(),
        cut: Some(cut),
    }
}

fn asked(method: RankingMethod, seats: u32, edition: EngineEdition) -> Asked<'static> {
    Asked {
        method,
        seats,
        reviews: 2,
        seed: "seed",
        pivotal: true,
        track_seats: BTreeMap::new(),
        assumption: PanelAssumption::None,
        lots: None,
        switches: CalibrationSwitches::default(),
        edition,
    }
}

fn analysed(input: &PhaseInput<'_>, asked: &Asked<'_>) -> Ranking {
    let ranking = input.rank();
    let analysis = analyse(&ranking, input, asked).unwrap();
    Ranking { analysis: Some(Box::new(analysis)), ..ranking }
}

/// The mean chance down to the end of the seats, as whoever reads the answer computes it.
fn mean_chance(ranking: &Ranking, by: &Ranking, seats: u32) -> f64 {
    let last = seat_line(by, seats).last_rank.unwrap();
    let held: BTreeSet<&ApplicationId> =
        by.entries.iter().filter(|entry| entry.rank.is_some_and(|rank| rank <= last)).map(|entry| &entry.application).collect();
    let chances = &ranking.analysis.as_deref().unwrap().report.applications;
    let chances: Vec<f64> = chances.iter().filter(|item| held.contains(&item.application)).map(|item| item.p_top.unwrap()).collect();
    chances.iter().sum::<f64>() / chances.len() as f64
}

#[test]
fn seats_and_whom_they_hang_on_are_told_of_the_ranking_that_decides() {
    let (rubric, owned) = (Rubric::of(vec![criterion(1, 1.0, None)]), owned());
    let mut moved = 0;
    for method in [RankingMethod::Raw, RankingMethod::WithinShrunk, RankingMethod::Exchangeable, RankingMethod::AdditiveLs] {
        for seats in 1..=5 {
            let input = input(&rubric, &owned, PhaseCut::default());
            let ask = asked(method, seats, EngineEdition::CURRENT);
            let ranking = analysed(&input, &ask);
            let analysis = ranking.analysis.as_deref().unwrap();
            let deciding = ranking.deciding();
            if method != RankingMethod::AdditiveLs {
                let told = analysis.report.shortlist_precision.unwrap();
                assert!((told - mean_chance(&ranking, &deciding, seats)).abs() < 1e-12, "{method} {seats}");
                let calibrated = mean_chance(&ranking, &Ranking { analysis: None, ..ranking.clone() }.placed_by(&analysis.report), seats);
                moved += u8::from(method == RankingMethod::Raw && (told - calibrated).abs() > 1e-3);
            }
            // Each juror, as a simulation without that juror says.
            assert!(analysis.tried_pivotal());
            let real = Reality { asked: ask, ties: TiePolicy::Jury };
            let seated = |supposed: Supposition| {
                let found = supposed.simulate(input.clone(), &real).unwrap().seating;
                found.seated.union(&found.open).cloned().collect::<BTreeSet<ApplicationId>>()
            };
            let now = seated(Supposition::default());
            for juror in &analysis.report.jurors {
                let without = seated(Supposition { without: Some(juror.juror.clone()), ..Supposition::default() });
                let pivotal =
                    Pivotal { enters: without.difference(&now).cloned().collect(), leaves: now.difference(&without).cloned().collect() };
                assert_eq!(juror.pivotal, (without != now).then_some(pivotal), "{method} {seats} {}", juror.juror);
            }
        }
    }
    assert!(moved > 0, "plain and calibrated seats differ somewhere");
}

#[test]
fn who_ties_for_the_last_seat_counts_as_the_rule_says_and_not_by_id() {
    let rubric = Rubric::of(vec![criterion(1, 1.0, None)]);
    let mut owned = owned();
    // The second and the third have the scores of the first.
    for (from, to) in [(0, 2), (1, 3), (0, 4), (1, 5)] {
        owned[to].3 = owned[from].3.clone();
    }
    let held = |ties: TiePolicy| {
        let input = input(&rubric, &owned, PhaseCut { ties, ..PhaseCut::default() });
        let ranking = analysed(&input, &asked(RankingMethod::Raw, 2, EngineEdition::CURRENT));
        let told = ranking.analysis.as_deref().unwrap().report.shortlist_precision;
        (told, mean_chance(&ranking, &ranking.deciding(), 2))
    };
    for ties in [TiePolicy::Jury, TiePolicy::Criteria, TiePolicy::Include, TiePolicy::Lottery] {
        let (told, whole) = held(ties);
        assert!((told.unwrap() - whole).abs() < 1e-12, "{ties}");
    }
    assert_eq!(held(TiePolicy::Exclude).0, None, "where the rule excludes them nobody has a seat");
}

#[test]
fn the_first_edition_tells_of_the_calibrated_ranking_and_writes_what_it_wrote() {
    let (rubric, owned) = (Rubric::of(vec![criterion(1, 1.0, None)]), owned());
    let input = input(&rubric, &owned, PhaseCut::default());
    let former = analysed(&input, &asked(RankingMethod::Raw, 1, EngineEdition::First));
    let analysis = former.analysis.as_deref().unwrap();
    assert_eq!(analysis.report.method_used, MethodUsed::Within);
    let by_calibration = Ranking { analysis: None, ..former.clone() }.placed_by(&analysis.report);
    assert!((analysis.report.shortlist_precision.unwrap() - mean_chance(&former, &by_calibration, 1)).abs() < 1e-12);
    let written = serde_json::to_value(analysis).unwrap();
    assert!(written.get("pivotal_tried").is_none() && written["options"].get("edition").is_none());
    assert!(analysis.tried_pivotal());
    let read: Analysis = serde_json::from_value(written).unwrap();
    assert_eq!(&read, analysis);
    let now = analysed(&input, &asked(RankingMethod::Raw, 1, EngineEdition::CURRENT)).analysis.unwrap();
    assert_ne!(now.report.input_digest, analysis.report.input_digest, "the same digest gives the same result");
    assert_ne!(now.report.shortlist_precision, analysis.report.shortlist_precision);
}

#[test]
fn what_takes_too_long_is_not_tried_and_says_so() {
    let rubric = Rubric::of(vec![criterion(1, 1.0, None)]);
    // A hundred jurors with five or six reviews each: 100 × 510 is beyond what is tried, 90 × 510 is not.
    let many = |jurors: u8| -> Vec<Owned> {
        let review = |n: u32| {
            let juror = u8::try_from(n % u32::from(jurors)).unwrap();
            let application = u8::try_from(n % 7 + 1).unwrap();
            (id(1), id(juror), id(application), sheet(&[(1, Some(f64::from(n % 5)))]))
        };
        (0..510).map(review).collect()
    };
    for (jurors, edition, tried) in [
        (100, EngineEdition::CURRENT, false),
        (90, EngineEdition::CURRENT, true),
        (90, EngineEdition::First, false),
        (30, EngineEdition::First, true),
    ] {
        let owned = many(jurors);
        let input = input(&rubric, &owned, PhaseCut::default());
        assert_eq!(tries_pivotal(&input, &asked(RankingMethod::Raw, 2, edition)), tried, "{jurors} {edition}");
    }
    let owned = many(100);
    let input = input(&rubric, &owned, PhaseCut::default());
    let ranking = analysed(&input, &asked(RankingMethod::Raw, 2, EngineEdition::CURRENT));
    let analysis = ranking.analysis.as_deref().unwrap();
    assert_eq!((analysis.pivotal_tried, analysis.tried_pivotal()), (Some(false), false));
    assert!(analysis.report.jurors.iter().all(|juror| juror.pivotal.is_none()));
}
