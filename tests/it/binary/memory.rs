//! What an upload costs the program in memory: it goes through in pieces, however large it is.

use super::kills::{Asked, Opened, Scene};
use acceptance::docx_by;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// The memory of a process that no file stands behind, in bytes.
fn anonymous(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:")).unwrap();
    line.trim().trim_end_matches("kB").trim().parse::<u64>().unwrap() * 1024
}

/// A table of about so many bytes.
fn table(bytes: usize) -> Vec<u8> {
    let row = b"ligne;0123456789;capteur\n";
    row.repeat(bytes / row.len())
}

/// Ends the watch, also where the upload fails.
struct Ends<'a>(&'a AtomicBool);

impl Drop for Ends<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// By how many bytes a process grows, at most, while something is done.
fn growth(process: u32, work: impl FnOnce()) -> u64 {
    let before = anonymous(process);
    let done = AtomicBool::new(false);
    let peak = std::thread::scope(|scope| {
        let watch = scope.spawn(|| {
            let mut peak = 0;
            while !done.load(Ordering::Relaxed) {
                peak = peak.max(anonymous(process));
                std::thread::sleep(Duration::from_millis(1));
            }
            peak
        });
        let ends = Ends(&done);
        work();
        drop(ends);
        watch.join().unwrap()
    });
    assert!(peak > 0);
    peak.saturating_sub(before)
}

#[test]
fn file_02_file_03_an_upload_of_25_mb_and_a_bomb_take_less_than_5_mb_of_memory() {
    let scene = Scene::new();
    let Opened { startup, application, table: question } = scene.opened();
    let process = scene.server.as_ref().unwrap().child.id();
    let upload = |name: &str, body: Vec<u8>, status: u16| {
        let path = format!("{application}/files?question={question}&name={name}");
        let asked = Asked { method: "POST", path, key: format!("upload-{name}"), media_type: "application/octet-stream", body };
        scene.send(&startup, &asked, status)
    };
    // What every first request costs: caches, prepared statements, pages of the program.
    for number in 0..3 {
        upload(&format!("small-{number}.csv"), table(100_000), 201);
        upload(&format!("small-{number}.docx"), docx_by("Amina", "Bonjour", &[]), 201);
    }
    let large = table(24_900_000);
    let grown = growth(process, || drop(upload("large.csv", large, 201)));
    assert!(grown < 5_000_000, "it grew by {grown} bytes");
    // A hundred megabytes, packed into a tenth of one.
    let zeros = "0".repeat(100_000_000);
    let bomb = docx_by("Amina", "Bonjour", &[("word/media/zeros.xml", zeros.as_str())]);
    assert!(bomb.len() < 200_000, "{}", bomb.len());
    let grown = growth(process, || assert_eq!(upload("bomb.docx", bomb, 422)["details"]["reason"], "bomb"));
    assert!(grown < 5_000_000, "it grew by {grown} bytes");
}
