//! Special functions, to a few units of the last place.

/// From here the asymptotic series are exact in a double.
const ASYMPTOTIC_FROM: f64 = 12.0;

/// The standard normal distribution function.
#[must_use]
pub fn normal_cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
}

/// The digamma function for `x > 0`: recurrence, then the asymptotic series (Abramowitz & Stegun 6.3.5, 6.3.18).
#[must_use]
pub fn digamma(x: f64) -> f64 {
    let (mut x, mut shift) = (x, 0.0);
    while x < ASYMPTOTIC_FROM {
        shift += 1.0 / x;
        x += 1.0;
    }
    let square = 1.0 / (x * x);
    // B(2k) / 2k
    let series = [1.0 / 12.0, -1.0 / 120.0, 1.0 / 252.0, -1.0 / 240.0, 1.0 / 132.0, -691.0 / 32760.0, 1.0 / 12.0];
    let tail = series.iter().rev().fold(0.0, |sum, term| (sum + term) * square);
    x.ln() - 0.5 / x - tail - shift
}

/// The trigamma function for `x > 0`: recurrence, then the asymptotic series (Abramowitz & Stegun 6.4.6, 6.4.12).
#[must_use]
pub fn trigamma(x: f64) -> f64 {
    let (mut x, mut shift) = (x, 0.0);
    while x < ASYMPTOTIC_FROM {
        shift += 1.0 / (x * x);
        x += 1.0;
    }
    let square = 1.0 / (x * x);
    // B(2k)
    let series = [1.0 / 6.0, -1.0 / 30.0, 1.0 / 42.0, -1.0 / 30.0, 5.0 / 66.0, -691.0 / 2730.0, 7.0 / 6.0];
    let tail = series.iter().rev().fold(0.0, |sum, term| (sum + term) * square);
    (1.0 + tail) / x + 0.5 * square + shift
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::f64::consts::{LN_2, PI};

    /// Euler's constant.
    const EULER: f64 = 0.577_215_664_901_532_9;

    #[test]
    fn known_values() {
        let close = |a: f64, b: f64| assert!((a - b).abs() <= 2e-15 * b.abs().max(1.0), "{a} {b}");
        close(digamma(1.0), -EULER);
        close(digamma(0.5), -EULER - 2.0 * LN_2);
        close(digamma(2.0), 1.0 - EULER);
        close(trigamma(1.0), PI * PI / 6.0);
        close(trigamma(0.5), PI * PI / 2.0);
        close(trigamma(1.5), PI * PI / 2.0 - 4.0);
        close(normal_cdf(0.0), 0.5);
        close(normal_cdf(1.959_963_984_540_054), 0.975);
        assert!((normal_cdf(-10.0) / 7.619_853_024_160_527e-24 - 1.0).abs() < 1e-13);
    }

    #[test]
    fn the_recurrence_holds_on_both_sides_of_the_switch() {
        for step in 1..200 {
            let x = f64::from(step) * 0.13;
            assert!((digamma(x + 1.0) - digamma(x) - 1.0 / x).abs() < 1e-14 * (1.0 + 1.0 / x));
            assert!((trigamma(x) - trigamma(x + 1.0) - 1.0 / (x * x)).abs() < 1e-14 * (1.0 + 1.0 / (x * x)));
        }
    }
}
