//! The commands.

mod backup;
mod serve;
mod verify;

use anyhow::bail;
use clap::{Args, Parser, Subcommand};
use std::io::Write as _;
use tahaddi_api::boot::{self, BootOptions};
use tahaddi_api::http;
use tahaddi_api::service::{account, reindex, seed};
use tahaddi_api::settings::{self, Settings};
use tahaddi_api::system::SystemClock;

/// An open-innovation challenge marketplace: partners post challenges, startups apply, a jury scores and shortlists.
#[derive(Debug, Parser)]
#[command(name = "tahaddi", version, after_help = "Without a command it serves. `tahaddi serve --help` lists the settings.")]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the API.
    #[command(after_help = settings::help())]
    Serve(Serve),
    /// Bring the database up to date, or take migrations back.
    Migrate(Migrate),
    /// Load the catalogue: sectors, technologies, regions and sites. What is there stays as it is.
    Seed,
    /// Write the OpenAPI document to standard output.
    Openapi,
    /// Make the words anew by which challenges and organisations are found. A release that changes them does it by itself.
    Reindex,
    /// Back up the database, the keys and the files into a new folder; the server may run.
    #[command(after_help = backup::BACKUP_HELP)]
    Backup(backup::Backup),
    /// Put a backup in place; the server is stopped. Nothing is touched before everything in it has been checked.
    Restore(backup::Restore),
    /// Copy everything from one database into another: from SQLite to PostgreSQL, or back. Stop the servers of both first.
    #[command(after_help = backup::COPY_HELP)]
    Copy(backup::Copy),
    /// Operators of the platform.
    #[command(subcommand)]
    Operator(Operator),
    /// Check a proof without a server.
    #[command(subcommand)]
    Verify(verify::Verify),
    /// The keys that sign access tokens.
    #[command(subcommand)]
    Keys(Keys),
}

/// How to serve.
#[derive(Debug, Default, Args)]
pub(crate) struct Serve {
    /// Load the demonstration first, and print its accounts.
    #[arg(long)]
    pub(crate) demo: bool,
    /// Do not migrate a PostgreSQL database that lacks migrations: refuse to start. A SQLite file is always migrated.
    #[arg(long)]
    pub(crate) no_migrate: bool,
}

#[derive(Debug, Args)]
struct Migrate {
    /// Take back the last N migrations instead. What they hold is lost.
    #[arg(long, value_name = "N")]
    revert: Option<usize>,
}

#[derive(Debug, Subcommand)]
enum Operator {
    /// Invite a person to become an operator and print the link: how the first one comes in.
    Invite {
        /// The e-mail address of the person.
        email: String,
    },
}

#[derive(Debug, Subcommand)]
enum Keys {
    /// Make a new key and remove those that no token needs any more. Running servers pick it up by themselves.
    Rotate,
    /// Make a new master key of files and wrap the keys of all files by it. Files stay as they are, servers go on. The older key is
    /// removed by running it again a day later; until then no further one is made. It can be broken off and run again.
    RotateFiles,
}

/// Runs a command.
pub(crate) fn run(cli: Cli) -> anyhow::Result<()> {
    let command = cli.command.unwrap_or_else(|| Command::Serve(Serve::default()));
    if let Command::Openapi = command {
        std::io::stdout().lock().write_all(http::document::served().as_bytes())?;
        return Ok(());
    }
    let settings = Settings::load()?;
    boot::init_logging(&settings)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    match command {
        Command::Serve(options) => runtime.block_on(serve::serve(settings, &options)),
        Command::Migrate(Migrate { revert }) => migrate(&settings, revert),
        Command::Seed => runtime.block_on(async {
            let ctx = boot::context(BootOptions::new(settings))?;
            say(&format!("{} terms added to the catalogue", seed::catalogue(&ctx.db).await?));
            Ok(())
        }),
        Command::Openapi => Ok(()),
        Command::Verify(command) => verify::run(command, &settings),
        Command::Backup(options) => backup::backup(&options, &settings),
        Command::Restore(options) => backup::restore(&options, &settings),
        Command::Copy(options) => backup::copy(&options),
        Command::Reindex => runtime.block_on(async {
            let ctx = boot::context(BootOptions::new(settings))?;
            say(&format!("{} challenges and organisations indexed", reindex::whole(&ctx).await?));
            Ok(())
        }),
        Command::Operator(Operator::Invite { email }) => runtime.block_on(invite(settings, &email)),
        Command::Keys(Keys::RotateFiles) => runtime.block_on(async {
            let ctx = boot::context(BootOptions::new(settings))?;
            let done = boot::rotate_file_keys(&ctx).await?;
            done.made.iter().for_each(|key| say(&format!("new master key {key}")));
            say(&format!("{} keys of files wrapped", done.wrapped));
            done.removed.iter().for_each(|key| say(&format!("removed {key}")));
            done.waiting
                .iter()
                .for_each(|key| say(&format!("{key} can be removed a day after its successor was made: run this again then")));
            Ok(())
        }),
        Command::Keys(Keys::Rotate) => {
            let (made, removed) = boot::rotate_keys(&settings, &SystemClock)?;
            say(&format!("new access key {made}"));
            removed.iter().for_each(|key| say(&format!("removed {key}")));
            Ok(())
        }
    }
}

fn migrate(settings: &Settings, revert: Option<usize>) -> anyhow::Result<()> {
    let (done, names) = match revert {
        Some(count) => ("reverted", boot::revert(settings, count)?),
        None => ("applied", boot::migrate(settings)?),
    };
    if names.is_empty() {
        say("the database is up to date");
    }
    names.iter().for_each(|name| say(&format!("{done} {name}")));
    Ok(())
}

/// Prints a line; a closed pipe is nobody's loss.
pub(crate) fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    drop(writeln!(out, "{line}").and_then(|()| out.flush()));
}

async fn invite(settings: Settings, email: &str) -> anyhow::Result<()> {
    if !email.contains('@') {
        bail!("{email} is not an e-mail address");
    }
    if boot::migrates_itself(&settings, true)? {
        boot::migrate(&settings)?;
    }
    let ctx = boot::context(BootOptions::new(settings))?;
    let email = email.to_owned();
    let path = ctx.db.write(move |tx| account::bootstrap_operator(tx, &email)).await?;
    say(&format!("{}{path}", ctx.settings.front_end_url()));
    Ok(())
}
