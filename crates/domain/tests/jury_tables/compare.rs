//! What is equal: `|a - b| <= tolerance * max(1, |b|)`, null is null, and keys that `expected` does not have are not looked at.

use serde_json::{Map, Value};

/// What a handler answers: the values, or why the input cannot be read.
pub(crate) type Answer = Result<Value, String>;

/// One topic of the tables.
pub(crate) struct Topic {
    /// Its name in the tables.
    pub(crate) name: &'static str,
    /// Computes a case from its `input`.
    pub(crate) run: fn(&Value) -> Answer,
    /// Tolerances by key, for it and all below; the nearest key counts, and one with a star stands for all that begin so. Else the
    /// tolerance of the table. Of a table that states one as a number the smaller counts.
    tolerances: &'static [(&'static str, f64)],
    /// No tolerance is wider.
    most: f64,
    /// Keys whose figures are shown in the tables and bind nobody.
    unbinding: &'static [&'static str],
    /// Keys under which one expected value stands for every value that was computed.
    uniform: &'static [&'static str],
}

impl Topic {
    pub(crate) const fn new(name: &'static str, run: fn(&Value) -> Answer) -> Self {
        Self { name, run, tolerances: &[], most: f64::INFINITY, unbinding: &[], uniform: &[] }
    }
    pub(crate) const fn within(self, tolerances: &'static [(&'static str, f64)]) -> Self {
        Self { tolerances, ..self }
    }
    /// The same, no wider than `most`.
    pub(crate) const fn bounded(&self, most: f64) -> Self {
        Self { most, ..*self }
    }
    pub(crate) const fn unbinding(self, unbinding: &'static [&'static str]) -> Self {
        Self { unbinding, ..self }
    }
    pub(crate) const fn uniform(self, uniform: &'static [&'static str]) -> Self {
        Self { uniform, ..self }
    }
    fn tolerance(&self, key: &str, inherited: f64) -> f64 {
        let names = |name: &str| name.strip_suffix('*').map_or(name == key, |start| key.starts_with(start));
        self.tolerances.iter().find(|(name, _)| names(name)).map_or(inherited, |(_, tolerance)| *tolerance).min(self.most)
    }
    fn ignores(&self, key: &str) -> bool {
        is_remark(key) || self.unbinding.contains(&key)
    }
}

/// Keys of `expected` that are said about the numbers and are not numbers to match.
pub(crate) fn is_remark(key: &str) -> bool {
    const REMARKS: [&str; 6] = ["published", "lme4_reference", "verified_by", "monte_carlo_draws", "tolerance", "note"];
    REMARKS.contains(&key) || key.ends_with("_fraction")
}

/// The tolerance that a table states: its first number; a text such as "exact" has none.
pub(crate) fn stated_tolerance(table: &Value) -> f64 {
    let text = match table.get("tolerance") {
        Some(Value::Number(number)) => return number.as_f64().unwrap_or(EXACT),
        Some(Value::String(text)) => text.as_str(),
        _ => "",
    };
    let words = text.split([' ', ',', ';', ':', '(', ')']);
    words.filter(|word| word.starts_with(|first: char| first.is_ascii_digit())).find_map(|word| word.parse().ok()).unwrap_or(EXACT)
}

/// The tolerance of a table that states it as a number, which holds for all of it.
pub(crate) fn numeric_tolerance(table: &Value) -> Option<f64> {
    table.get("tolerance").and_then(Value::as_f64)
}

/// Whole numbers and texts are equal or not; two doubles of the same number may differ in their last bits.
const EXACT: f64 = 1e-12;

/// What of `expected` is not in `actual`, a line each.
pub(crate) fn differences(topic: &Topic, tolerance: f64, expected: &Value, actual: &Value) -> Vec<String> {
    let mut found = Vec::new();
    compare(topic, tolerance, expected, actual, "", &mut found);
    found
}

fn compare(topic: &Topic, tolerance: f64, expected: &Value, actual: &Value, path: &str, found: &mut Vec<String>) {
    let mut differs = |what: String| found.push(format!("{path}: {what}"));
    match (expected, actual) {
        (Value::Object(expected), Value::Object(actual)) => {
            for (key, value) in expected.iter().filter(|(key, _)| !topic.ignores(key)) {
                match actual.get(key) {
                    Some(Value::Object(each)) if topic.uniform.contains(&key.as_str()) && !value.is_object() => {
                        for (name, other) in each {
                            compare(topic, topic.tolerance(key, tolerance), value, other, &format!("{path}/{key}/{name}"), found);
                        }
                    }
                    Some(other) => compare(topic, topic.tolerance(key, tolerance), value, other, &format!("{path}/{key}"), found),
                    None => found.push(format!("{path}/{key}: not computed, expected {}", short(value))),
                }
            }
        }
        (Value::Array(expected), Value::Array(actual)) => {
            if expected.len() != actual.len() {
                differs(format!("{} elements, expected {}", actual.len(), expected.len()));
            }
            for (index, (value, other)) in expected.iter().zip(actual).enumerate() {
                compare(topic, tolerance, value, other, &format!("{path}[{index}]"), found);
            }
        }
        (Value::Number(number), Value::Number(other)) => {
            if let (Some(a), Some(b)) = (number.as_i64(), other.as_i64()) {
                if a != b && !close(a_double(other), a_double(number), tolerance) {
                    differs(format!("{b}, expected {a}"));
                }
            } else if !close(a_double(other), a_double(number), tolerance) {
                differs(format!("{other}, expected {number} within {tolerance:e}"));
            }
        }
        _ if expected == actual => {}
        _ => differs(format!("{}, expected {}", short(actual), short(expected))),
    }
}

fn a_double(number: &serde_json::Number) -> f64 {
    number.as_f64().unwrap_or(f64::NAN)
}

/// Whether a value is within the tolerance of the expected one.
pub(crate) fn close(actual: f64, expected: f64, tolerance: f64) -> bool {
    (actual - expected).abs() <= tolerance * expected.abs().max(1.0)
}

fn short(value: &Value) -> String {
    value.to_string().chars().take(60).collect()
}

/// The cases of a table, `(input, expected)` each: one object, or `cases`. What stands beside `cases` holds for all of them.
pub(crate) fn cases(table: &Value) -> Result<Vec<(Value, Value)>, String> {
    let lists = [&table["cases"], &table["input"]["cases"]];
    let Some(list) = lists.into_iter().find_map(Value::as_array) else {
        return Ok(vec![(table["input"].clone(), table["expected"].clone())]);
    };
    let outer = table["input"].as_object().cloned().unwrap_or_default();
    let one = |(index, case): (usize, &Value)| {
        let own = case.get("input").unwrap_or(case).as_object().ok_or("a case is no object")?;
        let mut input: Map<String, Value> = outer.iter().filter(|(key, _)| *key != "cases").map(|(k, v)| (k.clone(), v.clone())).collect();
        input.extend(own.clone());
        let expected = case.get("expected").cloned();
        Ok((Value::Object(input), expected.map_or_else(|| of_case(&table["expected"], index, list.len()), Ok)?))
    };
    list.iter().enumerate().map(one).collect()
}

/// What is expected of a case: an element of a list of cases, or of each list by key.
fn of_case(expected: &Value, index: usize, count: usize) -> Result<Value, String> {
    let expected = expected.get("cases").unwrap_or(expected);
    match expected {
        Value::Array(list) if list.len() == count => Ok(list[index].clone()),
        Value::Object(object) => {
            let keys = object.iter().filter(|(key, _)| !is_remark(key));
            keys.map(|(key, value)| Ok((key.clone(), of_case(value, index, count)?)))
                .collect::<Result<Map<_, _>, String>>()
                .map(Value::Object)
        }
        other => Err(format!("{count} cases, but expected has {}", short(other))),
    }
}

#[test]
fn a_wrong_number_a_null_and_a_missing_key_are_differences() {
    let topic = Topic::new("t", |_| Err(String::new())).within(&[("p*", 0.1)]).unbinding(&["free"]);
    let compare = |expected: Value, actual: Value| differences(&topic, 1e-9, &expected, &actual).len();
    use serde_json::json;
    assert_eq!(compare(json!({"x": 1.0, "x_fraction": "1/1", "free": 3}), json!({"x": 1.0 + 1e-10, "more": 1})), 0);
    assert_eq!(compare(json!({"x": 1e6}), json!({"x": 1e6 + 1e-4})), 0);
    assert_eq!(compare(json!({"x": [1.0, 2.0]}), json!({"x": [1.0, 2.1]})), 1);
    assert_eq!(compare(json!({"x": [1, 2]}), json!({"x": [1, 2, 3]})), 1);
    assert_eq!(compare(json!({"p": {"q": [1.0]}}), json!({"p": {"q": [1.05]}})), 0);
    assert_eq!(compare(json!({"x": null}), json!({"x": 0.0})), 1);
    assert_eq!(compare(json!({"x": 0.0}), json!({"x": null})), 1);
    assert_eq!(compare(json!({"x": null}), json!({})), 1);
    assert_eq!(compare(json!({"x": "a", "n": 75}), json!({"x": "a", "n": 75.0})), 0);
    assert_eq!(stated_tolerance(&json!({"tolerance": "icc 1e-10, rest 1e-8"})), 1e-10);
    assert_eq!(stated_tolerance(&json!({"tolerance": "exact"})), EXACT);
    // What a table states as a number is not widened by its topic; a text says it of single keys.
    assert_eq!((numeric_tolerance(&json!({"tolerance": 1e-3})), numeric_tolerance(&json!({"tolerance": "1e-3"}))), (Some(1e-3), None));
    let bounded = topic.bounded(1e-3);
    assert_eq!(differences(&bounded, 1e-3, &json!({"p": 1.0}), &json!({"p": 1.05})).len(), 1);
    assert_eq!(differences(&topic.bounded(0.5), 0.5, &json!({"p": 1.0}), &json!({"p": 1.05})).len(), 0);
}

#[test]
fn cases_come_in_three_shapes() {
    use serde_json::json;
    let inputs = json!({"top_n": 2, "cases": [{"a": 1}, {"a": 2, "top_n": 3}]});
    let by_key = json!({"input": inputs, "expected": {"x": [10, null], "deep": {"y": [1, 2]}, "x_fraction": "1/2"}});
    let pairs = cases(&by_key).unwrap();
    assert_eq!(pairs[0], (json!({"top_n": 2, "a": 1}), json!({"x": 10, "deep": {"y": 1}})));
    assert_eq!(pairs[1], (json!({"top_n": 3, "a": 2}), json!({"x": null, "deep": {"y": 2}})));
    let listed = json!({"input": inputs, "expected": {"cases": [{"x": 1}, {"x": 2}]}});
    assert_eq!(cases(&listed).unwrap()[1].1, json!({"x": 2}));
    let single = json!({"input": {"a": 1}, "expected": {"cases": [{"x": 1}]}});
    assert_eq!(cases(&single).unwrap(), [(json!({"a": 1}), json!({"cases": [{"x": 1}]}))]);
    assert!(cases(&json!({"input": inputs, "expected": {"x": [1]}})).is_err());
}
