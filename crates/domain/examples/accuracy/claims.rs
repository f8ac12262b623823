//! Whether the default's claims are true: how often the 95 % interval holds the truth, and the chance of the shortlist that is claimed
//! against the share that belongs there.

use super::methods::{METHODS, SHORTLIST, precision_at_10};
use tahaddi_domain::jury::calibration::{Calibration, Design};
use tahaddi_domain::jury::uncertainty::{RankDistribution, Seed};

/// Draws a replicate: enough for a mean over hundreds of them.
const DRAWS: u32 = 2_000;
/// The 97.5 % quantile of the standard normal distribution.
const NORMAL_975: f64 = 1.959_963_984_540_054;
/// Where scores of the simulation are for quality 0.
pub const CENTRE: f64 = 60.0;

/// Sums over replicates.
#[derive(Clone, Default)]
pub struct Claims {
    covered: f64,
    applications: f64,
    claimed: f64,
    realised: f64,
    replicates: f64,
}

impl Claims {
    /// Adds a replicate, if the default has a posterior there.
    pub fn add(&mut self, design: &Design, truth: &[f64]) {
        let Some(method) = METHODS.iter().find(|method| method.name == super::methods::DEFAULT) else { return };
        let calibration = method.calibrate(design);
        let (Some(se), Some(posterior)) = (calibration.score_se(), calibration.posterior()) else { return };
        self.add_interval(&calibration, se, truth);
        let estimates = method.estimates(&calibration);
        let mut order: Vec<usize> = (0..estimates.len()).collect();
        order.sort_by(|a, b| estimates.get(*b).partial_cmp(&estimates.get(*a)).unwrap_or(std::cmp::Ordering::Equal));
        let chances = RankDistribution::draw(posterior, Seed("claims"), DRAWS).top(SHORTLIST);
        self.claimed += order.iter().take(SHORTLIST).filter_map(|at| chances.get(*at)).sum::<f64>() / SHORTLIST as f64;
        self.realised += precision_at_10(truth, &estimates);
        self.replicates += 1.0;
    }

    fn add_interval(&mut self, calibration: &Calibration, se: &[f64], truth: &[f64]) {
        for ((score, se), truth) in calibration.scores().into_iter().zip(se).zip(truth) {
            let within = score.is_some_and(|score| (score - CENTRE - truth).abs() <= NORMAL_975 * se);
            self.covered += f64::from(u8::from(within));
            self.applications += 1.0;
        }
    }

    /// Coverage, the chance claimed and the share realised.
    pub fn shares(&self) -> [f64; 3] {
        [self.covered / self.applications, self.claimed / self.replicates, self.realised / self.replicates]
    }
}
