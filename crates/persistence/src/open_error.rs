//! Why the database could not be opened or migrated.

/// A start-up failure, said in one line.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Nobody answers, or not as needed.
    #[error("cannot open {url}: {why}")]
    Unreachable {
        /// The address, without secrets.
        url: String,
        /// What the engine said.
        why: String,
    },
    /// The database was migrated by a later release.
    #[error("the database has migrations that this program does not know ({}): use the release that made them", .0.join(", "))]
    SchemaNewer(Vec<String>),
    /// The database lacks migrations of this release.
    #[error("the database lacks {} migration(s) ({}): run `tahaddi migrate`", .0.len(), .0.join(", "))]
    MigrationsPending(Vec<String>),
    /// A migration failed; what it had done was rolled back.
    #[error("migration failed: {0}")]
    Migration(String),
    /// The folder of the SQLite file cannot be made.
    #[error("cannot create the folder {folder}: {why}")]
    Folder {
        /// Its path.
        folder: String,
        /// What the system said.
        why: std::io::Error,
    },
    /// The system gives no more threads.
    #[error("cannot start a database thread: {0}")]
    Thread(std::io::Error),
}
