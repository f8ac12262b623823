//! Writing the workbook.

use super::layout::{Column, proposed};
use super::rubric;
use crate::i18n;
use crate::service::jury::desk::Desk;
use crate::service::jury::stage::Stage;
use crate::tables::xlsx::{Looks, dress, properties, write as put, write_heading};
use crate::tables::{Cell, TableError};
use rust_xlsxwriter::{DataValidation, DataValidationRule, Workbook, Worksheet};
use tahaddi_domain::document::{AnswerValue, Criterion, Language, Outcome, QuestionKind, Rubric, ScoreSheet};
use tahaddi_domain::id::Id as _;
use tahaddi_domain::jury::AssignmentState;
use tahaddi_domain::time::Instant;

/// How wide a column is, in characters.
const WIDTH: f64 = 22.0;
/// The first row of a dossier: above it are the keys and the headings.
const FIRST: u32 = 2;

/// The workbook: a table of scores for each rubric, what is scored by, and what the dossiers say. It names nobody, not in what it says of
/// itself either. Takes a moment: not on a thread that serves requests.
///
/// # Errors
/// A fault of ours.
pub fn write(stage: &Stage, desks: &[Desk], language: Language, at: Instant) -> Result<Vec<u8>, TableError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(at)?);
    let looks = Looks::default();
    let mut rubrics: Vec<&Rubric> = Vec::new();
    for desk in desks {
        if !rubrics.contains(&rubric(desk)) {
            rubrics.push(rubric(desk));
        }
    }
    if rubrics.is_empty() {
        rubrics.push(&stage.phase.rubric);
    }
    let name = said("scores", language);
    for (index, by) in rubrics.iter().enumerate() {
        let title = if index == 0 { name.clone() } else { format!("{name} {}", index + 1) };
        let mine: Vec<&Desk> = desks.iter().filter(|desk| rubric(desk) == *by).collect();
        scores(workbook.add_worksheet(), &title, by, &mine, (language, &looks))?;
    }
    criteria(workbook.add_worksheet(), &rubrics, (language, &looks))?;
    dossiers(workbook.add_worksheet(), desks, (language, &looks))?;
    Ok(workbook.save_to_buffer()?)
}

fn said(name: &str, language: Language) -> String {
    i18n::page(&format!("table-{name}"), language, [])
}

fn scores(
    sheet: &mut Worksheet,
    title: &str,
    by: &Rubric,
    desks: &[&Desk],
    (language, looks): (Language, &Looks),
) -> Result<(), TableError> {
    dress(sheet, title, language)?;
    let columns = Column::all(by);
    let last = FIRST + u32::try_from(desks.len()).unwrap_or_default().saturating_sub(1);
    for (at, column) in (0_u16..).zip(&columns) {
        sheet.write_string(0, at, column.key())?;
        write_heading(sheet, (1, at), &column.title(by, language), looks)?;
        sheet.set_column_width(at, WIDTH)?;
        match column {
            Column::Assignment | Column::Version => {
                sheet.set_column_hidden(at)?;
            }
            Column::Score(id) => {
                if let Some(criterion) = by.criterion(id) {
                    let bounds = DataValidationRule::Between(criterion.min.value(), criterion.max.value());
                    sheet.add_data_validation(FIRST, at, last, at, &DataValidation::new().allow_decimal_number(bounds))?;
                }
            }
            Column::Complete => {
                let words = [said("yes", language), said("no", language)];
                sheet.add_data_validation(FIRST, at, last, at, &DataValidation::new().allow_list_strings(&words)?)?;
            }
            Column::Proposal => {
                let words: Vec<String> = Outcome::ALL.iter().map(|outcome| proposed(*outcome, language)).collect();
                sheet.add_data_validation(FIRST, at, last, at, &DataValidation::new().allow_list_strings(&words)?)?;
            }
            Column::Pseudonym | Column::Title | Column::Comment(_) | Column::Remark(_) => {}
        }
    }
    sheet.set_row_hidden(0)?;
    sheet.set_freeze_panes(FIRST, 4)?;
    for (row, desk) in (FIRST..).zip(desks) {
        for (at, column) in (0_u16..).zip(&columns) {
            put(sheet, (row, at), &cell(column, desk, language), looks)?;
        }
    }
    Ok(())
}

/// What stands in a column for a dossier.
fn cell(column: &Column, desk: &Desk, language: Language) -> Cell {
    let nothing = ScoreSheet::default();
    let sheet = desk.assignment.sheet.as_ref().unwrap_or(&nothing);
    match column {
        Column::Assignment => Cell::text(desk.assignment.id.as_str()),
        Column::Version => u32::try_from(desk.assignment.version).ok().into(),
        Column::Pseudonym => desk.assignment.pseudonym.as_str().into(),
        Column::Title => desk.application.document.title.as_str().into(),
        Column::Score(id) => sheet.scores.get(id).and_then(|entry| entry.score).map(|score| score.value()).into(),
        Column::Comment(id) => sheet.scores.get(id).map_or(Cell::Empty, |entry| entry.comment.as_str().into()),
        Column::Remark(remark) => remark.of(sheet).into(),
        Column::Proposal => sheet.proposal.map_or(Cell::Empty, |outcome| proposed(outcome, language).into()),
        Column::Complete => said(if desk.assignment.state == AssignmentState::Completed { "yes" } else { "no" }, language).into(),
    }
}

fn criteria(sheet: &mut Worksheet, rubrics: &[&Rubric], (language, looks): (Language, &Looks)) -> Result<(), TableError> {
    dress(sheet, &said("criteria", language), language)?;
    let titles = ["criterion", "guidance", "min", "max", "step", "weight", "levels", "required", "comment-required"];
    head(sheet, &titles, (language, looks))?;
    let mut shown: Vec<&Criterion> = Vec::new();
    for criterion in rubrics.iter().flat_map(|rubric| rubric.scored()) {
        if !shown.iter().any(|other| other.id == criterion.id) {
            shown.push(criterion);
        }
    }
    for (row, criterion) in (1_u32..).zip(shown) {
        let levels = criterion.levels.iter().map(|level| format!("{} = {}", level.value, level.label.best(language)));
        let cells = [
            criterion.label.best(language).into(),
            criterion.guidance.best(language).into(),
            Cell::Number(criterion.min.value()),
            Cell::Number(criterion.max.value()),
            criterion.step.map(|step| step.value()).into(),
            Cell::Number(criterion.weight.value()),
            levels.collect::<Vec<_>>().join("\n").into(),
            Cell::Boolean(criterion.required),
            Cell::Boolean(criterion.comment_required),
        ];
        line(sheet, row, &cells, looks)?;
    }
    Ok(())
}

/// What the dossiers say, as far as jurors see it: a row an answer.
fn dossiers(sheet: &mut Worksheet, desks: &[Desk], (language, looks): (Language, &Looks)) -> Result<(), TableError> {
    dress(sheet, &said("dossiers", language), language)?;
    head(sheet, &["pseudonym", "title", "question", "answer"], (language, looks))?;
    let mut row = 1;
    for desk in desks {
        for (question, answer) in desk.application.document.jury_answers(&desk.stage.challenge.document) {
            let answer = match answer {
                None => Cell::Empty,
                Some(AnswerValue::Boolean(value)) => said(if *value { "yes" } else { "no" }, language).into(),
                Some(AnswerValue::Number(number)) => Cell::Number(number.value()),
                Some(AnswerValue::Text(day)) if question.kind == QuestionKind::Date => Cell::Day(day.clone()),
                Some(AnswerValue::Text(text)) => text.as_str().into(),
                Some(AnswerValue::Choices(chosen)) => chosen.join("\n").into(),
            };
            let (pseudonym, title) = (desk.assignment.pseudonym.as_str(), desk.application.document.title.as_str());
            line(sheet, row, &[pseudonym.into(), title.into(), question.label.best(language).into(), answer], looks)?;
            row += 1;
        }
    }
    Ok(())
}

fn head(sheet: &mut Worksheet, titles: &[&str], (language, looks): (Language, &Looks)) -> Result<(), TableError> {
    for (at, title) in (0_u16..).zip(titles) {
        write_heading(sheet, (0, at), &said(title, language), looks)?;
        sheet.set_column_width(at, WIDTH)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

fn line(sheet: &mut Worksheet, row: u32, cells: &[Cell], looks: &Looks) -> Result<(), TableError> {
    (0_u16..).zip(cells).try_for_each(|(at, cell)| put(sheet, (row, at), cell, looks))
}
