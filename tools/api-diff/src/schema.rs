//! Compares schemas. What is sent may only be accepted more freely; what is answered may only promise more.

use crate::document::Node;
use crate::finding::{Findings, shown};
use crate::rule::Rule;
use crate::shape::{Additional, LOWER_BOUNDS, Shape, UPPER_BOUNDS, covers, format_covers, list};
use serde_json::Value;
use std::collections::BTreeMap;

/// Who writes the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The client.
    Request,
    /// The server.
    Response,
}

/// Compares the schemas of one place of an operation, and all that they lead to.
#[derive(Debug)]
pub struct Walk<'f> {
    findings: &'f mut Findings,
    direction: Direction,
    /// The value is the size of a page.
    page_size: bool,
}

impl<'f> Walk<'f> {
    /// Begins.
    pub const fn new(findings: &'f mut Findings, direction: Direction) -> Self {
        Self { findings, direction, page_size: false }
    }

    /// Whether the value is the size of a page.
    #[must_use]
    pub const fn of_page_size(mut self, yes: bool) -> Self {
        self.page_size = yes;
        self
    }

    /// Compares two schemas.
    pub fn schema(&mut self, old: &Node<'_>, new: &Node<'_>) {
        // Schemas may contain themselves, and most answers share one.
        if !self.findings.first_time(self.direction == Direction::Request, &old.at, &new.at) {
            return;
        }
        let (before, after) = (Shape::of(old), Shape::of(new));
        match (before.variants.is_empty(), after.variants.is_empty()) {
            (true, true) => {}
            (false, false) => self.variants(before.extensible, &before.variants, &after.variants),
            (true, false) => return self.variants(before.extensible, std::slice::from_ref(old), &after.variants),
            (false, true) => return self.variants(before.extensible, &before.variants, std::slice::from_ref(new)),
        }
        self.types(&old.at, &before, &after);
        self.values(&old.at, &before, &after);
        self.limits(&old.at, &before, &after);
        self.properties(&old.at, &before, &after);
        if let (Some(old), Some(new)) = (&before.items, &after.items) {
            self.schema(old, new);
        }
    }

    pub(crate) fn found(&mut self, rule: Rule, at: &str, old: &str, new: &str) {
        self.findings.add(rule, at, old, new);
    }

    /// One rule or the other, by who writes the value.
    pub(crate) fn by_direction<T>(&self, request: T, response: T) -> T {
        if self.direction == Direction::Request { request } else { response }
    }

    fn types(&mut self, at: &str, before: &Shape<'_>, after: &Shape<'_>) {
        match (before.nullable, after.nullable) {
            (true, false) => self.found(self.by_direction(Rule::RequestBecameNotNullable, Rule::ResponseNarrowed), at, "null", ""),
            (false, true) => self.found(self.by_direction(Rule::RequestWidened, Rule::ResponseBecameNullable), at, "", "null"),
            _ => {}
        }
        let place = written_at(before, after, "type", at);
        let (was, is) = (list(&before.types), list(&after.types));
        let (wider, narrower) = (covers(&after.types, &before.types), covers(&before.types, &after.types));
        if before.types != after.types {
            match self.direction {
                Direction::Request => self.found(if wider { Rule::RequestWidened } else { Rule::RequestTypeNarrowed }, &place, &was, &is),
                Direction::Response => {
                    self.found(if narrower { Rule::ResponseNarrowed } else { Rule::ResponseTypeWidened }, &place, &was, &is)
                }
            }
        }
        if before.format != after.format {
            let place = written_at(before, after, "format", at);
            let (was, is) = (before.format.unwrap_or("any"), after.format.unwrap_or("any"));
            match self.direction {
                Direction::Request => {
                    let wider = format_covers(after.format, before.format);
                    self.found(if wider { Rule::RequestWidened } else { Rule::RequestFormatChanged }, &place, was, is);
                }
                Direction::Response => {
                    let narrower = format_covers(before.format, after.format);
                    self.found(if narrower { Rule::ResponseNarrowed } else { Rule::ResponseFormatChanged }, &place, was, is);
                }
            }
        }
        if self.direction == Direction::Request && before.default.is_some() && before.default != after.default {
            self.found(Rule::DefaultChanged, &written_at(before, after, "default", at), &shown(before.default), &shown(after.default));
        }
    }

    fn values(&mut self, at: &str, before: &Shape<'_>, after: &Shape<'_>) {
        let place = written_at(before, after, "enum", at);
        let missing = |from: &[&Value], of: &[&Value]| {
            of.iter().filter(|value| !from.contains(value)).map(|value| shown(Some(value))).collect::<Vec<_>>()
        };
        let (removed, added) = match (&before.values, &after.values) {
            (None, None) => return,
            (Some(old), Some(new)) => (missing(new, old), missing(old, new)),
            // From or to any value.
            (None, Some(_)) => (vec!["any".to_owned()], Vec::new()),
            (Some(_), None) => (Vec::new(), vec!["any".to_owned()]),
        };
        for value in removed {
            self.found(self.by_direction(Rule::RequestEnumValueRemoved, Rule::ResponseNarrowed), &place, &value, "");
        }
        let growing = if before.extensible { Rule::ResponseValueAdded } else { Rule::ResponseEnumValueAdded };
        for value in added {
            self.found(self.by_direction(Rule::RequestWidened, growing), &place, "", &value);
        }
        if self.direction == Direction::Response && before.values.is_some() && !before.extensible && after.extensible {
            self.found(Rule::ResponseEnumOpened, &place, "closed", "x-extensible-enum");
        }
    }

    fn limits(&mut self, at: &str, before: &Shape<'_>, after: &Shape<'_>) {
        for keyword in LOWER_BOUNDS.into_iter().chain(UPPER_BOUNDS) {
            let (old, new) = (before.bounds.get(keyword), after.bounds.get(keyword));
            let tighter = match (old, new) {
                (None, Some(_)) => true,
                (Some(old), Some(new)) => {
                    if UPPER_BOUNDS.contains(&keyword) {
                        new < old
                    } else {
                        new > old
                    }
                }
                _ => false,
            };
            let rule = match keyword {
                "maximum" | "exclusiveMaximum" if self.page_size => Rule::PageSizeLowered,
                "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" => Rule::RequestBoundTightened,
                _ => Rule::RequestLengthTightened,
            };
            let said = |bound: Option<&f64>| bound.map(|bound| format!("{keyword} {bound}")).unwrap_or_default();
            self.limit(at, keyword, (before, after), (old == new, tighter, rule), (&said(old), &said(new)));
        }
        for (keyword, rule) in [
            ("pattern", Rule::RequestPatternTightened),
            ("multipleOf", Rule::RequestBoundTightened),
            ("uniqueItems", Rule::RequestLengthTightened),
        ] {
            let (old, new) = (before.constraints.get(keyword), after.constraints.get(keyword));
            let said = |value: Option<&&Value>| value.map(|value| format!("{keyword} {}", shown(Some(value)))).unwrap_or_default();
            self.limit(at, keyword, (before, after), (old == new, new.is_some(), rule), (&said(old), &said(new)));
        }
    }

    fn limit(&mut self, at: &str, keyword: &str, shapes: (&Shape<'_>, &Shape<'_>), judged: (bool, bool, Rule), said: (&str, &str)) {
        let (same, tighter, rule) = judged;
        if same {
            return;
        }
        let place = written_at(shapes.0, shapes.1, keyword, at);
        let rule = match (self.direction, tighter) {
            (Direction::Request, true) => rule,
            (Direction::Request, false) => Rule::RequestWidened,
            (Direction::Response, true) => Rule::ResponseNarrowed,
            (Direction::Response, false) => Rule::ResponseBoundLoosened,
        };
        self.found(rule, &place, said.0, said.1);
    }

    fn properties(&mut self, at: &str, before: &Shape<'_>, after: &Shape<'_>) {
        let (was, is) = (self.visible(before), self.visible(after));
        for (name, old) in &was {
            let (required, still) = (before.required.contains(name), after.required.contains(name));
            let Some(new) = is.get(name) else {
                self.found(self.by_direction(Rule::RequestPropertyRemoved, Rule::ResponsePropertyRemoved), &old.at, name, "");
                continue;
            };
            match (required, still) {
                (true, false) => {
                    self.found(
                        self.by_direction(Rule::RequestWidened, Rule::ResponsePropertyBecameOptional),
                        &old.at,
                        "required",
                        "optional",
                    );
                }
                (false, true) => {
                    self.found(
                        self.by_direction(Rule::RequestPropertyBecameRequired, Rule::ResponseNarrowed),
                        &old.at,
                        "optional",
                        "required",
                    );
                }
                _ => {}
            }
            self.schema(old, new);
        }
        for (name, new) in is.iter().filter(|(name, _)| !was.contains_key(*name)) {
            let optional = !after.required.contains(name);
            let request = if optional { Rule::RequestPropertyAdded } else { Rule::RequestPropertyAddedRequired };
            self.found(self.by_direction(request, Rule::ResponsePropertyAdded), &new.at, "", name);
        }
        // A name may be required and nothing else be said about it.
        let unnamed = after.required.iter().filter(|name| !after.properties.contains_key(*name) && !before.required.contains(*name));
        for name in unnamed.filter(|_| self.direction == Direction::Request).copied().collect::<Vec<_>>() {
            self.found(Rule::RequestPropertyAddedRequired, &written_at(before, after, "required", at), "", name);
        }
        self.additional(at, before, after);
        self.discriminator(at, before, after);
    }

    /// The fields that the writer of the value has to do with.
    fn visible<'a>(&self, shape: &Shape<'a>) -> BTreeMap<&'a str, Node<'a>> {
        let hidden = |node: &Node<'a>| {
            let field = Shape::of(node);
            self.by_direction(field.read_only, field.write_only)
        };
        shape.properties.iter().filter(|(_, node)| !hidden(node)).map(|(name, node)| (*name, node.clone())).collect()
    }

    fn additional(&mut self, at: &str, before: &Shape<'_>, after: &Shape<'_>) {
        let place = written_at(before, after, "additionalProperties", at);
        let request = self.direction == Direction::Request;
        match (&before.additional, &after.additional) {
            (Additional::Like(old), Additional::Like(new)) => self.schema(old, new),
            (Additional::Open | Additional::Like(_), Additional::Closed) if request => {
                self.found(Rule::RequestAdditionalPropertiesClosed, &place, "open", "closed");
            }
            (Additional::Open, Additional::Like(_)) if request => {
                self.found(Rule::RequestAdditionalPropertiesClosed, &place, "open", "of one schema");
            }
            (Additional::Closed, Additional::Open | Additional::Like(_)) if request => {
                self.found(Rule::RequestWidened, &place, "closed", "open");
            }
            _ => {}
        }
        match (&before.names, &after.names) {
            (Some(old), Some(new)) => self.schema(old, new),
            (None, Some(new)) if request => self.found(Rule::RequestAdditionalPropertiesClosed, &new.at, "any name", "propertyNames"),
            _ => {}
        }
    }
}

/// Where a keyword is written, if both documents write it in the same place; else the schema that leads there.
pub(crate) fn written_at(before: &Shape<'_>, after: &Shape<'_>, keyword: &str, at: &str) -> String {
    match (before.place(keyword), after.place(keyword)) {
        (Some(old), Some(new)) if old != new => at.to_owned(),
        (old, new) => old.or(new).unwrap_or_else(|| at.to_owned()),
    }
}
