//! Released documents, accepted breaks and the changelog.

use crate::base::{Edits, TODAY, base, edited};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use tahaddi_api_diff::accepted::AcceptedBreaks;
use tahaddi_api_diff::changelog::render;
use tahaddi_api_diff::releases::{History, Version};
use tempfile::TempDir;

/// Documents in a folder: released ones with their edits to the one before, and the current one.
struct Kept {
    folder: TempDir,
    last: Value,
}

impl Kept {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("released")).expect("a folder");
        Self { folder, last: base() }
    }

    fn released(mut self, version: &str, date: &str, edits: &Edits) -> Self {
        self.last = edited(&self.last, edits);
        let file = edited(&self.last, &vec![("/info/version", json!(version)), ("/info/x-released", json!(date))]);
        fs::write(self.path(&format!("released/{version}.json")), file.to_string()).expect("written");
        self
    }

    fn current(self, version: &str, edits: &Edits) -> Self {
        let file = edited(&edited(&self.last, edits), &vec![("/info/version", json!(version))]);
        fs::write(self.path("openapi.json"), file.to_string()).expect("written");
        self
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    fn history(&self) -> History {
        self.try_history().expect("a history")
    }

    fn try_history(&self) -> anyhow::Result<History> {
        History::read(&self.path("released"), &self.path("openapi.json"), TODAY)
    }
}

fn version(text: &str) -> Version {
    text.parse().expect("a version")
}

const REMOVED: &str = "#/components/schemas/Thing/properties/count";

fn accepts(since: &str, rule: &str, at: &str, reason: &str) -> AcceptedBreaks {
    let entry = json!([{"since": since, "rule": rule, "at": at, "reason": reason}]);
    AcceptedBreaks::parse(&entry.to_string()).expect("accepted breaks")
}

#[test]
fn versions_are_ordered_by_their_numbers() {
    assert!(version("0.10.0") > version("0.9.1"));
    assert!(version("1.0.0") > version("0.99.99"));
    for wrong in ["", "1", "1.0", "1.0.0.0", "1.0.x", "+1.0.0", "v1.0.0"] {
        assert!(wrong.parse::<Version>().is_err(), "{wrong}");
    }
}

#[test]
fn without_a_release_there_is_nothing_to_compare_with() {
    let kept = Kept::new().current("0.1.0", &vec![]);
    let history = kept.history();
    assert!(history.last().is_none() && history.steps().is_empty());
    assert!(render(&history, &AcceptedBreaks::default()).contains("Nothing is released yet"));
}

#[test]
fn the_document_is_compared_with_the_last_release_not_with_an_older_one() {
    let gone: Edits = vec![("/components/schemas/Thing/properties/count", Value::Null)];
    let kept = Kept::new().released("0.9.0", "2027-01-01", &vec![]).released("0.10.0", "2027-02-01", &gone).current("0.11.0", &vec![]);
    let history = kept.history();
    assert_eq!(history.last().expect("a release").version, version("0.10.0"));
    let steps = history.steps();
    assert_eq!(steps.iter().map(|step| step.findings.len()).collect::<Vec<_>>(), [1, 0]);
}

#[test]
fn a_released_document_is_what_its_name_says() {
    let kept = Kept::new().released("0.1.0", "2027-01-01", &vec![]).current("0.2.0", &vec![]);
    fs::rename(kept.path("released/0.1.0.json"), kept.path("released/0.1.1.json")).expect("renamed");
    assert!(kept.try_history().unwrap_err().to_string().contains("info.version"));

    let undated = Kept::new().released("0.1.0", "some day", &vec![]).current("0.2.0", &vec![]);
    assert!(undated.try_history().unwrap_err().to_string().contains("x-released"));
}

#[test]
fn the_next_release_is_newer_than_the_last_and_says_its_day() {
    let kept = Kept::new().released("0.1.0", "2027-01-01", &vec![]).current("0.2.0", &vec![]);
    let (next, text) = kept.history().next_release().expect("a release");
    assert_eq!(next, version("0.2.0"));
    let written: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(written["info"]["x-released"], TODAY);

    for old in ["0.1.0", "0.0.9"] {
        let again = Kept::new().released("0.1.0", "2027-01-01", &vec![]).current(old, &vec![]);
        assert!(again.history().next_release().unwrap_err().to_string().contains("released already"));
    }
}

#[test]
fn a_break_is_accepted_by_rule_place_and_release_with_a_reason() {
    let gone: Edits = vec![("/components/schemas/Thing/properties/count", Value::Null)];
    let kept = Kept::new().released("0.1.0", "2027-01-01", &vec![]).current("0.2.0", &gone);
    let history = kept.history();
    let (steps, since) = (history.steps(), version("0.1.0"));
    let findings = &steps[0].findings;
    let entry = |since: &str, rule: &str, at: &str| accepts(since, rule, at, "It was always 3.");

    let right = entry("0.1.0", "response-property-removed", REMOVED);
    assert_eq!(right.reason(&since, &findings[0]), Some("It was always 3."));
    assert!(right.unused(&since, findings).is_empty());

    for wrong in [
        entry("0.0.1", "response-property-removed", REMOVED),
        entry("0.1.0", "request-property-removed", REMOVED),
        entry("0.1.0", "response-property-removed", "#/components/schemas/Thing/properties/name"),
    ] {
        assert_eq!(wrong.reason(&since, &findings[0]), None);
    }
    assert_eq!(entry("0.1.0", "response-property-removed", "#/elsewhere").unused(&since, findings).len(), 1);
}

#[test]
fn from_1_0_on_no_break_is_accepted_and_none_without_a_reason() {
    let parsed = |since: &str, reason: &str| {
        let entry = json!([{"since": since, "rule": "path-removed", "at": "#/paths/x", "reason": reason}]);
        AcceptedBreaks::parse(&entry.to_string())
    };
    assert!(parsed("0.9.0", "Nobody called it.").is_ok());
    assert!(parsed("1.0.0", "Nobody called it.").unwrap_err().to_string().contains("1.0.0"));
    assert!(parsed("0.9.0", " ").unwrap_err().to_string().contains("reason"));
    assert!(AcceptedBreaks::parse(r#"[{"rule": "path-removed"}]"#).is_err());
    assert!(AcceptedBreaks::parse(r#"{"breaks": []}"#).is_err());
    assert!(AcceptedBreaks::read(Path::new("/nowhere/accepted-breaks.json")).is_ok(), "no file accepts nothing");
}

#[test]
fn the_changelog_tells_each_release_newest_first() {
    let first: Edits = vec![];
    let second: Edits = vec![
        ("/components/schemas/Thing/properties/count", Value::Null),
        ("/components/schemas/Thing/properties/weight", json!({"type": "number"})),
        ("/paths/~1things~1{id}/delete/deprecated", json!(true)),
        ("/paths/~1things~1{id}/delete/x-sunset", json!("2027-05-31")),
    ];
    let third: Edits = vec![
        ("/paths/~1things~1{id}/delete", Value::Null),
        ("/paths/~1news", json!({"get": {"summary": "Read the news", "responses": {}}})),
    ];
    let kept = Kept::new().released("0.1.0", "2027-01-15", &first).released("0.2.0", "2027-02-15", &second).current("0.3.0", &third);
    let accepted = accepts("0.1.0", "response-property-removed", REMOVED, "It was always 3.");
    let page = render(&kept.history(), &accepted);

    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("no {text:?} in:\n{page}"));
    let order = [
        "## Unreleased",
        "### Removed\n\n- `DELETE /things/{id}`: removed, as announced: `sunset 2027-05-31`",
        "### Added\n\n- `GET /news`: new operation: Read the news",
        "## 0.2.0 (2027-02-15)",
        "### Breaking\n\n- `GET /things`, `GET /things/{id}`: a field is not answered any more: `count` (`components/schemas/Thing/properties/count`). It was always 3.",
        "### Deprecated\n\n- `DELETE /things/{id}`: deprecated: `2027-05-31`",
        "### Added\n\n- `GET /things`, `GET /things/{id}`: new field in the answer: `weight`",
        "## 0.1.0 (2027-01-15)",
        "The first released document, with 6 operations.",
    ];
    assert!(order.map(at).is_sorted(), "{page}");
}

#[test]
fn the_changelog_does_not_change_with_the_day_on_which_it_is_written() {
    let announced: Edits =
        vec![("/paths/~1things~1{id}/delete/deprecated", json!(true)), ("/paths/~1things~1{id}/delete/x-sunset", json!("2027-05-31"))];
    let kept = Kept::new().released("0.1.0", "2027-01-15", &vec![]).released("0.2.0", "2027-02-15", &announced).current("0.3.0", &vec![]);
    let on = |day: &str| {
        render(&History::read(&kept.path("released"), &kept.path("openapi.json"), day).expect("a history"), &AcceptedBreaks::default())
    };
    assert_eq!(on("2027-03-01"), on("2030-01-01"));
}
