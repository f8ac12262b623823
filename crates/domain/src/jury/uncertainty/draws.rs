//! Ranks by seeded draws. The same seed and number of draws give the same result to the last bit.
#![expect(clippy::indexing_slicing, reason = "vectors and matrices have the size of the design, which checked its indices")]

use super::posterior::Posterior;
use nalgebra::DMatrix;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use sha2::{Digest, Sha256};

/// Draws made at once: one product of matrices for all of them.
const BATCH: usize = 64;

/// What draws start from: any text. Its SHA-256 is the key of ChaCha8, whose stream is fixed by its definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seed<'a>(pub &'a str);

/// Standard normal numbers by the polar method (Marsaglia & Bray 1964).
#[derive(Clone, Debug)]
pub struct Normals {
    stream: ChaCha8Rng,
    spare: Option<f64>,
}

impl Normals {
    /// The sequence that belongs to the seed.
    #[must_use]
    pub fn new(seed: Seed<'_>) -> Self {
        Self { stream: ChaCha8Rng::from_seed(Sha256::digest(seed.0).into()), spare: None }
    }

    /// Uniform from -1 up to 1, from the 53 high bits of a word.
    pub fn uniform(&mut self) -> f64 {
        (self.stream.next_u64() >> 11) as f64 * (2.0 / (1_u64 << 53) as f64) - 1.0
    }

    /// The next normal number.
    pub fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        loop {
            let (a, b) = (self.uniform(), self.uniform());
            let square = a * a + b * b;
            if square > 0.0 && square < 1.0 {
                let factor = (-2.0 * libm::log(square) / square).sqrt();
                self.spare = Some(b * factor);
                return a * factor;
            }
        }
    }
}

/// How often each application came out at each rank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankDistribution {
    draws: u32,
    /// By application, then by rank from the best.
    counts: Vec<Vec<u32>>,
}

impl RankDistribution {
    /// Ranks all applications of a posterior in `draws` draws from it.
    #[must_use]
    pub fn draw(posterior: &Posterior, seed: Seed<'_>, draws: u32) -> Self {
        let n = posterior.len();
        let mut counts = vec![vec![0; n]; n];
        let mut normals = Normals::new(seed);
        let own: Vec<f64> = posterior.own().iter().map(|variance| variance.sqrt()).collect();
        let mut values: Vec<(f64, usize)> = Vec::with_capacity(n);
        let mut left = draws;
        while left > 0 {
            let batch = u32::try_from(BATCH).unwrap_or(left).min(left);
            left -= batch;
            let noise = DMatrix::from_fn(posterior.factor().ncols(), batch as usize, |_, _| normals.normal());
            let shared = posterior.factor() * noise;
            for shift in shared.column_iter() {
                values.clear();
                for (at, ((mean, sd), row)) in posterior.mean().iter().zip(&own).zip(posterior.loadings()).enumerate() {
                    let common: f64 = row.iter().map(|(column, weight)| weight * shift[*column]).sum();
                    let own = if *sd > 0.0 { sd * normals.normal() } else { 0.0 };
                    values.push((mean + common + own, at));
                }
                // Equal values have no chance unless nothing is uncertain; then the order is that of the applications.
                values.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
                for (rank, (_, at)) in values.iter().enumerate() {
                    if let Some(count) = counts.get_mut(*at).and_then(|row| row.get_mut(rank)) {
                        *count += 1;
                    }
                }
            }
        }
        Self { draws, counts }
    }

    /// How many draws were made.
    #[must_use]
    pub fn draws(&self) -> u32 {
        self.draws
    }

    /// For each application, the share of draws in which it is among the first `places`. They sum to `places`.
    #[must_use]
    pub fn top(&self, places: usize) -> Vec<f64> {
        let share = |row: &Vec<u32>| row.iter().take(places).map(|count| f64::from(*count)).sum::<f64>() / f64::from(self.draws);
        self.counts.iter().map(share).collect()
    }

    /// For each application, the ranks between which this share of the draws lies, the rest halved on both sides.
    #[must_use]
    pub fn intervals(&self, share: f64) -> Vec<(usize, usize)> {
        let tail = (1.0 - share) / 2.0;
        let quantile = |row: &Vec<u32>, at: f64| {
            let wanted = at * f64::from(self.draws);
            let mut seen = 0.0;
            row.iter().position(|count| {
                seen += f64::from(*count);
                seen >= wanted && seen > 0.0
            })
        };
        let interval = |row: &Vec<u32>| {
            let end = row.len().saturating_sub(1);
            (quantile(row, tail).unwrap_or(0) + 1, quantile(row, 1.0 - tail).unwrap_or(end) + 1)
        };
        self.counts.iter().map(interval).collect()
    }
}
