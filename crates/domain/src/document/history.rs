//! What became of it: figures of phases and of other editions, the series, and how closings moved.

use super::money::check_country;
use super::{Count, LocalizedText, Moment};
use crate::code::FieldCode;
use crate::refusal::Check;
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// What became of a phase, as the organiser counts it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"applications": {"least": 350, "about": true}, "participants": null, "selected": {"least": 20, "most": 20},
    "countries": 31, "regions": null, "note": {"fr": null}})))]
pub struct Figures {
    /// Applications.
    #[serde(default)]
    pub applications: Option<Count>,
    /// Participants.
    #[serde(default)]
    pub participants: Option<Count>,
    /// Who got further.
    #[serde(default)]
    pub selected: Option<Count>,
    /// Countries from which they came.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 300))]
    pub countries: Option<u32>,
    /// Regions of the country from which they came.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 300))]
    pub regions: Option<u32>,
    /// What else is to be said of it.
    #[serde(default)]
    pub note: LocalizedText,
}

/// A closing that moved later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"previous": {"local": "2019-05-10"}, "reason": "À la demande des porteurs de projet", "at": "2019-04-15T09:00:00.000000Z"})))]
pub struct Extension {
    /// When it closed before.
    pub previous: Moment,
    /// Why it moved.
    #[cfg_attr(feature = "openapi", schema(max_length = 2000))]
    pub reason: String,
    /// When it was announced.
    #[serde(default)]
    pub at: Option<Instant>,
}

/// A series of contests of which a call is one: an edition, or the local contest of one country.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"name": {"fr": "Startupper de l'année"}, "part": {"fr": "Concours du Maroc"}, "local_contests": {"least": 34, "most": 34},
    "countries": ["MA", "SN"], "note": {"fr": "Règlement propre à chaque pays"}})))]
pub struct Series {
    /// Its name.
    pub name: LocalizedText,
    /// Which part of it this call is.
    #[serde(default)]
    pub part: LocalizedText,
    /// How many local contests it has.
    #[serde(default)]
    pub local_contests: Option<Count>,
    /// ISO 3166-1 codes of the countries in which it is run, as far as they are known.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 250))]
    pub countries: Vec<String>,
    /// What else is to be said of it.
    #[serde(default)]
    pub note: LocalizedText,
}

/// Another edition of a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"edition": "2018", "figures": {"applications": {"least": 599, "most": 599}}, "url": null,
    "note": {"fr": "Seuil de 60 points sur 100"}})))]
pub struct Edition {
    /// The edition, such as `2018` or `first`.
    #[cfg_attr(feature = "openapi", schema(max_length = 100))]
    pub edition: String,
    /// What became of it.
    #[serde(default)]
    pub figures: Option<Figures>,
    /// Where it is described.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 2048, pattern = r"^https?://\S*$"))]
    pub url: Option<String>,
    /// What was otherwise in it.
    #[serde(default)]
    pub note: LocalizedText,
}

impl Series {
    pub(super) fn check(&self, check: &mut Check, pointer: &str) {
        self.name.check_required(check, &format!("{pointer}/name"), 200);
        self.part.check(check, &format!("{pointer}/part"), 200);
        if let Some(count) = &self.local_contests {
            count.check(check, &format!("{pointer}/local_contests"));
        }
        check.distinct(&format!("{pointer}/countries"), &self.countries, 250);
        for (index, country) in self.countries.iter().enumerate() {
            check_country(check, &format!("{pointer}/countries/{index}"), country);
        }
        self.note.check(check, &format!("{pointer}/note"), 2_000);
    }
}

impl Edition {
    pub(super) fn check(&self, check: &mut Check, pointer: &str) {
        check.required_text(&format!("{pointer}/edition"), &self.edition, 100);
        if let Some(figures) = &self.figures {
            figures.check(check, &format!("{pointer}/figures"));
        }
        if let Some(url) = &self.url {
            check.web_address(&format!("{pointer}/url"), url);
        }
        self.note.check(check, &format!("{pointer}/note"), 4_000);
    }
}

impl Figures {
    pub(super) fn check(&self, check: &mut Check, pointer: &str) {
        for (name, count) in [("applications", &self.applications), ("participants", &self.participants), ("selected", &self.selected)] {
            if let Some(count) = count {
                count.check(check, &format!("{pointer}/{name}"));
            }
        }
        for (name, number) in [("countries", self.countries), ("regions", self.regions)] {
            check.require(number.is_none_or(|n| (1..=300).contains(&n)), format!("{pointer}/{name}"), FieldCode::OutOfRange);
        }
        self.note.check(check, &format!("{pointer}/note"), 2_000);
    }
}
