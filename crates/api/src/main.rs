//! The `tahaddi` program.

mod cli;

use clap::Parser as _;
use std::process::ExitCode;

/// The C library's takes an eighth of the processor time of a write, and gives little back of what many threads have freed.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match cli::run(cli::Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let line = format!("{error:#}").split_whitespace().collect::<Vec<_>>().join(" ");
            eprintln!("tahaddi: {line}");
            ExitCode::FAILURE
        }
    }
}
