//! `tahaddi verify record`: without a server, and whatever byte was altered is noticed and told with its place.

use super::{refused, run, tahaddi};
use acceptance::{Panel, a_call, json};
use std::process::Output;

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[tokio::test]
async fn a_record_is_verified_offline_and_every_altered_byte_is_told_with_its_place() {
    let mut call = a_call();
    call["seats"] = json!(1);
    let panel = Panel::of_call(call, &["Sondes", "Drones"]).await;
    for name in ["Karim", "Salma"] {
        let juror = panel.seat(name, "juror").await;
        panel.reviewed(&juror, 0, &[2.0, 2.5]).await;
        panel.reviewed(&juror, 1, &[5.0, 4.5]).await;
    }
    let aside = panel.seat("Yasmine", "juror").await;
    panel.assigned(&aside, 0).await;
    panel.lock().await;
    panel.release(&["refused", "selected"]).await;
    let answer = panel.operator.get(format!("{}/record", panel.phase)).await.expect(200);
    let keys = panel.app.anonymous().get("/.well-known/jwks.json").await.expect(200);
    let folder = tempfile::tempdir().unwrap();
    let (file, key_file) = (folder.path().join("answer.json"), folder.path().join("keys.json"));
    std::fs::write(&key_file, keys.text()).unwrap();
    let check = |bytes: &[u8]| {
        std::fs::write(&file, bytes).unwrap();
        tahaddi(folder.path(), &["verify", "record", file.to_str().unwrap(), "--keys", key_file.to_str().unwrap()])
    };
    let genuine = run(&mut check(answer.bytes()));
    assert!(genuine.status.success() && said(&genuine).contains("its sheets make its ranking to the last bit"), "{}", said(&genuine));
    assert!(said(&genuine).contains("signature") && !said(&genuine).contains("differs"), "{}", said(&genuine));
    // The seed is held against what somebody noted while the call was open.
    let call = panel.app.anonymous().get(panel.call()).await.expect(200);
    let noted = acceptance::text(&call.json()["seed_commitments"][0]["seed_digest"]).to_owned();
    let with_digest = |digest: &str| {
        let mut command = check(answer.bytes());
        command.args(["--seed-digest", digest]);
        command
    };
    assert!(run(&mut with_digest(&noted)).status.success());
    refused(&mut with_digest(&"0".repeat(64)), "seed differs at /manifest/parameters/seed");
    // White space is no alteration.
    let pretty = serde_json::to_vec_pretty(answer.json()).unwrap();
    assert!(run(&mut check(&pretty)).status.success());

    let text = answer.text();
    let parts = ["head", "rules", "parameters", "applications", "sheets", "exclusions", "result", "decision", "release"];
    let starts: Vec<(&str, usize)> = parts.iter().map(|part| (*part, text.rfind(&format!("\"{part}\":")).unwrap())).collect();
    let manifest = text.find("\"manifest\":").unwrap();
    let mut places: Vec<usize> = (1..24).map(|n| n * text.len() / 24).collect();
    places.extend((1..6).map(|n| n * manifest / 6));
    places.extend(starts.iter().map(|(part, start)| start + part.len() + 20).filter(|place| *place < text.len()));
    for place in places {
        let mut altered = text.clone().into_bytes();
        altered[place] = if altered[place] == b'1' { b'2' } else { b'1' };
        let output = run(&mut check(&altered));
        let told = said(&output);
        assert!(!output.status.success(), "byte {place} was altered: {told}");
        assert!(told.contains("/manifest") || told.contains("/chain") || told.contains("/record"), "byte {place}: {told}");
    }

    let mut other = answer.json().clone();
    other["manifest"]["sheets"][0]["version"] = json!(99);
    refused(&mut check(other.to_string().as_bytes()), "digest differs at /manifest/sheets");
    let mut shortened = answer.json().clone();
    shortened["chain"].as_array_mut().unwrap().remove(0);
    refused(&mut check(shortened.to_string().as_bytes()), "chain differs at /chain/0");
    std::fs::write(&key_file, json!({"keys": []}).to_string()).unwrap();
    refused(&mut check(answer.bytes()), "holds no key");
}
