//! Compares credentials: who used to be let in is let in.

use crate::document::{Document, Node, Operation};
use crate::finding::{Findings, shown};
use crate::rule::Rule;
use std::collections::{BTreeMap, BTreeSet};

/// Where an operation lists the roles of which one is needed.
const ROLES: &str = "x-required-role";

/// One way in: the schemes that are needed together, with their scopes. The empty one is open to everybody.
type WayIn = BTreeMap<String, BTreeSet<String>>;

/// Compares what an operation asks for.
pub fn operation(old: &Operation<'_>, new: &Operation<'_>, findings: &mut Findings) {
    let at = new.node.pointer("security");
    let (was, is) = (ways_in(old), ways_in(new));
    for way in &was {
        // Whoever came this way still gets in: some way asks for nothing that this one did not have.
        let schemes = |other: &WayIn| other.keys().all(|scheme| way.contains_key(scheme));
        let scopes = |other: &WayIn| other.iter().all(|(scheme, scopes)| way.get(scheme).is_some_and(|had| scopes.is_subset(had)));
        let rule = if is.iter().any(|other| schemes(other) && scopes(other)) {
            continue;
        } else if is.iter().any(schemes) {
            Rule::ScopeRaised
        } else {
            Rule::SecurityAdded
        };
        findings.add(rule, &at, &told(way), &is.iter().map(told).collect::<Vec<_>>().join(" or "));
    }
    let eased = |way: &WayIn| {
        !was.iter().any(|other| other.iter().all(|(scheme, scopes)| way.get(scheme).is_some_and(|had| scopes.is_subset(had))))
    };
    for way in is.iter().filter(|way| eased(way)) {
        findings.add(Rule::SecurityRelaxed, &at, &was.iter().map(told).collect::<Vec<_>>().join(" or "), &told(way));
    }
    roles(old, new, findings);
}

fn roles(old: &Operation<'_>, new: &Operation<'_>, findings: &mut Findings) {
    let of = |operation: &Operation<'_>| -> Option<BTreeSet<String>> {
        let roles = operation.node.raw(ROLES)?;
        Some(if roles.value.is_string() {
            [shown(Some(roles.value))].into()
        } else {
            roles.raw_items().iter().map(|role| shown(Some(role.value))).collect()
        })
    };
    let (Some(was), Some(is)) = (of(old), of(new)) else { return };
    let at = new.node.pointer(ROLES);
    let all = |roles: &BTreeSet<String>| roles.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
    // Everybody is let in by the one, everybody who has an account by the other.
    let still = |role: &String| is.contains(role) || is.contains("anonymous") || role != "anonymous" && is.contains("signed_in");
    if !was.iter().all(still) {
        findings.add(Rule::ScopeRaised, &at, &all(&was), &all(&is));
    } else if was != is {
        findings.add(Rule::SecurityRelaxed, &at, &all(&was), &all(&is));
    }
}

fn ways_in(operation: &Operation<'_>) -> Vec<WayIn> {
    let ways: Vec<WayIn> = operation
        .security()
        .map(|list| list.raw_items())
        .unwrap_or_default()
        .iter()
        .map(|way| {
            way.entries()
                .into_iter()
                .map(|(scheme, scopes)| (scheme.to_owned(), scopes.raw_items().iter().map(|scope| shown(Some(scope.value))).collect()))
                .collect()
        })
        .collect();
    if ways.is_empty() { vec![WayIn::new()] } else { ways }
}

fn told(way: &WayIn) -> String {
    let parts = way.iter().map(|(scheme, scopes)| {
        if scopes.is_empty() {
            scheme.clone()
        } else {
            format!("{scheme} ({})", scopes.iter().map(String::as_str).collect::<Vec<_>>().join(", "))
        }
    });
    if way.is_empty() { "nothing".to_owned() } else { parts.collect::<Vec<_>>().join(" and ") }
}

/// Compares how credentials are sent.
pub fn schemes(old: &Document, new: &Document, findings: &mut Findings) {
    let (before, after) = (scheme_map(&old.root()), scheme_map(&new.root()));
    for (name, was) in &before {
        let Some(is) = after.get(name) else {
            findings.add(Rule::SecuritySchemeChanged, &was.at, name, "");
            continue;
        };
        for key in ["type", "in", "name", "scheme"] {
            if was.value.get(key) != is.value.get(key) {
                findings.add(Rule::SecuritySchemeChanged, &was.pointer(key), &shown(was.value.get(key)), &shown(is.value.get(key)));
            }
        }
    }
}

fn scheme_map<'a>(root: &Node<'a>) -> BTreeMap<&'a str, Node<'a>> {
    root.get("components").map(|components| components.map("securitySchemes")).unwrap_or_default()
}
