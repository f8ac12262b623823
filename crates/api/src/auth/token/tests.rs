use super::super::keyring::SigningKey;
use super::*;
use jsonwebtoken::crypto;
use serde_json::{Value, json};
use tahaddi_domain::id::Id;
use tahaddi_domain::random::SeededRandom;
use tahaddi_domain::time::FixedClock;

const NOW: i64 = 1_800_000_000;
const ISSUER: &str = "https://api.example.test";
const AUDIENCE: &str = "tahaddi";

struct World {
    _data: tempfile::TempDir,
    keyring: Arc<Keyring>,
    clock: Arc<FixedClock>,
    tokens: AccessTokens,
    key: Arc<SigningKey>,
}

fn world() -> World {
    let data = tempfile::tempdir().unwrap();
    let clock = Arc::new(FixedClock::new(instant(NOW)));
    let keyring = Arc::new(Keyring::open(data.path(), instant(NOW)).unwrap());
    let tokens = AccessTokens::new(Arc::clone(&keyring), ISSUER, AUDIENCE, Arc::clone(&clock) as Arc<dyn Clock>);
    let key = keyring.signer(KeyPurpose::Access, instant(NOW)).unwrap();
    World { _data: data, keyring, clock, tokens, key }
}

fn grant() -> AccessGrant {
    let random = SeededRandom::new(3);
    AccessGrant {
        user: UserId::generate(instant(NOW), &random),
        session: SessionId::generate(instant(NOW), &random),
        epoch: 4,
        generation: 2,
    }
}

fn claims() -> Value {
    let grant = grant();
    json!({"iss": ISSUER, "aud": AUDIENCE, "sub": grant.user, "exp": NOW + 600, "iat": NOW, "nbf": NOW, "jti": "one", "sid": grant.session, "epoch": 4, "gen": 2})
}

fn part(text: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(text)
}

/// Signed by our own key: only what the header and the claims say can make it be refused.
fn signed(key: &SigningKey, header: &str, claims: &str) -> String {
    let message = format!("{}.{}", part(header), part(claims));
    let signature = part(key.sign(message.as_bytes()));
    format!("{message}.{signature}")
}

fn good_header(kid: &str) -> Value {
    json!({"typ": TYPE, "alg": "EdDSA", "kid": kid})
}

impl World {
    fn with_header(&self, header: &str) -> String {
        signed(&self.key, header, &claims().to_string())
    }
    fn with_member(&self, name: &str, value: Value) -> String {
        let mut header = good_header(self.key.kid());
        header.as_object_mut().unwrap().insert(name.to_owned(), value);
        self.with_header(&header.to_string())
    }
    fn with_claims(&self, claims: &str) -> String {
        signed(&self.key, &good_header(self.key.kid()).to_string(), claims)
    }
    fn with_claim(&self, name: &str, value: Value) -> String {
        let mut claims = claims();
        claims.as_object_mut().unwrap().insert(name.to_owned(), value);
        self.with_claims(&claims.to_string())
    }
    /// The classic confusion: an HMAC whose secret is our public key.
    fn hmac(&self, alg: Algorithm, secret: &[u8]) -> String {
        let header = json!({"typ": TYPE, "alg": format!("{alg:?}"), "kid": self.key.kid()});
        let message = format!("{}.{}", part(header.to_string()), part(claims().to_string()));
        let signature = crypto::sign(message.as_bytes(), &EncodingKey::from_secret(secret), alg).unwrap();
        format!("{message}.{signature}")
    }
}

#[test]
fn an_issued_token_says_what_was_granted() {
    let world = world();
    let (token, expires_at) = world.tokens.issue(&grant()).unwrap();
    assert_eq!(expires_at, instant(NOW + 600));
    assert!(token.len() < 1000, "{}", token.len());
    let claims = world.tokens.verify(&token).unwrap();
    assert_eq!((claims.grant, claims.issued_at, claims.expires_at), (grant(), instant(NOW), expires_at));
    assert_ne!(world.tokens.verify(&world.tokens.issue(&grant()).unwrap().0).unwrap().token_id, claims.token_id);
    assert!(world.tokens.verify(&world.with_claims(&claims_text())).is_ok(), "the forger of these tests can make a good one");
}

fn claims_text() -> String {
    claims().to_string()
}

#[test]
fn sec_01_and_04_forged_headers_and_signatures_are_refused() {
    let world = world();
    let kid = world.key.kid().to_owned();
    let public = world.key.public();
    let der = [b"\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00".as_slice(), public].concat();
    let pem = format!("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n", base64::engine::general_purpose::STANDARD.encode(&der));
    let good = world.tokens.issue(&grant()).unwrap().0;
    let (message, signature) = good.rsplit_once('.').unwrap();
    let alg = |alg: &str| world.with_header(&json!({"typ": TYPE, "alg": alg, "kid": kid}).to_string());
    let unsigned = |alg: &str| format!("{}.{}.", part(json!({"typ": TYPE, "alg": alg, "kid": kid}).to_string()), part(claims_text()));
    let named = |kid: Value| {
        world.with_header(
            &good_header("")
                .as_object()
                .map(|h| h.iter().map(|(k, v)| (k.clone(), if k == "kid" { kid.clone() } else { v.clone() })).collect::<Value>())
                .unwrap()
                .to_string(),
        )
    };
    let stranger_folder = tempfile::tempdir().unwrap();
    let stranger = Keyring::open(stranger_folder.path(), instant(NOW)).unwrap().signer(KeyPurpose::Access, instant(NOW)).unwrap();
    let receipt = world.keyring.signer(KeyPurpose::Receipt, instant(NOW)).unwrap();

    let forged = [
        ("nothing", String::new()),
        ("dots", "..".to_owned()),
        ("not base64", "a.b.c".to_owned()),
        ("alg none", unsigned("none")),
        ("alg None", unsigned("None")),
        ("alg NONE", unsigned("NONE")),
        ("alg none, signed", alg("none")),
        ("alg empty", alg("")),
        ("alg eddsa", alg("eddsa")),
        ("alg Ed25519", alg("Ed25519")),
        ("HS256 with the raw public key", world.hmac(Algorithm::HS256, public)),
        ("HS256 with the public PEM", world.hmac(Algorithm::HS256, pem.as_bytes())),
        ("HS256 with the public DER", world.hmac(Algorithm::HS256, &der)),
        ("HS256 with the JWK", world.hmac(Algorithm::HS256, world.key.jwk().to_string().as_bytes())),
        ("HS256 with the x of the JWK", world.hmac(Algorithm::HS256, part(public).as_bytes())),
        ("HS384", world.hmac(Algorithm::HS384, public)),
        ("HS512", world.hmac(Algorithm::HS512, public)),
        ("HS256 header, our signature", alg("HS256")),
        ("RS256", alg("RS256")),
        ("PS256", alg("PS256")),
        ("ES256", alg("ES256")),
        ("empty signature", format!("{message}.")),
        ("stripped signature", message.to_owned()),
        ("cut signature", format!("{message}.{}", signature.get(..40).unwrap())),
        ("padded signature", format!("{good}==")),
        ("zero signature", format!("{message}.{}", part([0; 64]))),
        ("extended", format!("{good}.e30")),
        ("leading space", format!(" {good}")),
        ("trailing newline", format!("{good}\n")),
        ("swapped claims", format!("{}.{}.{signature}", part(good_header(&kid).to_string()), part(claims_text()))),
        ("alg twice", world.with_header(&format!(r#"{{"typ":"at+jwt","alg":"none","alg":"EdDSA","kid":"{kid}"}}"#))),
        ("kid twice", world.with_header(&format!(r#"{{"typ":"at+jwt","alg":"EdDSA","kid":"x","kid":"{kid}"}}"#))),
        ("no alg", world.with_header(&json!({"typ": TYPE, "kid": kid}).to_string())),
        ("header is an array", world.with_header("[]")),
        ("header is not UTF-8", format!("{}.{}.{signature}", part([0xff, 0xfe]), part(claims_text()))),
        ("crit", world.with_member("crit", json!(["exp"]))),
        ("crit b64", world.with_header(&json!({"typ": TYPE, "alg": "EdDSA", "kid": kid, "b64": false, "crit": ["b64"]}).to_string())),
        ("empty crit", world.with_member("crit", json!([]))),
        ("zip", world.with_member("zip", json!("DEF"))),
        ("enc", world.with_member("enc", json!("A128GCM"))),
        ("nested", world.with_member("cty", json!("JWT"))),
        ("nested JWE", format!("{good}.{}.{}", part("iv"), part("tag"))),
        ("jku", world.with_member("jku", json!("https://evil.example/jwks"))),
        ("x5u", world.with_member("x5u", json!("https://evil.example/cert"))),
        ("x5c", world.with_member("x5c", json!(["MIIB"]))),
        ("jwk", world.with_member("jwk", stranger.jwk())),
        (
            "jwk, signed by it",
            signed(&stranger, &json!({"typ": TYPE, "alg": "EdDSA", "kid": kid, "jwk": stranger.jwk()}).to_string(), &claims_text()),
        ),
        ("unknown member", world.with_member("role", json!("admin"))),
        ("typ refresh", world.with_member("typ", json!("refresh+jwt"))),
        ("typ JWT", world.with_member("typ", json!("JWT"))),
        ("typ in capitals", world.with_member("typ", json!("AT+JWT"))),
        ("typ as a media type", world.with_member("typ", json!("application/at+jwt"))),
        ("no typ", world.with_header(&json!({"alg": "EdDSA", "kid": kid}).to_string())),
        ("no kid", world.with_header(&json!({"typ": TYPE, "alg": "EdDSA"}).to_string())),
        ("kid null", named(Value::Null)),
        ("kid number", named(json!(1))),
        ("kid empty", named(json!(""))),
        ("kid unknown", named(json!("0123456789abcdef"))),
        ("kid in capitals", named(json!(kid.to_uppercase()))),
        ("kid climbs", named(json!(format!("../keys/{kid}")))),
        ("kid SQL", named(json!("' OR 1=1 --"))),
        ("kid NUL", named(json!(format!("{kid}\0")))),
        ("kid of 3 kB", named(json!("a".repeat(2_300)))),
        ("kid of 10 kB", named(json!("a".repeat(10_000)))),
        ("stranger's key", signed(&stranger, &good_header(stranger.kid()).to_string(), &claims_text())),
        ("stranger's key, our kid", signed(&stranger, &good_header(&kid).to_string(), &claims_text())),
        ("receipt key", signed(&receipt, &good_header(receipt.kid()).to_string(), &claims_text())),
        ("too long", world.with_claim("padding", json!("a".repeat(4_000)))),
    ];
    for (name, token) in forged {
        assert_eq!(world.tokens.verify(&token), Err(TokenError::Invalid), "{name}");
    }
}

#[test]
fn sec_02_claims_are_required_and_have_one_type_each() {
    let world = world();
    for name in ["iss", "aud", "sub", "exp", "iat", "nbf", "jti", "sid", "epoch", "gen"] {
        let mut dropped = claims();
        let value = dropped.as_object_mut().unwrap().shift_remove(name).unwrap();
        assert_eq!(world.tokens.verify(&world.with_claims(&dropped.to_string())), Err(TokenError::Invalid), "without {name}");
        let confused = if value.is_string() { json!(7) } else { json!(value.to_string()) };
        for wrong in
            [Value::Null, json!([value]), json!({}), json!(true), json!(-1), json!(1.5), json!(1e300), json!(u64::MAX), json!(""), confused]
        {
            assert_eq!(world.tokens.verify(&world.with_claim(name, wrong.clone())), Err(TokenError::Invalid), "{name} = {wrong}");
        }
    }
    for (name, wrong) in [
        ("iss", json!("https://evil.example")),
        ("aud", json!("other")),
        ("aud", json!([AUDIENCE, "other"])),
        ("sub", json!("ses_01kax3v8m0t2r4q6w8y0b1c2d3")),
        ("sid", json!("usr_01kax3v8m0t2r4q6w8y0b1c2d3")),
    ] {
        assert_eq!(world.tokens.verify(&world.with_claim(name, wrong.clone())), Err(TokenError::Invalid), "{name} = {wrong}");
    }
    let twice = claims_text().replacen('{', r#"{"sub":"usr_01kax3v8m0t2r4q6w8y0b1c2d3","#, 1);
    for text in [twice.as_str(), "{}", "[]", "null", "", "{"] {
        assert_eq!(world.tokens.verify(&world.with_claims(text)), Err(TokenError::Invalid), "{text}");
    }
}

#[test]
fn sec_02_time_is_that_of_our_clock_with_five_seconds_of_leeway() {
    let world = world();
    let (token, _) = world.tokens.issue(&grant()).unwrap();
    for (at, expected) in [
        (NOW - 6, Some(TokenError::Invalid)),
        (NOW - 5, None),
        (NOW + 604, None),
        (NOW + 605, Some(TokenError::Expired)),
        (NOW + 10_000_000, Some(TokenError::Expired)),
    ] {
        world.clock.set(instant(at));
        assert_eq!(world.tokens.verify(&token).err(), expected, "{}", at - NOW);
    }
    world.clock.set(instant(NOW));
    for (changes, name) in [
        (json!({"nbf": NOW + 6}), "not valid yet"),
        (json!({"iat": NOW + 6, "nbf": NOW + 6}), "issued in the future"),
        (json!({"exp": NOW + 601}), "lives too long"),
        (json!({"exp": i64::MAX}), "lives for ever"),
        (json!({"exp": NOW}), "never valid"),
        (json!({"nbf": NOW - 1}), "valid before it was issued"),
    ] {
        let mut claims = claims();
        claims.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
        assert_eq!(world.tokens.verify(&world.with_claims(&claims.to_string())), Err(TokenError::Invalid), "{name}");
    }
}

#[test]
fn sec_05_tokens_of_the_old_key_verify_after_a_rotation_until_it_is_pruned() {
    let world = world();
    let (old, _) = world.tokens.issue(&grant()).unwrap();
    let kid = world.keyring.rotate(KeyPurpose::Access, world.clock.now()).unwrap();
    world.clock.advance(Span::seconds(3));
    let (new, _) = world.tokens.issue(&grant()).unwrap();
    assert_eq!(jsonwebtoken::decode_header(&new).unwrap().kid, Some(kid));
    assert!(world.tokens.verify(&old).is_ok() && world.tokens.verify(&new).is_ok());
    world.keyring.prune(world.clock.now(), world.clock.now()).unwrap();
    assert_eq!(world.tokens.verify(&old), Err(TokenError::Invalid));
    assert!(world.tokens.verify(&new).is_ok());
}

#[test]
fn sec_06_a_token_lives_ten_minutes_at_most() {
    for (life, allowed) in [(0, false), (1, true), (600, true), (601, false)] {
        assert_eq!(world().tokens.with_life(Span::seconds(life)).is_ok(), allowed, "{life}");
    }
    let world = world();
    let tokens = world.tokens.with_life(Span::minutes(1)).unwrap();
    assert_eq!(tokens.issue(&grant()).unwrap().1, instant(NOW + 60));
}
