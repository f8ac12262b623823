//! The files of a dossier as jurors read them: by numbers, and in a blind phase as copies that tell nothing of who made them.

use super::file::{FileState, StoredFile};
use crate::document::{ApplicationDocument, ChallengeDocument};
use crate::id::FileId;
use crate::states::states;

states! {
    /// Whether a juror can read a file.
    JuryFileState {
        /// It can be read.
        Ready = "ready",
        /// It is being scanned, or its copy is being made.
        Preparing = "preparing",
    }
}

states! {
    /// Why jurors who judge blind are not shown a file.
    HiddenReason {
        /// Files of this type are not cleaned of what they tell of people.
        Type = "type",
        /// This file cannot be cleaned.
        Content = "content",
        /// Its copy failed again and again.
        Failure = "failure",
    }
}

states! {
    /// How far the copy of a file for jurors who judge blind is.
    CopyState {
        /// A worker will make it.
        Waiting = "waiting",
        /// It can be read.
        Made = "made",
        /// There is none, and will be none.
        Hidden = "hidden",
    }
}

/// After so many attempts no copy is made.
pub const MOST_COPY_ATTEMPTS: i32 = 5;

/// The copy of a file for jurors who judge blind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlindCopy {
    /// The file of which it is a copy.
    pub file: FileId,
    /// How far it is.
    pub state: CopyState,
    /// Why there is none.
    pub hidden: Option<HiddenReason>,
    /// Its bytes.
    pub content: Option<CopyContent>,
}

/// The bytes of a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyContent {
    /// The key of its bytes in the store of files.
    pub blob: String,
    /// What opens them, wrapped.
    pub blob_key: String,
    /// Bytes.
    pub size: i64,
    /// The SHA-256 of its bytes, in lower-case hexadecimal digits.
    pub sha256: String,
}

/// A file that jurors may see, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbered<'a> {
    /// Where its question stands in the form, from 1.
    pub question: usize,
    /// Its number among the files that answer the question, from 1.
    pub number: usize,
    /// The file.
    pub file: &'a StoredFile,
}

impl Numbered<'_> {
    /// What jurors call it: `2-1` for the first answer to the second question. Says nothing of who sent it.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{}-{}", self.question, self.number)
    }
}

/// The files with which a dossier was handed in that jurors may see: answers to questions that are shown to them, in the order of the form.
/// Those in which a scanner found something keep their number and are left out.
#[must_use]
pub fn jury_files<'a>(document: &ApplicationDocument, form: &ChallengeDocument, files: &'a [StoredFile]) -> Vec<Numbered<'a>> {
    let mut numbered = Vec::new();
    for (question, _answer) in document.jury_answers(form) {
        let place = form.questions.iter().position(|other| other.id == question.id).unwrap_or_default() + 1;
        let own = files.iter().filter(|file| Some(&file.question) == question.id.as_ref());
        let own = own.enumerate().map(|(index, file)| Numbered { question: place, number: index + 1, file });
        numbered.extend(own.filter(|numbered| numbered.file.state != FileState::Quarantined));
    }
    numbered
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{ApplicationId, Id as _, QuestionId, UserId};
    use crate::time::Instant;
    use serde_json::json;

    fn file(name: &str, question: &str, state: FileState) -> StoredFile {
        StoredFile {
            id: FileId::from_stored(name.to_owned()),
            application: ApplicationId::from_stored("app".to_owned()),
            question: QuestionId::from_stored(question.to_owned()),
            name: name.to_owned(),
            media_type: "application/pdf".to_owned(),
            size: 1,
            sha256: String::new(),
            pages: None,
            state,
            blob: String::new(),
            blob_key: None,
            uploaded_by: UserId::from_stored("usr".to_owned()),
            uploaded_at: Instant::from_micros(0),
            removed_at: None,
            correction: None,
        }
    }

    #[test]
    fn file_06_files_are_known_by_the_place_of_their_question_and_their_number() {
        let question = |id: &str, shown: bool| json!({"id": id, "label": {"fr": id}, "kind": "file", "visible_to_jury": shown});
        let ids = ["qst_01kax3v8m0t2r4q6w8y0b1c2d3", "qst_01kax3v8m0t2r4q6w8y0b1c2d4", "qst_01kax3v8m0t2r4q6w8y0b1c2d5"];
        let form = json!({"title": {"fr": "T"}, "questions": [question(ids[0], true), question(ids[1], false), question(ids[2], true)]});
        let form: ChallengeDocument = serde_json::from_value(form).unwrap();
        let document: ApplicationDocument = serde_json::from_value(json!({"title": "T"})).unwrap();
        let files = [
            file("late", ids[2], FileState::Clean),
            file("first", ids[0], FileState::Clean),
            file("bad", ids[2], FileState::Quarantined),
            file("secret", ids[1], FileState::Clean),
            file("last", ids[2], FileState::Pending),
        ];
        let seen = jury_files(&document, &form, &files);
        let seen: Vec<_> = seen.iter().map(|numbered| (numbered.key(), numbered.file.name.as_str())).collect();
        assert_eq!(seen, [("1-1".to_owned(), "first"), ("3-1".to_owned(), "late"), ("3-3".to_owned(), "last")]);
    }
}
