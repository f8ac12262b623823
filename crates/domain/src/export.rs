//! Exports: tables that somebody asks for and a worker writes to a file.

use crate::code::Code;
use crate::document::ExportOptions;
use crate::id::{ChallengeId, ExportId, PhaseId, UserId};
use crate::refusal::Refusal;
use crate::states::states;
use crate::time::{Instant, Span};

/// How long a file can be downloaded once it is written.
pub const EXPORT_LIFE: Span = Span::hours(24);
/// How many exports of one person may wait or run at once.
pub const MOST_OPEN: i64 = 3;
/// Whoever had to wait longer than this is told by mail how it ended.
pub const WORTH_A_MAIL: Span = Span::minutes(1);
/// After so many attempts an export is given up.
pub const MOST_ATTEMPTS: i32 = 5;

states! {
    /// What an export holds.
    ExportKind {
        /// The dossiers of a challenge, with a column for each question.
        Applications = "applications",
        /// Everything about a locked review phase.
        ReviewPhase = "review_phase",
    }
}

states! {
    /// How far an export is.
    ExportState {
        /// Waiting for a worker.
        Queued = "queued",
        /// Being written.
        Running = "running",
        /// Written: it can be downloaded until it expires.
        Done = "done",
        /// It could not be written.
        Failed = "failed",
        /// Its file is gone.
        Expired = "expired",
    }
}

/// An export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// Its identifier.
    pub id: ExportId,
    /// The challenge.
    pub challenge: ChallengeId,
    /// The review phase, of an export about one.
    pub phase: Option<PhaseId>,
    /// Who asked for it; nobody else sees it.
    pub requested_by: UserId,
    /// What it holds, and how it is written.
    pub options: ExportOptions,
    /// Whether it holds what those alone may see who keep the panel.
    pub with_panel: bool,
    /// How far it is, as stored; see [`Export::current`].
    pub state: ExportState,
    /// How many rows are written.
    pub rows_done: i64,
    /// How many there are to write.
    pub rows_total: i64,
    /// Why it could not be written.
    pub failure: Option<Code>,
    /// Its file.
    pub file: Option<ExportFile>,
    /// When it was asked for.
    pub created_at: Instant,
    /// When it was written, or given up.
    pub finished_at: Option<Instant>,
    /// From when on its file is gone.
    pub expires_at: Instant,
}

/// The file of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportFile {
    /// Its name.
    pub name: String,
    /// Where its bytes are.
    pub blob: String,
    /// What opens them, wrapped by a master key; none of a file that was written before files were encrypted.
    pub blob_key: Option<String>,
    /// Bytes.
    pub size: i64,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
}

impl Export {
    /// What it holds.
    #[must_use]
    pub fn kind(&self) -> ExportKind {
        if self.phase.is_some() { ExportKind::ReviewPhase } else { ExportKind::Applications }
    }

    /// How far it is at `now`.
    #[must_use]
    pub fn current(&self, now: Instant) -> ExportState {
        if self.state == ExportState::Done && now >= self.expires_at { ExportState::Expired } else { self.state }
    }

    /// Whether its end at `now` is told by mail: after a short wait the person is still there and sees it.
    #[must_use]
    pub fn is_worth_a_mail(&self, now: Instant) -> bool {
        now >= self.created_at + WORTH_A_MAIL
    }

    /// Its file, while there is one.
    ///
    /// # Errors
    /// `invalid_state` with how far it is.
    pub fn ensure_downloadable(&self, now: Instant) -> Result<&ExportFile, Refusal> {
        let state = self.current(now);
        self.file.as_ref().filter(|_| state == ExportState::Done).ok_or_else(|| Refusal::state(state.as_str()))
    }
}

/// Whether somebody with so many exports that wait or run may ask for another one.
///
/// # Errors
/// `quota_exceeded`.
pub fn ensure_room(open: i64) -> Result<(), Refusal> {
    if open < MOST_OPEN { Ok(()) } else { Err(Refusal::new(Code::QuotaExceeded).with("retry_after", 60)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id as _;

    fn export(state: ExportState) -> Export {
        let file = ExportFile { name: "a.csv".into(), blob: "b".into(), blob_key: None, size: 1, sha256: "c".into() };
        Export {
            id: ExportId::from_stored("exp_x".into()),
            challenge: ChallengeId::from_stored("chl_x".into()),
            phase: None,
            requested_by: UserId::from_stored("usr_x".into()),
            options: ExportOptions::default(),
            with_panel: false,
            state,
            rows_done: 0,
            rows_total: 0,
            failure: None,
            file: (state == ExportState::Done).then_some(file),
            created_at: Instant::from_micros(0),
            finished_at: None,
            expires_at: Instant::from_micros(0) + EXPORT_LIFE,
        }
    }

    #[test]
    fn a_file_is_there_from_its_end_to_its_expiry() {
        let (early, late) = (Instant::from_micros(1), Instant::from_micros(0) + EXPORT_LIFE);
        assert!(export(ExportState::Done).ensure_downloadable(early).is_ok());
        assert_eq!(export(ExportState::Done).ensure_downloadable(late).unwrap_err(), Refusal::state("expired"));
        for state in [ExportState::Queued, ExportState::Running, ExportState::Failed, ExportState::Expired] {
            assert_eq!(export(state).ensure_downloadable(early).unwrap_err(), Refusal::state(state.as_str()));
            assert_eq!(export(state).current(late), state);
        }
    }

    #[test]
    fn the_end_of_a_long_wait_is_told() {
        let asked = export(ExportState::Queued);
        assert!(!asked.is_worth_a_mail(asked.created_at + Span::seconds(59)) && asked.is_worth_a_mail(asked.created_at + WORTH_A_MAIL));
    }

    #[test]
    fn a_person_has_few_exports_at_work() {
        assert!(ensure_room(MOST_OPEN - 1).is_ok());
        assert_eq!(ensure_room(MOST_OPEN).unwrap_err().code, Code::QuotaExceeded);
    }
}
