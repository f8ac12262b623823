//! What is to be known beside a dossier to say what may be done with it.

use crate::error::ApiResult;
use crate::service::jury;
use tahaddi_domain::application::{Application, ApplicationState};
use tahaddi_domain::dossier::{DossierFile, FileState, Situation, StoredFile};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::application_file;

/// The facts around one dossier at one instant.
#[derive(Clone, Debug)]
pub struct Standpoint {
    now: Instant,
    panel_locked: bool,
    files: Vec<DossierFile>,
    corrected: bool,
    code_given: bool,
}

impl Standpoint {
    /// Loads them.
    ///
    /// # Errors
    /// The store failed.
    pub fn load(conn: &mut Conn, application: &Application, now: Instant) -> ApiResult<Self> {
        let panel_locked = jury::is_locked(conn, &application.challenge)?;
        let submitted = application.state == ApplicationState::Submitted;
        let corrected = submitted && !panel_locked && application.grants.reopened(now).is_some();
        let files = application_file::of_application(conn, &application.id, corrected)?;
        // What a scanner found something in answers nothing.
        let files = files.iter().filter(|file| file.state != FileState::Quarantined).map(StoredFile::in_dossier).collect();
        Ok(Self { now, panel_locked, files, corrected, code_given: false })
    }

    /// The same with one file more.
    #[must_use]
    pub fn with(mut self, file: &StoredFile) -> Self {
        self.files.push(file.in_dossier());
        self
    }

    /// The same where an access code is given, or none.
    #[must_use]
    pub const fn with_code(mut self, given: bool) -> Self {
        self.code_given = given;
        self
    }

    /// The same without a file.
    #[must_use]
    pub fn without(mut self, file: &StoredFile) -> Self {
        self.files.retain(|known| known.id != file.id);
        self
    }

    /// Whether the files are those of a correction.
    #[must_use]
    pub const fn is_corrected(&self) -> bool {
        self.corrected
    }

    /// The files of the dossier.
    #[must_use]
    pub fn files(&self) -> &[DossierFile] {
        &self.files
    }

    /// As the domain takes them.
    #[must_use]
    pub fn of<'a>(&'a self, application: &'a Application) -> Situation<'a> {
        Situation {
            now: self.now,
            panel_locked: self.panel_locked,
            grants: &application.grants,
            files: &self.files,
            handed_in_at: application.submitted_at,
            code_given: self.code_given,
        }
    }
}
