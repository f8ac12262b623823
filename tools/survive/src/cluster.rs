//! The processes of a private PostgreSQL server, as `scripts/with-postgres` makes it.

use crate::program::signal;
use anyhow::{Context as _, bail, ensure};
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// A server whose folder is on this machine.
pub(crate) struct Cluster {
    home: PathBuf,
    programs: PathBuf,
    owner: (u32, u32),
}

impl Cluster {
    /// Where the server is, for clients.
    pub(crate) fn url() -> anyhow::Result<String> {
        std::env::var("TEST_POSTGRES_URL").context("TEST_POSTGRES_URL names no server: run this under scripts/with-postgres")
    }

    pub(crate) fn new() -> anyhow::Result<Self> {
        let url = Self::url()?;
        let host = url.split(['?', '&']).find_map(|part| part.strip_prefix("host=")).unwrap_or_default();
        let home = PathBuf::from(host.replace("%2F", "/").replace("%20", " ").replace("%25", "%"));
        let data = home.join("data");
        let found = fs::metadata(&data).with_context(|| format!("{}: the server is not one of scripts/with-postgres", data.display()))?;
        let main = postmaster(&home)?;
        let program = fs::read_link(format!("/proc/{main}/exe")).context("whose processes are these? This needs /proc")?;
        let programs = program.parent().map(Path::to_owned).context("postgres lies in no folder")?;
        Ok(Self { home, programs, owner: (found.uid(), found.gid()) })
    }

    /// The process that all others belong to.
    pub(crate) fn postmaster(&self) -> anyhow::Result<u32> {
        postmaster(&self.home)
    }

    /// The processes that serve clients by our program's name.
    pub(crate) fn backends(&self) -> anyhow::Result<Vec<u32>> {
        let ours =
            |id: &u32| fs::read(format!("/proc/{id}/cmdline")).is_ok_and(|line| String::from_utf8_lossy(&line).contains("tahaddi_test_"));
        Ok(self.children()?.into_iter().filter(ours).collect())
    }

    fn children(&self) -> anyhow::Result<Vec<u32>> {
        let main = self.postmaster()?;
        let id = |entry: fs::DirEntry| entry.file_name().to_str().and_then(|name| name.parse::<u32>().ok());
        let parent = |id: &u32| {
            let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
            // After the name, which may hold anything: the state, then the parent.
            stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse::<u32>().ok()
        };
        Ok(fs::read_dir("/proc")?.flatten().filter_map(id).filter(|id| parent(id) == Some(main)).collect())
    }

    /// SIGKILL for all of it, the first process first.
    pub(crate) fn kill(&self) -> anyhow::Result<()> {
        let (main, children) = (self.postmaster()?, self.children()?);
        signal("-KILL", &[&[main], children.as_slice()].concat())
    }

    /// Holds all of it still, or lets it go on.
    pub(crate) fn hold(&self, still: bool) -> anyhow::Result<()> {
        let (main, children) = (self.postmaster()?, self.children()?);
        signal(if still { "-STOP" } else { "-CONT" }, &[&[main], children.as_slice()].concat())
    }

    /// Starts it again. What it left of its memory may have to go first.
    pub(crate) fn start(&self) -> anyhow::Result<()> {
        let begun = Instant::now();
        loop {
            let mut command = Command::new(self.programs.join("pg_ctl"));
            command.args(["start", "-w", "-t", "30", "-D"]).arg(self.home.join("data")).arg("-l").arg(self.home.join("data/server.log"));
            command.current_dir(&self.home).env("LC_ALL", "C").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            if fs::metadata("/proc/self")?.uid() == 0 {
                command.uid(self.owner.0).gid(self.owner.1);
            }
            if command.status()?.success() {
                return Ok(());
            }
            ensure!(begun.elapsed() < Duration::from_secs(60), "PostgreSQL does not start again");
            std::thread::sleep(Duration::from_millis(200));
        }
    }

    /// Waits until it answers.
    pub(crate) fn wait(&self) -> anyhow::Result<()> {
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(60) {
            let asked = Command::new(self.programs.join("pg_isready")).arg("-q").arg("-h").arg(&self.home).status()?;
            if asked.success() {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        bail!("PostgreSQL does not answer")
    }
}

fn postmaster(home: &Path) -> anyhow::Result<u32> {
    let text = fs::read_to_string(home.join("data/postmaster.pid")).context("PostgreSQL does not run")?;
    text.lines().next().and_then(|id| id.trim().parse().ok()).context("postmaster.pid is empty")
}
