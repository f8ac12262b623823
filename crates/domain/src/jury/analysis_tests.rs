use super::super::reliability::{Metric, NoCoefficient, icc, kendall_w, krippendorff};
use super::super::seats::seat_line;
use super::super::simulation::{Reality, Supposition};
use super::super::testing::{criterion, id, phase, sheet};
use super::super::{Deciding, PhaseCut, RankedApplication, ReviewState, check_decision, rank_by};
use super::*;
use crate::code::{Code, FieldCode};
use crate::document::{CalibrationSwitches, DecisionDocument, Outcome, OutcomeEntry, Points, ScoreSheet, TiePolicy};
use crate::document::{from_stored, to_stored};
use crate::id::CriterionId;
use crate::jury::calibration::FallbackReason;
use proptest::prelude::*;

/// `(juror, application, score from 0 to 5)`.
type Row = (u8, u8, f64);

/// Sheets with the two criteria of [`phase`], both with this score.
fn owned(rows: &[Row]) -> Vec<(AssignmentId, JurorId, ApplicationId, ScoreSheet)> {
    let one = |(n, (juror, application, score)): (u8, &Row)| {
        // Scores have six decimals at most.
        let score = &((score * 1e6).round() / 1e6);
        (id(n), id(*juror), id(*application), sheet(&[(1, Some(*score)), (2, Some(*score))]))
    };
    (1..).zip(rows).map(one).collect()
}

fn input<'a>(rubric: &'a Rubric, applications: u8, owned: &'a [(AssignmentId, JurorId, ApplicationId, ScoreSheet)]) -> PhaseInput<'a> {
    let review = |(assignment, juror, application, sheet): &'a (AssignmentId, JurorId, ApplicationId, ScoreSheet)| Review {
        assignment,
        juror,
        application,
        sheet,
    };
    PhaseInput {
        mode: JudgingMode::Scores,
        rubric_version: 1,
        fields: (1..=applications).map(|n| (id(n), rubric)).collect(),
        tracks: (1..=applications).map(|n| (id(n), Key::new(if n % 2 == 0 { "even" } else { "odd" }))).collect(),
        reviews: owned.iter().map(review).collect(),
        cut: Some(PhaseCut::default()),
    }
}

fn asked(method: RankingMethod, seats: u32) -> Asked<'static> {
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
        edition: crate::jury::calibration::EngineEdition::CURRENT,
    }
}

fn analysed(rubric: &Rubric, applications: u8, rows: &[Row], asked: &Asked<'_>) -> Ranking {
    let owned = owned(rows);
    let input = input(rubric, applications, &owned);
    let ranking = rank_by(1, &input.fields, &input.reviews);
    let analysis = analyse(&ranking, &input, asked).unwrap();
    Ranking { analysis: Some(Box::new(analysis)), ..ranking }
}

fn rubric() -> Rubric {
    Rubric::of(vec![criterion(1, 1.0, None), criterion(2, 1.0, None)])
}

/// Eight applications, each read by two of four jurors; the juror 4 gives a point more than the others.
fn rows() -> Vec<Row> {
    let quality = [2.8, 3.0, 2.2, 1.9, 1.4, 1.1, 0.9, 0.4];
    let wobble = [0.1, -0.2, 0.15, 0.0, -0.1, 0.2, -0.05, 0.1, -0.15, 0.05, 0.2, -0.1, 0.0, 0.1, -0.2, 0.15];
    let mut rows = Vec::new();
    for (n, quality) in (1_u8..).zip(quality) {
        // The first is read by the lenient juror, the second, which is better, is not.
        let jurors = match n {
            1 => [1, 4],
            2 => [1, 2],
            _ => [[1, 4], [2, 3], [3, 4], [2, 4]][usize::from(n % 4)],
        };
        for juror in jurors {
            let lenient = if juror == 4 { 1.0 } else { 0.0 };
            rows.push((juror, n, quality + lenient + wobble[rows.len()]));
        }
    }
    rows
}

fn ranks(ranking: &Ranking) -> BTreeMap<ApplicationId, Option<u32>> {
    ranking.entries.iter().map(|entry| (entry.application.clone(), entry.rank)).collect()
}

#[test]
fn plain_scores_decide_unless_the_rules_name_another_method() {
    let plain = analysed(&rubric(), 8, &rows(), &asked(RankingMethod::Raw, 3));
    let analysis = plain.analysis.as_deref().unwrap();
    assert_eq!((analysis.decides(), analysis.report.method_used), (RankingMethod::Raw, MethodUsed::Within));
    assert_eq!(ranks(&plain.deciding()), ranks(&plain));

    let named = analysed(&rubric(), 8, &rows(), &asked(RankingMethod::WithinShrunk, 3));
    let report = &named.analysis.as_deref().unwrap().report;
    let calibrated: BTreeMap<ApplicationId, Option<f64>> =
        report.applications.iter().map(|item| (item.application.clone(), item.rank)).collect();
    let deciding = named.deciding();
    for (application, rank) in ranks(&deciding) {
        assert_eq!(rank.map(f64::from), calibrated[&application]);
    }
    assert_ne!(ranks(&deciding), ranks(&named), "the lenient juror moves somebody");
    assert!(deciding.entries.is_sorted_by_key(|entry| entry.rank) && deciding.analysis.is_none());
    assert_eq!(deciding.entries.iter().map(|entry| entry.score.is_some()).collect::<Vec<_>>(), [true; 8]);
    for item in &report.applications {
        let raw = ranks(&named)[&item.application].map(f64::from);
        assert_eq!((item.raw_rank, item.rank_move), (raw, Some(raw.unwrap() - item.rank.unwrap())));
    }
}

#[test]
fn a_decision_is_held_against_the_named_method() {
    let decide = |method: RankingMethod| {
        let ranking = analysed(&rubric(), 8, &rows(), &asked(method, 1)).deciding();
        let best = ranking.entries[0].application.clone();
        let outcome = |n: u8| OutcomeEntry {
            outcome: if id::<ApplicationId>(n) == best { Outcome::Selected } else { Outcome::Reserve },
            application_id: id(n),
            reason: None,
        };
        let decision = DecisionDocument { outcomes: (1..=8).map(outcome).collect(), ..DecisionDocument::default() };
        (best, decision, ranking)
    };
    let (first, plain_choice, plain) = decide(RankingMethod::Raw);
    let (second, calibrated_choice, calibrated) = decide(RankingMethod::WithinShrunk);
    assert_eq!((first, second), (id(1), id(2)));
    assert_eq!(check_decision(&plain_choice, &Deciding::plain(plain.clone(), 1)), Ok(()));
    assert_eq!(check_decision(&calibrated_choice, &Deciding::plain(calibrated.clone(), 1)), Ok(()));
    assert_eq!(check_decision(&calibrated_choice, &Deciding::plain(plain.clone(), 1)).unwrap_err().code, Code::ValidationFailed);
    assert_eq!(check_decision(&plain_choice, &Deciding::plain(calibrated.clone(), 1)).unwrap_err().code, Code::ValidationFailed);
    assert_eq!((seat_line(&plain, 1).last_rank, seat_line(&calibrated, 1).last_rank), (Some(1), Some(1)));
}

#[test]
fn what_cannot_be_calibrated_is_decided_by_plain_scores_with_the_reason() {
    let once: Vec<Row> = (1..=6).map(|n| (n, n, f64::from(n) / 2.0)).collect();
    let ranking = analysed(&rubric(), 6, &once, &asked(RankingMethod::WithinShrunk, 2));
    let analysis = ranking.analysis.as_deref().unwrap();
    assert_eq!((analysis.decides(), analysis.report.reason), (RankingMethod::Raw, Some(FallbackReason::OneReviewPerApplication)));
    assert_eq!((analysis.qualification(), analysis.tells_chances()), (Some(RankingWarning::NotCalibrated), false));
    assert_eq!(ranks(&ranking.deciding()), ranks(&ranking));
    assert!(analysis.states.values().all(|state| *state == ReviewsState::Incomplete));
    assert!(analysis.report.applications.iter().all(|item| item.p_top.is_none()));
}

#[test]
fn who_fails_a_threshold_has_no_rank_in_either_and_counts_in_the_calibration() {
    let strict = Rubric { threshold: Some(Points::whole(30)), ..rubric() };
    let ranking = analysed(&strict, 8, &rows(), &asked(RankingMethod::WithinShrunk, 3));
    let report = &ranking.analysis.as_deref().unwrap().report;
    let failing: BTreeSet<&ApplicationId> =
        ranking.entries.iter().filter(|entry| entry.below_threshold).map(|entry| &entry.application).collect();
    assert!(failing.len() >= 2 && failing.len() < 8);
    for item in &report.applications {
        assert_eq!(item.rank.is_none(), failing.contains(&item.application));
        assert!(item.calibrated_score.is_some());
    }
    let free = analysed(&rubric(), 8, &rows(), &asked(RankingMethod::WithinShrunk, 3));
    assert_eq!(report.variances, free.analysis.unwrap().report.variances);
}

#[test]
fn a_ranking_is_kept_to_the_bit_and_an_older_one_is_read() {
    let ranking = analysed(&rubric(), 8, &rows(), &asked(RankingMethod::WithinShrunk, 3));
    let text = to_stored(&ranking).unwrap();
    assert_eq!(from_stored::<Ranking>(&text).unwrap(), ranking);
    let older = to_stored(&Ranking { analysis: None, ..ranking.clone() }).unwrap();
    assert!(!older.contains("analysis"));
    let read = from_stored::<Ranking>(&older).unwrap();
    assert_eq!((read.analysis.is_none(), &read.entries), (true, &ranking.entries));
    assert_eq!(ranks(&read.deciding()), ranks(&ranking), "what kept no analysis was locked under rules that name no method");
}

#[test]
fn chances_across_panels_that_nothing_connects_are_not_told() {
    let mut rows = Vec::new();
    let wobble = [0.1, -0.3, 0.2, -0.1, 0.3, -0.2, 0.05];
    for n in 1..=10_u8 {
        for k in 0..3_u8 {
            rows.push((1 + k + 3 * (n % 2), n, 1.0 + 0.25 * f64::from(n) + wobble[rows.len() % 7]));
        }
    }
    let apart = analysed(&rubric(), 10, &rows, &asked(RankingMethod::Raw, 3)).analysis.unwrap();
    assert_eq!(apart.report.connection.components.len(), 2);
    assert!(apart.report.applications.iter().all(|item| item.p_top.is_some()), "the engine gives them");
    assert_eq!((apart.qualification(), apart.tells_chances()), (Some(RankingWarning::PanelsNotComparable), false));
    rows.push((1, 1, 1.2));
    let bridged = analysed(&rubric(), 10, &rows, &asked(RankingMethod::Raw, 3)).analysis.unwrap();
    assert!(bridged.report.connection.comparable_across && bridged.tells_chances());
}

#[test]
fn tracks_are_ranked_apart() {
    let ranking = analysed(&rubric(), 8, &rows(), &asked(RankingMethod::Raw, 3));
    let analysis = ranking.analysis.as_deref().unwrap();
    let within = ranking.track_ranks(&analysis.tracks);
    for track in ["odd", "even"] {
        let mut own: Vec<(u32, u32)> = ranking
            .entries
            .iter()
            .filter(|entry| analysis.tracks[&entry.application] == Key::new(track))
            .map(|entry| (entry.rank.unwrap(), within[&entry.application]))
            .collect();
        own.sort_unstable();
        assert_eq!(own.iter().map(|pair| pair.1).collect::<Vec<_>>(), [1, 2, 3, 4]);
    }
}

#[test]
fn supposing_nothing_changes_nothing_and_a_juror_can_be_supposed_away() {
    let phase = phase(ReviewState::Planned);
    let owned = owned(&rows());
    let real = Reality { asked: asked(RankingMethod::WithinShrunk, 3), ties: TiePolicy::Jury };
    let nothing = Supposition::default();
    let same = nothing.simulate(input(&nothing.apply_to(&phase).unwrap().rubric, 8, &owned), &real).unwrap();
    let ranking = analysed(&phase.rubric, 8, &rows(), &real.asked);
    assert_eq!((ranks(&same.ranking), ranks(&same.deciding)), (ranks(&ranking), ranks(&ranking.deciding())));

    let without = Supposition { without: Some(id(4)), method: Some(RankingMethod::Raw), ..Supposition::default() };
    let left = without.simulate(input(&phase.rubric, 8, &owned), &real).unwrap();
    let others: Vec<Row> = rows().into_iter().filter(|row| row.0 != 4).collect();
    let score = |entry: &RankedApplication| {
        let own: Vec<f64> = others.iter().filter(|row| id::<ApplicationId>(row.1) == entry.application).map(|row| row.2 * 20.0).collect();
        super::super::mean(&own)
    };
    assert!(left.deciding.entries.iter().all(|entry| match (entry.score, score(entry)) {
        (Some(a), Some(b)) => (a - b).abs() < 1e-9,
        (a, b) => a == b,
    }));
}

#[test]
fn what_cannot_be_supposed_is_refused_at_its_place() {
    let phase = phase(ReviewState::Planned);
    let weight = |n: u8, weight: f64| (id::<CriterionId>(n), Points::from_f64(weight).unwrap());
    let refused = |supposition: Supposition| {
        let fields = supposition.apply_to(&phase).unwrap_err().fields;
        fields.into_iter().map(|field| (field.pointer, field.code)).collect::<Vec<_>>()
    };
    let weights = |weights: Vec<(CriterionId, Points)>| Supposition { weights: weights.into_iter().collect(), ..Supposition::default() };
    let at = |n: u8| format!("/weights/{}", id::<CriterionId>(n));
    assert_eq!(refused(weights(vec![weight(9, 1.0)])), [(at(9), FieldCode::UnknownReference)]);
    assert_eq!(refused(weights(vec![weight(1, -1.0)])), [(at(1), FieldCode::OutOfRange)]);
    assert_eq!(refused(weights(vec![weight(1, 0.0), weight(2, 0.0)])), [("/weights".to_owned(), FieldCode::WeightsInvalid)]);
    for seats in [0, super::super::simulation::MAX_SEATS + 1] {
        let supposed = Supposition { seats: Some(seats), ..Supposition::default() };
        assert_eq!(refused(supposed), [("/seats".to_owned(), FieldCode::OutOfRange)]);
    }
    let supposed = weights(vec![weight(1, 3.0)]).apply_to(&phase).unwrap();
    assert_eq!(supposed.rubric.criteria[0].weight, Points::whole(3));
    assert_eq!(supposed.rubric.criteria[1].weight, phase.rubric.criteria[1].weight);
}

#[test]
fn agreement_needs_five_applications_and_then_is_that_of_the_engine() {
    let few: Vec<Row> = rows().into_iter().filter(|row| row.1 <= 4).collect();
    let reliability = analysed(&rubric(), 4, &few, &asked(RankingMethod::Raw, 2)).analysis.unwrap().reliability;
    assert_eq!((reliability.alpha.value, reliability.alpha.undefined), (None, Some(NoCoefficient::NotEnoughData)));
    assert_eq!((reliability.icc.undefined, reliability.reviews_needed), (Some(NoCoefficient::NotEnoughData), None));
    assert!(reliability.criteria.iter().all(|criterion| criterion.alpha.value.is_none()));

    let all = rows();
    let reliability = analysed(&rubric(), 8, &all, &asked(RankingMethod::Raw, 2)).analysis.unwrap().reliability;
    let mut table = vec![vec![None; 8]; 4];
    for (juror, application, score) in &all {
        table[usize::from(*juror) - 1][usize::from(*application) - 1] = Some(score * 20.0);
    }
    let expected = krippendorff(&table, Metric::Interval).unwrap();
    assert!((reliability.alpha.value.unwrap() - expected.value).abs() < 1e-9);
    assert_eq!((reliability.alpha.units, reliability.alpha.values, reliability.complete), (8, 16, false));
    assert_eq!(reliability.kendall_w.undefined, Some(NoCoefficient::Incomplete));
    assert!(reliability.icc.average > reliability.icc.single && reliability.icc.single_ci95.is_none());
    // Both criteria have the same scores, and alpha does not change with the unit.
    for criterion in &reliability.criteria {
        assert!((criterion.alpha.value.unwrap() - expected.value).abs() < 1e-9);
    }
}

#[test]
fn a_complete_panel_has_intervals_and_concordance() {
    let wobble = [0.0, 0.3, -0.2, 0.1, -0.3, 0.2, 0.05];
    let rows: Vec<Row> = (1..=6_u8)
        .flat_map(|n| (1..=3_u8).map(move |juror| (juror, n, 0.5 * f64::from(n) + wobble[usize::from(n * 3 + juror) % 7])))
        .collect();
    let reliability = analysed(&rubric(), 6, &rows, &asked(RankingMethod::Raw, 2)).analysis.unwrap().reliability;
    let table: Vec<Vec<f64>> = (1..=6_u8).map(|n| rows.iter().filter(|row| row.1 == n).map(|row| row.2 * 20.0).collect()).collect();
    let expected = icc(&table).unwrap();
    assert!(reliability.complete && reliability.icc.single_ci95.is_some());
    assert!((reliability.icc.single.unwrap() - expected.agreement.value.unwrap()).abs() < 1e-9);
    assert!((reliability.icc.average.unwrap() - expected.agreement_mean.value.unwrap()).abs() < 1e-9);
    let orders: Vec<Vec<f64>> = (1..=3_u8).map(|juror| rows.iter().filter(|row| row.0 == juror).map(|row| row.2).collect()).collect();
    let w = kendall_w(&orders).unwrap();
    assert!((reliability.kendall_w.w.unwrap() - w.w).abs() < 1e-12 && reliability.kendall_w.df == Some(5));
}

#[test]
fn lots_are_drawn_around_the_line_and_tracks_have_chances_of_their_own() {
    let asked =
        Asked { lots: Some(LotteryKind::AroundLine), track_seats: [(Key::new("odd"), 2)].into(), ..asked(RankingMethod::WithinShrunk, 3) };
    let ranking = analysed(&rubric(), 8, &rows(), &asked);
    let (analysis, lots) = (ranking.analysis.as_deref().unwrap(), ranking.lots().unwrap());
    let report = analysis.report.lottery.as_ref().unwrap();
    assert_eq!(lots.seating().seated.len(), 3);
    assert_eq!(lots.winners().iter().collect::<BTreeSet<_>>(), report.winners.iter().collect());
    assert_eq!(lots.block.iter().collect::<BTreeSet<_>>(), report.lottery.iter().collect());
    let chances = |track: &str| -> Vec<Option<f64>> {
        let own = |id: &ApplicationId| analysis.tracks.get(id).is_some_and(|own| own.0 == track);
        analysis.report.applications.iter().filter(|item| own(&item.application)).map(|item| item.p_top_track).collect()
    };
    let odd: f64 = chances("odd").into_iter().map(Option::unwrap).sum();
    assert!((odd - 2.0).abs() < 1e-9, "{odd}");
    assert_eq!(chances("even"), [None; 4]);
}

#[test]
fn what_is_stated_of_panels_chooses_the_method_beside_plain_scores() {
    for (assumption, shown) in [
        (PanelAssumption::None, RankingMethod::WithinShrunk),
        (PanelAssumption::EqualSeverity, RankingMethod::WithinShrunk),
        (PanelAssumption::EqualQuality, RankingMethod::Exchangeable),
    ] {
        let asked = Asked { assumption, ..asked(RankingMethod::Raw, 3) };
        let ranking = analysed(&rubric(), 8, &rows(), &asked);
        let analysis = ranking.analysis.as_deref().unwrap();
        assert_eq!((analysis.shown(), analysis.decides()), (shown, RankingMethod::Raw), "{assumption}");
        assert_eq!(analysis.report.panel_assumption, assumption);
    }
}

proptest! {
    #[test]
    fn an_analysis_does_not_depend_on_the_order_of_sheets(
        scores in prop::collection::vec(0..11_u8, 16), turn in 0..16_usize, method in prop::sample::select(RankingMethod::ALL)
    ) {
        let rows: Vec<Row> = rows().into_iter().zip(&scores).map(|((juror, n, _), score)| (juror, n, f64::from(*score) / 2.0)).collect();
        let owned = owned(&rows);
        let rubric = rubric();
        let input = input(&rubric, 8, &owned);
        let ranking = rank_by(1, &input.fields, &input.reviews);
        let mut turned = input.clone();
        turned.reviews.rotate_left(turn);
        let asked = Asked { pivotal: false, ..asked(method, 3) };
        let (before, after) = (analyse(&ranking, &input, &asked).unwrap(), analyse(&ranking, &turned, &asked).unwrap());
        prop_assert_eq!(&before, &after);
        // Who decides has as many ranked applications as can be ranked, from 1 on.
        let deciding = Ranking { analysis: Some(Box::new(before)), ..ranking }.deciding();
        prop_assert!(deciding.entries.is_sorted_by_key(|entry| entry.rank.unwrap_or(u32::MAX)));
        prop_assert!(deciding.entries.iter().all(|entry| entry.rank.is_none_or(|rank| (1..=8).contains(&rank))));
    }
}

/// Sheets of three jurors with two criteria of equal weight, from `(juror, application, scores)`.
fn two_scores(rows: &[(u8, u8, [f64; 2])]) -> Vec<(AssignmentId, JurorId, ApplicationId, ScoreSheet)> {
    let one = |(n, (juror, application, scores)): (u8, &(u8, u8, [f64; 2]))| {
        (id(n), id(*juror), id(*application), sheet(&[(1, Some(scores[0])), (2, Some(scores[1]))]))
    };
    (1..).zip(rows).map(one).collect()
}

#[test]
fn what_ties_by_calibration_is_parted_by_the_criteria_of_the_rubric_also_where_nothing_can_be_told_apart() {
    // Each application gets the same three composites, each from another juror: they differ no more than noise.
    let composites = [[2.0, 3.0, 4.0], [3.0, 4.0, 2.0], [4.0, 2.0, 3.0], [2.0, 4.0, 3.0]];
    let rows: Vec<(u8, u8, [f64; 2])> = (1..)
        .zip(composites)
        .flat_map(|(application, own)| {
            let lean = f64::from(application) / 8.0;
            (1..).zip(own).map(move |(juror, score)| (juror, application, [score - lean, score + lean])).collect::<Vec<_>>()
        })
        .collect();
    let owned = two_scores(&rows);
    let key = |n: u8, name: &str| crate::document::Criterion { key: Some(Key::new(name)), ..criterion(n, 1.0, None) };
    let rubric = |tie_break: &[&str]| Rubric {
        tie_break: tie_break.iter().map(|name| Key::new(name)).collect(),
        ..Rubric::of(vec![key(1, "innovation"), key(2, "impact")])
    };
    let placed = |tie_break: &[&str], cut: Option<PhaseCut>| {
        let rubric = rubric(tie_break);
        let input = PhaseInput { cut, ..input(&rubric, 4, &owned) };
        let ranking = input.rank();
        let analysis = analyse(&ranking, &input, &asked(RankingMethod::WithinShrunk, 2)).unwrap();
        assert!(analysis.report.warnings.contains(&RankingWarning::Indistinguishable), "{:?}", analysis.report.warnings);
        let ranking = Ranking { analysis: Some(Box::new(analysis)), ..ranking };
        ranking.deciding().entries.into_iter().map(|entry| (entry.application, entry.rank.unwrap(), entry.tied)).collect::<Vec<_>>()
    };
    let now = Some(PhaseCut::default());
    assert!(placed(&[], now.clone()).iter().all(|(_, rank, tied)| (*rank, *tied) == (1, true)));
    let of = |order: [u8; 4]| (1..).zip(order).map(|(rank, n)| (id(n), rank, false)).collect::<Vec<_>>();
    assert_eq!(placed(&["impact"], now.clone()), of([4, 3, 2, 1]));
    assert_eq!(placed(&["innovation", "impact"], now), of([1, 2, 3, 4]));
    assert!(placed(&["impact"], None).iter().all(|(_, rank, _)| *rank == 1), "what was locked before stays as it was");
}
