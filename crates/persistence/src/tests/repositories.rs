//! Outbox, leases, idempotency, rate limits and settings.

use super::{clock, engines, open, run, start, write};
use crate::repo::idempotency::{self, Keyed, Reserved, Slot, StoredAnswer};
use crate::repo::throttle::Level;
use crate::repo::{lease, outbox, settings, throttle};
use crate::{Conn, Db, StoreError};
use serde_json::json;
use std::collections::HashSet;
use std::sync::Arc;
use tahaddi_domain::time::{FixedClock, Instant, Span};

#[test]
fn two_workers_never_claim_the_same_message() {
    for test in engines() {
        let db = open(&test);
        run(async {
            for n in 0..60 {
                write(&db, move |tx| outbox::push(tx, "mail", json!(n), None).map(|_| ())).await.unwrap();
            }
            let workers: Vec<_> = ["a", "b", "c"]
                .into_iter()
                .map(|owner| {
                    let db = db.clone();
                    tokio::spawn(async move {
                        let mut mine = Vec::new();
                        loop {
                            let some = write(&db, move |tx| outbox::claim(tx, owner, Span::minutes(1), 7)).await.unwrap();
                            if some.is_empty() {
                                return mine;
                            }
                            mine.extend(some.into_iter().map(|message| message.id));
                        }
                    })
                })
                .collect();
            let mut all = Vec::new();
            for worker in workers {
                all.extend(worker.await.unwrap());
            }
            let distinct: HashSet<_> = all.iter().collect();
            assert_eq!((all.len(), distinct.len()), (60, 60));
        });
    }
}

#[test]
fn a_message_of_which_nothing_follows_is_kept_and_taken_by_nobody() {
    for test in engines() {
        let time = clock();
        let db = test.open(Arc::<FixedClock>::clone(&time)).unwrap();
        run(async {
            write(&db, |tx| outbox::note(tx, "event", json!({"name": "sheet.written"})).map(|_| ())).await.unwrap();
            let counts = db.read(|conn: &mut Conn| outbox::counts(conn)).await.unwrap();
            assert_eq!((counts.pending, counts.leased, counts.done), (0, 0, 1));
            assert!(write(&db, |tx| outbox::claim(tx, "w", Span::seconds(30), 10)).await.unwrap().is_empty());
            let cutoff = start() + Span::seconds(1);
            assert_eq!(write(&db, move |tx| outbox::sweep(tx, cutoff)).await, Ok(1));
        });
    }
}

#[test]
fn a_message_goes_through_its_life() {
    for test in engines() {
        let time = clock();
        let db = test.open(Arc::<FixedClock>::clone(&time)).unwrap();
        let claim = async |db: &Db| write(db, |tx| outbox::claim(tx, "w", Span::seconds(30), 10)).await.unwrap();
        run(async {
            let later = start() + Span::seconds(5);
            write(&db, move |tx| outbox::push(tx, "mail", json!({}), Some(later)).map(|_| ())).await.unwrap();
            assert!(claim(&db).await.is_empty());
            time.advance(Span::seconds(5));
            let first = claim(&db).await.remove(0);
            assert_eq!((first.attempts, first.fence), (1, 1));
            assert!(claim(&db).await.is_empty());

            // The lease runs out: somebody else takes it, and the first worker may do nothing more.
            time.advance(Span::seconds(30));
            let second = claim(&db).await.remove(0);
            assert_eq!((second.attempts, second.fence, &second.id), (2, 2, &first.id));
            let (id, fence) = (first.id.clone(), first.fence);
            assert_eq!(write(&db, move |tx| outbox::finish(tx, &id, fence)).await, Ok(false));

            let retry = start() + Span::minutes(5);
            let id = first.id.clone();
            assert_eq!(write(&db, move |tx| outbox::fail(tx, &id, 2, "refused", retry)).await, Ok(true));
            assert_eq!(db.read(|conn: &mut Conn| outbox::counts(conn)).await.unwrap().pending, 1);
            assert!(claim(&db).await.is_empty());
            time.set(retry);
            assert_eq!(claim(&db).await.remove(0).fence, 3);
            let id = first.id.clone();
            assert_eq!(write(&db, move |tx| outbox::bury(tx, &id, 3, "refused")).await, Ok(true));
            let counts = db.read(|conn: &mut Conn| outbox::counts(conn)).await.unwrap();
            assert_eq!((counts.dead, counts.pending, counts.oldest_pending), (1, 0, None));

            write(&db, |tx| outbox::push(tx, "mail", json!({}), None).map(|_| ())).await.unwrap();
            let last = claim(&db).await.remove(0);
            write(&db, move |tx| outbox::finish(tx, &last.id, last.fence)).await.unwrap();
            assert_eq!(write(&db, move |tx| outbox::sweep(tx, retry + Span::days(1))).await, Ok(1));
        });
    }
}

#[test]
fn leases_are_fenced() {
    for test in engines() {
        let time = clock();
        let db = test.open(Arc::<FixedClock>::clone(&time)).unwrap();
        let acquire = async |owner: &'static str| write(&db, move |tx| lease::acquire(tx, "seal", owner, Span::seconds(10))).await.unwrap();
        run(async {
            assert_eq!(acquire("a").await, Some(1));
            assert_eq!(acquire("b").await, None);
            time.advance(Span::seconds(9));
            assert_eq!(acquire("a").await, Some(1), "a renewal keeps the fence");
            time.advance(Span::seconds(9));
            assert_eq!(acquire("b").await, None);
            time.advance(Span::seconds(1));
            assert_eq!(acquire("b").await, Some(2));
            assert_eq!(write(&db, |tx| lease::guard(tx, "seal", 1)).await, Ok(false));
            assert_eq!(write(&db, |tx| lease::guard(tx, "seal", 2)).await, Ok(true));
            assert_eq!(write(&db, |tx| lease::release(tx, "seal", 1)).await, Ok(false));
            assert_eq!(write(&db, |tx| lease::release(tx, "seal", 2)).await, Ok(true));
            assert_eq!(acquire("a").await, Some(3));
        });
    }
}

fn keyed(request_hash: &str, expires_at: Instant) -> Keyed<'_> {
    Keyed { slot: Slot { principal: "usr_1", operation: "apply", key: "k" }, request_hash, expires_at }
}

#[test]
fn the_same_key_at_once_does_the_work_once() {
    for test in engines() {
        let db = open(&test);
        run(async {
            let requests: Vec<_> = (0..12)
                .map(|_| {
                    let db = db.clone();
                    tokio::spawn(async move {
                        write(&db, |tx| {
                            let keyed = keyed("hash", start() + Span::days(1));
                            let reserved = idempotency::reserve(tx, keyed)?;
                            if reserved == Reserved::New {
                                let n = settings::bump(tx, "worked")?;
                                let answer =
                                    StoredAnswer { etag: Some("\"1\"".to_owned()), body: n.to_string(), ..StoredAnswer::bare(201) };
                                idempotency::complete(tx, keyed, &answer)?;
                            }
                            Ok(reserved)
                        })
                        .await
                        .unwrap()
                    })
                })
                .collect();
            let mut fresh = 0;
            for request in requests {
                match request.await.unwrap() {
                    Reserved::New => fresh += 1,
                    Reserved::Replay(answer) => {
                        assert_eq!(
                            (answer.status, answer.body.as_str(), answer.etag.as_deref(), answer.location),
                            (201, "1", Some("\"1\""), None)
                        );
                    }
                    Reserved::Mismatch => panic!("the hash is the same"),
                }
            }
            assert_eq!(fresh, 1);
        });
    }
}

#[test]
fn a_key_is_bound_to_its_request_until_it_expires() {
    for test in engines() {
        let time = clock();
        let db = test.open(Arc::<FixedClock>::clone(&time)).unwrap();
        run(async {
            let reserve = async |hash: &'static str| {
                write(&db, move |tx| {
                    let keyed = keyed(hash, tx.now()? + Span::days(1));
                    let reserved = idempotency::reserve(tx, keyed)?;
                    if reserved == Reserved::New {
                        idempotency::complete(tx, keyed, &StoredAnswer::bare(204))?;
                    }
                    Ok(reserved)
                })
                .await
                .unwrap()
            };
            // A request that fails leaves no record.
            let failed: Result<(), _> = write(&db, |tx| {
                idempotency::reserve(tx, keyed("x", start() + Span::days(1)))?;
                Err(StoreError::Internal("told to".to_owned()))
            })
            .await;
            assert!(failed.is_err());
            assert_eq!(reserve("a").await, Reserved::New);
            assert_eq!(reserve("b").await, Reserved::Mismatch);
            assert!(matches!(reserve("a").await, Reserved::Replay(answer) if answer.status == 204 && answer.body.is_empty()));
            time.advance(Span::days(1));
            assert_eq!(reserve("b").await, Reserved::New);
            time.advance(Span::days(1));
            assert_eq!(write(&db, idempotency::sweep).await, Ok(1));
        });
    }
}

#[test]
fn a_bucket_holds_its_burst_and_refills() {
    for test in engines() {
        let time = clock();
        let db = test.open(Arc::<FixedClock>::clone(&time)).unwrap();
        let take = async || write(&db, |tx| throttle::take(tx, "login:1", 3, Span::seconds(10))).await.unwrap();
        let level = |remaining, seconds| Ok(Level { remaining, full_in: Span::seconds(seconds) });
        run(async {
            for (left, seconds) in [(2, 10), (1, 20), (0, 30)] {
                assert_eq!(take().await, level(left, seconds));
            }
            assert_eq!(take().await, Err(Span::seconds(10)));
            time.advance(Span::seconds(4));
            assert_eq!(take().await, Err(Span::seconds(6)));
            time.advance(Span::seconds(6));
            assert_eq!(take().await, level(0, 30));
            assert_eq!(take().await, Err(Span::seconds(10)));
            write(&db, |tx| throttle::reset(tx, "login:1")).await.unwrap();
            assert_eq!(take().await, level(2, 10));
            time.advance(Span::seconds(5));
            assert_eq!(take().await, level(1, 15));
            time.advance(Span::hours(1));
            assert_eq!(write(&db, throttle::sweep).await, Ok(1));
            // Taken at once by many, the burst is the burst.
            let many: Vec<_> = (0..12)
                .map(|_| {
                    let db = db.clone();
                    tokio::spawn(async move { write(&db, |tx| throttle::take(tx, "new", 3, Span::seconds(10))).await })
                })
                .collect();
            let mut taken = 0;
            for one in many {
                // A request that lost every race is refused too, by the store.
                taken += u32::from(matches!(one.await.unwrap(), Ok(Ok(_))));
            }
            assert_eq!(taken, 3);
        });
    }
}

#[test]
fn counters_count() {
    for test in engines() {
        let db = open(&test);
        run(async {
            for n in 1..4 {
                assert_eq!(write(&db, |tx| settings::bump(tx, "version")).await, Ok(n));
            }
            assert_eq!(db.read(|conn: &mut Conn| settings::find(conn, "version")).await, Ok(Some(json!(3))));
        });
    }
}
