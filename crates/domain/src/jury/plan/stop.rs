//! A way to end a search from outside.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Ends the search for a plan when somebody asks for it; clones ask for the same. It can end a search without a plan and never make a
/// plan another one, so a plan does not depend on the machine.
#[derive(Clone, Debug, Default)]
pub struct Stop {
    asked: Arc<AtomicBool>,
    /// How many seconds an integer program may take: nobody can ask it to end.
    program_seconds: Option<u32>,
}

impl Stop {
    /// One that ends an integer program after so many seconds, too.
    #[must_use]
    pub fn within(seconds: u32) -> Self {
        Self { program_seconds: Some(seconds), ..Self::default() }
    }
    /// Asks the search to end.
    pub fn ask(&self) {
        self.asked.store(true, Ordering::Relaxed);
    }
    /// Whether somebody asked.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        self.asked.load(Ordering::Relaxed)
    }
    /// How many seconds an integer program may take, if it is bounded.
    #[must_use]
    pub fn program_seconds(&self) -> Option<u32> {
        self.program_seconds
    }
}

/// How a search may be ended is no part of what is asked.
impl PartialEq for Stop {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}
impl Eq for Stop {}
