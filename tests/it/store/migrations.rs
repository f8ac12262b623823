//! Migrations are taken back and made again under data, not under empty tables.

use acceptance::Engine;
use std::collections::BTreeMap;
use std::sync::Arc;
use tahaddi_api::auth::keyring::Keyring;
use tahaddi_api::auth::password::Passwords;
use tahaddi_api::auth::receipt::Receipts;
use tahaddi_api::service::{demo, seed};
use tahaddi_domain::time::{FixedClock, Instant};
use tahaddi_persistence::testing::TestDb;
use tahaddi_persistence::{Copied, digests, migrate, revert};

/// Of the first migrations, and not altered by a later one: what they hold does not change by a bit.
const KEPT: [&str; 6] = ["users", "memberships", "programmes", "challenge_revisions", "audit_entries", "outbox"];
/// Later migrations give them columns, and take these away again: the rows stay.
const ALTERED: [&str; 5] = ["organisations", "challenges", "applications", "terms", "jurors"];

async fn demonstration() -> TestDb {
    let database = Engine::chosen().database();
    let now = Instant::parse("2027-01-15T09:00:00Z").unwrap();
    let clock = Arc::new(FixedClock::new(now));
    let folder = tempfile::tempdir().unwrap();
    let keyring = Arc::new(Keyring::open(&folder.path().join("keys"), now).unwrap());
    let receipts = Arc::new(Receipts::new(keyring, "https://calls.example"));
    let db = database.open(Arc::<FixedClock>::clone(&clock)).unwrap();
    seed::catalogue(&db).await.unwrap();
    assert!(demo::load(&db, clock, &Passwords::for_tests(), receipts, now).await.unwrap());
    drop(db);
    database
}

fn held(database: &TestDb) -> BTreeMap<String, Copied> {
    digests(&database.url()).unwrap().into_iter().map(|table| (table.table.clone(), table)).collect()
}

#[tokio::test]
async fn rel_42_migrations_go_down_and_up_again_under_data() {
    let database = demonstration().await;
    let before = held(&database);
    assert!(KEPT.iter().chain(&ALTERED).all(|table| before[*table].rows > 0), "{before:?}");
    let later = tahaddi_persistence::backup::survey(&database.url()).unwrap().versions.len() - 2;
    assert_eq!(revert(&database.url(), later).unwrap().len(), later);
    assert_eq!(migrate(&database.url()).unwrap().len(), later);
    let after = held(&database);
    for table in KEPT {
        assert_eq!(after[table], before[table]);
    }
    for table in ALTERED {
        assert_eq!(after[table].rows, before[table].rows, "{table}");
    }
    tahaddi_persistence::backup::survey(&database.url()).unwrap();
}
