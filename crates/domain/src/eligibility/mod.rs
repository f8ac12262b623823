//! Eligibility: rules as data, held against facts, with a verdict that says why.
//!
//! A condition is met, not met, or open: a fact is unknown, people decide, or the moment to which the rule refers is still ahead.
//! Compositions follow Kleene's strong three-valued logic (S. C. Kleene, Introduction to Metamathematics, 1952, §64), so that a
//! further fact can only settle what was open and never turn a verdict round.

mod attribute;
mod check;
mod compete;
mod decision;
mod facts;
mod group;
#[cfg(test)]
mod logic_tests;
#[cfg(test)]
mod rule_tests;
mod test;
mod verdict;

pub use attribute::{Attribute, ValueKind};
pub use check::{EligibilityReport, RuleVerdict, evaluate};
pub use decision::{EligibilityDecision, EligibilityDecisions, EligibilityRuling, EligibilityStatus, RulingRequest, ensure_rulings};
pub use facts::{Candidate, FactSheet, FactValue, check_facts};
pub use group::CountryGroup;
pub use test::Moments;
pub use verdict::{EligibilityVerdict, Explanation, VerdictReason};
