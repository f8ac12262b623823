//! Use cases of organisations.
