//! Codes as they are explained.

use crate::http::document;
use crate::http::operation::Operation;
use crate::http::pages::Chrome;
use crate::http::pages::negotiated::Shown;
use crate::http::problem::{FieldProblem, status};
use crate::i18n::{self, labels};
use askama::Template;
use serde::Serialize;
use serde_json::Value;
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::document::Language;
use utoipa::ToSchema;

/// Every code, in one language.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemsView {
    /// The codes of problems.
    #[schema(max_items = 500)]
    pub problems: Vec<ProblemSummary>,
    /// The codes of fields.
    #[schema(max_items = 500)]
    pub fields: Vec<ProblemSummary>,
}

/// A code in a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"code": "deadline_passed", "status": 409, "title": "Deadline passed", "url": "/problems/deadline_passed"}))]
pub struct ProblemSummary {
    /// The code.
    #[schema(max_length = 60)]
    pub code: &'static str,
    /// The HTTP status; null for the code of a field.
    #[schema(required, minimum = 400, maximum = 599)]
    pub status: Option<u16>,
    /// Its short name.
    #[schema(max_length = 200)]
    pub title: String,
    /// Where it is explained.
    #[schema(max_length = 200)]
    pub url: String,
}

/// A code, explained in one language.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"code": "link_expired", "status": 410, "title": "Link expired",
    "detail": "This link has already been used or is no longer valid. Ask for a new one.", "advice": "Let the person ask for a new link.",
    "example": {"code": "link_expired"}, "operations": [{"id": "accounts_verify", "method": "POST", "path": "/v1/accounts/verification", "tag": "accounts"}]}))]
pub struct ProblemCodeView {
    /// The code.
    #[schema(max_length = 60)]
    pub code: &'static str,
    /// The HTTP status; null for the code of a field.
    #[schema(required, minimum = 400, maximum = 599)]
    pub status: Option<u16>,
    /// Its short name.
    #[schema(max_length = 200)]
    pub title: String,
    /// What happened and what the person can do, with the facts of the example.
    #[schema(max_length = 2000)]
    pub detail: String,
    /// What a program does with it.
    #[schema(max_length = 2000)]
    pub advice: String,
    /// A problem with this code, or an entry of its `errors`.
    #[schema(value_type = Object)]
    pub example: Value,
    /// The operations that can answer it.
    #[schema(max_items = 1000)]
    pub operations: Vec<OperationRef>,
}

/// An operation of the document.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(example = json!({"id": "accounts_verify", "method": "POST", "path": "/v1/accounts/verification", "tag": "accounts"}))]
pub struct OperationRef {
    /// Its `operationId`.
    #[schema(max_length = 100)]
    pub id: String,
    /// Its method.
    #[schema(max_length = 10)]
    pub method: String,
    /// Its path.
    #[schema(max_length = 200)]
    pub path: String,
    /// The group that it belongs to.
    #[schema(max_length = 60)]
    pub tag: String,
}

impl ProblemsView {
    /// Every code, in this language.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let problem = |code: &Code| ProblemSummary {
            code: code.as_str(),
            status: Some(status(*code).as_u16()),
            title: i18n::title(*code, language),
            url: format!("/problems/{code}"),
        };
        let field = |code: &FieldCode| ProblemSummary {
            code: code.as_str(),
            status: None,
            title: labels::label("FieldCode", code.as_str(), language),
            url: format!("/problems/fields/{code}"),
        };
        let mut problems: Vec<_> = Code::ALL.iter().map(problem).collect();
        problems.sort_by_key(|summary| summary.status);
        Self { problems, fields: FieldCode::ALL.iter().map(field).collect() }
    }
}

impl ProblemSummary {
    fn status_text(&self) -> String {
        self.status.map(|status| status.to_string()).unwrap_or_default()
    }
}

impl ProblemCodeView {
    /// A code of problems.
    #[must_use]
    pub fn of_problem(code: Code, language: Language) -> Self {
        let problem = document::example(code, language);
        let status = problem.status;
        Self {
            code: code.as_str(),
            status: Some(status),
            title: problem.title.clone(),
            detail: problem.detail.clone(),
            advice: i18n::page(&format!("page-advice-{status}"), language, []),
            example: serde_json::to_value(problem).unwrap_or_default(),
            operations: document::answering(code),
        }
    }

    /// A code of fields.
    #[must_use]
    pub fn of_field(code: FieldCode, language: Language) -> Self {
        let field = FieldProblem::of(&document::example_issue(code, "/document/title"), language);
        Self {
            code: code.as_str(),
            status: None,
            title: labels::label("FieldCode", code.as_str(), language),
            detail: field.message.clone(),
            advice: i18n::page("page-advice-field", language, []),
            example: serde_json::to_value(field).unwrap_or_default(),
            operations: Vec::new(),
        }
    }

    fn example_text(&self) -> String {
        serde_json::to_string_pretty(&self.example).unwrap_or_default()
    }
}

impl OperationRef {
    /// To this operation.
    #[must_use]
    pub fn to(operation: &Operation) -> Self {
        let said = operation.said();
        Self { id: said.id.clone(), method: operation.verb().to_string(), path: operation.path.clone(), tag: said.tag.clone() }
    }

    /// Where the reference shows it.
    fn anchor(&self) -> String {
        format!("tag/{}/{}{}", self.tag, self.method, self.path)
    }
}

/// The page of a code.
#[derive(Template)]
#[template(path = "problem.html")]
pub struct ProblemPage<'a> {
    chrome: Chrome,
    page: &'a ProblemCodeView,
}

/// The page of all codes.
#[derive(Template)]
#[template(path = "problems.html")]
pub struct ProblemsPage<'a> {
    chrome: Chrome,
    page: &'a ProblemsView,
}

impl Shown for ProblemCodeView {
    type Page<'a> = ProblemPage<'a>;
    fn page(&self, chrome: Chrome) -> ProblemPage<'_> {
        ProblemPage { chrome, page: self }
    }
}

impl Shown for ProblemsView {
    type Page<'a> = ProblemsPage<'a>;
    fn page(&self, chrome: Chrome) -> ProblemsPage<'_> {
        ProblemsPage { chrome, page: self }
    }
}
