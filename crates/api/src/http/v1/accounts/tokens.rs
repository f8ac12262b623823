//! The pair of tokens that a log-in and a refresh answer, and the cookie that may carry one of them.

use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::describe::{Describe, OperationDoc, text_schema};
use crate::service::account::Issued;
use actix_web::body::BoxBody;
use actix_web::http::{StatusCode, header};
use actix_web::{FromRequest, HttpRequest, HttpResponse, Responder, dev::Payload};
use secrecy::ExposeSecret as _;
use serde::Serialize;
use std::future::{Ready, ready};
use tahaddi_domain::id::{Id as _, SessionId};
use tahaddi_domain::time::Instant;
use utoipa::ToSchema;
use utoipa::openapi::path::ParameterIn;

const COOKIE: &str = "tahaddi_refresh";
/// The cookie is sent to log-in, refresh and log-out only.
const PATH: &str = "/v1/sessions";

/// The tokens of a session.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"access_token": "eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJFZERTQSJ9.e30.c2ln", "access_token_expires_at": "2027-01-15T09:10:00.000000Z",
    "refresh_token": "tr_3vX0mJq5tq1b8h2n7d4w9c6e5r2y8u1i0o3p7a6s5d4", "refresh_token_expires_at": "2027-01-22T09:00:00.000000Z",
    "session_id": "ses_01kax3v8m0t2r4q6w8y0b1c2d3", "token_type": "Bearer"}))]
pub struct SessionTokensView {
    /// Send it as `Authorization: Bearer …`.
    #[schema(max_length = 4096)]
    pub access_token: String,
    /// Until when it is good.
    pub access_token_expires_at: Instant,
    /// Exchange it for the next pair, once; null if it came as a cookie.
    #[schema(required, max_length = 200)]
    pub refresh_token: Option<String>,
    /// Until when it is good.
    pub refresh_token_expires_at: Instant,
    /// The session.
    pub session_id: SessionId,
    /// How to present the access token.
    #[schema(max_length = 20)]
    pub token_type: &'static str,
}

/// 201 or 200 with the tokens of a session.
#[derive(Debug)]
pub struct Tokens<const STATUS: u16> {
    view: SessionTokensView,
    cookie: Option<String>,
}

/// 204, and the cookie is taken back.
#[derive(Debug)]
pub struct LoggedOut {
    cookie: String,
}

/// The refresh token in the cookie, if there is one.
#[derive(Clone, Debug)]
pub struct RefreshCookie(pub Option<String>);

impl<const STATUS: u16> Tokens<STATUS> {
    /// The tokens, the refresh token in the body or in the cookie.
    #[must_use]
    pub fn new(ctx: &Ctx, issued: &Issued, in_cookie: bool) -> Self {
        let refresh = issued.refresh_token.expose_secret();
        let life = (issued.refresh_token_expires_at - ctx.clock.now()).ceil_seconds().max(0);
        let view = SessionTokensView {
            access_token: issued.access_token.expose_secret().to_owned(),
            access_token_expires_at: issued.access_token_expires_at,
            refresh_token: (!in_cookie).then(|| refresh.to_owned()),
            refresh_token_expires_at: issued.refresh_token_expires_at,
            session_id: issued.session.clone(),
            token_type: "Bearer",
        };
        Self { view, cookie: in_cookie.then(|| cookie(ctx, refresh, life)) }
    }
}

impl LoggedOut {
    /// The answer.
    #[must_use]
    pub fn new(ctx: &Ctx) -> Self {
        Self { cookie: cookie(ctx, "", 0) }
    }
}

/// Scripts cannot read it, and no other site can have it sent.
fn cookie(ctx: &Ctx, value: &str, life: i64) -> String {
    let secure = if ctx.settings.public_url().starts_with("https://") { "; Secure" } else { "" };
    format!("{COOKIE}={value}; Path={PATH}; Max-Age={life}; HttpOnly; SameSite=Strict{secure}")
}

impl<const STATUS: u16> Responder for Tokens<STATUS> {
    type Body = BoxBody;
    fn respond_to(self, _request: &HttpRequest) -> HttpResponse {
        let mut response = HttpResponse::build(StatusCode::from_u16(STATUS).unwrap_or(StatusCode::OK));
        if STATUS == 201 {
            response.insert_header((header::LOCATION, format!("/v1/me/sessions/{}", self.view.session_id.as_str())));
        }
        if let Some(cookie) = self.cookie {
            response.insert_header((header::SET_COOKIE, cookie));
        }
        match serde_json::to_string(&self.view) {
            Ok(body) => response.content_type("application/json").body(body),
            Err(error) => HttpResponse::from_error(ApiError::from(error)),
        }
    }
}

impl Responder for LoggedOut {
    type Body = BoxBody;
    fn respond_to(self, _request: &HttpRequest) -> HttpResponse {
        HttpResponse::NoContent().insert_header((header::SET_COOKIE, self.cookie)).finish()
    }
}

impl FromRequest for RefreshCookie {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;
    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let headers = request.headers().get_all(header::COOKIE).filter_map(|value| value.to_str().ok());
        let mut pairs = headers.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let found = pairs.find(|(name, value)| *name == COOKIE && !value.is_empty());
        ready(Ok(Self(found.map(|(_, value)| value.to_owned()))))
    }
}

const SET_COOKIE: (&str, &str) = ("Set-Cookie", "The refresh token as an HttpOnly, SameSite=Strict cookie, if asked for.");

impl<const STATUS: u16> Describe for Tokens<STATUS> {
    fn describe(doc: &mut OperationDoc) {
        let schema = doc.refer::<SessionTokensView>();
        let location = ("Location", "The session.");
        let headers: &[_] = if STATUS == 201 { &[SET_COOKIE, location] } else { &[SET_COOKIE] };
        doc.responds(&STATUS.to_string(), "The tokens of the session.", Some(schema), headers);
        doc.behaviour.secret = true;
    }
}
impl Describe for LoggedOut {
    fn describe(doc: &mut OperationDoc) {
        doc.responds("204", "The session has ended.", None, &[("Set-Cookie", "Takes the cookie back.")]);
    }
}
impl Describe for RefreshCookie {
    fn describe(doc: &mut OperationDoc) {
        doc.takes(ParameterIn::Cookie, COOKIE, "The refresh token, if it was asked for as a cookie.", false, text_schema(200));
    }
}
