//! Tail probabilities and quantiles of the distributions that the statistics of a jury are compared with.

use statrs::function::beta::checked_beta_reg;
use statrs::function::gamma::checked_gamma_ur;

/// Steps of a bisection that leave nothing of a double undecided.
const BISECTIONS: u32 = 2_000;

/// `P(χ² > x)` with `df` degrees of freedom; `None` outside `x ≥ 0`, `df > 0`.
pub(super) fn chi_squared_tail(x: f64, df: f64) -> Option<f64> {
    if x == 0.0 {
        return (df > 0.0).then_some(1.0);
    }
    checked_gamma_ur(df / 2.0, x / 2.0).ok()
}

/// `P(|t| > |x|)` of Student's t with `df` degrees of freedom; `None` without `df > 0`.
pub(super) fn t_two_sided(x: f64, df: f64) -> Option<f64> {
    (df > 0.0 && !x.is_nan()).then(|| checked_beta_reg(df / 2.0, 0.5, df / (df + x * x)).ok()).flatten()
}

/// `P(|z| > |x|)` of the standard normal distribution.
pub(super) fn normal_two_sided(x: f64) -> f64 {
    libm::erfc(x.abs() / std::f64::consts::SQRT_2)
}

/// The `p` quantile of Fisher's F with these degrees of freedom, which need not be whole: the root of the distribution function by
/// bisection to the last bit. `None` outside `0 < p < 1` and positive degrees.
pub(super) fn f_quantile(p: f64, first: f64, second: f64) -> Option<f64> {
    if !(p > 0.0 && p < 1.0 && first > 0.0 && second > 0.0 && first.is_finite() && second.is_finite()) {
        return None;
    }
    // Above the middle the upper tail is solved for, which keeps its digits where the distribution function is near 1.
    let excess = |x: f64| {
        let share = first * x / (first * x + second);
        let rest = second / (first * x + second);
        if p > 0.5 {
            checked_beta_reg(second / 2.0, first / 2.0, rest).ok().map(|tail| (1.0 - p) - tail)
        } else {
            checked_beta_reg(first / 2.0, second / 2.0, share).ok().map(|below| below - p)
        }
    };
    let (mut low, mut high) = (0.0, 1.0);
    while excess(high)? < 0.0 {
        (low, high) = (high, high * 2.0);
        if !f64::is_finite(high) {
            return None;
        }
    }
    for _ in 0..BISECTIONS {
        let middle = low + (high - low) / 2.0;
        if middle <= low || middle >= high {
            break;
        }
        if excess(middle)? < 0.0 { low = middle } else { high = middle }
    }
    Some(high)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(value: Option<f64>, expected: f64) -> bool {
        value.is_some_and(|value| (value - expected).abs() <= 1e-11 * expected.abs().max(1e-3))
    }

    /// Closed forms: F(2, 2) has the distribution function x/(1+x), F(2, n) the tail (1 + 2x/n)^(-n/2), F(1, 1) is a squared Cauchy.
    #[test]
    fn quantiles_of_f_agree_with_closed_forms() {
        assert!(close(f_quantile(0.975, 2.0, 2.0), 39.0));
        assert!(close(f_quantile(0.025, 2.0, 2.0), 0.025 / 0.975));
        for n in [1.0, 3.0, 7.5, 40.0, 900.0] {
            let exact = n / 2.0 * ((0.025_f64).powf(-2.0 / n) - 1.0);
            assert!(close(f_quantile(0.975, 2.0, n), exact), "{n}: {:?} {exact}", f_quantile(0.975, 2.0, n));
        }
        let cauchy = (std::f64::consts::FRAC_PI_2 * 0.975).tan().powi(2);
        assert!(close(f_quantile(0.975, 1.0, 1.0), cauchy));
        assert_eq!(f_quantile(1.0, 1.0, 1.0), None);
        assert_eq!(f_quantile(0.5, 0.0, 1.0), None);
    }

    /// χ² with 2 degrees is exponential, t with 1 is Cauchy, with 2 algebraic.
    #[test]
    fn tails_agree_with_closed_forms() {
        for x in [0.0_f64, 0.3, 2.0, 11.0, 60.0] {
            assert!(close(chi_squared_tail(x, 2.0), (-x / 2.0).exp()));
            assert!(close(t_two_sided(x, 1.0), 2.0 / std::f64::consts::PI * (1.0_f64).atan2(x)));
            let root = (2.0 + x * x).sqrt();
            assert!(close(t_two_sided(-x, 2.0), 2.0 / (root * (root + x))));
        }
        assert!((normal_two_sided(-1.959_963_984_540_054) - 0.05).abs() < 1e-12);
        assert_eq!(t_two_sided(1.0, 0.0), None);
    }
}
