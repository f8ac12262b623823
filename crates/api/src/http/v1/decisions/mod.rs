//! Progress, lock, ranking, decision, release and results.

pub mod view;

crate::operations![phase, progress, lock, ranking, decide, decision, release, results];
