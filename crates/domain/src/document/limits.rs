//! What an answer may measure.

use super::form::check_languages;
use super::{LocalizedText, Points, Question, QuestionKind};
use crate::code::FieldCode;
use crate::refusal::Check;
use serde::{Deserialize, Serialize};

/// What an answer may measure. What a limit counts follows from its name; pages are read by people where no program can, and seconds always.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"characters": null, "pages": 10, "seconds": null, "megabytes": 5, "least": null, "most": null,
    "media_types": ["application/pdf"], "languages": ["fr", "en"], "file_name": "{startup}-dossier.pdf", "disqualifies": false, "note": {"fr": "Arial 11, interligne simple"}})))]
pub struct Limits {
    /// Characters of a text as a person counts them: an accent or an Arabic diacritic is part of its letter, a line break is one, and
    /// tatweel does not count.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 40_000))]
    pub characters: Option<u32>,
    /// Pages of a file. One that has more keeps a dossier from being handed in; where they cannot be counted, people look.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 1_000))]
    pub pages: Option<u32>,
    /// Seconds of a video.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 36_000))]
    pub seconds: Option<u32>,
    /// Megabytes (10⁶ bytes) of a file.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 1_000))]
    pub megabytes: Option<u32>,
    /// The least number, or the least number of options to choose.
    #[serde(default)]
    pub least: Option<Points>,
    /// The greatest number, or the greatest number of options to choose.
    #[serde(default)]
    pub most: Option<Points>,
    /// Media types of a file, such as `application/pdf`.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 30))]
    pub media_types: Vec<String>,
    /// BCP 47 tags of the languages in which an answer may be given; an empty list means those of the call.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub languages: Vec<String>,
    /// How the file must be named; what stands in braces is filled in.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub file_name: Option<String>,
    /// An answer that does not keep them disqualifies the dossier.
    #[serde(default)]
    pub disqualifies: bool,
    /// What else is to be observed: fonts, spacing, the order of slides.
    #[serde(default)]
    pub note: LocalizedText,
}

impl Limits {
    pub(super) fn check(&self, check: &mut Check, pointer: &str, question: &Question) {
        let is_file = question.kind == QuestionKind::File;
        let is_number = matches!(question.kind, QuestionKind::Number | QuestionKind::MultipleChoice);
        let bounded = |value: Option<u32>, most: u32, belongs: bool| value.is_none_or(|value| belongs && (1..=most).contains(&value));
        for (name, holds) in [
            ("characters", bounded(self.characters, 40_000, question.is_text())),
            ("pages", bounded(self.pages, 1_000, is_file)),
            ("seconds", bounded(self.seconds, 36_000, is_file || question.kind == QuestionKind::Video)),
            ("megabytes", bounded(self.megabytes, 1_000, is_file)),
            ("least", self.least.is_none() || is_number),
            ("most", self.most.is_none() || is_number),
            ("media_types", self.media_types.is_empty() || is_file),
            ("file_name", self.file_name.is_none() || is_file),
        ] {
            check.require(holds, format!("{pointer}/{name}"), FieldCode::NotAllowed);
        }
        if let (Some(least), Some(most)) = (self.least, self.most) {
            check.require(least <= most, format!("{pointer}/most"), FieldCode::WrongOrder);
        }
        check.distinct(&format!("{pointer}/media_types"), &self.media_types, 30);
        for (index, media_type) in self.media_types.iter().enumerate() {
            let well_formed =
                media_type.len() <= 100 && media_type.split_once('/').is_some_and(|(kind, sub)| !kind.is_empty() && !sub.is_empty());
            check.require(well_formed, format!("{pointer}/media_types/{index}"), FieldCode::InvalidFormat);
        }
        check_languages(check, &format!("{pointer}/languages"), &self.languages);
        check.text(&format!("{pointer}/file_name"), self.file_name.as_deref().unwrap_or_default(), 200);
        self.note.check(check, &format!("{pointer}/note"), 1_000);
    }
}
