//! Texts in the languages of the house.

use crate::code::FieldCode;
use crate::refusal::Check;
use serde::{Deserialize, Serialize};

/// A language of texts and messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Language {
    /// French, the default.
    #[default]
    Fr,
    /// Arabic; written from right to left.
    Ar,
    /// English.
    En,
}

impl Language {
    /// All of them, the default first.
    pub const ALL: [Self; 3] = [Self::Fr, Self::Ar, Self::En];

    /// The BCP 47 tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::Ar => "ar",
            Self::En => "en",
        }
    }
    /// From a BCP 47 tag; a region does not matter.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }
    /// What the language calls itself.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fr => "français",
            Self::Ar => "العربية",
            Self::En => "English",
        }
    }
    /// The direction in which it is written: `rtl` or `ltr`.
    #[must_use]
    pub const fn direction(self) -> &'static str {
        match self {
            Self::Ar => "rtl",
            Self::Fr | Self::En => "ltr",
        }
    }
}

/// A text in up to three languages. At least one is present where the text is required.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"fr": "Irrigation connectée", "ar": "الري المتصل", "en": "Connected irrigation"})))]
pub struct LocalizedText {
    /// French.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 20000))]
    pub fr: Option<String>,
    /// Arabic.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 20000))]
    pub ar: Option<String>,
    /// English.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 20000))]
    pub en: Option<String>,
}

impl LocalizedText {
    /// A French text.
    #[must_use]
    pub fn french(text: impl Into<String>) -> Self {
        Self { fr: Some(text.into()), ..Self::default() }
    }
    /// The text in one language, if it is given and not blank.
    #[must_use]
    pub fn get(&self, language: Language) -> Option<&str> {
        let text = match language {
            Language::Fr => &self.fr,
            Language::Ar => &self.ar,
            Language::En => &self.en,
        };
        text.as_deref().filter(|text| !text.trim().is_empty())
    }
    /// The text in the wanted language, else in the first language that has one; empty if none has.
    #[must_use]
    pub fn best(&self, wanted: Language) -> &str {
        self.get(wanted).or_else(|| Language::ALL.into_iter().find_map(|language| self.get(language))).unwrap_or_default()
    }
    /// Whether no language has a text.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        Language::ALL.into_iter().all(|language| self.get(language).is_none())
    }
    /// Every text that is given.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        Language::ALL.into_iter().filter_map(|language| self.get(language))
    }
    /// Notes what is wrong with the texts that are given: too long, or with characters that do not belong.
    pub fn check(&self, check: &mut Check, pointer: &str, max: usize) {
        for language in Language::ALL {
            if let Some(text) = self.get(language) {
                check.text(&format!("{pointer}/{}", language.tag()), text, max);
            }
        }
    }
    /// As [`Self::check`], and at least one language is needed.
    pub fn check_required(&self, check: &mut Check, pointer: &str, max: usize) {
        check.require(!self.is_blank(), pointer, FieldCode::Required);
        self.check(check, pointer, max);
    }
}
