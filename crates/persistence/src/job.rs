//! One request for a connection, from the moment it is queued until it is answered.

use crate::connection::Conn;
use crate::error::{StoreError, TxError};
use crate::tx::Services;
use std::panic::{AssertUnwindSafe, catch_unwind};
use tokio::sync::oneshot;

/// What became of one run of a closure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It succeeded: keep what it wrote.
    Keep,
    /// It failed on its own account: undo what it wrote.
    Discard,
    /// It lost a race: undo and run it again.
    Again,
    /// It failed in a way that casts doubt on the connection: undo, then look at the connection.
    Suspect,
    /// There was no room to write: undo.
    Full,
}

/// A closure with somebody who waits for its result.
pub(crate) trait Job: Send {
    /// Nobody waits any more.
    fn abandoned(&self) -> bool;
    /// Runs the closure once; a panic becomes its result.
    fn run(&mut self, conn: &mut Conn, services: &Services) -> Verdict;
    /// Sends the result of the last run, or why there is none.
    fn answer(self: Box<Self>, fate: Result<(), StoreError>);
}

/// How a job uses its connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Statement by statement.
    Read,
    /// All reads see one state.
    Snapshot,
    /// In a write transaction.
    Write,
}

/// A queued job.
pub(crate) struct Request {
    pub(crate) kind: Kind,
    pub(crate) job: Box<dyn Job>,
}

struct Task<T, E, F> {
    closure: F,
    result: Option<Result<T, E>>,
    reply: oneshot::Sender<Result<T, E>>,
}

/// Makes a job of a closure, and the end at which its result arrives.
pub(crate) fn job<T, E, F>(closure: F) -> (Box<dyn Job>, oneshot::Receiver<Result<T, E>>)
where
    T: Send + 'static,
    E: TxError,
    F: FnMut(&mut Conn, &Services) -> Result<T, E> + Send + 'static,
{
    let (reply, result) = oneshot::channel();
    (Box::new(Task { closure, result: None, reply }), result)
}

impl<T, E, F> Job for Task<T, E, F>
where
    T: Send + 'static,
    E: TxError,
    F: FnMut(&mut Conn, &Services) -> Result<T, E> + Send + 'static,
{
    fn abandoned(&self) -> bool {
        self.reply.is_closed()
    }

    fn run(&mut self, conn: &mut Conn, services: &Services) -> Verdict {
        // The closure is not run again after a panic, and its connection is rolled back and looked at.
        let result = catch_unwind(AssertUnwindSafe(|| (self.closure)(conn, services)));
        let (result, verdict) = match result {
            Ok(Ok(value)) => (Ok(value), Verdict::Keep),
            Ok(Err(error)) => {
                let verdict = match error.store_error() {
                    Some(StoreError::Retry(_)) => Verdict::Again,
                    Some(StoreError::Unavailable(_)) => Verdict::Suspect,
                    Some(StoreError::StorageFull) => Verdict::Full,
                    _ => Verdict::Discard,
                };
                (Err(error), verdict)
            }
            Err(panic) => {
                let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
                tracing::error!(panic = text.unwrap_or("?"), "a database closure panicked");
                (Err(E::from(StoreError::Internal("the closure panicked".to_owned()))), Verdict::Suspect)
            }
        };
        self.result = Some(result);
        verdict
    }

    fn answer(self: Box<Self>, fate: Result<(), StoreError>) {
        let result = match (fate, self.result) {
            (Ok(()), Some(result)) => result,
            (Ok(()), None) => Err(StoreError::Internal("the job never ran".to_owned()).into()),
            (Err(error), _) => Err(error.into()),
        };
        // Nobody may be waiting any more: a client that hung up.
        drop(self.reply.send(result));
    }
}
