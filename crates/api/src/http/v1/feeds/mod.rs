//! Feeds: what is new, and what ends when.

mod ics;

use crate::context::Ctx;
use crate::error::ApiResult;
use crate::service::find::ChallengeSearch;
use tahaddi_domain::document::{Language, LocalizedText};
use tahaddi_domain::search::ChallengeSort;
use tahaddi_persistence::repo::challenge_find::{self, FoundChallenge};

crate::operations![atom, deadlines];

/// The challenges of a feed, in its order.
async fn found(ctx: &Ctx, wanted: ChallengeSearch, sort: ChallengeSort, most: u32) -> ApiResult<Vec<FoundChallenge>> {
    let now = ctx.clock.now();
    let read = move |conn: &mut tahaddi_persistence::Conn| -> ApiResult<_> {
        let (filter, _lenient) = wanted.filter(conn, None, now)?;
        let mut found = challenge_find::list(conn, &filter, sort, now, None, most)?;
        found.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        Ok(found)
    };
    ctx.db.read(read).await
}

/// A text in the wanted language, else in the first one that it has; and which one that is.
fn said(text: &LocalizedText, wanted: Language) -> (Language, &str) {
    let languages = std::iter::once(wanted).chain(Language::ALL);
    languages.into_iter().find_map(|language| Some((language, text.get(language)?))).unwrap_or((wanted, ""))
}
