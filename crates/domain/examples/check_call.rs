//! Checks documents of calls and templates, files of JSON: whether they are read without loss and have no fault, and what publication would
//! still need.
//!
//! `cargo run -p tahaddi-domain --example check_call -- seed-data/{calls,templates}/*.json`

#![expect(clippy::print_stdout, reason = "a program for the command line")]

use serde_json::Value;
use std::process::ExitCode;
use tahaddi_domain::document::ChallengeDocument;
use tahaddi_domain::refusal::Check;
use tahaddi_domain::time::Instant;

fn main() -> ExitCode {
    let mut faults = 0;
    for file in std::env::args().skip(1) {
        let found = check(&file);
        println!("{file}: {}", if found.is_empty() { "sound".to_owned() } else { format!("\n  {}", found.join("\n  ")) });
        faults += found.len();
    }
    if faults == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn check(file: &str) -> Vec<String> {
    let text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) => return vec![error.to_string()],
    };
    let written: Value = match serde_json::from_str(&text) {
        Ok(written) => written,
        Err(error) => return vec![error.to_string()],
    };
    // A template holds its document beside a title.
    let written = written.get("document").cloned().unwrap_or(written);
    let mut document: ChallengeDocument = match serde_json::from_value(written.clone()) {
        Ok(document) => document,
        Err(error) => return vec![error.to_string()],
    };
    let mut count = 0_u128;
    let settled = document.settle(None, Check::default(), || {
        count += 1;
        ulid::Ulid::from(count)
    });
    let mut found: Vec<String> = settled
        .err()
        .map(|refusal| refusal.fields.iter().map(|field| format!("{} {} {:?}", field.pointer, field.code, field.details)).collect())
        .unwrap_or_default();
    match serde_json::to_value(&document) {
        Ok(read) => lost("", &written, &read, &mut found),
        Err(error) => found.push(error.to_string()),
    }
    let missing: Vec<String> =
        document.missing_for_publication(Instant::from_micros(0)).iter().map(|field| format!("{} {}", field.pointer, field.code)).collect();
    println!("{file}: publication needs {missing:?}");
    found
}

/// Notes everything that was written and does not come back.
fn lost(pointer: &str, written: &Value, read: &Value, found: &mut Vec<String>) {
    match (written, read) {
        (Value::Object(fields), Value::Object(read)) => {
            for (name, value) in fields {
                match read.get(name) {
                    Some(read) => lost(&format!("{pointer}/{name}"), value, read, found),
                    None => found.push(format!("{pointer}/{name} is lost")),
                }
            }
        }
        (Value::Array(items), Value::Array(read)) if items.len() == read.len() => {
            items.iter().zip(read).enumerate().for_each(|(index, (item, read))| lost(&format!("{pointer}/{index}"), item, read, found));
        }
        _ if written == read => {}
        (Value::Number(a), Value::Number(b)) if a.as_f64() == b.as_f64() => {}
        _ => found.push(format!("{pointer} was {written} and is {read}")),
    }
}
