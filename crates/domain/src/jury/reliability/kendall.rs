//! Kendall's coefficient of concordance, for panels in which every juror ranks the same applications.

use super::NoCoefficient;
use crate::jury::association::average_ranks;
use crate::jury::distributions::chi_squared_tail;

/// How far rankings agree.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Concordance {
    /// W from 0 to 1, with the correction for ties.
    pub w: f64,
    /// W as if there were no ties.
    pub w_uncorrected: f64,
    /// The sum of squared deviations of the rank sums from their mean.
    pub s: f64,
    /// `Σ (t³ - t)` over the groups of ties of all jurors.
    pub ties: f64,
    /// `m (n - 1) W`, about chi-squared if jurors rank at random; good for seven applications or more.
    pub chi_squared: f64,
    /// Its degrees of freedom, `n - 1`.
    pub df: usize,
    /// The probability of so much concordance by chance.
    pub p_value: f64,
}

/// W of a table with a row a juror and a column an application, of scores or ranks: `W = 12 S / (m² (n³ - n) - m T)`
/// (Siegel & Castellan 1988).
///
/// # Errors
/// `need_two_judges`, `need_two_targets`, `incomplete`; `no_variation` where every juror ties everything.
pub fn kendall_w(jurors: &[Vec<f64>]) -> Result<Concordance, NoCoefficient> {
    let [first, _, ..] = jurors else { return Err(NoCoefficient::NeedTwoJudges) };
    let targets = first.len();
    if jurors.iter().any(|row| row.len() != targets || row.iter().any(|score| !score.is_finite())) {
        return Err(NoCoefficient::Incomplete);
    }
    if targets < 2 {
        return Err(NoCoefficient::NeedTwoTargets);
    }
    let mut sums = vec![0.0; targets];
    let mut ties = 0.0;
    for row in jurors {
        for (sum, rank) in sums.iter_mut().zip(average_ranks(row)) {
            *sum += rank;
        }
        // A group of t equal scores is met t times: t (t² - 1) as a sum of t² - 1.
        let group = |score: &f64| row.iter().filter(|other| *other == score).count() as f64;
        ties += row.iter().map(group).map(|size| size * size - 1.0).sum::<f64>();
    }
    let (m, n) = (jurors.len() as f64, targets as f64);
    let mean = m * (n + 1.0) / 2.0;
    let s: f64 = sums.iter().map(|sum| (sum - mean) * (sum - mean)).sum();
    let largest = m * m * (n * n * n - n);
    if largest - m * ties <= 0.0 {
        return Err(NoCoefficient::NoVariation);
    }
    let w = 12.0 * s / (largest - m * ties);
    let chi_squared = m * (n - 1.0) * w;
    let p_value = chi_squared_tail(chi_squared, n - 1.0).ok_or(NoCoefficient::NoVariation)?;
    Ok(Concordance { w, w_uncorrected: 12.0 * s / largest, s, ties, chi_squared, df: targets - 1, p_value })
}
