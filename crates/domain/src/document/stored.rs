//! How documents are stored: as the text of their JSON, with the version of its form beside the fields.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Error, Value};

const FORM_KEY: &str = "_form";

/// A document that is kept as JSON, with the version of its form beside its fields.
pub trait Document: Serialize + DeserializeOwned {
    /// The version that this program writes.
    const FORM: u64 = 1;

    /// Turns a document of an older form into the present one. There is only one form so far.
    #[must_use]
    fn upcast(older: Value, _form: u64) -> Value {
        older
    }
}

/// The text of a document as it is stored: its fields, and the version of its form after them.
///
/// # Errors
/// A value that JSON cannot hold, or one that is no object.
pub fn to_stored<T: Document>(document: &T) -> Result<String, Error> {
    let mut text = serde_json::to_string(document)?;
    if text.pop() != Some('}') {
        return Err(<Error as serde::ser::Error>::custom("a document is an object"));
    }
    if !text.ends_with('{') {
        text.push(',');
    }
    text.push_str(&end::<T>());
    Ok(text)
}

/// A document from the text that is stored, of the present form or an older one.
///
/// # Errors
/// It is none, or of a form that a later program writes.
pub fn from_stored<T: Document>(text: &str) -> Result<T, Error> {
    // As this program writes it, it is read at one go. A text that ends so has its form last: within a string the quote would follow
    // a backslash.
    let fields = text.strip_suffix(end::<T>().as_str());
    if let Some(fields) = fields.filter(|fields| fields.ends_with([',', '{'])) {
        return serde_json::from_str(&format!("{}}}", fields.strip_suffix(',').unwrap_or(fields)));
    }
    let mut value: Value = serde_json::from_str(text)?;
    let form = value.as_object_mut().and_then(|fields| fields.remove(FORM_KEY)).and_then(|form| form.as_u64()).unwrap_or(1);
    if form > T::FORM {
        return Err(<Error as serde::de::Error>::custom(format!("a document of form {form}; this program knows up to {}", T::FORM)));
    }
    serde_json::from_value(if form < T::FORM { T::upcast(value, form) } else { value })
}

/// How the text of a document of the present form ends.
fn end<T: Document>() -> String {
    format!("\"{FORM_KEY}\":{}}}", T::FORM)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;
    use std::collections::BTreeMap;

    #[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Note {
        #[serde(skip_serializing_if = "Option::is_none")]
        text: Option<String>,
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        more: BTreeMap<String, u32>,
    }
    impl Document for Note {
        const FORM: u64 = 2;
        fn upcast(mut older: Value, form: u64) -> Value {
            assert_eq!(form, 1);
            if let Some(fields) = older.as_object_mut()
                && let Some(text) = fields.remove("words")
            {
                fields.insert("text".to_owned(), text);
            }
            older
        }
    }

    fn note(text: &str) -> Note {
        Note { text: Some(text.to_owned()), ..Note::default() }
    }

    #[test]
    fn what_is_stored_is_read_as_it_was() {
        assert_eq!(to_stored(&note("a")).unwrap(), r#"{"text":"a","_form":2}"#);
        assert_eq!(to_stored(&Note::default()).unwrap(), r#"{"_form":2}"#);
        let tricky = [note(""), note(","), note("{"), note(r#","_form":2}"#), note(r#"{"_form":1}"#), note("\\"), Note::default()];
        let nested = Note { more: BTreeMap::from([("_form".to_owned(), 2), (r#"a,"_form"#.to_owned(), 2)]), ..note("x") };
        for document in tricky.into_iter().chain([nested]) {
            assert_eq!(from_stored::<Note>(&to_stored(&document).unwrap()).unwrap(), document);
        }
    }

    #[test]
    fn another_order_and_an_older_form_are_read() {
        assert_eq!(from_stored::<Note>(r#"{"_form":2,"text":"a"}"#).unwrap(), note("a"));
        assert_eq!(from_stored::<Note>(r#"{ "text": "a", "_form": 2 }"#).unwrap(), note("a"));
        assert_eq!(from_stored::<Note>(r#"{"words":"a","_form":1}"#).unwrap(), note("a"));
        assert_eq!(from_stored::<Note>(r#"{"words":"a"}"#).unwrap(), note("a"), "without one it is the first");
    }

    #[test]
    fn a_later_form_and_what_is_none_are_refused() {
        let later = from_stored::<Note>(r#"{"text":"a","_form":3}"#).unwrap_err();
        assert_eq!(later.to_string(), "a document of form 3; this program knows up to 2");
        for wrong in [
            "",
            "{",
            "[]",
            r#"{"_form":2"#,
            r#""_form":2}"#,
            r#"{"text":"a"_form":2}"#,
            r#"{"text":"a",,"_form":2}"#,
            r#"{"text":"\,"_form":2}"#,
        ] {
            assert!(from_stored::<Note>(wrong).is_err(), "{wrong}");
        }
        assert!(to_stored(&vec![1]).is_err());
    }

    impl Document for Vec<i32> {}
}
