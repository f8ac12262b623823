//! `tahaddi verify`: proofs are checked without a server and without a database.

use super::say;
use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};
use serde::Deserialize;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use tahaddi_api::auth::receipt;
use tahaddi_api::boot;
use tahaddi_api::settings::Settings;
use tahaddi_api::system::SystemClock;
use tahaddi_domain::dossier::{ReceiptClaims, Snapshot};

#[derive(Debug, Subcommand)]
pub(crate) enum Verify {
    /// Check the receipt of an application: who signed it, and whether it is the receipt for the dossier beside it.
    Receipt(Receipt),
}

#[derive(Debug, Args)]
pub(crate) struct Receipt {
    /// The answer of `GET /v1/applications/{id}/receipt`, or the signed receipt alone.
    file: PathBuf,
    /// The public keys: the answer of `GET /.well-known/jwks.json`. Left out, those of the data folder.
    #[arg(long, value_name = "FILE")]
    keys: Option<PathBuf>,
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
    }
}

fn check(options: &Receipt, settings: &Settings) -> anyhow::Result<()> {
    let text = read(&options.file)?;
    let answer = if text.trim_start().starts_with('{') {
        serde_json::from_str(&text).with_context(|| format!("{}: this is no answer with a receipt", options.file.display()))?
    } else {
        Answer { receipt: text, snapshot: None }
    };
    let keys: Value = match &options.keys {
        Some(path) => serde_json::from_str(&read(path)?).with_context(|| format!("{}: this is no key set", path.display()))?,
        None => boot::receipt_keys(settings, &SystemClock)?,
    };
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
        }
        None => say("the signature is genuine; no dossier was given to compare with"),
    }
    Ok(())
}

fn read(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| path.display().to_string())
}
