//! The cells of a workbook that are at fault.

use super::layout::address;
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::refusal::{FieldIssue, Refusal};

/// The most faults that are listed: more than the cells of any desk, and no more than an answer can carry.
const MOST_FAULTS: usize = 5_000;

/// The cells at fault, each with the place of its table, its row and its column.
#[derive(Default)]
pub(super) struct Faults {
    issues: Vec<((usize, u32, u32), FieldIssue)>,
    table: usize,
    total: usize,
}

impl Faults {
    /// What follows is about the table at this place.
    pub(super) fn begin(&mut self, table: usize) {
        self.table = table;
    }

    /// How many there are, listed or not.
    pub(super) fn total(&self) -> usize {
        self.total
    }

    pub(super) fn add(&mut self, sheet: &str, row: u32, column: u32, code: FieldCode) {
        for issue in Refusal::field("", code).fields {
            self.push(sheet, (row, column), issue);
        }
    }

    pub(super) fn push(&mut self, sheet: &str, (row, column): (u32, u32), mut issue: FieldIssue) {
        self.total += 1;
        if self.issues.len() >= MOST_FAULTS {
            return;
        }
        let cell = address(row, column);
        issue.pointer = format!("/sheets/{}/{cell}", sheet.replace('~', "~0").replace('/', "~1"));
        issue.details.insert("sheet", sheet.to_owned());
        issue.details.insert("cell", cell);
        self.issues.push(((self.table, row, column), issue));
    }

    /// Ends the reading.
    ///
    /// # Errors
    /// `validation_failed` with the faults in the order of their cells, `faults_total`, and `faults_left_out` where not all are listed.
    pub(super) fn finish(mut self) -> Result<(), Refusal> {
        if self.total == 0 {
            return Ok(());
        }
        self.issues.sort_by_key(|(place, _)| *place);
        let fields: Vec<FieldIssue> = self.issues.into_iter().map(|(_, issue)| issue).collect();
        let left_out = self.total.saturating_sub(fields.len());
        let refusal = Refusal { fields, ..Refusal::new(Code::ValidationFailed) }.with("faults_total", self.total);
        Err(if left_out == 0 { refusal } else { refusal.with("faults_left_out", left_out) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(count: usize) -> (usize, Option<String>, Option<String>) {
        let mut faults = Faults::default();
        for row in (0_u32..).take(count) {
            faults.add("Notes", row, 0, FieldCode::WrongType);
        }
        let refusal = faults.finish().unwrap_err();
        let fact = |name: &str| refusal.details.get(name).cloned();
        (refusal.fields.len(), fact("faults_total"), fact("faults_left_out"))
    }

    #[test]
    fn what_is_not_listed_is_counted() {
        assert_eq!(Faults::default().finish(), Ok(()));
        assert_eq!(told(1), (1, Some("1".to_owned()), None));
        assert_eq!(told(MOST_FAULTS), (MOST_FAULTS, Some(MOST_FAULTS.to_string()), None));
        assert_eq!(told(MOST_FAULTS + 3), (MOST_FAULTS, Some((MOST_FAULTS + 3).to_string()), Some("3".to_owned())));
    }
}
