//! Where two JSON values differ first.

use serde_json::Value;

/// How two values differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// They are the same, to the last bit.
    None,
    /// Only in the last digits of a fraction, first there.
    Rounding(String),
    /// First there.
    At(String),
}

/// What two processors may make of the same linear algebra.
const LAST_DIGITS: f64 = 1e-9;

/// Compares what was recorded with what was found; `pointer` is where it stands.
#[must_use]
pub fn compare(recorded: &Value, found: &Value, pointer: &str) -> Difference {
    let mut rounding = None;
    match walk(recorded, found, pointer.to_owned(), &mut rounding) {
        Some(pointer) => Difference::At(pointer),
        None => rounding.map_or(Difference::None, Difference::Rounding),
    }
}

/// The name of a member as a step of a JSON pointer (RFC 6901).
pub(super) fn step(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

fn walk(recorded: &Value, found: &Value, pointer: String, rounding: &mut Option<String>) -> Option<String> {
    match (recorded, found) {
        (Value::Object(one), Value::Object(other)) => {
            for (name, value) in one {
                let pointer = format!("{pointer}/{}", step(name));
                let Some(found) = other.get(name) else { return Some(pointer) };
                if let Some(at) = walk(value, found, pointer, rounding) {
                    return Some(at);
                }
            }
            other.keys().find(|name| !one.contains_key(*name)).map(|name| format!("{pointer}/{}", step(name)))
        }
        (Value::Array(one), Value::Array(other)) => {
            let pairs = one.iter().zip(other).enumerate();
            let mut pairs = pairs.filter_map(|(index, (one, other))| walk(one, other, format!("{pointer}/{index}"), rounding));
            let shorter = one.len().min(other.len());
            pairs.next().or_else(|| (one.len() != other.len()).then(|| format!("{pointer}/{shorter}")))
        }
        (Value::Number(one), Value::Number(other)) if one.is_f64() && other.is_f64() => {
            let (one, other) = (one.as_f64()?, other.as_f64()?);
            if one.to_bits() == other.to_bits() {
                return None;
            }
            if (one - other).abs() > LAST_DIGITS * one.abs().max(other.abs()).max(1.0) {
                return Some(pointer);
            }
            rounding.get_or_insert(pointer);
            None
        }
        (one, other) => (one != other).then_some(pointer),
    }
}
