//! Marks tell whether anything was written.

use super::{engines, open, run, write};
use crate::StoreError;
use crate::repo::settings;
use serde_json::json;
use std::collections::HashSet;

#[test]
fn no_write_of_anybody_leaves_a_mark_as_it_was() {
    for test in engines() {
        let (db, other) = (open(&test), open(&test));
        run(async {
            let put = |value: i32| move |tx: &mut crate::Tx<'_>| settings::put(tx, "x", &json!(value));
            write(&db, put(0)).await.unwrap();
            // As many looks as make each connection look several times.
            let marks = async || {
                let mut found = HashSet::new();
                for _ in 0..40 {
                    let mark: Result<_, StoreError> = db.read(|conn| conn.mark()).await;
                    found.insert(format!("{:?}", mark.unwrap()));
                }
                found
            };
            // Where nothing is written marks stay: SQLite's are one a connection. PostgreSQL's count the transactions of the whole server, and
            // other tests write to it.
            let before = marks().await;
            let of_the_server: Result<_, StoreError> = db.read(|conn| Ok(conn.is_postgres())).await;
            assert!(of_the_server.unwrap() || before.len() <= 4, "one a connection at most: {before:?}");
            for (value, writer) in [(1, &db), (2, &other)] {
                let former = marks().await;
                write(writer, put(value)).await.unwrap();
                let after = marks().await;
                assert!(after.is_disjoint(&former), "a write is seen, whichever process it is of: {former:?}, {after:?}");
            }
        });
    }
}

#[test]
fn a_snapshot_has_the_mark_of_what_it_reads() {
    for test in engines() {
        let db = open(&test);
        run(async {
            write(&db, |tx| settings::put(tx, "x", &json!(0))).await.unwrap();
            let writer = db.clone();
            let seen: Result<_, StoreError> = db
                .snapshot(move |conn| {
                    let before = (conn.mark()?, settings::find(conn, "x")?);
                    let handle = std::thread::spawn(move || run(write(&writer, |tx| settings::put(tx, "x", &json!(1)))));
                    handle.join().unwrap().unwrap();
                    Ok((before, (conn.mark()?, settings::find(conn, "x")?)))
                })
                .await;
            let (before, after) = seen.unwrap();
            assert_eq!(before, after);
            let now: Result<_, StoreError> = db.snapshot(|conn| Ok((conn.mark()?, settings::find(conn, "x")?))).await;
            let (mark, value) = now.unwrap();
            assert_eq!(value, Some(json!(1)));
            assert_ne!(mark, before.0);
        });
    }
}
