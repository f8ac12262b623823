//! Makes the words of search anew, when a release folds words differently or an operator asks for it: in small steps, while
//! requests are served. Until it is done some objects may not be found by their words.

use crate::context::Ctx;
use crate::error::ApiResult;
use serde::{Deserialize, Serialize};
use tahaddi_domain::id::Id as _;
use tahaddi_domain::search::FORM;
use tahaddi_persistence::repo::{challenge, organisation, search_index, settings, term};
use tahaddi_persistence::{Conn, Tx};

/// Where it is written how far the index is.
const KEY: &str = "search_index";
/// How many objects one step writes.
const STEP: u32 = 100;
/// How many steps one round of the worker does, so that other work gets its turn.
const STEPS: usize = 20;

/// How far the index is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Progress {
    /// The form of its words.
    form: i64,
    /// What is written now; `None` once all is.
    stage: Option<Stage>,
    /// The last object that is written.
    after: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Stage {
    Organisations,
    Challenges,
}

/// Whether there is anything to do.
///
/// # Errors
/// The store failed.
pub async fn is_due(ctx: &Ctx) -> ApiResult<bool> {
    let found = ctx.db.read(progress).await?;
    Ok(found.is_none_or(|found| found.form < FORM || found.form == FORM && found.stage.is_some()))
}

/// Does some of it.
///
/// # Errors
/// The store failed; what is done stays done.
pub async fn some(ctx: &Ctx) -> ApiResult<()> {
    for _ in 0..STEPS {
        if ctx.db.write(step).await?.is_none() {
            break;
        }
    }
    Ok(())
}

/// Does all of it from the beginning; how many objects that are.
///
/// # Errors
/// The store failed.
pub async fn whole(ctx: &Ctx) -> ApiResult<usize> {
    ctx.db.write(begin).await?;
    let mut count = 0;
    while let Some(some) = ctx.db.write(step).await? {
        count += some;
    }
    Ok(count)
}

fn progress(conn: &mut Conn) -> ApiResult<Option<Progress>> {
    // What cannot be read is of another release.
    Ok(settings::find(conn, KEY)?.and_then(|value| serde_json::from_value(value).ok()))
}

fn store(tx: &mut Tx<'_>, progress: &Progress) -> ApiResult<()> {
    Ok(settings::put(tx, KEY, &serde_json::to_value(progress)?)?)
}

/// The catalogue is small: it is written at once.
fn begin(tx: &mut Tx<'_>) -> ApiResult<Progress> {
    term::rebuild(tx)?;
    let progress = Progress { form: FORM, stage: Some(Stage::Organisations), after: String::new() };
    store(tx, &progress)?;
    Ok(progress)
}

/// Writes the next objects; how many, `None` if all are written.
fn step(tx: &mut Tx<'_>) -> ApiResult<Option<usize>> {
    let before = match progress(tx)? {
        Some(progress) if progress.form > FORM => return Ok(None),
        Some(progress) if progress.form == FORM => progress,
        _ => begin(tx)?,
    };
    let Some(stage) = before.stage else { return Ok(None) };
    let done = match stage {
        Stage::Organisations => {
            let some = organisation::all_after(tx, &before.after, STEP)?;
            for item in &some {
                organisation::lock(tx, &item.id)?;
                if let Some(item) = organisation::find(tx, &item.id)? {
                    organisation::rebuild(tx, &item)?;
                }
            }
            some.last().map(|last| (some.len(), last.id.as_str().to_owned()))
        }
        Stage::Challenges => {
            let some = challenge::all_after(tx, &before.after, STEP)?;
            for item in &some {
                challenge::lock(tx, &item.id)?;
                if let Some(item) = challenge::find(tx, &item.id)? {
                    challenge::index(tx, &item)?;
                }
            }
            some.last().map(|last| (some.len(), last.id.as_str().to_owned()))
        }
    };
    let (count, progress) = match (done, stage) {
        (Some((count, after)), _) => (count, Progress { after, ..before }),
        (None, Stage::Organisations) => (0, Progress { stage: Some(Stage::Challenges), after: String::new(), ..before }),
        (None, Stage::Challenges) => {
            search_index::prune(tx)?;
            (0, Progress { stage: None, after: String::new(), ..before })
        }
    };
    store(tx, &progress)?;
    Ok(Some(count))
}
