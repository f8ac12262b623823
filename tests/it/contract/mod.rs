//! What every operation promises.

mod bodies;
mod catalogue_of_codes;
mod cors;
mod faults;
mod idempotency;
mod labels;
mod limits;
mod openapi;
mod preconditions;
mod problem_pages;
mod problems;
mod refusals;
mod roles;
mod strangers;
