//! What an organisation says of itself.

use super::LocalizedText;
use crate::catalogue::TermKind;
use crate::code::FieldCode;
use crate::eligibility::{FactSheet, check_facts};
use crate::ice::{Ice, looks_like_cnie};
use crate::id::OrganisationId;
use crate::notice::{Notice, NoticeCode};
use crate::refusal::{Check, Refusal};
use serde::{Deserialize, Serialize};

/// The public profile of an organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "summary": {"fr": "Capteurs pour l'irrigation.", "ar": null, "en": null}, "website": "https://startup.example",
    "region": "ma-04", "sectors": ["agritech"], "technologies": ["iot", "lora"], "facts": {"country_of_registration": "MA", "founded_on": "2025-03-01", "stage": "mvp"}, "ice": "001526374000085"})))]
pub struct OrganisationProfile {
    /// What it does, in a few sentences.
    #[serde(default)]
    pub summary: LocalizedText,
    /// Its web site.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 2048, pattern = r"^https?://\S*$"))]
    pub website: Option<String>,
    /// The region of its seat, by slug.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 60))]
    pub region: Option<String>,
    /// Its sectors, by slug.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub sectors: Vec<String>,
    /// Its technologies, by slug or known synonym; stored as slugs.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 40))]
    pub technologies: Vec<String>,
    /// What else it says of itself, by attribute of eligibility: `country_of_registration`, `founded_on`, `employees`, `stage`, `trl`. It
    /// is as public as the profile, and tells which calls are open to it.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = std::collections::BTreeMap<String, crate::eligibility::FactValue>))]
    pub facts: FactSheet,
    /// The Moroccan common company identifier: 15 digits, leading zeros kept. It is no identity card of a person.
    /// Once a verification was asked for, only an operator changes it, until one rejects the request.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 15, pattern = "^[0-9]{15}$"))]
    pub ice: Option<String>,
    /// The organisation above it: its parent company, or the body of which it is a part. An owner or an operator says so.
    #[serde(default)]
    pub parent_id: Option<OrganisationId>,
}

impl OrganisationProfile {
    /// What is doubtful about the profile and refused by nobody.
    #[must_use]
    pub fn notices(&self) -> Vec<Notice> {
        let doubtful = self.ice.as_deref().and_then(Ice::parse).is_some_and(|ice| !ice.control_fits());
        if doubtful { vec![Notice { pointer: "/profile/ice".to_owned(), code: NoticeCode::ControlDigits }] } else { Vec::new() }
    }
    /// Checks the profile; catalogue slugs are checked by the caller.
    ///
    /// # Errors
    /// `validation_failed` with every field that is wrong.
    pub fn ensure_valid(&self) -> Result<(), Refusal> {
        let mut check = Check::default();
        self.summary.check(&mut check, "/profile/summary", 2_000);
        if let Some(website) = &self.website {
            check.web_address("/profile/website", website);
        }
        if let Some(ice) = &self.ice {
            // Somebody who gives an identity card instead is told that this is not wanted, not how to write it.
            let code = if looks_like_cnie(ice) { FieldCode::NotAllowed } else { FieldCode::InvalidFormat };
            check.require(Ice::parse(ice).is_some_and(|read| read.as_str() == ice), "/profile/ice", code);
        }
        check_facts(&mut check, "/profile/facts", &self.facts);
        check.distinct("/profile/sectors", &self.sectors, TermKind::Sector.most());
        check.distinct("/profile/technologies", &self.technologies, TermKind::Technology.most());
        check.finish()
    }
}
