//! Organisations, challenges and applications.

mod applications;
mod challenges;
mod find;
mod members;
mod organisations;
mod programmes;
