//! Use cases of challenges.
