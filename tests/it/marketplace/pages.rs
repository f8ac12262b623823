//! Pages of files are held against the limit of their question.

use acceptance::{Answer, Member, Method, TestApp, Value, a_call, json, text};

/// A small whole PDF of so many pages.
fn pdf(pages: usize) -> Vec<u8> {
    let kids: Vec<String> = (0..pages).map(|n| format!("{} 0 R", n + 3)).collect();
    let mut objects =
        vec!["<< /Type /Catalog /Pages 2 0 R >>".to_owned(), format!("<< /Type /Pages /Kids [{}] /Count {pages} >>", kids.join(" "))];
    objects.extend((0..pages).map(|_| "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 72 72] >>".to_owned()));
    let (mut bytes, mut places) = (b"%PDF-1.4\n".to_vec(), Vec::new());
    for (index, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n{object}\nendobj\n", index + 1).into_bytes());
    }
    let (start, size) = (bytes.len(), objects.len() + 1);
    bytes.extend(format!("xref\n0 {size}\n0000000000 65535 f \n").into_bytes());
    bytes.extend(places.iter().flat_map(|place| format!("{place:010} 00000 n \n").into_bytes()));
    bytes.extend(format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").into_bytes());
    bytes
}

/// The same, changed by appending: how many pages it has now, no pass over it can tell.
fn appended(pages: usize) -> Vec<u8> {
    let mut bytes = pdf(pages);
    bytes.extend(format!("trailer\n<< /Size {} /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF\n", pages + 3).into_bytes());
    bytes
}

struct Scene {
    _app: TestApp,
    startup: Member,
    path: String,
    plan: String,
}

impl Scene {
    async fn new() -> Self {
        let app = TestApp::start().await;
        app.load_catalogue().await;
        let ministry = app.partner("Ministère").await;
        let mut call = a_call();
        call["questions"].as_array_mut().unwrap().push(
            json!({"key": "plan", "label": {"fr": "Plan"}, "kind": "file", "required": true, "limits": {"pages": 10, "media_types": ["application/pdf"]}}),
        );
        let challenge = app.published(&ministry, call).await;
        let startup = app.startup("Startup").await;
        let draft = app.drafted(&startup, &challenge, "Capteurs").await;
        let plan = text(&challenge["document"]["questions"][2]["id"]).to_owned();
        Self { path: format!("/v1/applications/{}", text(&draft["id"])), _app: app, startup, plan }
    }

    async fn send(&self, name: &str, content: Vec<u8>) -> Answer {
        let path = format!("{}/files?question={}&name={name}", self.path, self.plan);
        let request = self.startup.request(Method::POST, path).fresh_key().header("content-type", "application/pdf");
        request.body(content).send().await
    }

    async fn completeness(&self) -> Value {
        self.startup.get(format!("{}/completeness", self.path)).await.expect(200).json()["form"].clone()
    }

    async fn submit(&self) -> Answer {
        self.startup.post(format!("{}/submission", self.path), json!({})).await
    }
}

#[tokio::test]
async fn ten_pages_are_taken_and_eleven_are_not() {
    let scene = Scene::new().await;
    let pointer = format!("/answers/{}", scene.plan);
    let long = scene.send("long.pdf", pdf(11)).await.expect(201);
    assert_eq!(long.json()["pages"], 11);
    let told = scene.completeness().await;
    let questions = told["sections"][0]["questions"].as_array().unwrap();
    let plan = questions.iter().find(|question| question["question_id"] == scene.plan.as_str()).unwrap();
    let issue = &plan["issues"][0];
    assert_eq!(
        (&issue["pointer"], &issue["code"], &issue["max"], &issue["length"], &issue["unit"]),
        (&json!(pointer), &json!("too_long"), &json!(10), &json!(11), &json!("pages"))
    );
    assert!(text(&issue["message"]).contains("10 pages"), "{issue}");
    assert_eq!((&told["can_submit"], &told["issue_count"]), (&json!(false), &json!(1)));
    scene.submit().await.problem(422, "application_incomplete").invalid(&pointer, "too_long");

    scene.startup.delete(long.location().trim_end_matches("/link"), "*").await.expect(204);
    let fits = scene.send("fits.pdf", pdf(10)).await.expect(201);
    assert_eq!((&fits.json()["pages"], &scene.completeness().await["can_submit"]), (&json!(10), &json!(true)));
    scene.submit().await.expect(200);
    let receipt = scene.startup.get(format!("{}/receipt", scene.path)).await.expect(200);
    assert!(receipt.json()["snapshot"]["files"][0].get("pages").is_none(), "pages follow from the bytes and are not digested");
    // Nor does one come in after the dossier was handed in.
    scene.send("late.pdf", pdf(11)).await.problem(422, "application_incomplete").invalid(&pointer, "too_long");
    let files = scene.startup.get(&scene.path).await.expect(200).json()["files"].clone();
    assert_eq!((files.as_array().unwrap().len(), &files[0]["name"]), (1, &json!("fits.pdf")));
}

#[tokio::test]
async fn what_nobody_could_count_is_told_and_taken() {
    let scene = Scene::new().await;
    let sent = scene.send("changed.pdf", appended(11)).await.expect(201);
    assert_eq!(sent.json()["pages"], Value::Null);
    for (language, says) in [("fr", "Au plus 10 pages"), ("en", "At most 10 pages"), ("ar", "10 صفحات")] {
        let request = scene.startup.request(Method::GET, format!("{}/completeness", scene.path)).header("accept-language", language);
        let told = request.send().await.expect(200);
        let notices = told.json()["form"]["notices"].as_array().unwrap();
        assert_eq!((notices.len(), &notices[0]["kind"]), (1, &json!("pages_not_counted")));
        assert_eq!(notices[0]["pointer"], format!("/answers/{}", scene.plan));
        let message = text(&notices[0]["message"]);
        assert!(message.contains(says) && message.contains("changed.pdf"), "{message}");
    }
    assert_eq!(scene.completeness().await["can_submit"], true);
    scene.submit().await.expect(200);
}
