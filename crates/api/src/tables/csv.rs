//! Text in which values are parted by commas (RFC 4180), as spreadsheets read it.

use super::Cell;
use std::fmt::Write as _;

/// A mark by which spreadsheets see that it is UTF-8: without it they read French and Arabic wrongly.
pub const BEGINNING: &str = "\u{FEFF}";

/// A line with its end.
///
/// Every text is quoted, so numbers are told from texts that look like one. What could begin a formula has an apostrophe before it: at
/// the beginning of a text, and inside it after a semicolon, a tab or a line break. A spreadsheet that is set to another separator (the
/// French and Arabic ones expect semicolons) parts the line there, whatever the quotes say.
#[must_use]
pub fn line(cells: &[Cell]) -> String {
    let mut line = String::new();
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            line.push(',');
        }
        match cell {
            Cell::Empty => {}
            Cell::Text(text) => {
                line.push('"');
                line.push_str(&harmless(text).replace('"', "\"\""));
                line.push('"');
            }
            Cell::Number(number) => {
                let _ = write!(line, "{number}");
            }
            Cell::Boolean(value) => line.push_str(if *value { "TRUE" } else { "FALSE" }),
            Cell::Day(day) => line.push_str(day),
            Cell::Moment(at) => {
                let _ = write!(line, "{at}");
            }
        }
    }
    line.push_str("\r\n");
    line
}

/// Whether a spreadsheet takes a cell for a formula that begins so. Those of full width are what some keyboards of Asia write.
#[must_use]
pub fn begins_a_formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
}

/// The text with an apostrophe before whatever could begin a formula; other control characters go.
fn harmless(text: &str) -> String {
    let mut told = String::with_capacity(text.len());
    let mut at_beginning = true;
    let mut is_first = true;
    for c in text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t')) {
        let parts = matches!(c, ';' | '\t' | '\n' | '\r');
        if at_beginning && begins_a_formula(c) && (is_first || !parts) {
            told.push('\'');
        }
        told.push(c);
        // Blanks, quotes and marks of direction before it are passed over by some.
        at_beginning = parts || (at_beginning && (c.is_whitespace() || matches!(c, '"' | '\u{200E}' | '\u{200F}' | '\u{FEFF}')));
        is_first = false;
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> String {
        line(&[Cell::Text(text.to_owned())]).trim_end_matches("\r\n").to_owned()
    }

    #[test]
    fn numbers_stay_numbers_and_texts_are_quoted() {
        let cells = [
            Cell::Number(-4.5),
            Cell::Number(3.0),
            Cell::Empty,
            Cell::Boolean(true),
            Cell::Day("2027-01-15".to_owned()),
            Cell::text("a, \"b\"\nc"),
            Cell::text("  "),
        ];
        assert_eq!(line(&cells), "-4.5,3,,TRUE,2027-01-15,\"a, \"\"b\"\"\nc\",\r\n");
        assert_eq!(text("الري المتصل"), "\"الري المتصل\"");
    }

    #[test]
    fn sec_66_nothing_that_somebody_wrote_begins_a_formula() {
        for beginning in ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"] {
            assert_eq!(text(&format!("{beginning}1+1")), format!("\"'{beginning}1+1\""), "{beginning:?}");
        }
        assert_eq!(text("=cmd|' /C calc'!A0"), "\"'=cmd|' /C calc'!A0\"");
        assert_eq!(text("  =1+1"), "\"  '=1+1\"");
        assert_eq!(text("\"=1+1"), "\"\"\"'=1+1\"");
        assert_eq!(text("a\u{0}b"), "\"ab\"");
        // Where a spreadsheet parts at semicolons, or at the end of a line.
        assert_eq!(text("x;=1+1"), "\"x;'=1+1\"");
        assert_eq!(text("x\n=1+1"), "\"x\n'=1+1\"");
        assert_eq!(text("x; \t=1+1"), "\"x; \t'=1+1\"");
        // What stands inside a text is left alone.
        assert_eq!(text("a-b = c@d"), "\"a-b = c@d\"");
        assert_eq!(text("deux\r\nlignes"), "\"deux\r\nlignes\"");
    }
}
