//! What every operation promises.

mod catalogue_of_codes;
mod cors;
mod idempotency;
mod limits;
mod openapi;
mod preconditions;
mod problems;
mod refusals;
mod roles;
mod strangers;
