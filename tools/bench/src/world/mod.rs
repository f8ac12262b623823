//! The generated network on which the program is measured, and the people in it.

mod panel;
mod people;

pub(crate) use panel::{Panel, PanelSize};
pub(crate) use people::{Founder, PASSWORD, Person};

use crate::market::{self, Dice, Market};
use anyhow::{Context as _, anyhow};
use people::Makers;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tahaddi_api::auth::keyring::Keyring;
use tahaddi_api::auth::receipt::Receipts;
use tahaddi_api::auth::token::AccessTokens;
use tahaddi_api::service::challenge::create::{NewChallenge, create};
use tahaddi_api::service::challenge::publish::publish;
use tahaddi_api::service::challenge::steps::{approve, request_approval};
use tahaddi_api::system::{SystemClock, SystemRandom};
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::document::ChallengeDocument;
use tahaddi_domain::time::{Clock as _, FixedClock, Instant, Span, wall_time};
use tahaddi_persistence::repo::outbox;
use tahaddi_persistence::testing::TestDb;
use tahaddi_persistence::{Db, Options, TimeSource};
use tempfile::TempDir;

/// The issuer of tokens: whatever the address is.
const PUBLIC_URL: &str = "http://bench.tahaddi.example";
const ZONE: &str = "Africa/Casablanca";
/// How many calls take the applications that are measured. With as many founders, each application is the first of its startup there.
const ARENAS: usize = 60;

/// How much of everything there is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    /// Public calls.
    pub(crate) calls: usize,
    /// Verified startups.
    pub(crate) startups: usize,
    /// Dossiers of those startups to those calls.
    pub(crate) dossiers: usize,
    /// Founders who apply while it is measured, with a startup each.
    pub(crate) founders: usize,
    /// Dossiers of the panel whose ranking is measured, with three sheets each.
    pub(crate) ranked: usize,
}

/// A call that takes applications.
#[derive(Clone, Debug)]
pub(crate) struct Arena {
    /// The call.
    pub(crate) id: String,
    /// Its question for a text.
    pub(crate) text: String,
    /// Its question for a file.
    pub(crate) file: String,
}

/// Everything that is there.
pub(crate) struct World {
    /// What the program is told.
    pub(crate) environment: Vec<(String, String)>,
    /// Where the database is.
    pub(crate) database: String,
    /// The SQLite file, if it is one.
    pub(crate) sqlite: Option<PathBuf>,
    /// The public calls.
    pub(crate) market: Market,
    /// Those that take applications.
    pub(crate) arenas: Vec<Arena>,
    /// People with a startup each.
    pub(crate) founders: Vec<Founder>,
    /// Somebody who runs the network.
    pub(crate) operator: Person,
    /// The panel whose ranking is measured.
    pub(crate) ranked: Panel,
    /// A panel whose sheets are written while it is measured.
    pub(crate) scored: Panel,
    /// A panel whose assignments are planned.
    pub(crate) planned: Panel,
    tokens: AccessTokens,
    _folder: TempDir,
    _database: TestDb,
}

impl World {
    /// Makes it in a new database: SQLite, or on the server of this URL.
    ///
    /// # Errors
    /// The store failed, or a service refused.
    pub(crate) fn make(postgres: Option<&str>, size: Size) -> anyhow::Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let fault = |error: tahaddi_persistence::testing::Failure| anyhow!("{error}");
        let database = postgres.map_or_else(TestDb::sqlite, TestDb::postgres).map_err(fault)?;
        let folder = tempfile::Builder::new().prefix("tahaddi-bench").tempdir()?;
        runtime.block_on(Self::fill(database, folder, postgres, size))
    }

    async fn fill(database: TestDb, folder: TempDir, postgres: Option<&str>, size: Size) -> anyhow::Result<Self> {
        let (url, data, now) = (database.url(), folder.path().join("data"), SystemClock.now());
        std::fs::create_dir_all(&data)?;
        let keyring = Arc::new(Keyring::open(&data.join("keys"), now)?);
        let clock = Arc::new(FixedClock::new(now));
        let options = Options {
            connections: 2,
            queue: 1_024,
            clock: Arc::clone(&clock) as Arc<dyn tahaddi_domain::time::Clock>,
            random: Arc::new(SystemRandom),
            time_source: TimeSource::Clock,
        };
        let db = Db::open(&url, options)?;
        let market = market::fill(&db, size.calls, size.startups, size.dossiers, now).await?;
        let receipts = Arc::new(Receipts::new(Arc::clone(&keyring), PUBLIC_URL));
        let makers = Makers { db: db.clone(), clock, receipts, now, dice: Dice::new(7) };
        clock_back(&makers, 31);
        let operator = makers.operator().await?;
        let partner = makers.partner().await?;
        let founders = makers.founders(size.founders.max(size.ranked)).await?;
        let mut arenas = Vec::new();
        for n in 0..ARENAS {
            let call = publish_call(&makers, &partner, &operator, call(now, 60, &format!("Arène {n}"))?).await?;
            arenas.push(Arena { id: call.id.to_string(), text: question(&call, 0)?, file: question(&call, 1)? });
        }
        let call = |title: &str| call(now, -2, title);
        let ranked = Panel::make(&makers, &operator, &partner, call("Classement")?, &founders, PanelSize::ranked(size.ranked)).await?;
        let scored = Panel::make(&makers, &operator, &partner, call("Notation")?, &founders, PanelSize::scored(size.ranked / 4)).await?;
        let planned =
            Panel::make(&makers, &operator, &partner, call("Affectation")?, &founders, PanelSize::planned(size.ranked / 4)).await?;
        makers.clock.set(now);
        // Nobody is written to about what was made up.
        db.write(|tx| outbox::discard_pending(tx, &[])).await?;
        db.settle().await?;
        drop((makers, db));
        let text = postgres.map_or_else(|| Ok(url.to_string()), |admin| beside(admin, &url.to_string()))?;
        let setting = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        Ok(Self {
            environment: vec![
                setting("DATABASE_URL", &text),
                setting("TAHADDI_DATA_DIR", &data.to_string_lossy()),
                setting("TAHADDI_PUBLIC_URL", PUBLIC_URL),
                setting("TAHADDI_RATE_LIMITS", "off"),
                setting("TAHADDI_TRUSTED_PROXIES", "127.0.0.1"),
            ],
            sqlite: url.sqlite_path().map(Path::to_path_buf),
            database: text,
            market,
            arenas,
            founders,
            operator,
            ranked,
            scored,
            planned,
            tokens: AccessTokens::new(keyring, PUBLIC_URL, "tahaddi", Arc::new(SystemClock)),
            _folder: folder,
            _database: database,
        })
    }

    /// The header with a fresh token of a person; it lives ten minutes.
    ///
    /// # Errors
    /// There is no key.
    pub(crate) fn bearer(&self, person: &Person) -> anyhow::Result<String> {
        Ok(format!("Bearer {}", self.tokens.issue(&person.grant)?.0))
    }
}

/// The address of a database beside another on the same server.
fn beside(admin: &str, shown: &str) -> anyhow::Result<String> {
    let name = shown.rsplit('/').next().context("a database has a name")?;
    let (server, parameters) = admin.split_once('?').unwrap_or((admin, ""));
    let (scheme, rest) = server.split_once("://").context("not an address")?;
    let authority = rest.split('/').next().unwrap_or_default();
    Ok(format!("{scheme}://{authority}/{name}?{parameters}"))
}

fn clock_back(makers: &Makers, days: i64) {
    makers.clock.set(makers.now - Span::days(days));
}

/// A call that opened a month ago and closes in so many days.
fn call(now: Instant, days: i64, title: &str) -> anyhow::Result<ChallengeDocument> {
    let day = |days: i64| -> anyhow::Result<Value> {
        let text = wall_time(now + Span::days(days), ZONE).map_err(|error| anyhow!("{error:?}"))?;
        Ok(json!({"local": text.get(..10).unwrap_or_default()}))
    };
    let criterion = |label: &str, weight: u8| json!({"label": {"fr": label}, "max": 10, "weight": weight});
    let rubric = json!({"criteria": [criterion("Innovation", 1), criterion("Impact", 2)]});
    Ok(serde_json::from_value(json!({
        "title": {"fr": title},
        "summary": {"fr": "L'innovation au service de l'irrigation."},
        "description": {"fr": "Économiser l'eau."},
        "sectors": ["agritech"],
        "technologies": ["ai"],
        "seats": 50,
        "time_zone": ZONE,
        "phases": [
            {"kind": "application", "opens": day(-30)?, "closes": day(days)?},
            {"kind": "review", "closes": day(90)?, "review": {"reviews_per_application": 3, "sealed": false, "rubric": rubric}},
        ],
        "questions": [
            {"label": {"fr": "Votre solution"}, "kind": "long_text", "required": true},
            {"label": {"fr": "Dossier technique"}, "kind": "file"},
        ],
    }))?)
}

async fn publish_call(makers: &Makers, partner: &Founder, operator: &Person, document: ChallengeDocument) -> anyhow::Result<Challenge> {
    let (owner, operator) = (partner.person.caller.clone(), operator.caller.clone());
    let new = NewChallenge { organisation: partner.organisation.clone(), programme: None, document };
    let published = makers.db.write(move |tx| {
        let id = create(tx, &owner, &new)?.id;
        request_approval(tx, &owner, &id)?;
        approve(tx, &operator, &id, None)?;
        publish(tx, &owner, &id, None)
    });
    published.await.context("a call cannot be published")
}

/// The identifier of a question of a published call.
fn question(call: &Challenge, place: usize) -> anyhow::Result<String> {
    let id = call.document.questions.get(place).and_then(|question| question.id.as_ref());
    Ok(id.context("the form lacks a question")?.to_string())
}
