//! Panels, blind dossiers, scoring, decisions and results.

mod blind;
mod concurrent;
mod conflicts;
mod decision;
mod eligibility;
mod invariants;
mod lottery;
mod minutes;
mod panel;
mod panel_assumption;
mod phase_exports;
mod plans;
mod plans_kept;
mod quarantine;
mod ranking;
mod record;
mod record_tampering;
mod release_correction;
mod reminders;
mod scored;
mod scoring;
mod seats;
mod sheets;
mod what_if;
mod workbook;
