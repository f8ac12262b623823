//! Which refusals the suite has met: a line each, in the file that `TAHADDI_CODES_SEEN` names. `scripts/codes-seen` reads it.

use std::collections::BTreeSet;
use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::sync::{LazyLock, Mutex, PoisonError};

struct Seen {
    file: File,
    lines: BTreeSet<String>,
}

/// Notes that the test that runs now was refused with `code` by an operation, or by something that is none, or that the test told by itself (`-`).
pub(crate) fn note(operation: &str, status: u16, code: &str) {
    static SEEN: LazyLock<Option<Mutex<Seen>>> = LazyLock::new(|| {
        let path = std::env::var_os("TAHADDI_CODES_SEEN")?;
        let file = OpenOptions::new().create(true).append(true).open(path).unwrap();
        Some(Mutex::new(Seen { file, lines: BTreeSet::new() }))
    });
    let Some(seen) = &*SEEN else { return };
    let test = std::thread::current().name().unwrap_or("-").to_owned();
    let line = format!("{code}\t{status}\t{operation}\t{test}\n");
    let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
    if seen.lines.insert(line.clone()) {
        seen.file.write_all(line.as_bytes()).unwrap();
    }
}
