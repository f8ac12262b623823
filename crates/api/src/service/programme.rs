//! Use cases of programmes.
