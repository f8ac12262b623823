//! Column values mean the same on both engines.

use super::{engines, open, run, write};
use crate::column::{At, Json};
use crate::connection::{Conn, MultiBackend};
use crate::schema::{outbox, throttle};
use diesel::prelude::*;
use serde_json::json;
use tahaddi_domain::time::Instant;

const MOMENTS: [i64; 6] = [-62_135_596_800_000_000, -1, 0, 1, 1_796_342_340_123_456, 253_402_300_799_999_999];

#[test]
fn instants_come_back_as_written_in_order_and_in_range() {
    for test in engines() {
        let db = open(&test);
        run(async {
            write(&db, |tx| {
                for (n, micros) in MOMENTS.into_iter().enumerate().rev() {
                    let row = (throttle::key.eq(n.to_string()), throttle::tat.eq(At(Instant::from_micros(micros))));
                    diesel::insert_into(throttle::table).values(row).execute(&mut tx.0)?;
                }
                Ok(())
            })
            .await
            .unwrap();
            let (all, some, latest) = db
                .read(|conn: &mut Conn| {
                    let all: Vec<At> = throttle::table.select(throttle::tat).order(throttle::tat).load(&mut conn.0)?;
                    let mut query = throttle::table.select(throttle::tat).into_boxed::<MultiBackend>();
                    query =
                        query.filter(throttle::tat.ge(At(Instant::from_micros(-1)))).filter(throttle::tat.lt(At(Instant::from_micros(1))));
                    let some: Vec<At> = query.order(throttle::tat.desc()).load(&mut conn.0)?;
                    let latest: Option<At> = throttle::table.select(diesel::dsl::max(throttle::tat)).get_result(&mut conn.0)?;
                    Ok::<_, crate::StoreError>((all, some, latest))
                })
                .await
                .unwrap();
            assert_eq!(all.iter().map(|at| at.0.micros()).collect::<Vec<_>>(), MOMENTS);
            assert_eq!(some.iter().map(|at| at.0.micros()).collect::<Vec<_>>(), [0, -1]);
            assert_eq!(latest.map(|at| at.0.micros()), MOMENTS.last().copied());
        });
    }
}

#[test]
fn null_and_documents_come_back_as_written() {
    let document = json!({"z": [1, 2.5, null], "a": "ـتحدّي \u{1F680} '\""});
    for test in engines() {
        let db = open(&test);
        let expected = document.clone();
        let stored = document.clone();
        run(async {
            let (null, back): (Option<At>, Json<serde_json::Value>) = write(&db, move |tx| {
                let row = (
                    outbox::id.eq("out_1"),
                    outbox::kind.eq("x"),
                    outbox::payload.eq(Json(stored.clone())),
                    outbox::status.eq("done"),
                    outbox::available_at.eq(None::<At>),
                    outbox::created_at.eq(At(tx.now()?)),
                );
                let columns = (outbox::available_at, outbox::payload);
                Ok(diesel::insert_into(outbox::table).values(row).returning(columns).get_result(&mut tx.0)?)
            })
            .await
            .unwrap();
            assert_eq!(null, None);
            assert_eq!(back.0, expected);
            // The order of members survives: digests are taken over these texts.
            assert_eq!(back.0.to_string(), expected.to_string());
        });
    }
}
