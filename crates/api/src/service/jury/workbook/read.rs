//! Reading a workbook that came back. Cell by cell, within bounds; no formula is evaluated, and nothing is believed of the sizes that it
//! claims.

use super::layout::Column;
use calamine::{DataRef, Reader as _, Xlsx, XlsxError};
use std::collections::BTreeMap;
use std::io::Cursor;
use tahaddi_domain::code::Code;
use tahaddi_domain::refusal::Refusal;

/// The most sheets that are looked at.
const MOST_SHEETS: usize = 50;
/// The most rows of a table of scores.
const MOST_ROWS: u32 = 5_000;
/// The most columns.
const MOST_COLUMNS: u32 = 500;
/// The most cells that are read at all.
const MOST_CELLS: usize = 500_000;

/// A table of scores, as it was sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The name of its sheet.
    pub sheet: String,
    /// Where its columns are.
    pub columns: BTreeMap<Column, u32>,
    /// The rows of its dossiers, by their place, with what stands in which column.
    pub rows: BTreeMap<u32, BTreeMap<u32, Value>>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// Yes or no.
    Boolean(bool),
    /// A formula, whatever it last came to.
    Formula,
    /// A date, a duration, an error.
    Other,
}

/// The tables of scores in a workbook: the sheets whose first row has the keys. Takes a moment: not on a thread that serves requests.
///
/// # Errors
/// `file_unsafe` for what is no workbook, or holds more than any juror could fill in.
pub fn read(bytes: &[u8]) -> Result<Vec<Table>, Refusal> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let names: Vec<String> = workbook.sheet_names().into_iter().take(MOST_SHEETS).collect();
    let (mut tables, mut left) = (Vec::new(), MOST_CELLS);
    for name in names {
        let Some((columns, rows)) = table(&mut workbook, &name, &mut left)? else { continue };
        tables.push(Table { sheet: name, columns, rows });
    }
    Ok(tables)
}

type Contents = (BTreeMap<Column, u32>, BTreeMap<u32, BTreeMap<u32, Value>>);

fn table(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str, left: &mut usize) -> Result<Option<Contents>, Refusal> {
    let mut cells = match workbook.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        // A chart, or a sheet of another kind.
        Err(XlsxError::NotAWorksheet(_) | XlsxError::WorksheetNotFound(_)) => return Ok(None),
        Err(error) => return Err(damaged(error)),
    };
    let (mut columns, mut rows) = (BTreeMap::new(), BTreeMap::<u32, BTreeMap<u32, Value>>::new());
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(damaged)? {
        let (row, column) = cell.pos;
        *left = left.checked_sub(1).ok_or_else(too_much)?;
        let value = if cell.formula.is_some() { Some(Value::Formula) } else { value(&cell.value) };
        let Some(value) = value else { continue };
        if column >= MOST_COLUMNS || row >= MOST_ROWS {
            return if columns.contains_key(&Column::Assignment) { Err(too_much()) } else { Ok(None) };
        }
        match row {
            0 => {
                if let Value::Text(key) = &value
                    && let Some(key) = Column::parse(key)
                {
                    columns.entry(key).or_insert(column);
                }
            }
            // The headings are for people.
            1 => {}
            _ => {
                // What is no table of scores is not kept.
                if !columns.contains_key(&Column::Assignment) {
                    return Ok(None);
                }
                rows.entry(row).or_default().insert(column, value);
            }
        }
    }
    Ok(columns.contains_key(&Column::Assignment).then_some((columns, rows)))
}

/// What stands in a cell; none in an empty one, or a blank text.
#[expect(clippy::cast_precision_loss, reason = "whole numbers beyond 2^53 are on no scale")]
fn value(cell: &DataRef<'_>) -> Option<Value> {
    let text = |text: &str| (!text.trim().is_empty()).then(|| Value::Text(text.to_owned()));
    match cell {
        DataRef::Empty => None,
        DataRef::String(said) => text(said),
        DataRef::SharedString(said) => text(said),
        DataRef::Int(number) => Some(Value::Number(*number as f64)),
        DataRef::Float(number) => Some(Value::Number(*number)),
        DataRef::Bool(said) => Some(Value::Boolean(*said)),
        DataRef::DateTime(_) | DataRef::DateTimeIso(_) | DataRef::DurationIso(_) | DataRef::Error(_) => Some(Value::Other),
    }
}

fn damaged(error: XlsxError) -> Refusal {
    tracing::debug!(%error, "a workbook cannot be read");
    Refusal::new(Code::FileUnsafe).with("reason", "malformed")
}

fn too_much() -> Refusal {
    Refusal::new(Code::FileUnsafe).with("reason", "bomb")
}
