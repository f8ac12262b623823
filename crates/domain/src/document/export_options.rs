//! What an export holds, and how it is written.

use super::Language;
use crate::eligibility::EligibilityStatus;
use crate::states::{default_state, states};
use serde::{Deserialize, Serialize};

states! {
    /// How an export is written.
    ExportFormat {
        /// A workbook of a spreadsheet, with typed cells.
        Xlsx = "xlsx",
        /// Text in UTF-8, values parted by commas; several tables come as a ZIP archive with a file each.
        Csv = "csv",
    }
}

default_state!(ExportFormat::Xlsx);

/// What an export of dossiers holds, and how it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"format": "xlsx", "language": "ar", "include_withdrawn": false, "eligibility": "eligible"})))]
pub struct ExportOptions {
    /// How it is written.
    #[serde(default)]
    pub format: ExportFormat,
    /// The language of headings and names of values; left out, that of the request.
    #[serde(default)]
    pub language: Option<Language>,
    /// Withdrawn applications too.
    #[serde(default)]
    pub include_withdrawn: bool,
    /// Only applications about whose eligibility this was decided, or nothing yet; left out, all.
    #[serde(default)]
    pub eligibility: Option<EligibilityStatus>,
}

/// How an export of a review phase is written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"format": "csv", "language": "fr"})))]
pub struct PhaseExportOptions {
    /// How it is written.
    #[serde(default)]
    pub format: ExportFormat,
    /// The language of headings and names of values; left out, that of the request.
    #[serde(default)]
    pub language: Option<Language>,
}

impl From<PhaseExportOptions> for ExportOptions {
    fn from(options: PhaseExportOptions) -> Self {
        Self { format: options.format, language: options.language, ..Self::default() }
    }
}
