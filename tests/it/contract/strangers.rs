//! Every operation, met by people whom nobody knows. An operation that is added is swept without a word.

use acceptance::{Documented, Method, Request, TestApp, operations};

/// The request that the document describes, without a token.
fn request(app: &TestApp, operation: &Documented) -> Request {
    let request = app.anonymous().request(operation.method.clone(), operation.example_path());
    match operation.example_body() {
        Some(body) => request.content(operation, body),
        None => request,
    }
}

#[tokio::test]
async fn sec_08_a_secured_operation_refuses_before_it_looks_at_anything_else() {
    let app = TestApp::start().await;
    let mut swept = 0;
    for operation in operations().iter().filter(|operation| operation.is_secured()) {
        let refused = request(&app, operation).send().await.problem(401, "authentication_required");
        assert_eq!(refused.header("www-authenticate"), Some("Bearer realm=\"tahaddi\""));
        // Neither a body nor a key nor a validator is asked for first.
        let garbage = app.anonymous().request(operation.method.clone(), operation.example_path());
        garbage.header("content-type", "text/plain").body("{").send().await.problem(401, "authentication_required");
        swept += 1;
    }
    assert!(swept >= 8, "only {swept} operations are secured");
}

#[tokio::test]
async fn a_token_that_is_not_ours_opens_nothing() {
    let app = TestApp::start().await;
    let person = app.person("Amina").await;
    let good = person.token();
    let (head, signature) = good.rsplit_once('.').unwrap();
    let flipped = signature.chars().rev().collect::<String>();
    let forgeries =
        ["Bearer x".to_owned(), "Bearer ".to_owned(), "Basic YTpi".to_owned(), good.clone(), format!("Bearer {head}.{flipped}")];
    for operation in operations().iter().filter(|operation| operation.is_secured()) {
        for forgery in &forgeries {
            let refused = request(&app, operation).header("authorization", forgery).send().await.problem(401, "invalid_token");
            assert!(refused.header("www-authenticate").unwrap().contains("error=\"invalid_token\""));
        }
    }
    person.request(Method::GET, "/v1/technologies").send().await.expect(200);
}

#[tokio::test]
async fn an_open_operation_never_asks_for_a_token() {
    let app = TestApp::start().await;
    for operation in operations().iter().filter(|operation| !operation.is_secured()) {
        let answer = request(&app, operation).send().await;
        assert_ne!(answer.json()["code"], "authentication_required", "{answer}");
        assert!(answer.status() < 500, "{answer}");
    }
}

#[tokio::test]
async fn a_token_ends_with_its_life_its_session_or_its_account() {
    let app = TestApp::start().await;
    let (person, other) = (app.operator().await, app.operator().await);
    let try_with = |token: String| app.anonymous().request(Method::PATCH, "/v1/technologies/x").token(&token).send();
    let token = person.token();
    try_with(token.clone()).await.problem(428, "precondition_required");
    app.advance(acceptance::Span::minutes(11));
    try_with(token).await.problem(401, "token_expired");
    try_with(person.token()).await.problem(428, "precondition_required");

    let id = person.id().clone();
    let ended = move |tx: &mut tahaddi_persistence::Tx<'_>| tahaddi_persistence::repo::session::revoke_all(tx, &id, None, "test");
    assert_eq!(app.ctx.db.write(ended).await.unwrap(), 1);
    try_with(person.token()).await.problem(401, "invalid_token");

    let mut user = other.user().clone();
    user.disabled_at = Some(app.now());
    app.ctx.db.write(move |tx| tahaddi_persistence::repo::user::save(tx, &user)).await.unwrap();
    try_with(other.token()).await.problem(401, "invalid_token");
}

#[tokio::test]
async fn people_without_the_right_are_told_so() {
    let app = TestApp::start().await;
    let term = acceptance::a_term("lidar");
    for person in [app.person("Amina").await, app.support().await] {
        person.post("/v1/technologies", term.clone()).await.problem(403, "forbidden");
        app.anonymous().get("/v1/technologies/lidar").await.problem(404, "not_found");
    }
}

/// The request with everything that the document asks for, as an operator: only the object is missing.
async fn about(app: &TestApp, operation: &Documented, path: String) -> acceptance::Answer {
    let request = app.operator().await.request(operation.method.clone(), path).fresh_key().seen("*");
    let request = match operation.example_body() {
        Some(body) => request.content(operation, body),
        None => request,
    };
    request.send().await
}

#[tokio::test]
async fn what_does_not_exist_and_what_cannot_exist_are_answered_alike() {
    let app = TestApp::start().await;
    for operation in operations().iter().filter(|operation| operation.path.contains('{') && operation.is_secured()) {
        about(&app, operation, operation.example_path()).await.problem(404, "not_found");
        let segment = |part: &str| if part.starts_with('{') { "%27%20or%201=1".to_owned() } else { part.to_owned() };
        let nonsense = operation.path.split('/').map(segment).collect::<Vec<_>>().join("/");
        about(&app, operation, nonsense).await.problem(404, "not_found");
    }
}
