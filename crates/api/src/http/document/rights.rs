//! Who may call an operation, and how often, in the document: for machines, and in words.

use crate::http::operation::Operation;
use serde_json::{Map, Value, json};
use tahaddi_domain::access::{Action, Standing};

/// What a standing is called in the document.
const fn role(standing: Standing) -> (&'static str, &'static str) {
    match standing {
        Standing::Anonymous => ("anonymous", "anybody"),
        Standing::SignedIn => ("signed_in", "everybody who is signed in"),
        Standing::Oneself => ("oneself", "the person whose account it is"),
        Standing::HostOwner => ("host_owner", "an owner of the organisation that it belongs to"),
        Standing::HostEditor => ("host_editor", "an editor of that organisation"),
        Standing::HostViewer => ("host_viewer", "a viewer of that organisation"),
        Standing::ApplicantOwner => ("applicant_owner", "an owner of the startup that applies"),
        Standing::ApplicantEditor => ("applicant_editor", "an editor of that startup"),
        Standing::ApplicantViewer => ("applicant_viewer", "a viewer of that startup"),
        Standing::Juror => ("juror", "a juror"),
        Standing::Chair => ("chair", "the chair of the panel"),
        Standing::Conflicted => ("conflicted", "a juror with a conflict of interest"),
        Standing::Operator => ("operator", "an operator"),
        Standing::Support => ("support", "an operator who only reads"),
    }
}

/// Who may: one of these roles is enough.
fn roles(action: Action) -> Vec<(&'static str, &'static str)> {
    let rule = action.rule();
    if action.is_for_anyone() {
        return vec![role(Standing::Anonymous)];
    }
    let public = rule.public.then_some(("anonymous_if_public", "anybody if it is public"));
    public.into_iter().chain(rule.allowed.iter().copied().map(role)).collect()
}

/// Writes it down.
pub(super) fn describe(spec: &mut Map<String, Value>, operation: &Operation) {
    let roles = roles(operation.action);
    let words = roles.iter().map(|(_, words)| *words).collect::<Vec<_>>().join("; ");
    let who = format!("**Who may:** {words}.");
    let about = spec.get("description").and_then(Value::as_str).filter(|text| !text.is_empty());
    let description = about.map_or_else(|| who.clone(), |about| format!("{about}\n\n{who}"));
    spec.insert("description".to_owned(), description.into());
    spec.insert("x-permission".to_owned(), operation.action.as_str().into());
    spec.insert("x-required-role".to_owned(), roles.iter().map(|(name, _)| json!(name)).collect());
    spec.insert("x-rate-class".to_owned(), operation.said().facts.rate_class.as_str().into());
}
