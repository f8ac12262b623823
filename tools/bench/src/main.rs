//! `make bench` and `make bench-peers`: how fast the real program is on generated data, beside the floors under it and beside peers.

mod callers;
mod client;
mod find;
mod floor;
mod growth;
mod hot;
mod instructions;
mod load;
mod machine;
mod market;
mod operations;
mod peers;
mod pgbench;
mod program;
mod report;
mod rounds;
mod run;
mod sqlite;
mod stats;
mod world;

use clap::{Parser, Subcommand};

#[derive(Debug, Parser)]
#[command(about = "Measures how fast Tahaddi is. PostgreSQL is measured if TEST_POSTGRES_URL names a server.")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// The real program under load: times, processor time, memory, floors, growth.
    Run(run::Options),
    /// The program beside PocketBase, in the same rounds.
    Peers(peers::Options),
    /// Finding calls and startups, without the web around it.
    Find(find::Options),
    /// Counts the instructions of the hot pure code with callgrind, and compares them with a baseline.
    Instructions(instructions::Options),
    /// Runs one piece of the hot pure code. `instructions` starts it.
    #[command(hide = true)]
    Piece(instructions::Piece),
    /// Serves fixed bytes, with everything that surrounds a request of the program and with nothing. `run` starts it.
    #[command(hide = true)]
    Floor(floor::Options),
}

fn main() -> anyhow::Result<()> {
    match Cli::parse().command {
        Command::Run(options) => run::run(&options),
        Command::Peers(options) => peers::run(&options),
        Command::Find(options) => find::run(&options),
        Command::Instructions(options) => instructions::run(&options),
        Command::Piece(piece) => instructions::run_piece(&piece),
        Command::Floor(options) => floor::run(&options),
    }
}
