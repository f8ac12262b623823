//! Migrations, and the same schema on both engines.

use super::{clock, engines, open, run};
use crate::testing::TestDb;
use crate::{DatabaseUrl, Db, OpenError, Options, TimeSource, migrate, revert};
use std::sync::Arc;
use tahaddi_domain::random::SeededRandom;

fn try_open(url: &DatabaseUrl) -> Result<Db, OpenError> {
    let random = Arc::new(SeededRandom::new(1));
    Db::open(url, Options { connections: 1, queue: 4, clock: clock(), random, time_source: TimeSource::Clock })
}

#[test]
fn migrations_go_up_down_and_up() {
    for test in engines() {
        let url = test.url();
        let before = run(open(&test).columns()).unwrap();
        assert!(before.iter().any(|column| column.table_name == "audit_entries"));
        let down = revert(&url, usize::MAX).unwrap();
        assert!(matches!(try_open(&url), Err(OpenError::MigrationsPending(pending)) if pending.len() == down.len()));
        let mut up = migrate(&url).unwrap();
        up.reverse();
        assert_eq!(up, down);
        assert_eq!(migrate(&url).unwrap(), Vec::<String>::new());
        assert_eq!(run(open(&test).columns()).unwrap(), before);
    }
}

#[test]
fn both_engines_have_the_same_schema() {
    let mut schemas = engines().into_iter().map(|test| run(open(&test).columns()).unwrap());
    let sqlite = schemas.next().unwrap();
    assert!(sqlite.iter().any(|column| column.nullable) && sqlite.iter().filter(|column| column.primary_key).count() > 5);
    if let Some(postgres) = schemas.next() {
        assert_eq!(sqlite, postgres);
    }
}

#[test]
fn a_newer_schema_is_refused() {
    for test in engines() {
        let url = test.url();
        let db = open(&test);
        run(db.raw("INSERT INTO __diesel_schema_migrations (version) VALUES ('99990101000000')")).unwrap();
        drop(db);
        assert!(matches!(try_open(&url), Err(OpenError::SchemaNewer(versions)) if versions == ["99990101000000"]));
        assert!(matches!(migrate(&url), Err(OpenError::SchemaNewer(_))));
        assert!(matches!(revert(&url, 1), Err(OpenError::SchemaNewer(_))));
        if url.sqlite_path().is_none() {
            // The copy goes back to the shelf.
            let crate::connection::Conn(mut conn, ..) = crate::connection::open(&url, crate::connection::Purpose::Migrate).unwrap();
            use diesel::connection::SimpleConnection;
            conn.batch_execute("DELETE FROM __diesel_schema_migrations WHERE version = '99990101000000'").unwrap();
        }
    }
}

#[test]
fn a_new_file_and_its_folder_are_made() {
    let folder = tempfile::tempdir().unwrap();
    let url = DatabaseUrl::parse(&format!("sqlite://{}/a/b/new.db", folder.path().display())).unwrap();
    assert!(!migrate(&url).unwrap().is_empty());
    assert!(try_open(&url).is_ok());
}

#[test]
fn an_unreachable_database_is_one_line() {
    for text in ["postgres://nobody:secret@127.0.0.1:1/x", "sqlite:///proc/no/such.db"] {
        let Err(error) = try_open(&DatabaseUrl::parse(text).unwrap()) else { panic!("{text} opened") };
        let line = error.to_string();
        assert!(!line.contains('\n') && !line.contains("secret"), "{line}");
    }
}

#[test]
fn plans_show_the_index() {
    for test in engines() {
        let db = open(&test);
        let due = "SELECT id FROM outbox WHERE available_at <= CURRENT_TIMESTAMP ORDER BY available_at, id LIMIT 10";
        let list = "SELECT id FROM audit_entries WHERE organisation_id = 'o' ORDER BY at DESC, id DESC LIMIT 10";
        for (sql, index) in [(due, "outbox_by_availability"), (list, "audit_entries_by_organisation")] {
            let plan = run(db.explain(sql.to_owned())).unwrap().join("\n");
            assert!(plan.contains(index) && !plan.contains("TEMP B-TREE") && !plan.contains("Sort"), "{plan}");
        }
    }
}

#[test]
fn a_test_database_is_empty_again() {
    let Ok(url) = std::env::var("TEST_POSTGRES_URL") else { return };
    for _ in 0..2 {
        let test = TestDb::postgres(&url).unwrap();
        let db = open(&test);
        run(db.raw("INSERT INTO settings_state VALUES ('k', '1')")).unwrap();
    }
}
