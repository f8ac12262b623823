//! The connection of one thread, replaced when it breaks.

use crate::connection::Conn;
use crate::open_error::OpenError;
use crate::transaction;
use crossbeam_channel::{Receiver, RecvError, after, never, select};
use diesel::connection::SimpleConnection;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

const FIRST_DELAY: Duration = Duration::from_millis(100);
const LONGEST_DELAY: Duration = Duration::from_secs(5);

/// Opens a connection anew.
pub(crate) type Opener = Box<dyn Fn() -> Result<Conn, OpenError> + Send>;

pub(crate) struct Link {
    open: Opener,
    conn: Option<Conn>,
    delay: Duration,
    due: Receiver<std::time::Instant>,
    /// How many of the threads that share a queue have a connection.
    connected: Arc<AtomicUsize>,
}

impl Link {
    pub(crate) fn new(open: Opener, connected: Arc<AtomicUsize>) -> Self {
        Self { open, conn: None, delay: FIRST_DELAY, due: after(Duration::ZERO), connected }
    }

    /// Waits for the next job, connecting on the way; `None` when the queue is closed and empty.
    ///
    /// A thread without connection leaves the jobs to the others; only when none has one does it take them, to refuse them.
    pub(crate) fn next<J>(&mut self, jobs: &Receiver<J>, stop: &Receiver<()>) -> Option<J> {
        loop {
            if self.conn.is_some() {
                return jobs.recv().ok();
            }
            let hidden = never();
            let alone = self.connected.load(Ordering::SeqCst) == 0;
            let taken = if alone && self.delay > FIRST_DELAY { jobs } else { &hidden };
            select! {
                recv(self.due) -> _ => self.connect(),
                recv(taken) -> job => return job.ok(),
                recv(stop) -> ended => if ended == Err(RecvError) { return None },
            }
        }
    }

    pub(crate) fn conn(&mut self) -> Option<&mut Conn> {
        self.conn.as_mut()
    }

    /// Drops the connection if it no longer serves; the next one is tried for at once.
    pub(crate) fn inspect(&mut self, suspect: bool) {
        let Some(conn) = &mut self.conn else { return };
        let idle = transaction::close(conn);
        if idle && !(suspect && conn.0.batch_execute("SELECT 1").is_err()) {
            return;
        }
        tracing::warn!("a broken database connection is replaced");
        self.disconnect();
        self.delay = FIRST_DELAY;
        self.due = after(Duration::ZERO);
    }

    fn connect(&mut self) {
        match (self.open)() {
            Ok(conn) => {
                self.conn = Some(conn);
                self.delay = FIRST_DELAY;
                self.connected.fetch_add(1, Ordering::SeqCst);
            }
            Err(error) => {
                tracing::warn!(%error, "no database connection");
                self.due = after(self.delay);
                self.delay = (self.delay * 2).min(LONGEST_DELAY);
            }
        }
    }

    fn disconnect(&mut self) {
        if self.conn.take().is_some() {
            self.connected.fetch_sub(1, Ordering::SeqCst);
        }
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        self.disconnect();
    }
}
