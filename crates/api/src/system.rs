//! The real sources of time and randomness: the one place that reads them.

use std::sync::LazyLock;
use std::time::Duration;
use tahaddi_domain::random::Random;
use tahaddi_domain::time::{Clock, Instant};

/// The wall clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the wall clock")]
    fn now(&self) -> Instant {
        Instant::from_utc(chrono::Utc::now())
    }
    fn steady(&self) -> Duration {
        static BEGINNING: LazyLock<std::time::Instant> = LazyLock::new(std::time::Instant::now);
        BEGINNING.elapsed()
    }
}

/// The operating system's randomness.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemRandom;

impl Random for SystemRandom {
    fn fill(&self, bytes: &mut [u8]) {
        if aws_lc_rs::rand::fill(bytes).is_err() {
            // Without randomness nothing is safe: no id, no token, no key.
            tracing::error!("the operating system gives no randomness");
            std::process::abort();
        }
    }
}
