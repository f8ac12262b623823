//! Crowd-BT: beliefs about items and jurors that move with each vote, and the pair from which most is learnt next
//! (Chen, Bennett, Collins-Thompson & Horvitz 2013).
//!
//! Beliefs depend on the order of the votes, so they choose pairs and watch over jurors; they do not rank.

use crate::jury::special::digamma;
use crate::random::Random;
use statrs::function::beta::ln_beta;
use std::collections::BTreeSet;

/// The weight of what is learnt about the juror against what is learnt about the items.
const JUROR_WEIGHT: f64 = 0.1;
/// The share of pairs that are drawn instead of chosen, so that no item is forgotten.
const EXPLORED: f64 = 0.25;
/// The smallest factor by which a vote narrows a belief.
pub const DEFAULT_KAPPA: f64 = 1e-4;
/// An item that was shown this much more often than the least shown one waits.
const VISITS_AHEAD: u32 = 1;

/// What is believed of an item: its log-strength is normal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ItemBelief {
    /// The mean.
    pub mu: f64,
    /// The variance.
    pub variance: f64,
}

impl Default for ItemBelief {
    fn default() -> Self {
        Self { mu: 0.0, variance: 1.0 }
    }
}

/// What is believed of a juror: the probability to vote for the stronger item has this beta distribution.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct JurorBelief {
    /// Counts of votes as expected.
    pub alpha: f64,
    /// Counts of votes against what was expected.
    pub beta: f64,
}

impl Default for JurorBelief {
    fn default() -> Self {
        Self { alpha: 10.0, beta: 1.0 }
    }
}

impl JurorBelief {
    /// The expected probability to vote for the stronger item.
    #[must_use]
    pub fn reliability(&self) -> f64 {
        self.alpha / (self.alpha + self.beta)
    }
}

/// Beliefs after a vote.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Updated {
    /// Of the juror.
    pub juror: JurorBelief,
    /// Of the item that was preferred.
    pub winner: ItemBelief,
    /// Of the other.
    pub loser: ItemBelief,
    /// The probability that this vote had before it was given.
    pub predicted: f64,
}

/// The beliefs after `juror` prefers `winner` to `loser`; `kappa` bounds how much one vote can narrow a belief, [`DEFAULT_KAPPA`].
#[must_use]
pub fn update(juror: JurorBelief, winner: ItemBelief, loser: ItemBelief, kappa: f64) -> Updated {
    let JurorBelief { alpha: a, beta: b } = juror;
    // Strengths relative to their middle, which cancels and keeps the exponentials finite.
    let middle = (winner.mu + loser.mu) / 2.0;
    let (ew, el) = ((winner.mu - middle).exp(), (loser.mu - middle).exp());
    let p = ew / (ew + el);
    let c1 = p + 0.5 * (winner.variance + loser.variance) * (ew * el * (el - ew) / (ew + el).powi(3));
    let c2 = 1.0 - c1;
    let c = (c1 * a + c2 * b) / (a + b);
    let first = (c1 * (a + 1.0) * a + c2 * a * b) / (c * (a + b + 1.0) * (a + b));
    let second = (c1 * (a + 2.0) * (a + 1.0) * a + c2 * (a + 1.0) * a * b) / (c * (a + b + 2.0) * (a + b + 1.0) * (a + b));
    let spread = second - first * first;
    let agreement = a * ew / (a * ew + b * el) - p;
    let curvature = a * b * ew * el / (a * ew + b * el).powi(2) - p * (1.0 - p);
    let narrowed = |variance: f64| variance * (1.0 + variance * curvature).max(kappa);
    Updated {
        juror: JurorBelief { alpha: (first - second) * first / spread, beta: (first - second) * (1.0 - first) / spread },
        winner: ItemBelief { mu: winner.mu + winner.variance * agreement, variance: narrowed(winner.variance) },
        loser: ItemBelief { mu: loser.mu - loser.variance * agreement, variance: narrowed(loser.variance) },
        predicted: c,
    }
}

/// What one vote of the juror on this pair is expected to teach, in nats: the divergence of the beliefs after it from those before,
/// over both possible votes.
#[must_use]
pub fn information_gain(juror: JurorBelief, one: ItemBelief, other: ItemBelief) -> f64 {
    let gain = |winner: ItemBelief, loser: ItemBelief| {
        let after = update(juror, winner, loser, DEFAULT_KAPPA);
        let learnt = normal_divergence(after.winner, winner)
            + normal_divergence(after.loser, loser)
            + JUROR_WEIGHT * beta_divergence(after.juror, juror);
        (after.predicted, learnt)
    };
    let (p, won) = gain(one, other);
    let (_, lost) = gain(other, one);
    p * won + (1.0 - p) * lost
}

/// The Kullback-Leibler divergence of a normal distribution from another.
fn normal_divergence(of: ItemBelief, from: ItemBelief) -> f64 {
    let ratio = of.variance / from.variance;
    0.5 * ((of.mu - from.mu).powi(2) / from.variance + ratio - 1.0 - ratio.ln())
}

/// The Kullback-Leibler divergence of a beta distribution from another.
fn beta_divergence(of: JurorBelief, from: JurorBelief) -> f64 {
    // Beliefs so wide that the expansion of the update leaves the distribution: nothing is learnt about the juror.
    if ![of.alpha, of.beta, from.alpha, from.beta].into_iter().all(|count| count > 0.0) {
        return 0.0;
    }
    ln_beta(from.alpha, from.beta) - ln_beta(of.alpha, of.beta)
        + (of.alpha - from.alpha) * digamma(of.alpha)
        + (of.beta - from.beta) * digamma(of.beta)
        + (from.alpha - of.alpha + from.beta - of.beta) * digamma(of.alpha + of.beta)
}

/// What a juror may be shown next.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice<'a> {
    /// The beliefs about all items.
    pub items: &'a [ItemBelief],
    /// How often each item was shown to anyone; what is not listed was not.
    pub visits: &'a [u32],
    /// Items with which the juror has a conflict.
    pub conflicts: &'a BTreeSet<usize>,
    /// Pairs, the smaller item first, that the juror saw lately.
    pub recent: &'a BTreeSet<(usize, usize)>,
}

impl Choice<'_> {
    /// The pair to be shown, the smaller item first: mostly the one with the largest information gain (of several the first), a
    /// quarter of the time one at random. No conflicts, nothing seen lately, and no item that was shown more than once more often
    /// than the least shown of those that the juror may see. `None` where no pair is left.
    #[must_use]
    pub fn next_pair(&self, juror: JurorBelief, random: &dyn Random) -> Option<(usize, usize)> {
        let allowed: Vec<(usize, ItemBelief)> =
            self.items.iter().copied().enumerate().filter(|(item, _)| !self.conflicts.contains(item)).collect();
        let visits = |item: usize| self.visits.get(item).copied().unwrap_or(0);
        let least = allowed.iter().map(|(item, _)| visits(*item)).min()?;
        let waiting = |item: usize| visits(item) > least.saturating_add(VISITS_AHEAD);
        let allowed: Vec<_> = allowed.into_iter().filter(|(item, _)| !waiting(*item)).collect();
        let mut pairs = Vec::new();
        for (place, (one, belief)) in allowed.iter().enumerate() {
            let fresh = allowed.iter().skip(place + 1).filter(|(other, _)| !self.recent.contains(&(*one, *other)));
            pairs.extend(fresh.map(|(other, against)| ((*one, *other), (*belief, *against))));
        }
        if uniform(random) < EXPLORED {
            let drawn = (uniform(random) * pairs.len() as f64) as usize;
            return pairs.get(drawn).map(|(pair, _)| *pair);
        }
        let mut best: Option<((usize, usize), f64)> = None;
        for (pair, (one, other)) in pairs {
            let gain = information_gain(juror, one, other);
            if best.is_none_or(|(_, most)| gain > most) {
                best = Some((pair, gain));
            }
        }
        best.map(|(pair, _)| pair)
    }
}

/// A number from 0 to below 1.
fn uniform(random: &dyn Random) -> f64 {
    let mut bytes = [0; 8];
    random.fill(&mut bytes);
    (u64::from_be_bytes(bytes) >> 11) as f64 / (1_u64 << 53) as f64
}
