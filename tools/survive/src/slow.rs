//! `slow`: connections that send or read next to nothing, for ever, beside clients that behave.

use crate::client::Client;
use crate::load::{Outcome, during};
use crate::program::{Place, Server};
use crate::{Common, say};
use anyhow::ensure;
use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

/// How long they are given to be thrown out.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long all but one of a hundred good requests may take at most.
const GOOD: Duration = Duration::from_millis(500);
/// How much memory the program may take.
const MEMORY: u64 = 1 << 30;
/// Connections that are opened before one looks after those that are open.
const GROUP: usize = 50;

/// What a connection is slow at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Head,
    Body,
    /// Asks again and again for what is large, and takes nothing.
    Read,
}

impl Sort {
    const ALL: [Self; 3] = [Self::Head, Self::Body, Self::Read];

    /// How it begins.
    fn begins(self) -> String {
        match self {
            Self::Head => "GET /v1/challenges HTTP/1.1\r\nHost: slow\r\nX-Slow: ".to_owned(),
            Self::Body => {
                "POST /v1/sessions HTTP/1.1\r\nHost: slow\r\nContent-Type: application/json\r\nContent-Length: 200\r\n\r\n{".to_owned()
            }
            Self::Read => "GET /docs/assets/scalar.js HTTP/1.1\r\nHost: slow\r\n\r\n".repeat(8),
        }
    }
}

struct Held {
    sort: Sort,
    stream: Option<TcpStream>,
}

pub(crate) fn run(common: &Common, each: usize) -> anyhow::Result<()> {
    let place = Place::new(common)?;
    let server = place.start(&[])?;
    let before = memory(&server);
    let at = place.address;
    let ((attempts, held), begun) = {
        let begun = Instant::now();
        (during(&place, "slow", common.writers.min(4), true, &|_, _| at, || hold(at, each, begun))?, begun)
    };
    let grown = memory(&server);
    let mut times: Vec<Duration> = attempts.iter().map(|attempt| attempt.took).collect();
    times.sort();
    let p99 = times.get(times.len() * 99 / 100).copied().unwrap_or_default();
    let failed = attempts.iter().filter(|attempt| !matches!(attempt.outcome, Outcome::Kept(_))).count();
    say(&format!("{} slow connections for {} s beside {} good writes", 3 * each, begun.elapsed().as_secs(), attempts.len()));
    say(&format!("  good clients: p99 {} ms, {failed} failed; memory {} MiB, before {} MiB", p99.as_millis(), grown >> 20, before >> 20));
    for sort in Sort::ALL {
        let open = held.iter().filter(|held| held.sort == sort && held.stream.is_some()).count();
        say(&format!("  {sort:?}: {open} of {each} still open"));
        // Who does not read costs a buffer and no thread, until the kernel or a stop of the program ends it.
        ensure!(sort == Sort::Read || open == 0, "{open} slow connections are still open");
    }
    ensure!(Client::new(at).send(&crate::client::Request::get("/health/live"))?.status == 200, "it does not live any more");
    drop(held);
    server.stop()?;
    ensure!(failed == 0 && !attempts.is_empty(), "{failed} good requests failed");
    ensure!(p99 < GOOD, "good clients waited");
    ensure!(grown < MEMORY, "it took {} MiB", grown >> 20);
    Ok(())
}

/// Opens the connections and keeps them busy with a byte a second, until those that send are thrown out or the time is up.
fn hold(at: SocketAddr, each: usize, begun: Instant) -> anyhow::Result<Vec<Held>> {
    let mut held = Vec::with_capacity(3 * each);
    for number in 0..each {
        for sort in Sort::ALL {
            let mut stream = TcpStream::connect(at)?;
            stream.write_all(sort.begins().as_bytes())?;
            stream.set_nonblocking(true)?;
            held.push(Held { sort, stream: Some(stream) });
        }
        if number % GROUP == GROUP - 1 {
            held.iter_mut().for_each(nudge);
        }
    }
    while begun.elapsed() < PATIENCE && held.iter().any(|held| held.sort != Sort::Read && held.stream.is_some()) {
        std::thread::sleep(Duration::from_secs(1));
        held.iter_mut().for_each(nudge);
    }
    Ok(held)
}

/// Sends a byte, and notices when the other side has hung up.
fn nudge(held: &mut Held) {
    let Some(stream) = &mut held.stream else { return };
    let gone = match held.sort {
        Sort::Read => false,
        Sort::Head | Sort::Body => {
            let sent = stream.write(b"a");
            let read = stream.read(&mut [0; 1024]);
            let waits = |error: &std::io::Error| error.kind() == ErrorKind::WouldBlock;
            sent.is_err_and(|error| !waits(&error)) || matches!(read, Ok(0)) || read.is_err_and(|error| !waits(&error))
        }
    };
    if gone {
        held.stream = None;
    }
}

/// The resident memory of the program, in bytes; 0 where that is not told.
fn memory(server: &Server) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", server.id())).unwrap_or_default();
    let kilobytes = status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix("kB")?.trim().parse::<u64>().ok());
    kilobytes.unwrap_or_default() << 10
}
