//! The program under test: in a folder and on a port of its own, started again and again.

use crate::client::{Answer, Client, Request};
use crate::cluster::Cluster;
use crate::{Common, say};
use anyhow::{Context as _, anyhow, bail, ensure};
use serde_json::{Value, json};
use std::fs::OpenOptions;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};
use tahaddi_persistence::testing::TestDb;

/// How long a start may take before it counts as failed.
const PATIENCE: Duration = Duration::from_secs(60);
/// The account that writes, of the demonstration.
const EMAIL: &str = "karim.tazi@ministere.tahaddi.example";
const PASSWORD: &str = "tahaddi demonstration 2027";
/// How long a token is used. It is good for ten minutes.
const TOKEN: Duration = Duration::from_secs(7 * 60);

/// Where the program runs, and with what.
pub(crate) struct Place {
    program: PathBuf,
    _folder: tempfile::TempDir,
    /// The folder, without symbolic links.
    root: PathBuf,
    database: Option<TestDb>,
    session: Option<(String, Instant)>,
    organisation: Value,
    pub(crate) address: SocketAddr,
}

impl Place {
    /// A folder with the demonstration in it, and nobody serving. On PostgreSQL the database is one of `TEST_POSTGRES_URL`.
    pub(crate) fn new(common: &Common) -> anyhow::Result<Self> {
        let program = match &common.program {
            Some(program) => program.clone(),
            None => std::env::current_exe()?.with_file_name("tahaddi"),
        };
        ensure!(program.exists(), "{} is missing: build the workspace, or say --program", program.display());
        let database = if common.postgres { Some(TestDb::postgres(&Cluster::url()?).map_err(|why| anyhow!("{why}"))?) } else { None };
        let folder = tempfile::Builder::new().prefix("tahaddi-survive-").tempdir()?;
        let (root, address) = (folder.path().canonicalize()?, free_port()?);
        let mut place = Self { program, _folder: folder, root, database, session: None, organisation: Value::Null, address };
        let server = place.start_with(&["serve", "--demo"], &[])?;
        place.refresh()?;
        server.stop()?;
        Ok(place)
    }

    /// What belongs to the program.
    pub(crate) fn data(&self) -> PathBuf {
        self.root.join("data")
    }

    /// Something beside it.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// The address of its database.
    pub(crate) fn database(&self) -> String {
        match &self.database {
            Some(database) => database.address(),
            None => format!("sqlite://{}", self.data().join("tahaddi.db").display()),
        }
    }

    /// The organisation for which is written.
    pub(crate) fn organisation(&self) -> &Value {
        &self.organisation
    }

    /// The token that writes.
    pub(crate) fn token(&self) -> &str {
        self.session.as_ref().map_or("", |(token, _)| token)
    }

    /// Logs in again if the token is old; somebody serves.
    pub(crate) fn refresh(&mut self) -> anyhow::Result<()> {
        if self.session.as_ref().is_some_and(|(_, since)| since.elapsed() < TOKEN) {
            return Ok(());
        }
        let mut client = Client::new(self.address);
        let body = json!({"email": EMAIL, "password": PASSWORD});
        let answer = client.send(&Request { method: "POST", path: "/v1/sessions", body: Some(&body), ..Request::default() })?;
        let token = answer.json().get("access_token").and_then(Value::as_str).map(str::to_owned);
        let token = token.with_context(|| format!("log-in was answered {}", answer.text()))?;
        let me = client.send(&Request { token: &token, ..Request::get("/v1/me") })?;
        self.organisation = me.json().pointer("/memberships/0/organisation_id").cloned().unwrap_or_default();
        ensure!(self.organisation.is_string(), "the account of the demonstration has no organisation: {}", me.text());
        self.session = Some((token, Instant::now()));
        Ok(())
    }

    /// Starts the program, with more in its environment.
    pub(crate) fn start(&self, environment: &[(&str, &Path)]) -> anyhow::Result<Server> {
        self.start_with(&["serve"], environment)
    }

    /// Starts another replica of it on this port.
    pub(crate) fn start_replica(&self, address: SocketAddr) -> anyhow::Result<Server> {
        self.spawn(&["serve"], &[], address)
    }

    fn start_with(&self, arguments: &[&str], environment: &[(&str, &Path)]) -> anyhow::Result<Server> {
        self.spawn(arguments, environment, self.address)
    }

    fn spawn(&self, arguments: &[&str], environment: &[(&str, &Path)], address: SocketAddr) -> anyhow::Result<Server> {
        let log = OpenOptions::new().create(true).append(true).open(self.log())?;
        let mut command = Command::new(&self.program);
        command.current_dir(&self.root).args(arguments).env_clear().envs(environment.iter().copied());
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("DATABASE_URL", self.database()).env("TAHADDI_DATA_DIR", self.data()).env("TAHADDI_BIND", address.to_string());
        // Its tokens outlive a restart, and so does what they say of it. Writers have no budget here.
        command.env("TAHADDI_PUBLIC_URL", "https://survive.example").env("TAHADDI_RATE_LIMITS", "off").env("TAHADDI_LOG", "warn");
        let begun = Instant::now();
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn();
        let child = child.with_context(|| format!("{} does not start", self.program.display()))?;
        let mut server = Server { child, address, started_in: Duration::ZERO };
        if let Err(why) = server.wait_until_ready() {
            say(&self.last_words());
            return Err(why);
        }
        server.started_in = begun.elapsed();
        Ok(server)
    }

    fn log(&self) -> PathBuf {
        self.beside("server.log")
    }

    /// The end of its log.
    fn last_words(&self) -> String {
        let text = std::fs::read_to_string(self.log()).unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        lines.get(lines.len().saturating_sub(20)..).unwrap_or_default().join("\n")
    }
}

/// A port that nobody listens on.
pub(crate) fn free_port() -> anyhow::Result<SocketAddr> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}

/// The program, serving.
pub(crate) struct Server {
    child: Child,
    address: SocketAddr,
    /// From its start until it was ready.
    pub(crate) started_in: Duration,
}

impl Server {
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// What a path answers, on a new connection.
    pub(crate) fn get(&self, path: &str) -> std::io::Result<Answer> {
        Client::new(self.address).send(&Request::get(path))
    }

    /// Waits until it can do its work.
    pub(crate) fn wait_until_ready(&mut self) -> anyhow::Result<Duration> {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            if let Some(status) = self.child.try_wait()? {
                bail!("the program ended by itself: {status}");
            }
            if self.get("/health/ready").is_ok_and(|answer| answer.status == 200) {
                return Ok(begun.elapsed());
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        bail!("the program was not ready within {} s", PATIENCE.as_secs())
    }

    /// SIGKILL.
    pub(crate) fn kill(mut self) -> anyhow::Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// Asks it to end, and does not wait.
    pub(crate) fn terminate(&self) -> anyhow::Result<()> {
        signal("-TERM", &[self.id()])
    }

    /// Waits until it has ended.
    pub(crate) fn ended(mut self) -> anyhow::Result<ExitStatus> {
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(35) {
            if let Some(status) = self.child.try_wait()? {
                return Ok(status);
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        bail!("the program does not end after SIGTERM")
    }

    /// Ends it.
    pub(crate) fn stop(self) -> anyhow::Result<()> {
        self.terminate()?;
        let status = self.ended()?;
        ensure!(status.success(), "the program ended with {status}");
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if self.child.try_wait().is_ok_and(|status| status.is_none()) {
            drop((self.child.kill(), self.child.wait()));
        }
    }
}

/// Sends a signal. That a process is gone already is no failure.
pub(crate) fn signal(name: &str, processes: &[u32]) -> anyhow::Result<()> {
    let ids = processes.iter().map(u32::to_string);
    Command::new("kill").arg(name).args(ids).stderr(Stdio::null()).status().context("kill")?;
    Ok(())
}
