//! Panels, blind dossiers, scoring, decisions and results.

mod blind;
mod conflicts;
mod decision;
mod minutes;
mod panel;
mod plans;
mod ranking;
mod scored;
mod scoring;
mod what_if;
