//! Moves a whole network from one engine to the other.
//!
//! Tables and columns come from the catalogues of the two databases, never from a list: a table that a migration adds is copied too.
//! Each row travels as an array of texts that both engines write alike, so what arrived can be compared with what was sent.

mod rows;
pub(crate) mod tables;

use crate::connection::{Conn, Purpose, open};
use crate::error::StoreError;
use crate::open_error::OpenError;
use crate::url::DatabaseUrl;
use crate::{migrations, transaction};
use rows::Digest;
use tables::{Plan, Table};

/// Why nothing was copied.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// One of the two cannot be used; their schemas have to be exactly this program's.
    #[error("{0}")]
    Open(#[from] OpenError),
    /// The target holds something.
    #[error("the target is not empty: {table} has rows; copy into a database that was only migrated")]
    NotEmpty {
        /// The table.
        table: String,
    },
    /// The two catalogues do not say the same, or have what is not known here.
    #[error("{0}")]
    Schema(String),
    /// What arrived is not what was sent.
    #[error("{table} differs: {sent} were sent, {arrived} arrived")]
    Differs {
        /// The table.
        table: String,
        /// Rows and digest of the source.
        sent: String,
        /// Rows and digest of the target.
        arrived: String,
    },
    /// A statement failed.
    #[error("{0}")]
    Store(#[from] StoreError),
}

/// One table, equal on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// Its name.
    pub table: String,
    /// How many rows it has.
    pub rows: u64,
    /// What its rows come to, in whatever order they are.
    pub digest: String,
}

/// Copies every row of a database into another one, which is migrated and empty, in one transaction. `progress` is told of each table
/// before it is copied. The source is read in one state; what is written to it meanwhile stays behind.
///
/// # Errors
/// Either database cannot be used, the target is not empty, or what arrived differs. The target is as it was.
pub fn copy(from: &DatabaseUrl, to: &DatabaseUrl, mut progress: impl FnMut(&str)) -> Result<Vec<Copied>, CopyError> {
    let (mut source, mut target) = (ready(from, Purpose::Read)?, ready(to, Purpose::Write)?);
    transaction::begin_snapshot(&mut source)?;
    transaction::begin(&mut target)?;
    let plan = Plan::new(&mut source, &mut target)?;
    let copied = fill(&plan, &mut source, &mut target, &mut progress)?;
    transaction::commit(&mut target)?;
    transaction::close(&mut source);
    Ok(copied)
}

/// The rows and digests of every table, ordered by name: two databases that hold the same have the same.
///
/// # Errors
/// The database cannot be used.
pub fn digests(url: &DatabaseUrl) -> Result<Vec<Copied>, CopyError> {
    let mut conn = ready(url, Purpose::Read)?;
    transaction::begin_snapshot(&mut conn)?;
    let found = tables::of(&mut conn)?;
    let digests = found.iter().map(|table| measure(&mut conn, table)).collect::<Result<_, _>>()?;
    transaction::close(&mut conn);
    Ok(digests)
}

/// A connection to a database with this program's schema. On PostgreSQL without the limits of a request.
fn ready(url: &DatabaseUrl, purpose: Purpose) -> Result<Conn, OpenError> {
    if url.sqlite_path().is_some_and(|path| !path.exists()) {
        return Err(OpenError::Unreachable { url: url.to_string(), why: "there is no such file".to_owned() });
    }
    let mut conn = open(url, if url.sqlite_path().is_some() { purpose } else { Purpose::Migrate })?;
    migrations::check(&mut conn)?;
    Ok(conn)
}

fn fill(plan: &Plan, source: &mut Conn, target: &mut Conn, progress: &mut dyn FnMut(&str)) -> Result<Vec<Copied>, CopyError> {
    for step in &plan.steps {
        if !rows::is_empty(target, &step.from.name)? {
            return Err(CopyError::NotEmpty { table: step.from.name.clone() });
        }
    }
    let mut copied = Vec::with_capacity(plan.steps.len());
    for step in &plan.steps {
        progress(&step.from.name);
        let mut sent = Digest::default();
        let mut batch = rows::Batch::new(&step.to);
        rows::each(source, &step.from, |row| {
            sent.add(&row)?;
            batch.push(target, row)
        })?;
        batch.flush(target)?;
        let (sent, arrived) = (sent.of(&step.from.name), measure(target, &step.to)?);
        if sent != arrived {
            let say = |table: &Copied| format!("{} rows ({})", table.rows, table.digest);
            return Err(CopyError::Differs { table: sent.table.clone(), sent: say(&sent), arrived: say(&arrived) });
        }
        copied.push(arrived);
    }
    Ok(copied)
}

fn measure(conn: &mut Conn, table: &Table) -> Result<Copied, CopyError> {
    let mut digest = Digest::default();
    rows::each(conn, table, |row| digest.add(&row))?;
    Ok(digest.of(&table.name))
}
