//! Names of files, as strangers send them and as people see them.

use std::fmt::Write as _;
use unicode_normalization::UnicodeNormalization as _;

/// The most bytes of a name in UTF-8.
const MOST_BYTES: usize = 200;
/// What is longer after the last dot is no extension.
const MOST_EXTENSION: usize = 16;

/// Why a name is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameFault {
    /// Nothing is left of it that could be shown.
    #[error("it has no character that could be shown")]
    Empty,
    /// It has no extension, so nobody could open the file.
    #[error("it has no extension")]
    NoExtension,
}

/// The name of a file as people may see it: the last part of the path, composed (NFC), without characters that are invisible, steer the
/// direction of writing or mean something to a system, at most 200 bytes, with its extension. A clean name stays as it is.
///
/// # Errors
/// [`NameFault`] if nothing useful is left.
pub fn clean_name(raw: &str) -> Result<String, NameFault> {
    let last = raw.rsplit(['/', '\\']).next().unwrap_or_default();
    let mut shown = String::new();
    for c in last.nfc().filter_map(visible) {
        // Spaces of all kinds become one.
        if c != ' ' || !shown.ends_with(' ') {
            shown.push(c);
        }
    }
    let trimmed = shown.trim_matches([' ', '.']);
    // What is removed may leave two characters side by side that compose.
    let composed: String = trimmed.nfc().collect();
    let (stem, dotted) = match extension_of(&composed) {
        Some(extension) => composed.split_at(composed.len() - extension.len() - 1),
        None => (composed.as_str(), ""),
    };
    let stem = stem.trim_matches([' ', '.']);
    if stem.is_empty() {
        return Err(NameFault::Empty);
    }
    if dotted.is_empty() {
        return Err(NameFault::NoExtension);
    }
    let reserved = if is_reserved(stem) { "_" } else { "" };
    let room = MOST_BYTES - dotted.len() - reserved.len();
    let stem = stem.get(..stem.floor_char_boundary(room)).unwrap_or_default().trim_end_matches([' ', '.']);
    Ok(format!("{reserved}{stem}{dotted}"))
}

/// The extension of a clean name in lower case, without the dot.
#[must_use]
pub fn extension(name: &str) -> Option<String> {
    extension_of(name).map(str::to_ascii_lowercase)
}

/// `Content-Disposition: attachment` with the name for all browsers (RFC 6266, RFC 8187). Safe as a header for any text.
#[must_use]
pub fn content_disposition(name: &str) -> String {
    let plain: String =
        name.chars().map(|c| if matches!(c, ' '..='~') && !matches!(c, '"' | '\\' | '%' | '/') { c } else { '_' }).collect();
    let mut header = format!("attachment; filename=\"{plain}\"");
    if plain != name {
        header.push_str("; filename*=UTF-8''");
        for byte in name.bytes() {
            // `attr-char` of RFC 8187.
            if byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte) {
                header.push(char::from(byte));
            } else {
                // Writing to a `String` cannot fail.
                let _ = write!(header, "%{byte:02X}");
            }
        }
    }
    header
}

fn extension_of(name: &str) -> Option<&str> {
    let (_, extension) = name.rsplit_once('.')?;
    let is_one = (1..=MOST_EXTENSION).contains(&extension.len()) && extension.bytes().all(|b| b.is_ascii_alphanumeric());
    is_one.then_some(extension)
}

/// The character as it may be shown; `None` for what nobody sees.
fn visible(c: char) -> Option<char> {
    match c {
        // Between two words also a line may break.
        '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => Some(' '),
        c if c.is_control() || is_invisible(c) => None,
        c if c.is_whitespace() => Some(' '),
        // Wild cards, pipes and drives.
        '<' | '>' | ':' | '"' | '|' | '?' | '*' => Some('_'),
        c => Some(c),
    }
}

/// Format characters (direction, joining, tags), variation selectors, fillers, private use, and what is no character.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
        | '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{ffff}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{10ffff}')
}

/// Devices of Windows, whatever the extension.
fn is_reserved(stem: &str) -> bool {
    let first = stem.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let numbered = first.strip_prefix("COM").or_else(|| first.strip_prefix("LPT"));
    matches!(first.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$")
        || numbered.is_some_and(|rest| matches!(rest, "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_of_people_stay() {
        for name in ["Dossier technique.pdf", "Plan d’affaires (v2) – Agadir.docx", "ملف الترشيح.pdf", "a.b.c.xlsx", "été.csv"]
        {
            assert_eq!(clean_name(name).as_deref(), Ok(name));
        }
    }

    #[test]
    fn hostile_names_are_tamed() {
        let long = format!("{}.pdf", "é".repeat(400));
        let cases = [
            ("../../etc/passwd.txt", "passwd.txt"),
            (r"C:\fakepath\plan.pdf", "plan.pdf"),
            ("/etc/cron.d/x.pdf", "x.pdf"),
            ("invoice\u{202e}fdp.exe", "invoicefdp.exe"),
            ("a\u{200b}b\u{feff}c\u{ad}.pdf", "abc.pdf"),
            ("a\0b.pdf", "ab.pdf"),
            ("a\r\nSet-Cookie: x=1.pdf", "a Set-Cookie_ x=1.pdf"),
            ("e\u{301}te\u{301}.pdf", "été.pdf"),
            ("e\u{200b}\u{301}.pdf", "é.pdf"),
            ("CON.pdf", "_CON.pdf"),
            ("lpt9.tar.txt", "_lpt9.tar.txt"),
            ("com¹.txt", "_com¹.txt"),
            ("...hidden.pdf...", "hidden.pdf"),
            ("  a \u{a0}\u{3000} b  .pdf ", "a b.pdf"),
            ("a:b|c?d*e<f>g\"h.pdf", "a_b_c_d_e_f_g_h.pdf"),
            ("console.pdf", "console.pdf"),
        ];
        for (raw, clean) in cases {
            assert_eq!(clean_name(raw).as_deref(), Ok(clean), "{raw:?}");
        }
        let cut = clean_name(&long).unwrap();
        assert!(cut.len() <= MOST_BYTES && cut.ends_with("é.pdf"), "{cut}");
    }

    #[test]
    fn some_names_are_none() {
        for raw in ["", ".", "..", "a/..", "\u{200b}.\u{202e}", " . ", "x/"] {
            assert_eq!(clean_name(raw), Err(NameFault::Empty), "{raw:?}");
        }
        for raw in ["README", "a.", ".pdf", "   .pdf", "a.p df", "a.é", "x.aaaaaaaaaaaaaaaaaaaaa"] {
            assert_eq!(clean_name(raw), Err(NameFault::NoExtension), "{raw:?}");
        }
        assert_eq!(extension("A.PDF").as_deref(), Some("pdf"));
    }

    #[test]
    fn headers_hold_any_name() {
        assert_eq!(content_disposition("plan.pdf"), "attachment; filename=\"plan.pdf\"");
        assert_eq!(content_disposition("été 1.pdf"), "attachment; filename=\"_t_ 1.pdf\"; filename*=UTF-8''%C3%A9t%C3%A9%201.pdf");
        assert_eq!(content_disposition("a\"\r\n;b.pdf"), "attachment; filename=\"a___;b.pdf\"; filename*=UTF-8''a%22%0D%0A%3Bb.pdf");
    }

    proptest! {
        #[test]
        fn cleaning_is_safe_and_idempotent(raw in "\\PC{0,80}|[\\x00-\\x7f]{0,20}\\.pdf|[a-zé\u{301}\u{202e}\u{200b}./\\\\ :]{0,300}\\.[a-z]{1,5}") {
            if let Ok(clean) = clean_name(&raw) {
                prop_assert!(clean.len() <= MOST_BYTES);
                prop_assert!(!clean.contains(['/', '\\', '\0', '\n', '\r', ':']));
                prop_assert!(!clean.starts_with('.') && !clean.ends_with(['.', ' ']));
                prop_assert!(!clean.chars().any(|c| c.is_control() || is_invisible(c)));
                prop_assert!(extension(&clean).is_some());
                prop_assert_eq!(clean_name(&clean), Ok(clean.clone()));
            }
        }

        #[test]
        fn a_header_is_one_line_of_ascii(raw in ".{0,80}|[\\x00-\\xff]{0,40}") {
            prop_assert!(content_disposition(&raw).bytes().all(|b| matches!(b, b' '..=b'~')));
        }
    }
}
