//! A prepared statement through SQLite's own interface: what a list costs before anything of ours.
#![expect(unsafe_code, reason = "it is the interface of a C library")]

use crate::load::Sample;
use crate::stats::{as_f64, percentile};
use anyhow::{bail, ensure};
use libsqlite3_sys as ffi;
use std::ffi::CString;
use std::path::Path;
use std::ptr;
use std::time::{Duration, Instant};

/// A connection that only reads.
struct Raw(*mut ffi::sqlite3);

/// A prepared statement of it.
struct Statement(*mut ffi::sqlite3_stmt);

impl Drop for Raw {
    fn drop(&mut self) {
        // SAFETY: opened by us, closed once; its statements were dropped before.
        unsafe { ffi::sqlite3_close(self.0) };
    }
}

impl Drop for Statement {
    fn drop(&mut self) {
        // SAFETY: prepared by us, finalised once.
        unsafe { ffi::sqlite3_finalize(self.0) };
    }
}

fn open(path: &Path) -> anyhow::Result<Raw> {
    let name = CString::new(path.to_string_lossy().into_owned())?;
    let mut db = Raw(ptr::null_mut());
    // SAFETY: the name ends with a zero, and the pointer leads to a place for one.
    let code =
        unsafe { ffi::sqlite3_open_v2(name.as_ptr(), &raw mut db.0, ffi::SQLITE_OPEN_READONLY | ffi::SQLITE_OPEN_NOMUTEX, ptr::null()) };
    ensure!(code == ffi::SQLITE_OK, "SQLite does not open {}: {code}", path.display());
    Ok(db)
}

fn prepare(db: &Raw, sql: &str) -> anyhow::Result<Statement> {
    let text = CString::new(sql)?;
    let mut statement = Statement(ptr::null_mut());
    // SAFETY: the connection is open, the text ends with a zero, and the pointer leads to a place for one.
    let code = unsafe { ffi::sqlite3_prepare_v2(db.0, text.as_ptr(), -1, &raw mut statement.0, ptr::null_mut()) };
    ensure!(code == ffi::SQLITE_OK, "SQLite does not prepare {sql}: {code}");
    Ok(statement)
}

/// Runs a statement and reads every column of every row; how many bytes that were.
fn run(statement: &Statement) -> anyhow::Result<usize> {
    let mut bytes = 0;
    loop {
        // SAFETY: the statement is prepared and its connection open.
        match unsafe { ffi::sqlite3_step(statement.0) } {
            ffi::SQLITE_ROW => {
                // SAFETY: there is a row; each column is one of its columns.
                let columns = unsafe { ffi::sqlite3_column_count(statement.0) };
                for column in 0..columns {
                    // SAFETY: as above. The text stays ours until the next step, and is only counted.
                    let length = unsafe {
                        ffi::sqlite3_column_text(statement.0, column);
                        ffi::sqlite3_column_bytes(statement.0, column)
                    };
                    bytes += usize::try_from(length).unwrap_or_default();
                }
            }
            ffi::SQLITE_DONE => break,
            code => bail!("SQLite does not run the statement: {code}"),
        }
    }
    // SAFETY: the statement is prepared.
    unsafe { ffi::sqlite3_reset(statement.0) };
    Ok(bytes)
}

/// Runs a statement over and over for a while, in this thread: its time is its processor time.
///
/// # Errors
/// SQLite refuses it, or it finds nothing.
pub(crate) fn drive(path: &Path, sql: &str, span: Duration) -> anyhow::Result<Sample> {
    let db = open(path)?;
    let statement = prepare(&db, sql)?;
    ensure!(run(&statement)? > 0, "nothing was found by {sql}");
    let (mut times, begun) = (Vec::new(), Instant::now());
    while begun.elapsed() < span {
        let one = Instant::now();
        run(&statement)?;
        times.push(u32::try_from(one.elapsed().as_micros()).unwrap_or(u32::MAX));
    }
    let seconds = begun.elapsed().as_secs_f64();
    times.sort_unstable();
    let count = as_f64(times.len());
    Ok(Sample {
        rate: count / seconds,
        p50: percentile(&times, 0.5),
        p99: percentile(&times, 0.99),
        cpu: seconds * 1e6 / count.max(1.0),
        count: times.len(),
        ..Sample::default()
    })
}
