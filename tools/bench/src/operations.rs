//! The operations that are measured, and how they are asked for.

use crate::callers::{Apply, Drafts, LogIn, Plan, RankAfterSheet, Repeat, Score, Submit, Upload, Writers};
use crate::client::{Connection, request};
use crate::load::{Caller, Callers};
use crate::world::{PASSWORD, Panel, World};
use anyhow::{Context as _, bail};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// How many people read at once.
pub(crate) const READERS: usize = 8;
/// How many people write at once.
pub(crate) const WRITERS: usize = 32;
/// How large the uploaded file is, in bytes.
const FILE: usize = 25_000_000;

/// A read: what is asked for, and as whom.
#[derive(Clone, Debug)]
pub(crate) struct Read {
    /// What it is called; also the name of the file with its answer.
    pub(crate) name: &'static str,
    /// The paths, asked for in turn.
    pub(crate) paths: Vec<String>,
    /// Who asks, if somebody who is signed in does.
    pub(crate) who: Option<Who>,
    /// Whether the client has the answer already.
    pub(crate) known: bool,
    /// Whether the program may keep the answer.
    pub(crate) kept: bool,
    /// How many ask at once.
    pub(crate) clients: usize,
}

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    /// The first of the founders.
    Founder,
    /// The operator.
    Operator,
}

/// A network, and what was used up of it.
pub(crate) struct Stand<'a> {
    /// The network.
    pub(crate) world: &'a World,
    drafts: Arc<Drafts>,
    new_sheets: Mutex<Vec<(usize, String)>>,
    scorers: AtomicUsize,
    file: Arc<Vec<u8>>,
    text: Arc<str>,
}

impl<'a> Stand<'a> {
    /// Nothing used yet.
    pub(crate) fn new(world: &'a World) -> Self {
        let new_sheets = world.ranked.open.iter().map(|(juror, id)| (*juror, id.to_string())).collect();
        let text: Arc<str> = "Des capteurs mesurent l'humidité du sol et commandent les vannes. ".repeat(11).into();
        Self {
            world,
            drafts: Arc::default(),
            new_sheets: Mutex::new(new_sheets),
            scorers: AtomicUsize::new(0),
            file: Arc::new(a_pdf(FILE)),
            text,
        }
    }

    fn who(&self, who: Option<Who>) -> anyhow::Result<Option<String>> {
        let person = match who {
            None => return Ok(None),
            Some(Who::Operator) => &self.world.operator,
            Some(Who::Founder) => &self.world.founders.first().context("nobody has a startup")?.person,
        };
        self.world.bearer(person).map(Some)
    }

    /// The requests of a read, as they are sent to a host; `etag` is what the client knows.
    ///
    /// # Errors
    /// No token can be issued.
    pub(crate) fn requests(&self, read: &Read, host: &str, etag: Option<&str>) -> anyhow::Result<Vec<Vec<u8>>> {
        let bearer = self.who(read.who)?;
        let mut headers = Vec::new();
        headers.extend(bearer.as_deref().map(|bearer| ("Authorization", bearer)));
        headers.extend(etag.map(|etag| ("If-None-Match", etag)));
        Ok(read.paths.iter().map(|path| request("GET", path, host, &headers, None)).collect())
    }

    /// The callers of a read.
    ///
    /// # Errors
    /// The program does not answer.
    pub(crate) fn readers(&self, read: &Read, address: SocketAddr) -> anyhow::Result<Callers> {
        let host = address.to_string();
        let etag = if read.known { Some(self.first(read, address)?.1) } else { None };
        let requests = self.requests(read, &host, etag.as_deref())?;
        Ok(Repeat::callers(read.clients, requests, if read.known { 304 } else { 200 }))
    }

    /// The first answer of a read: its body and its validator.
    ///
    /// # Errors
    /// It is refused.
    pub(crate) fn first(&self, read: &Read, address: SocketAddr) -> anyhow::Result<(Vec<u8>, String)> {
        let requests = self.requests(read, &address.to_string(), None)?;
        let mut connection = Connection::open(address)?;
        let answer = connection.ask(requests.first().context("nothing is asked for")?)?;
        if answer.status != 200 {
            bail!("{} is answered {}", read.name, answer.complaint());
        }
        Ok((answer.body.to_vec(), answer.header("etag").unwrap_or_default().to_owned()))
    }

    fn writers(&self, address: SocketAddr) -> anyhow::Result<Writers> {
        let mut founders = Vec::new();
        for founder in &self.world.founders {
            founders.push((self.world.bearer(&founder.person)?, founder.organisation.to_string(), founder.person.email.clone()));
        }
        let arenas = self.world.arenas.iter().map(|arena| (arena.id.clone(), arena.text.clone(), arena.file.clone())).collect();
        Ok(Writers {
            host: address.to_string().into(),
            founders: Arc::new(founders),
            arenas: Arc::new(arenas),
            drafts: Arc::clone(&self.drafts),
        })
    }

    /// Callers who begin applications.
    ///
    /// # Errors
    /// No token can be issued.
    pub(crate) fn apply(&self, address: SocketAddr, clients: usize) -> anyhow::Result<Callers> {
        Ok(Apply::callers(clients, &self.writers(address)?, &self.text))
    }

    /// Callers who hand applications in that were begun before.
    ///
    /// # Errors
    /// No token can be issued.
    pub(crate) fn submit(&self, address: SocketAddr, clients: usize) -> anyhow::Result<Callers> {
        Ok(Submit::callers(clients, &self.writers(address)?))
    }

    /// A caller who uploads.
    ///
    /// # Errors
    /// No token can be issued.
    pub(crate) fn upload(&self, address: SocketAddr) -> anyhow::Result<Callers> {
        Ok(Upload::callers(&self.writers(address)?, &self.file))
    }

    /// Callers who log in.
    ///
    /// # Errors
    /// No token can be issued.
    pub(crate) fn log_in(&self, address: SocketAddr, clients: usize) -> anyhow::Result<Callers> {
        Ok(LogIn::callers(clients, &self.writers(address)?, PASSWORD))
    }

    /// Callers who write sheets, each those that no other writes.
    ///
    /// # Errors
    /// No token can be issued.
    pub(crate) fn score(&self, address: SocketAddr, clients: usize) -> anyhow::Result<Callers> {
        let panel = &self.world.scored;
        let first = self.scorers.fetch_add(1, Ordering::Relaxed);
        let mut callers: Vec<Score> = (0..clients).map(|n| Score { written: first + n, ..self.scorer(panel, address) }).collect();
        let bearers = panel.jurors.iter().map(|juror| self.world.bearer(juror)).collect::<anyhow::Result<Vec<_>>>()?;
        for (n, (juror, id)) in panel.open.iter().enumerate() {
            let bearer = bearers.get(*juror).context("an unknown juror")?.clone();
            if let Some(caller) = callers.get_mut(n % clients.max(1)) {
                caller.sheets.push((bearer, id.to_string(), "*".to_owned()));
            }
        }
        Ok(callers.into_iter().map(|caller| Box::new(caller) as Box<dyn Caller>).collect())
    }

    fn scorer(&self, panel: &Panel, address: SocketAddr) -> Score {
        let criteria = panel.criteria.iter().map(ToString::to_string).collect();
        Score { host: address.to_string().into(), sheets: Vec::new(), criteria, written: 0 }
    }

    /// A caller who completes some sheets of the ranked panel and asks for the ranking after each.
    ///
    /// # Errors
    /// No token can be issued.
    pub(crate) fn rank_after_sheets(&self, address: SocketAddr, most: usize) -> anyhow::Result<Callers> {
        let panel = &self.world.ranked;
        let mut left = self.new_sheets.lock().unwrap_or_else(PoisonError::into_inner);
        let mut score = self.scorer(panel, address);
        let some = most.min(left.len());
        for (juror, id) in left.drain(..some).collect::<Vec<_>>() {
            let juror = panel.jurors.get(juror).context("an unknown juror")?;
            score.sheets.push((self.world.bearer(juror)?, id, "*".to_owned()));
        }
        let ranking = self.requests(&ranking(self.world), &address.to_string(), None)?.into_iter().next().unwrap_or_default();
        Ok(vec![Box::new(RankAfterSheet { score, ranking, step: 0 })])
    }

    /// A caller who has assignments planned.
    ///
    /// # Errors
    /// No token can be issued.
    pub(crate) fn plan(&self, address: SocketAddr) -> anyhow::Result<Callers> {
        let bearer = self.world.bearer(&self.world.operator)?;
        let path = format!("/v1/phases/{}/assignment-plans", self.world.planned.phase);
        Ok(vec![Box::new(Plan { host: address.to_string(), path, bearer })])
    }
}

/// The first fifty of the panel that is measured, with what calibration says of each.
pub(crate) fn ranking(world: &World) -> Read {
    read("ranking, unchanged", vec![format!("/v1/phases/{}/ranking?top=50&fields=deciding_method,seat_line,entries", world.ranked.phase)])
        .by(Who::Operator)
        .clients(2)
}

fn read(name: &'static str, paths: Vec<String>) -> Read {
    Read { name, paths, who: None, known: false, kept: false, clients: READERS }
}

impl Read {
    fn by(self, who: Who) -> Self {
        Self { who: Some(who), ..self }
    }
    fn kept(self) -> Self {
        Self { kept: true, ..self }
    }
    fn clients(self, clients: usize) -> Self {
        Self { clients, ..self }
    }
}

/// Every read.
pub(crate) fn reads(world: &World) -> Vec<Read> {
    let by_technology = || vec!["/v1/challenges?technology=IA".to_owned()];
    let calls =
        || world.market.calls.iter().rev().step_by((world.market.calls.len() / 200).max(1)).map(|id| format!("/v1/challenges/{id}"));
    let words = ["énergie", "irrigation", "projet4711", "solaire", "batterie", "irigasion", "الطاقه", "drone"];
    let searches = words.iter().map(|word| format!("/v1/challenges?q={}", encoded(word))).collect();
    let facets = || vec!["/v1/challenges/facets".to_owned()];
    vec![
        read("list by technology, kept", by_technology()).kept(),
        read("list by technology, not kept", by_technology()),
        Read { known: true, ..read("list by technology, 304", by_technology()).kept() },
        read("list by technology, signed in", by_technology()).by(Who::Founder),
        read("search, not kept", searches),
        read("get one, kept", calls().take(1).collect()).kept(),
        read("get one, not kept", calls().collect()),
        read("facets, kept", facets()).kept(),
        read("facets, not kept", facets()).clients(2),
        read("matches of a startup", vec!["/v1/me/matches".to_owned()]).by(Who::Founder).clients(2),
        ranking(world),
    ]
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// A PDF of a page and one large stream.
fn a_pdf(bytes: usize) -> Vec<u8> {
    let head = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
        3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 72 72] >>\nendobj\n";
    let tail = "\nendstream\nendobj\ntrailer\n<< /Size 5 /Root 1 0 R >>\n%%EOF\n";
    let length = bytes.saturating_sub(head.len() + tail.len() + 80);
    let mut file = format!("{head}4 0 obj\n<< /Length {length} >>\nstream\n").into_bytes();
    file.extend(b"0123456789abcdef".iter().cycle().take(length));
    file.extend_from_slice(tail.as_bytes());
    file
}
