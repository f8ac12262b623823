//! Panels, blind dossiers, scoring, decisions and results.

mod blind;
mod conflicts;
mod decision;
mod panel;
mod phase_exports;
mod plans;
mod ranking;
mod scored;
mod scoring;
mod what_if;
mod workbook;
