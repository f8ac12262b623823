//! Compares the forms that a value may have.

use crate::document::Node;
use crate::finding::shown;
use crate::rule::Rule;
use crate::schema::{Walk, written_at};
use crate::shape::{Shape, list};
use std::collections::BTreeMap;

impl Walk<'_> {
    /// Compares the forms that a value may have; a schema that has no forms is the only one.
    pub(crate) fn variants(&mut self, extensible: bool, was: &[Node<'_>], is: &[Node<'_>]) {
        let (mut was, mut is) = (keyed(was), keyed(is));
        let common: Vec<String> = was.keys().filter(|key| is.contains_key(*key)).cloned().collect();
        for key in common {
            if let (Some(old), Some(new)) = (was.remove(&key), is.remove(&key)) {
                self.schema(&old, &new);
            }
        }
        // One form with another name is compared as what it is.
        if let ([old], [new]) = (was.values().collect::<Vec<_>>().as_slice(), is.values().collect::<Vec<_>>().as_slice()) {
            let (old, new) = ((*old).clone(), (*new).clone());
            return self.schema(&old, &new);
        }
        for (name, form) in was {
            self.found(self.by_direction(Rule::RequestVariantRemoved, Rule::ResponseNarrowed), &form.at, &name, "");
        }
        let growing = if extensible { Rule::ResponseValueAdded } else { Rule::ResponseVariantAdded };
        for (name, form) in is {
            self.found(self.by_direction(Rule::RequestWidened, growing), &form.at, "", &name);
        }
    }

    /// Compares how the forms are told apart.
    pub(crate) fn discriminator(&mut self, at: &str, before: &Shape<'_>, after: &Shape<'_>) {
        let Some(old) = &before.discriminator else { return };
        let place = written_at(before, after, "discriminator", at);
        let new = after.discriminator.as_ref();
        let (was, is) = (old.text("propertyName").unwrap_or_default(), new.and_then(|new| new.text("propertyName")).unwrap_or_default());
        if was != is {
            self.found(Rule::DiscriminatorChanged, &place, was, is);
        }
        for (value, target) in old.raw("mapping").and_then(|mapping| mapping.object()).into_iter().flatten() {
            let now = new.and_then(|new| new.raw("mapping")).and_then(|mapping| mapping.object()).and_then(|mapping| mapping.get(value));
            if now != Some(target) {
                self.found(Rule::DiscriminatorChanged, &place, &format!("{value}: {}", shown(Some(target))), &shown(now));
            }
        }
    }
}

/// Forms by what tells them apart: the name of their schema, else their type.
fn keyed<'a>(forms: &[Node<'a>]) -> BTreeMap<String, Node<'a>> {
    let mut found = BTreeMap::new();
    for form in forms {
        let shape = Shape::of(form);
        let name = form.text("$ref").and_then(|reference| reference.rsplit('/').next()).map_or_else(|| list(&shape.types), str::to_owned);
        let mut key = name.clone();
        let mut number = 1;
        while found.contains_key(&key) {
            number += 1;
            key = format!("{name} {number}");
        }
        found.insert(key, form.clone());
    }
    found
}
