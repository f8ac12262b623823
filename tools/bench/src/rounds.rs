//! Interleaved rounds: everything once, and again, so that whatever else the machine does meets all alike.

use crate::load::Sample;
use crate::report::say;
use crate::stats::Spread;
use anyhow::Context as _;
use serde_json::{Value, json};
use std::time::Duration;

/// Something that is measured.
pub(crate) struct Entry<'a> {
    /// What it is called.
    pub(crate) name: String,
    /// How many times as long as others it runs.
    pub(crate) factor: u32,
    /// Measures it once.
    pub(crate) run: Box<dyn FnMut(Duration) -> anyhow::Result<Sample> + 'a>,
}

impl<'a> Entry<'a> {
    /// As long as others.
    pub(crate) fn new(name: impl Into<String>, run: impl FnMut(Duration) -> anyhow::Result<Sample> + 'a) -> Self {
        Self { name: name.into(), factor: 1, run: Box::new(run) }
    }
}

/// What all rounds of one thing gave.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    /// What it is called.
    pub(crate) name: String,
    /// Its rounds, in order.
    pub(crate) samples: Vec<Sample>,
}

impl Row {
    /// Of one value of each round.
    pub(crate) fn spread(&self, value: impl Fn(&Sample) -> f64) -> Spread {
        Spread::of(self.samples.iter().filter(|sample| sample.rate > 0.0).map(value))
    }

    /// How its rate compares with another's, round by round.
    pub(crate) fn ratio(&self, other: &Self) -> Spread {
        let pairs = self.samples.iter().zip(&other.samples);
        Spread::of(pairs.filter(|(one, other)| one.rate > 0.0 && other.rate > 0.0).map(|(one, other)| one.rate / other.rate))
    }

    /// How many answers were wrong, and one of them.
    pub(crate) fn wrong(&self) -> (usize, Option<&str>) {
        let complaint = self.samples.iter().find_map(|sample| sample.complaint.as_deref());
        (self.samples.iter().map(|sample| sample.wrong).sum(), complaint)
    }

    /// For the report.
    pub(crate) fn as_json(&self) -> Value {
        let (wrong, complaint) = self.wrong();
        json!({
            "name": self.name,
            "rounds": self.samples.len(),
            "answers": self.samples.iter().map(|sample| sample.count).sum::<usize>(),
            "requests_per_second": self.spread(|sample| sample.rate),
            "p50_us": self.spread(|sample| sample.p50),
            "p99_us": self.spread(|sample| sample.p99),
            "cpu_us_per_request": self.spread(|sample| sample.cpu),
            "wrong": wrong,
            "complaint": complaint,
        })
    }
}

/// Runs every entry once a round, in their order: some use what those before them made. The first round, which is not counted, warms
/// everything up.
///
/// # Errors
/// One of them could not be measured.
pub(crate) fn measure(entries: &mut [Entry<'_>], rounds: usize, span: Duration) -> anyhow::Result<Vec<Row>> {
    let mut rows: Vec<Row> = entries.iter().map(|entry| Row { name: entry.name.clone(), samples: Vec::new() }).collect();
    for round in 0..=rounds {
        let warming = round == 0;
        for (entry, row) in entries.iter_mut().zip(&mut rows) {
            let span = if warming { span / 4 } else { span * entry.factor };
            let sample = (entry.run)(span).with_context(|| format!("{} could not be measured", entry.name))?;
            if !warming {
                row.samples.push(sample);
            }
        }
        say(&if warming { "  warmed up".to_owned() } else { format!("  round {round} of {rounds}") })?;
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(rates: &[f64]) -> Row {
        Row { name: String::new(), samples: rates.iter().map(|rate| Sample { rate: *rate, ..Sample::default() }).collect() }
    }

    #[test]
    fn ratios_are_of_the_same_round() {
        let ratio = row(&[10.0, 40.0, 90.0]).ratio(&row(&[10.0, 20.0, 30.0]));
        assert_eq!(ratio, Spread { median: 2.0, least: 1.0, most: 3.0 });
        assert_eq!(row(&[0.0]).ratio(&row(&[1.0])), Spread::default());
    }

    #[test]
    fn each_entry_runs_once_a_round_and_once_to_warm_up() {
        let count = std::cell::Cell::new(0);
        let run = |_: Duration| {
            count.set(count.get() + 1);
            Ok(Sample { rate: 1.0, ..Sample::default() })
        };
        let rows = measure(&mut [Entry::new("a", run), Entry::new("b", run)], 3, Duration::ZERO).unwrap();
        assert_eq!((count.get(), rows.len(), rows[0].samples.len()), (8, 2, 3));
    }
}
