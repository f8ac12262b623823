//! Links to a file: short-lived, for one person and one file of a dossier, or one export.

use crate::error::ApiResult;
use crate::http::extract::CursorKey;
use std::fmt;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{AssignmentId, ExportId, FileId, Id as _, UserId};
use tahaddi_domain::time::{Instant, Span};

/// How long a link holds.
pub const LIFE: Span = Span::seconds(60);

/// What a link opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A file of a dossier.
    File(FileId),
    /// The file of an export.
    Export(ExportId),
    /// A file of a dossier as its juror reads it. The link says nothing of which file it is a copy.
    Review {
        /// The juror's assignment.
        assignment: AssignmentId,
        /// What the juror calls the file.
        file: String,
    },
}

impl Target {
    fn parse(text: &str) -> Option<Self> {
        if let Some((assignment, file)) = text.split_once('~') {
            return Some(Self::Review { assignment: AssignmentId::parse(assignment)?, file: file.to_owned() });
        }
        FileId::parse(text).map(Self::File).or_else(|| ExportId::parse(text).map(Self::Export))
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(id) => id.fmt(f),
            Self::Export(id) => id.fmt(f),
            Self::Review { assignment, file } => write!(f, "{assignment}~{file}"),
        }
    }
}

/// What a link opens, and for whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DownloadLink {
    /// What it opens.
    pub target: Target,
    /// For whom it was made.
    pub user: UserId,
    /// Until when it holds.
    pub until: Instant,
}

impl DownloadLink {
    /// The text of the link, which nobody else can write: what it opens, person, instant in microseconds, and a keyed digest over them.
    ///
    /// # Errors
    /// It cannot be authenticated.
    pub fn seal(&self, key: &CursorKey) -> ApiResult<String> {
        let content = format!("{}.{}.{}", self.target, self.user, self.until.micros());
        Ok(format!("{content}.{}", key.fingerprint(&[b"download", content.as_bytes()])?))
    }

    /// Reads a link that was presented at `now`.
    ///
    /// # Errors
    /// `not_found` for what we did not write, `link_expired`.
    pub fn open(text: &str, key: &CursorKey, now: Instant) -> ApiResult<Self> {
        let (content, seal) = text.rsplit_once('.').ok_or(Code::NotFound)?;
        let expected = key.fingerprint(&[b"download", content.as_bytes()])?;
        if !bool::from(subtle::ConstantTimeEq::ct_eq(expected.as_bytes(), seal.as_bytes())) {
            return Err(Code::NotFound.into());
        }
        let link = Self::read(content).ok_or(Code::NotFound)?;
        if now < link.until { Ok(link) } else { Err(Code::LinkExpired.into()) }
    }

    fn read(content: &str) -> Option<Self> {
        let mut parts = content.split('.');
        let target = Target::parse(parts.next()?)?;
        let (user, until) = (UserId::parse(parts.next()?)?, parts.next()?.parse().ok()?);
        parts.next().is_none().then_some(Self { target, user, until: Instant::from_micros(until) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_opens_one_file_for_one_person_for_a_minute_and_cannot_be_written_by_others() {
        let key = CursorKey::new([7; 32]);
        let now = Instant::parse("2027-01-15T09:00:00Z").unwrap();
        let file = FileId::from_stored("fil_01kax3v8m0t2r4q6w8y0b1c2d3".to_owned());
        let user = UserId::from_stored("usr_01kax3v8m0t2r4q6w8y0b1c2d3".to_owned());
        let link = DownloadLink { target: Target::File(file), user, until: now + LIFE };
        let text = link.seal(&key).unwrap();
        assert!(text.len() <= 200, "it fits a segment of a path: {}", text.len());
        assert_eq!(DownloadLink::open(&text, &key, now).unwrap(), link);
        assert!(DownloadLink::open(&text, &CursorKey::new([8; 32]), now).is_err());
        for position in 0..text.len() {
            let mut other = text.clone().into_bytes();
            other[position] = if other[position] == b'1' { b'2' } else { b'1' };
            assert!(DownloadLink::open(&String::from_utf8(other).unwrap(), &key, now).is_err(), "position {position}");
        }
        assert!(DownloadLink::open(&text, &key, now + LIFE).is_err());
        let export = Target::Export(ExportId::from_stored("exp_01kax3v8m0t2r4q6w8y0b1c2d3".to_owned()));
        let link = DownloadLink { target: export, ..link };
        let assignment = AssignmentId::from_stored("asg_01kax3v8m0t2r4q6w8y0b1c2d3".to_owned());
        let review = DownloadLink { target: Target::Review { assignment, file: "100-20".to_owned() }, ..link.clone() };
        let text = review.seal(&key).unwrap();
        assert!(text.len() <= 200 && DownloadLink::open(&text, &key, now).unwrap() == review);
        assert_eq!(DownloadLink::open(&link.seal(&key).unwrap(), &key, now).unwrap(), link);
    }
}
