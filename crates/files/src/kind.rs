//! The types of file that the platform knows. All others are refused.

/// A type of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// PDF.
    Pdf,
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// WebP.
    Webp,
    /// A text document of Office Open XML.
    Docx,
    /// A presentation of Office Open XML.
    Pptx,
    /// A spreadsheet of Office Open XML.
    Xlsx,
    /// Comma-separated values.
    Csv,
    /// Plain text.
    Text,
    /// A ZIP archive; off unless the policy turns it on.
    Zip,
}

impl Kind {
    /// All of them.
    pub const ALL: &'static [Self] =
        &[Self::Pdf, Self::Png, Self::Jpeg, Self::Webp, Self::Docx, Self::Pptx, Self::Xlsx, Self::Csv, Self::Text, Self::Zip];

    /// The media type under which it is stored and served.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv",
            Self::Text => "text/plain",
            Self::Zip => "application/zip",
        }
    }

    /// The extensions that it may have, in lower case.
    #[must_use]
    pub const fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Png => &["png"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Webp => &["webp"],
            Self::Docx => &["docx"],
            Self::Pptx => &["pptx"],
            Self::Xlsx => &["xlsx"],
            Self::Csv => &["csv"],
            Self::Text => &["txt"],
            Self::Zip => &["zip"],
        }
    }

    /// What browsers say instead of the media type.
    const fn aliases(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["application/x-pdf"],
            Self::Jpeg => &["image/jpg", "image/pjpeg"],
            // What Windows says of CSV once a spreadsheet is installed.
            Self::Csv => &["text/plain", "application/csv", "application/vnd.ms-excel"],
            Self::Zip => &["application/x-zip-compressed"],
            Self::Png | Self::Webp | Self::Docx | Self::Pptx | Self::Xlsx | Self::Text => &[],
        }
    }

    /// By media type; parameters such as `charset` are passed over.
    #[must_use]
    pub fn from_media_type(text: &str) -> Option<Self> {
        let essence = essence(text);
        Self::ALL.iter().copied().find(|kind| kind.media_type() == essence)
    }

    /// By extension, without the dot.
    #[must_use]
    pub fn from_extension(extension: &str) -> Option<Self> {
        let extension = extension.to_ascii_lowercase();
        Self::ALL.iter().copied().find(|kind| kind.extensions().contains(&extension.as_str()))
    }

    /// Whether a sender may say `declared` of such a file. Who says “some bytes” says nothing.
    pub(crate) fn agrees_with(self, declared: &str) -> bool {
        let essence = essence(declared);
        essence.is_empty()
            || matches!(essence.as_str(), "application/octet-stream" | "binary/octet-stream")
            || essence == self.media_type()
            || self.aliases().contains(&essence.as_str())
    }

    pub(crate) const fn is_text(self) -> bool {
        matches!(self, Self::Csv | Self::Text)
    }
}

/// The media type without its parameters, in lower case.
fn essence(text: &str) -> String {
    text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_is_found_by_what_it_is_called() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_media_type(&format!(" {}; charset=utf-8", kind.media_type().to_uppercase())), Some(*kind));
            assert!(kind.extensions().iter().all(|extension| Kind::from_extension(&extension.to_uppercase()) == Some(*kind)));
            assert!(kind.agrees_with(kind.media_type()) && kind.agrees_with("application/octet-stream") && kind.agrees_with(""));
        }
        assert_eq!(Kind::from_media_type("image/svg+xml"), None);
        assert!(Kind::Csv.agrees_with("application/vnd.ms-excel"));
        assert!(!Kind::Pdf.agrees_with("text/html"));
        assert!(!Kind::Text.agrees_with("text/html"));
    }
}
