//! How long a large call takes: 1,000 applications, 300 jurors, three reviews each; and the assignment of 400 applications to 120
//! jurors, four reviews each.
//! `cargo run --release -p tahaddi-domain --example jury_speed`
#![expect(clippy::print_stdout, reason = "a report for people")]

use std::time::Instant;
use tahaddi_domain::jury::calibration::{Design, Method, Observation, Options, calibrate};
use tahaddi_domain::jury::evaluation::{CriterionRule, Entrant, Rules, Sheet, evaluate};
use tahaddi_domain::jury::plan::{Load, Objective, Outcome, Problem};
use tahaddi_domain::jury::uncertainty::{Normals, RankDistribution, Seed};
use tahaddi_domain::jury::{Direction, Scale};

const APPLICATIONS: usize = 1_000;
const JURORS: usize = 300;
const REVIEWS: usize = 3;

fn timed<T>(what: &str, run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = run();
    println!("{what:44} {:8.1} ms", start.elapsed().as_secs_f64() * 1e3);
    result
}

/// Two of five pairs are similar, by whatever number.
fn assignment(normals: &mut Normals) {
    let mut similarity = || (1000.0 * normals.uniform() - 200.0).max(0.0) as i64;
    let problem = Problem {
        similarity: (0..400).map(|_| (0..120).map(|_| similarity()).collect()).collect(),
        reviews: vec![4; 400],
        loads: vec![Load { min: 5, max: 15 }; 120],
        ..Problem::default()
    };
    let fair = Problem { objective: Objective::MaxMin, ..problem.clone() };
    for (what, problem) in [("assignment, largest total", problem), ("assignment, fairest", fair)] {
        let plan = timed(what, || problem.plan());
        if let Ok(Outcome::Planned(plan)) = plan {
            println!("{:?}: total {}, worst {:?}", plan.proof, plan.report.total, plan.report.worst);
        }
    }
}

fn main() {
    let mut normals = Normals::new(Seed("speed"));
    let severity: Vec<f64> = (0..JURORS).map(|_| 7.0 * normals.normal()).collect();
    let mut observations = Vec::new();
    for application in 0..APPLICATIONS {
        let quality = 10.0 * normals.normal();
        let first = (f64::midpoint(normals.uniform(), 1.0) * JURORS as f64) as usize;
        for k in 0..REVIEWS {
            let juror = (first + k * (1 + application % 97)) % JURORS;
            let lenient = severity.get(juror).copied().unwrap_or_default();
            let score = (60.0 + quality + lenient + 10.0 * normals.normal()).clamp(0.0, 100.0);
            observations.push(Observation { application, juror, score });
        }
    }
    let Ok(design) = timed("design", || Design::new(APPLICATIONS, JURORS, &observations)) else { return };
    let calibration = timed("calibration, default", || calibrate(&design, Options::default()));
    if let Some(posterior) = calibration.posterior() {
        timed("expected ranks", || posterior.expected_ranks());
        timed("20,000 draws", || RankDistribution::draw(posterior, Seed("speed"), 20_000));
    }
    timed("calibration, reliability weights", || calibrate(&design, Options { reliability_weights: true, ..Options::default() }));
    timed("calibration, exchangeable", || calibrate(&design, Options { method: Method::Exchangeable, ..Options::default() }));
    let scale = Scale { min: 0.0, max: 100.0, step: None, direction: Direction::Higher, anchors: Vec::new() };
    let rules = Rules { leave_one_out: false, ..Rules::new(vec![CriterionRule { scale, weight: 1.0, threshold: None }], 100, "speed") };
    let entrants: Vec<Entrant<usize>> = (0..APPLICATIONS).map(|application| Entrant { application, track: None }).collect();
    let sheet = |row: &Observation| Sheet { application: row.application, juror: row.juror, values: vec![Some(row.score)] };
    let sheets: Vec<Sheet<usize, usize>> = observations.iter().map(sheet).collect();
    let report = timed("evaluation, 20,000 draws, all jurors kept", || evaluate(&rules, &entrants, &sheets));
    println!("{:?}", report.map(|evaluation| evaluation.report.method_used));
    assignment(&mut normals);
}
