//! The whole story over HTTP: a ministry's call from registration to public results, each step also tried by a wrong role.

mod applying;
mod deciding;
mod demonstration;
mod entering;
mod from_challenge_to_shortlist;
mod jury;
mod posting;
mod scoring;
mod wrong_roles;
