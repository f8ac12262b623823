//! The minutes of a decision as a document.

use super::blocks::{Block, Document, Table};
use super::picture;
use crate::i18n;
use crate::i18n::labels::label;
use crate::service::jury::minutes::{Minutes, MinutesExtension, MinutesRow};
use std::collections::BTreeMap;
use tahaddi_domain::document::{Deliberation, Dissent, JudgingMode, Language, Outcome, Presence, Quorum};
use tahaddi_domain::id::{ApplicationId, Id as _, JurorId};
use tahaddi_domain::jury::OutcomeChange;
use tahaddi_domain::time::{Instant, wall_time};

/// How many rows of the picture stand on one page.
const ROWS: usize = 24;

/// Writes the minutes in a language. Of names and reasons each is as it was written.
#[must_use]
pub fn document(minutes: &Minutes, language: Language) -> Document {
    Writer { minutes, language, names: minutes.rows.iter().map(|row| (&row.application, row.startup.as_str())).collect() }.document()
}

struct Writer<'a> {
    minutes: &'a Minutes,
    language: Language,
    names: BTreeMap<&'a ApplicationId, &'a str>,
}

/// A text with a direction of its own: names in one script do not turn a line in another around.
fn apart(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}

impl Writer<'_> {
    fn t(&self, name: &str) -> String {
        self.say(name, &[])
    }
    fn say(&self, name: &str, facts: &[(&str, &str)]) -> String {
        i18n::page(&format!("page-minutes-{name}"), self.language, facts.iter().copied())
    }
    fn heading(&self, name: &str) -> Block {
        Block::Heading(self.t(name))
    }
    /// A moment on the wall where the call is at home.
    fn moment(&self, at: Instant) -> String {
        let zone = &self.minutes.time_zone;
        let local = wall_time(at, zone).unwrap_or_else(|_unknown_zone| at.to_string());
        let (day, time) = local.split_once('T').unwrap_or((&local, ""));
        let day = match (self.language, day.splitn(3, '-').collect::<Vec<_>>().as_slice()) {
            (Language::Fr | Language::Ar, [year, month, day]) => format!("{day}/{month}/{year}"),
            _ => day.to_owned(),
        };
        format!("{day} {} ({zone})", time.get(..5).unwrap_or(time)).replace(" ()", "")
    }
    fn member<'b>(&'b self, id: &'b JurorId) -> &'b str {
        self.minutes.members.get(id).map_or(id.as_str(), String::as_str)
    }
    fn startup<'b>(&'b self, id: &'b ApplicationId) -> &'b str {
        self.names.get(id).copied().unwrap_or(id.as_str())
    }

    fn document(&self) -> Document {
        let call = self.minutes.call.best(self.language);
        let phase = self.minutes.phase.best(self.language);
        let mut blocks = vec![self.facts()];
        blocks.extend(self.session());
        blocks.extend(self.recusals());
        blocks.extend(self.extensions());
        blocks.extend(self.results());
        blocks.extend(self.corrections());
        blocks.extend(self.votes());
        blocks.extend(self.ties());
        blocks.extend(self.lots());
        blocks.extend(self.reserve());
        blocks.extend(self.dissents());
        if let Some(note) = &self.minutes.decision.note {
            blocks.extend([self.heading("note"), Block::Text(note.clone())]);
        }
        let drawings = picture::parts(&self.minutes.picture, self.language, ROWS);
        blocks.extend([self.heading("picture"), Block::Drawings(drawings)]);
        if let Some(digest) = &self.minutes.record_digest {
            blocks.extend([self.heading("record"), Block::Text(self.say("digest", &[("digest", digest)]))]);
        }
        blocks.extend([self.heading("signatures"), self.signatures()]);
        Document {
            language: self.language,
            title: self.say("title-of", &[("call", call)]),
            draft: self.minutes.draft.then(|| self.t("draft")),
            foot: [call, phase, self.minutes.phase_id.as_str()].map(apart).join(" · "),
            blocks,
        }
    }

    fn facts(&self) -> Block {
        let minutes = self.minutes;
        let mut facts = vec![("call", minutes.call.best(self.language).to_owned())];
        facts.extend(minutes.reference.clone().map(|reference| ("reference", reference)));
        facts.extend([("host", minutes.host.clone()), ("phase", minutes.phase.best(self.language).to_owned())]);
        facts.extend(minutes.decided_at.map(|at| ("decided", self.moment(at))));
        facts.extend(minutes.released_at.map(|at| ("released", self.moment(at))));
        Block::Facts(facts.into_iter().map(|(name, value)| (self.t(name), value)).collect())
    }

    fn session(&self) -> Vec<Block> {
        let mut blocks = vec![self.heading("session")];
        let Some(session) = &self.minutes.decision.deliberation else {
            blocks.push(Block::Text(self.t("no-session")));
            blocks.push(Block::List(self.minutes.members.values().cloned().collect()));
            return blocks;
        };
        let mut facts = vec![(self.t("began"), self.moment(session.began_at))];
        facts.extend(session.ended_at.map(|at| (self.t("ended"), self.moment(at))));
        facts.push((self.t("place"), session.place.clone()));
        facts.push((self.t("chair"), self.member(&session.chair_id).to_owned()));
        facts.extend(session.quorum.map(|quorum| (self.t("quorum"), self.quorum(quorum))));
        blocks.push(Block::Facts(facts));
        let row = |(juror, presence): (&JurorId, Presence)| {
            vec![self.member(juror).to_owned(), self.capacity(session, juror), label("Presence", presence.as_str(), self.language)]
        };
        let attended = session.attendance.iter().map(|entry| row((&entry.juror_id, entry.presence)));
        blocks.push(self.table("members", &[("name", 4.0), ("capacity", 3.0), ("presence", 2.0)], attended.collect()));
        if !session.others.is_empty() {
            blocks.push(Block::Text(self.t("others")));
            let other = |other: &tahaddi_domain::document::Attendee| format!("{}, {}", apart(&other.name), apart(&other.capacity));
            blocks.push(Block::List(session.others.iter().map(other).collect()));
        }
        blocks
    }

    fn quorum(&self, quorum: Quorum) -> String {
        let (present, required) = (quorum.present.to_string(), quorum.required.to_string());
        let source = label("QuorumSource", quorum.source.as_str(), self.language);
        let name = if quorum.met { "quorum-met" } else { "quorum-missed" };
        self.say(name, &[("present", &present), ("required", &required), ("source", &source)])
    }

    fn capacity(&self, session: &Deliberation, juror: &JurorId) -> String {
        self.t(if &session.chair_id == juror { "capacity-chair" } else { "capacity-member" })
    }

    fn table(&self, caption: &str, columns: &[(&str, f32)], rows: Vec<Vec<String>>) -> Block {
        let columns = columns.iter().map(|(name, share)| (self.t(&format!("column-{name}")), *share)).collect();
        Block::Table(Table { caption: self.t(caption), columns, rows })
    }

    fn recusals(&self) -> Vec<Block> {
        let row = |recusal: &tahaddi_domain::document::SessionRecusal| {
            let ground = recusal.ground.map(|ground| label("RecusalGround", ground.as_str(), self.language));
            vec![self.startup(&recusal.application_id).to_owned(), self.member(&recusal.juror_id).to_owned(), ground.unwrap_or_default()]
        };
        let rows: Vec<_> = self.minutes.recusals.iter().map(row).collect();
        let none = rows.is_empty();
        let table = self.table("recusals", &[("startup", 4.0), ("name", 4.0), ("ground", 4.0)], rows);
        vec![self.heading("recusals"), if none { Block::Text(self.t("none")) } else { table }]
    }

    /// Who had more time to apply than the others.
    fn extensions(&self) -> Vec<Block> {
        let row = |item: &MinutesExtension| {
            let startup = self.startup(&item.application).to_owned();
            vec![startup, self.moment(item.until), self.moment(item.at), item.by.clone(), item.reason.clone()]
        };
        let rows: Vec<_> = self.minutes.extensions.iter().map(row).collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let columns = [("startup", 3.0), ("until", 2.5), ("granted", 2.5), ("granted-by", 2.0), ("reason", 4.0)];
        vec![self.heading("extensions"), self.table("extensions", &columns, rows)]
    }

    fn results(&self) -> Vec<Block> {
        let minutes = self.minutes;
        let aggregation = label("Aggregation", minutes.aggregation.as_str(), self.language);
        let method = label("RankingMethod", minutes.method.as_str(), self.language);
        let seats = minutes.seats.to_string();
        let said = match minutes.mode {
            JudgingMode::Scores => self.say("method", &[("aggregation", &aggregation), ("method", &method), ("number", &seats)]),
            JudgingMode::Pairwise => self.say("method-pairwise", &[("number", &seats)]),
        };
        let calibrated = minutes.rows.iter().any(|row| row.calibrated.is_some());
        let mut columns = vec![("rank", 1.0), ("startup", 3.0), ("solution", 3.0), ("score", 1.3)];
        if calibrated {
            columns.push(("calibrated", 1.5));
        }
        columns.extend([("outcome", 2.0), ("reason", 4.5)]);
        let row = |row: &MinutesRow| {
            let mut cells = vec![rank(row), row.startup.clone(), row.title.clone(), row.score.clone().unwrap_or_else(|| "–".to_owned())];
            if calibrated {
                cells.push(row.calibrated.clone().unwrap_or_else(|| "–".to_owned()));
            }
            cells.extend([self.outcome(row.outcome), row.reason.clone().unwrap_or_default()]);
            cells
        };
        let rows = minutes.rows.iter().map(row).collect();
        vec![self.heading("results"), Block::Text(said), self.table("results", &columns, rows)]
    }

    /// What was corrected after the release, when, why, and for whom something changed.
    fn corrections(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        for version in &self.minutes.corrections {
            let Some(correction) = &version.correction else { continue };
            if blocks.is_empty() {
                blocks.push(self.heading("corrections"));
            }
            let (number, reason) = (version.number.to_string(), apart(&correction.document.reason));
            let at = version.phase.released_at.map(|at| self.moment(at)).unwrap_or_default();
            blocks.push(Block::Text(self.say("correction", &[("version", &number), ("moment", &at), ("reason", &reason)])));
            let row = |change: &OutcomeChange| {
                let startup = self.startup(&change.application).to_owned();
                vec![
                    startup,
                    self.outcome(change.before.outcome),
                    self.outcome(change.after.outcome),
                    change.after.reason.clone().unwrap_or_default(),
                ]
            };
            let columns = [("startup", 3.0), ("before", 2.0), ("after", 2.0), ("reason", 4.5)];
            blocks.push(self.table("corrections", &columns, version.changes.iter().map(row).collect()));
        }
        blocks
    }

    fn outcome(&self, outcome: Outcome) -> String {
        label("Outcome", outcome.as_str(), self.language)
    }

    fn votes(&self) -> Vec<Block> {
        let votes = self.minutes.decision.deliberation.iter().flat_map(|session| &session.votes);
        let row = |vote: &tahaddi_domain::document::DossierVote| {
            let counts = [vote.in_favour, vote.against, vote.abstained].map(|count| count.to_string());
            std::iter::once(self.startup(&vote.application_id).to_owned()).chain(counts).collect()
        };
        let rows: Vec<Vec<String>> = votes.map(row).collect();
        if rows.is_empty() {
            return Vec::new();
        }
        vec![
            self.heading("votes"),
            self.table("votes", &[("startup", 5.0), ("in-favour", 1.5), ("against", 1.5), ("abstained", 1.5)], rows),
        ]
    }

    /// Who shared a rank, and how they came apart.
    fn ties(&self) -> Vec<Block> {
        let mut shared: BTreeMap<u32, Vec<&MinutesRow>> = BTreeMap::new();
        for row in self.minutes.rows.iter().filter(|row| row.tied) {
            shared.entry(row.rank.unwrap_or_default()).or_default().push(row);
        }
        let rule = label("TiePolicy", self.minutes.ties.as_str(), self.language);
        let tie = |(rank, rows): (u32, Vec<&MinutesRow>)| {
            let names: Vec<String> = rows.iter().map(|row| format!("{} ({})", apart(&row.startup), self.outcome(row.outcome))).collect();
            let split = rows.iter().any(|row| Some(row.outcome) != rows.first().map(|first| first.outcome));
            let (rank, names) = (rank.to_string(), names.join(if self.language == Language::Ar { "، " } else { ", " }));
            self.say(if split { "tie-split" } else { "tie-same" }, &[("rank", &rank), ("names", &names), ("rule", &rule)])
        };
        let ties: Vec<String> = shared.into_iter().map(tie).collect();
        vec![self.heading("ties"), if ties.is_empty() { Block::Text(self.t("no-ties")) } else { Block::List(ties) }]
    }

    /// Who drew lots, in their order, and for how many seats.
    fn lots(&self) -> Vec<Block> {
        let Some(lots) = &self.minutes.decision.lots else { return Vec::new() };
        let kind = label("LotteryKind", lots.kind.as_str(), self.language);
        let number = lots.places.to_string();
        let said = self.say("lots-drawn", &[("kind", &kind), ("number", &number), ("digest", &lots.seed_digest)]);
        let won = |id: &ApplicationId| self.t(if lots.winners.contains(id) { "lot-won" } else { "lot-lost" });
        let row = |id: &ApplicationId| vec![self.startup(id).to_owned(), won(id)];
        let table = self.table("lots", &[("startup", 5.0), ("lot", 3.0)], lots.block.iter().map(row).collect());
        vec![self.heading("lots"), Block::Text(said), table]
    }

    fn reserve(&self) -> Vec<Block> {
        let reserve = self.minutes.rows.iter().filter(|row| row.outcome == Outcome::Reserve);
        let items: Vec<String> = (1..).zip(reserve).map(|(place, row)| format!("{place}. {}", apart(&row.startup))).collect();
        vec![self.heading("reserve"), if items.is_empty() { Block::Text(self.t("none")) } else { Block::List(items) }]
    }

    fn dissents(&self) -> Vec<Block> {
        let Some(session) = &self.minutes.decision.deliberation else { return Vec::new() };
        let dissent = |dissent: &Dissent| {
            let about = dissent.application_id.as_ref().map(|id| format!(" ({})", apart(self.startup(id)))).unwrap_or_default();
            format!("{}{about}: {}", apart(self.member(&dissent.juror_id)), apart(&dissent.statement))
        };
        let items: Vec<String> = session.dissents.iter().map(dissent).collect();
        vec![self.heading("dissents"), if items.is_empty() { Block::Text(self.t("none")) } else { Block::List(items) }]
    }

    /// Who sat signs, the chair first; where no session is on record, the panel.
    fn signatures(&self) -> Block {
        let Some(session) = &self.minutes.decision.deliberation else {
            return Block::Signatures(self.minutes.members.values().map(|name| (name.clone(), self.t("capacity-member"))).collect());
        };
        let mut sat: Vec<&JurorId> = session.attendance.iter().map(|entry| &entry.juror_id).filter(|id| session.is_present(id)).collect();
        sat.sort_by_key(|id| *id != &session.chair_id);
        Block::Signatures(sat.into_iter().map(|id| (self.member(id).to_owned(), self.capacity(session, id))).collect())
    }
}

fn rank(row: &MinutesRow) -> String {
    let rank = row.rank.map_or_else(|| "–".to_owned(), |rank| rank.to_string());
    if row.tied { format!("{rank} =") } else { rank }
}

#[cfg(test)]
#[path = "minutes_tests.rs"]
mod tests;
