//! Juries with known truth: eleven scenarios, from seeds.

use super::claims::CENTRE;
use tahaddi_domain::jury::calibration::{Design, Observation};
use tahaddi_domain::jury::uncertainty::{Normals, Seed};

/// What jurors and calls are like.
#[derive(Clone, Copy)]
pub struct Scenario {
    /// Its name.
    pub name: &'static str,
    /// The standard deviation of severities, in points; true quality and noise have 10.
    severity: f64,
    /// The standard deviation of the log of the jurors' spreads.
    spread: f64,
    /// The standard deviation of the log of their noise.
    noise: f64,
    /// The share of jurors who give noise or a constant.
    careless: f64,
    /// Whether jurors stay in the tracks of the call, but for one application in ten.
    tracks: bool,
    /// Whether applications have two to six reviews.
    uneven: bool,
    /// Whether scores come from four criteria from 1 to 5, with a ceiling.
    pub coarse: bool,
}

const PLAIN: Scenario =
    Scenario { name: "S0 no bias", severity: 0.0, spread: 0.0, noise: 0.0, careless: 0.0, tracks: false, uneven: false, coarse: false };
const BIASED: Scenario = Scenario { severity: 7.0, ..PLAIN };

/// The eleven scenarios.
pub const SCENARIOS: [Scenario; 11] = [
    PLAIN,
    Scenario { name: "S1 mild bias", severity: 4.3, ..PLAIN },
    Scenario { name: "S2 strong bias", severity: 10.0, ..PLAIN },
    Scenario { name: "S3 bias + scale", spread: 0.35, ..BIASED },
    Scenario { name: "S4 bias + unequal noise", noise: 0.5, ..BIASED },
    Scenario { name: "S5 4 criteria 1-5, ceiling", coarse: true, ..BIASED },
    Scenario { name: "S6 tracks, non-random", tracks: true, ..BIASED },
    Scenario { name: "S7 uneven 2-6 reviews", uneven: true, ..BIASED },
    Scenario { name: "S8 8% careless jurors", careless: 0.08, ..BIASED },
    Scenario { name: "S9 scale + noise + careless", spread: 0.3, noise: 0.4, careless: 0.05, ..BIASED },
    Scenario { name: "SX realistic mix, tracks", spread: 0.25, noise: 0.3, careless: 0.03, tracks: true, uneven: true, ..BIASED },
];

/// Tracks of a call.
const TRACKS: usize = 5;
/// Reviews a juror.
const LOAD: usize = 15;
/// The share of applications that are assigned outside of their track.
const FREE: f64 = 0.1;

/// A juror of a simulation.
struct Juror {
    severity: f64,
    spread: f64,
    noise: f64,
    careless: Option<bool>,
    load: usize,
}

/// Random numbers of one replicate.
struct Dice(Normals);

impl Dice {
    fn normal(&mut self, sd: f64) -> f64 {
        sd * self.0.normal()
    }
    /// From 0 up to 1.
    fn uniform(&mut self) -> f64 {
        f64::midpoint(self.0.uniform(), 1.0)
    }
    fn below(&mut self, count: usize) -> usize {
        ((self.uniform() * count as f64) as usize).min(count - 1)
    }
}

/// A replicate: the design with its scores, and the true qualities.
pub fn replicate(scenario: &Scenario, applications: usize, reviews: usize, number: usize) -> Option<(Design, Vec<f64>)> {
    let mut dice = Dice(Normals::new(Seed(&format!("{} {applications} {reviews} {number}", scenario.name))));
    let counts: Vec<usize> = (0..applications).map(|_| if scenario.uneven { 2 + dice.below(5) } else { reviews }).collect();
    let total: usize = counts.iter().sum();
    let mut jurors: Vec<Juror> = (0..total.div_ceil(LOAD).max(6)).map(|_| juror(scenario, &mut dice)).collect();
    let track_means: Vec<f64> = (0..TRACKS).map(|_| if scenario.tracks { dice.normal(5.0) } else { 0.0 }).collect();
    // The total variance of quality is 100 with and without tracks.
    let own = if scenario.tracks { 75.0_f64.sqrt() } else { 10.0 };
    let truth: Vec<f64> = (0..applications).map(|at| track_means.get(at % TRACKS).copied().unwrap_or(0.0) + dice.normal(own)).collect();
    let mut observations = Vec::new();
    for (application, (count, quality)) in counts.iter().zip(&truth).enumerate() {
        let bound = scenario.tracks && dice.uniform() >= FREE;
        for juror in choose(&jurors, *count, bound.then_some(application % TRACKS), &mut dice) {
            if let Some(person) = jurors.get_mut(juror) {
                person.load += 1;
                observations.push(Observation { application, juror, score: score(scenario, person, *quality, &mut dice) });
            }
        }
    }
    Some((Design::new(applications, jurors.len(), &observations).ok()?, truth))
}

fn juror(scenario: &Scenario, dice: &mut Dice) -> Juror {
    let careless = dice.uniform() < scenario.careless;
    Juror {
        severity: dice.normal(scenario.severity),
        spread: dice.normal(scenario.spread).exp(),
        noise: 10.0 * dice.normal(scenario.noise).exp(),
        careless: careless.then(|| dice.uniform() < 0.5),
        load: 0,
    }
}

/// The jurors with the least to do, of the track first; ties at random.
fn choose(jurors: &[Juror], count: usize, track: Option<usize>, dice: &mut Dice) -> Vec<usize> {
    let mut order: Vec<(bool, usize, u64, usize)> = jurors
        .iter()
        .enumerate()
        .map(|(at, juror)| (track.is_some_and(|track| at % TRACKS != track), juror.load, dice.uniform().to_bits(), at))
        .collect();
    order.sort_unstable();
    order.into_iter().take(count).map(|(.., at)| at).collect()
}

fn score(scenario: &Scenario, juror: &Juror, quality: f64, dice: &mut Dice) -> f64 {
    let seen = juror.severity + juror.spread * (quality + dice.normal(juror.noise));
    if scenario.coarse {
        let criterion = |noise: f64| (3.9 + 0.1 * (seen + noise)).round().clamp(1.0, 5.0);
        return (0..4).map(|_| 25.0 * (criterion(dice.normal(5.0)) - 1.0)).sum::<f64>() / 4.0;
    }
    let points = match juror.careless {
        Some(true) => CENTRE,
        Some(false) => CENTRE + dice.normal(14.0),
        None => CENTRE + seen,
    };
    ((points * 2.0).round() / 2.0).clamp(0.0, 100.0)
}
