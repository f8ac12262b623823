//! Taking the sheets of a workbook that came back: all of them, or none.

use super::faults::Faults;
use super::layout::{Column, Remark, proposal};
use super::read::{Table, Value};
use super::words::{number, yes_or_no};
use super::{desks, rubric};
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::jury::desk::{Desk, store};
use crate::service::jury::sheet::trace;
use crate::service::jury::stage::ensure_live;
use std::collections::{BTreeMap, BTreeSet};
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::document::{CriterionScore, JudgingMode, Outcome, Points, ScoreSheet};
use tahaddi_domain::id::{AssignmentId, Id as _, PhaseId};
use tahaddi_domain::jury::{Assignment, AssignmentState};
use tahaddi_domain::refusal::{FieldIssue, Refusal};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::review_phase;

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
/// address stand in the pointer and the details. `faults_total` counts them; where that is more than are listed, `faults_left_out` says
/// how many are not.
pub fn take(tx: &mut Tx<'_>, caller: &Caller, id: &PhaseId, tables: &[Table]) -> ApiResult<Taken> {
    review_phase::lock_row(tx, id)?;
    let now = tx.now()?;
    let (stage, desks) = desks(tx, caller, id, now)?;
    ensure_live(&stage.challenge)?;
    stage.scoring(now)?;
    let desks: BTreeMap<AssignmentId, Desk> = desks.into_iter().map(|desk| (desk.assignment.id.clone(), desk)).collect();
    let mut reading = Reading { faults: Faults::default(), seen: BTreeSet::new(), unread: BTreeSet::new(), now };
    if tables.is_empty() {
        reading.faults.add("", 0, 0, FieldCode::Required);
    }
    let (mut taken, mut changes) = (Taken::default(), Vec::new());
    for (place, table) in tables.iter().enumerate() {
        reading.faults.begin(place);
        for (row, cells) in &table.rows {
            let Some(change) = reading.row(&Place { table, row: *row, cells }, &desks) else { continue };
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
    /// Where a column is; one that was taken out has its faults where the dossier is named.
    fn at(&self, column: &Column) -> u32 {
        let columns = &self.table.columns;
        columns.get(column).or_else(|| columns.get(&Column::Assignment)).copied().unwrap_or_default()
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
    /// The columns of the row that could not be read: nothing else is said of what stands there.
    unread: BTreeSet<u32>,
    now: Instant,
}

impl Reading {
    /// What a row changes; nothing for a blank one, and where something is wrong with it. One fault hides no other.
    fn row(&mut self, place: &Place<'_>, desks: &BTreeMap<AssignmentId, Desk>) -> Option<Change> {
        if place.is_blank() {
            return None;
        }
        self.unread.clear();
        let before = self.faults.total();
        let change = match self.desk(place, desks) {
            Some(desk) => self.change(place, desk),
            None => {
                self.legible(place);
                None
            }
        };
        change.filter(|_| self.faults.total() == before)
    }

    fn change(&mut self, place: &Place<'_>, desk: &Desk) -> Option<Change> {
        let (sheet, complete) = (self.sheet(place, desk), self.complete(place));
        let stored = desk.assignment.sheet.clone().unwrap_or_default();
        let written = (plain(&sheet) != plain(&stored)).then_some(sheet);
        let complete = complete && desk.assignment.state == AssignmentState::Assigned;
        if written.is_none() && !complete && self.unread.is_empty() {
            return Some(Change::None);
        }
        if !matches!(place.value(&Column::Version), Some(Value::Number(seen)) if Points::from_f64(*seen) == version(desk)) {
            self.fault(place, &Column::Version, FieldCode::Stale);
        }
        match steps(desk, written, complete, self.now) {
            Ok((written, completed)) => {
                let (desk, written, completed) = (Box::new(desk.clone()), written.map(Box::new), completed.map(Box::new));
                Some(Change::Some { desk, written, completed })
            }
            Err(issues) => {
                self.refused(place, issues);
                None
            }
        }
    }

    /// The dossier of a row. One that is named twice is at fault the second time, and what its row says is looked at all the same.
    fn desk<'a>(&mut self, place: &Place<'_>, desks: &'a BTreeMap<AssignmentId, Desk>) -> Option<&'a Desk> {
        let named = match place.value(&Column::Assignment) {
            Some(Value::Text(text)) => AssignmentId::parse(text.trim()),
            _ => None,
        };
        let found = named.as_ref().and_then(|id| desks.get(id));
        if found.is_none() {
            self.fault(place, &Column::Assignment, FieldCode::UnknownReference);
        }
        if let Some(id) = named
            && !self.seen.insert(id)
            && found.is_some()
        {
            self.fault(place, &Column::Assignment, FieldCode::Duplicate);
        }
        found
    }

    /// Whether the cells of a row can be read, where no dossier tells by which rubric.
    fn legible(&mut self, place: &Place<'_>) {
        for column in place.table.columns.keys() {
            match column {
                Column::Score(_) => {
                    self.score(place, column);
                }
                Column::Comment(_) | Column::Remark(_) => {
                    self.text(place, column);
                }
                Column::Proposal => {
                    self.proposal(place);
                }
                Column::Complete => {
                    self.complete(place);
                }
                Column::Assignment | Column::Version | Column::Pseudonym | Column::Title => {}
            }
        }
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
            self.unread(place, &Column::Proposal, FieldCode::NotAllowed);
        }
        proposed
    }

    fn score(&mut self, place: &Place<'_>, column: &Column) -> Option<Points> {
        let number = match place.value(column)? {
            Value::Number(number) => Some(*number),
            Value::Text(text) => number(text),
            Value::Formula => {
                self.unread(place, column, FieldCode::FormulaNotRead);
                return None;
            }
            Value::Boolean(_) | Value::Other => None,
        };
        let Some(number) = number else {
            self.unread(place, column, FieldCode::WrongType);
            return None;
        };
        let points = Points::from_f64(number);
        if points.is_none() {
            self.unread(place, column, if number.abs() > 1e9 { FieldCode::OutOfRange } else { FieldCode::TooPrecise });
        }
        points
    }

    fn text(&mut self, place: &Place<'_>, column: &Column) -> String {
        match place.value(column) {
            None => String::new(),
            Some(Value::Text(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            Some(Value::Formula) => {
                self.unread(place, column, FieldCode::FormulaNotRead);
                String::new()
            }
            Some(Value::Boolean(_) | Value::Other) => {
                self.unread(place, column, FieldCode::WrongType);
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
                self.unread(place, &column, FieldCode::NotAllowed);
                false
            }),
            Some(Value::Formula) => {
                self.unread(place, &column, FieldCode::FormulaNotRead);
                false
            }
            Some(Value::Number(number)) if *number == 1.0 || *number == 0.0 => *number == 1.0,
            Some(Value::Number(_) | Value::Other) => {
                self.unread(place, &column, FieldCode::NotAllowed);
                false
            }
        }
    }

    fn fault(&mut self, place: &Place<'_>, column: &Column, code: FieldCode) {
        self.faults.add(&place.table.sheet, place.row, place.at(column), code);
    }

    /// A cell that says nothing that could be taken.
    fn unread(&mut self, place: &Place<'_>, column: &Column, code: FieldCode) {
        self.unread.insert(place.at(column));
        self.fault(place, column, code);
    }

    /// What the rules of a sheet say, at the cells that it is about.
    fn refused(&mut self, place: &Place<'_>, issues: Vec<FieldIssue>) {
        for issue in issues {
            for at in cells_of(place, &issue.pointer) {
                if !self.unread.contains(&at) {
                    self.faults.push(&place.table.sheet, (place.row, at), issue.clone());
                }
            }
        }
    }
}

/// The columns of the cells that a pointer into a sheet is about: of all scores, those that are there.
fn cells_of(place: &Place<'_>, pointer: &str) -> Vec<u32> {
    if pointer != "/scores" {
        return vec![place.at(&column_of(pointer))];
    }
    let scored = |(column, at): (&Column, &u32)| (matches!(column, Column::Score(_)) && place.cells.contains_key(at)).then_some(*at);
    let scored: Vec<u32> = place.table.columns.iter().filter_map(scored).collect();
    if scored.is_empty() { vec![place.at(&Column::Assignment)] } else { scored }
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

/// The steps that a row asks for, by the rules of each; or all that these have against it.
fn steps(
    desk: &Desk,
    written: Option<ScoreSheet>,
    complete: bool,
    now: Instant,
) -> Result<(Option<Assignment>, Option<Assignment>), Vec<FieldIssue>> {
    let scoring = desk.scoring(now).map_err(issues_of)?;
    // What is to be handed in is asked for what it lacks, too, where what it has is not right.
    let finished = complete || desk.assignment.state == AssignmentState::Completed;
    let lacking = written.as_ref().filter(|_| finished).map(|sheet| sheet.lacking(scoring.rubric())).unwrap_or_default();
    let written = match written.map(|sheet| desk.assignment.clone().write(sheet, &scoring)).transpose() {
        Ok(written) => written,
        Err(refusal) => {
            let pairwise = scoring.mode() == JudgingMode::Pairwise;
            let told = pairwise || refusal.code == Code::SheetIncomplete;
            let mut issues = issues_of(refusal);
            issues.extend(lacking.into_iter().filter(|_| !told));
            if pairwise && complete {
                issues.extend(issues_of(Refusal::new(Code::SheetIncomplete)));
            }
            return Err(issues);
        }
    };
    let last = written.as_ref().unwrap_or(&desk.assignment);
    let completed = complete.then(|| last.clone().complete(&scoring)).transpose().map_err(issues_of)?;
    Ok((written, completed))
}

/// What a refusal says is wrong; of one that names no field, that the sheet cannot be handed in.
fn issues_of(refusal: Refusal) -> Vec<FieldIssue> {
    if refusal.fields.is_empty() { Refusal::field("/complete", FieldCode::Required).fields } else { refusal.fields }
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
