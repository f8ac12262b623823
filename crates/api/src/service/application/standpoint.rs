//! What is to be known beside a dossier to say what may be done with it.

use crate::error::ApiResult;
use crate::service::jury;
use tahaddi_domain::application::Application;
use tahaddi_domain::dossier::{DossierFile, Situation, StoredFile};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::application_file;

/// The facts around one dossier at one instant.
#[derive(Clone, Debug)]
pub struct Standpoint {
    now: Instant,
    panel_locked: bool,
    files: Vec<DossierFile>,
}

impl Standpoint {
    /// Loads them.
    ///
    /// # Errors
    /// The store failed.
    pub fn load(conn: &mut Conn, application: &Application, now: Instant) -> ApiResult<Self> {
        let files = application_file::of_application(conn, &application.id)?;
        let panel_locked = jury::is_locked(conn, &application.challenge)?;
        Ok(Self { now, panel_locked, files: files.iter().map(StoredFile::in_dossier).collect() })
    }

    /// The same with one file more.
    #[must_use]
    pub fn with(mut self, file: &StoredFile) -> Self {
        self.files.push(file.in_dossier());
        self
    }

    /// The same without a file.
    #[must_use]
    pub fn without(mut self, file: &StoredFile) -> Self {
        self.files.retain(|known| known.id != file.id);
        self
    }

    /// The files of the dossier.
    #[must_use]
    pub fn files(&self) -> &[DossierFile] {
        &self.files
    }

    /// As the domain takes them.
    #[must_use]
    pub fn of<'a>(&'a self, application: &'a Application) -> Situation<'a> {
        Situation { now: self.now, panel_locked: self.panel_locked, grants: &application.grants, files: &self.files }
    }
}
