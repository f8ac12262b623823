//! A running server on a database of its own.

use crate::mail::{self, Mail};
use crate::people::{Person, World};
use crate::raw::RawConnection;
use actix_web::dev::ServerHandle;
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, mpsc};
use std::time::Duration;
use tahaddi_api::auth::password::Passwords;
use tahaddi_api::boot::{self, BootOptions};
use tahaddi_api::context::Ctx;
use tahaddi_api::quota::Budget;
use tahaddi_api::settings::Settings;
use tahaddi_domain::access::OperatorRole;
use tahaddi_domain::document::Language;
use tahaddi_domain::id::SessionId;
use tahaddi_domain::random::SeededRandom;
use tahaddi_domain::time::{Clock as _, FixedClock, Instant, Span};
use tahaddi_persistence::repo::session::{self, Session};
use tahaddi_persistence::repo::user::{self, User};
use tahaddi_persistence::testing::TestDb;
use tahaddi_persistence::{StoreError, TimeSource, Tx};
use tempfile::TempDir;

/// When every test begins.
const BEGINNING: &str = "2027-01-15T09:00:00Z";

/// The database that the suite runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// A file.
    Sqlite,
    /// The server of `TEST_POSTGRES_URL`.
    Postgres,
}

impl Engine {
    /// `TAHADDI_TEST_ENGINE`, SQLite unless set.
    #[must_use]
    pub fn chosen() -> Self {
        match std::env::var("TAHADDI_TEST_ENGINE").as_deref() {
            Ok("postgres") => Self::Postgres,
            Ok("sqlite") | Err(_) => Self::Sqlite,
            Ok(other) => panic!("TAHADDI_TEST_ENGINE is sqlite or postgres, not {other}"),
        }
    }

    /// An empty, migrated database.
    #[must_use]
    pub fn database(self) -> TestDb {
        match self {
            Self::Sqlite => TestDb::sqlite().unwrap(),
            Self::Postgres => {
                TestDb::postgres(&Self::postgres_url().expect("TEST_POSTGRES_URL names a server: run scripts/with-postgres")).unwrap()
            }
        }
    }

    /// The server for tests on PostgreSQL, if there is one.
    #[must_use]
    pub fn postgres_url() -> Option<String> {
        std::env::var("TEST_POSTGRES_URL").ok().filter(|url| !url.is_empty())
    }
}

/// More than a test uses.
fn budget() -> Budget {
    "1000000/60".parse().unwrap()
}

/// A server on a free port with a database, a clock, keys and a mail folder of its own. It ends with the test.
pub struct TestApp {
    // Dropped in this order: the server, then what it stands on.
    _server: ServerGuard,
    world: Arc<World>,
    /// The parts of the server, for what no operation does.
    pub ctx: Ctx,
    /// Its clock, which stands still until it is moved.
    pub clock: Arc<FixedClock>,
    database: TestDb,
    folder: TempDir,
}

impl TestApp {
    /// Starts one. The catalogue is empty; see [`TestApp::load_catalogue`].
    pub async fn start() -> Self {
        Self::start_with(|_settings| {}).await
    }

    /// Starts one with other settings.
    pub async fn start_with(change: impl FnOnce(&mut Settings)) -> Self {
        Self::start_on(Engine::chosen(), change).await
    }

    /// Starts one on this engine, for tests that compare both.
    pub async fn start_on(engine: Engine, change: impl FnOnce(&mut Settings)) -> Self {
        static SEED: AtomicU64 = AtomicU64::new(1);
        let database = engine.database();
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(FixedClock::new(Instant::parse(BEGINNING).unwrap()));
        let mut settings = Settings {
            data_dir: folder.path().join("data"),
            bind: "127.0.0.1:0".to_owned(),
            public_url: Some("https://api.tahaddi.test".to_owned()),
            front_end_url: Some("https://tahaddi.test".to_owned()),
            workers: Some(1),
            db_connections: Some(3),
            // Nobody comes near these; whoever tests budgets sets others.
            rate_read: budget(),
            rate_search: budget(),
            rate_write: budget(),
            rate_auth: budget(),
            ..Settings::default()
        };
        change(&mut settings);
        let listener = boot::listen(&mut settings).unwrap();
        let address = listener.local_addr().unwrap();
        let ctx = boot::context(BootOptions {
            settings,
            clock: clock.clone(),
            random: Arc::new(SeededRandom::new(SEED.fetch_add(1, Ordering::Relaxed))),
            time_source: TimeSource::Clock,
            passwords: Some(Passwords::for_tests()),
            mailer: None,
            database: Some(database.url()),
        })
        .unwrap();
        let server = ServerGuard::start(&ctx, listener);
        let world = Arc::new(World::new(format!("http://{address}"), ctx.clone()));
        Self { _server: server, world, ctx, clock, database, folder }
    }

    /// The parts of a second server over the same database, keys and mails: another replica.
    #[must_use]
    pub fn replica(&self) -> Ctx {
        boot::context(BootOptions {
            settings: self.ctx.settings.clone(),
            clock: self.clock.clone(),
            random: Arc::new(SeededRandom::new(1_000_000 + self.world.next_number())),
            time_source: TimeSource::Clock,
            passwords: Some(Passwords::for_tests()),
            mailer: None,
            database: Some(self.database.url()),
        })
        .unwrap()
    }

    /// A second server over the same database, keys and mails. It ends with the test too.
    #[must_use]
    pub fn second_server(&self) -> Replica {
        let ctx = self.replica();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let server = ServerGuard::start(&ctx, listener);
        Replica { _server: server, world: Arc::new(self.world.replica(base, ctx.clone())), ctx }
    }

    /// Where it is: `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.world.base
    }

    /// A connection of which nothing is checked.
    pub async fn connect(&self) -> RawConnection {
        RawConnection::open(self.base().trim_start_matches("http://")).await
    }

    /// Now, by its clock.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Moves its clock forward. People stay signed in: their tokens are issued anew for each request.
    pub fn advance(&self, span: Span) {
        self.clock.advance(span);
    }

    /// Does what is due: mail, scheduled publication, sealing of the audit trail.
    pub async fn tick(&self) {
        tahaddi_api::worker::tick(&self.ctx).await.unwrap();
    }

    /// Loads the sectors, technologies, regions and sites that a real server starts with.
    pub async fn load_catalogue(&self) {
        tahaddi_api::service::seed::catalogue(&self.ctx.db).await.unwrap();
    }

    /// The mails that were sent so far, oldest first. Call [`TestApp::tick`] before.
    #[must_use]
    pub fn mails(&self) -> Vec<Mail> {
        mail::mails_in(&self.mail_folder())
    }

    /// The newest mail to this address.
    #[must_use]
    #[track_caller]
    pub fn mail_to(&self, address: &str) -> Mail {
        let mails = self.mails();
        let found = mails.iter().rev().find(|mail| mail.to.contains(address)).cloned();
        found.unwrap_or_else(|| panic!("no mail to {address} among those to {:?}", mails.iter().map(|mail| &mail.to).collect::<Vec<_>>()))
    }

    /// Where mails are written.
    #[must_use]
    pub fn mail_folder(&self) -> PathBuf {
        boot::mail_folder(&self.ctx.settings)
    }

    /// A folder of this test.
    #[must_use]
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// Nobody: requests without a token.
    #[must_use]
    pub fn anonymous(&self) -> Person {
        Person::anonymous(Arc::clone(&self.world))
    }

    /// A person with a verified account, signed in.
    pub async fn person(&self, name: &str) -> Person {
        self.enrol(name, None).await
    }

    /// An operator who runs the network.
    pub async fn operator(&self) -> Person {
        self.enrol("Operator", Some(OperatorRole::Admin)).await
    }

    /// An operator who only reads.
    pub async fn support(&self) -> Person {
        self.enrol("Support", Some(OperatorRole::Support)).await
    }

    /// The person behind an account that was made over HTTP, in the newest of its sessions.
    pub async fn signed_in(&self, email: &str) -> Person {
        let (email, now) = (email.to_owned(), self.now());
        let found = self.ctx.db.write(move |tx| {
            let user = user::find_by_email(tx, &email)?.unwrap();
            let session = session::live(tx, &user.id, now)?.remove(0);
            // Tests travel further than a session lasts.
            session::save(tx, &Session { expires_at: now + Span::days(3650), ..session.clone() })?;
            Ok::<_, StoreError>((user, session.id))
        });
        let (user, session) = found.await.unwrap();
        Person::signed_in(Arc::clone(&self.world), user, session)
    }

    /// The same person in another session, as after a new log-in.
    pub async fn signed_in_anew(&self, person: &Person) -> Person {
        let id = person.id().clone();
        let opened = self.ctx.db.write(move |tx| {
            let user = user::find(tx, &id)?.unwrap();
            let session = open_session(tx, &user)?;
            Ok::<_, StoreError>((user, session))
        });
        let (user, session) = opened.await.unwrap();
        Person::signed_in(Arc::clone(&self.world), user, session)
    }

    async fn enrol(&self, name: &str, operator_role: Option<OperatorRole>) -> Person {
        let number = self.world.next_number();
        let email = format!("{0}@{0}-{number}.example", name.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-"));
        let person_name = name.to_owned();
        let (user, session) = self
            .ctx
            .db
            .write(move |tx| {
                let now = tx.now()?;
                let user = User {
                    id: tx.new_id()?,
                    email: email.clone(),
                    name: person_name.clone(),
                    language: Language::Fr,
                    password_hash: None,
                    email_verified_at: Some(now),
                    operator_role,
                    disabled_at: None,
                    token_epoch: 0,
                    version: 1,
                    created_at: now,
                    updated_at: now,
                };
                user::insert(tx, &user)?;
                let session = open_session(tx, &user)?;
                Ok::<_, StoreError>((user, session))
            })
            .await
            .unwrap();
        Person::signed_in(Arc::clone(&self.world), user, session)
    }
}

fn open_session(tx: &mut Tx<'_>, user: &User) -> Result<SessionId, StoreError> {
    let (id, now): (SessionId, _) = (tx.new_id()?, tx.now()?);
    let session = Session {
        id: id.clone(),
        user: user.id.clone(),
        user_agent: "acceptance".to_owned(),
        address: "127.0.0.1".to_owned(),
        generation: 0,
        generation_seen: 0,
        created_at: now,
        last_used_at: now,
        expires_at: now + Span::days(3650),
        revoked_at: None,
        revoked_reason: None,
    };
    session::insert(tx, &session)?;
    Ok(id)
}

/// Another server of the same test. Drop it before the [`TestApp`].
pub struct Replica {
    _server: ServerGuard,
    pub(crate) world: Arc<World>,
    /// The parts of the server.
    pub ctx: Ctx,
}

/// Stops the server when the test ends. One thread of the process drives all servers, so that a test need not be polled for it.
struct ServerGuard {
    handle: ServerHandle,
}

static DRIVER: LazyLock<tokio::runtime::Handle> = LazyLock::new(|| {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let handle = runtime.handle().clone();
    std::thread::Builder::new().name("servers".to_owned()).spawn(move || runtime.block_on(std::future::pending::<()>())).unwrap();
    handle
});

impl ServerGuard {
    fn start(ctx: &Ctx, listener: TcpListener) -> Self {
        let _entered = DRIVER.enter();
        let running = boot::serve(ctx, listener).unwrap();
        Self { handle: running.handle() }
    }
}

impl Drop for ServerGuard {
    fn drop(&mut self) {
        let (stopped, wait) = mpsc::channel();
        let stop = self.handle.stop(false);
        DRIVER.spawn(async move {
            stop.await;
            drop(stopped);
        });
        // Nothing is ever sent: the channel is disconnected when the server has stopped.
        let _stopped: Result<(), _> = wait.recv_timeout(Duration::from_secs(5));
    }
}
