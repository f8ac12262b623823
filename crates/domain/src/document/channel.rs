//! How one applies, and the documents and pages of a call.

use super::key::{Names, Part};
use super::organiser::check_language;
use super::{Key, LocalizedText, Moment};
use crate::refusal::Check;
use crate::states::{default_state, states};
use serde::{Deserialize, Serialize};

states! {
    /// By which way a dossier, or a part of it, is handed in.
    ChannelKind {
        /// Through this platform.
        Platform = "platform",
        /// Through a web site of the organiser.
        Website = "website",
        /// By e-mail.
        Email = "email",
        /// On paper, at a counter or by post.
        Paper = "paper",
    }
}

/// A way in which a dossier, or a part of it, is handed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"kind": "paper", "address": "12, avenue des FAR, Casablanca", "required": true, "phase": null, "closes": {"local": "2027-04-07"}, "instructions": {"fr": "Deux exemplaires reliés"}})))]
pub struct Channel {
    /// The way.
    pub kind: ChannelKind,
    /// The web, e-mail or postal address.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 500))]
    pub address: Option<String>,
    /// It is needed beside the others, not instead of them.
    #[serde(default)]
    pub required: bool,
    /// The application window in which it counts; left out, all.
    #[serde(default)]
    pub phase: Option<Key>,
    /// Until when it is open, where that is not the closing of its window.
    #[serde(default)]
    pub closes: Option<Moment>,
    /// What to observe: the subject of the mail, the names of files, the number of copies.
    #[serde(default)]
    pub instructions: LocalizedText,
}

states! {
    /// Who may open a document or page. Of a link it is told; of a file that is kept here it is held to.
    LinkAccess {
        /// Anybody.
        Everybody = "everybody",
        /// Whoever has an account.
        Registered = "registered",
        /// Whoever was let into a later phase.
        Entrants = "entrants",
        /// Whoever has accepted what is asked for the brief.
        Brief = "brief",
    }
}

default_state!(LinkAccess::Everybody);

/// A document or page that belongs to a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"title": {"fr": "Cahier des charges"}, "url": "https://ministere.example/cdc.pdf", "language": "fr", "access": "everybody"})))]
pub struct Link {
    /// What it is.
    pub title: LocalizedText,
    /// Where it is: an http or https address.
    #[cfg_attr(feature = "openapi", schema(max_length = 2048, pattern = r"^https?://\S*$"))]
    pub url: String,
    /// BCP 47 tag of its language.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 35))]
    pub language: Option<String>,
    /// Who may open it.
    #[serde(default)]
    pub access: LinkAccess,
}

impl Channel {
    pub(super) fn check(&self, check: &mut Check, pointer: &str, names: &Names) {
        if let Some(phase) = &self.phase {
            names.require(check, format!("{pointer}/phase"), Part::Phase, phase);
        }
        check.text(&format!("{pointer}/address"), self.address.as_deref().unwrap_or_default(), 500);
        self.instructions.check(check, &format!("{pointer}/instructions"), 2_000);
    }
}

impl Link {
    pub(super) fn check(&self, check: &mut Check, pointer: &str) {
        self.title.check_required(check, &format!("{pointer}/title"), 200);
        check.web_address(&format!("{pointer}/url"), &self.url);
        if let Some(language) = &self.language {
            check_language(check, &format!("{pointer}/language"), language);
        }
    }
}
