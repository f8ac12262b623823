//! What changed between two documents, field by field.

use serde::Serialize;
use serde_json::Value;

/// One field that changed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"pointer": "/seats", "before": 10, "after": 12})))]
pub struct FieldChange {
    /// JSON pointer into the newer document; for what was removed, into the older one.
    #[cfg_attr(feature = "openapi", schema(max_length = 400))]
    pub pointer: String,
    /// What it was; null if it is new.
    #[cfg_attr(feature = "openapi", schema(value_type = Value))]
    pub before: Value,
    /// What it is; null if it was removed.
    #[cfg_attr(feature = "openapi", schema(value_type = Value))]
    pub after: Value,
}

/// The fields that differ between two documents. Elements of a list are matched by their `id` or `key`, remarks by what they are
/// about; where elements have none of these, by their place. A list whose elements merely changed places is one change.
#[must_use]
pub fn changes<T: Serialize>(before: &T, after: &T) -> Vec<FieldChange> {
    let value = |document: &T| serde_json::to_value(document).unwrap_or_default();
    let mut found = Vec::new();
    compare(String::new(), &value(before), &value(after), &mut found);
    found
}

fn compare(pointer: String, before: &Value, after: &Value, found: &mut Vec<FieldChange>) {
    match (before, after) {
        _ if before == after => {}
        (Value::Object(old), Value::Object(new)) => {
            for (name, after) in new {
                compare(format!("{pointer}/{name}"), old.get(name).unwrap_or(&Value::Null), after, found);
            }
            for (name, before) in old.iter().filter(|(name, _)| !new.contains_key(*name)) {
                compare(format!("{pointer}/{name}"), before, &Value::Null, found);
            }
        }
        (Value::Array(old), Value::Array(new)) if !reordered(old, new) => compare_lists(&pointer, old, new, found),
        _ => found.push(FieldChange { pointer, before: before.clone(), after: after.clone() }),
    }
}

fn compare_lists(pointer: &str, old: &[Value], new: &[Value], found: &mut Vec<FieldChange>) {
    let twin = |list: &'_ [Value], index: usize, item: &Value| match identity(item) {
        Some(identity) => list.iter().position(|other| self::identity(other).as_ref() == Some(&identity)),
        None => (index < list.len()).then_some(index),
    };
    for (index, item) in new.iter().enumerate() {
        let before = twin(old, index, item).and_then(|place| old.get(place)).unwrap_or(&Value::Null);
        compare(format!("{pointer}/{index}"), before, item, found);
    }
    for (index, item) in old.iter().enumerate().filter(|(index, item)| twin(new, *index, item).is_none()) {
        compare(format!("{pointer}/{index}"), item, &Value::Null, found);
    }
}

/// Whether the same elements stand in another order.
fn reordered(old: &[Value], new: &[Value]) -> bool {
    let names = |list: &[Value]| list.iter().map(identity).collect::<Option<Vec<_>>>();
    let (Some(old), Some(new)) = (names(old), names(new)) else { return false };
    let common = |names: &[String], others: &[String]| names.iter().filter(|name| others.contains(name)).cloned().collect::<Vec<_>>();
    common(&old, &new) != common(&new, &old)
}

/// The name by which an element is known, whatever its place.
fn identity(item: &Value) -> Option<String> {
    let text = |name: &str| item.get(name).and_then(Value::as_str);
    // A part has one remark of each kind.
    let remark = || text("at").zip(text("kind")).map(|(at, kind)| format!("{kind} {at}"));
    text("id").or_else(|| text("key")).map(str::to_owned).or_else(remark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn pointers(before: &Value, after: &Value) -> Vec<String> {
        changes(before, after).into_iter().map(|change| change.pointer).collect()
    }

    #[test]
    fn fields_and_elements_are_named() {
        let before = json!({"seats": 10, "tracks": [{"key": "a", "seats": 1}, {"key": "b", "seats": 2}], "holidays": ["2027-01-01"]});
        let after = json!({"seats": 12, "tracks": [{"key": "b", "seats": 3}, {"key": "c", "seats": 4}], "holidays": ["2027-01-02"]});
        let mut told = pointers(&before, &after);
        told.sort();
        assert_eq!(told, ["/holidays/0", "/seats", "/tracks/0", "/tracks/0/seats", "/tracks/1"]);
        let removed = changes(&before, &after).into_iter().find(|change| change.pointer == "/tracks/0").unwrap();
        assert_eq!((removed.before, removed.after), (json!({"key": "a", "seats": 1}), Value::Null));
    }

    #[test]
    fn another_order_is_one_change() {
        let list = |names: &[&str]| json!({"tracks": names.iter().map(|name| json!({"key": name})).collect::<Vec<_>>()});
        assert_eq!(pointers(&list(&["a", "b", "c"]), &list(&["b", "a", "c"])), ["/tracks"]);
        assert_eq!(pointers(&list(&["a", "b"]), &list(&["a", "x", "b"])), ["/tracks/1"]);
    }

    #[test]
    fn a_remark_is_known_by_what_it_is_about() {
        let remark = |at: &str, text: &str| json!({"at": at, "kind": "assumed", "text": {"fr": text}});
        let before = json!({"remarks": [remark("/fee", "Gratuit"), remark("/seats", "Dix")]});
        let after = json!({"remarks": [remark("/location", "Rabat"), remark("/fee", "Gratuit"), remark("/seats", "Douze")]});
        assert_eq!(pointers(&before, &after), ["/remarks/0", "/remarks/2/text/fr"]);
    }

    proptest! {
        #[test]
        fn equal_documents_have_no_change_and_others_have_some(a in prop::collection::vec(0..4_u8, 0..5), b in prop::collection::vec(0..4_u8, 0..5)) {
            let (a, b) = (json!({"list": a}), json!({"list": b}));
            prop_assert_eq!(changes(&a, &b).is_empty(), a == b);
        }
    }
}
