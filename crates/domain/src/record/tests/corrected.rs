//! Records of corrections of what was released.

use super::*;

#[test]
fn inv_46_a_correction_of_a_release_is_held_against_what_was_released() {
    let (mut parts, digests) = decided();
    let first = head(1, RecordEvent::Release, digests, None);
    let before: RecordedDecision = serde_json::from_str(&parts[&RecordPart::Decision].text).unwrap();
    let mut document = before.document.clone();
    document["outcomes"][1] =
        json!({"application_id": document["outcomes"][1]["application_id"], "outcome": "refused", "reason": "Recours."});
    document["outcomes"][2]["outcome"] = json!("selected");
    let correction = RecordedCorrection {
        number: 2,
        public_reason: "Deux dossiers avaient été confondus.".to_owned(),
        reason_digest: digest_text("Recours."),
        appeal_ids: Vec::new(),
        corrected: before.clone(),
    };
    parts.insert(RecordPart::Decision, Part::of(&RecordedDecision { at: moment(40), document, ..before }).unwrap());
    parts.insert(RecordPart::Release, Part::of(&RecordedRelease { by: id(6), at: moment(41) }).unwrap());
    parts.insert(RecordPart::Correction, Part::of(&correction).unwrap());
    let digests = parts.iter().map(|(name, part)| (*name, part.digest.clone())).collect();
    let link = PhaseRecord { head: first.clone(), signed: "one".to_owned() }.link();
    let signed = head(2, RecordEvent::ReleaseCorrection, digests, Some(link));
    let values = parts.iter().map(|(name, part)| (*name, serde_json::from_str(&part.text).unwrap())).collect();
    let manifest = manifest_value(&signed, values).unwrap();
    assert_eq!(failure(&manifest, &signed), None);
    let chain = [ChainLink { head: &first, signed: "one" }];
    assert_eq!(check_chain(&chain, &signed).pointer, None);
    assert_eq!(check_corrected(&manifest, &chain, &signed).unwrap().pointer, None);
    let mut forged = manifest.clone();
    forged["correction"]["corrected"]["document"]["outcomes"][2]["reason"] = json!("Autre chose.");
    let told = check_corrected(&forged, &chain, &signed).unwrap().pointer;
    assert_eq!(told.as_deref(), Some("/manifest/correction/corrected"));
    // A release is not followed by a decision, and nothing is corrected that was not released.
    let decided_again = RecordHead { event: RecordEvent::Decision, ..signed.clone() };
    assert_eq!(check_chain(&chain, &decided_again).pointer.as_deref(), Some("/record"));
    let lock = RecordHead { event: RecordEvent::Lock, ..first };
    assert_eq!(check_chain(&[ChainLink { head: &lock, signed: "one" }], &signed).pointer.as_deref(), Some("/record"));
}
