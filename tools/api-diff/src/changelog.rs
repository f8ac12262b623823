//! The changelog of the API, written from the released documents.

use crate::accepted::AcceptedBreaks;
use crate::finding::Finding;
use crate::releases::{History, Step};
use crate::rule::Rule;
use std::fmt::Write as _;

const HEAD: &str = "# Changelog of the API

What changes for those who call the API, release by release. This page is written by `make api-changelog` from the documents in
`api-spec/released` and from `api-spec/openapi.json`; do not edit it. What may change at all is said in
[API-DESIGN.md](API-DESIGN.md#what-may-change).
";

/// The headings of a release, in their order.
const SECTIONS: [&str; 5] = ["Breaking", "Deprecated", "Removed", "Added", "Changed"];

/// The whole page.
#[must_use]
pub fn render(history: &History, accepted: &AcceptedBreaks) -> String {
    let mut page = HEAD.to_owned();
    for step in history.steps().iter().rev() {
        release(&mut page, step, accepted);
    }
    match history.releases.first() {
        Some(first) => {
            let operations = first.document.operations().len();
            let _ = write!(page, "\n## {} ({})\n\nThe first released document, with {operations} operations.\n", first.version, first.date);
        }
        None => page.push_str("\n## Unreleased\n\nNothing is released yet: until the first release everything may change.\n"),
    }
    page
}

fn release(page: &mut String, step: &Step<'_>, accepted: &AcceptedBreaks) {
    let _ = match step.to {
        Some(to) => write!(page, "\n## {} ({})\n", to.version, to.date),
        None => write!(page, "\n## Unreleased\n"),
    };
    if step.findings.is_empty() {
        let _ = write!(page, "\nNo change since {}.\n", step.from.version);
    }
    for name in SECTIONS {
        let lines: Vec<_> =
            step.findings.iter().filter(|finding| section(finding.rule) == name).map(|finding| line(finding, step, accepted)).collect();
        if !lines.is_empty() {
            let _ = write!(page, "\n### {name}\n\n{}\n", lines.join("\n"));
        }
    }
}

const fn section(rule: Rule) -> &'static str {
    match rule {
        rule if rule.is_breaking() => "Breaking",
        Rule::OperationDeprecated | Rule::SunsetPostponed => "Deprecated",
        Rule::OperationSunset => "Removed",
        Rule::OperationAdded
        | Rule::ParameterAdded
        | Rule::RequestBodyAdded
        | Rule::RequestMediaTypeAdded
        | Rule::RequestPropertyAdded
        | Rule::ResponseStatusAdded
        | Rule::ResponseMediaTypeAdded
        | Rule::ResponseHeaderAdded
        | Rule::ResponsePropertyAdded
        | Rule::ResponseValueAdded
        | Rule::ErrorCodeAdded => "Added",
        _ => "Changed",
    }
}

fn line(finding: &Finding, step: &Step<'_>, accepted: &AcceptedBreaks) -> String {
    let code = |text: &str| format!("`{}`", text.replace('`', "'"));
    let values = match (finding.old.as_str(), finding.new.as_str()) {
        ("", "") => String::new(),
        // Its summary.
        ("", new) if finding.rule == Rule::OperationAdded => format!(": {new}"),
        ("", new) => format!(": {}", code(new)),
        (old, "") => format!(": {}", code(old)),
        (old, new) => format!(": {} → {}", code(old), code(new)),
    };
    let place = finding.at.trim_start_matches("#/");
    let mut line = format!("- {}: {}{values} ({})", finding.used_by(), finding.rule.text(), code(place));
    if let Some(reason) = accepted.reason(&step.from.version, finding) {
        let _ = write!(line, ". {reason}");
    }
    line
}
