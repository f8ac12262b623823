//! Workbooks of Office Open XML.

use super::csv::begins_a_formula;
use super::{Cell, Heading, TableError};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet};
use std::borrow::Cow;
use std::fs::File;
use std::path::Path;
use tahaddi_domain::document::Language;
use tahaddi_domain::time::Instant;

/// The most UTF-16 code units of a cell.
pub const MOST_UNITS: usize = 32_767;
/// What stands at the end of a text that was too long for a cell.
const CUT: char = '…';
/// How wide a column is, in characters.
const WIDTH: f64 = 24.0;

/// How cells look.
#[derive(Clone, Debug)]
pub struct Looks {
    /// A heading.
    pub heading: Format,
    /// A text that begins like a formula: it stays a text when it is edited.
    pub quoted: Format,
    day: Format,
    moment: Format,
}

impl Default for Looks {
    fn default() -> Self {
        Self {
            heading: Format::new().set_bold().set_text_wrap(),
            quoted: Format::new().set_quote_prefix(),
            day: Format::new().set_num_format("yyyy-mm-dd"),
            moment: Format::new().set_num_format("yyyy-mm-dd hh:mm:ss"),
        }
    }
}

/// A workbook while it is being written. What was written lies in temporary files.
pub struct Book {
    workbook: Workbook,
    language: Language,
    looks: Looks,
    file: File,
    tables: usize,
    row: u32,
}

impl Book {
    pub(super) fn new(language: Language, at: Instant, file: File, scratch: &Path) -> Result<Self, TableError> {
        let mut workbook = Workbook::new();
        workbook.set_tempdir(scratch)?;
        workbook.set_properties(&properties(at)?);
        Ok(Self { workbook, language, looks: Looks::default(), file, tables: 0, row: 0 })
    }

    pub(super) fn table(&mut self, heading: &Heading) -> Result<(), TableError> {
        let sheet = self.workbook.add_worksheet_with_constant_memory()?;
        dress(sheet, &heading.title, self.language)?;
        sheet.set_freeze_panes(1, 0)?;
        for (column, title) in (0_u16..).zip(&heading.columns) {
            sheet.set_column_width(column, WIDTH)?;
            write_heading(sheet, (0, column), title, &self.looks)?;
        }
        (self.tables, self.row) = (self.tables + 1, 1);
        Ok(())
    }

    pub(super) fn row(&mut self, cells: &[Cell]) -> Result<(), TableError> {
        let index = self.tables.checked_sub(1).ok_or(TableError::NoTable)?;
        let sheet = self.workbook.worksheet_from_index(index)?;
        for (column, cell) in (0_u16..).zip(cells) {
            write(sheet, (self.row, column), cell, &self.looks)?;
        }
        self.row += 1;
        Ok(())
    }

    pub(super) fn finish(mut self) -> Result<(), TableError> {
        Ok(self.workbook.save_to_writer(&mut self.file)?)
    }
}

/// What a workbook says of itself: when it was made, and nobody's name.
///
/// # Errors
/// An instant that no spreadsheet knows.
pub fn properties(at: Instant) -> Result<DocProperties, TableError> {
    Ok(DocProperties::new().set_creation_datetime(&moment(at)?))
}

/// Gives a sheet its name, and Arabic its direction.
///
/// # Errors
/// A name that no sheet can have.
pub fn dress(sheet: &mut Worksheet, title: &str, language: Language) -> Result<(), TableError> {
    sheet.set_name(title)?;
    sheet.set_right_to_left(language == Language::Ar);
    Ok(())
}

/// Writes a heading.
///
/// # Errors
/// A place that no sheet has.
pub fn write_heading(sheet: &mut Worksheet, (row, column): (u32, u16), title: &str, looks: &Looks) -> Result<(), TableError> {
    sheet.write_string_with_format(row, column, fitting(title), &looks.heading)?;
    Ok(())
}

/// Writes a cell with its type. A text is never taken for anything else.
///
/// # Errors
/// A place that no sheet has.
pub fn write(sheet: &mut Worksheet, (row, column): (u32, u16), cell: &Cell, looks: &Looks) -> Result<(), TableError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => {
            let text = fitting(text);
            if text.trim_start().starts_with(begins_a_formula) || text.starts_with(begins_a_formula) {
                sheet.write_string_with_format(row, column, text, &looks.quoted)?;
            } else {
                sheet.write_string(row, column, text)?;
            }
        }
        Cell::Number(number) => {
            sheet.write_number(row, column, *number)?;
        }
        Cell::Boolean(value) => {
            sheet.write_boolean(row, column, *value)?;
        }
        // A day that spreadsheets do not know, before 1900, stays a text.
        Cell::Day(day) => match ExcelDateTime::parse_from_str(day) {
            Ok(known) => {
                sheet.write_datetime_with_format(row, column, &known, &looks.day)?;
            }
            Err(_unknown) => {
                sheet.write_string(row, column, fitting(day))?;
            }
        },
        Cell::Moment(at) => {
            sheet.write_datetime_with_format(row, column, &moment(*at)?, &looks.moment)?;
        }
    }
    Ok(())
}

/// An instant to the second, in UTC.
fn moment(at: Instant) -> Result<ExcelDateTime, TableError> {
    Ok(ExcelDateTime::from_timestamp(at.micros().div_euclid(1_000_000))?)
}

/// The text as a cell can hold it: without control characters, with plain line breaks, and cut at its end where it is too long.
fn fitting(text: &str) -> Cow<'_, str> {
    let is_odd = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    let clean = if text.contains(is_odd) { Cow::Owned(text.replace("\r\n", "\n").replace(is_odd, "")) } else { Cow::Borrowed(text) };
    // No more units than bytes: most texts need not be counted.
    if clean.len() <= MOST_UNITS || clean.encode_utf16().count() <= MOST_UNITS {
        return clean;
    }
    let mut left = MOST_UNITS - CUT.len_utf16();
    let kept = clean.chars().take_while(|c| {
        let fits = c.len_utf16() <= left;
        left = left.saturating_sub(c.len_utf16());
        fits
    });
    let mut cut: String = kept.collect();
    cut.push(CUT);
    Cow::Owned(cut)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_too_long_is_cut_and_says_so() {
        assert_eq!(fitting("a\r\nb\u{7}\tc"), "a\nb\tc");
        let long = "é".repeat(40_000);
        let cut = fitting(&long);
        assert_eq!((cut.encode_utf16().count(), cut.chars().last()), (MOST_UNITS, Some(CUT)));
        let fits = "é".repeat(MOST_UNITS);
        assert_eq!(fitting(&fits), fits);
        assert!(fitting(&"😀".repeat(20_000)).encode_utf16().count() <= MOST_UNITS);
    }
}
