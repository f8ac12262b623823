//! Panels, blind dossiers, scoring, decisions and results.

mod blind;
mod conflicts;
mod decision;
mod panel;
mod plans;
mod ranking;
mod record;
mod scored;
mod scoring;
mod what_if;
