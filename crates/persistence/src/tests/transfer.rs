//! Everything goes from one database to another, and nothing is left out.

use super::{clock, engines, open, run, start, write};
use crate::repo::audit::{self, NewAudit};
use crate::repo::{lease, outbox, settings};
use crate::testing::TestDb;
use crate::{CopyError, OpenError, copy, digests, revert};
use serde_json::json;
use tahaddi_domain::time::{Instant, Span};

/// Rows with what is easily lost: nulls, quotes, scripts, the ends of numbers, instants to the microsecond.
fn fill(test: &TestDb) {
    let db = open(test);
    let texts = ["'\"\\ \u{7f}\n\t", "العربية \u{200f}", "é\u{301}", "", "null", "\u{1f680}"];
    run(async {
        for (n, text) in texts.into_iter().enumerate() {
            write(&db, move |tx| settings::put(tx, &format!("key {text}"), &json!([text, i64::MAX, i64::MIN, 0.1, null, n])))
                .await
                .unwrap();
        }
        write(&db, |tx| outbox::push(tx, "mail", json!({}), Some(Instant::from_micros(start().micros() + 1))).map(|_| ())).await.unwrap();
        write(&db, |tx| lease::acquire(tx, "sweep", "me", Span::days(40_000)).map(|_| ())).await.unwrap();
        for n in 0..1_200 {
            let (actor_id, organisation_id) = (None, None);
            let (action, subject_id, request_id) = ("x.done".to_owned(), format!("x_{n}"), "r".to_owned());
            let entry = NewAudit { actor_id, action, subject_id, organisation_id, request_id, details: json!({}) };
            write(&db, move |tx| audit::append(tx, entry.clone()).map(|_| ())).await.unwrap();
        }
    });
}

#[test]
fn what_arrives_is_what_was_sent() {
    for from in engines() {
        fill(&from);
        for to in engines() {
            let told = std::cell::RefCell::new(Vec::new());
            let copied = copy(&from.url(), &to.url(), |table| told.borrow_mut().push(table.to_owned())).unwrap();
            assert_eq!(told.into_inner(), copied.iter().map(|table| table.table.clone()).collect::<Vec<_>>());
            let mut sorted = copied.clone();
            sorted.sort_by(|a, b| a.table.cmp(&b.table));
            assert_eq!(sorted, digests(&from.url()).unwrap());
            assert_eq!(sorted, digests(&to.url()).unwrap());
            let rows = |name: &str| copied.iter().find(|table| table.table == name).unwrap().rows;
            assert_eq!((rows("settings_state"), rows("audit_entries"), rows("outbox"), rows("leases")), (6, 1_200, 1, 1));
            assert!(matches!(copy(&from.url(), &to.url(), |_| {}), Err(CopyError::NotEmpty { .. })));
        }
    }
}

#[test]
fn no_table_is_forgotten_and_none_comes_before_what_it_refers_to() {
    for from in engines() {
        let mut tables: Vec<String> = run(open(&from).columns()).unwrap().into_iter().map(|column| column.table_name).collect();
        tables.dedup();
        let copied = copy(&from.url(), &TestDb::sqlite().unwrap().url(), |_| {}).unwrap();
        let mut names: Vec<String> = copied.into_iter().map(|table| table.table).collect();
        let place = |name: &str| names.iter().position(|found| found == name).unwrap();
        assert!(
            place("users") < place("sessions")
                && place("challenges") < place("applications")
                && place("audit_entries") < place("audit_seals")
        );
        names.sort();
        assert_eq!(names, tables);
    }
}

#[test]
fn only_this_programs_schema_is_copied() {
    for test in engines() {
        let other = TestDb::sqlite().unwrap();
        revert(&other.url(), 1).unwrap();
        for (from, to) in [(&test, &other), (&other, &test)] {
            assert!(matches!(copy(&from.url(), &to.url(), |_| {}), Err(CopyError::Open(OpenError::MigrationsPending(_)))));
        }
    }
}

#[test]
fn a_copy_of_a_file_is_whole_while_it_is_written_to() {
    let test = TestDb::sqlite().unwrap();
    fill(&test);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("copy.db");
    let writer = test.open(clock()).unwrap();
    run(async {
        write(&writer, |tx| settings::put(tx, "before", &json!(1))).await.unwrap();
        crate::backup::copy_file(&test.url(), &path).unwrap();
        write(&writer, |tx| settings::put(tx, "after", &json!(1))).await.unwrap();
    });
    assert!(crate::backup::copy_file(&test.url(), &path).is_err(), "the target exists");
    let copy = crate::DatabaseUrl::parse(&format!("sqlite://{}", path.display())).unwrap();
    let found = crate::backup::survey(&copy).unwrap();
    assert_eq!(found, crate::backup::survey(&test.url()).unwrap());
    let rows = |url: &crate::DatabaseUrl| digests(url).unwrap().into_iter().find(|table| table.table == "settings_state").unwrap().rows;
    assert_eq!((rows(&copy), rows(&test.url())), (7, 8));

    let busy = crate::backup::put_to_rest(&test.url()).unwrap_err().to_string();
    assert!(busy.contains("stop the server first"), "{busy}");
    drop(writer);
    crate::backup::put_to_rest(&test.url()).unwrap();
    let mut bytes = std::fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 4096].fill(0x5a);
    std::fs::write(&path, bytes).unwrap();
    assert!(crate::backup::survey(&copy).is_err());
}
