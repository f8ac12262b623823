//! Records of before the published cut was applied.

use super::*;
use crate::document::Aggregation;

#[test]
fn a_record_of_before_cuts_were_applied_holds_as_it_was_computed_then() {
    let mut sample = Sample::new();
    sample.phase.rubric.aggregation = Aggregation::TrimmedMean;
    // The panel says 4.9, 4.8 and 3.0.
    let severe = sample.assignments.iter_mut().find(|item| item.id == id::<AssignmentId>(33)).unwrap();
    severe.sheet.as_mut().unwrap().scores.get_mut(&id::<crate::id::CriterionId>(1)).unwrap().score = Some(Points::whole(3));
    let now = released_on(&sample);
    sample.cut = None;
    let (manifest, signed) = released_on(&sample);
    let findings = check_manifest(&manifest, &signed);
    assert!(findings.iter().all(|finding| finding.verdict == RecordVerdict::Holds), "{findings:?}");
    assert!(manifest["parameters"]["cut"].is_null() && manifest["result"]["analysis"].get("cut").is_none());
    assert_eq!(failure(&now.0, &now.1), None);
    let of = |manifest: &Value| manifest["result"]["entries"][0]["criteria"][0]["mean"].as_f64().unwrap();
    // Of three values the lowest and the highest were left out then, and none is now.
    assert_eq!(of(&manifest), 4.8);
    assert!((of(&now.0) - 12.7 / 3.0).abs() < 1e-12);
    let mut claimed = manifest.clone();
    claimed["parameters"]["cut"] = now.0["parameters"]["cut"].clone();
    assert!(failure(&claimed, &signed).is_some(), "nobody puts a rule in later");
}
