//! Whether a juror scores applications with a connection (same city, fund, school) higher than the others.

use crate::jury::mean;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use sha2::{Digest, Sha256};

/// Below this p a connection is flagged.
pub const FAVOURITISM_P: f64 = 0.01;
/// Up to this many splits all are looked at.
pub const MAX_ENUMERATED: u64 = 200_000;
/// Beyond, this many are drawn.
pub const DRAWS: u64 = 100_000;
/// A difference that is smaller by no more than this, in points, is as large.
const SLACK: f64 = 1e-9;

/// The residuals of linked applications against the others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Favouritism {
    /// Mean residual of the linked ones minus that of the others, in points.
    pub difference: f64,
    /// Splits that were looked at.
    pub permutations: u64,
    /// Whether these are all splits.
    pub exact: bool,
    /// One-sided: the share of splits into two groups of these sizes with a difference at least as large. Of draws,
    /// `(count + 1) / (draws + 1)`.
    pub p_value: f64,
    /// Flag: p below [`FAVOURITISM_P`].
    pub flagged: bool,
}

/// The permutation test; `None` without residuals on both sides or with one that is no finite number. `seed` chooses the draws where
/// there are more than [`MAX_ENUMERATED`] splits: the generator is ChaCha8 with the SHA-256 of the seed.
#[must_use]
pub fn favouritism(linked: &[f64], other: &[f64], seed: &str) -> Option<Favouritism> {
    let all: Vec<f64> = linked.iter().chain(other).copied().collect();
    let difference = mean(linked)? - mean(other)?;
    if !difference.is_finite() {
        return None;
    }
    let total: f64 = all.iter().sum();
    let (few, many) = (linked.len() as f64, other.len() as f64);
    let as_large = |sum: f64| sum / few - (total - sum) / many >= difference - SLACK;
    let splits = binomial(all.len() as u64, linked.len() as u64).filter(|splits| *splits <= MAX_ENUMERATED);
    let (permutations, count) = match splits {
        Some(splits) => (splits, enumerate(&all, linked.len(), 0.0, &as_large)),
        None => (DRAWS, draw(&all, linked.len(), seed, &as_large)),
    };
    let exact = splits.is_some();
    let p_value = if exact { count as f64 / permutations as f64 } else { (count + 1) as f64 / (permutations + 1) as f64 };
    Some(Favouritism { difference, permutations, exact, p_value, flagged: p_value < FAVOURITISM_P })
}

/// Whether so many linked applications and others can be flagged at all: there are enough ways to draw the connection by lot that the rarest
/// of them is below [`FAVOURITISM_P`].
#[must_use]
pub fn can_be_flagged(linked: usize, other: usize) -> bool {
    let enough = |splits: u64| 1.0 / (splits as f64) < FAVOURITISM_P;
    linked > 0 && other > 0 && binomial((linked + other) as u64, linked as u64).is_none_or(enough)
}

/// `n` over `k`; `None` beyond [`MAX_ENUMERATED`] on the way.
fn binomial(n: u64, k: u64) -> Option<u64> {
    let mut splits: u64 = 1;
    for step in 1..=k.min(n - k) {
        splits = splits * (n - step + 1) / step;
        if splits > MAX_ENUMERATED {
            return None;
        }
    }
    Some(splits)
}

/// Sets of `left` more values whose sum counts.
fn enumerate(values: &[f64], left: usize, sum: f64, counts: &dyn Fn(f64) -> bool) -> u64 {
    if left == 0 {
        return u64::from(counts(sum));
    }
    match values.split_first() {
        Some((first, rest)) if values.len() > left => enumerate(rest, left - 1, sum + first, counts) + enumerate(rest, left, sum, counts),
        Some(_) if values.len() == left => u64::from(counts(sum + values.iter().sum::<f64>())),
        _ => 0,
    }
}

/// Random sets of that size whose sum counts: the start of a shuffle (Fisher & Yates).
fn draw(values: &[f64], size: usize, seed: &str, counts: &dyn Fn(f64) -> bool) -> u64 {
    let mut generator = ChaCha8Rng::from_seed(Sha256::digest(seed).into());
    let mut values = values.to_vec();
    let mut below = |n: usize| ((u128::from(generator.next_u64()) * n as u128) >> 64) as usize;
    let mut count = 0;
    for _ in 0..DRAWS {
        for place in 0..size {
            let other = place + below(values.len() - place);
            values.swap(place, other);
        }
        count += u64::from(counts(values.iter().take(size).sum()));
    }
    count
}
