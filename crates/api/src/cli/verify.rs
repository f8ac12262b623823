//! `tahaddi verify`: proofs are checked without a server and without a database.

use super::say;
use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tahaddi_api::auth::receipt;
use tahaddi_api::boot;
use tahaddi_api::service::jury::records::verification;
use tahaddi_api::settings::Settings;
use tahaddi_api::system::SystemClock;
use tahaddi_domain::dossier::{DossierFile, ReceiptClaims, Snapshot};
use tahaddi_domain::jury::digest_text;
use tahaddi_domain::record::{Finding, RecordCheck, RecordClaims, RecordPart, RecordVerdict, first_failure, read_unaltered};

#[derive(Debug, Subcommand)]
pub(crate) enum Verify {
    /// Check the receipt of an application: who signed it, whether it is the receipt for the dossier beside it, and for the files that one
    /// has kept.
    Receipt(Receipt),
    /// Check the record of a locked panel: who signed it, what it follows from, and whether its sheets make its ranking.
    Record(Record),
}

#[derive(Debug, Args)]
pub(crate) struct Receipt {
    /// The answer of `GET /v1/applications/{id}/receipt`, or the signed receipt alone.
    file: PathBuf,
    /// The public keys: the answer of `GET /.well-known/jwks.json`. Left out, those of the data folder.
    #[arg(long, alias = "jwks", value_name = "FILE")]
    keys: Option<PathBuf>,
    /// A folder with the files of the dossier, under whatever names: each file that was handed in has to be in it.
    #[arg(long, value_name = "DIR")]
    files: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Record {
    /// The answer of `GET /v1/phases/{id}/record`, as it was served.
    file: PathBuf,
    /// The public keys: the answer of `GET /.well-known/jwks.json`. Left out, those of the data folder.
    #[arg(long, alias = "jwks", value_name = "FILE")]
    keys: Option<PathBuf>,
    /// What the call said of the seed before the lock: `seed_digest` of the phase in `seed_commitments`.
    #[arg(long, value_name = "DIGEST")]
    seed_digest: Option<String>,
}

/// The answer with a record.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RecordAnswer {
    record: String,
    manifest: Value,
    chain: Vec<String>,
}

/// What is looked at of the answer.
#[derive(Deserialize)]
struct Answer {
    receipt: String,
    snapshot: Option<Snapshot>,
}

/// Runs a check.
///
/// # Errors
/// What was checked does not hold, or cannot be read.
pub(super) fn run(command: Verify, settings: &Settings) -> anyhow::Result<()> {
    match command {
        Verify::Receipt(options) => check(&options, settings),
        Verify::Record(options) => check_record(&options, settings),
    }
}

fn check_record(options: &Record, settings: &Settings) -> anyhow::Result<()> {
    let name = options.file.display();
    let bytes = fs::read(&options.file).with_context(|| name.to_string())?;
    let answer = read_unaltered(&bytes).with_context(|| format!("{name} is not as it was served"))?;
    let answer: RecordAnswer = serde_json::from_value(answer).with_context(|| format!("{name}: this is no answer with a record"))?;
    let keys = keys(options.keys.as_deref(), settings)?;
    let claims: RecordClaims = receipt::verify_record(&answer.record, &keys).context("/record")?;
    let head = &claims.head;
    say(&format!("signed by       {}", claims.iss));
    say(&format!("record          {}, number {} of {}", head.id, head.number, head.challenge_id));
    say(&format!("phase           {}", head.phase_id));
    say(&format!("{:15} {} by {}", head.event.as_str(), head.at, head.by));
    say(&format!("computed by     {}, again by {}", head.engine_version, env!("CARGO_PKG_VERSION")));
    let mut findings = verification::check(&answer.record, &answer.manifest, &answer.chain, &keys);
    findings.extend(options.seed_digest.as_deref().map(|noted| check_seed(&answer.manifest, noted)));
    for finding in &findings {
        let (check, part, verdict) = (finding.check.as_str(), finding.part.map_or("", |part| part.as_str()), finding.verdict.as_str());
        say(format!("{check:10} {part:12} {verdict:8} {}", finding.pointer.as_deref().unwrap_or_default()).trim_end());
    }
    if let Some(failure) = first_failure(&findings) {
        bail!("{name} does not hold: {} differs at {}", failure.check, failure.pointer.as_deref().unwrap_or_default());
    }
    let rounded = findings.iter().any(|finding| finding.verdict == RecordVerdict::Rounding);
    let how = if rounded { "but for the last digits of the calibration, as on another processor" } else { "to the last bit" };
    say(&format!("the record is genuine, and its sheets make its ranking {how}"));
    Ok(())
}

/// Whether the seed is the one whose digest somebody noted. What the record itself says was published is signed at the lock only.
fn check_seed(manifest: &Value, noted: &str) -> Finding {
    const SEED: &str = "/manifest/parameters/seed";
    let seed = manifest.pointer("/parameters/seed").and_then(Value::as_str).unwrap_or_default();
    let differs = !digest_text(seed).eq_ignore_ascii_case(noted.trim());
    Finding::unless(RecordCheck::Seed, Some(RecordPart::Parameters), differs.then(|| SEED.to_owned()))
}

fn keys(path: Option<&Path>, settings: &Settings) -> anyhow::Result<Value> {
    match path {
        Some(path) => serde_json::from_str(&read(path)?).with_context(|| format!("{}: this is no key set", path.display())),
        None => boot::receipt_keys(settings, &SystemClock),
    }
}

fn check(options: &Receipt, settings: &Settings) -> anyhow::Result<()> {
    let text = read(&options.file)?;
    let answer = if text.trim_start().starts_with('{') {
        serde_json::from_str(&text).with_context(|| format!("{}: this is no answer with a receipt", options.file.display()))?
    } else {
        Answer { receipt: text, snapshot: None }
    };
    let keys = keys(options.keys.as_deref(), settings)?;
    let claims: ReceiptClaims = receipt::verify(&answer.receipt, &keys)?;
    say(&format!("signed by       {}", claims.iss));
    say(&format!("receipt         {}", claims.jti));
    say(&format!("application     {}, version {}", claims.sub, claims.version));
    say(&format!("challenge       {}", claims.challenge));
    say(&format!("organisation    {}", claims.organisation));
    say(&format!("submitted at    {} ({} {})", claims.submitted_at.at, claims.submitted_at.local, claims.submitted_at.time_zone));
    match &claims.deadline {
        Some(deadline) => say(&format!("deadline        {} ({} {})", deadline.at, deadline.local, deadline.time_zone)),
        None => say("deadline        none"),
    }
    say(&format!("digest          {}", claims.digest));
    match answer.snapshot {
        Some(snapshot) => {
            let other = claims.mismatches(&snapshot)?;
            if !other.is_empty() {
                let names: Vec<&str> = other.into_iter().map(|member| member.as_str()).collect();
                bail!("the signature is genuine, but the receipt is not for this dossier: it differs in {}", names.join(", "));
            }
            say("the signature is genuine, and the receipt is for this dossier");
            options.files.as_deref().map_or(Ok(()), |folder| check_files(folder, &snapshot.files))
        }
        None if options.files.is_some() => bail!("the signature is genuine, but no dossier was given that says which files it held"),
        None => {
            say("the signature is genuine; no dossier was given to compare with");
            Ok(())
        }
    }
}

/// Whether a folder holds every file that was handed in. A name proves nothing: files are known by their content.
fn check_files(folder: &Path, handed_in: &[DossierFile]) -> anyhow::Result<()> {
    let sizes: Vec<u64> = handed_in.iter().map(|file| file.size).collect();
    let (mut found, mut others): (BTreeMap<String, String>, Vec<String>) = (BTreeMap::new(), Vec::new());
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        let (name, facts) = (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), fs::metadata(&path)?);
        // What has another size is another file: it is not read.
        let digest = if facts.is_file() && sizes.contains(&facts.len()) { Some(digest_text(fs::read(&path)?)) } else { None };
        match digest.filter(|digest| handed_in.iter().any(|file| &file.sha256 == digest)) {
            Some(digest) => drop(found.insert(digest, name)),
            None => others.push(name),
        }
    }
    let mut missing = Vec::new();
    for file in handed_in {
        match found.get(&file.sha256) {
            Some(name) => say(&format!("file            {}, which was handed in as {}", name, file.name)),
            None => missing.push(file.name.as_str()),
        }
    }
    others.sort();
    others.iter().for_each(|name| say(&format!("no such file    {name} was not handed in")));
    if !missing.is_empty() {
        bail!("the receipt is for this dossier, but {} does not hold what was handed in as {}", folder.display(), missing.join(", "));
    }
    say(&format!("all {} files that were handed in are there", handed_in.len()));
    Ok(())
}

fn read(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| path.display().to_string())
}
