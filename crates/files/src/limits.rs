//! What may be sent.

use crate::kind::Kind;
use std::time::Duration;

/// What may be sent at all, whoever asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// The most bytes of one file.
    pub bytes: u64,
    /// The types that are taken.
    pub kinds: Vec<Kind>,
    /// The most entries of an archive (documents of Office are archives).
    pub entries: u64,
    /// The most bytes that an archive unpacks to.
    pub inflated: u64,
    /// How many times larger an archive may become when it is unpacked.
    pub ratio: u64,
    /// The most pixels of an image.
    pub pixels: u64,
    /// How long a sender may send nothing.
    pub stall: Duration,
    /// How many files are looked into at the same time; others wait. Looking into an archive costs a processor up to a second.
    pub inspections: usize,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            bytes: 25_000_000,
            kinds: Kind::ALL.iter().copied().filter(|kind| *kind != Kind::Zip).collect(),
            entries: 1_000,
            inflated: 200_000_000,
            ratio: 100,
            pixels: 50_000_000,
            stall: Duration::from_secs(30),
            inspections: 2,
        }
    }
}

impl Policy {
    /// The limits of one question: its megabytes (10⁶ bytes) and media types, within this policy. No media types mean all of the policy;
    /// those that the platform does not take are passed over, so the rest may be none.
    #[must_use]
    pub fn limits(&self, megabytes: Option<u32>, media_types: &[impl AsRef<str>]) -> Limits {
        let named = |kind: &Kind| media_types.iter().any(|text| Kind::from_media_type(text.as_ref()) == Some(*kind));
        Limits {
            bytes: megabytes.map_or(self.bytes, |most| self.bytes.min(u64::from(most) * 1_000_000)),
            kinds: self.kinds.iter().copied().filter(|kind| media_types.is_empty() || named(kind)).collect(),
            inflated: self.inflated,
        }
    }
}

/// What may be sent as an answer to one question. Nothing here is wider than the [`Policy`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    pub(crate) bytes: u64,
    pub(crate) kinds: Vec<Kind>,
    pub(crate) inflated: u64,
}

impl Limits {
    /// The most bytes.
    #[must_use]
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }
    /// The types that are taken; none means that no file can be sent.
    #[must_use]
    pub fn kinds(&self) -> &[Kind] {
        &self.kinds
    }
    /// The same with fewer bytes: what is left of the quota of a dossier.
    #[must_use]
    pub fn at_most(mut self, bytes: u64) -> Self {
        self.bytes = self.bytes.min(bytes);
        self
    }
    /// The same with fewer bytes that an archive unpacks to: for what is read into memory afterwards.
    #[must_use]
    pub fn unpacked_at_most(mut self, bytes: u64) -> Self {
        self.inflated = self.inflated.min(bytes);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_narrows_the_policy_and_never_widens_it() {
        let policy = Policy::default();
        let none: [&str; 0] = [];
        assert_eq!(policy.limits(None, &none).kinds(), policy.kinds);
        let limits = policy.limits(Some(5), &["application/pdf", "video/mp4", "application/zip"]);
        assert_eq!((limits.bytes(), limits.kinds()), (5_000_000, &[Kind::Pdf][..]));
        assert_eq!(policy.limits(Some(900), &none).bytes(), 25_000_000);
        assert!(policy.limits(None, &["video/mp4"]).kinds().is_empty());
        assert_eq!(policy.limits(None, &none).at_most(7).bytes(), 7);
        let unpacked = |most| policy.limits(None, &none).unpacked_at_most(most).inflated;
        assert_eq!((unpacked(7), unpacked(u64::MAX)), (7, policy.inflated));
    }
}
