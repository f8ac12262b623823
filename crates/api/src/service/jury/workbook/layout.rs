//! The columns of a table of scores.

use crate::i18n;
use crate::i18n::labels::label;
use tahaddi_domain::document::{Language, Outcome, Rubric, ScoreSheet};
use tahaddi_domain::id::{CriterionId, Id as _};

/// A column of a table of scores.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// The assignment; hidden.
    Assignment,
    /// The version of the sheet that was downloaded; hidden.
    Version,
    /// What the juror calls the application. Nobody reads it back.
    Pseudonym,
    /// The name of the proposed solution. Nobody reads it back.
    Title,
    /// The score of a criterion.
    Score(CriterionId),
    /// Why.
    Comment(CriterionId),
    /// A text about the whole dossier.
    Remark(Remark),
    /// What the juror proposes to decide.
    Proposal,
    /// Whether the sheet is handed in.
    Complete,
}

/// A text of a sheet that is about no criterion. Another field of the sheet is another line in each of these functions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Remark {
    /// What the juror says to the panel.
    Overall,
    /// What the juror says to the applicant.
    Feedback,
    /// What the juror writes down for nobody else.
    Note,
}

impl Remark {
    /// All of them, in the order of their columns.
    pub const ALL: [Self; 3] = [Self::Overall, Self::Feedback, Self::Note];

    /// The name of its field in a sheet.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Overall => "comment",
            Self::Feedback => "feedback",
            Self::Note => "note",
        }
    }
    /// The name of the text above its column.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Overall => "overall-comment",
            Self::Feedback => "feedback",
            Self::Note => "note",
        }
    }
    /// What stands in it.
    #[must_use]
    pub fn of(self, sheet: &ScoreSheet) -> &str {
        match self {
            Self::Overall => &sheet.comment,
            Self::Feedback => &sheet.feedback,
            Self::Note => &sheet.note,
        }
    }
    /// Puts a text into it.
    pub fn put(self, sheet: &mut ScoreSheet, text: String) {
        match self {
            Self::Overall => sheet.comment = text,
            Self::Feedback => sheet.feedback = text,
            Self::Note => sheet.note = text,
        }
    }
}

impl Column {
    /// The columns for a rubric, in their order.
    #[must_use]
    pub fn all(rubric: &Rubric) -> Vec<Self> {
        let scored = rubric.scored().filter_map(|criterion| criterion.id.clone());
        let scored = scored.flat_map(|id| [Self::Score(id.clone()), Self::Comment(id)]);
        let first = [Self::Assignment, Self::Version, Self::Pseudonym, Self::Title];
        first.into_iter().chain(scored).chain(Remark::ALL.map(Self::Remark)).chain([Self::Proposal, Self::Complete]).collect()
    }

    /// How the program finds it again.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Assignment => "assignment_id".to_owned(),
            Self::Version => "version".to_owned(),
            Self::Pseudonym => "pseudonym".to_owned(),
            Self::Title => "title".to_owned(),
            Self::Score(id) => format!("score:{id}"),
            Self::Comment(id) => format!("comment:{id}"),
            Self::Remark(remark) => remark.field().to_owned(),
            Self::Proposal => "proposal".to_owned(),
            Self::Complete => "complete".to_owned(),
        }
    }

    /// From its key; none for a column that somebody added.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        let key = key.trim();
        let plain = [Self::Assignment, Self::Version, Self::Pseudonym, Self::Title, Self::Proposal, Self::Complete];
        let plain = plain.into_iter().chain(Remark::ALL.map(Self::Remark));
        let of_criterion = || match key.split_once(':')? {
            ("score", id) => CriterionId::parse(id).map(Self::Score),
            ("comment", id) => CriterionId::parse(id).map(Self::Comment),
            _ => None,
        };
        plain.into_iter().find(|column| column.key() == key).or_else(of_criterion)
    }

    /// What people read above it.
    #[must_use]
    pub fn title(&self, rubric: &Rubric, language: Language) -> String {
        let said = |name: &str| i18n::page(&format!("table-{name}"), language, []);
        let label = |id: &CriterionId| rubric.criterion(id).map(|criterion| criterion.label.best(language).to_owned()).unwrap_or_default();
        match self {
            Self::Assignment => said("assignment"),
            Self::Version => "version".to_owned(),
            Self::Pseudonym => said("pseudonym"),
            Self::Title => said("title"),
            Self::Score(id) => match rubric.criterion(id) {
                Some(criterion) => format!("{} ({}–{})", label(id), criterion.min, criterion.max),
                None => label(id),
            },
            Self::Comment(id) => format!("{} : {}", label(id), said("comment")),
            Self::Remark(remark) => said(remark.title()),
            Self::Proposal => said("proposal"),
            Self::Complete => said("complete"),
        }
    }
}

/// What a proposal is called.
#[must_use]
pub fn proposed(outcome: Outcome, language: Language) -> String {
    label("Outcome", outcome.as_str(), language)
}

/// The proposal that a word says, in any language of the house or as the API calls it.
#[must_use]
pub fn proposal(word: &str) -> Option<Outcome> {
    let word = word.trim().to_lowercase();
    let says = |outcome: Outcome| Language::ALL.iter().any(|language| proposed(outcome, *language).to_lowercase() == word);
    Outcome::ALL.iter().copied().find(|outcome| outcome.as_str() == word || says(*outcome))
}

/// The address of a cell as spreadsheets write it, such as `C7`; row and column are counted from 0.
#[must_use]
pub fn address(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        let digit = u8::try_from((left - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + digit));
        left = (left - 1) / 26;
    }
    let letters: String = letters.into_iter().rev().collect();
    format!("{letters}{}", row + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_called_as_in_a_spreadsheet() {
        let named = [
            (0, 0, "A1"),
            (6, 2, "C7"),
            (0, 25, "Z1"),
            (0, 26, "AA1"),
            (9, 701, "ZZ10"),
            (0, 702, "AAA1"),
            (1_048_575, 16_383, "XFD1048576"),
        ];
        for (row, column, name) in named {
            assert_eq!(address(row, column), name);
        }
    }

    #[test]
    fn a_proposal_is_said_in_every_language() {
        for outcome in Outcome::ALL {
            assert!(Language::ALL.iter().all(|language| proposal(&format!(" {} ", proposed(*outcome, *language))) == Some(*outcome)));
            assert_eq!(proposal(outcome.as_str()), Some(*outcome));
        }
        assert_eq!((proposal("peut-être"), proposal("")), (None, None));
    }

    #[test]
    fn columns_are_found_again_by_their_keys() {
        let id = CriterionId::from_stored("crt_01kax3v8m0t2r4q6w8y0b1c2d3".to_owned());
        let fixed = [Column::Assignment, Column::Version, Column::Pseudonym, Column::Title, Column::Proposal, Column::Complete];
        let all = fixed.into_iter().chain([Column::Score(id.clone()), Column::Comment(id)]).chain(Remark::ALL.map(Column::Remark));
        for column in all {
            assert_eq!(Column::parse(&column.key()), Some(column));
        }
        assert_eq!((Column::parse("score:x"), Column::parse("Ma note")), (None, None));
    }
}
