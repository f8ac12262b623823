//! An OpenAPI document, and places in it with every `$ref` followed.

use anyhow::{Context as _, ensure};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::path::Path;

/// The methods whose operations are compared.
const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
/// A chain of references longer than this is a circle.
const LONGEST_CHAIN: usize = 32;

/// A whole document.
#[derive(Clone, Debug)]
pub struct Document(Value);

impl Document {
    /// Takes what was parsed.
    ///
    /// # Errors
    /// It is not an OpenAPI 3.1 document.
    pub fn new(value: Value) -> anyhow::Result<Self> {
        let version = value.get("openapi").and_then(Value::as_str).unwrap_or_default();
        ensure!(version.starts_with("3.1."), "not an OpenAPI 3.1 document (openapi: {version:?})");
        Ok(Self(value))
    }

    /// Reads a file.
    ///
    /// # Errors
    /// It cannot be read, or is not an OpenAPI 3.1 document.
    pub fn read(path: &Path) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
        let value = serde_json::from_str(&text).with_context(|| format!("{} is not JSON", path.display()))?;
        Self::new(value).with_context(|| path.display().to_string())
    }

    /// The JSON.
    #[must_use]
    pub const fn json(&self) -> &Value {
        &self.0
    }

    /// `info.<name>`.
    #[must_use]
    pub fn info(&self, name: &str) -> Option<&str> {
        self.0.get("info")?.get(name)?.as_str()
    }

    /// The document as a place.
    #[must_use]
    pub fn root(&self) -> Node<'_> {
        Node { document: self, value: &self.0, at: "#".to_owned() }
    }

    /// Every operation, by method and by path with the names of its parameters left out.
    #[must_use]
    pub fn operations(&self) -> BTreeMap<(String, &'static str), Operation<'_>> {
        let mut found = BTreeMap::new();
        for (path, item) in self.root().get("paths").map(|paths| paths.entries()).unwrap_or_default() {
            for method in METHODS {
                if let Some(node) = item.get(method) {
                    found.insert((template(path), method), Operation { path, method, item: item.clone(), node });
                }
            }
        }
        found
    }
}

/// `/v1/users/{id}` as `/v1/users/{}`.
fn template(path: &str) -> String {
    path.split('/').map(|part| if part.starts_with('{') { "{}" } else { part }).collect::<Vec<_>>().join("/")
}

/// An operation of a document.
#[derive(Clone, Debug)]
pub struct Operation<'a> {
    /// Its path.
    pub path: &'a str,
    /// Its method, in lower case.
    pub method: &'static str,
    /// What holds for all operations of the path.
    item: Node<'a>,
    /// The operation.
    pub node: Node<'a>,
}

impl<'a> Operation<'a> {
    /// `GET /v1/challenges`.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} {}", self.method.to_uppercase(), self.path)
    }

    /// Its parameters by place and name; those of the operation stand before those of the path.
    #[must_use]
    pub fn parameters(&self) -> BTreeMap<(&'a str, String), Node<'a>> {
        let mut found = BTreeMap::new();
        for holder in [&self.item, &self.node] {
            for parameter in holder.get("parameters").map(|list| list.items()).unwrap_or_default() {
                let place = parameter.text("in").unwrap_or_default();
                let name = parameter.text("name").unwrap_or_default();
                // The names of headers know no case.
                let name = if place == "header" { name.to_lowercase() } else { name.to_owned() };
                found.insert((place, name), parameter);
            }
        }
        found
    }

    /// What it asks for, else what the document asks for.
    #[must_use]
    pub fn security(&self) -> Option<Node<'a>> {
        self.node.get("security").or_else(|| self.node.document.root().get("security"))
    }

    /// The date until which it stays, if it is deprecated with one: `2027-06-30`.
    #[must_use]
    pub fn sunset(&self) -> Option<&'a str> {
        let date = self.node.text("x-sunset").filter(|_| self.is_deprecated())?;
        date.get(..10).filter(|date| is_date(date))
    }

    /// Whether it should not be used any more.
    #[must_use]
    pub fn is_deprecated(&self) -> bool {
        self.node.flag("deprecated")
    }
}

/// Whether the text is `YYYY-MM-DD`: such dates are ordered like their texts.
#[must_use]
pub fn is_date(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(index, byte)| if index == 4 || index == 7 { byte == b'-' } else { byte.is_ascii_digit() })
}

/// A value in a document, where its references lead, and its JSON pointer.
#[derive(Clone, Debug)]
pub struct Node<'a> {
    document: &'a Document,
    /// The JSON there.
    pub value: &'a Value,
    /// Where it is, such as `#/components/schemas/Problem`.
    pub at: String,
}

impl<'a> Node<'a> {
    /// The member, with references followed.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Self> {
        let value = self.value.get(key)?;
        Some(self.at_key(key, value).resolved())
    }

    /// The member as it is written, references and all.
    #[must_use]
    pub fn raw(&self, key: &str) -> Option<Self> {
        Some(self.at_key(key, self.value.get(key)?))
    }

    /// The members of an object.
    #[must_use]
    pub fn entries(&self) -> Vec<(&'a str, Self)> {
        self.object()
            .map(|object| object.iter().map(|(key, value)| (key.as_str(), self.at_key(key, value).resolved())).collect())
            .unwrap_or_default()
    }

    /// The members of the object that is a member.
    #[must_use]
    pub fn map(&self, key: &str) -> BTreeMap<&'a str, Self> {
        self.get(key).map(|node| node.entries().into_iter().collect()).unwrap_or_default()
    }

    /// The elements of an array.
    #[must_use]
    pub fn items(&self) -> Vec<Self> {
        self.raw_items().into_iter().map(Self::resolved).collect()
    }

    /// The elements of an array as they are written.
    #[must_use]
    pub fn raw_items(&self) -> Vec<Self> {
        self.value
            .as_array()
            .map(|list| list.iter().enumerate().map(|(index, value)| self.at_key(&index.to_string(), value)).collect())
            .unwrap_or_default()
    }

    /// A member that is a text.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&'a str> {
        self.value.get(key)?.as_str()
    }

    /// A member that is true.
    #[must_use]
    pub fn flag(&self, key: &str) -> bool {
        self.value.get(key).and_then(Value::as_bool).unwrap_or(false)
    }

    /// The members, if it is an object.
    #[must_use]
    pub fn object(&self) -> Option<&'a Map<String, Value>> {
        self.value.as_object()
    }

    /// The value and place that a chain of references ends in. A broken or circular chain ends where it breaks.
    #[must_use]
    pub fn resolved(self) -> Self {
        let mut node = self;
        for _ in 0..LONGEST_CHAIN {
            let Some(target) = node.target() else { break };
            node = target;
        }
        node
    }

    /// Where the reference of this value leads, one step.
    #[must_use]
    pub fn target(&self) -> Option<Self> {
        let reference = self.text("$ref")?;
        let value = self.document.0.pointer(reference.strip_prefix('#')?)?;
        Some(Self { document: self.document, value, at: reference.to_owned() })
    }

    /// The place of a member.
    #[must_use]
    pub fn pointer(&self, key: &str) -> String {
        format!("{}/{}", self.at, key.replace('~', "~0").replace('/', "~1"))
    }

    fn at_key(&self, key: &str, value: &'a Value) -> Self {
        Self { document: self.document, value, at: self.pointer(key) }
    }
}
