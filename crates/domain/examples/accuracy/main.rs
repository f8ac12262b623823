//! How many of the ten truly best applications each method finds: on the tables of `benchmark.precision_at_10` (folder
//! `JURY_TABLES`, default the project's own) and on a seeded simulation of eleven scenarios. `make accuracy`.
//!
//! `cargo run --release -p tahaddi-domain --example accuracy -- [REPLICATES]`, 60 a scenario unless it says otherwise.
#![expect(clippy::print_stdout, clippy::indexing_slicing, reason = "a report for people; JSON answers null for a key that is not there")]

mod claims;
mod methods;
mod simulate;

use claims::Claims;
use methods::{METHODS, precision_at_10};
use serde_json::Value;
use std::error::Error;
use std::path::PathBuf;
use tahaddi_domain::jury::calibration::{Design, Observation};

/// Applications and reviews an application of the simulation.
const SIZES: [(usize, usize); 2] = [(100, 3), (100, 5)];
const REPLICATES: usize = 60;
const WIDTH: usize = 30;

/// Sums of precisions, by method.
#[derive(Clone)]
struct Tally {
    name: String,
    sums: Vec<f64>,
    count: usize,
}

impl Tally {
    fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), sums: vec![0.0; METHODS.len()], count: 0 }
    }
    fn add(&mut self, design: &Design, truth: &[f64]) {
        self.count += 1;
        for (sum, method) in self.sums.iter_mut().zip(&METHODS) {
            *sum += precision_at_10(truth, &method.estimates(&method.calibrate(design)));
        }
    }
    fn merge(&mut self, other: &Self) {
        self.count += other.count;
        self.sums.iter_mut().zip(&other.sums).for_each(|(sum, other)| *sum += other);
    }
    fn print(&self) {
        let cells: String =
            METHODS.iter().zip(&self.sums).map(|(method, sum)| cell(method.name, &format!("{:.4}", sum / self.count as f64))).collect();
        println!("{:WIDTH$} {:>5}{cells}", self.name, self.count);
    }
}

fn cell(heading: &str, text: &str) -> String {
    format!("  {text:>width$}", width = heading.len().max(6))
}

fn heading(title: &str) {
    let cells: String = METHODS.iter().map(|method| cell(method.name, method.name)).collect();
    println!("\n{title}\n{:WIDTH$} {:>5}{cells}", "precision@10", "n");
}

fn print_all(tallies: &[Tally]) {
    let mut all = Tally::new("all");
    for tally in tallies {
        tally.print();
        all.merge(tally);
    }
    all.print();
}

fn tables() -> Result<(), Box<dyn Error>> {
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/jury-tables");
    let folder = std::env::var_os("JURY_TABLES").map_or_else(|| PathBuf::from(own), PathBuf::from);
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    for file in files {
        let table: Value = serde_json::from_str(&std::fs::read_to_string(&file)?)?;
        if table["topic"] != "benchmark.precision_at_10" {
            continue;
        }
        heading(&format!("{} (replicates of the file)", table["id"].as_str().unwrap_or_default()));
        let mut tallies: Vec<Tally> = Vec::new();
        for replicate in table["input"]["replicates"].as_array().ok_or("no replicates")? {
            let name = format!("{} n={} k={}", replicate["scenario"].as_str().unwrap_or_default(), replicate["n"], replicate["k"]);
            if tallies.last().is_none_or(|tally| tally.name != name) {
                tallies.push(Tally::new(name));
            }
            if let Some(tally) = tallies.last_mut() {
                tally.add(&design(replicate)?, &numbers(&replicate["true_quality"])?);
            }
        }
        print_all(&tallies);
    }
    Ok(())
}

fn numbers(value: &Value) -> Result<Vec<f64>, Box<dyn Error>> {
    value.as_array().ok_or("no list")?.iter().map(|value| value.as_f64().ok_or_else(|| "no number".into())).collect()
}

fn design(replicate: &Value) -> Result<Design, Box<dyn Error>> {
    let (applications, jurors) = (numbers(&replicate["application"])?, numbers(&replicate["juror"])?);
    let rows = applications.iter().zip(&jurors).zip(numbers(&replicate["score"])?);
    let observations: Vec<Observation> = rows
        .map(|((application, juror), score)| Observation { application: *application as usize, juror: *juror as usize, score })
        .collect();
    let count = |of: &dyn Fn(&Observation) -> usize| observations.iter().map(of).max().map_or(0, |last| last + 1);
    let (applications, jurors) = (count(&|row| row.application), count(&|row| row.juror));
    Design::new(applications, jurors, &observations).map_err(|error| error.to_string().into())
}

fn main() -> Result<(), Box<dyn Error>> {
    let replicates = std::env::args().nth(1).map_or(Ok(REPLICATES), |text| text.parse())?;
    tables()?;
    heading(&format!("simulation (n = 100; k = 3 and 5 where reviews are even; {replicates} replicates a size; own seeds)"));
    let mut tallies = Vec::new();
    let mut claims = Vec::new();
    for scenario in &simulate::SCENARIOS {
        let mut tally = Tally::new(scenario.name);
        let mut claim = Claims::default();
        for (applications, reviews) in SIZES {
            for number in 0..replicates {
                let (design, truth) =
                    simulate::replicate(scenario, applications, reviews, number).ok_or("an application without a juror")?;
                tally.add(&design, &truth);
                claim.add(&design, &truth);
            }
        }
        tallies.push(tally);
        claims.push((scenario, claim));
    }
    print_all(&tallies);
    println!("\nclaims of the default: truth in the 95 % interval, P(top 10) of the own shortlist, share of it that is right");
    println!("{:WIDTH$} {:>9} {:>9} {:>9}", "", "coverage", "claimed", "realised");
    for (scenario, claim) in &claims {
        let [coverage, claimed, realised] = claim.shares();
        // Coarse scores are on another scale than the truth.
        let coverage = if scenario.coarse { "-".to_owned() } else { format!("{coverage:.3}") };
        println!("{:WIDTH$} {coverage:>9} {claimed:>9.3} {realised:>9.3}", scenario.name);
    }
    Ok(())
}
