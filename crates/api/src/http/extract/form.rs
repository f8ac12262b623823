//! A JSON value read by its own type: an object is an object.
//!
//! What serde derives for a struct also reads an array, field by field in the order of the source. So `[]` would pass for an
//! object whose fields are all optional, and nobody has documented that.

use serde::Deserializer;
use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{Error as _, IntoDeserializer, Unexpected, Visitor};
use serde_json::{Error, Value};

/// The value.
pub(super) struct Form(pub(super) Value);

impl IntoDeserializer<'_, Error> for Form {
    type Deserializer = Self;
    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Form {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Array(items) => {
                let mut items = SeqDeserializer::new(items.into_iter().map(Form));
                let value = visitor.visit_seq(&mut items)?;
                items.end().map(|()| value)
            }
            Value::Object(members) => {
                let mut members = MapDeserializer::new(members.into_iter().map(|(name, value)| (name, Form(value))));
                let value = visitor.visit_map(&mut members)?;
                members.end().map(|()| value)
            }
            scalar => scalar.deserialize_any(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _name: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if self.0.is_array() { Err(Error::invalid_type(Unexpected::Seq, &visitor)) } else { self.deserialize_any(visitor) }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.0.deserialize_enum(name, variants, visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;
    use serde_json::json;

    #[derive(Debug, Default, PartialEq, Deserialize)]
    #[serde(default, deny_unknown_fields)]
    struct Outer {
        inner: Inner,
        list: Vec<Option<u8>>,
        kind: Option<Kind>,
        number: Option<f64>,
    }

    #[derive(Debug, Default, PartialEq, Deserialize)]
    #[serde(default)]
    struct Inner {
        text: String,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Kind {
        Plain,
        Numbered(u8),
    }

    fn read(value: Value) -> Result<Outer, String> {
        Outer::deserialize(Form(value)).map_err(|error| error.to_string())
    }

    #[test]
    fn a_value_is_read_as_serde_reads_it() {
        let value = json!({"inner": {"text": "a"}, "list": [1, null], "kind": "plain", "number": 7});
        let inner = Inner { text: "a".to_owned() };
        assert_eq!(read(value), Ok(Outer { inner, list: vec![Some(1), None], kind: Some(Kind::Plain), number: Some(7.0) }));
        assert_eq!(read(json!({"kind": {"numbered": 3}})).unwrap().kind, Some(Kind::Numbered(3)));
        assert_eq!(read(json!({})), Ok(Outer::default()));
        assert!(read(json!({"list": [300]})).unwrap_err().starts_with("invalid value"));
        assert!(read(json!({"colour": 1})).unwrap_err().starts_with("unknown field"));
    }

    #[test]
    fn an_array_is_no_object() {
        for value in [json!([]), json!([{}]), json!({"inner": []}), json!({"inner": ["a"]})] {
            assert!(read(value.clone()).unwrap_err().starts_with("invalid type: sequence"), "{value}");
        }
    }
}
