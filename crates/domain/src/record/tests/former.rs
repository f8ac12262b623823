//! Records of before the published cut was applied.

use super::*;
use crate::document::Aggregation;

fn given(assignment: &mut Assignment, score: i32) {
    assignment.sheet.as_mut().unwrap().scores.get_mut(&id::<crate::id::CriterionId>(1)).unwrap().score = Some(Points::whole(score));
}

#[test]
fn a_record_of_before_cuts_were_applied_holds_as_it_was_computed_then() {
    let mut sample = Sample::new();
    sample.phase.rubric.aggregation = Aggregation::TrimmedMean;
    // The panel says 4.9, 4.8 and 3.0.
    let severe = sample.assignments.iter_mut().find(|item| item.id == id::<AssignmentId>(33)).unwrap();
    given(severe, 3);
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

/// The digests that a record of before there were editions has: its parameters do not name one.
fn without_edition(manifest: &mut Value, signed: &mut RecordHead) {
    manifest["parameters"].as_object_mut().unwrap().shift_remove("edition").unwrap();
    let digest = digest_text(crate::dossier::canonical(&manifest["parameters"]).unwrap());
    signed.digests.insert(RecordPart::Parameters, digest);
    manifest["head"] = serde_json::to_value(&signed).unwrap();
}

#[test]
fn a_record_of_before_there_were_editions_holds_as_it_was_computed_then() {
    for method in [RankingMethod::Raw, RankingMethod::WithinShrunk, RankingMethod::AdditiveLs, RankingMethod::Zscore] {
        // One score that application and juror do not explain.
        let sample = |edition: EngineEdition| {
            let mut sample = Sample { method, edition, ..Sample::new() };
            sample.assignments.iter_mut().filter(|item| item.id == id::<AssignmentId>(33)).for_each(|item| given(item, 4));
            released_on(&sample)
        };
        let now = sample(EngineEdition::CURRENT);
        assert_eq!((failure(&now.0, &now.1), &now.0["parameters"]["edition"]), (None, &json!("second")), "{method}");
        let (mut manifest, mut signed) = sample(EngineEdition::First);
        without_edition(&mut manifest, &mut signed);
        let findings = check_manifest(&manifest, &signed);
        assert!(findings.iter().all(|finding| finding.verdict == RecordVerdict::Holds), "{method} {findings:?}");
        let analysis = &manifest["result"]["analysis"];
        assert!(analysis["options"].get("edition").is_none() && analysis.get("pivotal_tried").is_none());
        // Least squares and z-scores ranked on four residual degrees of freedom then.
        let then = match method {
            RankingMethod::AdditiveLs => "least_squares",
            RankingMethod::Zscore => "zscore",
            _ => "none",
        };
        let used = |manifest: &Value| manifest["result"]["analysis"]["report"]["method_used"].clone();
        assert_eq!((used(&manifest), used(&now.0)), (json!(then), json!("none")), "{method}");
        // Nobody takes the edition away from a record that has one.
        let (mut claimed, mut forged) = now;
        without_edition(&mut claimed, &mut forged);
        assert_eq!(failure(&claimed, &forged).map(|finding| finding.check), Some(RecordCheck::Ranking), "{method}");
    }
}
