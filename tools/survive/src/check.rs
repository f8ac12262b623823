//! What the database holds, compared with what clients were answered.

use crate::client::Client;
use crate::load::{Attempt, Outcome, post};
use crate::program::Place;
use crate::tally::Tally;
use anyhow::{Context as _, ensure};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{Duration, Instant as Moment};
use tahaddi_domain::random::SeededRandom;
use tahaddi_domain::time::{FixedClock, Instant};
use tahaddi_persistence::{DatabaseUrl, Db, Options, TimeSource};

/// How long an unknown outcome may stay unknown, or the database away, once the program is back.
const PATIENCE: Duration = Duration::from_secs(20);

/// The newest rows before a round, so that each look is at that round only.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marks {
    call: String,
    event: String,
}

/// What one request leaves: the call, its entry in the audit trail, its event in the outbox, and the answer under its key.
#[derive(Debug, Default)]
struct Found {
    /// Ids of calls with their titles, which are the keys.
    calls: BTreeMap<String, String>,
    audited: BTreeSet<String>,
    events: BTreeSet<String>,
    /// Keys, with the ids in their answers.
    answers: BTreeMap<String, String>,
}

/// Looks into the database of a place.
pub(crate) struct Checker {
    url: DatabaseUrl,
    runtime: tokio::runtime::Runtime,
}

impl Checker {
    pub(crate) fn new(place: &Place) -> anyhow::Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        Ok(Self { url: DatabaseUrl::parse(&place.database())?, runtime })
    }

    /// Runs queries on a connection that is closed afterwards, so that nothing stands in the way of what comes next. A database that is
    /// coming back is waited for.
    fn lines<const N: usize>(&self, queries: [String; N]) -> anyhow::Result<[Vec<String>; N]> {
        let begun = Moment::now();
        loop {
            match self.ask(queries.to_vec()) {
                Ok(answers) => return answers.try_into().map_err(|_other| anyhow::anyhow!("not every query was answered")),
                Err(why) if begun.elapsed() > PATIENCE => return Err(why),
                Err(_for_now) => std::thread::sleep(Duration::from_millis(100)),
            }
        }
    }

    fn ask(&self, queries: Vec<String>) -> anyhow::Result<Vec<Vec<String>>> {
        let clock = Arc::new(FixedClock::new(Instant::from_micros(0)));
        let random = Arc::new(SeededRandom::new(1));
        let db = Db::open(&self.url, Options { connections: 1, queue: 8, clock, random, time_source: TimeSource::Clock })?;
        Ok(self.runtime.block_on(db.lines(queries))?)
    }

    /// The newest rows.
    pub(crate) fn marks(&self) -> anyhow::Result<Marks> {
        let newest = |table| format!("SELECT coalesce(max(id), '') AS line FROM {table}");
        let [call, event] = self.lines([newest("challenges"), newest("outbox")])?.map(|lines| lines.into_iter().next().unwrap_or_default());
        Ok(Marks { call, event })
    }

    /// Whether the SQLite file is whole, page by page and index by index.
    pub(crate) fn is_whole(&self) -> anyhow::Result<bool> {
        if self.url.sqlite_path().is_none() {
            return Ok(true);
        }
        let [found] = self.lines(["SELECT integrity_check AS line FROM pragma_integrity_check LIMIT 1".to_owned()])?;
        Ok(found == ["ok"])
    }

    fn look(&self, since: &Marks, prefix: &str) -> anyhow::Result<Found> {
        let Marks { call, event } = since;
        let [calls, audited, events, answers] = self.lines([
            format!("SELECT id || ' ' || document AS line FROM challenges WHERE id > '{call}'"),
            format!("SELECT subject_id AS line FROM audit_entries WHERE subject_id > '{call}' AND action = 'challenge.created'"),
            format!("SELECT payload AS line FROM outbox WHERE id > '{event}'"),
            format!("SELECT key || ' ' || coalesce(body, '') AS line FROM idempotency_records WHERE key LIKE '{prefix}-%'"),
        ])?;
        let pair = |line: &String, pointer: &str| -> anyhow::Result<(String, String)> {
            let (name, json) = line.split_once(' ').with_context(|| format!("no two parts: {line}"))?;
            let value: Value = serde_json::from_str(json).with_context(|| format!("no JSON: {line}"))?;
            let found = value.pointer(pointer).and_then(Value::as_str).with_context(|| format!("no {pointer}: {line}"))?;
            Ok((name.to_owned(), found.to_owned()))
        };
        let event = |line: &String| -> Option<String> {
            let value: Value = serde_json::from_str(line).ok()?;
            let ours = value.get("name")?.as_str()? == "challenge.created";
            value.get("subject").filter(|_| ours)?.as_str().map(str::to_owned)
        };
        Ok(Found {
            calls: calls.iter().map(|line| pair(line, "/title/fr")).collect::<Result<_, _>>()?,
            audited: audited.into_iter().collect(),
            events: events.iter().filter_map(event).collect(),
            answers: answers.iter().map(|line| pair(line, "/id")).collect::<Result<_, _>>()?,
        })
    }

    /// How many answered writes are not there; all of them if the database cannot be read any more.
    pub(crate) fn missing(&self, since: &Marks, prefix: &str, attempts: &[Attempt]) -> u64 {
        let found = self.look(since, prefix).unwrap_or_default();
        let kept = attempts.iter().filter_map(|attempt| if let Outcome::Kept(id) = &attempt.outcome { Some(id) } else { None });
        kept.filter(|id| !found.calls.contains_key(*id)).count().try_into().unwrap_or(u64::MAX)
    }

    /// Compares what is there with the journal of a round, has its unknown outcomes settled by asking again with the same keys, and
    /// compares once more. Somebody serves.
    pub(crate) fn settle(&self, place: &Place, since: &Marks, prefix: &str, attempts: &[Attempt], tally: &mut Tally) -> anyhow::Result<()> {
        let found = self.look(since, prefix)?;
        tally.half += half_applied(&found);
        let mut ids: BTreeMap<&str, String> = BTreeMap::new();
        let mut client = Client::new(place.address);
        for attempt in attempts {
            match &attempt.outcome {
                Outcome::Kept(id) => {
                    tally.kept += 1;
                    if found.answers.get(&attempt.key) != Some(id) || !found.calls.contains_key(id) {
                        tally.lost += 1;
                    }
                    ids.insert(&attempt.key, id.clone());
                }
                Outcome::Refused(_) | Outcome::Broken(_) => {
                    tally.unknown += 1;
                    tally.unknown_kept += u64::from(found.answers.contains_key(&attempt.key));
                    ids.insert(&attempt.key, again(&mut client, place, &attempt.key)?);
                }
                Outcome::Wrong(answer) => anyhow::bail!("{} was answered {answer}", attempt.key),
            }
        }
        let settled = self.look(since, prefix)?;
        tally.half += half_applied(&settled);
        for (key, id) in &ids {
            // Asked again after an answer was lost: the same call, and only one.
            let same = settled.answers.get(*key) == Some(id) && settled.calls.get(id).is_some_and(|title| title == key);
            let before = found.answers.get(*key).is_none_or(|kept| kept == id);
            tally.doubled += u64::from(!same || !before);
        }
        tally.doubled += u64::try_from(settled.calls.len().abs_diff(ids.len()))?;
        Ok(())
    }
}

/// Of how many requests a part is there and a part is not.
fn half_applied(found: &Found) -> u64 {
    let sets: [BTreeSet<&String>; 4] =
        [found.calls.keys().collect(), found.audited.iter().collect(), found.events.iter().collect(), found.answers.values().collect()];
    let all: BTreeSet<&String> = sets.iter().flatten().copied().collect();
    all.into_iter().filter(|id| !sets.iter().all(|set| set.contains(id))).count().try_into().unwrap_or(u64::MAX)
}

/// Asks again with the same key until it is known what became of it.
fn again(client: &mut Client, place: &Place, key: &str) -> anyhow::Result<String> {
    let begun = Moment::now();
    loop {
        let attempt = post(client, place, key);
        if let Outcome::Kept(id) = attempt.outcome {
            return Ok(id);
        }
        ensure!(begun.elapsed() < PATIENCE, "{key} stays unknown: {}", attempt.outcome.text());
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_that_is_missing_shows() {
        let whole = || Found {
            calls: [("a".to_owned(), "k".to_owned())].into(),
            audited: ["a".to_owned()].into(),
            events: ["a".to_owned()].into(),
            answers: [("k".to_owned(), "a".to_owned())].into(),
        };
        assert_eq!(half_applied(&whole()), 0);
        assert_eq!(half_applied(&Found { calls: BTreeMap::new(), ..whole() }), 1);
        assert_eq!(half_applied(&Found { audited: BTreeSet::new(), ..whole() }), 1);
        assert_eq!(half_applied(&Found { events: BTreeSet::new(), ..whole() }), 1);
        assert_eq!(half_applied(&Found { answers: BTreeMap::new(), ..whole() }), 1);
        assert_eq!(half_applied(&Found::default()), 0);
    }
}
