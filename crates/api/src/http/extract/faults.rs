//! Every fault of a body at once. serde stops at the first; here what it stops at is noted and taken out, and it reads on.

use serde_json::Value;
use tahaddi_domain::refusal::{FieldIssue, Refusal};

/// How many faults are told at most: enough to mend a document, and a bound on the work.
const MOST_FAULTS: usize = 50;

/// The refusal with every fault that reading `value` finds. `read` tries to read a value and says what it stops at.
pub(super) fn every_fault(mut value: Value, mut first: Refusal, read: impl Fn(&Value) -> Result<(), Refusal>) -> Refusal {
    let mut found: Vec<FieldIssue> = Vec::new();
    let mut removed: Vec<Removal> = Vec::new();
    let mut next = read(&value);
    // Each round takes something out, so the value shrinks; the bound is for what takes long.
    for _ in 0..4 * MOST_FAULTS {
        let Err(refusal) = next else { break };
        let Some(issue) = refusal.fields.into_iter().next() else { break };
        let at = issue.pointer.clone();
        let told = removed.iter().rev().fold(at.clone(), |pointer, removal| removal.undo(pointer));
        // What is missing only because it was taken out is not told again.
        let follows = |known: &FieldIssue| known.pointer == told || known.pointer.starts_with(&format!("{told}/"));
        if !found.iter().any(follows) {
            found.push(FieldIssue { pointer: told, ..issue });
        }
        if found.len() == MOST_FAULTS || !take_out(&mut value, &at, &mut removed) {
            break;
        }
        next = read(&value);
    }
    if !found.is_empty() {
        first.fields = found;
    }
    first
}

/// An element that was taken out of a list; those behind it moved up.
struct Removal {
    list: String,
    index: usize,
}

impl Removal {
    /// Where something was that stands at `pointer` since the removal.
    fn undo(&self, pointer: String) -> String {
        let Some(rest) = pointer.strip_prefix(&format!("{}/", self.list)) else { return pointer };
        let (place, tail) = rest.split_once('/').map_or((rest, None), |(place, tail)| (place, Some(tail)));
        match place.parse::<usize>() {
            Ok(place) if place >= self.index => {
                let tail = tail.map(|tail| format!("/{tail}")).unwrap_or_default();
                format!("{}/{}{tail}", self.list, place + 1)
            }
            _ => pointer,
        }
    }
}

/// Takes out what stands at a pointer; where nothing does, what should hold it. False once nothing is left to take out.
fn take_out(value: &mut Value, pointer: &str, removed: &mut Vec<Removal>) -> bool {
    let Some((holder, name)) = pointer.rsplit_once('/') else { return false };
    let key = name.replace("~1", "/").replace("~0", "~");
    let taken = match value.pointer_mut(holder) {
        Some(Value::Object(fields)) => fields.remove(&key).is_some(),
        Some(Value::Array(items)) => match key.parse::<usize>() {
            Ok(index) if index < items.len() => {
                items.remove(index);
                removed.push(Removal { list: holder.to_owned(), index });
                true
            }
            _ => false,
        },
        _ => false,
    };
    taken || take_out(value, holder, removed)
}

#[cfg(test)]
mod tests {
    use super::super::body::from_value;
    use serde::Deserialize;
    use serde_json::json;

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Kind {
        One,
        Other,
    }
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "the test is about what is refused")]
    struct Item {
        kind: Kind,
        count: u32,
    }
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "the test is about what is refused")]
    struct Whole {
        items: Vec<Item>,
        name: String,
        #[serde(default)]
        note: Option<String>,
    }

    #[test]
    fn every_fault_is_told_where_it_was_written() {
        let body = json!({"items": [
            {"kind": "none", "count": 1}, {"kind": "one", "count": 2}, {"kind": "one", "count": "three"}, {"kind": "two", "count": -1, "extra": 1}, {"kind": "other"}],
            "note": 7});
        let refusal = from_value::<Whole>(body).unwrap_err();
        let mut told: Vec<_> = refusal.fields.iter().map(|field| format!("{} {}", field.pointer, field.code)).collect();
        told.sort();
        assert_eq!(
            told,
            [
                "/items/0/kind not_allowed",
                "/items/2/count wrong_type",
                "/items/3/count out_of_range",
                "/items/3/extra unknown_field",
                "/items/3/kind not_allowed",
                "/items/4/count required",
                "/name required",
                "/note wrong_type"
            ]
        );
    }

    #[test]
    fn a_body_of_another_kind_has_one_fault() {
        for body in [json!([]), json!(7), json!(null)] {
            assert_eq!(from_value::<Whole>(body).unwrap_err().fields.len(), 1);
        }
    }
}
