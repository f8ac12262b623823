//! The closed catalogues: codes, their statuses and their texts.

use acceptance::{Value, contract};
use std::collections::BTreeSet;
use tahaddi_api::http::problem;
use tahaddi_api::i18n;
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::document::Language;

const STATUSES: [u16; 20] = [400, 401, 403, 404, 405, 406, 408, 409, 410, 412, 413, 415, 416, 422, 428, 429, 431, 500, 503, 507];

#[test]
fn every_code_has_a_status_of_the_closed_list() {
    for code in Code::ALL {
        assert!(STATUSES.contains(&problem::status(*code).as_u16()), "{code}");
    }
}

#[test]
fn the_document_names_exactly_these_codes() {
    let named = |schema: &str| {
        let values = contract().document()["components"]["schemas"][schema]["enum"].as_array().unwrap();
        values.iter().filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(named("Code"), Code::ALL.iter().map(ToString::to_string).collect::<Vec<_>>());
    assert_eq!(named("FieldCode"), FieldCode::ALL.iter().map(ToString::to_string).collect::<Vec<_>>());
    assert_eq!(Code::ALL.iter().map(|code| code.as_str()).collect::<BTreeSet<_>>().len(), Code::ALL.len());
}

#[test]
fn codes_statuses_and_titles_are_as_committed() {
    let line = |code: &Code| {
        let titles = Language::ALL.map(|language| i18n::title(*code, language)).join(" · ");
        format!("{} {:26} {titles}", problem::status(*code).as_u16(), code.as_str())
    };
    insta::assert_snapshot!(Code::ALL.iter().map(line).collect::<Vec<_>>().join("\n"));
}
