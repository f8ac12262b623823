//! How what it costs grows with the data: from a hundredth to all of it, one client at a time.

use crate::load::drive;
use crate::operations::{Read, Stand, reads};
use crate::program::Program;
use crate::report::{say, short};
use crate::rounds::{Entry, measure};
use crate::stats::{as_f64, exponent};
use crate::world::{Size, World};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

/// The parts of the whole.
const PARTS: [usize; 3] = [100, 10, 1];
const ROUNDS: usize = 3;
/// The dossiers of the ranked panel.
const RANKED: usize = 60;

/// The median times of operations at each size, and the exponents that fit.
///
/// # Errors
/// The program cannot be measured.
pub(crate) fn measured(program: &Path, url: Option<&str>, size: impl Fn(usize) -> Size, span: Duration) -> anyhow::Result<Value> {
    let mut points: BTreeMap<String, Vec<(f64, f64)>> = BTreeMap::new();
    for part in PARTS {
        // The panels stay as they are: what grows is what surrounds them.
        let size = Size { ranked: RANKED, ..size(part) };
        let world = World::make(url, size)?;
        say(&format!("\ngrowth: {} calls, {} startups, {} dossiers", size.calls, size.startups, size.dossiers))?;
        for (name, time) in times(program, &world, span)? {
            points.entry(name).or_default().push((as_f64(size.calls), time));
        }
    }
    say(&format!("\n{:44} {:>30}  {:>8}", "growth, one client", "median µs at 1×, 10×, 100×", "exponent"))?;
    let mut rows = Vec::new();
    for (name, points) in points {
        let fitted = exponent(&points);
        let times: Vec<String> = points.iter().map(|(_, time)| short(*time)).collect();
        say(&format!("{name:44} {:>30}  {:>8}", times.join(", "), fitted.map_or_else(|| "-".to_owned(), |value| format!("{value:.2}"))))?;
        rows.push(json!({"name": name, "points": points, "exponent": fitted}));
    }
    Ok(Value::Array(rows))
}

fn times(program: &Path, world: &World, span: Duration) -> anyhow::Result<Vec<(String, f64)>> {
    let (stand, folder) = (Stand::new(world), tempfile::tempdir()?);
    let mut settings = world.environment.clone();
    settings.push(("TAHADDI_ANSWERS_MEGABYTES".to_owned(), "0".to_owned()));
    let server = Program::tahaddi(program, &[], &settings, &folder.path().join("log"))?;
    let (address, roots) = (server.address, [server.pid()]);
    let mut entries = Vec::new();
    for read in reads(world).into_iter().filter(|read| !read.known && !read.kept && read.name != "ranking, unchanged") {
        let alone = Read { clients: 1, ..read };
        entries.push(Entry::new(alone.name, {
            let stand = &stand;
            move |span| drive(address, &roots, &mut stand.readers(&alone, address)?, span)
        }));
    }
    entries.push(Entry::new("create application", |span| drive(address, &roots, &mut stand.apply(address, 1)?, span)));
    entries.push(Entry::new("submit", |span| drive(address, &roots, &mut stand.submit(address, 1)?, span)));
    entries.push(Entry::new("score write", |span| drive(address, &roots, &mut stand.score(address, 1)?, span)));
    let rows = measure(&mut entries, ROUNDS, span / 2)?;
    Ok(rows.into_iter().map(|row| (row.name.clone(), row.spread(|sample| sample.p50).median)).collect())
}
