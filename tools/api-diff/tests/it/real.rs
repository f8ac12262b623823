//! The rules on the real document.

use std::path::Path;
use tahaddi_api_diff::document::Document;
use tahaddi_api_diff::mutation::try_all;
use tahaddi_api_diff::rule::Rule;

#[test]
fn each_rule_finds_its_change_in_the_real_document() {
    let document = Document::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../api-spec/openapi.json")).expect("the document");
    let tried = try_all(&document).expect("a place for each rule");
    let missed: Vec<_> = tried.iter().filter(|one| !one.caught).map(|one| format!("{}: {}", one.rule.id(), one.mutation)).collect();
    assert!(missed.is_empty(), "{missed:#?}");
    assert_eq!(tried.len(), Rule::ALL.iter().filter(|rule| rule.is_breaking()).count());
}
