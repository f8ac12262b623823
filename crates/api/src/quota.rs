//! Budgets: how much may be done in a while, and what is left of it.

use serde::Deserialize;
use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;
use std::sync::{Arc, Mutex, PoisonError};

/// So many units in so many seconds: the units come back one by one, and all of them may be used at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Budget {
    /// How many units.
    pub units: NonZeroU32,
    /// In how many seconds.
    pub seconds: NonZeroU32,
}

impl FromStr for Budget {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text.split_once('/').and_then(|(units, seconds)| Some((units.trim().parse().ok()?, seconds.trim().parse().ok()?)));
        let (units, seconds) = parts.ok_or_else(|| format!("{text} is not a budget such as 120/60: units/seconds, each at least 1"))?;
        Ok(Self { units, seconds })
    }
}

impl TryFrom<String> for Budget {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl fmt::Display for Budget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.units, self.seconds)
    }
}

/// What is left of a budget after a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The name of the budget.
    pub policy: &'static str,
    /// How many units it has when it is full.
    pub quota: u32,
    /// In how many seconds it fills from nothing.
    pub window: i64,
    /// How many units are left.
    pub remaining: u32,
    /// In how many seconds it is full again; if nothing is left, in how many there is one unit.
    pub reset: i64,
}

/// The budgets that one request drew on; clones are the same.
#[derive(Clone, Debug, Default)]
pub struct Drawn(Arc<Mutex<Vec<Standing>>>);

impl Drawn {
    /// Notes a budget, in place of an earlier note of the same.
    pub fn note(&self, standing: Standing) {
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        noted.retain(|known| known.policy != standing.policy);
        noted.push(standing);
    }

    /// What was noted.
    #[must_use]
    pub fn standings(&self) -> Vec<Standing> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_is_units_in_seconds() {
        let budget: Budget = "120/60".parse().unwrap();
        assert_eq!((budget.units.get(), budget.seconds.get(), budget.to_string().as_str()), (120, 60, "120/60"));
        for wrong in ["", "120", "0/60", "120/0", "-1/60", "many/60", "120/60/1"] {
            assert!(wrong.parse::<Budget>().is_err(), "{wrong}");
        }
    }
}
