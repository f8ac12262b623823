//! Records of phases in which a juror was left out.

use super::*;

#[test]
fn a_record_with_a_juror_left_out_makes_both_rankings_again() {
    let sample = Sample::new();
    let phase = phase(ReviewState::Locked).exclude(id(3), "Notes recopiées.".to_owned(), id(9), moment(27)).unwrap();
    let parts = Sample { phase, ..sample }.parts();
    let signed = head(1, RecordEvent::Exclusion, parts.iter().map(|(name, part)| (*name, part.digest.clone())).collect(), None);
    let values = parts.iter().map(|(name, part)| (*name, serde_json::from_str(&part.text).unwrap())).collect();
    let manifest = manifest_value(&signed, values).unwrap();
    assert_eq!(failure(&manifest, &signed), None);
    let read = RecordManifest::read(&manifest).unwrap();
    let left_out: Vec<_> = read.exclusions.iter().filter(|item| item.reason == ExclusionReason::JurorExcluded).collect();
    assert!(left_out.len() == 3 && left_out.iter().all(|item| item.juror_id == id(3) && item.sheet.is_some()));
    assert!(read.exclusions.iter().all(|item| item.sheet.is_some() == (item.juror_id == id(3))), "other sheets stay digests");
    assert_eq!((read.sheets.len(), read.parameters.juror_exclusions.len()), (6, 1));
    assert_eq!(manifest["result"]["analysis"]["with_all"].as_array().unwrap().len(), 3);
    assert!(!manifest.to_string().contains("recopiées"));
    // A score of a sheet that does not count is as firm as one that does, and so is the place that it would make.
    let place = read.exclusions.iter().position(|item| item.sheet.is_some()).unwrap();
    let mut altered = manifest.clone();
    altered["exclusions"][place]["sheet"]["version"] = 99.into();
    let failed = check_manifest(&altered, &signed).into_iter().find(|finding| finding.check == RecordCheck::Sheets).unwrap();
    assert_eq!(failed.pointer.as_deref(), Some(format!("/manifest/exclusions/{place}/sheet").as_str()));
    let mut moved = manifest;
    moved["result"]["analysis"]["with_all"][0]["rank"] = 3.into();
    let failed = check_manifest(&moved, &signed).into_iter().find(|finding| finding.check == RecordCheck::Ranking).unwrap();
    assert_eq!(failed.verdict, RecordVerdict::Differs);
}
