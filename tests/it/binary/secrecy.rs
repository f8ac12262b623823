//! What the real program writes down, at its most talkative.

use super::{Serving, mode, run, tahaddi};
use acceptance::{Value, json, mails_in};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

const EMAIL: &str = "amina.secret@confidential-example.ma";
const PASSWORD: &str = "trois mulets traversent l'oued";
const OTHER: &str = "quatre cigognes sur le minaret";

/// A server, what it was told and what it said, each secret with its name.
struct Talk<'a> {
    server: &'a Serving,
    secrets: Vec<(&'static str, String)>,
}

impl Talk<'_> {
    fn knows(&mut self, name: &'static str, secret: &str) -> String {
        assert!(secret.len() >= 8, "{name}: {secret}");
        self.secrets.push((name, secret.to_owned()));
        secret.to_owned()
    }

    fn post(&self, path: &str, body: &Value, status: u16) -> Value {
        self.send("POST", path, "", &body.to_string(), status)
    }

    #[track_caller]
    fn send(&self, method: &str, path: &str, head: &str, body: &str, status: u16) -> Value {
        let answer =
            self.server.send(method, path, &format!("Content-Type: application/json\r\nIdempotency-Key: key-{method}-1\r\n{head}"), body);
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{method} {path}: {answer}");
        let body = answer.split_once("\r\n\r\n").unwrap().1;
        serde_json::from_str(body).unwrap_or(Value::Null)
    }
}

/// What of a token nobody may know: what follows its kind, or the signature.
fn secret_part(token: &str) -> &str {
    token.rsplit_once('.').or_else(|| token.split_once('_')).map_or(token, |(_, secret)| secret)
}

/// The token in the newest mail, once there are so many.
fn mailed(data: &Path, count: usize) -> String {
    let patience = Instant::now() + Duration::from_secs(60);
    loop {
        let mails = mails_in(&data.join("mail"));
        if mails.len() >= count {
            return mails[count - 1].token().to_owned();
        }
        assert!(Instant::now() < patience, "only {} mails", mails.len());
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// A life of an account: registration, log-in, refresh, a forgotten password, and requests that are wrong in many ways.
fn talk(talk: &mut Talk<'_>, data: &Path) {
    talk.post("/v1/accounts", &json!({"email": EMAIL, "password": PASSWORD, "name": "Amina Confidential", "language": "fr"}), 202);
    let verification = talk.knows("the token of the verification", &mailed(data, 1));
    talk.send("GET", &format!("/v1/accounts/verification?token={verification}"), "", "", 405);
    talk.post("/v1/accounts/verification", &json!({"token": verification}), 204);
    talk.post("/v1/sessions", &json!({"email": EMAIL, "password": OTHER}), 401);
    let opened = talk.post("/v1/sessions", &json!({"email": EMAIL, "password": PASSWORD, "cookie": false}), 201);
    let renewed = {
        talk.knows("the access token", opened["access_token"].as_str().unwrap());
        let refresh = talk.knows("the refresh token", opened["refresh_token"].as_str().unwrap());
        talk.post("/v1/sessions/refresh", &json!({"refresh_token": refresh}), 200)
    };
    let access = talk.knows("the second access token", renewed["access_token"].as_str().unwrap());
    talk.knows("the second refresh token", renewed["refresh_token"].as_str().unwrap());
    let bearer = format!("Authorization: Bearer {access}\r\n");
    talk.send("GET", "/v1/me", &bearer, "", 200);

    // SEC-07: a token in the query is no token, and is not repeated.
    let refused = talk.send("GET", &format!("/v1/me?access_token={access}"), "", "", 400);
    assert_eq!((&refused["code"], &refused["details"]["parameter"]), (&json!("unknown_parameter"), &json!("access_token")));
    assert!(!refused.to_string().contains(&access), "{refused}");
    talk.send("GET", &format!("/v1/technologies/{access}"), "", "", 404);
    talk.send("GET", &format!("/v1/{access}"), "", "", 404);
    talk.send("GET", &format!("/v1/me/{EMAIL}?password={OTHER}").replace(' ', "+"), "", "", 404);
    // Bodies that are wrong: cut off, of another type, with a field too many, with a password that is none.
    talk.send("POST", "/v1/sessions", "", &format!("{{\"email\": \"{EMAIL}\", \"password\": \"{PASSWORD}"), 400);
    talk.post("/v1/sessions", &json!({"email": EMAIL, "password": PASSWORD, "secret": access}), 422);
    talk.post("/v1/sessions", &json!({"email": {"a": EMAIL}, "password": [PASSWORD]}), 422);
    talk.post("/v1/accounts", &json!({"email": EMAIL, "password": "amina.secret1", "name": "A", "language": "fr"}), 422);
    talk.send("GET", "/v1/me", "Authorization: Bearer not-a-token-at-all\r\n", "", 401);
    talk.send("GET", "/v1/me", &format!("Authorization: Basic {access}\r\n"), "", 401);
    talk.send("GET", "/v1/me", &format!("Cookie: tahaddi_refresh={access}\r\n"), "", 401);

    talk.post("/v1/accounts/password-reset-request", &json!({"email": EMAIL}), 202);
    let reset = talk.knows("the token of the reset", &mailed(data, 2));
    talk.post("/v1/accounts/password-reset", &json!({"token": reset, "password": OTHER}), 204);
    talk.post("/v1/accounts/password-reset", &json!({"token": reset, "password": OTHER}), 410);
    talk.post("/v1/sessions/refresh", &json!({"refresh_token": renewed["refresh_token"]}), 401);
}

#[test]
fn sec_20_and_72_neither_the_log_nor_the_file_holds_a_secret() {
    for format in ["text", "json"] {
        let folder = tempfile::tempdir().unwrap();
        let (data, log) = (folder.path().join("data"), folder.path().join("log"));
        let mut command = tahaddi(folder.path(), &["serve"]);
        command.env("TAHADDI_LOG", "trace").env("TAHADDI_LOG_FORMAT", format);
        let server = Serving::start_logging_to(command, Stdio::from(std::fs::File::create(&log).unwrap()));
        let mut secrets = Talk { server: &server, secrets: Vec::new() };
        // An operator is invited from the command line: the path that is printed holds a token, which people then follow.
        let invited = run(&mut tahaddi(folder.path(), &["operator", "invite", "houda.secret@confidential-example.ma"]));
        let printed = String::from_utf8(invited.stdout).unwrap();
        let token = printed.split("/invitations/").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
        secrets.knows("the token of the invitation", &token);
        secrets.send("GET", &format!("/v1/invitations/{token}"), "", "", 200);
        let acceptance = json!({"name": "Houda", "password": "five storks on the tower"});
        secrets.post(&format!("/v1/invitations/{token}/acceptance"), &acceptance, 204);
        secrets.knows("the password of the operator", "five storks on the tower");
        talk(&mut secrets, &data);
        let mut secrets = secrets.secrets;
        server.end("-TERM");

        let log = std::fs::read_to_string(&log).unwrap();
        assert!(log.lines().count() > 20 && log.contains("TRACE"), "the log is one: {log}");
        secrets.extend([("a password", PASSWORD.to_owned()), ("another password", OTHER.to_owned())]);
        let mut file = std::fs::read(data.join("tahaddi.db")).unwrap();
        file.extend(std::fs::read(data.join("tahaddi.db-wal")).unwrap_or_default());
        let holds = |bytes: &[u8], text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
        assert!(holds(&file, EMAIL), "the file is the database");
        for (name, secret) in &secrets {
            let tail = secret_part(secret);
            assert!(!holds(&file, tail), "the database holds {name}");
            let found: Vec<&str> = log.lines().filter(|line| line.contains(tail)).collect();
            assert!(found.is_empty(), "the log holds {name}: {found:#?}");
        }
        for personal in ["amina.secret", "houda.secret", "confidential-example", "Amina Confidential"] {
            let found: Vec<&str> = log.lines().filter(|line| line.contains(personal)).collect();
            assert!(found.is_empty(), "the log holds {personal}: {found:#?}");
        }
    }
}

#[test]
fn sec_05_a_running_server_learns_of_a_new_key() {
    let folder = tempfile::tempdir().unwrap();
    let server = Serving::start(tahaddi(folder.path(), &["serve"]));
    let keys = || -> Vec<String> {
        let answer = server.get("/.well-known/jwks.json");
        let set: Value = serde_json::from_str(answer.split_once("\r\n\r\n").unwrap().1).unwrap();
        set["keys"].as_array().unwrap().iter().map(|key| key["kid"].as_str().unwrap().to_owned()).collect()
    };
    let before = keys();
    let said = String::from_utf8(run(&mut tahaddi(folder.path(), &["keys", "rotate"])).stdout).unwrap();
    let new = said.trim().rsplit(' ').find(|word| word.len() == 16).unwrap_or_else(|| panic!("{said}")).to_owned();
    let patience = Instant::now() + Duration::from_secs(30);
    loop {
        let now = keys();
        if now.contains(&new) {
            assert!(before.iter().all(|old| now.contains(old)), "the old keys are published too: {now:?}");
            break;
        }
        assert!(Instant::now() < patience, "{now:?} lacks {new}");
        std::thread::sleep(Duration::from_millis(100));
    }
    assert_eq!(mode(&folder.path().join(format!("data/keys/access-{new}.pem"))), 0o600);
    server.end("-TERM");
}
