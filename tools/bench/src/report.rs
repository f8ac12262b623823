//! What is printed, and what is written for machines.

use crate::machine;
use crate::rounds::Row;
use crate::stats::Spread;
use serde_json::{Value, json};
use std::io::Write as _;
use std::path::Path;
use tahaddi_api::system::SystemClock;
use tahaddi_domain::time::Clock as _;

/// Prints a line.
///
/// # Errors
/// Nobody reads it.
pub(crate) fn say(line: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    Ok(writeln!(out, "{line}").and_then(|()| out.flush())?)
}

/// A number for people: three digits that mean something.
pub(crate) fn short(value: f64) -> String {
    if value >= 100.0 {
        format!("{value:.0}")
    } else if value >= 10.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.2}")
    }
}

/// A spread for people.
pub(crate) fn spread(of: Spread) -> String {
    format!("{} [{}–{}]", short(of.median), short(of.least), short(of.most))
}

/// A row with the floors under it: fixed bytes behind everything that surrounds a request, and behind nothing.
pub(crate) struct Line<'a> {
    /// The row.
    pub(crate) row: &'a Row,
    /// The same bytes behind the same middleware.
    pub(crate) shell: Option<&'a Row>,
    /// The same bytes behind none.
    pub(crate) bare: Option<&'a Row>,
}

/// Prints rows as a table.
///
/// # Errors
/// Nobody reads it.
pub(crate) fn table(title: &str, lines: &[Line<'_>]) -> anyhow::Result<()> {
    say(&format!("\n{title}"))?;
    say(&format!(
        "{:44} {:>26} {:>9} {:>9} {:>9}  {:>20} {:>20}",
        "operation", "requests/s [least–most]", "p50 ms", "p99 ms", "CPU µs", "× same middleware", "× none"
    ))?;
    for Line { row, shell, bare } in lines {
        let milliseconds = |value: f64| short(value / 1e3);
        let beside = |floor: &Option<&Row>| floor.map_or_else(String::new, |floor| spread(row.ratio(floor)));
        say(&format!(
            "{:44} {:>26} {:>9} {:>9} {:>9}  {:>20} {:>20}",
            row.name,
            spread(row.spread(|sample| sample.rate)),
            milliseconds(row.spread(|sample| sample.p50).median),
            milliseconds(row.spread(|sample| sample.p99).median),
            short(row.spread(|sample| sample.cpu).median),
            beside(shell),
            beside(bare),
        ))?;
        if let (wrong @ 1.., Some(complaint)) = row.wrong() {
            say(&format!("    {wrong} answers were wrong, such as: {complaint}"))?;
        }
    }
    Ok(())
}

/// A line as it stands in the report.
pub(crate) fn as_json(line: &Line<'_>) -> Value {
    let mut value = line.row.as_json();
    if let Some(fields) = value.as_object_mut() {
        for (name, floor) in [("shell", line.shell), ("bare", line.bare)] {
            if let Some(floor) = floor {
                fields.insert(format!("times_{name}"), json!(line.row.ratio(floor)));
                fields.insert(name.to_owned(), floor.as_json());
            }
        }
    }
    value
}

/// What every report begins with.
pub(crate) fn head(command: &str) -> Value {
    let now = SystemClock.now();
    json!({"at": now, "machine": machine::describe(), "command": command, "version": env!("CARGO_PKG_VERSION")})
}

/// Writes a report.
///
/// # Errors
/// The file cannot be written.
pub(crate) fn write(path: &Path, report: &Value) -> anyhow::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(path, format!("{report:#}\n"))?;
    say(&format!("\nwritten to {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        assert_eq!([short(12_345.6), short(12.34), short(1.234), short(0.0)], ["12346", "12.3", "1.23", "0.00"]);
        assert_eq!(spread(Spread { median: 2.0, least: 1.0, most: 30.0 }), "2.00 [1.00–30.0]");
    }
}
