//! The whole story over HTTP: a ministry's call from registration to public results, each step also tried by a wrong role.

mod demonstration;
mod from_challenge_to_shortlist;
mod wrong_roles;
