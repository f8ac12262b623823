//! A page a code: what `type` in a problem leads to.

use acceptance::{Answer, Method, TestApp, text};
use tahaddi_api::http::problem;
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::document::Language;

/// What a browser says that it reads.
const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

async fn page(app: &TestApp, path: &str) -> Answer {
    app.anonymous().request(Method::GET, path).header("accept", BROWSER).send().await
}

#[tokio::test]
async fn every_code_has_a_page_in_every_language() {
    let app = TestApp::start().await;
    let fields = FieldCode::ALL.iter().map(|code| (format!("/problems/fields/{code}"), None));
    let codes = Code::ALL.iter().map(|code| (format!("/problems/{code}"), Some(problem::status(*code).as_u16())));
    for (path, status) in codes.chain(fields) {
        for language in Language::ALL {
            let tag = language.tag();
            let told = app.anonymous().request(Method::GET, &path).header("accept-language", tag).send().await.expect(200);
            assert_eq!(told.header("content-language"), Some(tag));
            assert_eq!(told.json()["status"].as_u64(), status.map(u64::from));
            for part in ["title", "detail", "advice"] {
                let text = told.field(part);
                assert!(!text.is_empty() && !text.contains('{') && !text.starts_with("page-"), "{path} {tag} {part}: {text}");
            }
            let shown = page(&app, &format!("{path}?lang={tag}")).await.expect(200);
            assert_eq!(shown.header("content-type"), Some("text/html; charset=utf-8"));
            let html = shown.text();
            assert!(html.contains(&format!("<html lang=\"{tag}\" dir=\"{}\">", language.direction())), "{html}");
            assert!(html.contains(&escaped(told.field("title"))) && html.contains(&escaped(told.field("detail"))), "{html}");
            assert!(!html.contains("page-"), "a text of the page is missing: {html}");
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&#38;").replace('<', "&#60;").replace('>', "&#62;").replace('"', "&#34;").replace('\'', "&#39;")
}

#[tokio::test]
async fn the_type_of_a_problem_leads_to_its_page() {
    let app = TestApp::start().await;
    let refused = app.anonymous().get("/v1/technologies?colour=red").await.problem(400, "unknown_parameter");
    let explained = app.anonymous().get(refused.field("type")).await.expect(200);
    assert_eq!(explained.field("code"), "unknown_parameter");
    // The example is a problem as the document describes it.
    let schema = acceptance::json!({"$ref": "#/components/schemas/Problem"});
    for code in Code::ALL {
        let explained = app.anonymous().get(format!("/problems/{code}")).await.expect(200);
        let example = &explained.json()["example"];
        assert_eq!(acceptance::contract().faults(&schema, example), Vec::<String>::new(), "{code}");
        assert_eq!(text(&example["code"]), code.as_str());
    }
}

#[tokio::test]
async fn the_index_leads_to_every_page() {
    let app = TestApp::start().await;
    let index = app.anonymous().get("/problems?lang=en").await.expect(200);
    let html = page(&app, "/problems?lang=en").await.expect(200).text();
    let entries =
        |list: &str| index.json()[list].as_array().unwrap().iter().map(|entry| text(&entry["url"]).to_owned()).collect::<Vec<_>>();
    let (problems, fields) = (entries("problems"), entries("fields"));
    assert_eq!((problems.len(), fields.len()), (Code::ALL.len(), FieldCode::ALL.len()));
    for url in problems.iter().chain(&fields) {
        assert!(html.contains(&format!("href=\"{url}?lang=en\"")), "{url}");
    }
}

#[tokio::test]
async fn a_page_is_sent_once_and_loads_nothing_from_elsewhere() {
    let app = TestApp::start().await;
    let first = page(&app, "/problems/deadline_passed?lang=ar").await.expect(200);
    let policy = first.header("content-security-policy").unwrap();
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("http"), "{policy}");
    assert!(first.header("vary").unwrap().starts_with("Accept, Accept-Language,"), "{first}");
    let again = app.anonymous().request(Method::GET, "/problems/deadline_passed?lang=ar").header("accept", BROWSER);
    again.header("if-none-match", first.etag()).send().await.expect(304);
    let html = first.text();
    assert!(!html.contains("src=\"http") && !html.contains("href=\"http") && !html.contains("<script"), "{html}");
}

#[tokio::test]
async fn what_is_no_code_or_no_language_is_refused() {
    let app = TestApp::start().await;
    for path in ["/problems/nothing", "/problems/fields/nothing", "/problems/deadline_passed/", "/problems/DEADLINE_PASSED"] {
        app.anonymous().get(path).await.problem(404, "not_found");
        page(&app, path).await.problem(404, "not_found");
    }
    app.anonymous().get("/problems/forbidden?lang=de").await.problem(400, "invalid_parameter");
    app.anonymous().get("/problems/forbidden?colour=red").await.problem(400, "unknown_parameter");
    let german = app.anonymous().request(Method::GET, "/problems/forbidden").header("accept-language", "de").send().await.expect(200);
    assert_eq!(german.header("content-language"), Some("fr"));
}
