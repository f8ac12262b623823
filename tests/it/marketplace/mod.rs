//! Organisations, challenges and applications.

mod applications;
mod challenges;
mod find;
mod mails;
mod members;
mod organisations;
mod programmes;
