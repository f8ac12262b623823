//! Deadlines as a calendar (RFC 5545).

use super::ics::Calendar;
use super::{found, said};
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::Query;
use crate::http::media::{Format, Media};
use crate::i18n;
use tahaddi_domain::challenge::{Challenge, ChallengeState};
use tahaddi_domain::document::Language;
use tahaddi_domain::id::Id as _;
use tahaddi_domain::search::ChallengeSort;
use tahaddi_persistence::repo::challenge_find::FoundChallenge;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};

/// How many deadlines the calendar has at most.
const MOST: u32 = 200;

/// iCalendar.
#[derive(Debug)]
pub struct Ics;

impl Format for Ics {
    const MEDIA_TYPE: &'static str = "text/calendar";
    const ABOUT: &'static str = "The calendar.";
    fn schema() -> Schema {
        let about = "An iCalendar object: an event for each deadline, in UTC. Its `UID` stays, its `SEQUENCE` grows with each change of \
            the challenge, and a cancelled challenge is a cancelled event.";
        let example = "BEGIN:VCALENDAR\r\n…\r\nEND:VCALENDAR\r\n";
        ObjectBuilder::new()
            .schema_type(Type::String)
            .max_length(Some(1_000_000))
            .description(Some(about))
            .examples([example])
            .into()
    }
}

crate::challenge_query! { plain_query!
    /// Whose deadlines the calendar holds.
    DeadlineQuery {
        /// The language of the texts; without it `Accept-Language` chooses. A challenge without a text in it has another one.
        #[param(nullable = false)]
        lang: Option<Language>,
    }
}

/// Deadlines as a calendar
///
/// When the application windows of up to two hundred published challenges close, under the filters of the list: first those that lie
/// ahead, the next one first, then those that have passed, the last one first.
#[utoipa::path(get, path = "/feeds/deadlines.ics", operation_id = "feeds_deadlines", tag = "challenges")]
pub async fn handle(permit: Permit<act::ChallengeList>, ctx: Ctx, query: Query<DeadlineQuery>) -> Result<Media<Ics>, ApiError> {
    let language = query.0.lang.unwrap_or(permit.caller.language);
    let found = found(&ctx, query.0.wanted(), ChallengeSort::Deadline, MOST).await?;
    let mut calendar = Calendar::default();
    calendar.plain("BEGIN", "VCALENDAR");
    calendar.plain("VERSION", "2.0");
    calendar.plain("PRODID", "-//Tahaddi//Deadlines//EN");
    calendar.plain("METHOD", "PUBLISH");
    calendar.text("X-WR-CALNAME", &i18n::page("page-feed-deadlines", language, []));
    for item in &found {
        event(&mut calendar, item, language, &ctx);
    }
    calendar.plain("END", "VCALENDAR");
    Ok(Media::in_language(language, calendar.finish()))
}

fn event(calendar: &mut Calendar, item: &FoundChallenge, language: Language, ctx: &Ctx) {
    let challenge = &item.challenge;
    let (_, Some(closes)) = challenge.document.application_span() else { return };
    let (spoken, title) = said(&challenge.document.title, language);
    let cancelled = challenge.state == ChallengeState::Cancelled;
    calendar.plain("BEGIN", "VEVENT");
    calendar.plain("UID", &format!("{}-deadline@tahaddi", challenge.id.as_str()));
    calendar.plain("SEQUENCE", &challenge.version.to_string());
    calendar.instant("DTSTAMP", challenge.updated_at);
    calendar.instant("LAST-MODIFIED", challenge.updated_at);
    calendar.instant("DTSTART", closes);
    let summary = i18n::page(if cancelled { "page-feed-cancelled" } else { "page-feed-deadline" }, language, [("title", title)]);
    calendar.text(&format!("SUMMARY;LANGUAGE={}", spoken.tag()), &summary);
    calendar.text("DESCRIPTION", &description(challenge, &item.organisation, language));
    calendar.plain("URL", &format!("{}/challenges/{}", ctx.settings.front_end_url(), challenge.id.as_str()));
    calendar.plain("STATUS", if cancelled { "CANCELLED" } else { "CONFIRMED" });
    calendar.plain("TRANSP", "TRANSPARENT");
    calendar.plain("END", "VEVENT");
}

/// Who calls, for what, and until when by the clocks of the place.
fn description(challenge: &Challenge, organisation: &str, language: Language) -> String {
    let (_, closes) = challenge.document.application_span();
    let last = challenge.document.application_phases().find(|window| window.closes_at() == closes);
    let local = last.and_then(|window| window.closes.as_ref()).map(|moment| moment.local.replace('T', " ")).unwrap_or_default();
    let (_, summary) = said(&challenge.document.summary, language);
    [organisation, summary, &format!("{local} ({})", challenge.document.time_zone)].join("\n")
}
