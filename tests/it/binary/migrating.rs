//! A migration that is killed in the middle is run again.

use super::{run, tahaddi};
use acceptance::Engine;
use std::path::Path;
use std::time::{Duration, Instant};
use tahaddi_persistence::testing::TestDb;
use tahaddi_persistence::{DatabaseUrl, digests, revert};

/// How often.
const KILLS: u32 = 8;

fn migrate(folder: &Path, address: &str) {
    let output = run(tahaddi(folder, &["migrate"]).env("DATABASE_URL", address));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Kills the command that soon, runs it again, and counts the tables that are there then; all of them are empty.
fn killed_after(delay: Duration, folder: &Path, address: &str, url: &DatabaseUrl) -> usize {
    let mut child = tahaddi(folder, &["migrate"]).env("DATABASE_URL", address).spawn().unwrap();
    std::thread::sleep(delay);
    child.kill().unwrap();
    child.wait().unwrap();
    migrate(folder, address);
    let tables = digests(url).unwrap();
    assert!(tables.iter().all(|table| table.rows == 0), "{tables:?}");
    tables.len()
}

#[test]
fn rel_43_a_migration_that_is_killed_is_run_again() {
    let folder = tempfile::tempdir().unwrap();
    let address = |number: u32| format!("sqlite://{}/{number}.db", folder.path().display());
    let begun = Instant::now();
    migrate(folder.path(), &address(0));
    let whole = begun.elapsed();
    let expected = digests(&DatabaseUrl::parse(&address(0)).unwrap()).unwrap().len();
    for number in 1..=KILLS {
        let url = DatabaseUrl::parse(&address(number)).unwrap();
        assert_eq!(killed_after(whole * number / KILLS, folder.path(), &address(number), &url), expected);
    }
    let Some(server) = Engine::postgres_url() else { return };
    let database = TestDb::postgres(&server).unwrap();
    for number in 1..=KILLS {
        revert(&database.url(), usize::MAX).unwrap();
        assert_eq!(killed_after(whole * number / KILLS, folder.path(), &database.address(), &database.url()), expected);
    }
}
