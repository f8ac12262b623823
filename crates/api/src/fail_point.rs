//! Named steps at which a debug build ends as if it were killed, so that tests see what lies between two of them. A release build has
//! none of it.

/// Ends the process at once if `TAHADDI_TEST_DIE_AT` names this step.
#[cfg(debug_assertions)]
pub(crate) fn reached(step: &str) {
    if std::env::var_os("TAHADDI_TEST_DIE_AT").is_some_and(|named| named == step) {
        std::process::abort();
    }
}

/// Nothing.
#[cfg(not(debug_assertions))]
pub(crate) const fn reached(_step: &str) {}
