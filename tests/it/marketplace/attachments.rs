//! Documents of a call: uploaded to it, attached by its document, read by those whom it says.

use acceptance::{Answer, Member, Method, Person, TestApp, Value, a_call, json, text};

/// A whole PDF of one page.
const PDF: &str = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
    3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 72 72] >>\nendobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n\
    0000000058 00000 n \n0000000115 00000 n \ntrailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n186\n%%EOF\n";

async fn upload(person: &Person, call: &str, name: &str, content: &str) -> Answer {
    let request = person.request(Method::POST, format!("/v1/challenges/{call}/files?name={name}")).fresh_key();
    request.header("content-type", "application/octet-stream").body(content.as_bytes().to_vec()).send().await
}

/// Attaches files to a call, each with its access.
async fn attach(person: &Person, call: &str, files: &[(&str, &str)]) -> Answer {
    let attachments: Vec<Value> = files
        .iter()
        .map(|(file, access)| json!({"file": file, "title": {"fr": "Règlement"}, "language": "fr", "access": access}))
        .collect();
    person.patch(format!("/v1/challenges/{call}"), "*", json!({"document": {"attachments": attachments}})).await
}

async fn draft(ministry: &Member, call: Value) -> String {
    let made = ministry.post("/v1/challenges", json!({"organisation_id": ministry.organisation, "document": call})).await.expect(201);
    made.field("id").to_owned()
}

async fn publish(app: &TestApp, ministry: &Member, call: &str) {
    let path = format!("/v1/challenges/{call}");
    ministry.post(format!("{path}/approval-request"), json!({})).await.expect(200);
    app.operator().await.post(format!("{path}/approval"), json!({})).await.expect(200);
    ministry.post(format!("{path}/publication"), json!({})).await.expect(200);
}

#[tokio::test]
async fn a_document_is_uploaded_attached_and_read_by_everybody() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let call = draft(&ministry, a_call()).await;
    let sent = upload(&ministry, &call, "r%C3%A8glement.pdf", PDF).await.expect(201);
    let (file, content) = (sent.field("id").to_owned(), sent.json()["content"].clone());
    assert_eq!((&content["name"], &content["media_type"]), (&json!("règlement.pdf"), &json!("application/pdf")));
    assert_eq!((&sent.json()["attached"], sent.field("state")), (&json!(false), "clean"));
    let path = sent.location().to_owned();
    assert_eq!(path, format!("/v1/challenges/{call}/files/{file}"));

    // What is sent of the file itself is not believed: the server knows what it received.
    let lie = json!({"name": "autre.pdf", "media_type": "text/html", "size": 1, "sha256": "0".repeat(64)});
    let attachment = json!({"file": file, "title": {"fr": "Règlement"}, "content": lie});
    let seen = ministry.patch(format!("/v1/challenges/{call}"), "*", json!({"document": {"attachments": [attachment]}})).await.expect(200);
    let attached = &seen.json()["document"]["attachments"][0];
    assert_eq!((&attached["content"], &attached["access"]), (&content, &json!("everybody")));
    // What was read can be sent back as it is.
    let again = json!({"document": {"attachments": seen.json()["document"]["attachments"]}});
    let again = ministry.patch(format!("/v1/challenges/{call}"), "*", again).await.expect(200);
    assert_eq!(again.json()["document"], seen.json()["document"]);

    // A draft is for nobody else, nor are its documents.
    app.anonymous().get(&path).await.problem(404, "not_found");
    app.partner("Autre").await.get(&path).await.problem(404, "not_found");
    ministry.get(&path).await.expect(200);
    publish(&app, &ministry, &call).await;
    let read = app.anonymous().get(&path).await.expect(200);
    assert_eq!(read.bytes(), PDF.as_bytes());
    assert_eq!(read.header("etag"), Some(format!("\"{}\"", text(&content["sha256"])).as_str()));
    assert!(read.header("content-disposition").unwrap().starts_with("attachment"));
    assert_eq!(read.header("x-content-type-options"), Some("nosniff"));
    app.anonymous().request(Method::GET, &path).header("if-none-match", read.header("etag").unwrap()).send().await.expect(304);

    // It stays as long as somebody could rely on it.
    ministry.delete(&path, "*").await.problem(409, "file_in_use");
    attach(&ministry, &call, &[]).await.expect(200);
    app.anonymous().get(&path).await.problem(404, "not_found");
    ministry.get(&path).await.expect(200);
    ministry.delete(&path, "*").await.problem(409, "file_in_use");
    let unused = upload(&ministry, &call, "annexe.pdf", PDF).await.expect(201).location().to_owned();
    let listed = ministry.get(format!("/v1/challenges/{call}/files")).await.expect(200);
    assert_eq!(listed.data().len(), 2);
    ministry.delete(&unused, "*").await.expect(204);
    ministry.get(&unused).await.problem(404, "not_found");
}

#[tokio::test]
async fn a_document_is_opened_by_those_whom_the_call_says() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let mut document = a_call();
    document["terms"] = json!([{"key": "nda", "kind": "confidentiality", "title": {"fr": "Confidentialité"}, "text": {"fr": "Rien n'est divulgué."}, "accepted_for": "brief"}]);
    let call = draft(&ministry, document).await;
    let mut files = Vec::new();
    for access in ["registered", "brief", "entrants"] {
        files.push((upload(&ministry, &call, &format!("{access}.pdf"), PDF).await.expect(201).field("id").to_owned(), access));
    }
    let named: Vec<(&str, &str)> = files.iter().map(|(file, access)| (file.as_str(), *access)).collect();
    attach(&ministry, &call, &named).await.expect(200);
    publish(&app, &ministry, &call).await;
    let path = |access: &str| {
        let file = &files.iter().find(|(_, known)| *known == access).unwrap().0;
        format!("/v1/challenges/{call}/files/{file}")
    };
    let (startup, operator) = (app.startup("Startup").await, app.operator().await);
    for access in ["registered", "brief", "entrants"] {
        app.anonymous().get(path(access)).await.problem(401, "authentication_required");
        ministry.get(path(access)).await.expect(200);
        operator.get(path(access)).await.expect(200);
    }
    startup.get(path("registered")).await.expect(200);
    startup.get(path("brief")).await.problem(422, "terms_not_accepted").invalid("/terms/nda", "required");
    startup.get(path("entrants")).await.problem(403, "forbidden");
    startup.post(format!("/v1/challenges/{call}/terms-acceptances"), json!({"key": "nda", "version": 1})).await.expect(201);
    startup.get(path("brief")).await.expect(200);
    // Whoever reads what is not for everybody leaves a trace.
    let trail = operator.get("/v1/audit-events?limit=100").await.expect(200);
    let read = trail.data().iter().filter(|event| event["action"] == "challenge.file_read").count();
    assert_eq!(read, 3 + 3 + 2);
}

#[tokio::test]
async fn only_documents_of_the_call_are_attached_and_only_its_people_upload() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let (ministry, other) = (app.partner("Ministère").await, app.partner("Office").await);
    let call = draft(&ministry, a_call()).await;
    let foreign = draft(&other, a_call()).await;
    let theirs = upload(&other, &foreign, "plan.pdf", PDF).await.expect(201).field("id").to_owned();
    let own = upload(&ministry, &call, "plan.pdf", PDF).await.expect(201).field("id").to_owned();

    let refused = attach(&ministry, &call, &[(&own, "everybody"), (&theirs, "everybody")]).await;
    refused.problem(422, "validation_failed").invalid("/document/attachments/1/file", "unknown_reference");
    let refused = attach(&ministry, &call, &[(&own, "everybody"), (&own, "brief")]).await;
    refused.problem(422, "validation_failed").invalid("/document/attachments/1", "duplicate");
    let mut with_file = a_call();
    with_file["attachments"] = json!([{"file": own, "title": {"fr": "Plan"}}]);
    let refused = ministry.post("/v1/challenges", json!({"organisation_id": ministry.organisation, "document": with_file})).await;
    refused.problem(422, "validation_failed").invalid("/document/attachments/0/file", "unknown_reference");
    ministry.get(format!("/v1/challenges/{call}/files/{theirs}")).await.problem(404, "not_found");

    upload(&other, &call, "plan.pdf", PDF).await.problem(404, "not_found");
    upload(&app.support().await, &call, "plan.pdf", PDF).await.problem(403, "forbidden");
    upload(&app.anonymous(), &call, "plan.pdf", PDF).await.problem(401, "authentication_required");
    upload(&ministry, &call, "plan.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>").await.problem(422, "file_type_not_allowed");
    other.get(format!("/v1/challenges/{call}/files")).await.problem(404, "not_found");

    // A copy begins without the documents of the old call.
    attach(&ministry, &call, &[(&own, "everybody")]).await.expect(200);
    let copy = ministry.post(format!("/v1/challenges/{call}/copies"), json!({"organisation_id": ministry.organisation})).await.expect(201);
    assert_eq!(copy.json()["document"]["attachments"], json!([]));
}
