//! Whoever keeps answers for everybody learns of each change.

use super::{engines, open, run, write};
use crate::StoreError;
use crate::repo::{programme, settings};
use serde_json::json;
use std::fs;
use std::path::Path;
use tahaddi_domain::document::{LocalizedText, ProgrammeDocument};
use tahaddi_domain::programme::Programme;

/// The tables of which public answers are made, under the names that the repositories give them.
const PUBLIC: [&str; 14] = [
    "challenges",
    "challenge_terms",
    "committed_seeds",
    "organisations",
    "organisation_terms",
    "programmes",
    "terms",
    "term_synonyms",
    "term_ancestors",
    "search_postings",
    "postings",
    "search_words",
    "search_trigrams",
    "grams",
];

/// The functions of a source file, each from its name to the next function.
fn functions(source: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    for line in source.lines() {
        if line.starts_with("fn ")
            || line.starts_with("pub fn ")
            || line.starts_with("pub(crate) fn ")
            || line.starts_with("pub(super) fn ")
        {
            found.push(String::new());
        }
        if let Some(last) = found.last_mut() {
            last.push_str(line);
            last.push('\n');
        }
    }
    found.split_off(1)
}

/// Whether a function writes, and names a public table.
fn writes_what_is_public(function: &str) -> bool {
    let writes = ["insert_into(", "diesel::update(", "diesel::delete(", "DELETE FROM", "INSERT INTO", "UPDATE "];
    let names = |table: &str| {
        let said = [format!("{table}::table"), format!("FROM {table} "), format!("INTO {table} "), format!("UPDATE {table} ")];
        said.iter().any(|text| {
            let mut places = function.match_indices(text.as_str());
            places.any(|(at, _)| !function[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_'))
        })
    };
    writes.iter().any(|text| function.contains(text)) && PUBLIC.iter().any(|table| names(table))
}

#[test]
fn who_writes_a_table_of_public_answers_says_so() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/repo");
    let (mut silent, mut found) = (Vec::new(), 0);
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        for function in functions(&fs::read_to_string(&path).unwrap()).iter().filter(|function| writes_what_is_public(function)) {
            found += 1;
            if !function.contains("tx.shows();") {
                silent.push(format!("{}: {}", path.display(), function.lines().next().unwrap_or_default()));
            }
        }
    }
    assert_eq!(silent, Vec::<String>::new(), "they change what everybody may read: begin them with tx.shows()");
    assert!(found >= 20, "only {found} functions were looked at");
}

#[test]
fn a_silent_writer_would_be_found() {
    let all = functions("fn a() {\n  diesel::update(challenges::table)\n}\npub fn b() {\n  diesel::delete(x)\n}\n");
    assert_eq!(all.iter().map(|function| writes_what_is_public(function)).collect::<Vec<_>>(), [true, false]);
    assert!(writes_what_is_public("\"DELETE FROM search_words WHERE x\""));
    assert!(!writes_what_is_public("diesel::update(managed_challenges::table)"));
}

#[test]
fn a_change_is_counted_before_its_writer_hears_of_it() {
    for test in engines() {
        let db = open(&test);
        run(async {
            let before = db.shown();
            write(&db, |tx| settings::put(tx, "x", &json!(1))).await.unwrap();
            assert_eq!(db.shown(), before, "settings are not public");
            write(&db, |tx| {
                let now = tx.now()?;
                let title = LocalizedText::french("DigitAgri");
                let document = ProgrammeDocument { title, summary: LocalizedText::default(), description: LocalizedText::default() };
                let id = tx.new_id()?;
                programme::insert(tx, &Programme { id, organisation: None, document, version: 1, created_at: now, updated_at: now })
            })
            .await
            .unwrap();
            assert_eq!(db.shown(), before + 1);
            let failed = write(&db, |tx| {
                tx.shows();
                Err::<(), _>(StoreError::Internal("no".to_owned()))
            });
            assert!(failed.await.is_err());
            assert_eq!(db.shown(), before + 2, "rather once too often");
        });
    }
}
