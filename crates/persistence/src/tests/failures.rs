//! What a failure costs, and what it does not.

use super::{clock, engines, open, run, write};
use crate::repo::settings;
use crate::testing::TestDb;
use crate::{Conn, Db, Options, StoreError, TimeSource, Tx};
use diesel::connection::SimpleConnection;
use serde_json::json;
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;
use tahaddi_domain::random::SeededRandom;

#[test]
fn a_panic_loses_one_request() {
    for test in engines() {
        let db = open(&test);
        run(async {
            for _ in 0..8 {
                let result: Result<(), _> = write(&db, |tx: &mut Tx<'_>| {
                    settings::put(tx, "lost", &json!(1))?;
                    tx.savepoint(|_| panic!("told to"))
                })
                .await;
                assert!(matches!(result, Err(StoreError::Internal(_))));
                let result: Result<(), StoreError> = db.read(|_: &mut Conn| panic!("told to")).await;
                assert!(matches!(result, Err(StoreError::Internal(_))));
                let result: Result<(), StoreError> = db.snapshot(|_: &mut Conn| panic!("told to")).await;
                assert!(matches!(result, Err(StoreError::Internal(_))));
            }
            write(&db, |tx| settings::put(tx, "kept", &json!(1))).await.unwrap();
            assert_eq!(db.read(|conn: &mut Conn| settings::find(conn, "lost")).await, Ok(None));
            assert_eq!(db.read(|conn: &mut Conn| settings::find(conn, "kept")).await, Ok(Some(json!(1))));
        });
    }
}

#[test]
fn a_full_queue_refuses_at_once() {
    for test in engines() {
        let options =
            Options { connections: 1, queue: 2, clock: clock(), random: Arc::new(SeededRandom::new(1)), time_source: TimeSource::Clock };
        let db = Db::open(&test.url(), options).unwrap();
        run(async {
            let (release, gate) = mpsc::channel::<()>();
            let gate = Mutex::new(gate);
            let (started, begun) = tokio::sync::oneshot::channel();
            let started = Mutex::new(Some(started));
            let holder = tokio::spawn({
                let db = db.clone();
                async move {
                    write(&db, move |_| {
                        if let Some(started) = started.lock().unwrap().take() {
                            started.send(()).unwrap();
                        }
                        Ok(gate.lock().unwrap().recv_timeout(Duration::from_secs(5)).is_ok())
                    })
                    .await
                }
            });
            begun.await.unwrap();
            let queued: Vec<_> = (0..2)
                .map(|n| {
                    let db = db.clone();
                    tokio::spawn(async move { write(&db, move |tx| settings::put(tx, &n.to_string(), &json!(n))).await })
                })
                .collect();
            tokio::task::yield_now().await;
            tokio::task::yield_now().await;
            let refused = write(&db, |tx| settings::put(tx, "refused", &json!(1))).await;
            assert_eq!(refused, Err(StoreError::Overloaded));
            release.send(()).unwrap();
            assert_eq!(holder.await.unwrap(), Ok(true));
            for member in queued {
                assert_eq!(member.await.unwrap(), Ok(()));
            }
        });
    }
}

#[test]
fn violations_have_names() {
    for test in engines() {
        let db = open(&test);
        run(async {
            let result = write(&db, |tx| {
                use diesel::prelude::*;
                let row = (crate::schema::settings_state::key.eq("k"), crate::schema::settings_state::value.eq("1"));
                for _ in 0..2 {
                    diesel::insert_into(crate::schema::settings_state::table).values(row).execute(&mut tx.0)?;
                }
                Ok(())
            })
            .await;
            assert!(matches!(result, Err(StoreError::Duplicate(_))), "{result:?}");
            let seal = crate::repo::audit::AuditSeal {
                sequence: 1,
                entry_id: tahaddi_domain::id::Id::from_stored("aud_none".to_owned()),
                hash: String::new(),
            };
            let result = write(&db, move |tx| crate::repo::audit::append_seals(tx, std::slice::from_ref(&seal))).await;
            assert!(matches!(result, Err(StoreError::MissingReference(_))), "{result:?}");
        });
    }
}

#[test]
fn a_swallowed_error_is_not_a_silent_rollback() {
    for test in engines() {
        let db = open(&test);
        let postgres = test.url().sqlite_path().is_none();
        run(async {
            let result = write(&db, |tx| {
                settings::put(tx, "k", &json!(1))?;
                drop(tx.0.batch_execute("SELECT no_such_function()"));
                Ok(())
            })
            .await;
            let found = db.read(|conn: &mut Conn| settings::find(conn, "k")).await.unwrap();
            // SQLite keeps such a transaction; PostgreSQL does not, and says so.
            assert_eq!((result.is_err(), found.is_none()), (postgres, postgres));
        });
    }
}

#[test]
fn readers_cannot_write() {
    let test = TestDb::sqlite().unwrap();
    let db = open(&test);
    let result: Result<(), StoreError> =
        run(db.read(|conn: &mut Conn| Ok(conn.0.batch_execute("INSERT INTO settings_state VALUES ('k', '1')")?)));
    assert!(matches!(result, Err(StoreError::Internal(_))), "{result:?}");
}

#[test]
fn a_full_disk_is_told_as_such_and_passes() {
    let test = TestDb::sqlite().unwrap();
    let db = open(&test);
    run(async {
        let result = write(&db, |tx| {
            settings::put(tx, "before", &json!(1))?;
            tx.0.batch_execute("PRAGMA max_page_count = 1")?;
            settings::put(tx, "k", &json!("x".repeat(1_000_000)))
        })
        .await;
        assert_eq!(result, Err(StoreError::StorageFull));
        db.raw("PRAGMA max_page_count = 1000000").await.unwrap();
        write(&db, |tx| settings::put(tx, "k", &json!("x".repeat(1_000_000)))).await.unwrap();
        assert_eq!(db.read(|conn: &mut Conn| settings::find(conn, "before")).await, Ok(None));
    });
}

#[test]
fn broken_connections_are_replaced() {
    for test in engines().into_iter().filter(|test| test.url().sqlite_path().is_none()) {
        let db = open(&test);
        run(async {
            db.ping().await.unwrap();
            let end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()";
            // Its own connection too: the answer does not arrive.
            assert!(matches!(db.raw(end).await, Err(StoreError::Unavailable(_))));
            // Each of the others notices once; where the database is not there at once, they try again without anybody's help.
            let mut failures = 0;
            for n in 0..20 {
                while let Err(error) = write(&db, move |tx| settings::put(tx, &n.to_string(), &json!(n))).await {
                    failures += 1;
                    assert!(failures <= 100, "{error}");
                    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
                }
            }
            db.ping().await.unwrap();
        });
    }
}
