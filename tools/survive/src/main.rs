//! What was answered is kept, whatever ends the program: proven on the real one (docs/DURABILITY.md).
//!
//! Each command drives the program with writers that keep a journal of its answers, does something to it, and then compares the
//! database with the journal. The exit code is 1 if a promise was broken.

mod check;
mod client;
mod cluster;
mod cut;
mod cuts;
mod faults;
mod kills;
mod load;
mod program;
mod rng;
mod slow;
mod stops;
mod tally;

use clap::{Args, Parser, Subcommand};
use std::io::Write as _;
use std::path::PathBuf;

#[derive(Debug, Parser)]
#[command(about = "Kills the program, its database and its power, and looks for what it had promised to keep.")]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

/// What all commands take.
#[derive(Clone, Debug, Args)]
pub(crate) struct Common {
    /// The program. Left out, the one beside this one.
    #[arg(long, global = true, value_name = "FILE")]
    program: Option<PathBuf>,
    /// How many clients write at once.
    #[arg(long, global = true, default_value_t = 16)]
    writers: usize,
    /// The seed of what is left to chance.
    #[arg(long, global = true, default_value_t = 1)]
    seed: u64,
    /// On the server of TEST_POSTGRES_URL, which has to be one of scripts/with-postgres: its own processes are killed too.
    #[arg(long, global = true)]
    postgres: bool,
    /// Fail when the program takes longer than this to be ready again, in seconds. A slow machine under load breaks no promise.
    #[arg(long, global = true, value_name = "SECONDS")]
    restart_within: Option<u64>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Kill the program, on PostgreSQL also the processes of the server, in the middle of writes.
    Kill {
        /// How often.
        #[arg(long, default_value_t = 8)]
        cycles: u32,
    },
    /// Cut the power in the middle of writes: what was not synced is lost, all of it or sector by sector. SQLite, Linux.
    PowerCut {
        /// How often, in each of the two modes.
        #[arg(long, default_value_t = 5)]
        cuts: u32,
        /// How often on a disk that does not sync the log, where answers have to get lost.
        #[arg(long, default_value_t = 3)]
        control: u32,
    },
    /// Fill up the disk, and let it fail: writes are refused clearly, reads go on, and all is well again without a restart. SQLite, Linux.
    Disk,
    /// Take the database away and hold it up. PostgreSQL.
    Database,
    /// Stop the program in the middle of writes: no answer is cut off.
    Stop {
        /// How often.
        #[arg(long, default_value_t = 5)]
        cycles: u32,
    },
    /// Restart two replicas in turn. PostgreSQL.
    Rolling {
        /// How often each.
        #[arg(long, default_value_t = 2)]
        rounds: u32,
    },
    /// Hold connections with heads, bodies and reads that take for ever, beside clients that do not.
    Slow {
        /// How many of each sort.
        #[arg(long, default_value_t = 100)]
        each: usize,
    },
}

fn main() -> anyhow::Result<()> {
    let Cli { common, command } = Cli::parse();
    match command {
        Command::Kill { cycles } => kills::run(&common, cycles),
        Command::PowerCut { cuts, control } => cuts::run(&common, cuts, control),
        Command::Disk => faults::disk(&common),
        Command::Database => faults::database(&common),
        Command::Stop { cycles } => stops::stop(&common, cycles),
        Command::Rolling { rounds } => stops::rolling(&common, rounds),
        Command::Slow { each } => slow::run(&common, each),
    }
}

/// Prints a line.
pub(crate) fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    drop(writeln!(out, "{line}").and_then(|()| out.flush()));
}
