//! One change a rule, planted into a real document: what the rule is for has to be found there too.

mod operations;
mod schemas;

use crate::diff;
use crate::document::{Document, Node};
use crate::rule::Rule;
use anyhow::{Context as _, bail};
use serde_json::Value;

/// The day on which mutated documents are judged. What they announce to end lies long after it.
const TODAY: &str = "2027-01-01";

/// A rule that was tried.
#[derive(Clone, Debug)]
pub struct Tried {
    /// The rule.
    pub rule: Rule,
    /// What was changed.
    pub mutation: String,
    /// Whether the rule found it.
    pub caught: bool,
}

/// Tries every breaking rule on the document.
///
/// # Errors
/// The document has no place where a rule could be broken, or an edit makes no OpenAPI document of it.
pub fn try_all(document: &Document) -> anyhow::Result<Vec<Tried>> {
    if let Some(finding) = diff(document, document, TODAY).first() {
        bail!("the document differs from itself: {finding}");
    }
    let rules = Rule::ALL.iter().filter(|rule| rule.is_breaking());
    rules
        .map(|rule| {
            let planted = plant(*rule, document).with_context(|| format!("the document has no place to break {}", rule.id()))?;
            let caught =
                diff(&Document::new(planted.old)?, &Document::new(planted.new)?, TODAY).iter().any(|finding| finding.rule == *rule);
            Ok(Tried { rule: *rule, mutation: planted.what, caught })
        })
        .collect()
}

fn plant(rule: Rule, document: &Document) -> Option<Planted> {
    operations::plant(rule, document).or_else(|| schemas::plant(rule, document))
}

/// A document before and after a change.
struct Planted {
    old: Value,
    new: Value,
    what: String,
}

impl Planted {
    fn begin(document: &Document) -> Self {
        Self { old: document.json().clone(), new: document.json().clone(), what: String::new() }
    }

    /// Changes the old document too, where the real one has nothing that the rule is about.
    fn in_both(mut self, parent: &str, key: &str, value: &Value) -> Option<Self> {
        for document in [&mut self.old, &mut self.new] {
            insert(document, parent, key, value)?;
        }
        Some(self)
    }

    /// Sets a member in the new document.
    fn set(mut self, parent: &str, key: &str, value: Value) -> Option<Self> {
        self.what = format!("{} = {value}", pointer(parent, key));
        insert(&mut self.new, parent, key, &value)?;
        Some(self)
    }

    /// Removes a member or an element of the new document.
    fn remove(mut self, parent: &str, key: &str) -> Option<Self> {
        self.what = format!("{} removed", pointer(parent, key));
        match at(&mut self.new, parent)? {
            Value::Object(members) => drop(members.remove(key)?),
            Value::Array(elements) => drop(elements.remove(key.parse().ok()?)),
            _ => return None,
        }
        Some(self)
    }

    /// Appends an element in the new document, to a list that may not be there yet.
    fn push(mut self, parent: &str, key: &str, value: Value) -> Option<Self> {
        self.what = format!("{} gets {value}", pointer(parent, key));
        let members = at(&mut self.new, parent)?.as_object_mut()?;
        members.entry(key).or_insert_with(|| Value::Array(Vec::new())).as_array_mut()?.push(value);
        Some(self)
    }
}

fn at<'a>(document: &'a mut Value, pointer: &str) -> Option<&'a mut Value> {
    document.pointer_mut(pointer.strip_prefix('#')?)
}

fn insert(document: &mut Value, parent: &str, key: &str, value: &Value) -> Option<()> {
    match at(document, parent)? {
        Value::Object(members) => drop(members.insert(key.to_owned(), value.clone())),
        Value::Array(elements) => *elements.get_mut(key.parse::<usize>().ok()?)? = value.clone(),
        _ => return None,
    }
    Some(())
}

fn pointer(parent: &str, key: &str) -> String {
    format!("{parent}/{}", key.replace('~', "~0").replace('/', "~1"))
}

/// The pointer of what holds the node, and the node's key in it.
fn split(node: &Node<'_>) -> Option<(String, String)> {
    let (parent, key) = node.at.rsplit_once('/')?;
    Some((parent.to_owned(), key.replace("~1", "/").replace("~0", "~")))
}
