//! A challenge as linked data.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::PathId;
use crate::http::media::{Format, Media};
use crate::service::challenge::load;
use crate::service::organisation::name_of;
use serde_json::{Value, json};
use tahaddi_domain::access::Action;
use tahaddi_domain::challenge::{Challenge, ChallengeState};
use tahaddi_domain::document::{Language, LocalizedText};
use tahaddi_domain::id::{ChallengeId, Id as _};
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};

/// JSON-LD.
#[derive(Debug)]
pub struct JsonLd;

impl Format for JsonLd {
    const MEDIA_TYPE: &'static str = "application/ld+json";
    const ABOUT: &'static str = "The challenge in the words of schema.org.";
    fn schema() -> Schema {
        let about = "JSON-LD 1.1: an `Event` whose time is the application window. Of the types of schema.org it is the one that has \
            dates, an organiser and a cancellation. Texts are in all languages that the challenge has.";
        let example = json!({"@context": "https://schema.org", "@type": "Event", "@id": "https://api.tahaddi.example/v1/challenges/chl_01kax3v8m0t2r4q6w8y0b1c2d3",
            "name": [{"@language": "fr", "@value": "Irrigation connectée"}], "startDate": "2027-01-15T09:00:00.000000Z"});
        ObjectBuilder::new().schema_type(Type::Object).description(Some(about)).examples([example]).into()
    }
}

/// A challenge as linked data
///
/// For search engines and catalogues of calls: a published challenge in the words of schema.org, to be put into a page as it is.
#[utoipa::path(get, path = "/v1/challenges/{id}/linked-data", operation_id = "challenges_linked_data", tag = "challenges")]
pub async fn handle(permit: Permit<act::ChallengeView>, ctx: Ctx, id: PathId<ChallengeId>) -> Result<Media<JsonLd>, ApiError> {
    let caller = permit.caller;
    let (challenge, owner) = ctx
        .db
        .read(move |conn| -> ApiResult<_> {
            let challenge = load(conn, &caller, &id.0, Action::ChallengeView)?;
            let owner = name_of(conn, &challenge.organisation)?;
            Ok((challenge, owner))
        })
        .await?;
    let event = event(&challenge, &owner, &ctx.settings.public_url(), &ctx.settings.front_end_url());
    Ok(Media::new(serde_json::to_string(&event)?))
}

fn event(challenge: &Challenge, owner: &str, api: &str, front_end: &str) -> Value {
    let document = &challenge.document;
    let (opens, closes) = document.application_span();
    let status = if challenge.state == ChallengeState::Cancelled { "EventCancelled" } else { "EventScheduled" };
    let languages: Vec<&str> =
        Language::ALL.into_iter().filter(|language| document.title.get(*language).is_some()).map(Language::tag).collect();
    let keywords: Vec<&String> = document.sectors.iter().chain(&document.technologies).chain(&document.sites).collect();
    let page = format!("{front_end}/challenges/{}", challenge.id.as_str());
    json!({
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": format!("{api}/v1/challenges/{}", challenge.id.as_str()),
        "additionalType": "https://schema.org/Grant",
        "name": texts(&document.title),
        "description": texts(&document.summary),
        "inLanguage": languages,
        "keywords": keywords,
        "startDate": opens,
        "endDate": closes,
        "eventStatus": format!("https://schema.org/{status}"),
        "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
        "location": {"@type": "VirtualLocation", "url": page.as_str()},
        "organizer": {"@type": "Organization", "@id": format!("{api}/v1/organisations/{}", challenge.organisation.as_str()), "name": owner},
        "datePublished": challenge.published_at,
        "dateModified": challenge.updated_at,
        "url": page.as_str(),
    })
}

fn texts(text: &LocalizedText) -> Vec<Value> {
    let in_language = |language: Language| Some(json!({"@language": language.tag(), "@value": text.get(language)?}));
    Language::ALL.into_iter().filter_map(in_language).collect()
}
