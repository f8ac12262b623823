//! Reading a file with a record, and saying where it was altered.

use serde_json::Value;

/// Where a file is not as it was served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Altered {
    /// The place in bytes, from 0.
    pub byte: usize,
    /// The same as a JSON pointer, as far as the file can be read.
    pub pointer: String,
    /// What is wrong there.
    pub reason: String,
}

impl std::fmt::Display for Altered {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "byte {} ({}): {}", self.byte, self.pointer, self.reason)
    }
}

impl std::error::Error for Altered {}

/// Reads a file that holds an answer of the server: white space between values does not matter, every other byte does. So a number
/// whose last digit was altered is noticed even where both digits name the same double.
///
/// # Errors
/// It is not JSON, or not written as the server writes it.
pub fn read_unaltered(bytes: &[u8]) -> Result<Value, Altered> {
    let altered = |byte: usize, reason: String| {
        let head = bytes.get(..byte).unwrap_or(bytes);
        Altered { byte, pointer: pointer_at(&String::from_utf8_lossy(head)), reason }
    };
    let text = std::str::from_utf8(bytes).map_err(|error| altered(error.valid_up_to(), "this is not UTF-8".to_owned()))?;
    let value: Value = serde_json::from_str(text).map_err(|error| {
        let before: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
        altered((before + error.column().saturating_sub(1)).min(text.len()), error.to_string())
    })?;
    let expected = value.to_string();
    let mut written = significant(text);
    for wanted in expected.bytes() {
        match written.next() {
            Some((_, byte)) if byte == wanted => {}
            other => return Err(altered(other.map_or(text.len(), |(at, _)| at), "the server does not write this so".to_owned())),
        }
    }
    match written.next() {
        None => Ok(value),
        Some((at, _)) => Err(altered(at, "the server does not write this so".to_owned())),
    }
}

/// The bytes of a text that are not white space between values, with their places.
fn significant(text: &str) -> impl Iterator<Item = (usize, u8)> {
    let (mut inside, mut escaped) = (false, false);
    text.bytes().enumerate().filter(move |(_, byte)| {
        let space = !inside && matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
        match byte {
            _ if escaped => escaped = false,
            b'\\' if inside => escaped = true,
            b'"' => inside = !inside,
            _ => {}
        }
        !space
    })
}

/// A container that is open at a place.
enum Open {
    Object(Option<String>),
    Array(usize),
}

/// The JSON pointer to where a text breaks off.
#[must_use]
pub fn pointer_at(head: &str) -> String {
    let mut open: Vec<Open> = Vec::new();
    let (mut string, mut escaped, mut last) = (None::<String>, false, String::new());
    for character in head.chars() {
        if let Some(text) = &mut string {
            match character {
                _ if escaped => {
                    escaped = false;
                    text.push(character);
                }
                '\\' => escaped = true,
                '"' => last = string.take().unwrap_or_default(),
                other => text.push(other),
            }
            continue;
        }
        match character {
            '"' => string = Some(String::new()),
            '{' => open.push(Open::Object(None)),
            '[' => open.push(Open::Array(0)),
            '}' | ']' => {
                open.pop();
            }
            ':' => {
                if let Some(Open::Object(name)) = open.last_mut() {
                    *name = Some(std::mem::take(&mut last));
                }
            }
            ',' => match open.last_mut() {
                Some(Open::Object(name)) => *name = None,
                Some(Open::Array(index)) => *index += 1,
                None => {}
            },
            _ => {}
        }
    }
    let step = |open: &Open| match open {
        Open::Object(name) => name.as_ref().map(|name| format!("/{}", super::difference::step(name))).unwrap_or_default(),
        Open::Array(index) => format!("/{index}"),
    };
    open.iter().map(step).collect()
}
