//! Processes that are measured, each on a free port of this machine.

use crate::client::{Connection, request};
use crate::machine;
use anyhow::{Context as _, bail};
use std::fs::File;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long a process may take until it answers.
const PATIENCE: Duration = Duration::from_secs(120);

/// A process that answers requests. It ends when this is dropped.
pub(crate) struct Program {
    child: Child,
    /// Where.
    pub(crate) address: SocketAddr,
    /// How long it took from its start to its first good answer.
    pub(crate) cold_start: Duration,
}

impl Program {
    /// Starts `tahaddi serve` with these settings and no others; what it logs goes to a file.
    ///
    /// # Errors
    /// It does not start, or does not answer in time.
    pub(crate) fn tahaddi(program: &Path, arguments: &[&str], settings: &[(String, String)], log: &Path) -> anyhow::Result<Self> {
        let address = free_address()?;
        let mut command = Command::new(program);
        command.arg("serve").args(arguments).env_clear().envs(settings.iter().cloned()).env("TAHADDI_BIND", address.to_string());
        Self::start(command, address, "/health/ready", log)
    }

    /// Starts any program that is told to listen on `address`, and waits until it answers `path` with success.
    ///
    /// # Errors
    /// As [`Self::tahaddi`].
    pub(crate) fn start(mut command: Command, address: SocketAddr, path: &str, log: &Path) -> anyhow::Result<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        let file = File::create(log)?;
        command.stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file);
        let begun = Instant::now();
        let child = command.spawn().with_context(|| format!("{name} cannot be started"))?;
        let mut started = Self { child, address, cold_start: Duration::ZERO };
        let asked = request("GET", path, &address.to_string(), &[], None);
        while begun.elapsed() < PATIENCE {
            let answered = Connection::open(address).and_then(|mut connection| connection.ask(&asked).map(|answer| answer.status));
            if matches!(answered, Ok(200..=299)) {
                started.cold_start = begun.elapsed();
                return Ok(started);
            }
            if let Some(status) = started.child.try_wait()? {
                bail!("{name} ended with {status}: {}", tail(log));
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        bail!("{name} does not answer {path}: {}", tail(log))
    }

    /// The process, to be measured with its children.
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Its memory, in MiB.
    pub(crate) fn memory(&self) -> Option<f64> {
        machine::memory(&[self.pid()])
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let asked = Command::new("kill").arg("-TERM").arg(self.pid().to_string()).status();
        let begun = Instant::now();
        while asked.is_ok() && begun.elapsed() < Duration::from_secs(30) {
            if !matches!(self.child.try_wait(), Ok(None)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// An address that nobody has. Another program may take it before it is used: then the start fails, and says so.
///
/// # Errors
/// The system has none.
pub(crate) fn free_address() -> anyhow::Result<SocketAddr> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}

fn tail(log: &Path) -> String {
    let text = std::fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().rev().take(5).collect();
    lines.into_iter().rev().collect::<Vec<_>>().join(" | ")
}
