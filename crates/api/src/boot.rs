//! From settings to a running server: what `main` and the tests have in common.

use crate::auth::keyring::{FileKeys, KeyPurpose, Keyring};
use crate::auth::password::{PasswordParams, Passwords};
use crate::auth::receipt::Receipts;
use crate::auth::token::AccessTokens;
use crate::context::{Ctx, Parts};
use crate::http;
use crate::http::extract::CursorKey;
use crate::http::kept::Answers;
use crate::http::rate::Rates;
use crate::http::unchanged::Unchanged;
use crate::outbound::mailer::Mailer;
use crate::planner::Planner;
use crate::service::demo;
use crate::service::file_keys::{self, Rotation};
use crate::settings::Settings;
use crate::system::{SystemClock, SystemRandom};
use actix_web::dev::ServerHandle;
use actix_web::{App, HttpServer};
use anyhow::{Context as _, anyhow, bail};
use secrecy::ExposeSecret as _;
use std::fs::DirBuilder;
use std::net::{SocketAddr, TcpListener};
use std::num::NonZeroUsize;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tahaddi_domain::random::Random;
use tahaddi_domain::time::{Clock, FixedClock};
use tahaddi_persistence::{DatabaseUrl, Db, Options, TimeSource};
use tokio::task::JoinHandle;
use tracing_subscriber::EnvFilter;

/// For whom access tokens are.
const AUDIENCE: &str = "tahaddi";
/// How many database requests may wait before more are refused.
const DB_QUEUE: usize = 1024;
/// How long a client may take to send the head of a request.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(10);
/// How long an idle connection is kept: longer than reverse proxies reuse theirs.
const KEEP_ALIVE: Duration = Duration::from_secs(75);
/// How long a client may take to close a connection that is ending.
const DISCONNECT_TIMEOUT: Duration = Duration::from_secs(3);
/// How long requests may take to finish after SIGTERM, in seconds: within the half minute that supervisors wait.
const SHUTDOWN_TIMEOUT: u64 = 25;
/// How many connections one worker holds at most.
const MAX_CONNECTIONS: usize = 10_000;

/// What a context is made of, where it is not all in the settings.
pub struct BootOptions {
    /// The settings.
    pub settings: Settings,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub random: Arc<dyn Random>,
    /// Whose clock counts inside writes.
    pub time_source: TimeSource,
    /// A password hasher other than that of the settings.
    pub passwords: Option<Passwords>,
    /// A mailer other than that of the settings.
    pub mailer: Option<Mailer>,
    /// A database other than that of the settings.
    pub database: Option<DatabaseUrl>,
}

impl BootOptions {
    /// As in production: the system's clock and randomness, the database's time.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self {
            settings,
            clock: Arc::new(SystemClock),
            random: Arc::new(SystemRandom),
            time_source: TimeSource::Database,
            passwords: None,
            mailer: None,
            database: None,
        }
    }
}

/// Starts logging, to standard error.
///
/// # Errors
/// `TAHADDI_LOG` or `TAHADDI_LOG_FORMAT` mean nothing.
pub fn init_logging(settings: &Settings) -> anyhow::Result<()> {
    // The web server tells of each of its threads; who wants to know says actix_server=info.
    let directives = format!("actix_server=warn,{}", settings.log);
    let filter = EnvFilter::try_new(directives).with_context(|| format!("TAHADDI_LOG is not a filter: {}", settings.log))?;
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = match settings.log_format.as_str() {
        "text" => builder.with_ansi(false).try_init(),
        "json" => builder.json().flatten_event(true).try_init(),
        other => bail!("TAHADDI_LOG_FORMAT is text or json, not {other}"),
    };
    started.map_err(|error| anyhow!("logging does not start: {error}"))
}

/// Takes the address of the settings. Where they leave the port to the system (port 0) and name no public URL, the public URL
/// is that of the port that the system gave.
///
/// # Errors
/// The address is not one, or is in use.
pub fn listen(settings: &mut Settings) -> anyhow::Result<TcpListener> {
    let bind = settings.bind.clone();
    let listener = TcpListener::bind(&bind).with_context(|| format!("cannot listen on TAHADDI_BIND={bind}"))?;
    if bind.ends_with(":0") {
        settings.bind = listener.local_addr()?.to_string();
    }
    Ok(listener)
}

/// Applies the migrations that the database lacks, and returns their names.
///
/// # Errors
/// The database cannot be reached or refuses one.
pub fn migrate(settings: &Settings) -> anyhow::Result<Vec<String>> {
    create_data_folder(settings)?;
    Ok(tahaddi_persistence::migrate(&settings.database()?)?)
}

/// Reverts the last `count` migrations, and returns their names.
///
/// # Errors
/// As [`migrate`].
pub fn revert(settings: &Settings, count: usize) -> anyhow::Result<Vec<String>> {
    Ok(tahaddi_persistence::revert(&settings.database()?, count)?)
}

/// Whether the start of a server migrates by itself: a file of its own always, a shared server unless it is told not to.
///
/// # Errors
/// The database URL is not one of a database that we know.
pub fn migrates_itself(settings: &Settings, no_migrate: bool) -> anyhow::Result<bool> {
    Ok(settings.database()?.sqlite_path().is_some() || !no_migrate)
}

/// The parts of a server, from its settings. To be called inside the Tokio runtime.
///
/// # Errors
/// A setting means nothing, or the database, the keys or the mailer cannot be used; one clear line each.
pub fn context(options: BootOptions) -> anyhow::Result<Ctx> {
    let BootOptions { settings, clock, random, time_source, passwords, mailer, database } = options;
    create_data_folder(&settings)?;
    let keyring = Arc::new(keyring(&settings, &*clock)?);
    let url = match database {
        Some(url) => url,
        None => settings.database()?,
    };
    let connections = settings.db_connections.unwrap_or(if url.sqlite_path().is_some() { 4 } else { 16 });
    let db = Db::open(&url, Options { connections, queue: DB_QUEUE, clock: Arc::clone(&clock), random: Arc::clone(&random), time_source })?;
    let receipts = Arc::new(Receipts::new(Arc::clone(&keyring), settings.public_url()));
    let tokens = AccessTokens::new(Arc::clone(&keyring), settings.public_url(), AUDIENCE, Arc::clone(&clock));
    let passwords = match passwords {
        Some(passwords) => passwords,
        None => Passwords::new(
            PasswordParams { memory_kib: settings.argon2_memory_kib, passes: settings.argon2_passes, ..PasswordParams::default() },
            cores(),
        )?,
    };
    let mailer = match (mailer, &settings.smtp_url) {
        (Some(mailer), _) => mailer,
        (None, Some(url)) => Mailer::smtp(url, &settings.mail_from)?,
        (None, None) => Mailer::folder(mail_folder(&settings), &settings.mail_from)?,
    };
    let files = Arc::new(settings.open_files(Arc::new(file_keys(&settings, &*clock)?))?);
    let secret = keyring.cursor_secret().expose_secret();
    let cursors = CursorKey::new(secret.try_into().context("the secret of cursors does not have 32 bytes")?);
    let (rates, proxies) = (Rates::new(&settings, Arc::clone(&clock)), settings.proxies()?);
    let answers = Answers::new(usize::try_from(settings.answers_megabytes)? * 1_000_000);
    let mut name = [0; 6];
    random.fill(&mut name);
    let replica = format!("replica-{}", name.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
    Ok(Ctx::new(Parts {
        db,
        clock,
        random,
        keyring,
        tokens,
        receipts,
        passwords,
        files,
        mailer,
        planner: Planner::default(),
        rankings: Planner::default(),
        unchanged: Unchanged::default(),
        cursors,
        rates,
        answers,
        proxies,
        settings,
        replica,
    }))
}

/// Loads the demonstration unless the database has it; whether it was loaded now. It happens on a clock of its own.
///
/// # Errors
/// The database cannot be used, or the data of the demonstration does not fit the rules.
pub async fn load_demo(ctx: &Ctx) -> anyhow::Result<bool> {
    let now = ctx.clock.now();
    let clock = Arc::new(FixedClock::new(now));
    let options = Options {
        connections: 1,
        queue: DB_QUEUE,
        clock: Arc::clone(&clock) as Arc<dyn Clock>,
        random: Arc::clone(&ctx.random),
        time_source: TimeSource::Clock,
    };
    let db = Db::open(&ctx.settings.database()?, options)?;
    Ok(demo::load(&db, clock, &ctx.passwords, Arc::clone(&ctx.receipts), now).await?)
}

/// Where mail goes without a mail server.
#[must_use]
pub fn mail_folder(settings: &Settings) -> PathBuf {
    settings.data_dir.join("mail")
}

/// Makes a new access key and removes those that nobody needs any more; the name of the new one and the names of those.
///
/// # Errors
/// The folder of the keys cannot be used.
pub fn rotate_keys(settings: &Settings, clock: &dyn Clock) -> anyhow::Result<(String, Vec<String>)> {
    create_data_folder(settings)?;
    let keyring = keyring(settings, clock)?;
    let now = clock.now();
    let made = keyring.rotate(KeyPurpose::Access, now)?;
    let removed = keyring.prune(now - Keyring::RETIREMENT, now)?;
    Ok((made, removed))
}

/// Wraps the keys of all files by a new master key; see [`file_keys::rotate`].
///
/// # Errors
/// The database or the folder of the keys cannot be used.
pub async fn rotate_file_keys(ctx: &Ctx) -> anyhow::Result<Rotation> {
    let keys = file_keys(&ctx.settings, &*ctx.clock)?;
    Ok(file_keys::rotate(&ctx.db, &ctx.files, &keys, ctx.clock.now()).await?)
}

/// The public keys of receipts, from the data folder.
///
/// # Errors
/// The folder cannot be read.
pub fn receipt_keys(settings: &Settings, clock: &dyn Clock) -> anyhow::Result<serde_json::Value> {
    Ok(keyring(settings, clock)?.jwks(KeyPurpose::Receipt, clock.now()))
}

fn keyring(settings: &Settings, clock: &dyn Clock) -> anyhow::Result<Keyring> {
    Ok(Keyring::open(&settings.keys_folder(), clock.now())?)
}

fn file_keys(settings: &Settings, clock: &dyn Clock) -> anyhow::Result<FileKeys> {
    Ok(FileKeys::open(&settings.data_dir.join("keys"), clock.now())?)
}

/// The data folder is ours alone: it holds keys, mails and the database file.
fn create_data_folder(settings: &Settings) -> anyhow::Result<()> {
    let folder = &settings.data_dir;
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .with_context(|| format!("cannot create the data folder {}", folder.display()))
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(2, NonZeroUsize::get)
}

/// A server that accepts requests.
pub struct Running {
    /// Where.
    pub address: SocketAddr,
    handle: ServerHandle,
    server: JoinHandle<std::io::Result<()>>,
}

impl Running {
    /// What stops it.
    #[must_use]
    pub fn handle(&self) -> ServerHandle {
        self.handle.clone()
    }

    /// Waits until it has stopped.
    ///
    /// # Errors
    /// It stopped because it could not go on.
    pub async fn finished(self) -> anyhow::Result<()> {
        Ok(self.server.await??)
    }
}

/// Serves until it is stopped. To be called inside the Tokio runtime; signals are the caller's business.
///
/// # Errors
/// The listener cannot be used.
pub fn serve(ctx: &Ctx, listener: TcpListener) -> anyhow::Result<Running> {
    let address = listener.local_addr()?;
    let workers = ctx.settings.workers.unwrap_or_else(cores);
    if workers == 0 {
        bail!("TAHADDI_WORKERS is at least 1");
    }
    let context = ctx.clone();
    let server = HttpServer::new(move || {
        let context = context.clone();
        App::new().configure(move |config| http::configure(config, &context))
    })
    .workers(workers)
    // Else the end of a large answer waits until its beginning is acknowledged, which takes clients up to 40 ms.
    .tcp_nodelay(true)
    .max_connections(MAX_CONNECTIONS)
    .client_request_timeout(REQUEST_TIMEOUT)
    .client_disconnect_timeout(DISCONNECT_TIMEOUT)
    .keep_alive(KEEP_ALIVE)
    .shutdown_timeout(SHUTDOWN_TIMEOUT)
    .disable_signals()
    .listen(listener)
    .context("cannot serve")?
    .run();
    let handle = server.handle();
    Ok(Running { address, handle, server: tokio::spawn(server) })
}
