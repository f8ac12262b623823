//! The database as the rest of the program sees it: closures in, results out.

use crate::connection::{Conn, Purpose, open};
use crate::documents::Documents;
use crate::error::{StoreError, TxError};
use crate::executor::{commit_groups, serve};
use crate::job::{Kind, Request, job};
use crate::link::{Link, Opener};
use crate::migrations;
use crate::open_error::OpenError;
use crate::tx::{Services, TimeSource, Tx};
use crate::url::DatabaseUrl;
use crossbeam_channel::{Receiver, Sender, TrySendError, bounded};
use diesel::connection::SimpleConnection;
use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::thread::{self, JoinHandle};
use tahaddi_domain::random::Random;
use tahaddi_domain::time::Clock;

/// How to open a database.
#[derive(Clone)]
pub struct Options {
    /// Threads that each own a connection: all of them on PostgreSQL, the readers on SQLite, which has one writer besides.
    pub connections: usize,
    /// How many requests may wait before more are refused.
    pub queue: usize,
    /// The clock of writes.
    pub clock: Arc<dyn Clock>,
    /// The source of ids and tokens.
    pub random: Arc<dyn Random>,
    /// Whether PostgreSQL's clock is used instead.
    pub time_source: TimeSource,
}

/// A handle on the open database; clones share its threads. Dropping the last one finishes what is queued, ends the threads
/// and, on SQLite, moves the log into the file.
#[derive(Clone)]
pub struct Db(Arc<Inner>);

struct Inner {
    /// Always `Some`, until dropped.
    reads: Option<Sender<Request>>,
    writes: Option<Sender<Request>>,
    stop: Option<Sender<()>>,
    shown: Arc<AtomicU64>,
    readers: Vec<JoinHandle<()>>,
    writer: Option<JoinHandle<()>>,
}

impl Db {
    /// Opens the database, whose schema must be exactly this program's.
    ///
    /// # Errors
    /// It cannot be reached, needs [`crate::migrate`], or was migrated by a later release.
    pub fn open(url: &DatabaseUrl, options: Options) -> Result<Self, OpenError> {
        migrations::create_folder(url)?;
        migrations::check(&mut open(url, Purpose::Write)?)?;
        let shown: Arc<AtomicU64> = Arc::default();
        let services = Services {
            clock: options.clock,
            random: options.random,
            time_source: options.time_source,
            shows: Cell::new(false),
            shown: Arc::clone(&shown),
        };
        let (reads, read_jobs) = bounded(options.queue.max(1));
        let (stop, stopped) = bounded(0);
        let sqlite = url.sqlite_path().is_some();
        let purpose = if sqlite { Purpose::Read } else { Purpose::Write };
        let pool = Pool { url: url.clone(), services, stopped, documents: Arc::default() };
        let connected = Arc::default();
        // From here on an error drops `inner`, which ends the threads that run already.
        let mut inner = Inner { reads: Some(reads), writes: None, stop: Some(stop), shown, readers: Vec::new(), writer: None };
        for n in 0..options.connections.max(1) {
            inner.readers.push(pool.spawn(format!("db-{n}"), &read_jobs, purpose, &connected, serve)?);
        }
        if sqlite {
            let (writes, write_jobs) = bounded(options.queue.max(1));
            inner.writes = Some(writes);
            inner.writer = Some(pool.spawn("db-writer".to_owned(), &write_jobs, Purpose::Write, &Arc::default(), commit_groups)?);
        } else {
            inner.writes.clone_from(&inner.reads);
        }
        Ok(Self(Arc::new(inner)))
    }

    /// Reads. Each statement sees what is committed when it runs.
    ///
    /// # Errors
    /// Those of the closure, and those of the store: overloaded, unavailable, or the closure panicked.
    pub async fn read<T, E>(&self, f: impl FnOnce(&mut Conn) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: TxError,
    {
        self.submit(Kind::Read, once(f)).await
    }

    /// Reads several things that must agree: all statements see one state. On PostgreSQL it costs two round trips more.
    ///
    /// # Errors
    /// As [`Db::read`].
    pub async fn snapshot<T, E>(&self, f: impl FnOnce(&mut Conn) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: TxError,
    {
        self.submit(Kind::Snapshot, once(f)).await
    }

    /// Writes in one transaction: an error of the closure undoes all of it. The answer comes after the commit.
    ///
    /// The closure runs again, up to three times in all, if its error carries [`StoreError::Retry`]; so it has no effect
    /// outside the transaction. It does no network input or output: on SQLite it holds up everybody's writes.
    ///
    /// # Errors
    /// As [`Db::read`]; and no room is left. After [`StoreError::Unavailable`] it may, rarely, be committed nevertheless.
    pub async fn write<T, E>(&self, f: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: TxError,
    {
        self.submit(Kind::Write, move |conn, services| f(&mut Tx::new(conn, services))).await
    }

    /// Counts the writes through this handle and its clones that change what everybody may read ([`Tx::shows`]): challenges,
    /// organisations, programmes, the catalogue, and the words by which they are found. What was read while the count stayed the same
    /// is what is stored, as far as this process wrote it.
    #[must_use]
    pub fn shown(&self) -> u64 {
        self.0.shown.load(Ordering::SeqCst)
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// It does not, or too many requests wait for it.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.read(|conn| Ok(conn.0.batch_execute("SELECT 1")?)).await
    }

    async fn submit<T, E>(&self, kind: Kind, f: impl FnMut(&mut Conn, &Services) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: TxError,
    {
        let ended = || E::from(StoreError::Unavailable("the database threads have ended".to_owned()));
        let queue = if kind == Kind::Write { &self.0.writes } else { &self.0.reads };
        let (job, result) = job(f);
        match queue.as_ref().ok_or_else(ended)?.try_send(Request { kind, job }) {
            Ok(()) => result.await.unwrap_or_else(|_dropped| Err(ended())),
            Err(TrySendError::Full(_)) => Err(StoreError::Overloaded.into()),
            Err(TrySendError::Disconnected(_)) => Err(ended()),
        }
    }
}

/// A closure that runs once, as the executor takes them.
fn once<T, E: TxError>(f: impl FnOnce(&mut Conn) -> Result<T, E>) -> impl FnMut(&mut Conn, &Services) -> Result<T, E> {
    let mut f = Some(f);
    move |conn, _| match f.take() {
        Some(f) => f(conn),
        None => Err(StoreError::Internal("a read ran twice".to_owned()).into()),
    }
}

/// What the threads of one database share.
struct Pool {
    url: DatabaseUrl,
    services: Services,
    stopped: Receiver<()>,
    documents: Arc<Documents>,
}

impl Pool {
    fn spawn(
        &self,
        name: String,
        jobs: &Receiver<Request>,
        purpose: Purpose,
        connected: &Arc<AtomicUsize>,
        run: fn(&Receiver<Request>, &Receiver<()>, Link, &Services),
    ) -> Result<JoinHandle<()>, OpenError> {
        let (url, jobs, stopped, services) = (self.url.clone(), jobs.clone(), self.stopped.clone(), self.services.clone());
        let documents = Arc::clone(&self.documents);
        let opener: Opener = Box::new(move || open(&url, purpose).map(|conn| conn.sharing(&documents)));
        let link = Link::new(opener, Arc::clone(connected));
        thread::Builder::new().name(name).spawn(move || run(&jobs, &stopped, link, &services)).map_err(OpenError::Thread)
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        let join = |thread: JoinHandle<()>| {
            // A closure that holds the last handle drops it on such a thread.
            if thread.thread().id() != thread::current().id() {
                drop(thread.join());
            }
        };
        drop((self.reads.take(), self.stop.take()));
        if self.writer.is_none() {
            self.writes = None;
        }
        // The readers first, so that the writer's checkpoint meets nobody.
        self.readers.drain(..).for_each(join);
        self.writes = None;
        self.writer.take().into_iter().for_each(join);
    }
}
