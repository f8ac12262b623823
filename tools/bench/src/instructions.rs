//! How many instructions the hot pure code takes, counted by callgrind: the same on every run, so that a regression of a few percent
//! shows on a busy machine too.

use crate::hot;
use crate::report::say;
use anyhow::{Context as _, bail};
use clap::Args;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::Command;

/// How much more than the baseline is a regression.
const TOLERANCE: f64 = 1.05;

/// What to compare with.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The counts that are committed: a name and a number a line.
    #[arg(long, default_value = "tools/bench/instructions.tsv")]
    baseline: PathBuf,
    /// Write the counts instead of comparing them.
    #[arg(long)]
    write: bool,
}

/// Which piece to run, and how often.
#[derive(Debug, Args)]
pub(crate) struct Piece {
    /// Its name.
    name: String,
    /// How often.
    count: u32,
}

/// Runs one piece of the hot code, for callgrind to count.
///
/// # Errors
/// There is none of that name.
pub(crate) fn run_piece(piece: &Piece) -> anyhow::Result<()> {
    let all = hot::all();
    let found = all.iter().find(|hot| hot.name == piece.name).with_context(|| format!("nothing is called {}", piece.name))?;
    (0..piece.count).for_each(|_| (found.run)());
    Ok(())
}

/// Counts, and compares with the baseline or writes it.
///
/// # Errors
/// A piece takes more than five percent more instructions than the baseline says, or there is no baseline.
pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    if Command::new("valgrind").arg("--version").output().is_err() {
        return say("valgrind is missing: no instructions were counted (Debian: valgrind)");
    }
    let mut counts = BTreeMap::new();
    for hot in hot::all() {
        // What comes before the piece is the same with and without it.
        let rounds = if hot.name.contains("1,000") { 1 } else { 100 };
        let (none, some) = (count(hot.name, 0)?, count(hot.name, rounds)?);
        counts.insert(hot.name.to_owned(), some.saturating_sub(none) / u64::from(rounds));
    }
    if options.write {
        let mut text = String::new();
        for (name, count) in &counts {
            let _ = writeln!(text, "{name}\t{count}");
        }
        std::fs::write(&options.baseline, text)?;
        return say(&format!("written to {}", options.baseline.display()));
    }
    let known = std::fs::read_to_string(&options.baseline);
    let known = known.with_context(|| format!("{}: there is no baseline; write one with --write", options.baseline.display()))?;
    let known: BTreeMap<&str, u64> =
        known.lines().filter_map(|line| line.split_once('\t')).filter_map(|(name, count)| Some((name, count.parse().ok()?))).collect();
    compare(&known, &counts)
}

fn compare(known: &BTreeMap<&str, u64>, counts: &BTreeMap<String, u64>) -> anyhow::Result<()> {
    let mut slower = Vec::new();
    for (name, count) in counts {
        let Some(before) = known.get(name.as_str()) else {
            slower.push(format!("{name} is not in the baseline"));
            continue;
        };
        let ratio = as_f64(*count) / as_f64((*before).max(1));
        say(&format!("{name:36} {count:>14} instructions, {:+.1} %", (ratio - 1.0) * 100.0))?;
        if ratio > TOLERANCE {
            slower.push(format!("{name}: {before} before, {count} now"));
        }
    }
    if slower.is_empty() { Ok(()) } else { bail!("more instructions than the baseline allows: {}", slower.join("; ")) }
}

fn as_f64(count: u64) -> f64 {
    // Exact up to 2⁵³, and nothing here runs for that long.
    count as f64
}

/// The instructions of a whole run of this program that does a piece so often.
fn count(name: &str, rounds: u32) -> anyhow::Result<u64> {
    let mut command = Command::new("valgrind");
    command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(std::env::current_exe()?);
    let ended = command.args(["piece", name, &rounds.to_string()]).output()?;
    let text = String::from_utf8_lossy(&ended.stderr).into_owned();
    let collected = text.split("Collected :").nth(1).and_then(|rest| rest.split_whitespace().next()?.parse().ok());
    collected.filter(|_| ended.status.success()).with_context(|| format!("callgrind counts nothing for {name}: {text}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_percent_more_is_a_regression() {
        let known = BTreeMap::from([("a", 1_000), ("b", 1_000)]);
        let counts = |a: u64, b: u64| BTreeMap::from([("a".to_owned(), a), ("b".to_owned(), b)]);
        assert!(compare(&known, &counts(1_049, 500)).is_ok());
        assert!(compare(&known, &counts(1_051, 500)).unwrap_err().to_string().contains("a: 1000 before, 1051 now"));
        assert!(compare(&known, &BTreeMap::from([("c".to_owned(), 1)])).is_err(), "what is new needs a baseline");
    }

    #[test]
    fn every_piece_runs() {
        let all = hot::all();
        assert_eq!(all.len(), 9, "one of them cannot be prepared");
        all.iter().filter(|hot| !hot.name.contains("1,000")).for_each(|hot| (hot.run)());
    }
}
