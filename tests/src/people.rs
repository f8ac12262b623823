//! People, and the requests that they send.

use crate::answer::{Answer, Validator};
use crate::app::Replica;
use crate::contract::{Documented, Exchange, contract};
use reqwest::Method;
use reqwest::header::{ACCEPT_LANGUAGE, AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, IF_MATCH};
use serde_json::Value;
use std::io::Read as _;
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tahaddi_api::auth::token::AccessGrant;
use tahaddi_api::context::Ctx;
use tahaddi_domain::id::{SessionId, UserId};
use tahaddi_persistence::repo::user::User;

/// What the people of one test share.
pub(crate) struct World {
    pub(crate) base: String,
    http: reqwest::Client,
    ctx: Ctx,
    numbers: Arc<AtomicU64>,
}

impl World {
    pub(crate) fn new(base: String, ctx: Ctx) -> Self {
        Self { base, http: client(None), ctx, numbers: Arc::new(AtomicU64::new(1)) }
    }

    /// The same server, another of its replicas.
    pub(crate) fn replica(&self, base: String, ctx: Ctx) -> Self {
        Self { base, http: self.http.clone(), ctx, numbers: Arc::clone(&self.numbers) }
    }

    /// The same server, called from another address of this machine.
    fn from(&self, address: IpAddr) -> Self {
        Self { base: self.base.clone(), http: client(Some(address)), ctx: self.ctx.clone(), numbers: Arc::clone(&self.numbers) }
    }

    pub(crate) fn next_number(&self) -> u64 {
        self.numbers.fetch_add(1, Ordering::Relaxed)
    }
}

fn client(address: Option<IpAddr>) -> reqwest::Client {
    reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .tls_certs_only([])
        .timeout(Duration::from_secs(60))
        .local_address(address)
        .build()
        .unwrap()
}

/// Somebody who uses the API, signed in or not. Clones are the same person.
#[derive(Clone)]
pub struct Person {
    world: Arc<World>,
    account: Option<Arc<Account>>,
    language: Option<&'static str>,
}

struct Account {
    user: User,
    grant: AccessGrant,
}

impl Person {
    pub(crate) fn anonymous(world: Arc<World>) -> Self {
        Self { world, account: None, language: None }
    }

    pub(crate) fn signed_in(world: Arc<World>, user: User, session: SessionId) -> Self {
        let grant = AccessGrant { user: user.id.clone(), session, epoch: user.token_epoch, generation: 0 };
        Self { world, account: Some(Arc::new(Account { user, grant })), language: None }
    }

    /// The same person, reading another language.
    #[must_use]
    pub fn speaking(&self, language: &'static str) -> Self {
        Self { language: Some(language), ..self.clone() }
    }

    /// The same person at another address of the network, such as `127.0.0.2`.
    #[must_use]
    pub fn calling_from(&self, address: &str) -> Self {
        Self { world: Arc::new(self.world.from(address.parse().unwrap())), ..self.clone() }
    }

    /// The same person, answered by another replica.
    #[must_use]
    pub fn at(&self, replica: &Replica) -> Self {
        Self { world: Arc::clone(&replica.world), ..self.clone() }
    }

    /// The account as it was made.
    #[must_use]
    pub fn user(&self) -> &User {
        &self.account.as_ref().expect("nobody has no account").user
    }

    /// The identifier of the account.
    #[must_use]
    pub fn id(&self) -> &UserId {
        &self.user().id
    }

    /// The address of the account.
    #[must_use]
    pub fn email(&self) -> &str {
        &self.user().email
    }

    /// A fresh access token.
    #[must_use]
    pub fn token(&self) -> String {
        let account = self.account.as_ref().expect("nobody has no token");
        self.world.ctx.tokens.issue(&account.grant).unwrap().0
    }

    /// `GET`.
    pub async fn get(&self, path: impl AsRef<str>) -> Answer {
        self.request(Method::GET, path).send().await
    }

    /// `HEAD`.
    pub async fn head(&self, path: impl AsRef<str>) -> Answer {
        self.request(Method::HEAD, path).send().await
    }

    /// `OPTIONS`.
    pub async fn options(&self, path: impl AsRef<str>) -> Answer {
        self.request(Method::OPTIONS, path).send().await
    }

    /// `POST` with a key of its own.
    pub async fn post(&self, path: impl AsRef<str>, body: Value) -> Answer {
        let key = format!("key-{}-{}", self.world.base.rsplit(':').next().unwrap(), self.world.next_number());
        self.post_with_key(path, &key, body).await
    }

    /// `POST` with this key.
    pub async fn post_with_key(&self, path: impl AsRef<str>, key: &str, body: Value) -> Answer {
        self.request(Method::POST, path).header("idempotency-key", key).json(body).send().await
    }

    /// `PUT` of what was seen under this validator.
    pub async fn put(&self, path: impl AsRef<str>, seen: &(impl Validator + ?Sized), body: Value) -> Answer {
        self.request(Method::PUT, path).seen(seen).json(body).send().await
    }

    /// `PATCH` of what was seen under this validator.
    pub async fn patch(&self, path: impl AsRef<str>, seen: &(impl Validator + ?Sized), body: Value) -> Answer {
        self.request(Method::PATCH, path).seen(seen).json(body).send().await
    }

    /// `DELETE` of what was seen under this validator.
    pub async fn delete(&self, path: impl AsRef<str>, seen: &(impl Validator + ?Sized)) -> Answer {
        self.request(Method::DELETE, path).seen(seen).send().await
    }

    /// A request to be put together by hand: with the person's token and language, and nothing else.
    #[must_use]
    pub fn request(&self, method: Method, path: impl AsRef<str>) -> Request {
        let mut headers = HeaderMap::new();
        if self.account.is_some() {
            headers.insert(AUTHORIZATION, format!("Bearer {}", self.token()).parse().unwrap());
        }
        if let Some(language) = self.language {
            headers.insert(ACCEPT_LANGUAGE, HeaderValue::from_static(language));
        }
        Request { world: Arc::clone(&self.world), method, path: path.as_ref().to_owned(), headers, body: None, json: None }
    }
}

/// A body as it was before it was packed.
fn unpacked(coding: Option<&[u8]>, bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    match coding {
        Some(b"gzip") if !bytes.is_empty() => drop(flate2::read::GzDecoder::new(bytes).read_to_end(&mut plain).unwrap()),
        Some(b"br") if !bytes.is_empty() => drop(brotli::Decompressor::new(bytes, 4_096).read_to_end(&mut plain).unwrap()),
        _ => plain = bytes.to_vec(),
    }
    plain
}

/// A request that is being put together.
pub struct Request {
    world: Arc<World>,
    method: Method,
    path: String,
    headers: HeaderMap,
    body: Option<reqwest::Body>,
    json: Option<Value>,
}

impl Request {
    /// With this header, in place of one of the same name.
    #[must_use]
    pub fn header(mut self, name: impl TryInto<HeaderName>, value: &str) -> Self {
        let name = name.try_into().unwrap_or_else(|_invalid| panic!("not the name of a header"));
        self.headers.insert(name, HeaderValue::from_bytes(value.as_bytes()).unwrap());
        self
    }

    /// With this token.
    #[must_use]
    pub fn token(self, token: &str) -> Self {
        self.header(AUTHORIZATION, &format!("Bearer {token}"))
    }

    /// With `If-Match`.
    #[must_use]
    pub fn seen(self, seen: &(impl Validator + ?Sized)) -> Self {
        self.header(IF_MATCH, seen.validator())
    }

    /// With a key of its own.
    #[must_use]
    pub fn fresh_key(self) -> Self {
        let key = format!("key-{}", self.world.next_number());
        self.header("idempotency-key", &format!("fresh-{key}"))
    }

    /// With a JSON body.
    #[must_use]
    pub fn json(mut self, body: Value) -> Self {
        self.body = Some(body.to_string().into());
        self.json = Some(body);
        self.header(CONTENT_TYPE, "application/json")
    }

    /// With a body of the kind that an operation reads.
    #[must_use]
    pub fn content(self, operation: &Documented, body: Value) -> Self {
        if operation.reads_a_file() {
            self.header(CONTENT_TYPE, "application/octet-stream").body(body.as_str().unwrap_or_default().to_owned())
        } else {
            self.json(body)
        }
    }

    /// With a body of any kind; the type of its content is a header of its own.
    #[must_use]
    pub fn body(mut self, body: impl Into<reqwest::Body>) -> Self {
        self.body = Some(body.into());
        self
    }

    /// Sends it, and holds the answer to the OpenAPI document.
    pub async fn send(self) -> Answer {
        let (answer, told) = self.judged().await;
        if let Err(lie) = told {
            panic!("the OpenAPI document does not tell the truth: {lie}\n{answer}");
        }
        answer
    }

    /// Sends it; the answer, and in what the OpenAPI document does not tell the truth about it.
    pub async fn judged(self) -> (Answer, Result<(), String>) {
        let Self { world, method, path, headers, body, json } = self;
        let mut request = world.http.request(method.clone(), format!("{}{path}", world.base)).headers(headers.clone());
        if let Some(body) = body {
            request = request.body(body);
        }
        let response = request.send().await.unwrap_or_else(|error| panic!("{method} {path}: no answer: {error:?}"));
        let status = response.status().as_u16();
        let answered = response.headers().clone();
        let bytes = response.bytes().await.unwrap_or_else(|error| panic!("{method} {path}: the answer broke off: {error:?}"));
        let plain = unpacked(answered.get(CONTENT_ENCODING).map(HeaderValue::as_bytes), &bytes);
        let answer = Answer::new(&method, &path, status, answered, plain);
        let exchange = Exchange { method: &method, path: &path, sent: &headers, json: json.as_ref(), answer: &answer };
        let told = contract().check(&exchange);
        (answer, told)
    }
}
