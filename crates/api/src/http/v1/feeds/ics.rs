//! Content lines of a calendar (RFC 5545 §3.1).
//!
//! Written here and not by a library: what there is takes the wall clock and random ids where a property is missing, and a dozen
//! properties need no more than escaping and folding.

use tahaddi_domain::time::Instant;

/// How many bytes a line has at most, without its end.
const LINE: usize = 75;

/// A calendar while it is being written.
#[derive(Default)]
pub(super) struct Calendar(String);

impl Calendar {
    /// Adds a line whose value is none of a person's, such as a date or a keyword.
    pub(super) fn plain(&mut self, name: &str, value: &str) {
        self.fold(&format!("{name}:{}", value.replace(['\r', '\n'], "")));
    }

    /// Adds a line whose value is a text.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        let mut line = format!("{name}:");
        for c in value.replace("\r\n", "\n").chars() {
            match c {
                '\\' | ';' | ',' => line.extend(['\\', c]),
                '\n' | '\r' => line.push_str("\\n"),
                c if c.is_control() && c != '\t' => {}
                c => line.push(c),
            }
        }
        self.fold(&line);
    }

    /// Adds a line whose value is an instant.
    pub(super) fn instant(&mut self, name: &str, at: Instant) {
        let text = at.to_string();
        let seconds = text.split('.').next().unwrap_or_default().replace(['-', ':'], "");
        self.plain(name, &format!("{seconds}Z"));
    }

    /// A long line goes on in the next one after a space; no character is torn.
    fn fold(&mut self, line: &str) {
        let mut length = 0;
        for c in line.chars() {
            if length + c.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(c);
            length += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// As it is sent.
    pub(super) fn finish(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unfolded(text: &str) -> String {
        text.replace("\r\n ", "")
    }

    #[test]
    fn texts_are_escaped_and_cannot_begin_a_line() {
        let mut calendar = Calendar::default();
        calendar.text("SUMMARY", "a,b;c\\d\r\nBEGIN:VALARM\nx\u{7}\u{2028}");
        calendar.plain("URL", "https://x.example/\r\nBEGIN:VALARM");
        let text = calendar.finish();
        assert_eq!(text, "SUMMARY:a\\,b\\;c\\\\d\\nBEGIN:VALARM\\nx\u{2028}\r\nURL:https://x.example/BEGIN:VALARM\r\n");
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut calendar = Calendar::default();
        let title = "تحدّي الماء ".repeat(20);
        calendar.text("SUMMARY", &title);
        let text = calendar.finish();
        assert!(text.split("\r\n").all(|line| line.len() <= LINE), "{text}");
        assert_eq!(unfolded(&text), format!("SUMMARY:{title}\r\n"));
    }

    #[test]
    fn instants_are_utc_to_the_second() {
        let mut calendar = Calendar::default();
        calendar.instant("DTSTART", Instant::parse("2027-03-31T23:00:00.250000Z").unwrap());
        assert_eq!(calendar.finish(), "DTSTART:20270331T230000Z\r\n");
    }
}
