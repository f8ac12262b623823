//! What the threads do that own a connection.
//!
//! - [`serve`]: any number of threads on one queue, a connection each: SQLite's readers, and everything on PostgreSQL;
//! - [`commit_groups`]: SQLite's only writer. What is queued when it begins shares one transaction and so one flush to disk;
//!   each job has a savepoint of its own, and all are answered after the COMMIT.

use crate::connection::Conn;
use crate::error::StoreError;
use crate::job::{Job, Kind, Request, Verdict};
use crate::link::Link;
use crate::transaction::{begin, begin_snapshot, close, commit, depth, release, savepoint, unwind};
use crate::tx::Services;
use crossbeam_channel::Receiver;
use diesel::connection::SimpleConnection;
use std::collections::VecDeque;

/// How often a closure runs when it keeps losing races.
const TRIES: u32 = 3;
/// How many jobs share a commit.
const GROUP: usize = 64;

/// Takes jobs until the queue is closed and empty.
pub(crate) fn serve(jobs: &Receiver<Request>, stop: &Receiver<()>, mut link: Link, services: &Services) {
    while let Some(Request { kind, mut job }) = link.next(jobs, stop) {
        if job.abandoned() {
            continue;
        }
        let Some(conn) = link.conn() else {
            job.answer(Err(no_connection()));
            continue;
        };
        let done = match kind {
            Kind::Read => Ok(job.run(conn, services)),
            Kind::Snapshot => begin_snapshot(conn).map(|()| job.run(conn, services)),
            Kind::Write => transact(conn, services, &mut *job),
        };
        let suspect = !matches!(done, Ok(Verdict::Keep | Verdict::Discard | Verdict::Again));
        // Before the answer: whoever gets it may ask again, and this thread may be the one that is free.
        link.inspect(suspect);
        services.tell();
        job.answer(done.map(|_verdict| ()));
    }
}

/// One job in a transaction of its own.
fn transact(conn: &mut Conn, services: &Services, job: &mut dyn Job) -> Result<Verdict, StoreError> {
    let mut verdict = Verdict::Again;
    for last in (0..TRIES).rev() {
        begin(conn)?;
        verdict = job.run(conn, services);
        if verdict == Verdict::Keep {
            match commit(conn) {
                Err(StoreError::Retry(_)) if last > 0 => continue,
                other => return other.map(|()| verdict),
            }
        }
        close(conn);
        if verdict != Verdict::Again {
            break;
        }
    }
    Ok(verdict)
}

/// Takes jobs in groups until the queue is closed and empty, then moves the log into the database file.
pub(crate) fn commit_groups(jobs: &Receiver<Request>, stop: &Receiver<()>, mut link: Link, services: &Services) {
    let mut waiting: VecDeque<Box<dyn Job>> = VecDeque::new();
    loop {
        if waiting.is_empty() {
            let Some(first) = link.next(jobs, stop) else { break };
            waiting.push_back(first.job);
        }
        waiting.extend(jobs.try_iter().take(GROUP.saturating_sub(waiting.len())).map(|request| request.job));
        waiting.retain(|job| !job.abandoned());
        let Some(conn) = link.conn() else {
            answer(waiting.drain(..), &Err(no_connection()));
            continue;
        };
        let mut ran = Vec::with_capacity(waiting.len());
        let (fate, suspect) = group(conn, services, &mut waiting, &mut ran);
        link.inspect(suspect);
        services.tell();
        answer(ran, &fate);
    }
    if let Some(conn) = link.conn()
        && let Err(error) = conn.0.batch_execute("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE)")
    {
        tracing::warn!(%error, "no checkpoint at the end");
    }
}

/// Runs jobs in one transaction. Those that ran are moved to `ran`, and share the fate that is returned; the others wait for
/// the next group. Also says whether the connection is in doubt.
fn group(
    conn: &mut Conn,
    services: &Services,
    waiting: &mut VecDeque<Box<dyn Job>>,
    ran: &mut Vec<Box<dyn Job>>,
) -> (Result<(), StoreError>, bool) {
    if waiting.is_empty() {
        return (Ok(()), false);
    }
    if let Err(error) = begin(conn) {
        ran.extend(waiting.drain(..));
        return (Err(as_outage(error)), true);
    }
    let mut suspect = false;
    while let Some(mut job) = waiting.pop_front() {
        let (verdict, open) = member(conn, services, &mut *job);
        ran.push(job);
        suspect |= verdict == Verdict::Suspect;
        if !open {
            // SQLite itself rolled back, as it may when the disk is full.
            close(conn);
            let lost = if verdict == Verdict::Full { StoreError::StorageFull } else { lost() };
            return (Err(lost), true);
        }
    }
    let fate = commit(conn).map_err(as_outage);
    let failed = fate.is_err();
    (fate, suspect || failed)
}

/// One job in a savepoint of the group; `false` if the group's transaction is gone.
fn member(conn: &mut Conn, services: &Services, job: &mut dyn Job) -> (Verdict, bool) {
    let mut verdict = Verdict::Again;
    for _ in 0..TRIES {
        if savepoint(conn).is_err() {
            return (verdict, false);
        }
        verdict = job.run(conn, services);
        let open = if verdict == Verdict::Keep { release(conn).is_ok() && depth(conn) == Some(1) } else { unwind(conn, 1) };
        if !open || verdict != Verdict::Again {
            return (verdict, open);
        }
    }
    (verdict, true)
}

fn answer(jobs: impl IntoIterator<Item = Box<dyn Job>>, fate: &Result<(), StoreError>) {
    for job in jobs {
        job.answer(fate.clone());
    }
}

/// Every member of a failed group hears the same: full, or try again later.
fn as_outage(error: StoreError) -> StoreError {
    match error {
        StoreError::StorageFull | StoreError::Unavailable(_) => error,
        other => StoreError::Unavailable(other.to_string()),
    }
}

fn lost() -> StoreError {
    StoreError::Unavailable("the transaction was rolled back by the database".to_owned())
}

fn no_connection() -> StoreError {
    StoreError::Unavailable("no connection".to_owned())
}
