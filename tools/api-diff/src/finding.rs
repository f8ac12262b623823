//! What was found, and how it is told.

use crate::rule::Rule;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Longer values are cut when they are shown.
const LONGEST_VALUE: usize = 100;

/// One difference between two documents.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// What kind of change it is.
    pub rule: Rule,
    /// The JSON pointer: in the old document for what was there, in the new one for what is new.
    pub at: String,
    /// What it was; empty if there was nothing.
    pub old: String,
    /// What it is; empty if there is nothing.
    pub new: String,
    /// The operations that it concerns.
    pub operations: BTreeSet<String>,
}

impl Finding {
    /// The operations, at most two by name.
    #[must_use]
    pub fn used_by(&self) -> String {
        let named = self.operations.iter().take(2).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        match self.operations.len().saturating_sub(2) {
            0 => named,
            more => format!("{named} and {more} more"),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{}: {}", self.rule.id(), self.rule.text())?;
        writeln!(out, "    at:  {}", self.at)?;
        writeln!(out, "    in:  {}", self.operations.iter().map(String::as_str).collect::<Vec<_>>().join(", "))?;
        writeln!(out, "    old: {}", if self.old.is_empty() { "-" } else { &self.old })?;
        write!(out, "    new: {}", if self.new.is_empty() { "-" } else { &self.new })
    }
}

/// Collects findings: the same change that several operations see is one.
#[derive(Debug, Default)]
pub struct Findings {
    found: BTreeMap<(Rule, String, String, String), BTreeSet<String>>,
    operation: String,
    seen: BTreeSet<(bool, String, String)>,
}

impl Findings {
    /// From now on an operation is looked at.
    pub fn begin(&mut self, operation: String) {
        self.operation = operation;
        self.seen.clear();
    }

    /// Adds one, to the operation that is looked at.
    pub fn add(&mut self, rule: Rule, at: &str, old: &str, new: &str) {
        let key = (rule, at.to_owned(), shortened(old), shortened(new));
        self.found.entry(key).or_default().insert(self.operation.clone());
    }

    /// Whether the operation leads to these two places, of what is sent or of what is answered, for the first time.
    pub fn first_time(&mut self, sent: bool, old: &str, new: &str) -> bool {
        self.seen.insert((sent, old.to_owned(), new.to_owned()))
    }

    /// All of them, breaking ones first.
    #[must_use]
    pub fn finish(self) -> Vec<Finding> {
        self.found.into_iter().map(|((rule, at, old, new), operations)| Finding { rule, at, old, new, operations }).collect()
    }
}

/// A value as it is shown: a text without quotes, else JSON.
#[must_use]
pub fn shown(value: Option<&Value>) -> String {
    match value {
        None => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST_VALUE { line } else { line.chars().take(LONGEST_VALUE - 1).chain(['…']).collect() }
}
