//! The program `tahaddi-api-diff`; `make api-diff`, `make api-changelog` and `make api-release` run it.

use anyhow::{Context as _, bail, ensure};
use clap::{Args, Parser, Subcommand};
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;
use tahaddi_api_diff::accepted::AcceptedBreaks;
use tahaddi_api_diff::changelog;
use tahaddi_api_diff::diff;
use tahaddi_api_diff::document::Document;
use tahaddi_api_diff::finding::Finding;
use tahaddi_api_diff::mutation;
use tahaddi_api_diff::releases::{History, Step};

/// Compares OpenAPI documents, refuses what breaks clients, and writes the API's changelog.
#[derive(Debug, Parser)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Compares the document with the last released one; fails on a break that was not accepted
    Check(Paths),
    /// Writes the changelog, or with --check fails if it is not what would be written
    Changelog {
        #[command(flatten)]
        paths: Paths,
        /// The page
        #[arg(long, default_value = "docs/API-CHANGELOG.md")]
        page: PathBuf,
        /// Only compare
        #[arg(long)]
        check: bool,
    },
    /// Keeps the document as the release that its info.version names
    Release(Paths),
    /// Compares any two documents
    Compare {
        /// The older document
        old: PathBuf,
        /// The newer document
        new: PathBuf,
        /// The day on which they are judged, such as 2027-06-30
        #[arg(long)]
        today: String,
    },
    /// Breaks every rule once, in the document, and fails if one does not find it
    SelfTest {
        /// The document
        #[arg(long, default_value = "api-spec/openapi.json")]
        document: PathBuf,
    },
}

#[derive(Debug, Args)]
struct Paths {
    /// The folder of released documents
    #[arg(long, default_value = "api-spec/released")]
    released: PathBuf,
    /// The document of the working tree
    #[arg(long, default_value = "api-spec/openapi.json")]
    current: PathBuf,
    /// The breaks that were accepted
    #[arg(long, default_value = "api-spec/accepted-breaks.json")]
    accepted: PathBuf,
    /// The day on which the document is judged, such as 2027-06-30
    #[arg(long)]
    today: String,
}

impl Paths {
    fn read(&self) -> anyhow::Result<(History, AcceptedBreaks)> {
        Ok((History::read(&self.released, &self.current, &self.today)?, AcceptedBreaks::read(&self.accepted)?))
    }
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("api-diff: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::Check(paths) => {
            let (history, accepted) = paths.read()?;
            check(&history, &accepted)
        }
        Command::Changelog { paths, page, check } => {
            let (history, accepted) = paths.read()?;
            let text = changelog::render(&history, &accepted);
            if check {
                let committed = fs::read_to_string(&page).unwrap_or_default();
                ensure!(committed == text, "{} is out of date: run 'make api-changelog' and commit it", page.display());
                Ok(())
            } else {
                fs::write(&page, text).with_context(|| format!("{} cannot be written", page.display()))
            }
        }
        Command::Release(paths) => release(&paths),
        Command::Compare { old, new, today } => {
            let findings = diff(&Document::read(&old)?, &Document::read(&new)?, &today);
            let breaking = findings.iter().filter(|finding| finding.rule.is_breaking()).count();
            say(&findings.iter().map(Finding::to_string).collect::<Vec<_>>().join("\n"));
            ensure!(breaking == 0, "{breaking} of {} changes break clients", findings.len());
            Ok(())
        }
        Command::SelfTest { document } => self_test(&Document::read(&document)?),
    }
}

fn check(history: &History, accepted: &AcceptedBreaks) -> anyhow::Result<()> {
    let steps = history.steps();
    let Some(last) = steps.last() else {
        say("api-diff: nothing is released yet, so nothing can break");
        return Ok(());
    };
    let mut refused = 0;
    for Step { from, findings, .. } in &steps {
        for entry in accepted.unused(&from.version, findings) {
            refused += 1;
            say(&format!("accepted-breaks.json has an entry that nothing needs: {} at {}", entry.rule, entry.at));
        }
    }
    for finding in &last.findings {
        match accepted.reason(&last.from.version, finding) {
            _ if !finding.rule.is_breaking() => say(&format!("compatible: {finding}")),
            Some(reason) => say(&format!("accepted: {finding}\n    why: {reason}")),
            None => {
                refused += 1;
                say(&format!("BREAKING {finding}"));
            }
        }
    }
    let compatible = last.findings.iter().filter(|finding| !finding.rule.is_breaking()).count();
    say(&format!(
        "api-diff: compared with {}: {} changes, {compatible} of them compatible, {refused} refused",
        last.from.version,
        last.findings.len()
    ));
    ensure!(
        refused == 0,
        "clients of {} would break; keep what they use, or see CONTRIBUTING.md, \"The API stays compatible\"",
        last.from.version
    );
    Ok(())
}

fn release(paths: &Paths) -> anyhow::Result<()> {
    let (history, accepted) = paths.read()?;
    check(&history, &accepted)?;
    let (version, text) = history.next_release()?;
    let file = paths.released.join(format!("{version}.json"));
    if file.exists() {
        bail!("{} is there already", file.display());
    }
    fs::create_dir_all(&paths.released).with_context(|| format!("{} cannot be made", paths.released.display()))?;
    fs::write(&file, text).with_context(|| format!("{} cannot be written", file.display()))?;
    say(&format!("api-diff: wrote {}", file.display()));
    Ok(())
}

fn self_test(document: &Document) -> anyhow::Result<()> {
    let tried = mutation::try_all(document)?;
    say("| rule | mutation of the document | caught |\n|---|---|---|");
    for one in &tried {
        say(&format!("| {} | `{}` | {} |", one.rule.id(), one.mutation, if one.caught { "yes" } else { "NO" }));
    }
    let missed = tried.iter().filter(|one| !one.caught).count();
    ensure!(missed == 0, "{missed} of {} rules do not find what they are for", tried.len());
    say(&format!("api-diff: each of the {} rules finds what it is for", tried.len()));
    Ok(())
}

#[expect(clippy::print_stdout, reason = "it is what the program is for")]
fn say(text: &str) {
    println!("{text}");
}
