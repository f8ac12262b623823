//! Intraclass correlation: how much of the variation of scores is between applications.

use super::NoCoefficient;
use crate::jury::calibration::Exchangeable;
use crate::jury::distributions::f_quantile;
use crate::jury::mean;
use crate::states::states;

states! {
    /// The reading of Koo & Li (2016).
    IccReading {
        /// Below .5.
        Poor = "poor",
        /// From .5 to .75.
        Moderate = "moderate",
        /// From .75 to .9.
        Good = "good",
        /// Above .9.
        Excellent = "excellent",
    }
}

/// The squared error of a mean in double precision, relative to what it is the mean of.
const ROUNDING: f64 = 1e-28;

impl IccReading {
    /// The reading of a coefficient.
    #[must_use]
    pub fn of(value: f64) -> Self {
        match value {
            value if value < 0.5 => Self::Poor,
            value if value < 0.75 => Self::Moderate,
            value if value < 0.9 => Self::Good,
            _ => Self::Excellent,
        }
    }
}

/// The mean squares of the two-way layout, in squared points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MeanSquares {
    /// Between applications (BMS).
    pub between: f64,
    /// Within applications (WMS).
    pub within: f64,
    /// Between jurors (JMS).
    pub jurors: f64,
    /// What is left (EMS).
    pub error: f64,
}

/// A coefficient with its 95 % interval. Negative values are told as they are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coefficient {
    /// The coefficient; `None` where it is 0/0.
    pub value: Option<f64>,
    /// The interval; `None` where it does not exist.
    pub ci95: Option<(f64, f64)>,
}

/// The six forms of Shrout & Fleiss (1979). [`Icc::agreement`] is the default: jurors are a sample, and severity counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Icc {
    /// ICC(1,1): each application by jurors of its own, one review.
    pub one_way: Coefficient,
    /// ICC(2,1): absolute agreement of random jurors, one review.
    pub agreement: Coefficient,
    /// ICC(3,1): consistency of these jurors, one review.
    pub consistency: Coefficient,
    /// ICC(1,k): the mean of all reviews.
    pub one_way_mean: Coefficient,
    /// ICC(2,k).
    pub agreement_mean: Coefficient,
    /// ICC(3,k).
    pub consistency_mean: Coefficient,
    /// Where they come from.
    pub mean_squares: MeanSquares,
    /// Applications.
    pub targets: usize,
    /// Jurors.
    pub judges: usize,
}

/// The coefficients of a complete panel: a row an application, a column a juror. Mean squares are summed from deviations, intervals
/// are those of Shrout & Fleiss (1979) and McGraw & Wong (1996) with the 0.975 quantiles of F.
///
/// # Errors
/// `need_two_targets`, `need_two_judges`, `incomplete`, `no_variation`.
pub fn icc(applications: &[Vec<f64>]) -> Result<Icc, NoCoefficient> {
    let [first, _, ..] = applications else { return Err(NoCoefficient::NeedTwoTargets) };
    let judges = first.len();
    if applications.iter().any(|row| row.len() != judges || row.iter().any(|score| !score.is_finite())) {
        return Err(NoCoefficient::Incomplete);
    }
    if judges < 2 {
        return Err(NoCoefficient::NeedTwoJudges);
    }
    if applications.iter().flatten().all(|score| first.first() == Some(score)) {
        return Err(NoCoefficient::NoVariation);
    }
    let squares = mean_squares(applications, judges);
    let MeanSquares { between, within, jurors, error } = squares;
    let (n, k) = (applications.len() as f64, judges as f64);
    let value = |over: f64, under: f64| (under != 0.0).then(|| over / under);
    let one_way = f_interval(between, within, n - 1.0, n * (k - 1.0));
    let two_way = f_interval(between, error, n - 1.0, (n - 1.0) * (k - 1.0));
    let single = |limits: Option<(f64, f64)>| limits.map(|(low, high)| (one_of(low, k), one_of(high, k)));
    let mean_of = |limits: Option<(f64, f64)>| limits.map(|(low, high)| (1.0 - 1.0 / low, 1.0 - 1.0 / high));
    let agreement = Coefficient {
        value: value(between - error, between + (k - 1.0) * error + k * (jurors - error) / n),
        ci95: agreement_interval(squares, n, k),
    };
    let all_k = |x: f64| x * k / (1.0 + x * (k - 1.0));
    Ok(Icc {
        one_way: Coefficient { value: value(between - within, between + (k - 1.0) * within), ci95: single(one_way) },
        consistency: Coefficient { value: value(between - error, between + (k - 1.0) * error), ci95: single(two_way) },
        one_way_mean: Coefficient { value: value(between - within, between), ci95: mean_of(one_way) },
        agreement_mean: Coefficient {
            value: value(between - error, between + (jurors - error) / n),
            ci95: agreement.ci95.map(|(low, high)| (all_k(low), all_k(high))),
        },
        consistency_mean: Coefficient { value: value(between - error, between), ci95: mean_of(two_way) },
        agreement,
        mean_squares: squares,
        targets: applications.len(),
        judges,
    })
}

fn mean_squares(applications: &[Vec<f64>], judges: usize) -> MeanSquares {
    let average = |values: &[f64]| mean(values).unwrap_or(0.0);
    let rows: Vec<f64> = applications.iter().map(|row| average(row)).collect();
    let column = |judge: usize| applications.iter().filter_map(|row| row.get(judge)).copied().collect::<Vec<f64>>();
    let columns: Vec<f64> = (0..judges).map(|judge| average(&column(judge))).collect();
    let grand = average(&rows);
    let (n, k) = (applications.len() as f64, judges as f64);
    let square = |deviation: f64| deviation * deviation;
    let (mut within, mut error) = (0.0, 0.0);
    for (row, row_mean) in applications.iter().zip(&rows) {
        for (score, column_mean) in row.iter().zip(&columns) {
            within += square(score - row_mean);
            error += square(score - row_mean - column_mean + grand);
        }
    }
    let between = k * rows.iter().map(|row| square(row - grand)).sum::<f64>();
    let jurors = n * columns.iter().map(|column| square(column - grand)).sum::<f64>();
    // A sum of squares that is only the rounding of the means is none: 0/0 must not become a number.
    let noise = ROUNDING * applications.iter().flatten().map(|score| square(*score)).sum::<f64>();
    let mean_square = |sum: f64, df: f64| if sum <= noise { 0.0 } else { sum / df };
    MeanSquares {
        between: mean_square(between, n - 1.0),
        within: mean_square(within, n * (k - 1.0)),
        jurors: mean_square(jurors, k - 1.0),
        error: mean_square(error, (n - 1.0) * (k - 1.0)),
    }
}

/// The limits of the ratio of two mean squares; infinite where the lower one is zero.
fn f_interval(over: f64, under: f64, first: f64, second: f64) -> Option<(f64, f64)> {
    let ratio = over / under;
    let limits = (ratio / f_quantile(0.975, first, second)?, ratio * f_quantile(0.975, second, first)?);
    (!ratio.is_nan()).then_some(limits)
}

/// The coefficient of one review from the ratio of mean squares.
fn one_of(ratio: f64, k: f64) -> f64 {
    if ratio.is_infinite() { 1.0 } else { (ratio - 1.0) / (ratio + k - 1.0) }
}

/// The interval of ICC(2,1) by Satterthwaite's degrees of freedom.
fn agreement_interval(squares: MeanSquares, n: f64, k: f64) -> Option<(f64, f64)> {
    let MeanSquares { between, jurors, error, .. } = squares;
    let under = between + (k - 1.0) * error + k * (jurors - error) / n;
    if under == 0.0 {
        return None;
    }
    let r = (between - error) / under;
    if error == 0.0 && jurors == 0.0 {
        return Some((1.0, 1.0));
    }
    // Multiplied by the mean square of the error, which may be zero.
    let shared = (n * (1.0 + (k - 1.0) * r) - k * r) * error;
    let degrees = (n - 1.0) * (k - 1.0) * (k * r * jurors + shared).powi(2) / ((n - 1.0) * (k * r * jurors).powi(2) + shared.powi(2));
    let low = f_quantile(0.975, n - 1.0, degrees)?;
    let high = f_quantile(0.975, degrees, n - 1.0)?;
    let mixed = k * jurors + (k * n - k - n) * error;
    Some((n * (between - low * error) / (low * mixed + n * between), n * (high * between - error) / (mixed + n * high * between)))
}

/// Variances of the two-way model with applications and jurors at random, in squared points: the way to the coefficients of an
/// incomplete panel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VarianceComponents {
    /// Between applications.
    pub application: f64,
    /// Between jurors.
    pub juror: f64,
    /// What is left.
    pub residual: f64,
}

impl From<&Exchangeable> for VarianceComponents {
    /// Those of the fit in which applications and jurors are both at random.
    fn from(fit: &Exchangeable) -> Self {
        Self { application: fit.var_application, juror: fit.var_juror, residual: fit.var_residual }
    }
}

impl VarianceComponents {
    /// Absolute agreement of the mean of `reviews` reviews, `va / (va + (vb + ve)/k)`; `None` where nothing varies.
    #[must_use]
    pub fn agreement(&self, reviews: f64) -> Option<f64> {
        share(self.application, (self.juror + self.residual) / reviews)
    }
    /// Consistency of the mean of `reviews` reviews, `va / (va + ve/k)`: severity is taken out.
    #[must_use]
    pub fn consistency(&self, reviews: f64) -> Option<f64> {
        share(self.application, self.residual / reviews)
    }
    /// Reviews an application needs for a mean of this reliability, between 0 and 1 (Spearman & Brown): `k = R (vb + ve) / ((1-R) va)`,
    /// without vb when severity is calibrated away. A fraction, to be rounded up; `None` where applications do not differ.
    #[must_use]
    pub fn reviews_needed(&self, reliability: f64, calibrated: bool) -> Option<f64> {
        let noise = self.residual + if calibrated { 0.0 } else { self.juror };
        (self.application > 0.0 && reliability > 0.0 && reliability < 1.0)
            .then(|| reliability * noise / ((1.0 - reliability) * self.application))
    }
}

fn share(part: f64, rest: f64) -> Option<f64> {
    (part + rest > 0.0).then(|| part / (part + rest))
}
