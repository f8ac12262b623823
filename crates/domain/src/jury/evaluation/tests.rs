use super::super::aggregate::MissingPolicy;
use super::super::calibration::{FallbackReason, Method, MethodUsed, Options};
use super::super::ranks::RankMode;
use super::super::scale::{Direction, Scale};
use super::*;
use proptest::prelude::*;

fn scale(max: f64) -> Scale {
    Scale { min: 0.0, max, step: None, direction: Direction::Higher, anchors: Vec::new() }
}

fn rules(places: usize) -> Rules {
    let criterion = |weight| CriterionRule { scale: scale(100.0), weight, threshold: None };
    Rules { draws: 500, ..Rules::new(vec![criterion(2.0), criterion(1.0)], places, "seed") }
}

/// `(application, juror, first criterion, second criterion)`.
type Row = (u8, u8, f64, f64);

fn sheets(rows: &[Row]) -> Vec<Sheet<String, String>> {
    let sheet = |(application, juror, first, second): &Row| Sheet {
        application: format!("app_{application}"),
        juror: format!("jur_{juror}"),
        values: vec![Some(*first), Some(*second)],
    };
    rows.iter().map(sheet).collect()
}

fn entrants(count: u8) -> Vec<Entrant<String>> {
    (0..count).map(|n| Entrant { application: format!("app_{n}"), track: Some(usize::from(n % 2)) }).collect()
}

fn ranked(rules: &Rules, rows: &[Row], count: u8) -> Report<String, String> {
    evaluate(rules, &entrants(count), &sheets(rows)).unwrap().report
}

fn names(report: &Report<String, String>) -> Vec<&str> {
    report.applications.iter().map(|entry| entry.application.as_str()).collect()
}

/// Ten applications read by three of six jurors each, with severities and noise from a fixed pattern.
fn rows_of(noise: &[f64]) -> Vec<Row> {
    let mut rows = Vec::new();
    for application in 0..10_u8 {
        for k in 0..3_u8 {
            let juror = (application * 2 + k * (1 + application % 2)) % 6;
            let wobble = noise[rows.len() % noise.len()];
            let score = (30.0 + 4.0 * f64::from(application) + 5.0 * f64::from(juror) - 12.5 + wobble).clamp(0.0, 100.0);
            rows.push((application, juror, score, (score * 0.9).min(100.0)));
        }
    }
    rows
}

fn noise() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec((-400..400_i32).prop_map(|n| f64::from(n) / 40.0), 30)
}

#[test]
fn rules_that_cannot_be_used_are_refused() {
    let with = |change: &dyn Fn(&mut Rules)| {
        let mut rules = rules(1);
        change(&mut rules);
        evaluate::<String, String>(&rules, &[], &[]).map(|_| ()).unwrap_err()
    };
    assert_eq!(with(&|rules| rules.criteria.iter_mut().for_each(|criterion| criterion.weight = 0.0)), RulesFault::NoWeight);
    assert_eq!(with(&|rules| rules.criteria[0].weight = -1.0), RulesFault::BadWeight);
    assert_eq!(with(&|rules| rules.coverage.min_coverage = 1.5), RulesFault::BadShare);
    assert_eq!(with(&|rules| rules.draws = 0), RulesFault::NoDraws);
    let unknown = TieRule::Criterion { criterion: 2, direction: Direction::Higher };
    assert_eq!(with(&|rules| rules.tie_chain = vec![unknown]), RulesFault::UnknownCriterion);
}

#[test]
fn nothing_scored_is_a_ranking_of_nobody() {
    let report = ranked(&rules(2), &[], 3);
    assert_eq!(names(&report), ["app_0", "app_1", "app_2"]);
    assert!(report.applications.iter().all(|entry| entry.rank.is_none() && entry.raw_mean.is_none() && entry.failed.is_empty()));
    assert_eq!((report.method_used, report.warnings.len()), (MethodUsed::None, 0));
}

#[test]
fn a_juror_who_is_lenient_to_all_moves_nobody_up() {
    // Juror 1 gives 20 more than juror 0; each reads two alone, and both read four. Juror 2 reads the four as well.
    let quality = [50.0, 52.0, 40.0, 60.0, 45.0, 55.0, 48.0, 51.0];
    let wobble = [0.4, -0.3, 0.2, -0.5, 0.1, 0.3, -0.2, 0.5, -0.4, 0.2, -0.1, 0.3];
    let mut rows = Vec::new();
    for (application, quality) in (0..).zip(quality) {
        let jurors: &[(u8, f64)] = match application {
            0 => &[(0, 0.0), (2, 5.0)],
            1 => &[(0, 0.0), (2, 5.0)],
            2 => &[(1, 20.0), (2, 5.0)],
            _ => &[(0, 0.0), (1, 20.0), (2, 5.0)],
        };
        for (juror, lenient) in jurors {
            let score = quality + lenient + wobble[rows.len() % wobble.len()];
            rows.push((application, *juror, score, score));
        }
    }
    let report = ranked(&rules(3), &rows, 8);
    assert_eq!(report.method_used, MethodUsed::Within);
    let place = |id: &str| report.applications.iter().position(|entry| entry.application == id).unwrap();
    // By plain means application 2, read by the lenient one, is above 1.
    let raw = |id: &str| report.applications[place(id)].raw_mean.unwrap();
    assert!(raw("app_2") > raw("app_0") && place("app_2") > place("app_0"));
    assert!(report.jurors[1].severity.unwrap() > report.jurors[0].severity.unwrap() + 15.0);
}

#[test]
fn panels_that_nothing_connects_are_said_to_be_incomparable_and_a_bridge_is_named() {
    let noise = [1.0, -2.0, 0.5, 3.0, -1.5, 2.5, -0.5];
    let mut rows = Vec::new();
    for application in 0..10_u8 {
        for juror in 0..3_u8 {
            let score = 50.0 + f64::from(application) + 3.0 * f64::from(juror) + noise[rows.len() % noise.len()];
            rows.push((application, juror + 3 * (application % 2), score, score));
        }
    }
    let report = ranked(&rules(3), &rows, 10);
    assert!(!report.connection.comparable_across && report.warnings.contains(&RankingWarning::PanelsNotComparable));
    assert_eq!((report.connection.components.len(), report.connection.gaps.len(), report.bridges.len()), (2, 1, 1));
    let bridge = &report.bridges[0];
    let connected: Vec<Row> =
        rows.iter().copied().chain([(bridge.application[4..].parse().unwrap(), bridge.juror[4..].parse().unwrap(), 55.0, 55.0)]).collect();
    assert!(ranked(&rules(3), &connected, 10).connection.comparable_across);
    // Within each component there is a rank of its own.
    let mut own: Vec<f64> = report.applications.iter().map(|entry| entry.component_rank.unwrap()).collect();
    own.sort_by(f64::total_cmp);
    assert_eq!(own, [1.0, 1.0, 2.0, 2.0, 3.0, 3.0, 4.0, 4.0, 5.0, 5.0]);
    let warned = |panel_assumption, method| {
        let calibration = Options { method, ..Options::default() };
        let asserted = Rules { panel_assumption, calibration, ..rules(3) };
        ranked(&asserted, &rows, 10).warnings.contains(&RankingWarning::PanelsNotComparable)
    };
    assert!(!warned(PanelAssumption::EqualQuality, Method::Exchangeable) && !warned(PanelAssumption::EqualSeverity, Method::Within));
    assert!(warned(PanelAssumption::EqualQuality, Method::Within), "it says nothing of how severe they are");
    let least_squares = Rules { calibration: Options { method: Method::AdditiveLs, ..Options::default() }, ..rules(3) };
    let refused = ranked(&least_squares, &rows, 10);
    assert_eq!((refused.method_used, refused.reason), (MethodUsed::None, Some(FallbackReason::DesignDisconnected)));
}

#[test]
fn few_degrees_of_freedom_are_shown_and_do_not_rank_unless_forced() {
    let rows: Vec<Row> = [(0, 0, 50.0), (0, 1, 64.0), (1, 0, 70.0), (1, 1, 75.0), (2, 0, 44.0), (2, 1, 61.0)]
        .map(|(application, juror, score)| (application, juror, score, score))
        .to_vec();
    let report = ranked(&rules(1), &rows, 3);
    assert_eq!((report.method_used, report.reason), (MethodUsed::None, Some(FallbackReason::FewResidualDf)));
    assert!(report.variances.residual.is_some() && report.applications[0].p_top.is_none());
    assert!(report.applications.iter().all(|entry| entry.rank == entry.raw_rank));
    let forced = Rules { calibration: Options { force: true, ..Options::default() }, ..rules(1) };
    assert_eq!(ranked(&forced, &rows, 3).method_used, MethodUsed::Within);
}

#[test]
fn a_chain_says_which_step_decided() {
    let rows: Vec<Row> = [(0, 60.0, 60.0), (1, 70.0, 40.0), (2, 60.0, 60.0), (3, 90.0, 90.0)]
        .iter()
        .map(|(application, first, second)| (*application, 0, *first, *second))
        .collect();
    let chain = vec![TieRule::Criterion { criterion: 0, direction: Direction::Higher }, TieRule::Lottery];
    let report = ranked(&Rules { tie_chain: chain.clone(), ..rules(2) }, &rows, 4);
    assert_eq!(names(&report)[..2], ["app_3", "app_1"]);
    let decided: Vec<_> = report.applications.iter().map(|entry| entry.decided_by.unwrap()).collect();
    assert_eq!(decided, [DecidedBy::Score, DecidedBy::Score, DecidedBy::Tie(chain[0]), DecidedBy::Tie(chain[1])]);
    assert_eq!(report.applications.iter().map(|entry| entry.rank.unwrap()).collect::<Vec<_>>(), [1.0, 2.0, 3.0, 4.0]);
    assert_eq!(report.applications.iter().map(|entry| entry.tie_group).collect::<Vec<_>>(), [None, Some(1), Some(1), Some(1)]);
    let open = ranked(&Rules { rank_mode: RankMode::Fractional, ..rules(2) }, &rows, 4);
    assert_eq!(open.applications.iter().map(|entry| entry.rank.unwrap()).collect::<Vec<_>>(), [1.0, 3.0, 3.0, 3.0]);
}

#[test]
fn thresholds_cost_the_rank_and_keep_the_score() {
    let mut rules = Rules { threshold_overall: Some(50.0), ..rules(2) };
    rules.criteria[1].threshold = Some(40.0);
    let rows = [(0, 0, 90.0, 39.0), (1, 0, 45.0, 45.0), (2, 0, 55.0, 45.0)];
    let report = ranked(&rules, &rows, 3);
    assert_eq!(names(&report), ["app_2", "app_0", "app_1"]);
    assert_eq!(report.applications[1].failed, [FailedThreshold::Criterion(1)]);
    assert_eq!(report.applications[2].failed, [FailedThreshold::Overall]);
    assert!(report.applications.iter().all(|entry| entry.calibrated_score.is_some()));
}

#[test]
fn a_sheet_with_too_little_of_the_weight_follows_the_policy() {
    let sheet = |values: &[Option<f64>]| Sheet { application: "a".to_owned(), juror: "j".to_owned(), values: values.to_vec() };
    let entrant = [Entrant { application: "a".to_owned(), track: None }];
    let run = |missing, sheet: &Sheet<String, String>| {
        let coverage = super::super::aggregate::CoverageRule { missing, min_coverage: 0.5 };
        let rules = Rules { coverage, ..rules(1) };
        let outcome = evaluate(&rules, &entrant, std::slice::from_ref(sheet)).unwrap();
        (outcome.report.applications[0].raw_mean, outcome.report.excluded)
    };
    let partial = sheet(&[None, Some(60.0)]);
    assert_eq!(run(MissingPolicy::Renormalise, &partial), (None, vec![0]));
    assert_eq!(run(MissingPolicy::Zero, &partial).0.map(f64::round), Some(20.0));
    assert_eq!(run(MissingPolicy::Reject, &sheet(&[Some(60.0), None])), (None, vec![0]));
    assert_eq!(run(MissingPolicy::Renormalise, &sheet(&[Some(60.0), Some(101.0)])), (None, vec![0]));
}

#[test]
fn the_juror_on_whom_the_shortlist_hangs_is_named_and_flags_change_nothing() {
    // All agree that 0 is best, but the second reads it alone with 5, and juror 3 gives everybody the same.
    let wobble = [0.3, -0.2, 0.4, -0.4, 0.1, -0.1, 0.2];
    let mut rows = Vec::new();
    for application in 0..6_u8 {
        for juror in 0..4_u8 {
            let quality = [80.0, 70.0, 69.0, 50.0, 40.0, 30.0][usize::from(application)];
            let carried = if application == 2 && juror == 1 { 9.0 } else { 0.0 };
            let score = if juror == 3 { 60.0 } else { quality + carried + wobble[rows.len() % wobble.len()] };
            rows.push((application, juror, score, score));
        }
    }
    let raw = Rules { calibration: Options { method: Method::Raw, ..Options::default() }, ..rules(2) };
    let report = ranked(&raw, &rows, 6);
    assert_eq!(names(&report)[..2], ["app_0", "app_2"]);
    let pivotal: Vec<_> = report.jurors.iter().map(|juror| juror.pivotal.clone()).collect();
    let swap = Pivotal { enters: vec!["app_1".to_owned()], leaves: vec!["app_2".to_owned()] };
    assert_eq!(pivotal, [None, Some(swap), None, None]);
    assert_eq!(report.jurors[3].flags, [JurorFlag::NoSpread]);
    let quiet = ranked(&Rules { leave_one_out: false, ..raw }, &rows, 6);
    assert!(quiet.jurors.iter().all(|juror| juror.pivotal.is_none()));
    assert_eq!(names(&quiet), names(&report));
}

#[test]
fn it_is_written_whole() {
    let rules = Rules { lottery: Some(LotteryRule { interval: 0.5 }), ..rules(3) };
    let report = ranked(&rules, &rows_of(&[1.0, -3.0, 2.0, 5.0, -4.0, 0.5, -1.0]), 10);
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json["method"], "within");
    assert_eq!(json["applications"].as_array().unwrap().len(), 10);
    assert!(json["applications"][0]["p_top"].is_number() && json["applications"][0]["ci95"].is_array());
    assert_eq!(json["lottery"]["seed_digest"].as_str().unwrap().len(), 64);
    assert_eq!(report.lottery.unwrap().seed_digest, digest_text("seed"));
    assert!(report.shortlist_precision.is_some_and(|share| share > 0.3));
    let reliability = report.reliability.unwrap();
    assert!(reliability.alpha.is_some() && reliability.alpha_undefined.is_none());
    assert!(reliability.reviews_needed.is_some_and(|reviews| reviews > 0.0) && reliability.single < reliability.single_consistency);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_order_of_the_input_does_not_matter((noise, shuffle) in (noise(), any::<u64>())) {
        let rows = rows_of(&noise);
        let mut shuffled = rows.clone();
        shuffled.sort_by_key(|row| (u64::from(row.0) * 31 + u64::from(row.1) * 17).wrapping_mul(shuffle | 1));
        prop_assert_eq!(ranked(&rules(3), &rows, 10), ranked(&rules(3), &shuffled, 10));
    }

    #[test]
    fn chances_sum_to_the_places_and_expected_ranks_to_their_triangle((noise, places) in (noise(), 1..9_usize)) {
        let report = ranked(&rules(places), &rows_of(&noise), 10);
        if report.applications[0].p_top.is_some() {
            let sum = |of: &dyn Fn(&ApplicationReport<String>) -> f64| report.applications.iter().map(of).sum::<f64>();
            prop_assert!((sum(&|entry| entry.p_top.unwrap()) - places as f64).abs() < 1e-9);
            prop_assert!((sum(&|entry| entry.expected_rank.unwrap()) - 55.0).abs() < 1e-9);
            for entry in &report.applications {
                let (low, high) = entry.rank_interval95.unwrap();
                let (inner_low, inner_high) = entry.rank_interval50.unwrap();
                prop_assert!(1 <= low && low <= inner_low && inner_low <= inner_high && inner_high <= high && high <= 10);
            }
        }
    }

    #[test]
    fn a_rising_threshold_only_takes_ranks_away((noise, low, rise) in (noise(), 0.0..80.0_f64, 0.0..30.0_f64)) {
        let rows = rows_of(&noise);
        let passing = |threshold: f64| {
            let mut rules = rules(3);
            rules.criteria[0].threshold = Some(threshold);
            let report = ranked(&rules, &rows, 10);
            report.applications.into_iter().filter(|entry| entry.rank.is_some()).map(|entry| entry.application).collect::<Vec<_>>()
        };
        let (many, few) = (passing(low), passing(low + rise));
        prop_assert!(few.iter().all(|application| many.contains(application)));
    }

    #[test]
    fn ranks_follow_the_values_that_rank(noise in noise()) {
        let report = ranked(&rules(3), &rows_of(&noise), 10);
        for pair in report.applications.windows(2) {
            prop_assert!(pair[0].rank <= pair[1].rank);
            if report.method_used == MethodUsed::Within && pair[0].posterior_mean.is_some() {
                prop_assert!(pair[0].posterior_mean.unwrap() >= pair[1].posterior_mean.unwrap() - 1e-6);
            }
        }
    }
}
