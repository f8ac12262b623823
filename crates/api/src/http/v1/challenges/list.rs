//! List challenges.

use super::expand::{Along, ChallengeExpansion};
use super::matched::MatchView;
use super::view::ChallengeCardView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::Query;
use crate::http::fields::{Expand, IncludeTotal, Sort};
use crate::http::reply::{Kept, Listed, Public};
use tahaddi_domain::search::ChallengeSort;
use tahaddi_persistence::repo::challenge_find::{self, ChallengePlace};

crate::challenge_query! { list_query!
    /// Which challenges to list.
    ChallengeQuery {}
}

/// List challenges
///
/// Published challenges, the newest publication first unless `sort` or `q` say otherwise. Filters of different kinds must all hold; values of one kind are alternatives. With `q`, `matched` of each
/// says what answers.
#[utoipa::path(get, path = "/v1/challenges", operation_id = "challenges_list", tag = "challenges")]
pub async fn handle(
    permit: Permit<act::ChallengeList>,
    ctx: Ctx,
    query: Query<ChallengeQuery>,
    sort: Sort<ChallengeSort>,
    expand: Expand<ChallengeExpansion>,
    include_total: IncludeTotal,
) -> Result<Public<Kept<Listed<ChallengeCardView>>>, ApiError> {
    let Query(query) = query;
    let wanted = query.wanted();
    let sort = wanted.sort(sort.0)?;
    // The cursor also says whether words were taken with typing errors: what is published meanwhile does not change that.
    let binding = format!("challenges:{sort}:{wanted:?}");
    let cursor = ctx.cursors.open::<(bool, ChallengePlace)>(query.limit, query.cursor.as_deref(), binding)?;
    let (lenient, after) = cursor.after.clone().unzip();
    let (limit, now) = (cursor.limit, ctx.clock.now());
    let caller = permit.caller.clone();
    let (filter, lenient, items, along, total) = ctx
        .db
        .read(move |conn| -> ApiResult<_> {
            let (filter, lenient) = wanted.filter(conn, lenient, now)?;
            let items = challenge_find::list(conn, &filter, sort, now, after.as_ref(), limit)?;
            let along = Along::load(conn, &caller, &expand, items.iter().map(|found| &found.challenge), now)?;
            let total = include_total.0.then(|| challenge_find::count(conn, &filter, now)).transpose()?;
            Ok((filter, lenient, items, along, total))
        })
        .await?;
    let page = ctx.cursors.page(&cursor, items, |found| (lenient, found.place.clone()))?;
    let card = |found: challenge_find::FoundChallenge| {
        let expanded = along.as_ref().map(|along| along.of(&found.challenge, &permit.caller, now));
        let matched = MatchView::of(&filter.words, &found.challenge.document);
        ChallengeCardView { expanded, matched, ..ChallengeCardView::of(found.challenge, found.organisation, now) }
    };
    Ok(Public(Kept(Listed(page.map(card).with_total(total)))))
}
