use super::*;
use proptest::prelude::*;

fn observations(rows: &[(usize, usize, f64)]) -> Vec<Observation> {
    rows.iter().map(|(application, juror, score)| Observation { application: *application, juror: *juror, score: *score }).collect()
}
fn design(applications: usize, jurors: usize, rows: &[(usize, usize, f64)]) -> Design {
    Design::new(applications, jurors, &observations(rows)).unwrap()
}

const APPLICATIONS: usize = 9;
const JURORS: usize = 5;

/// A connected layout of nine applications × five jurors, three reviews each, with these scores.
fn layout(scores: &[f64]) -> Vec<(usize, usize, f64)> {
    let cell = |at: usize| (at / 3, (at / 3 + (at % 3) * (1 + at / 9)) % JURORS);
    scores.iter().enumerate().map(|(at, score)| (cell(at).0, cell(at).1, *score)).collect()
}
fn scores() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec((0..1000_u32).prop_map(|n| f64::from(n) / 10.0), 3 * APPLICATIONS)
}
fn fit(rows: &[(usize, usize, f64)], method: Method) -> Calibration {
    calibrate(&design(APPLICATIONS, JURORS, rows), Options { method, ..Options::default() })
}
fn values(calibration: &Calibration) -> Vec<f64> {
    calibration.ranking_values().into_iter().map(|value| value.unwrap_or(f64::NAN)).collect()
}
fn near(a: &[f64], b: &[f64], tolerance: f64) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() <= tolerance || (a.is_nan() && b.is_nan()))
}
const METHODS: [Method; 5] = [Method::Within, Method::Exchangeable, Method::AdditiveLs, Method::Zscore, Method::Raw];

#[test]
fn what_is_no_design_is_refused() {
    let one = |application, juror, score| Design::new(2, 2, &observations(&[(0, 0, 1.0), (application, juror, score)])).err();
    assert_eq!(one(2, 0, 1.0), Some(DesignError::OutOfRange));
    assert_eq!(one(1, 2, 1.0), Some(DesignError::OutOfRange));
    assert_eq!(one(1, 0, f64::NAN), Some(DesignError::NotFinite));
    assert_eq!(one(0, 1, 1.0), Some(DesignError::NoReview));
    assert_eq!(one(1, 1, 1.0), None);
}

#[test]
fn the_ladder_says_why() {
    let reason = |applications, jurors, rows: &[(usize, usize, f64)]| {
        let calibration = calibrate(&design(applications, jurors, rows), Options::default());
        (calibration.method_used, calibration.reason)
    };
    assert_eq!(reason(1, 2, &[(0, 0, 1.0), (0, 1, 2.0)]), (MethodUsed::None, Some(FallbackReason::SingleApplication)));
    assert_eq!(reason(2, 3, &[(0, 1, 1.0), (1, 1, 2.0)]), (MethodUsed::None, Some(FallbackReason::SingleJuror)));
    assert_eq!(reason(2, 2, &[(0, 0, 1.0), (1, 1, 2.0)]), (MethodUsed::None, Some(FallbackReason::OneReviewPerApplication)));
    assert_eq!(reason(2, 2, &[(0, 0, 1.0), (0, 1, 2.0), (1, 1, 2.0)]), (MethodUsed::None, Some(FallbackReason::NoResidualDf)));
    let exact = [(0, 0, 75.0), (0, 1, 65.0), (1, 0, 55.0), (1, 1, 45.0)];
    assert_eq!(reason(2, 2, &exact), (MethodUsed::LeastSquares, Some(FallbackReason::ZeroResidual)));
    let apart: Vec<_> = exact.iter().copied().chain(exact.iter().map(|(a, j, y)| (a + 2, j + 2, *y))).collect();
    assert_eq!(reason(4, 4, &apart), (MethodUsed::None, Some(FallbackReason::DesignDisconnected)));
}

#[test]
fn all_who_agree_have_no_effect() {
    // The same scores from all three jurors of each application.
    let rows: Vec<_> = (0..27).map(|at| (at / 3, (at / 3 + at % 3) % JURORS, 40.0 + 3.0 * (at / 3) as f64)).collect();
    for method in [Method::Within, Method::Exchangeable, Method::AdditiveLs] {
        let calibration = fit_unscaled(&rows, method);
        assert!(near(&values(&calibration), &calibration.raw, 1e-9), "{method}");
        let (effects, _) = calibration.severities().unwrap();
        assert!(effects.iter().all(|effect| effect.abs() < 1e-9));
    }
}

fn fit_unscaled(rows: &[(usize, usize, f64)], method: Method) -> Calibration {
    calibrate(&design(APPLICATIONS, JURORS, rows), Options { method, juror_scale: false, ..Options::default() })
}

#[test]
fn components_are_found_and_bridged() {
    let rows = [(0, 3, 1.0), (1, 0, 1.0), (2, 3, 2.0), (3, 0, 1.0), (3, 1, 1.0), (4, 2, 5.0)];
    let design = design(5, 5, &rows);
    let found = components(&design);
    let plain: Vec<_> = found.iter().map(|part| (part.applications.clone(), part.jurors.clone())).collect();
    assert_eq!(plain, [(vec![0, 2], vec![3]), (vec![1, 3], vec![0, 1]), (vec![4], vec![2])]);
    let bridges = bridging_reviews(&design, &found);
    assert_eq!(bridges.len(), 2);
    let bridged: Vec<_> = rows.iter().copied().chain(bridges.iter().map(|review| (review.application, review.juror, 1.0))).collect();
    assert_eq!(components(&Design::new(5, 5, &observations(&bridged)).unwrap()).len(), 1);
}

#[test]
fn a_wild_juror_is_pulled_in_and_equal_spreads_are_left_alone() {
    let pattern = [-2.0, 1.0, 0.5, -1.5, 2.0, 0.0];
    let rows = |wild: f64| -> Vec<(usize, usize, f64)> {
        let spread = |juror: usize| if juror == 3 { wild } else { 1.0 };
        (0..6).flat_map(|a| (0..4).map(move |j| (a, j, 50.0 + spread(j) * 4.0 * pattern[(a + j) % 6]))).collect()
    };
    let equal = equalise(&design(6, 4, &rows(1.0)));
    assert_eq!((equal.omega2, equal.scale), (0.0, vec![1.0; 4]));
    let wild = equalise(&design(6, 4, &rows(9.0)));
    assert!(wild.omega2 > 0.0 && wild.scale[3] > 2.0 && wild.scale[0] < 1.0);
}

#[test]
fn weights_that_are_all_one_change_nothing() {
    let rows = layout(&(0..27).map(|n| f64::from(n * 37 % 29) * 3.0).collect::<Vec<_>>());
    let plain = design(APPLICATIONS, JURORS, &rows);
    let weighted = plain.with_juror_weights(&[1.0; JURORS]);
    assert_eq!(plain, weighted);
}

#[test]
fn a_noisy_juror_weighs_less() {
    let rows: Vec<_> = (0..12)
        .flat_map(|a| {
            (0..4).map(move |j| {
                (a, j, 50.0 + 2.0 * a as f64 + if j == 2 { 15.0 } else { 1.0 } * [1.0, -1.0, 0.3, -0.4, 0.8][(a * 3 + j) % 5])
            })
        })
        .collect();
    let calibration = calibrate(&design(12, 4, &rows), Options { reliability_weights: true, juror_scale: false, ..Options::default() });
    let Fit::Within(_, _, Some(noise)) = &calibration.fit else { panic!("no weights") };
    assert!(noise.omega2 > 0.0 && noise.log_ratio[2] > 1.0 && noise.log_ratio[0] < 0.0);
}

#[test]
fn a_weight_of_two_is_a_review_written_twice() {
    let rows = layout(&(0..27).map(|n| f64::from(n * 41 % 31) * 3.0).collect::<Vec<_>>());
    let mut weights = [1.0; JURORS];
    weights[2] = 2.0;
    let weighted = design(APPLICATIONS, JURORS, &rows).with_juror_weights(&weights);
    let twice: Vec<_> = rows.iter().copied().chain(rows.iter().copied().filter(|row| row.1 == 2)).collect();
    let doubled = design(APPLICATIONS, JURORS, &twice);
    for gamma in [0.0, 0.3, 4.0] {
        let fits = [&weighted, &doubled].map(|design| Within::with_ratio(design, &Contrasts::new(design), gamma));
        assert!(near(fits[0].score.as_slice(), fits[1].score.as_slice(), 1e-9));
        assert!(near(fits[0].juror_effect.as_slice(), fits[1].juror_effect.as_slice(), 1e-9));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn the_posteriors_carry_the_variances_of_their_fits(scores in scores()) {
        let rows = layout(&scores);
        if let Fit::Exchangeable(fit) = &fit(&rows, Method::Exchangeable).fit {
            prop_assert!(near(&fit.posterior.sd(), fit.application_effect_se.as_slice(), 1e-6));
        }
        if let Fit::Within(within, shrunken, _) = &fit(&rows, Method::Within).fit {
            // What shrinks the score most shrinks its error too.
            prop_assert!(shrunken.posterior.sd().iter().zip(&within.score_se).all(|(sd, se)| sd <= &(se + 1e-9)));
        }
    }

    #[test]
    fn the_order_of_observations_does_not_matter(scores in scores()) {
        let rows = layout(&scores);
        let mut reversed = rows.clone();
        reversed.reverse();
        for method in METHODS {
            prop_assert_eq!(values(&fit(&rows, method)), values(&fit(&reversed, method)));
        }
    }

    #[test]
    fn relabelling_relabels_and_nothing_else(scores in scores()) {
        let rows = layout(&scores);
        let relabelled: Vec<_> = rows.iter().map(|(a, j, y)| ((a * 2) % APPLICATIONS, (j * 3) % JURORS, *y)).collect();
        for method in METHODS {
            let (plain, other) = (values(&fit(&rows, method)), values(&fit(&relabelled, method)));
            let back: Vec<f64> = (0..APPLICATIONS).map(|a| other[(a * 2) % APPLICATIONS]).collect();
            prop_assert!(near(&plain, &back, 1e-6), "{} {:?} {:?}", method, plain, back);
        }
    }

    #[test]
    fn a_shift_shifts_and_a_positive_factor_scales((scores, shift, factor) in (scores(), -50.0..50.0_f64, 0.25..4.0_f64)) {
        let rows = layout(&scores);
        let moved: Vec<_> = rows.iter().map(|(a, j, y)| (*a, *j, shift + factor * y)).collect();
        for method in METHODS {
            let (plain, other) = (values(&fit(&rows, method)), values(&fit(&moved, method)));
            // Standardised scores have neither location nor scale.
            let (shift, factor) = if method == Method::Zscore { (0.0, 1.0) } else { (shift, factor) };
            let expected: Vec<f64> = plain.iter().map(|value| shift + factor * value).collect();
            prop_assert!(near(&other, &expected, 1e-6), "{} {:?} {:?}", method, other, expected);
        }
    }

    #[test]
    fn without_juror_variance_calibrated_is_raw(scores in scores()) {
        let design = design(APPLICATIONS, JURORS, &layout(&scores));
        let contrasts = Contrasts::new(&design);
        let at_zero = Within::with_ratio(&design, &contrasts, 0.0);
        prop_assert!(near(at_zero.score.as_slice(), design.raw_means().as_slice(), 1e-9));
        if let Some(fitted) = Within::fit(&design, &contrasts).filter(|fit| fit.gamma == 0.0) {
            prop_assert!(fitted.derivative >= 0.0);
            prop_assert!(near(fitted.score.as_slice(), design.raw_means().as_slice(), 1e-9));
        }
    }

    #[test]
    fn a_large_ratio_is_least_squares_and_the_deviance_is_flat_at_the_solution(scores in scores()) {
        let design = design(APPLICATIONS, JURORS, &layout(&scores));
        let contrasts = Contrasts::new(&design);
        let limit = Within::with_ratio(&design, &contrasts, 1e12);
        let least_squares = LeastSquares::fit(&design, &contrasts, &components(&design)).unwrap();
        prop_assert!(near(limit.score.as_slice(), least_squares.score.as_slice(), 1e-6));
        prop_assert!(least_squares.juror_effect.sum().abs() < 1e-9);
        if let Some(fitted) = Within::fit(&design, &contrasts).filter(|fit| fit.gamma > 0.0) {
            prop_assert!(fitted.derivative.abs() < 1e-6 / fitted.gamma.min(1.0));
        }
    }

    #[test]
    fn shrinkage_keeps_the_order_where_all_have_as_many_reviews(scores in scores()) {
        let calibration = fit(&layout(&scores), Method::Within);
        if let Fit::Within(within, shrunken, _) = &calibration.fit {
            prop_assert!(shrunken.shrinkage.iter().all(|k| (0.0..=1.0).contains(k)));
            if shrunken.var_application > 0.0 {
                for a in 0..APPLICATIONS {
                    for b in 0..APPLICATIONS {
                        let higher = shrunken.posterior.mean()[a] > shrunken.posterior.mean()[b] + 1e-9;
                        prop_assert!(!higher || within.score[a] > within.score[b]);
                    }
                }
            }
        }
    }

    #[test]
    fn the_exchangeable_fit_is_stationary(scores in scores()) {
        // Nearby ratios have no lower criterion.
        let design = design(APPLICATIONS, JURORS, &layout(&scores));
        if let Some(fit) = Exchangeable::fit(&design) {
            let ratios = [fit.var_application / fit.var_residual, fit.var_juror / fit.var_residual];
            for (k, factor) in [(0, 0.99), (0, 1.01), (1, 0.99), (1, 1.01)] {
                let mut moved = ratios;
                moved[k] = (moved[k] * factor).max(if factor > 1.0 { 1e-3 } else { 0.0 });
                let other = Exchangeable::with_ratios(&design, moved).unwrap();
                prop_assert!(other.criterion >= fit.criterion - 1e-9, "{} {}", other.criterion, fit.criterion);
            }
        }
    }
}

#[test]
fn too_little_is_too_little_for_every_method_that_is_named() {
    let of = |applications, jurors, rows: &[(usize, usize, f64)], options: Options| {
        let calibration = calibrate(&design(applications, jurors, rows), options);
        (calibration.method_used, calibration.reason, calibration.ranking_values())
    };
    let named = |method| Options { method, ..Options::default() };
    let first = |method| Options { edition: EngineEdition::First, ..named(method) };
    // Three applications by three jurors: four residual degrees of freedom.
    let scores = [70.0, 62.0, 55.0, 64.0, 51.0, 40.0, 45.0, 49.0, 20.0];
    let few: Vec<_> = scores.iter().enumerate().map(|(at, score)| (at / 3, at % 3, *score)).collect();
    let plain = of(3, 3, &few, named(Method::Raw)).2;
    for (method, used) in [(Method::AdditiveLs, MethodUsed::LeastSquares), (Method::Zscore, MethodUsed::Zscore)] {
        assert_eq!(of(3, 3, &few, named(method)), (MethodUsed::None, Some(FallbackReason::FewResidualDf), plain.clone()), "{method}");
        let forced = of(3, 3, &few, Options { force: true, ..named(method) });
        assert_eq!((forced.0, forced.1), (used, None), "{method}");
        let former = of(3, 3, &few, first(method));
        assert_eq!((former.0, former.1), (used, None), "{method}");
    }
    // An exact fit leaves no noise to be estimated, on however few degrees.
    let exact = [(0, 0, 75.0), (0, 1, 65.0), (1, 0, 55.0), (1, 1, 45.0)];
    assert_eq!(of(2, 2, &exact, named(Method::AdditiveLs)).0, MethodUsed::LeastSquares);
    let once = [(0, 0, 1.0), (1, 0, 3.0), (2, 1, 2.0), (3, 1, 5.0)];
    assert_eq!(of(4, 2, &once, named(Method::Zscore)).1, Some(FallbackReason::OneReviewPerApplication));
    assert_eq!(of(4, 2, &once, first(Method::Zscore)).0, MethodUsed::Zscore);
}

#[test]
fn z_scores_rank_only_where_they_say_something_of_everybody() {
    // The last is read by two who give the same to all.
    let mut rows = Vec::new();
    for application in 0..6 {
        for juror in 0..3 {
            rows.push((
                application,
                juror,
                [70.0, 62.0, 55.0, 40.0, 33.0, 21.0][application] + [0.0, 3.0, -2.0][(application + juror) % 3],
            ));
        }
        rows.push((application, 3, 50.0));
    }
    rows.extend([(6, 3, 50.0), (6, 4, 50.0)]);
    let options = Options { method: Method::Zscore, ..Options::default() };
    let calibration = calibrate(&design(7, 5, &rows), options);
    assert_eq!((calibration.method_used, calibration.reason), (MethodUsed::None, Some(FallbackReason::UninformativeJurors)));
    assert!(calibration.ranking_values().iter().all(Option::is_some));
    let former = calibrate(&design(7, 5, &rows), Options { edition: EngineEdition::First, ..options });
    assert_eq!((former.method_used, former.ranking_values()[6]), (MethodUsed::Zscore, None));
    // Without it they rank, whatever the fourth says.
    let whole: Vec<_> = rows.iter().copied().filter(|row| row.0 < 6).collect();
    let calibration = calibrate(&design(6, 5, &whole), options);
    assert_eq!((calibration.method_used, calibration.reason), (MethodUsed::Zscore, None));
}
