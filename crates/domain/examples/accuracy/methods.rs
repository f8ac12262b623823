//! The methods that are compared by how many of the truly best they find. Also used by the tests of the tables.

use tahaddi_domain::jury::calibration::{Calibration, Design, EngineEdition, Fit, Method, Options, calibrate};
use tahaddi_domain::jury::ranking_key;

/// How many of the best count.
pub const SHORTLIST: usize = 10;

/// A method of the comparison.
pub struct Compared {
    /// Its name in the tables of `benchmark.precision_at_10`.
    pub name: &'static str,
    options: Options,
    /// Whether it ranks by the posterior mean rather than by the calibrated score.
    shrunk: bool,
}

const fn compared(name: &'static str, method: Method, juror_scale: bool, shrunk: bool) -> Compared {
    Compared {
        name,
        options: Options { method, juror_scale, reliability_weights: false, force: true, edition: EngineEdition::CURRENT },
        shrunk,
    }
}

/// All of them, the default last but one.
pub const METHODS: [Compared; 9] = [
    compared("raw_mean", Method::Raw, false, false),
    compared("z_score", Method::Zscore, false, false),
    compared("additive_ls", Method::AdditiveLs, false, false),
    compared("mixed_reml", Method::Exchangeable, false, true),
    compared("mixed_scale", Method::Exchangeable, true, true),
    compared("within", Method::Within, false, false),
    compared("within_scale", Method::Within, true, false),
    compared(DEFAULT, Method::Within, true, true),
    Compared {
        name: "default_weights",
        options: Options {
            method: Method::Within,
            juror_scale: true,
            reliability_weights: true,
            force: true,
            edition: EngineEdition::CURRENT,
        },
        shrunk: true,
    },
];

/// The default of the engine.
pub const DEFAULT: &str = "within_scale_shrunk";

impl Compared {
    /// The calibration by this method.
    pub fn calibrate(&self, design: &Design) -> Calibration {
        calibrate(design, self.options)
    }

    /// What this method ranks by; an application of which it says nothing is last.
    pub fn estimates(&self, calibration: &Calibration) -> Vec<f64> {
        let values = match &calibration.fit {
            Fit::Within(..) if !self.shrunk => calibration.scores(),
            _ => calibration.ranking_values(),
        };
        values.into_iter().map(|value| value.unwrap_or(f64::NEG_INFINITY)).collect()
    }
}

/// The share of the truly best among the estimated best; ties by index.
pub fn precision_at_10(truth: &[f64], estimates: &[f64]) -> f64 {
    let best = |order: &dyn Fn(usize, usize) -> std::cmp::Ordering| {
        let mut indices: Vec<usize> = (0..truth.len()).collect();
        indices.sort_by(|a, b| order(*a, *b));
        indices.truncate(SHORTLIST);
        indices
    };
    let keys: Vec<i64> = estimates.iter().map(|value| ranking_key(*value)).collect();
    let true_best = best(&|a, b| truth.get(b).zip(truth.get(a)).map_or(std::cmp::Ordering::Equal, |(b, a)| b.total_cmp(a)));
    let found = best(&|a, b| keys.get(b).cmp(&keys.get(a)));
    found.iter().filter(|index| true_best.contains(index)).count() as f64 / SHORTLIST as f64
}
