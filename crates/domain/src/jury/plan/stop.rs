//! A way to end a search from outside.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Ends the search for a plan when somebody asks for it; clones ask for the same. It can end a search without a plan and never make a
/// plan another one, so a plan does not depend on the machine.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Asks the search to end.
    pub fn ask(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
    /// Whether somebody asked.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// How a search may be ended is no part of what is asked.
impl PartialEq for Stop {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}
impl Eq for Stop {}
