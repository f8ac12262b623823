//! What happened to a dossier, for its startup: from what is kept anyway, and of what was decided only what was told.

use crate::caller::Caller;
use crate::error::ApiResult;
use serde_json::Value;
use std::collections::BTreeSet;
use tahaddi_domain::access::{Action, Facts};
use tahaddi_domain::code::Code;
use tahaddi_domain::dossier::{TimelineEntry, TimelineKind};
use tahaddi_domain::id::{ApplicationId, Id as _};
use tahaddi_domain::message::MessageSide;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::{appeal, application, audit, message, outcome, submission};

/// Everything that happened to a dossier, the oldest first. Only its startup sees it.
///
/// # Errors
/// `not_found`, or the store failed.
pub fn timeline(conn: &mut Conn, caller: &Caller, id: &ApplicationId) -> ApiResult<Vec<TimelineEntry>> {
    let dossier = application::find(conn, id)?.ok_or(Code::NotFound)?;
    caller.ensure(Action::DraftView, &Facts { applicant: Some(&dossier.startup), ..Facts::default() })?;
    let mut entries = vec![TimelineEntry::new(dossier.created_at, TimelineKind::Begun)];
    for (place, (version, at)) in submission::moments(conn, id)?.into_iter().enumerate() {
        let kind = if place == 0 { TimelineKind::Submitted } else { TimelineKind::Changed };
        entries.push(TimelineEntry { version: Some(version), ..TimelineEntry::new(at, kind) });
    }
    entries.extend(dossier.withdrawn_at.map(|at| TimelineEntry::new(at, TimelineKind::Withdrawn)));
    // The dossier knows only what was granted last; the trail knows all of it.
    for (action, kind) in [("application.extended", TimelineKind::Extended), ("application.reopened", TimelineKind::Reopened)] {
        for entry in audit::of_subject(conn, id.as_str(), action)? {
            let until = entry.details.get("until").and_then(Value::as_str).and_then(|until| Instant::parse(until).ok());
            entries.push(TimelineEntry { until, ..TimelineEntry::new(entry.at, kind) });
        }
    }
    let asked = message::moments(conn, id, MessageSide::Operator)?;
    entries.extend(asked.into_iter().map(|at| TimelineEntry::new(at, TimelineKind::Asked)));
    for (decision, at) in dossier.eligibility.all_announced() {
        let eligibility = Some(decision.ruling);
        entries.push(TimelineEntry { eligibility, ..TimelineEntry::new(at, TimelineKind::EligibilityAnnounced) });
    }
    let former = outcome::former(conn, id)?.into_iter().map(|former| (former.phase, former.outcome, former.released_at));
    let released = outcome::of_application(conn, id)?.into_iter().map(|released| (released.phase, released.outcome, released.released_at));
    let mut told = BTreeSet::new();
    for (phase, outcome, at) in former.chain(released) {
        // What was told first of a phase is its outcome; whatever came later corrects it.
        let first = told.insert(phase.clone());
        let kind = if first { TimelineKind::OutcomeReleased } else { TimelineKind::OutcomeCorrected };
        entries.push(TimelineEntry { phase: Some(phase), outcome: Some(outcome), ..TimelineEntry::new(at, kind) });
    }
    for appeal in appeal::of_application(conn, id)? {
        let about =
            |at, kind| TimelineEntry { phase: Some(appeal.phase.clone()), appeal: Some(appeal.id.clone()), ..TimelineEntry::new(at, kind) };
        entries.push(about(appeal.filed_at, TimelineKind::AppealFiled));
        entries.extend(appeal.decision.as_ref().map(|decision| about(decision.at, TimelineKind::AppealDecided)));
    }
    entries.sort_by_key(TimelineEntry::place);
    Ok(entries)
}
