//! PostgreSQL's own load tool with the same statement, prepared.

use crate::load::Sample;
use crate::machine;
use anyhow::{Context as _, bail};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// Where pgbench is, if it is anywhere.
pub(crate) fn find() -> Option<PathBuf> {
    let in_path = std::env::var_os("PATH").into_iter().flat_map(|path| std::env::split_paths(&path).collect::<Vec<_>>());
    let packaged = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().map(|entry| entry.path().join("bin"));
    in_path.chain(packaged).map(|folder| folder.join("pgbench")).find(|program| program.is_file())
}

/// Lets so many clients run a statement for a while.
///
/// # Errors
/// pgbench failed.
pub(crate) fn drive(program: &Path, url: &str, sql: &str, clients: usize, roots: &[u32], span: Duration) -> anyhow::Result<Sample> {
    let script = tempfile::NamedTempFile::new()?;
    std::fs::write(script.path(), format!("{sql};\n"))?;
    let before = machine::cpu(roots);
    let seconds = span.as_secs().max(1).to_string();
    let mut command = Command::new(program);
    command.args(["-n", "-M", "prepared", "-c", &clients.to_string(), "-j", "2", "-T", &seconds, "-f"]).arg(script.path()).arg(url);
    let ended = command.output().context("pgbench cannot be started")?;
    let cpu = machine::cpu(roots).saturating_sub(before);
    let text = String::from_utf8_lossy(&ended.stdout).into_owned();
    let number = |mark: &str| -> Option<f64> { text.split(mark).nth(1)?.split_whitespace().next()?.parse().ok() };
    let (Some(rate), Some(latency), Some(count)) = (number("tps = "), number("latency average = "), transactions(&text)) else {
        bail!("pgbench says: {text} {}", String::from_utf8_lossy(&ended.stderr));
    };
    let cpu = cpu.as_secs_f64() * 1e6 / count.max(1.0);
    // It tells the mean, and no percentile.
    Ok(Sample { rate, p50: latency * 1e3, p99: 0.0, cpu, count: 0, ..Sample::default() })
}

fn transactions(text: &str) -> Option<f64> {
    let line = text.lines().find_map(|line| line.strip_prefix("number of transactions actually processed: "))?;
    line.split('/').next()?.trim().parse().ok()
}
