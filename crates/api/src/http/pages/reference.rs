//! The interactive reference: search, examples, and a try-it that one logs in to with an address and a password.

use super::{Chrome, cached};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::pages::negotiated::InLanguage;
use crate::service::demo;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

/// What the reference may load: its own scripts, and answers of this server. It puts its styles into the page itself.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; \
                      base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// The page around the reference.
#[derive(Template)]
#[template(path = "reference.html")]
struct ReferencePage {
    chrome: Chrome,
    /// The accounts of the demonstration, if the database holds it.
    accounts: Vec<demo::DemoAccount>,
    password: &'static str,
}

/// The reference.
///
/// # Errors
/// The database does not answer.
pub async fn show(request: HttpRequest, ctx: web::Data<Ctx>) -> Result<HttpResponse, ApiError> {
    let language = InLanguage::of(&request)?.0;
    let accounts = if demo::is_loaded(&ctx.db).await? { demo::accounts()? } else { Vec::new() };
    let page = ReferencePage { chrome: Chrome { language }, accounts, password: demo::PASSWORD };
    let text = page.render().map_err(ApiError::fault)?;
    let mut response = cached(&request, text.into_bytes(), "text/html; charset=utf-8");
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(language.tag()));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Language"));
    Ok(response)
}
