//! What every operation promises.

mod problems;
