//! Reading the `input` of a case.

use serde_json::Value;

/// A number; JSON has no NaN and no infinity, so the tables write them as texts.
pub(crate) fn number(value: &Value) -> Result<f64, String> {
    let text = || value.as_str().and_then(|text| text.parse().ok());
    value.as_f64().or_else(text).ok_or_else(|| format!("{value} is no number"))
}

/// A number that may be left out or null.
pub(crate) fn optional(value: &Value) -> Result<Option<f64>, String> {
    if value.is_null() { Ok(None) } else { number(value).map(Some) }
}

/// A count.
pub(crate) fn count(value: &Value) -> Result<usize, String> {
    value.as_u64().and_then(|n| usize::try_from(n).ok()).ok_or_else(|| format!("{value} is no count"))
}

/// A list.
pub(crate) fn list(value: &Value) -> Result<&[Value], String> {
    value.as_array().map(Vec::as_slice).ok_or_else(|| format!("{value} is no list"))
}

/// A list of numbers.
pub(crate) fn numbers(value: &Value) -> Result<Vec<f64>, String> {
    list(value)?.iter().map(number).collect()
}

/// A text; a number is its own name.
pub(crate) fn text(value: &Value) -> Result<String, String> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) => Ok(number.to_string()),
        other => Err(format!("{other} is no name")),
    }
}
