//! Taking the sheets of a workbook that came back: all of them, or none.

use super::layout::{Column, Remark, address, proposal};
use super::read::{Table, Value};
use super::{desks, rubric};
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::jury::desk::{Desk, store};
use crate::service::jury::sheet::trace;
use crate::service::jury::stage::ensure_live;
use std::collections::{BTreeMap, BTreeSet};
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::document::{CriterionScore, Outcome, Points, ScoreSheet};
use tahaddi_domain::id::{AssignmentId, Id as _, PhaseId};
use tahaddi_domain::jury::{Assignment, AssignmentState};
use tahaddi_domain::refusal::{Check, FieldIssue, Refusal};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::review_phase;

/// The most faults that are told at once.
const MOST_FAULTS: usize = 1_000;

/// What became of the rows of a workbook.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// How many rows name a dossier.
    pub rows: usize,
    /// How many sheets say something else than before.
    pub written: usize,
    /// How many were handed in by it.
    pub completed: usize,
    /// How many say what they said before.
    pub unchanged: usize,
}

/// Writes every sheet that differs from what is stored, and hands in those whose row says so, by the rules of each alone. One cell at fault
/// and nothing is written. Columns and rows that are not there leave what they are about as it is.
///
/// # Errors
/// `not_found`, `scoring_not_open`, `panel_locked`, `invalid_state`; `validation_failed` with every cell at fault: its sheet and its
/// address stand in the pointer and the details.
pub fn take(tx: &mut Tx<'_>, caller: &Caller, id: &PhaseId, tables: &[Table]) -> ApiResult<Taken> {
    review_phase::lock_row(tx, id)?;
    let now = tx.now()?;
    let (stage, desks) = desks(tx, caller, id, now)?;
    ensure_live(&stage.challenge)?;
    stage.scoring(now)?;
    let mut left: BTreeMap<AssignmentId, Desk> = desks.into_iter().map(|desk| (desk.assignment.id.clone(), desk)).collect();
    let mut reading = Reading { faults: Faults::default(), seen: BTreeSet::new(), now };
    if tables.is_empty() {
        reading.faults.add("", 0, 0, FieldCode::Required);
    }
    let (mut taken, mut changes) = (Taken::default(), Vec::new());
    for (place, table) in tables.iter().enumerate() {
        reading.faults.table = place;
        for (row, cells) in &table.rows {
            let Some(change) = reading.row(&Place { table, row: *row, cells }, &mut left) else { continue };
            taken.rows += 1;
            match change {
                Change::None => taken.unchanged += 1,
                Change::Some { desk, written, completed } => {
                    taken.written += usize::from(written.is_some());
                    taken.completed += usize::from(completed.is_some());
                    changes.push((desk, written, completed));
                }
            }
        }
    }
    reading.faults.finish()?;
    for (desk, written, completed) in changes {
        let mut desk = *desk;
        for (step, event) in [(written, "sheet.written"), (completed, "sheet.completed")] {
            let Some(step) = step else { continue };
            // Each step counts on from the one before.
            let version = desk.assignment.version;
            desk = store(tx, desk, Assignment { version, ..*step })?;
            trace(tx, caller, event, &desk)?;
        }
    }
    Ok(taken)
}

/// A row, and where it stands.
struct Place<'a> {
    table: &'a Table,
    row: u32,
    cells: &'a BTreeMap<u32, Value>,
}

impl Place<'_> {
    fn value(&self, column: &Column) -> Option<&Value> {
        self.cells.get(self.table.columns.get(column)?)
    }
    fn has(&self, column: &Column) -> bool {
        self.table.columns.contains_key(column)
    }
    /// Whether anything stands in a column that is read.
    fn is_blank(&self) -> bool {
        self.table.columns.values().all(|column| !self.cells.contains_key(column))
    }
}

/// What a row changes.
enum Change {
    None,
    Some { desk: Box<Desk>, written: Option<Box<Assignment>>, completed: Option<Box<Assignment>> },
}

struct Reading {
    faults: Faults,
    seen: BTreeSet<AssignmentId>,
    now: Instant,
}

impl Reading {
    /// What a row changes; nothing for a blank one, and where something is wrong with it.
    fn row(&mut self, place: &Place<'_>, left: &mut BTreeMap<AssignmentId, Desk>) -> Option<Change> {
        if place.is_blank() {
            return None;
        }
        let before = self.faults.count;
        let desk = self.desk(place, left)?;
        let (sheet, complete) = (self.sheet(place, &desk), self.complete(place));
        if self.faults.count > before {
            return None;
        }
        let stored = desk.assignment.sheet.clone().unwrap_or_default();
        let written = (plain(&sheet) != plain(&stored)).then_some(sheet);
        let complete = complete && desk.assignment.state == AssignmentState::Assigned;
        if written.is_none() && !complete {
            return Some(Change::None);
        }
        if !matches!(place.value(&Column::Version), Some(Value::Number(seen)) if Points::from_f64(*seen) == version(&desk)) {
            self.fault(place, &Column::Version, FieldCode::Stale);
            return None;
        }
        match steps(&desk, written, complete, self.now) {
            Ok((written, completed)) => {
                Some(Change::Some { desk: Box::new(desk), written: written.map(Box::new), completed: completed.map(Box::new) })
            }
            Err(refusal) => {
                self.refused(place, refusal);
                None
            }
        }
    }

    /// The dossier of a row, once.
    fn desk(&mut self, place: &Place<'_>, left: &mut BTreeMap<AssignmentId, Desk>) -> Option<Desk> {
        let named = match place.value(&Column::Assignment) {
            Some(Value::Text(text)) => AssignmentId::parse(text.trim()),
            _ => None,
        };
        let found = named.as_ref().and_then(|id| left.remove(id));
        if found.is_none() {
            let twice = named.as_ref().is_some_and(|id| self.seen.contains(id));
            self.fault(place, &Column::Assignment, if twice { FieldCode::Duplicate } else { FieldCode::UnknownReference });
        }
        self.seen.extend(named);
        found
    }

    /// The sheet that a row says, over what is stored.
    fn sheet(&mut self, place: &Place<'_>, desk: &Desk) -> ScoreSheet {
        let mut sheet = desk.assignment.sheet.clone().unwrap_or_default();
        for criterion in rubric(desk).scored() {
            let Some(id) = &criterion.id else { continue };
            let (score, comment) = (Column::Score(id.clone()), Column::Comment(id.clone()));
            let mut entry = sheet.scores.remove(id).unwrap_or_default();
            if place.has(&score) {
                entry.score = self.score(place, &score);
            }
            if place.has(&comment) {
                entry.comment = self.text(place, &comment);
            }
            if entry != CriterionScore::default() {
                sheet.scores.insert(id.clone(), entry);
            }
        }
        for remark in Remark::ALL {
            let column = Column::Remark(remark);
            if place.has(&column) {
                let text = self.text(place, &column);
                remark.put(&mut sheet, text);
            }
        }
        if place.has(&Column::Proposal) {
            sheet.proposal = self.proposal(place);
        }
        sheet
    }

    fn proposal(&mut self, place: &Place<'_>) -> Option<Outcome> {
        let said = self.text(place, &Column::Proposal);
        let proposed = proposal(&said);
        if proposed.is_none() && !said.trim().is_empty() {
            self.fault(place, &Column::Proposal, FieldCode::NotAllowed);
        }
        proposed
    }

    fn score(&mut self, place: &Place<'_>, column: &Column) -> Option<Points> {
        let number = match place.value(column)? {
            Value::Number(number) => Some(*number),
            Value::Text(text) => number(text),
            Value::Formula => {
                self.fault(place, column, FieldCode::FormulaNotRead);
                return None;
            }
            Value::Boolean(_) | Value::Other => None,
        };
        let Some(number) = number else {
            self.fault(place, column, FieldCode::WrongType);
            return None;
        };
        let points = Points::from_f64(number);
        if points.is_none() {
            self.fault(place, column, if number.abs() > 1e9 { FieldCode::OutOfRange } else { FieldCode::TooPrecise });
        }
        points
    }

    fn text(&mut self, place: &Place<'_>, column: &Column) -> String {
        match place.value(column) {
            None => String::new(),
            Some(Value::Text(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            Some(Value::Formula) => {
                self.fault(place, column, FieldCode::FormulaNotRead);
                String::new()
            }
            Some(Value::Boolean(_) | Value::Other) => {
                self.fault(place, column, FieldCode::WrongType);
                String::new()
            }
        }
    }

    /// Whether the sheet is to be handed in. One that was handed in stays so, whatever stands here.
    fn complete(&mut self, place: &Place<'_>) -> bool {
        let column = Column::Complete;
        match place.value(&column) {
            None => false,
            Some(Value::Boolean(said)) => *said,
            Some(Value::Text(text)) => yes_or_no(text).unwrap_or_else(|| {
                self.fault(place, &column, FieldCode::NotAllowed);
                false
            }),
            Some(Value::Formula) => {
                self.fault(place, &column, FieldCode::FormulaNotRead);
                false
            }
            Some(Value::Number(number)) if *number == 1.0 || *number == 0.0 => *number == 1.0,
            Some(Value::Number(_) | Value::Other) => {
                self.fault(place, &column, FieldCode::NotAllowed);
                false
            }
        }
    }

    fn fault(&mut self, place: &Place<'_>, column: &Column, code: FieldCode) {
        let at = place.table.columns.get(column).copied().unwrap_or_default();
        self.faults.add(&place.table.sheet, place.row, at, code);
    }

    /// What the rules of a sheet say, at the cells that it is about.
    fn refused(&mut self, place: &Place<'_>, refusal: Refusal) {
        if refusal.fields.is_empty() {
            self.fault(place, &Column::Complete, FieldCode::Required);
        }
        for issue in refusal.fields {
            let column = column_of(&issue.pointer);
            let at = place.table.columns.get(&column).copied().unwrap_or_default();
            self.faults.push(&place.table.sheet, (place.row, at), issue);
        }
    }
}

/// The column that a pointer into a sheet is about.
fn column_of(pointer: &str) -> Column {
    let mut parts = pointer.split('/').skip(1);
    let key = match (parts.next(), parts.next(), parts.next()) {
        (Some("scores"), Some(id), Some("comment")) => format!("comment:{id}"),
        (Some("scores"), Some(id), _) => format!("score:{id}"),
        (Some(field), ..) => field.to_owned(),
        (None, ..) => String::new(),
    };
    Column::parse(&key).unwrap_or(Column::Assignment)
}

fn version(desk: &Desk) -> Option<Points> {
    i32::try_from(desk.assignment.version).ok().map(Points::whole)
}

/// The steps that a row asks for, by the rules of each.
fn steps(
    desk: &Desk,
    written: Option<ScoreSheet>,
    complete: bool,
    now: Instant,
) -> Result<(Option<Assignment>, Option<Assignment>), Refusal> {
    let scoring = desk.scoring(now)?;
    let written = written.map(|sheet| desk.assignment.clone().write(sheet, &scoring)).transpose()?;
    let last = written.as_ref().unwrap_or(&desk.assignment);
    let completed = complete.then(|| last.clone().complete(&scoring)).transpose()?;
    Ok((written, completed))
}

/// A sheet without entries that say nothing, and with line breaks and blanks at the ends as spreadsheets give them back.
fn plain(sheet: &ScoreSheet) -> ScoreSheet {
    let text = |text: &str| text.replace("\r\n", "\n").trim().to_owned();
    let entry = |entry: &CriterionScore| CriterionScore { score: entry.score, comment: text(&entry.comment) };
    let scores = sheet.scores.iter().map(|(id, said)| (id.clone(), entry(said)));
    let scores = scores.filter(|(_, said)| *said != CriterionScore::default()).collect();
    let mut plain = ScoreSheet { scores, ..sheet.clone() };
    for remark in Remark::ALL {
        let said = text(remark.of(sheet));
        remark.put(&mut plain, said);
    }
    plain
}

/// A number that somebody typed as a text: with a comma, or in Arabic digits.
fn number(text: &str) -> Option<f64> {
    let western = |c: char| match c {
        '٠'..='٩' => char::from_u32(u32::from(c) - u32::from('٠') + u32::from('0')).unwrap_or(c),
        ',' | '٫' => '.',
        other => other,
    };
    let text: String = text.trim().chars().map(western).collect();
    let plain = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
    text.parse().ok().filter(|_| plain)
}

/// What a word says, in the languages of the house; none for another word.
fn yes_or_no(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "oui" | "yes" | "نعم" | "x" | "✓" | "✔" | "1" | "true" | "vrai" => Some(true),
        "non" | "no" | "لا" | "0" | "false" | "faux" | "-" => Some(false),
        _ => None,
    }
}

/// The cells at fault, each with the place of its table, its row and its column.
#[derive(Default)]
struct Faults {
    issues: Vec<((usize, u32, u32), FieldIssue)>,
    table: usize,
    count: usize,
}

impl Faults {
    fn add(&mut self, sheet: &str, row: u32, column: u32, code: FieldCode) {
        let mut check = Check::default();
        check.fail("", code);
        for issue in check.into_issues() {
            self.push(sheet, (row, column), issue);
        }
    }

    fn push(&mut self, sheet: &str, (row, column): (u32, u32), mut issue: FieldIssue) {
        self.count += 1;
        if self.issues.len() >= MOST_FAULTS {
            return;
        }
        let cell = address(row, column);
        issue.pointer = format!("/sheets/{}/{cell}", sheet.replace('~', "~0").replace('/', "~1"));
        issue.details.insert("sheet", sheet.to_owned());
        issue.details.insert("cell", cell);
        self.issues.push(((self.table, row, column), issue));
    }

    fn finish(mut self) -> Result<(), Refusal> {
        self.issues.sort_by_key(|(place, _)| *place);
        let fields: Vec<FieldIssue> = self.issues.into_iter().map(|(_, issue)| issue).collect();
        if fields.is_empty() { Ok(()) } else { Err(Refusal { fields, ..Refusal::new(Code::ValidationFailed) }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        assert_eq!([number("4,5"), number(" 4.5 "), number("٤٫٥"), number("-1")], [Some(4.5), Some(4.5), Some(4.5), Some(-1.0)]);
        assert_eq!([number(""), number("1e3"), number("inf"), number("4,5,6"), number("quatre")], [None; 5]);
    }

    #[test]
    fn yes_is_said_in_every_language() {
        assert!(["Oui", "YES", " نعم ", "x"].iter().all(|word| yes_or_no(word) == Some(true)));
        assert!(["non", "No", "لا"].iter().all(|word| yes_or_no(word) == Some(false)));
        assert_eq!(yes_or_no("peut-être"), None);
    }
}
