//! How sure a ranking is: joint posteriors, expected ranks, chances of the first places, partial lotteries.

mod draws;
mod lottery;
mod posterior;

pub use draws::{Normals, RankDistribution, Seed};
pub use lottery::{LotteryCandidate, PartialLottery, partial_lottery};
pub use posterior::Posterior;

#[cfg(test)]
mod tests;
