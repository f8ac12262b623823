//! The tools of the black-box suite: a server of its own for each test, people who use it, and answers that are held to the
//! OpenAPI document.
//!
//! ```text
//! #[tokio::test]
//! async fn an_operator_adds_a_technology() {
//!     let app = TestApp::start().await;
//!     let operator = app.operator().await;
//!     let created = operator.post("/v1/technologies", a_term("lidar")).await.expect(201);
//!     operator.patch(created.location(), &created, json!({"synonyms": ["télédétection"]})).await.expect(200);
//!     app.anonymous().post("/v1/technologies", a_term("x")).await.problem(401, "authentication_required");
//! }
//! ```
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod answer;
mod app;
mod contract;
mod faults;
mod mail;
mod market;
mod panel;
mod people;
mod raw;
mod samples;
mod schemas;
mod seen;

pub use answer::{Answer, Validator};
pub use app::{Engine, Replica, TestApp};
pub use contract::{Documented, contract, operations};
pub use faults::{Fault, faults};
pub use mail::{Mail, mails_in};
pub use market::{Member, a_call, a_dossier, text};
pub use panel::{Panel, Seat};
pub use people::{Person, Request};
pub use raw::{RawAnswer, RawConnection};
pub use samples::{docx_by, pdf_by};

pub use reqwest::Method;
pub use serde_json::{Value, json};
pub use tahaddi_domain::time::{Clock, Instant, Span};

/// How often a race is run: ten times, or as often as `TAHADDI_RACE_ROUNDS` says.
#[must_use]
pub fn race_rounds() -> usize {
    std::env::var("TAHADDI_RACE_ROUNDS").map_or(10, |rounds| rounds.parse().expect("TAHADDI_RACE_ROUNDS is a number"))
}

/// The body of a new term of the catalogue.
#[must_use]
pub fn a_term(slug: &str) -> Value {
    json!({
        "slug": slug,
        "labels": {"fr": format!("{slug} en français"), "ar": format!("{slug} بالعربية"), "en": format!("{slug} in English")},
        "synonyms": [format!("{slug} synonym")],
    })
}
