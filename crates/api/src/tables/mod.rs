//! Tables on their way into a file: a workbook, or text in UTF-8 whose values are parted by commas. Row by row; no table is held in
//! memory.
//!
//! What people wrote never becomes a formula where somebody opens the file. A workbook says the type of each cell: a text is a text, and
//! one that begins like a formula is marked so (`quotePrefix`) that it stays one when the cell is edited. Text has no types: there an
//! apostrophe goes before what could begin a formula, see [`csv`].

pub mod csv;
pub mod xlsx;

use std::fs::File;
use std::io::{self, Write as _};
use std::path::Path;
use tahaddi_domain::document::{ExportFormat, Language};
use tahaddi_domain::time::Instant;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A value in a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// Yes or no.
    Boolean(bool),
    /// A day, `YYYY-MM-DD`.
    Day(String),
    /// An instant, in UTC.
    Moment(Instant),
}

impl Cell {
    /// A text; nothing where it is blank.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.trim().is_empty() { Self::Empty } else { Self::Text(text) }
    }
    /// A number that counts something.
    #[must_use]
    pub fn count(count: usize) -> Self {
        u32::try_from(count).map_or(Self::Empty, |count| Self::Number(f64::from(count)))
    }
}

impl From<Option<f64>> for Cell {
    fn from(number: Option<f64>) -> Self {
        number.filter(|number| number.is_finite()).map_or(Self::Empty, Self::Number)
    }
}
impl From<Option<u32>> for Cell {
    fn from(number: Option<u32>) -> Self {
        number.map_or(Self::Empty, |number| Self::Number(f64::from(number)))
    }
}
impl From<Option<Instant>> for Cell {
    fn from(at: Option<Instant>) -> Self {
        at.map_or(Self::Empty, Self::Moment)
    }
}
impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}
impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::text(text)
    }
}

/// What a table is called, and its columns.
#[derive(Clone, Debug)]
pub struct Heading {
    /// The name of its file, without an extension: lower-case letters and hyphens.
    pub slug: &'static str,
    /// What people read: at most 31 characters, none of `[]:*?/\`.
    pub title: String,
    /// The columns.
    pub columns: Vec<String>,
}

/// Why a table could not be written. It is ours: what people wrote always can.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// The disk.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The workbook.
    #[error("the workbook: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The archive.
    #[error("the archive: {0}")]
    Archive(#[from] zip::result::ZipError),
    /// A row before its table.
    #[error("a row came before its table")]
    NoTable,
}

/// Writes tables into a file. Its methods block.
pub struct Writer(Form);

enum Form {
    Csv(io::BufWriter<File>),
    Zip(Box<ZipWriter<File>>),
    Xlsx(Box<xlsx::Book>),
}

impl Writer {
    /// Begins the file: of one table, or of several. A workbook keeps what is written in temporary files in `scratch`.
    ///
    /// # Errors
    /// The file or the folder cannot be written.
    pub fn new(
        format: ExportFormat,
        several: bool,
        language: Language,
        at: Instant,
        file: File,
        scratch: &Path,
    ) -> Result<Self, TableError> {
        Ok(Self(match (format, several) {
            (ExportFormat::Csv, false) => Form::Csv(io::BufWriter::new(file)),
            (ExportFormat::Csv, true) => Form::Zip(Box::new(ZipWriter::new(file))),
            (ExportFormat::Xlsx, _) => Form::Xlsx(Box::new(xlsx::Book::new(language, at, file, scratch)?)),
        }))
    }

    /// The extension of such a file.
    #[must_use]
    pub const fn extension(format: ExportFormat, several: bool) -> &'static str {
        match (format, several) {
            (ExportFormat::Csv, false) => "csv",
            (ExportFormat::Csv, true) => "zip",
            (ExportFormat::Xlsx, _) => "xlsx",
        }
    }

    /// Begins a table; the rows that follow belong to it.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn table(&mut self, heading: &Heading) -> Result<(), TableError> {
        let titles = || heading.columns.iter().map(|title| Cell::Text(title.clone())).collect::<Vec<_>>();
        match &mut self.0 {
            Form::Csv(out) => Ok(out.write_all(csv::BEGINNING.as_bytes()).and_then(|()| out.write_all(csv::line(&titles()).as_bytes()))?),
            Form::Zip(out) => {
                // Archives know no zone; the time of the export stands in its record.
                let options =
                    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::DEFAULT);
                out.start_file(format!("{}.csv", heading.slug), options)?;
                Ok(out.write_all(csv::BEGINNING.as_bytes()).and_then(|()| out.write_all(csv::line(&titles()).as_bytes()))?)
            }
            Form::Xlsx(book) => book.table(heading),
        }
    }

    /// Adds a row.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn row(&mut self, cells: &[Cell]) -> Result<(), TableError> {
        match &mut self.0 {
            Form::Csv(out) => Ok(out.write_all(csv::line(cells).as_bytes())?),
            Form::Zip(out) => Ok(out.write_all(csv::line(cells).as_bytes())?),
            Form::Xlsx(book) => book.row(cells),
        }
    }

    /// Ends the file.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn finish(self) -> Result<(), TableError> {
        match self.0 {
            Form::Csv(mut out) => Ok(out.flush()?),
            Form::Zip(out) => out.finish().map(drop).map_err(TableError::from),
            Form::Xlsx(book) => book.finish(),
        }
    }
}
