//! Operations that will go. None does now, so this test brings one along.

use acceptance::TestApp;
use actix_web::middleware::from_fn;
use actix_web::{App, test, web};
use serde::Serialize;
use tahaddi_api::auth::permit::{Permit, act};
use tahaddi_api::error::ApiError;
use tahaddi_api::http::operation::{Operation, register};
use tahaddi_api::http::reply::Found;
use tahaddi_api::http::{document, envelope, scope};
use utoipa::ToSchema;

/// Something that will go.
#[derive(Debug, Serialize, ToSchema)]
struct OldView {
    /// Whether it is old.
    old: bool,
}

/// Old
#[utoipa::path(get, path = "/v1/old", operation_id = "old_view", tag = "platform",
    extensions(("x-deprecated-at" = json!("2027-06-01")), ("x-sunset" = json!("2028-06-01"))))]
async fn handle(_permit: Permit<act::PlatformView>) -> Result<Found<OldView>, ApiError> {
    Ok(Found::computed(OldView { old: true }))
}

#[actix_web::test]
async fn what_will_go_says_so() {
    let operations: &'static [Operation] = vec![Operation::new(__path_handle, handle).unwrap()].leak();
    let document = serde_json::to_value(document::document(operations)).unwrap();
    let documented = &document["paths"]["/v1/old"]["get"];
    assert_eq!(documented["deprecated"], true);
    assert_eq!((&documented["x-deprecated-at"], &documented["x-sunset"]), (&"2027-06-01".into(), &"2028-06-01".into()));

    let app = TestApp::start().await;
    let scope =
        web::scope("").wrap(from_fn(scope::request_scope)).wrap(from_fn(envelope::envelope)).app_data(web::Data::new(app.ctx.clone()));
    let server = test::init_service(App::new().service(scope.configure(|config| register(config, operations)))).await;
    for request in [test::TestRequest::get().uri("/v1/old"), test::TestRequest::get().uri("/v1/old?unknown=1")] {
        let answer = test::call_service(&server, request.insert_header(("host", "x")).to_request()).await;
        let header = |name: &str| answer.headers().get(name).map(|value| value.to_str().unwrap());
        assert_eq!(header("deprecation"), Some("@1811808000"));
        assert_eq!(header("sunset"), Some("Thu, 01 Jun 2028 00:00:00 GMT"));
    }
}

#[tokio::test]
async fn nothing_goes_yet_and_what_goes_says_until_when() {
    for operation in acceptance::operations() {
        let marks = ["deprecated", "x-deprecated-at", "x-sunset"].map(|name| !operation.spec[name].is_null());
        assert!(marks.iter().all(|mark| *mark) || marks.iter().all(|mark| !*mark), "{}: all three or none", operation.id());
    }
}
