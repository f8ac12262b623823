//! What the system says of processes: processor time, memory, and the machine itself.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::time::Duration;

/// How many ticks of processor time the kernel counts in a second, for everybody who reads `/proc`.
const TICKS: f64 = 100.0;

/// What `/proc/PID/stat` says of one process.
struct Stat {
    parent: u32,
    ticks: u64,
}

fn stat(pid: u32) -> Option<Stat> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name of the program may hold anything, brackets too.
    let fields: Vec<&str> = text.rsplit_once(')')?.1.split_whitespace().collect();
    let number = |place: usize| fields.get(place).and_then(|field| field.parse::<u64>().ok());
    // utime, stime, and those of children that have ended and were waited for.
    let ticks = [11, 12, 13, 14].into_iter().map(number).sum::<Option<u64>>()?;
    Some(Stat { parent: u32::try_from(number(1)?).ok()?, ticks })
}

/// These processes and all that they started.
fn tree(roots: &[u32]) -> BTreeSet<u32> {
    let mut children: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let pid = entry.file_name().to_str().and_then(|name| name.parse::<u32>().ok());
        if let Some((pid, stat)) = pid.and_then(|pid| Some((pid, stat(pid)?))) {
            children.entry(stat.parent).or_default().push(pid);
        }
    }
    let mut found = BTreeSet::new();
    let mut next = roots.to_vec();
    while let Some(pid) = next.pop() {
        if found.insert(pid) {
            next.extend(children.get(&pid).into_iter().flatten());
        }
    }
    found
}

/// The processor time that these processes and all that they started have used so far.
pub(crate) fn cpu(roots: &[u32]) -> Duration {
    let ticks: u64 = tree(roots).into_iter().filter_map(stat).map(|stat| stat.ticks).sum();
    Duration::from_secs_f64(u32::try_from(ticks).map_or(0.0, f64::from) / TICKS)
}

/// The memory that these processes and all that they started hold, in MiB: what is shared counts for each sharer in part (PSS).
pub(crate) fn memory(roots: &[u32]) -> Option<f64> {
    let of = |pid: u32| {
        let text = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?;
        let line = text.lines().find_map(|line| line.strip_prefix("Pss:"))?;
        line.split_whitespace().next()?.parse::<u32>().ok().map(f64::from)
    };
    let kib: Vec<f64> = tree(roots).into_iter().filter_map(of).collect();
    (!kib.is_empty()).then(|| kib.iter().sum::<f64>() / 1_024.0)
}

/// The first process of the PostgreSQL server that a URL leads to, if it is a private cluster of `scripts/with-postgres`: its processes
/// are counted with ours.
pub(crate) fn postmaster(url: &str) -> Option<u32> {
    let query = url.split_once('?')?.1;
    let host = query.split('&').find_map(|pair| pair.strip_prefix("host="))?;
    let folder = host.replace("%2F", "/").replace("%20", " ").replace("%25", "%");
    fs::read_to_string(format!("{folder}/data/postmaster.pid")).ok()?.lines().next()?.trim().parse().ok()
}

/// The kind of file system that the data of a measurement lies on: one in memory makes nothing durable.
fn file_system() -> String {
    let folder = std::env::temp_dir();
    let mounts = fs::read_to_string("/proc/mounts").unwrap_or_default();
    let fields = mounts.lines().map(|line| line.split(' ').collect::<Vec<_>>());
    let under = fields.filter_map(|fields| Some((*fields.get(1)?, *fields.get(2)?))).filter(|(place, _)| folder.starts_with(place));
    under.max_by_key(|(place, _)| place.len()).map_or_else(|| "unknown".to_owned(), |(_, kind)| kind.to_owned())
}

/// What was measured on, in a line.
pub(crate) fn describe() -> String {
    let cpus = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpus
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .map_or("unknown processor", |rest| rest.trim_start_matches([' ', '\t', ':']));
    let count = std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get);
    let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kib =
        memory.lines().find_map(|line| line.strip_prefix("MemTotal:")).and_then(|rest| rest.split_whitespace().next()?.parse::<u32>().ok());
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let busy = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    format!(
        "{count} × {model}, {:.0} GiB, Linux {}, data on {}, load at the start {}",
        kib.map_or(0.0, f64::from) / 1_048_576.0,
        kernel.trim(),
        file_system(),
        busy.split_whitespace().next().unwrap_or("unknown"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_is_measured_with_its_children() {
        let own = std::process::id();
        let mut child = std::process::Command::new("sleep").arg("5").spawn().unwrap();
        assert!(tree(&[own]).contains(&child.id()));
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(memory(&[own]).is_none_or(|mebibytes| mebibytes > 0.5));
    }

    #[test]
    fn the_folder_of_a_socket_is_read_off_its_url() {
        assert_eq!(postmaster("postgres://postgres@localhost:5432/postgres?host=%2Fnowhere%2Fat-all"), None);
        assert_eq!(postmaster("postgres://localhost/postgres"), None);
    }
}
