//! What holds on both engines.

mod audit;
mod columns;
mod executor;
mod failures;
mod mark;
mod partners;
mod plans;
mod repositories;
mod schema;
mod shown;
#[cfg(feature = "postgres-tls")]
mod tls;
mod transfer;

use crate::repo::user::User;
use crate::testing::TestDb;
use crate::{Db, StoreError, Tx};
use std::sync::Arc;
use tahaddi_domain::document::Language;
use tahaddi_domain::id::UserId;
use tahaddi_domain::time::{FixedClock, Instant};

/// A database of each engine. Without `TEST_POSTGRES_URL` PostgreSQL is left out, which CI accepts of a run for SQLite only.
fn engines() -> Vec<TestDb> {
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|found| found == value);
    let mut engines = vec![TestDb::sqlite().unwrap()];
    match std::env::var("TEST_POSTGRES_URL") {
        Ok(url) => engines.push(TestDb::postgres(&url).unwrap()),
        Err(_) if is("CI", "true") && !is("TAHADDI_TEST_ENGINE", "sqlite") => panic!("TEST_POSTGRES_URL is not set"),
        Err(_) => eprintln!("TEST_POSTGRES_URL is not set: PostgreSQL is not tested"),
    }
    engines
}

/// 2026-12-01T00:00:00Z.
fn start() -> Instant {
    Instant::parse("2026-12-01T00:00:00Z").unwrap()
}

/// An account of which nothing matters.
fn somebody(id: UserId, at: Instant) -> User {
    User {
        id,
        email: "a@b.example".to_owned(),
        name: String::new(),
        language: Language::Fr,
        password_hash: None,
        email_verified_at: None,
        operator_role: None,
        disabled_at: None,
        token_epoch: 0,
        version: 1,
        created_at: at,
        updated_at: at,
    }
}

fn clock() -> Arc<FixedClock> {
    Arc::new(FixedClock::new(start()))
}

fn open(test: &TestDb) -> Db {
    test.open(clock()).unwrap()
}

fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

/// One write with the store's own error, which spares the annotation.
async fn write<T: Send + 'static>(db: &Db, f: impl Fn(&mut Tx<'_>) -> Result<T, StoreError> + Send + 'static) -> Result<T, StoreError> {
    db.write(f).await
}
