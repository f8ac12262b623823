//! `tahaddi verify receipt`: without a server, and whatever was altered is noticed.

use super::{refused, run, tahaddi};
use serde_json::{Value, json};
use std::sync::Arc;
use tahaddi_api::auth::keyring::{KeyPurpose, Keyring};
use tahaddi_api::auth::receipt::Receipts;
use tahaddi_domain::document::{ChallengeDocument, LocalizedText};
use tahaddi_domain::dossier::{ReceiptClaims, Situation, Snapshot};
use tahaddi_domain::id::Id as _;
use tahaddi_domain::time::Instant;

#[test]
fn a_receipt_is_verified_offline_and_what_was_altered_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let now = Instant::parse("2027-01-15T09:00:00Z").unwrap();
    let keyring = Arc::new(Keyring::open(&folder.path().join("data/keys"), now).unwrap());
    let snapshot: Snapshot = serde_json::from_value(json!({
        "application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3", "challenge_id": "chl_01kax3v8m0t2r4q6w8y0b1c2d3",
        "organisation_id": "org_01kax3v8m0t2r4q6w8y0b1c2d3", "version": 2, "document": {"title": "Sondes"}, "files": [],
        "form_version": 3, "eligibility_version": 3, "terms": {"rules": 1}}))
    .unwrap();
    let call = ChallengeDocument::new(LocalizedText::french("Appel"));
    let id = tahaddi_domain::id::ReceiptId::from_stored("rcp_01kax3v8m0t2r4q6w8y0b1c2d3".to_owned());
    let claims = ReceiptClaims::new(id, "https://calls.example", &snapshot, &call, &Situation::at(now)).unwrap();
    let receipt = Receipts::new(Arc::clone(&keyring), "https://calls.example").sign(&claims, now).unwrap();
    let file = folder.path().join("receipt.json");
    let check = |answer: &Value, more: &[&str]| {
        std::fs::write(&file, answer.to_string()).unwrap();
        let arguments = ["verify", "receipt", file.to_str().unwrap()];
        tahaddi(folder.path(), &[&arguments, more].concat())
    };
    let answer = json!({"receipt": receipt, "snapshot": snapshot, "digest": claims.digest});
    let said = run(&mut check(&answer, &[]));
    assert!(said.status.success(), "{said:?}");
    assert!(String::from_utf8_lossy(&said.stdout).contains("the receipt is for this dossier"), "{said:?}");
    let keys = folder.path().join("keys.json");
    std::fs::write(&keys, keyring.jwks(KeyPurpose::Receipt, now).to_string()).unwrap();
    assert!(run(&mut check(&answer, &["--keys", keys.to_str().unwrap()])).status.success());

    let mut other = answer.clone();
    other["snapshot"]["document"]["title"] = json!("Sonde");
    refused(&mut check(&other, &[]), "differs in digest");
    let mut forged = answer.clone();
    let text = receipt.replacen('.', ".e30", 1);
    forged["receipt"] = json!(text);
    refused(&mut check(&forged, &[]), "altered");
    std::fs::write(&keys, json!({"keys": []}).to_string()).unwrap();
    refused(&mut check(&answer, &["--keys", keys.to_str().unwrap()]), "holds no key");
}
