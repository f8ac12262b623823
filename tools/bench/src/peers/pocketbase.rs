//! PocketBase with the same jury: 1,000 submissions of 10 challenges with 2 of 20 tags each, and three reviews by two criteria of each.

use crate::client::{Connection, request};
use crate::program::{Program, free_address};
use anyhow::{Context as _, bail, ensure};
use serde_json::{Value, json};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

const EMAIL: &str = "bench@tahaddi.example";
const PASSWORD: &str = "sept mulets 77";
/// How many rows are written in one request.
const BATCH: usize = 200;

/// A running PocketBase with its data.
pub(crate) struct PocketBase {
    /// The process.
    pub(crate) program: Program,
    /// A user's token.
    pub(crate) token: String,
    /// That user.
    pub(crate) user: String,
    /// The tags.
    pub(crate) tags: Vec<String>,
    /// The challenges.
    pub(crate) challenges: Vec<String>,
    /// The submissions.
    pub(crate) submissions: Vec<String>,
    /// The reviews that the user wrote.
    pub(crate) reviews: Vec<String>,
    _folder: TempDir,
}

/// Somebody who talks to its API.
struct Api {
    connection: Connection,
    host: String,
    token: String,
}

impl Api {
    fn ask(&mut self, method: &str, path: &str, body: &Value) -> anyhow::Result<Value> {
        let body = if body.is_null() { None } else { Some(body.to_string()) };
        let headers = [("Authorization", self.token.as_str()), ("Content-Type", "application/json")];
        let asked = request(method, path, &self.host, &headers, body.as_deref().map(str::as_bytes));
        let answer = self.connection.ask(&asked)?;
        ensure!((200..300).contains(&answer.status), "{method} {path} is answered {}", answer.complaint());
        answer.json()
    }

    fn log_in(&mut self, collection: &str, email: &str) -> anyhow::Result<String> {
        let answer = self.ask(
            "POST",
            &format!("/api/collections/{collection}/auth-with-password"),
            &json!({"identity": email, "password": PASSWORD}),
        )?;
        Ok(text(&answer, "token")?.to_owned())
    }

    fn collection(&mut self, body: &Value) -> anyhow::Result<String> {
        Ok(text(&self.ask("POST", "/api/collections", body)?, "id")?.to_owned())
    }

    /// Adds rows; their ids.
    fn rows(&mut self, collection: &str, rows: &[Value]) -> anyhow::Result<Vec<String>> {
        let (path, mut ids) = (format!("/api/collections/{collection}/records"), Vec::new());
        for some in rows.chunks(BATCH) {
            let requests: Vec<Value> = some.iter().map(|row| json!({"method": "POST", "url": path, "body": row})).collect();
            let answers = self.ask("POST", "/api/batch", &json!({"requests": requests}))?;
            for answer in answers.as_array().context("a batch answers a list")? {
                ids.push(text(answer.get("body").context("an answer has a body")?, "id")?.to_owned());
            }
        }
        Ok(ids)
    }
}

fn text<'a>(value: &'a Value, name: &str) -> anyhow::Result<&'a str> {
    value.get(name).and_then(Value::as_str).with_context(|| format!("no {name} in {value}"))
}

/// A copy of the program whose commits are on disk before they are answered, as ours are: the one setting that its users cannot reach is
/// a text in the program, replaced by one that is as long.
///
/// # Errors
/// The text is not there any more.
pub(crate) fn durable_copy(program: &Path, folder: &Path) -> anyhow::Result<PathBuf> {
    let (shipped, durable) = (b"synchronous(NORMAL)", b"synchronous(000002)");
    let mut bytes = fs::read(program).with_context(|| program.display().to_string())?;
    let places: Vec<usize> =
        bytes.windows(shipped.len()).enumerate().filter(|(_, window)| *window == shipped.as_slice()).map(|(place, _)| place).collect();
    let [place] = places.as_slice() else { bail!("{} says {} times how it commits, not once", program.display(), places.len()) };
    bytes.get_mut(*place..place + durable.len()).context("the text is whole")?.copy_from_slice(durable);
    let copy = folder.join("pocketbase-durable");
    fs::write(&copy, bytes)?;
    fs::set_permissions(&copy, fs::Permissions::from_mode(0o755))?;
    Ok(copy)
}

impl PocketBase {
    /// Starts one on a new folder, and fills it through its API.
    ///
    /// # Errors
    /// It does not start, or refuses something.
    pub(crate) fn start(program: &Path, dossiers: usize) -> anyhow::Result<Self> {
        let folder = tempfile::Builder::new().prefix("pocketbase").tempdir()?;
        let data = folder.path().join("data");
        let made = Command::new(program).args(["superuser", "upsert", EMAIL, PASSWORD, "--dir"]).arg(&data).stdout(Stdio::null()).status();
        ensure!(made.with_context(|| program.display().to_string())?.success(), "PocketBase makes no superuser");
        let address = free_address()?;
        let mut command = Command::new(program);
        command.args(["serve", "--http", &address.to_string(), "--dir"]).arg(&data);
        let program = Program::start(command, address, "/api/health", &folder.path().join("log"))?;
        let mut api = Api { connection: Connection::open(address)?, host: address.to_string(), token: String::new() };
        api.token = api.log_in("_superusers", EMAIL)?;
        let settings = json!({"batch": {"enabled": true, "maxRequests": BATCH, "timeout": 60}, "logs": {"maxDays": 0}, "rateLimits": {"enabled": false}});
        api.ask("PATCH", "/api/settings", &settings)?;
        collections(&mut api)?;
        let rows = |count: usize, row: &dyn Fn(usize) -> Value| (0..count).map(row).collect::<Vec<_>>();
        let tags = api.rows("tags", &rows(20, &|n| json!({"slug": format!("tag-{n}")})))?;
        let challenges = api.rows("challenges", &rows(10, &|n| json!({"title": format!("Appel {n}")})))?;
        let user = |n: usize| json!({"email": format!("juror-{n}@bench.example"), "password": PASSWORD, "passwordConfirm": PASSWORD});
        let users = api.rows("users", &rows(4, &user))?;
        let of = |all: &[String], n: usize| all.get(n % all.len().max(1)).cloned().unwrap_or_default();
        let long = "Des capteurs mesurent l'humidité du sol et commandent les vannes. ".repeat(11);
        let submission = |n: usize| json!({"title": format!("Dossier {n}"), "text": long, "challenge": of(&challenges, n), "tags": [of(&tags, n), of(&tags, n * 7 + 3)], "owner": of(&users, 3)});
        let submissions = api.rows("submissions", &rows(dossiers, &submission))?;
        let review = |n: usize| json!({"submission": of(&submissions, n / 3), "juror": of(&users, n % 3), "novelty": n % 11, "impact": n % 7, "comment": "Vu."});
        let reviews = api.rows("reviews", &rows(3 * dossiers, &review))?;
        let own = reviews.into_iter().step_by(3).collect();
        api.token = String::new();
        let token = api.log_in("users", "juror-0@bench.example")?;
        Ok(Self { program, token, user: of(&users, 0), tags, challenges, submissions, reviews: own, _folder: folder })
    }
}

/// The collections, with rules as a user would write them, and the ranking as a view.
fn collections(api: &mut Api) -> anyhow::Result<()> {
    let plain = |name: &str, field: &str| json!({"name": name, "type": "base", "listRule": "", "viewRule": "", "fields": [{"name": field, "type": "text"}]});
    let tags = api.collection(&plain("tags", "slug"))?;
    let challenges = api.collection(&plain("challenges", "title"))?;
    let users = text(&api.ask("GET", "/api/collections/users", &Value::Null)?, "id")?.to_owned();
    let relation = |name: &str, to: &str, most: usize| json!({"name": name, "type": "relation", "collectionId": to, "maxSelect": most});
    let submissions = api.collection(&json!({
        "name": "submissions", "type": "base", "listRule": "", "viewRule": "",
        "createRule": "@request.auth.id = owner", "updateRule": "@request.auth.id = owner",
        "fields": [
            {"name": "title", "type": "text"}, {"name": "text", "type": "text", "max": 5000},
            relation("challenge", &challenges, 1), relation("tags", &tags, 5), relation("owner", &users, 1),
            {"name": "created", "type": "autodate", "onCreate": true},
        ],
        "indexes": ["CREATE INDEX idx_sub_challenge ON submissions (challenge)", "CREATE INDEX idx_sub_owner ON submissions (owner)"],
    }))?;
    let own = "@request.auth.id = juror";
    api.collection(&json!({
        "name": "reviews", "type": "base", "listRule": own, "viewRule": own, "createRule": own, "updateRule": own,
        "fields": [
            relation("submission", &submissions, 1), relation("juror", &users, 1),
            {"name": "novelty", "type": "number"}, {"name": "impact", "type": "number"}, {"name": "comment", "type": "text"},
        ],
        "indexes": ["CREATE UNIQUE INDEX idx_review ON reviews (submission, juror)"],
    }))?;
    api.collection(&json!({
        "name": "ranking", "type": "view", "listRule": "", "viewRule": "",
        "viewQuery": "SELECT s.id, s.title, AVG((r.novelty + 2 * r.impact) / 3.0) AS mean, COUNT(r.id) AS reviews FROM submissions s \
            JOIN reviews r ON r.submission = s.id GROUP BY s.id",
    }))?;
    Ok(())
}
