//! What an operation refuses, in the document: for each status a shared response that lists its codes, and an example of each.

use super::headers;
use crate::http::operation::CODES;
use crate::http::problem::{self, Problem};
use crate::i18n;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::document::Language;
use tahaddi_domain::refusal::{FieldIssue, Refusal};

/// The refusals that list fields, and a field that each would list.
const FIELDS: [(Code, &str, FieldCode); 8] = [
    (Code::ValidationFailed, "/document/title", FieldCode::Required),
    (Code::ChallengeIncomplete, "/document/phases", FieldCode::Required),
    (Code::ApplicationIncomplete, "/document/answers/0", FieldCode::Required),
    (Code::TermsNotAccepted, "/terms/rules", FieldCode::Required),
    (Code::NotEligible, "/eligibility/turnover", FieldCode::NotAllowed),
    (Code::SheetIncomplete, "/scores/0", FieldCode::Required),
    (Code::CoverageIncomplete, "/applications/app_01kax3v8m0t2r4q6w8y0b1c2d3", FieldCode::SheetMissing),
    (Code::PlanOutdated, "/jurors/jur_01kax3v8m0t2r4q6w8y0b1c2d3", FieldCode::Vanished),
];

/// A refusal as it could happen, with the facts that its text tells, in a language.
#[must_use]
pub fn example(code: Code, language: Language) -> Problem {
    let refusal = i18n::example_facts(code).iter().fold(Refusal::new(code), |refusal, (name, value)| refusal.with(name, value));
    let listed = FIELDS.into_iter().filter(|(listing, ..)| *listing == code);
    let fields = listed.map(|(_, pointer, field)| example_issue(field, pointer)).collect();
    Problem::of(&Refusal { fields, ..refusal }, language, "01kax3v8m0t2r4q6w8y0b1c2d3")
}

/// What could be wrong with a field, with the facts that its text tells.
#[must_use]
pub fn example_issue(code: FieldCode, pointer: &str) -> FieldIssue {
    let details = i18n::example_field_facts(code).iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    FieldIssue { pointer: pointer.to_owned(), code, details }
}

/// The name of the response for these codes: `InvalidStateOrDeadlinePassed`.
fn name(codes: &[Code]) -> String {
    codes.iter().map(|code| format!("{code:?}")).collect::<Vec<_>>().join("Or")
}

fn required(status: u16) -> Option<Value> {
    let (name, description) = match status {
        401 => ("WWW-Authenticate", "How to authenticate (RFC 6750)."),
        429 | 503 => ("Retry-After", "After how many seconds to try again."),
        _ => return None,
    };
    Some(json!({name: {"description": description, "required": true, "schema": {"type": "string", "maxLength": 500}}}))
}

fn response(status: u16, codes: &[Code]) -> Value {
    let told = codes.iter().map(|code| format!("- `{code}`: {}.", i18n::title(*code, Language::En)));
    let examples: Map<String, Value> =
        codes.iter().map(|code| (code.to_string(), json!({"$ref": format!("#/components/examples/{code}")}))).collect();
    let content = json!({problem::MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}, "examples": examples}});
    let parts = [("description", told.collect::<Vec<_>>().join("\n").into()), ("content", content), (CODES, json!(codes))];
    let mut response: Value = parts.into_iter().chain(required(status).map(|headers| ("headers", headers))).collect();
    headers::tell_budgets(&mut response);
    response
}

/// The responses and examples that operations share.
#[derive(Default)]
pub(super) struct Shared {
    responses: BTreeMap<String, Value>,
    examples: BTreeMap<Code, Value>,
}

impl Shared {
    /// The responses of an operation that may be refused with these codes, by status.
    pub(super) fn responses(&mut self, codes: &BTreeSet<Code>) -> BTreeMap<String, Value> {
        let mut by_status: BTreeMap<u16, Vec<Code>> = BTreeMap::new();
        for code in codes {
            by_status.entry(problem::status(*code).as_u16()).or_default().push(*code);
            self.examples.entry(*code).or_insert_with(
                || json!({"summary": i18n::title(*code, Language::En), "value": serde_json::to_value(example(*code, Language::En)).unwrap_or_default()}),
            );
        }
        let shared = |(status, codes): (u16, Vec<Code>)| {
            let name = name(&codes);
            let reference = json!({"$ref": format!("#/components/responses/{name}")});
            self.responses.entry(name).or_insert_with(|| response(status, &codes));
            (status.to_string(), reference)
        };
        by_status.into_iter().map(shared).collect()
    }

    /// All of them, as `components.responses` and `components.examples`.
    pub(super) fn components(self) -> (Map<String, Value>, Map<String, Value>) {
        let examples = self.examples.into_iter().map(|(code, example)| (code.to_string(), example)).collect();
        (self.responses.into_iter().collect(), examples)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_tells_every_fact_of_its_text() {
        for code in Code::ALL {
            let example = example(*code, Language::En);
            assert!(!example.detail.contains('$'), "{}", example.detail);
            assert!(example.details.values().all(|fact| example.detail.contains(fact.as_str())), "{code}");
        }
    }
}
