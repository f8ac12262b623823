//! The tables of the jury engine: every `*.json` of the folder `JURY_TABLES` (default: the project's own) is computed and compared.
//!
//! A topic is one line in [`TOPICS`]: its name and the function that turns the `input` of a case into what `expected` may ask for.
//! Only the keys of `expected` are compared, see [`compare`]. An unknown topic and an empty folder fail.

#[cfg(test)]
mod aggregation;
#[cfg(test)]
mod assignment;
#[cfg(test)]
mod benchmark;
#[cfg(test)]
mod calibration;
#[cfg(test)]
mod compare;
#[cfg(test)]
mod input;
#[cfg(test)]
mod integrity;
#[cfg(test)]
mod pairwise;
#[cfg(test)]
mod pipeline;
#[cfg(test)]
mod ranking;
#[cfg(test)]
mod reliability;
#[cfg(test)]
mod tables;
#[cfg(test)]
mod uncertainty;

#[cfg(test)]
mod topics {
    use super::compare::Topic;
    use super::{aggregation, assignment, benchmark, calibration, integrity, pairwise, pipeline, ranking, reliability, uncertainty};

    /// Every topic. One line each; the handler never sees `expected`.
    pub(crate) const TOPICS: &[Topic] = &[
        Topic::new("aggregation.composite", aggregation::composites),
        Topic::new("aggregation.normalise", aggregation::normalise),
        Topic::new("aggregation.panel", aggregation::panel),
        Topic::new("aggregation.thresholds", aggregation::thresholds),
        Topic::new("assignment.connected", assignment::connected),
        Topic::new("assignment.coverage", assignment::coverage),
        Topic::new("assignment.infeasible", assignment::infeasible),
        Topic::new("assignment.max_min", assignment::max_min),
        Topic::new("assignment.max_sum", assignment::max_sum),
        Topic::new("benchmark.precision_at_10", benchmark::precision).within(BENCHMARK).unbinding(UNBINDING),
        Topic::new("calibration.degenerate", calibration::degenerate),
        Topic::new("calibration.disconnected", calibration::two_way).within(TWO_WAY),
        Topic::new("calibration.known_ratio", calibration::known_ratio),
        Topic::new("calibration.scale", calibration::scale).within(SCALE),
        Topic::new("calibration.two_way", calibration::two_way).within(TWO_WAY),
        Topic::new("calibration.within", calibration::within).within(WITHIN),
        Topic::new("calibration.zscore", calibration::zscore),
        Topic::new("integrity.favouritism", integrity::favoured),
        Topic::new("integrity.influence", integrity::pivotal),
        Topic::new("integrity.juror_profile", integrity::juror_profile),
        Topic::new("integrity.outliers", integrity::outlier_scores).within(&[("p_two_sided", 1e-8)]),
        Topic::new("integrity.pairs", integrity::pairs),
        Topic::new("lottery", uncertainty::lottery),
        Topic::new("pairwise.bradley_terry", pairwise::bradley_terry).within(&[("se_relative_to_first", 1e-7)]),
        Topic::new("pairwise.bradley_terry_map", pairwise::bradley_terry),
        Topic::new("pairwise.crowd_bt", pairwise::crowd),
        Topic::new("pipeline", pipeline::pipeline).within(PIPELINE),
        Topic::new("ranking.modes", ranking::modes),
        Topic::new("ranking.rounding", ranking::rounding),
        Topic::new("ranking.ties", ranking::ties),
        Topic::new("reliability.icc", reliability::intraclass).within(&[("ci95", 1e-8)]),
        Topic::new("reliability.kendall_w", reliability::concordance).within(&[("p_value", 1e-9)]),
        Topic::new("reliability.krippendorff", reliability::alpha).uniform(&["alpha"]),
        Topic::new("uncertainty.rank", uncertainty::rank).within(RANK),
    ];

    /// Chances come from draws.
    const DRAWN: f64 = 5e-3;
    const TWO_WAY: &[(&str, f64)] = &[
        ("reml", 1e-8),
        ("within", 1e-8),
        ("var_application", 1e-7),
        ("var_juror", 1e-7),
        ("var_residual", 1e-7),
        ("least_squares", 1e-9),
        ("p_top", DRAWN),
    ];
    const SCALE: &[(&str, f64)] = &[("reml", 1e-8), ("within", 1e-8)];
    const WITHIN: &[(&str, f64)] = &[("within", 1e-8), ("reml", 1e-8), ("p_top", DRAWN)];
    const PIPELINE: &[(&str, f64)] = &[
        ("within", 1e-8),
        ("juror_scale", 1e-8),
        ("omega2", 1e-8),
        ("expected_rank_among_eligible", 1e-8),
        ("p_top_among_eligible", DRAWN),
    ];
    const BENCHMARK: &[(&str, f64)] = &[("by_scenario", 1e-9), ("overall", 1e-9)];
    /// Reference figures that bind nobody.
    const UNBINDING: &[&str] = &["z_score", "additive_ls", "mixed_reml", "mixed_scale"];
    const RANK: &[(&str, f64)] = &[("expected_rank", 1e-9), ("p_top*", DRAWN)];
}
