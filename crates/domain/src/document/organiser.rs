//! Who runs a call and who pays for it.

use super::key::{Names, Part};
use super::money::check_country_or_union;
use super::{Key, LocalizedText};
use crate::code::FieldCode;
use crate::id::OrganisationId;
use crate::refusal::Check;
use crate::states::states;
use serde::{Deserialize, Serialize};

states! {
    /// What kind of body an organiser is.
    OrganiserKind {
        /// A ministry or another part of the central State.
        Ministry = "ministry",
        /// A public agency or authority.
        Agency = "agency",
        /// A region, province or city.
        LocalAuthority = "local_authority",
        /// A company.
        Company = "company",
        /// A bank, fund or investor.
        Finance = "finance",
        /// A technology park, incubator or accelerator.
        SupportStructure = "support_structure",
        /// A university, school or research body.
        Academia = "academia",
        /// An association, foundation or federation.
        Association = "association",
        /// An international organisation.
        International = "international",
        /// Another body.
        Other = "other",
    }
}

states! {
    /// What an organiser does in a call.
    OrganiserRole {
        /// Runs the call and decides.
        Organiser = "organiser",
        /// Runs the call with others.
        CoOrganiser = "co_organiser",
        /// Runs the programme on behalf of the organiser.
        Operator = "operator",
        /// Owns the problem.
        ChallengeOwner = "challenge_owner",
        /// Pays for it.
        Funder = "funder",
        /// Sponsors a track or a prize.
        Sponsor = "sponsor",
        /// Gives services, access or premises.
        InKindPartner = "in_kind_partner",
        /// Spreads the news.
        MediaPartner = "media_partner",
        /// A partner whose part is not said.
        Partner = "partner",
        /// Supports the policy.
        Patron = "patron",
        /// Selects or scores.
        Evaluator = "evaluator",
    }
}

/// Who stands behind a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"key": "add", "name": "Agence de développement du digital", "kind": "agency", "country": "MA",
    "roles": ["funder"], "share_percent": 30})))]
pub struct Organiser {
    /// A name by which tracks and prizes refer to it.
    #[serde(default)]
    pub key: Option<Key>,
    /// Its name.
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub name: String,
    /// The organisation on this platform, if it is one.
    #[serde(default)]
    pub organisation_id: Option<OrganisationId>,
    /// What kind of body it is.
    #[serde(default)]
    pub kind: Option<OrganiserKind>,
    /// ISO 3166-1 code of its country; `EU` for a body of the European Union, `UN` for one of the United Nations.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(min_length = 2, max_length = 2, pattern = "^[A-Z]{2}$"))]
    pub country: Option<String>,
    /// What it does.
    #[cfg_attr(feature = "openapi", schema(max_items = 10))]
    pub roles: Vec<OrganiserRole>,
    /// Its share of the money, in percent.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 100))]
    pub share_percent: Option<u32>,
    /// Its identifiers in public registers.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 10))]
    pub registrations: Vec<Registration>,
    /// What else is to be said of its part.
    #[serde(default)]
    pub note: LocalizedText,
}

/// An identifier in a public register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"register": "RC", "place": "Casablanca", "number": "12345"})))]
pub struct Registration {
    /// The register: `ICE`, `IF`, `RC`, or its name elsewhere.
    #[cfg_attr(feature = "openapi", schema(max_length = 60))]
    pub register: String,
    /// The court or place that keeps it; a number of the trade register is unique only there.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 120))]
    pub place: Option<String>,
    /// The identifier, as text: leading zeros count.
    #[cfg_attr(feature = "openapi", schema(max_length = 60))]
    pub number: String,
}

impl Organiser {
    pub(super) fn check(&self, check: &mut Check, pointer: &str) {
        check.required_text(&format!("{pointer}/name"), &self.name, 200);
        check.require(!self.roles.is_empty(), format!("{pointer}/roles"), FieldCode::Required);
        check.distinct(&format!("{pointer}/roles"), &self.roles, 10);
        check.require(self.share_percent.is_none_or(|share| share <= 100), format!("{pointer}/share_percent"), FieldCode::OutOfRange);
        if let Some(country) = &self.country {
            check_country_or_union(check, &format!("{pointer}/country"), country);
        }
        check.at_most(&format!("{pointer}/registrations"), self.registrations.len(), 10, crate::refusal::Unit::Items);
        for (index, registration) in self.registrations.iter().enumerate() {
            let pointer = format!("{pointer}/registrations/{index}");
            check.required_text(&format!("{pointer}/register"), &registration.register, 60);
            check.required_text(&format!("{pointer}/number"), &registration.number, 60);
            check.text(&format!("{pointer}/place"), registration.place.as_deref().unwrap_or_default(), 120);
        }
        self.note.check(check, &format!("{pointer}/note"), 2_000);
    }
}

/// Notes what is not a BCP 47 tag.
pub(super) fn check_language(check: &mut Check, pointer: &str, tag: &str) {
    let mut parts = tag.split('-');
    let primary = parts.next().is_some_and(|part| (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase()));
    let rest = parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
    check.require(primary && rest && tag.len() <= 35, pointer, FieldCode::InvalidFormat);
}

/// Checks references to organisers, with the shares in which they act together.
pub(super) fn check_organisers(check: &mut Check, pointer: &str, names: &Names, keys: &[Key]) {
    names.require_all(check, pointer, Part::Organiser, keys);
}
