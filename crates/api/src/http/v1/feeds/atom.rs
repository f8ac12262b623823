//! The newest challenges as an Atom feed (RFC 4287).

use super::{found, said};
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::Query;
use crate::http::media::{Format, Media};
use crate::i18n;
use quick_xml::events::{BytesDecl, BytesText, Event};
use quick_xml::writer::Writer;
use std::io;
use tahaddi_domain::challenge::{ChallengeState, ChallengeStatus};
use tahaddi_domain::document::Language;
use tahaddi_domain::id::Id as _;
use tahaddi_domain::search::ChallengeSort;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::challenge_find::FoundChallenge;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};

/// How many entries the feed has at most.
const MOST: u32 = 50;

/// Atom.
#[derive(Debug)]
pub struct Atom;

impl Format for Atom {
    const MEDIA_TYPE: &'static str = "application/atom+xml";
    const ABOUT: &'static str = "The feed.";
    fn schema() -> Schema {
        let example = "<feed xmlns=\"http://www.w3.org/2005/Atom\">…</feed>";
        let about = "An Atom feed. An entry has the address of its challenge as `id`, and counts as updated when the challenge changes.";
        ObjectBuilder::new()
            .schema_type(Type::String)
            .max_length(Some(1_000_000))
            .description(Some(about))
            .examples([example])
            .into()
    }
}

crate::challenge_query! { plain_query!
    /// Which challenges the feed holds.
    FeedQuery {
        /// The language of the texts; without it `Accept-Language` chooses. A challenge without a text in it has another one, marked.
        #[param(nullable = false)]
        lang: Option<Language>,
    }
}

/// The newest challenges as a feed
///
/// Up to fifty published challenges, the newest publication first, under the filters of the list.
#[utoipa::path(get, path = "/feeds/challenges.atom", operation_id = "feeds_challenges", tag = "challenges")]
pub async fn handle(permit: Permit<act::ChallengeList>, ctx: Ctx, query: Query<FeedQuery>) -> Result<Media<Atom>, ApiError> {
    let language = query.0.lang.unwrap_or(permit.caller.language);
    let wanted = query.0.wanted();
    let about = format!("{}/feeds/challenges.atom{}", ctx.settings.public_url(), wanted.as_query()?);
    let found = found(&ctx, wanted, ChallengeSort::Newest, MOST).await?;
    let feed = Feed { language, about, api: ctx.settings.public_url(), front_end: ctx.settings.front_end_url() };
    Ok(Media::in_language(language, feed.write(&found).map_err(ApiError::fault)?))
}

struct Feed {
    language: Language,
    about: String,
    api: String,
    front_end: String,
}

impl Feed {
    fn write(&self, found: &[FoundChallenge]) -> io::Result<String> {
        let mut xml = Writer::new(Vec::new());
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
        let feed = xml.create_element("feed").with_attribute(("xmlns", "http://www.w3.org/2005/Atom"));
        feed.with_attribute(("xml:lang", self.language.tag())).write_inner_content(|xml| {
            let updated = found.iter().map(|item| item.challenge.updated_at).max().unwrap_or(Instant::from_micros(0));
            element(xml, "id", &self.about)?;
            element(xml, "title", &i18n::page("page-feed-challenges", self.language, []))?;
            element(xml, "updated", &updated.to_string())?;
            xml.create_element("link").with_attribute(("rel", "self")).with_attribute(("href", self.about.as_str())).write_empty()?;
            found.iter().try_for_each(|item| self.entry(xml, item))
        })?;
        String::from_utf8(xml.into_inner()).map_err(io::Error::other)
    }

    fn entry(&self, xml: &mut Writer<Vec<u8>>, item: &FoundChallenge) -> io::Result<()> {
        let (challenge, document) = (&item.challenge, &item.challenge.document);
        xml.create_element("entry").write_inner_content(|xml| {
            let address = format!("{}/v1/challenges/{}", self.api, challenge.id.as_str());
            element(xml, "id", &address)?;
            let (language, title) = said(&document.title, self.language);
            let cancelled = challenge.state == ChallengeState::Cancelled;
            let title = if cancelled { i18n::page("page-feed-cancelled", self.language, [("title", title)]) } else { title.to_owned() };
            text(xml, "title", language, &title)?;
            let (language, summary) = said(&document.summary, self.language);
            if !summary.is_empty() {
                text(xml, "summary", language, summary)?;
            }
            element(xml, "published", &challenge.published_at.unwrap_or(challenge.created_at).to_string())?;
            element(xml, "updated", &challenge.updated_at.to_string())?;
            xml.create_element("author").write_inner_content(|xml| element(xml, "name", &item.organisation))?;
            let page = format!("{}/challenges/{}", self.front_end, challenge.id.as_str());
            xml.create_element("link").with_attribute(("rel", "alternate")).with_attribute(("href", page.as_str())).write_empty()?;
            for slug in document.sectors.iter().chain(&document.technologies) {
                xml.create_element("category").with_attribute(("term", slug.as_str())).write_empty()?;
            }
            if cancelled {
                let status = ChallengeStatus::Cancelled.as_str();
                let label = i18n::labels::label("ChallengeStatus", status, self.language);
                xml.create_element("category").with_attribute(("term", status)).with_attribute(("label", label.as_str())).write_empty()?;
            }
            Ok(())
        })?;
        Ok(())
    }
}

fn element(xml: &mut Writer<Vec<u8>>, name: &str, text: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(&sayable(text)))?;
    Ok(())
}

fn text(xml: &mut Writer<Vec<u8>>, name: &str, language: Language, text: &str) -> io::Result<()> {
    let element = xml.create_element(name).with_attribute(("type", "text")).with_attribute(("xml:lang", language.tag()));
    element.write_text_content(BytesText::new(&sayable(text)))?;
    Ok(())
}

/// Without the characters that XML 1.0 cannot hold, escaped or not.
fn sayable(text: &str) -> String {
    text.chars().filter(|c| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        assert_eq!(sayable("a\u{0}\u{b}\u{1f}b\tc\u{fffe}é𝄞"), "ab\tcé𝄞");
    }
}
