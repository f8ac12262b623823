//! What can go wrong between the program and its data.

use diesel::result::{DatabaseErrorKind, Error};

/// A failure of the store. What it says is for the log: clients get the status and a text of the API.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The database cannot be reached, or it gave up on this statement (503). The write may be tried again.
    #[error("the database is unavailable: {0}")]
    Unavailable(String),
    /// No room is left to write (507).
    #[error("the database has no room left")]
    StorageFull,
    /// Too many requests wait for the database already (503).
    #[error("too many requests wait for the database")]
    Overloaded,
    /// A row with the same unique key exists.
    #[error("a row with the same key exists: {0}")]
    Duplicate(String),
    /// A row that is referred to does not exist, or one that is still referred to would go.
    #[error("a referenced row is missing: {0}")]
    MissingReference(String),
    /// The transaction lost a race; `Db::write` runs its closure again.
    #[error("the transaction must run again: {0}")]
    Retry(String),
    /// A stored value that the program cannot have written.
    #[error("{table} {id} is corrupt: {what}")]
    Corrupt {
        /// The table.
        table: &'static str,
        /// The key of the row.
        id: String,
        /// What is wrong with it.
        what: String,
    },
    /// Anything else; never shown to a client.
    #[error("internal store error: {0}")]
    Internal(String),
}

impl StoreError {
    /// A stored value that cannot be read.
    pub fn corrupt(table: &'static str, id: impl Into<String>, what: impl ToString) -> Self {
        Self::Corrupt { table, id: id.into(), what: what.to_string() }
    }

    /// A [`StoreError::Duplicate`] as [`StoreError::Retry`]: for a row that another transaction made between look and insert.
    #[must_use]
    pub fn retry_duplicate(self) -> Self {
        match self {
            Self::Duplicate(what) => Self::Retry(what),
            other => other,
        }
    }
}

/// An error of a closure given to `Db::read` or `Db::write`: it can carry a [`StoreError`].
pub trait TxError: From<StoreError> + Send + 'static {
    /// The store's part of it, if it is one.
    fn store_error(&self) -> Option<&StoreError>;
}

impl TxError for StoreError {
    fn store_error(&self) -> Option<&StoreError> {
        Some(self)
    }
}

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        match error {
            Error::DatabaseError(kind, info) => {
                let message = one_line(info.message());
                match kind {
                    DatabaseErrorKind::UniqueViolation => Self::Duplicate(message),
                    DatabaseErrorKind::ForeignKeyViolation | DatabaseErrorKind::RestrictViolation => Self::MissingReference(message),
                    DatabaseErrorKind::SerializationFailure => Self::Retry(message),
                    DatabaseErrorKind::ClosedConnection => Self::Unavailable(message),
                    _ => by_message(message),
                }
            }
            // Both say that the transaction could not be ended: nothing was kept, the connection is replaced.
            Error::RollbackErrorOnCommit { commit_error, .. } => match Self::from(*commit_error) {
                Self::StorageFull => Self::StorageFull,
                other => Self::Unavailable(other.to_string()),
            },
            Error::BrokenTransactionManager => Self::Unavailable("the transaction is broken".to_owned()),
            other => Self::Internal(one_line(&other.to_string())),
        }
    }
}

/// diesel passes on neither SQLite's result code nor PostgreSQL's SQLSTATE for these.
fn by_message(message: String) -> StoreError {
    const FULL: [&str; 3] = ["database or disk is full", "No space left on device", "could not extend file"];
    const AGAIN: [&str; 2] = ["deadlock detected", "could not serialize access"];
    const AWAY: [&str; 16] = [
        "database is locked",
        "database table is locked",
        "disk I/O error",
        "unable to open database file",
        "out of memory",
        "canceling statement due to",
        "terminating connection",
        "server closed the connection",
        "connection to server",
        "no connection to the server",
        "could not receive data from server",
        "could not send data to server",
        "the database system is",
        "too many clients",
        "SSL connection has been closed",
        "cannot execute", // … in a read-only transaction: a standby
    ];
    let says = |texts: &[&str]| texts.iter().any(|text| message.contains(text));
    if says(&FULL) {
        StoreError::StorageFull
    } else if says(&AGAIN) {
        StoreError::Retry(message)
    } else if says(&AWAY) {
        StoreError::Unavailable(message)
    } else {
        StoreError::Internal(message)
    }
}

/// The lines of a database message as one, for logs and start-up errors.
pub(crate) fn one_line(message: &str) -> String {
    message.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unknown(message: &str) -> StoreError {
        Error::DatabaseError(DatabaseErrorKind::Unknown, Box::new(message.to_owned())).into()
    }

    #[test]
    fn messages_that_matter_are_recognised() {
        assert_eq!(unknown("database or disk is full"), StoreError::StorageFull);
        assert_eq!(unknown("could not extend file \"base/1/2\": No space left on device"), StoreError::StorageFull);
        assert!(matches!(unknown("deadlock detected"), StoreError::Retry(_)));
        assert!(matches!(unknown("canceling statement due to lock timeout"), StoreError::Unavailable(_)));
        assert!(matches!(unknown("database is locked"), StoreError::Unavailable(_)));
        assert!(matches!(unknown("syntax error"), StoreError::Internal(_)));
    }

    #[test]
    fn corrupt_rows_say_where() {
        assert_eq!(StoreError::corrupt("outbox", "out_1", "no such status").to_string(), "outbox out_1 is corrupt: no such status");
    }
}
