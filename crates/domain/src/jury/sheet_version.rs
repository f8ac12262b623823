//! A score sheet as it was.

use super::AssignmentState;
use crate::document::{CorrectedSheet, FieldChange, ScoreSheet, changes};
use crate::time::Instant;

/// An assignment with its sheet at one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetVersion {
    /// The version of the assignment.
    pub version: i64,
    /// How far it was.
    pub state: AssignmentState,
    /// What the juror had written.
    pub sheet: Option<ScoreSheet>,
    /// What counted in its place.
    pub corrected: Option<CorrectedSheet>,
    /// Why it had been recused, declined, taken away or given back.
    pub reason: Option<String>,
    /// When it became so.
    pub at: Instant,
}

impl SheetVersion {
    /// As the panel sees it: without what the juror wrote for nobody else.
    #[must_use]
    pub fn for_panel(self) -> Self {
        Self { sheet: self.sheet.map(ScoreSheet::for_panel), ..self }
    }

    /// The sheet that counted if one did, without the juror's note where it was corrected.
    #[must_use]
    fn counting(&self) -> ScoreSheet {
        let corrected = self.corrected.as_ref().map(|corrected| &corrected.sheet);
        corrected.or(self.sheet.as_ref()).cloned().unwrap_or_default()
    }

    /// What changed of the sheet that counts since the version before, field by field; a first one is compared with an empty sheet.
    #[must_use]
    pub fn changes_since(&self, before: Option<&Self>) -> Vec<FieldChange> {
        let older = before.map(Self::counting).unwrap_or_default();
        let newer = self.counting();
        if self.corrected.is_some() {
            // A correction leaves the juror's note alone.
            return changes(&older.for_panel(), &newer.for_panel());
        }
        changes(&older, &newer)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{id, moment, sheet};
    use super::*;
    use crate::id::UserId;

    fn version(sheet: ScoreSheet, corrected: Option<ScoreSheet>) -> SheetVersion {
        let corrected = corrected.map(|sheet| CorrectedSheet {
            sheet,
            reason: "Typed 4 for 1.".into(),
            corrected_by: id::<UserId>(1),
            corrected_at: moment(2),
        });
        SheetVersion { version: 2, state: AssignmentState::Completed, sheet: Some(sheet), corrected, reason: None, at: moment(1) }
    }

    fn pointers(changes: &[FieldChange]) -> Vec<&str> {
        let mut names: Vec<&str> = changes.iter().map(|change| change.pointer.rsplit('/').next().unwrap_or_default()).collect();
        names.sort_unstable_by_key(|name| std::cmp::Reverse(*name));
        names
    }

    #[test]
    fn deltas_name_fields_and_a_note_is_its_writers() {
        let noted = |score: f64| ScoreSheet { note: "Mine.".into(), ..sheet(&[(1, Some(score))]) };
        let (first, second) = (version(noted(4.0), None), version(noted(3.0), None));
        assert_eq!(pointers(&first.changes_since(None)), ["note", crate::id::Id::as_str(&id::<crate::id::CriterionId>(1))]);
        let change = &second.changes_since(Some(&first))[0];
        assert_eq!((change.pointer.ends_with("/score"), &change.before, &change.after), (true, &4.into(), &3.into()));
        let panel = first.clone().for_panel();
        assert!(!serde_json::to_string(&panel.changes_since(None)).unwrap().contains("Mine."));
        let corrected = version(noted(3.0), Some(sheet(&[(1, Some(1.0))])));
        assert_eq!(pointers(&corrected.changes_since(Some(&second))), ["score"]);
        assert!(corrected.changes_since(Some(&corrected)).is_empty());
    }
}
