//! A seed that is not the one whose digest was published with the call.

use super::*;

/// The checks of the seed in a record with these parameters, made with new digests, and what fails first.
fn checked(seed: &str, commitment: Value) -> (Vec<Finding>, Option<String>) {
    let (mut manifest, mut signed) = released();
    manifest["parameters"]["seed"] = json!(seed);
    manifest["parameters"]["seed_commitment"] = commitment;
    let parameters = crate::dossier::canonical(&manifest["parameters"]).unwrap();
    signed.digests.insert(RecordPart::Parameters, digest_text(parameters));
    manifest["head"] = serde_json::to_value(&signed).unwrap();
    let mut findings = check_manifest(&manifest, &signed);
    let first = first_failure(&findings).and_then(|finding| finding.pointer.clone());
    findings.retain(|finding| finding.check == RecordCheck::Seed);
    (findings, first)
}

#[test]
fn a_seed_that_was_exchanged_is_told_with_its_place_even_by_a_forger_who_signs() {
    let commitment = json!({"seed_digest": digest_text(SEED), "committed_at": moment(1)});
    let (findings, first) = checked(SEED, commitment.clone());
    assert_eq!((findings, first), (vec![Finding::holds(RecordCheck::Seed, Some(RecordPart::Parameters))], None));
    let place = "/manifest/parameters/seed".to_owned();
    let (findings, first) = checked("01KAX3V8M0T2R4Q6W8Y0B1C2D4", commitment);
    let told = Finding::differs(RecordCheck::Seed, Some(RecordPart::Parameters), place.clone());
    assert_eq!((findings, first), (vec![told], Some(place)));
    // Without a commitment there is nothing to hold the seed against.
    assert_eq!(checked(SEED, Value::Null), (Vec::new(), None));
}

#[test]
fn a_record_from_before_seeds_were_committed_to_is_read() {
    let (mut manifest, _) = released();
    manifest["parameters"].as_object_mut().unwrap().remove("seed_commitment");
    assert_eq!(RecordManifest::read(&manifest).unwrap().parameters.seed_commitment, None);
}
