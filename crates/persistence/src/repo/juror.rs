//! See the functions.
