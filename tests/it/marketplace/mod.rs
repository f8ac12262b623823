//! Organisations, challenges and applications.

mod applications;
mod challenges;
mod find;
mod organisations;
