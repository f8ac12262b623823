//! What applicants accept.

use super::{Key, LocalizedText};
use crate::code::FieldCode;
use crate::refusal::{Check, Unit};
use crate::states::{default_state, states};
use serde::{Deserialize, Serialize};

states! {
    /// What a text of the terms settles.
    TermsKind {
        /// The rules of the call (règlement).
        Rules = "rules",
        /// Confidentiality: an agreement not to disclose.
        Confidentiality = "confidentiality",
        /// Intellectual property.
        IntellectualProperty = "intellectual_property",
        /// Personal data.
        PersonalData = "personal_data",
        /// Image and communication.
        Image = "image",
        /// Sharing the dossier with sponsors, or abroad.
        Sharing = "sharing",
        /// Sharing the dossier with sponsors.
        SharingSponsor = "sharing_sponsor",
        /// Sharing the dossier with people or bodies abroad.
        SharingAbroad = "sharing_abroad",
        /// Anything else.
        Other = "other",
    }
}

states! {
    /// What a person must have accepted the text for.
    AcceptedFor {
        /// To read it is enough.
        Nothing = "nothing",
        /// To see the brief.
        Brief = "brief",
        /// To submit.
        Submission = "submission",
    }
}

default_state!(AcceptedFor::Submission);

impl TermsKind {
    /// Whether it asks for a consent: it is given freely, is not needed to take part, and can be withdrawn (law 09-08).
    #[must_use]
    pub const fn is_consent(self) -> bool {
        matches!(self, Self::Image | Self::Sharing | Self::SharingSponsor | Self::SharingAbroad)
    }
}

/// A text of the terms. A new wording is a new version, and is accepted anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"key": "rules", "kind": "rules", "title": {"fr": "Règlement"}, "text": {"fr": "Article 1 …"}, "url": null,
    "accepted_for": "submission", "version": 1})))]
pub struct Terms {
    /// The name by which an acceptance refers to it.
    pub key: Key,
    /// What it settles.
    pub kind: TermsKind,
    /// Its title.
    pub title: LocalizedText,
    /// Its wording, in Markdown.
    #[serde(default)]
    pub text: LocalizedText,
    /// Where the wording stands, if not here.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 2048, pattern = r"^https?://\S*$"))]
    pub url: Option<String>,
    /// What a person must have accepted it for. A consent (image, sharing) is needed for nothing, and is stored as such.
    #[serde(default)]
    pub accepted_for: AcceptedFor,
    /// Counted by the server: grows with each change of the wording.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(read_only, minimum = 1))]
    pub version: Option<u32>,
}

impl Terms {
    /// What a person must really have accepted it for: a consent blocks nothing, whatever an older document says.
    #[must_use]
    pub const fn needed_for(&self) -> AcceptedFor {
        if self.kind.is_consent() { AcceptedFor::Nothing } else { self.accepted_for }
    }
    /// Whether who has accepted it may change his mind: nothing depends on it.
    #[must_use]
    pub fn may_be_withdrawn(&self) -> bool {
        self.needed_for() == AcceptedFor::Nothing
    }
}

/// Counts versions anew and checks the texts. `known` are those that they replace.
pub(super) fn settle_terms(terms: &mut [Terms], known: &[Terms], check: &mut Check) {
    check.at_most("/terms", terms.len(), 20, Unit::Items);
    let keys: Vec<Key> = terms.iter().map(|terms| terms.key.clone()).collect();
    for (index, terms) in terms.iter_mut().enumerate() {
        let pointer = format!("/terms/{index}");
        terms.accepted_for = terms.needed_for();
        terms.key.check(check, &format!("{pointer}/key"));
        let first = keys.iter().position(|key| key == &terms.key) == Some(index);
        check.require(first, format!("{pointer}/key"), FieldCode::Duplicate);
        terms.title.check_required(check, &format!("{pointer}/title"), 200);
        terms.text.check(check, &format!("{pointer}/text"), 20_000);
        if let Some(url) = &terms.url {
            check.web_address(&format!("{pointer}/url"), url);
        }
        let before = known.iter().find(|known| known.key == terms.key);
        let same = |before: &Terms| (&before.text, &before.url) == (&terms.text, &terms.url);
        terms.version = Some(before.map_or(1, |before| before.version.unwrap_or(1) + u32::from(!same(before))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_consent_is_needed_for_nothing() {
        for kind in TermsKind::ALL {
            let text = serde_json::json!({"key": "k", "kind": kind, "title": {"fr": "T"}});
            let mut terms: Vec<Terms> = vec![serde_json::from_value(text).unwrap()];
            let named = kind.as_str() == "image" || kind.as_str().starts_with("sharing");
            assert_eq!((kind.is_consent(), terms[0].may_be_withdrawn()), (named, named), "{kind}");
            let mut check = Check::default();
            settle_terms(&mut terms, &[], &mut check);
            let stored = if named { AcceptedFor::Nothing } else { AcceptedFor::Submission };
            assert_eq!((terms[0].accepted_for, check.is_clean()), (stored, true), "{kind}");
        }
    }
}
