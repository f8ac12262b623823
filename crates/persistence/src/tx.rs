//! What a write closure is given: the open transaction, and the injected sources of time, ids and randomness.

use crate::connection::{AnyConn, Conn};
use crate::error::{StoreError, TxError};
use crate::{column::At, transaction};
use diesel::RunQueryDsl;
use std::cell::Cell;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tahaddi_domain::id::Id;
use tahaddi_domain::random::Random;
use tahaddi_domain::time::{Clock, Instant};

/// Whose clock gives the time inside a write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeSource {
    /// The injected clock, on both engines: for tests, demonstrations and imports.
    Clock,
    /// PostgreSQL's `clock_timestamp()`, the same for all replicas; on SQLite the injected clock.
    Database,
}

/// The injected sources, and what one thread notes of its writes.
#[derive(Clone)]
pub(crate) struct Services {
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) random: Arc<dyn Random>,
    pub(crate) time_source: TimeSource,
    /// Whether a write that this thread has not told of yet changes what everybody may read.
    pub(crate) shows: Cell<bool>,
    /// How often such writes were told of, by all threads.
    pub(crate) shown: Arc<AtomicU64>,
}

impl Services {
    /// Counts the writes that have ended as one change of what everybody may read, if they were. To be called after the commit and
    /// before anybody hears of it: who has heard of a change reads it. A write that came to nothing is counted too.
    pub(crate) fn tell(&self) {
        if self.shows.take() {
            self.shown.fetch_add(1, Ordering::SeqCst);
        }
    }
}

/// An open write transaction. It dereferences to [`Conn`], so functions that read take it too.
pub struct Tx<'a> {
    conn: &'a mut Conn,
    services: &'a Services,
    now: Option<Instant>,
}

impl<'a> Tx<'a> {
    pub(crate) fn new(conn: &'a mut Conn, services: &'a Services) -> Self {
        Self { conn, services, now: None }
    }

    /// The instant of this transaction: read when first asked for, so after the write lock is held, and then remembered.
    ///
    /// # Errors
    /// PostgreSQL did not answer.
    pub fn now(&mut self) -> Result<Instant, StoreError> {
        if let Some(now) = self.now {
            return Ok(now);
        }
        let now = match (&mut self.conn.0, self.services.time_source) {
            (AnyConn::Pg(conn), TimeSource::Database) => diesel::select(clock_timestamp()).get_result::<At>(conn)?.0,
            _ => self.services.clock.now(),
        };
        Ok(*self.now.insert(now))
    }

    /// Forgets the instant, so that it is read again once the next lock is held.
    pub fn forget_now(&mut self) {
        self.now = None;
    }

    /// Says that this transaction changes what everybody may read; see [`crate::Db::shown`].
    pub fn shows(&self) {
        self.services.shows.set(true);
    }

    /// A new identifier that sorts by creation.
    ///
    /// # Errors
    /// As [`Tx::now`].
    pub fn new_id<I: Id>(&mut self) -> Result<I, StoreError> {
        let now = self.now()?;
        Ok(I::generate(now, &*self.services.random))
    }

    /// A new identifier that says nothing about when it was made.
    #[must_use]
    pub fn random_id<I: Id>(&self) -> I {
        I::generate_unordered(&*self.services.random)
    }

    /// A random body for an identifier that is made elsewhere.
    #[must_use]
    pub fn random_ulid(&self) -> ulid::Ulid {
        ulid::Ulid::from(u128::from_be_bytes(self.random_bytes()))
    }

    /// The source of randomness.
    #[must_use]
    pub fn random(&self) -> &dyn Random {
        &*self.services.random
    }

    /// Random bytes, for tokens and salts.
    #[must_use]
    pub fn random_bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.services.random.fill(&mut bytes);
        bytes
    }

    /// Runs a part that may fail on its own: an error undoes what the part did and leaves the transaction usable, on
    /// PostgreSQL too, where a failed statement else spoils everything after it.
    ///
    /// # Errors
    /// That of the part, or the savepoint failed.
    pub fn savepoint<T, E: TxError>(&mut self, part: impl FnOnce(&mut Self) -> Result<T, E>) -> Result<T, E> {
        transaction::savepoint(self.conn)?;
        match part(self) {
            Ok(value) => {
                transaction::release(self.conn)?;
                Ok(value)
            }
            Err(error) => match transaction::roll_back(self.conn) {
                // A full disk ends the whole transaction by itself: what happened first is told.
                Err(_) if error.store_error() == Some(&StoreError::StorageFull) => Err(error),
                rolled_back => rolled_back.map_err(E::from).and(Err(error)),
            },
        }
    }
}

impl Deref for Tx<'_> {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        self.conn
    }
}
impl DerefMut for Tx<'_> {
    fn deref_mut(&mut self) -> &mut Conn {
        self.conn
    }
}

diesel::define_sql_function! {
    /// PostgreSQL's wall clock, which moves on inside a transaction; `now()` stands still at its start.
    fn clock_timestamp() -> crate::column::sql_types::Instant;
}
