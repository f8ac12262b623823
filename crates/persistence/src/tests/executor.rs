//! Threads, groups and transactions.

use super::{clock, engines, open, run, start, write};
use crate::repo::settings;
use crate::testing::TestDb;
use crate::{Conn, Db, Options, StoreError, TimeSource};
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;
use std::time::Duration;
use tahaddi_domain::id::{AssignmentId, ChallengeId, Id};
use tahaddi_domain::random::SeededRandom;
use tahaddi_domain::time::Span;

async fn count(db: &Db) -> i64 {
    db.read(|conn: &mut Conn| {
        use diesel::prelude::*;
        Ok::<_, StoreError>(crate::schema::settings_state::table.count().get_result(&mut conn.0)?)
    })
    .await
    .unwrap()
}

#[test]
fn sixteen_threads_write_without_a_lock_error() {
    for test in engines() {
        let db = open(&test);
        std::thread::scope(|scope| {
            for thread in 0..16 {
                let db = db.clone();
                scope.spawn(move || {
                    run(async {
                        for n in 0..200 {
                            let key = format!("{thread}-{n}");
                            // Reads first: what a deferred transaction could not do.
                            write(&db, move |tx| {
                                assert_eq!(settings::find(tx, &key)?, None);
                                settings::put(tx, &key, &json!(n))
                            })
                            .await
                            .unwrap();
                        }
                    });
                });
            }
        });
        assert_eq!(run(count(&db)), 3200);
    }
}

#[test]
fn a_failing_job_of_a_group_is_undone_alone() {
    for test in engines() {
        let db = open(&test);
        run(async {
            // All are queued while the first one holds the writer, so on SQLite they share a group.
            let (release, gate) = mpsc::channel::<()>();
            let gate = std::sync::Mutex::new(gate);
            let holder = tokio::spawn({
                let db = db.clone();
                async move { write(&db, move |_| Ok(gate.lock().unwrap().recv_timeout(Duration::from_secs(5)).is_ok())).await }
            });
            let members: Vec<_> = (0..40)
                .map(|n| {
                    let db = db.clone();
                    tokio::spawn(async move {
                        write(&db, move |tx| {
                            settings::put(tx, &n.to_string(), &json!(n))?;
                            if n % 4 == 0 { Err(StoreError::Internal("told to".to_owned())) } else { Ok(()) }
                        })
                        .await
                    })
                })
                .collect();
            tokio::time::sleep(Duration::from_millis(50)).await;
            release.send(()).unwrap();
            assert_eq!(holder.await.unwrap(), Ok(true));
            for (n, member) in members.into_iter().enumerate() {
                assert_eq!(member.await.unwrap().is_err(), n % 4 == 0, "{n}");
            }
            assert_eq!(count(&db).await, 30);
        });
    }
}

#[test]
fn a_savepoint_is_undone_alone() {
    for test in engines() {
        let db = open(&test);
        run(async {
            write(&db, |tx| {
                settings::put(tx, "kept", &json!(1))?;
                // A failed statement spoils a PostgreSQL transaction; the savepoint mends it.
                let part: Result<(), StoreError> = tx.savepoint(|tx| {
                    settings::put(tx, "undone", &json!(1))?;
                    settings::put(tx, "not a number", &json!("x"))?;
                    settings::bump(tx, "not a number").map(|_| ())
                });
                // SQLite casts any text to a number.
                assert!(part.is_err() || !tx.is_postgres());
                settings::put(tx, "kept too", &json!(1))
            })
            .await
            .unwrap();
            let found = db.read(|conn: &mut Conn| settings::find(conn, "kept too")).await.unwrap();
            assert_eq!(found, Some(json!(1)));
        });
    }
}

#[test]
fn a_retry_runs_the_closure_again_on_a_clean_state() {
    for test in engines() {
        let db = open(&test);
        run(async {
            let runs = Arc::new(AtomicU32::new(0));
            let seen = Arc::clone(&runs);
            let result = write(&db, move |tx| {
                let value = settings::bump(tx, "n")?;
                if seen.fetch_add(1, Ordering::SeqCst) < 2 { Err(StoreError::Retry("told to".to_owned())) } else { Ok(value) }
            })
            .await;
            assert_eq!(result, Ok(1));
            let seen = Arc::clone(&runs);
            let result: Result<(), _> = write(&db, move |_| {
                seen.fetch_add(1, Ordering::SeqCst);
                Err(StoreError::Retry("always".to_owned()))
            })
            .await;
            assert_eq!(result, Err(StoreError::Retry("always".to_owned())));
            assert_eq!(runs.load(Ordering::SeqCst), 6);
        });
    }
}

#[test]
fn time_is_read_once_and_ids_follow_it() {
    for test in engines() {
        let time = clock();
        let db = test.open(Arc::<tahaddi_domain::time::FixedClock>::clone(&time)).unwrap();
        run(async {
            let mover = Arc::clone(&time);
            let (first, again, id) = write(&db, move |tx| {
                let first = tx.now()?;
                mover.advance(Span::hours(1));
                Ok((first, tx.now()?, tx.new_id::<ChallengeId>()?))
            })
            .await
            .unwrap();
            assert_eq!((first, again), (start(), start()));
            let (later, other) = write(&db, |tx| Ok((tx.new_id::<ChallengeId>()?, tx.random_id::<AssignmentId>()))).await.unwrap();
            assert!(id < later && AssignmentId::parse(other.as_str()).is_some());
            assert_ne!(write(&db, |tx| Ok(tx.random_bytes::<16>())).await, write(&db, |tx| Ok(tx.random_bytes::<16>())).await);
        });
    }
}

#[test]
fn postgres_gives_the_time_where_it_is_asked_to() {
    for test in engines() {
        let options =
            Options { connections: 2, queue: 8, clock: clock(), random: Arc::new(SeededRandom::new(7)), time_source: TimeSource::Database };
        let db = Db::open(&test.url(), options).unwrap();
        let postgres = test.url().sqlite_path().is_none();
        let now = run(write(&db, |tx| tx.now())).unwrap();
        assert_eq!(now != start(), postgres);
    }
}

#[test]
fn a_snapshot_sees_one_state() {
    for test in engines() {
        let db = open(&test);
        run(async {
            let writer = db.clone();
            let handle = tokio::runtime::Handle::current();
            let (before, after) = tokio::spawn(async move {
                let inner = writer.clone();
                writer
                    .snapshot(move |conn: &mut Conn| {
                        let before = settings::find(conn, "k")?;
                        let (done, wait) = mpsc::channel();
                        handle.spawn(async move {
                            write(&inner, |tx| settings::put(tx, "k", &json!(1))).await.unwrap();
                            done.send(()).unwrap();
                        });
                        wait.recv_timeout(Duration::from_secs(5)).map_err(|e| StoreError::Internal(e.to_string()))?;
                        Ok::<_, StoreError>((before, settings::find(conn, "k")?))
                    })
                    .await
                    .unwrap()
            })
            .await
            .unwrap();
            assert_eq!((before, after), (None, None));
            assert_eq!(db.read(|conn: &mut Conn| settings::find(conn, "k")).await.unwrap(), Some(json!(1)));
        });
    }
}

#[test]
fn the_last_handle_leaves_one_file() {
    let test = TestDb::sqlite().unwrap();
    let db = open(&test);
    run(write(&db, |tx| settings::put(tx, "k", &json!(1)))).unwrap();
    drop(db);
    let url = test.url();
    let path = url.sqlite_path().unwrap();
    assert!(!path.with_extension("db-wal").exists());
    assert_eq!(run(count(&open(&test))), 1);
}
