//! Reads the folder, runs every case and prints a line for each.

use super::compare::{cases, differences, numeric_tolerance, stated_tolerance};
use super::topics::TOPICS;
use serde_json::Value;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// Differences shown of one case.
const SHOWN: usize = 8;

fn folder() -> PathBuf {
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/jury-tables");
    std::env::var_os("JURY_TABLES").filter(|name| !name.is_empty()).map_or_else(|| own.into(), PathBuf::from)
}

/// `make jury-tables` and `cargo test` start in different folders: a relative name is looked up from the project's root as well.
fn existing(folder: PathBuf) -> PathBuf {
    let from_root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(&folder);
    if !folder.is_dir() && from_root.is_dir() { from_root } else { folder }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<_> =
        entries.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|e| e == "json")).collect();
    files.sort();
    files
}

/// The lines of a file, one a case, and how many failed.
fn check(path: &Path) -> (Vec<String>, usize) {
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let wrong = |why: String| (vec![format!("FAIL {name}: {why}")], 1);
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => return wrong(error.to_string()),
    };
    let table: Value = match serde_json::from_str(&text) {
        Ok(table) => table,
        Err(error) => return wrong(format!("no JSON: {error}")),
    };
    let topic_name = table["topic"].as_str().unwrap_or_default();
    let Some(topic) = TOPICS.iter().find(|topic| topic.name == topic_name) else {
        return wrong(format!("unknown topic {topic_name:?}"));
    };
    let cases = match cases(&table) {
        Ok(cases) => cases,
        Err(why) => return wrong(why),
    };
    let tolerance = stated_tolerance(&table);
    let topic = &topic.bounded(numeric_tolerance(&table).unwrap_or(f64::INFINITY));
    let mut failed = 0;
    let mut lines = Vec::new();
    for (index, (input, expected)) in cases.iter().enumerate() {
        let place = if cases.len() > 1 { format!("{name}[{index}]") } else { name.clone() };
        let title = input["name"].as_str().map(|title| format!(" ({title})")).unwrap_or_default();
        let found = match catch_unwind(AssertUnwindSafe(|| (topic.run)(input))) {
            Ok(Ok(actual)) => differences(topic, tolerance, expected, &actual),
            Ok(Err(why)) => vec![why],
            Err(_) => vec!["panicked".to_owned()],
        };
        failed += usize::from(!found.is_empty());
        lines.push(format!("{} {place} {topic_name}{title}", if found.is_empty() { "ok  " } else { "FAIL" }));
        lines.extend(found.iter().take(SHOWN).map(|difference| format!("       {difference}")));
        lines.extend((found.len() > SHOWN).then(|| format!("       … and {} more", found.len() - SHOWN)));
    }
    (lines, failed)
}

#[test]
#[expect(clippy::print_stdout, reason = "a line a case is what the run is for")]
fn jury_tables() {
    let folder = existing(folder());
    let files = files(&folder);
    assert!(!files.is_empty(), "no table in {}", folder.display());
    let mut failed = 0;
    for file in &files {
        let (lines, count) = check(file);
        failed += count;
        println!("{}", lines.join("\n"));
    }
    assert_eq!(failed, 0, "cases of {} files failed, see the lines above", files.len());
}
