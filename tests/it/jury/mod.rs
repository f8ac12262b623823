//! Panels, blind dossiers, scoring, decisions and results.

mod blind;
mod concurrent;
mod conflicts;
mod decision;
mod eligibility;
mod invariants;
mod minutes;
mod pairwise;
mod panel;
mod phase_exports;
mod plans;
mod quarantine;
mod ranking;
mod record;
mod record_tampering;
mod reminders;
mod scored;
mod scoring;
mod seats;
mod sheets;
mod what_if;
mod workbook;
