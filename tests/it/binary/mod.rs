//! The real program: how it starts, what it leaves, how it ends.

mod drill;
mod kills;
#[cfg(target_os = "linux")]
mod memory;
mod migrating;
mod receipts;
mod records;
mod secrecy;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// The debug binary beside the folder of this test's own. `cargo test` builds no program of another package, so this does.
fn program() -> &'static Path {
    static PROGRAM: LazyLock<PathBuf> = LazyLock::new(|| {
        let target = std::env::current_exe().unwrap().ancestors().nth(3).unwrap().to_owned();
        if let Some(cargo) = std::env::var_os("CARGO") {
            // Together with this package, so that shared dependencies have the same features and nothing is built twice.
            let mut build = Command::new(cargo);
            build.args(["build", "--quiet", "--locked", "-p", "tahaddi-api", "-p", "acceptance", "--target-dir"]).arg(&target);
            assert!(build.current_dir(env!("CARGO_MANIFEST_DIR")).status().unwrap().success());
        }
        target.join("debug/tahaddi")
    });
    &PROGRAM
}

/// The program in a folder of its own, with no settings of ours.
fn tahaddi(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(program());
    command.current_dir(folder).args(arguments).env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.env("TAHADDI_BIND", "127.0.0.1:0").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(command: &mut Command) -> Output {
    command.output().unwrap()
}

/// A program that serves; killed if the test fails.
struct Serving {
    child: Child,
    address: String,
    printed: String,
}

impl Serving {
    fn start(command: Command) -> Self {
        Self::start_logging_to(command, Stdio::inherit())
    }

    fn start_logging_to(mut command: Command, log: Stdio) -> Self {
        let mut child = command.stderr(log).spawn().unwrap();
        let mut printed = String::new();
        let mut lines = BufReader::new(child.stdout.take().unwrap());
        while !printed.contains("data folder") {
            assert!(lines.read_line(&mut printed).unwrap() > 0, "it ended after\n{printed}");
        }
        let address = printed.split("http://").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
        Self { child, address, printed }
    }

    fn get(&self, path: &str) -> String {
        self.get_with(path, "")
    }

    fn get_with(&self, path: &str, lines: &str) -> String {
        self.send("GET", path, lines, "")
    }

    /// Sends a request with these lines more in its head; the whole answer.
    fn send(&self, method: &str, path: &str, head: &str, body: &str) -> String {
        let mut connection = TcpStream::connect(&self.address).unwrap();
        let length = body.len();
        let head = format!("{method} {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{head}Content-Length: {length}\r\n\r\n");
        write!(connection, "{head}{body}").unwrap();
        let mut answer = String::new();
        connection.read_to_string(&mut answer).unwrap();
        answer
    }

    fn end(mut self, signal: &str) {
        assert!(Command::new("kill").args([signal, &self.child.id().to_string()]).status().unwrap().success());
        let patience = Instant::now() + Duration::from_secs(20);
        while Instant::now() < patience {
            if let Some(status) = self.child.try_wait().unwrap() {
                assert_eq!(status.code(), Some(0), "{signal}");
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("it does not end after {signal}");
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        if self.child.try_wait().is_ok_and(|status| status.is_none()) {
            drop((self.child.kill(), self.child.wait()));
        }
    }
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap_or_else(|error| panic!("{}: {error}", path.display())).permissions().mode() & 0o777
}

#[test]
fn a_first_start_makes_everything_and_a_second_one_keeps_it() {
    let folder = tempfile::tempdir().unwrap();
    let server = Serving::start(tahaddi(folder.path(), &[]));
    let line = |name: &str, value: &str| server.printed.lines().any(|line| line.trim().starts_with(name) && line.contains(value));
    assert!(line("documentation", &format!("http://{}/docs/", server.address)), "{}", server.printed);
    assert!(line("database", "SQLite"), "{}", server.printed);
    assert!(server.get("/health/ready").starts_with("HTTP/1.1 200"));
    assert!(server.get("/v1/technologies/ai").contains("intelligence artificielle"), "the catalogue is there");
    let keys = server.get("/.well-known/jwks.json");

    let data = folder.path().join("data");
    assert_eq!(mode(&data), 0o700);
    assert!(data.join("tahaddi.db").exists());
    assert_eq!(mode(&data.join("keys")), 0o700);
    let files: Vec<PathBuf> = std::fs::read_dir(data.join("keys")).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(files.len() >= 3);
    files.iter().for_each(|file| assert_eq!(mode(file), 0o600, "{}", file.display()));
    server.end("-TERM");

    let server = Serving::start(tahaddi(folder.path(), &["serve"]));
    let body = |answer: &str| answer.split("\r\n\r\n").nth(1).unwrap().to_owned();
    assert_eq!(body(&server.get("/.well-known/jwks.json")), body(&keys));
    server.end("-INT");
}

/// One clear line and the exit code 1.
#[track_caller]
fn refused(command: &mut Command, said: &str) {
    let output = run(command);
    let text = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert_eq!(text.lines().count(), 1, "{text}");
    assert!(text.starts_with("tahaddi: ") && text.contains(said), "{text}");
}

#[test]
fn a_start_that_cannot_be_is_refused_in_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let serve = || tahaddi(folder.path(), &["serve"]);
    refused(serve().env("DATABASE_URL", "mysql://root:secret@localhost/x"), "unknown database address");
    refused(serve().env("DATABASE_URL", "postgres://u:secret@127.0.0.1:1/x"), "postgres://u@127.0.0.1:1/x");
    refused(serve().env("TAHADDI_BIND", "nowhere"), "TAHADDI_BIND=nowhere");
    refused(serve().env("TAHADDI_WORKERS", "many"), "a setting does not have the form");
    refused(serve().env("TAHADDI_WORKERZ", "2"), "TAHADDI_WORKERZ is not a setting");
    refused(serve().env("TAHADDI_LOG_FORMAT", "xml"), "TAHADDI_LOG_FORMAT is text or json");
    refused(serve().env("TAHADDI_ARGON2_MEMORY_KIB", "1024"), "below m=19456");
    refused(serve().env("TAHADDI_CONFIG", "missing.toml"), "missing.toml");
    refused(serve().env("TAHADDI_DATA_DIR", "/proc/nothing"), "/proc/nothing");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    refused(serve().env("TAHADDI_BIND", taken.local_addr().unwrap().to_string()), "cannot listen");
}

#[test]
fn every_kind_of_setting_comes_from_the_environment() {
    let folder = tempfile::tempdir().unwrap();
    let settings = [
        ("TAHADDI_WORKERS", "1"),
        ("TAHADDI_RATE_LIMITS", "off"),
        ("TAHADDI_RATE_READ", "5/60"),
        ("TAHADDI_FILES_MEGABYTES", "30"),
        ("TAHADDI_FILES_FAIL_CLOSED", "off"),
        ("TAHADDI_FILES_SCANNER", "tcp://127.0.0.1:3310"),
        ("TAHADDI_FILES_S3_REGION", "eu-west-3"),
    ];
    assert!(run(&mut tahaddi(folder.path(), &["migrate"])).status.success());
    let said = run(tahaddi(folder.path(), &["seed"]).envs(settings));
    assert!(said.status.success(), "{said:?}");
    let unknown = folder.path().join("other.toml");
    std::fs::write(&unknown, "files_megabyte = 30\n").unwrap();
    refused(tahaddi(folder.path(), &["seed"]).env("TAHADDI_CONFIG", &unknown), "files_megabyte");
    refused(tahaddi(folder.path(), &["seed"]).env("TAHADDI_FILES_SCANNER", "somewhere"), "TAHADDI_FILES_SCANNER");
}

#[test]
fn keys_that_others_can_read_are_not_used() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(&mut tahaddi(folder.path(), &["keys", "rotate"])).status.success());
    let keys = folder.path().join("data/keys");
    let key = std::fs::read_dir(&keys).unwrap().map(|entry| entry.unwrap().path()).next().unwrap();
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o644)).unwrap();
    refused(&mut tahaddi(folder.path(), &["serve"]), "644");
}

#[test]
fn the_document_it_prints_is_the_committed_one() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(&mut tahaddi(folder.path(), &["openapi"]));
    assert!(output.status.success() && output.stderr.is_empty());
    let committed = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../api-spec/openapi.json")).unwrap();
    assert!(output.stdout == committed, "run `make spec`, or the binary is older than this test");
    assert!(std::fs::read_dir(folder.path()).unwrap().next().is_none(), "it leaves nothing");
}

#[test]
fn help_lists_every_setting_and_every_command() {
    let folder = tempfile::tempdir().unwrap();
    let help = String::from_utf8(run(&mut tahaddi(folder.path(), &["serve", "--help"])).stdout).unwrap();
    for setting in tahaddi_api::settings::SETTINGS {
        assert!(help.contains(setting.variable), "{} is missing in\n{help}", setting.variable);
    }
    assert!(help.contains("--demo") && help.contains("--no-migrate"));
    let help = String::from_utf8(run(&mut tahaddi(folder.path(), &["--help"])).stdout).unwrap();
    for command in ["serve", "migrate", "seed", "openapi", "operator", "keys", "backup", "restore", "copy"] {
        assert!(help.contains(&format!("\n  {command} ")), "{command} is missing in\n{help}");
    }
}

#[test]
fn migrations_seed_and_keys_are_commands() {
    let folder = tempfile::tempdir().unwrap();
    let said = |arguments: &[&str]| {
        let output = run(&mut tahaddi(folder.path(), arguments));
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    refused(&mut tahaddi(folder.path(), &["seed"]), "run `tahaddi migrate`");
    let applied = said(&["migrate"]);
    assert!(applied.lines().count() >= 2 && applied.lines().all(|line| line.starts_with("applied ")), "{applied}");
    assert_eq!(said(&["migrate"]), "the database is up to date\n");
    assert!(!said(&["seed"]).starts_with('0'));
    assert!(said(&["seed"]).starts_with("0 terms"));
    assert!(said(&["migrate", "--revert", "1"]).starts_with("reverted "));
    assert!(said(&["migrate"]).starts_with("applied "));
    assert!(said(&["keys", "rotate"]).starts_with("new access key "));
    let rotated = said(&["keys", "rotate-files"]);
    assert!(rotated.starts_with("new master key ") && rotated.contains("\n0 keys of files wrapped\n"), "{rotated}");
}

#[test]
fn what_has_begun_is_finished_before_it_ends() {
    let folder = tempfile::tempdir().unwrap();
    let server = Serving::start(tahaddi(folder.path(), &["serve"]));
    let mut connection = TcpStream::connect(&server.address).unwrap();
    // More than fits between the two programs: the server is in the middle of an answer when the signal comes.
    let request = "GET /docs/assets/scalar.js HTTP/1.1\r\nHost: x\r\n\r\n";
    connection.write_all(request.repeat(20).as_bytes()).unwrap();
    let mut received = vec![0; 4096];
    connection.read_exact(&mut received).unwrap();
    let child = server.child.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &child]).status().unwrap().success());
    std::thread::sleep(Duration::from_millis(200));
    connection.read_to_end(&mut received).unwrap();
    let length =
        |head: &str| head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse::<usize>().ok()).unwrap();
    let (mut rest, mut whole) = (&received[..], 0);
    while !rest.is_empty() {
        let head = rest.windows(4).position(|window| window == b"\r\n\r\n").unwrap() + 4;
        let end = head + length(std::str::from_utf8(&rest[..head]).unwrap());
        assert!(end <= rest.len(), "an answer is cut off after {} of {end} bytes", rest.len());
        (rest, whole) = (&rest[end..], whole + 1);
    }
    assert!((1..20).contains(&whole), "{whole} answers");
    server.end("-TERM");
}

#[test]
fn sec_72_the_log_has_a_line_for_each_request_and_nothing_of_who_asked() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    let mut command = tahaddi(folder.path(), &["serve"]);
    command.env("TAHADDI_LOG_FORMAT", "json");
    let server = Serving::start_logging_to(command, std::fs::File::create(&log).unwrap().into());
    let trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    let lines = format!("X-Request-Id: my-request-1\r\ntraceparent: 00-{trace}-00f067aa0ba902b7-01\r\n");
    let answer = server.get_with("/v1/technologies/ai?fields=slug", &lines);
    assert!(answer.to_lowercase().contains("x-request-id: my-request-1"), "{answer}");
    server.get_with("/v1/canary-path?canary-query=1", "User-Agent: canary-agent\r\nAuthorization: Bearer canary-token\r\n");
    server.end("-TERM");

    let text = std::fs::read_to_string(&log).unwrap();
    let events = text.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let access: Vec<_> = events.filter(|event| event["target"] == "access").collect();
    assert_eq!(access.len(), 2, "{text}");
    let (read, missed) = (&access[0], &access[1]);
    for (name, value) in [("method", "GET"), ("route", "/v1/technologies/{slug}"), ("request_id", "my-request-1"), ("trace_id", trace)] {
        assert_eq!(read[name], value, "{read}");
    }
    assert_eq!((&read["status"], &read["bytes"]), (&200.into(), &"{\"slug\":\"ai\"}".len().into()), "{read}");
    assert!(read["duration_us"].is_u64(), "{read}");
    assert_eq!((&missed["route"], &missed["status"]), (&"none".into(), &404.into()), "{missed}");
    assert!(!text.contains("canary") && !text.contains("127.0.0.1:"), "{text}");
}

#[test]
fn a_newcomer_finds_the_demonstration_and_finds_it_again() {
    let folder = tempfile::tempdir().unwrap();
    let list = |server: &Serving| server.get("/v1/challenges").split("\r\n\r\n").nth(1).unwrap().to_owned();
    let server = Serving::start(tahaddi(folder.path(), &["serve", "--demo"]));
    let first = list(&server);
    assert!(first.contains("DigitAgri"), "{first}");
    server.end("-TERM");
    let server = Serving::start(tahaddi(folder.path(), &["serve", "--demo"]));
    assert_eq!(list(&server), first);
    server.end("-INT");
}
