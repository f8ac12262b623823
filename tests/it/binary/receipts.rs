//! `tahaddi verify receipt`: without a server, and whatever was altered is noticed.

use super::{refused, run, tahaddi};
use acceptance::text;
use serde_json::{Value, json};
use std::process::Command;
use std::sync::Arc;
use tahaddi_api::auth::keyring::{KeyPurpose, Keyring};
use tahaddi_api::auth::receipt::Receipts;
use tahaddi_domain::document::{ChallengeDocument, LocalizedText};
use tahaddi_domain::dossier::{ReceiptClaims, Situation, Snapshot};
use tahaddi_domain::id::Id as _;
use tahaddi_domain::jury::digest_text;
use tahaddi_domain::time::Instant;

/// A folder with the keys of a server, and a receipt that it made.
struct Proof {
    folder: tempfile::TempDir,
    keyring: Arc<Keyring>,
    now: Instant,
    /// As `GET /v1/applications/{id}/receipt` answers.
    answer: Value,
}

impl Proof {
    fn of(files: &Value) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let now = Instant::parse("2027-01-15T09:00:00Z").unwrap();
        let keyring = Arc::new(Keyring::open(&folder.path().join("data/keys"), now).unwrap());
        let snapshot: Snapshot = serde_json::from_value(json!({
            "application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3", "challenge_id": "chl_01kax3v8m0t2r4q6w8y0b1c2d3",
            "organisation_id": "org_01kax3v8m0t2r4q6w8y0b1c2d3", "version": 2, "document": {"title": "Sondes"}, "files": files,
            "form_version": 3, "eligibility_version": 3, "terms": {"rules": 1}}))
        .unwrap();
        let call = ChallengeDocument::new(LocalizedText::french("Appel"));
        let id = tahaddi_domain::id::ReceiptId::from_stored("rcp_01kax3v8m0t2r4q6w8y0b1c2d3".to_owned());
        let claims = ReceiptClaims::new(id, "https://calls.example", &snapshot, &call, &Situation::at(now)).unwrap();
        let receipt = Receipts::new(Arc::clone(&keyring), "https://calls.example").sign(&claims, now).unwrap();
        let answer = json!({"receipt": receipt, "snapshot": snapshot, "digest": claims.digest});
        Self { folder, keyring, now, answer }
    }

    fn check(&self, answer: &Value, more: &[&str]) -> Command {
        let file = self.folder.path().join("receipt.json");
        std::fs::write(&file, answer.to_string()).unwrap();
        let arguments = ["verify", "receipt", file.to_str().unwrap()];
        tahaddi(self.folder.path(), &[&arguments, more].concat())
    }
}

#[test]
fn a_receipt_is_verified_offline_and_what_was_altered_is_noticed() {
    let proof = Proof::of(&json!([]));
    let said = run(&mut proof.check(&proof.answer, &[]));
    assert!(said.status.success(), "{said:?}");
    assert!(String::from_utf8_lossy(&said.stdout).contains("the receipt is for this dossier"), "{said:?}");
    let keys = proof.folder.path().join("keys.json");
    std::fs::write(&keys, proof.keyring.jwks(KeyPurpose::Receipt, proof.now).to_string()).unwrap();
    assert!(run(&mut proof.check(&proof.answer, &["--keys", keys.to_str().unwrap()])).status.success());

    let mut other = proof.answer.clone();
    other["snapshot"]["document"]["title"] = json!("Sonde");
    refused(&mut proof.check(&other, &[]), "differs in digest");
    let mut forged = proof.answer.clone();
    forged["receipt"] = json!(text(&proof.answer["receipt"]).replacen('.', ".e30", 1));
    refused(&mut proof.check(&forged, &[]), "altered");
    std::fs::write(&keys, json!({"keys": []}).to_string()).unwrap();
    refused(&mut proof.check(&proof.answer, &["--keys", keys.to_str().unwrap()]), "holds no key");
}

#[test]
fn files_that_one_has_kept_are_known_by_their_content() {
    let (plan, table) = ("Un plan d'affaires", "a;b\n1;2\n");
    let file = |number: usize, name: &str, content: &str| {
        let (id, question) = (format!("fil_01kax3v8m0t2r4q6w8y0b1c2d{number}"), format!("qst_01kax3v8m0t2r4q6w8y0b1c2d{number}"));
        json!({"id": id, "question_id": question, "name": name, "size": content.len(), "sha256": digest_text(content)})
    };
    let proof = Proof::of(&json!([file(1, "plan.pdf", plan), file(2, "table.csv", table)]));
    let kept = proof.folder.path().join("kept");
    std::fs::create_dir(&kept).unwrap();
    let keep = |name: &str, content: &str| std::fs::write(kept.join(name), content).unwrap();
    let check = || proof.check(&proof.answer, &["--files", kept.to_str().unwrap()]);
    // Under whatever name, and beside whatever else.
    keep("Plan (copie).pdf", plan);
    keep("table.csv", table);
    keep("notes.txt", "Rien.");
    let said = run(&mut check());
    let told = String::from_utf8(said.stdout).unwrap();
    assert!(said.status.success(), "{told}");
    for line in ["Plan (copie).pdf, which was handed in as plan.pdf", "notes.txt was not handed in", "all 2 files"] {
        assert!(told.contains(line), "{line} is missing in\n{told}");
    }
    // One byte is another, and a name proves nothing.
    keep("table.csv", "a;b\n1;3\n");
    refused(&mut check(), "does not hold what was handed in as table.csv");
    std::fs::remove_file(kept.join("table.csv")).unwrap();
    std::fs::remove_file(kept.join("Plan (copie).pdf")).unwrap();
    refused(&mut check(), "plan.pdf, table.csv");
    // What the dossier says of its files is signed too.
    let mut other = proof.answer.clone();
    other["snapshot"]["files"][0]["sha256"] = json!(digest_text("Un autre plan"));
    refused(&mut proof.check(&other, &["--files", kept.to_str().unwrap()]), "differs in digest");
    refused(&mut proof.check(&json!({"receipt": proof.answer["receipt"]}), &["--files", kept.to_str().unwrap()]), "no dossier was given");
}
