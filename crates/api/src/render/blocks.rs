//! A document as its blocks: what both the page and the PDF are made from, so that they say the same.

use super::scene::Scene;
use tahaddi_domain::document::Language;

/// A document in one language.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its language.
    pub language: Language,
    /// Its title.
    pub title: String,
    /// A word on every page if it binds nobody yet.
    pub draft: Option<String>,
    /// What stands at the foot of every page.
    pub foot: String,
    /// Its parts.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// Names and what they stand for.
    Facts(Vec<(String, String)>),
    /// Items.
    List(Vec<String>),
    /// A table.
    Table(Table),
    /// Drawings, one below the other.
    Drawings(Vec<Scene>),
    /// Who signs, with a line each: name and capacity.
    Signatures(Vec<(String, String)>),
}

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// The columns: what they are called, and their share of the width.
    pub columns: Vec<(String, f32)>,
    /// The rows, one cell a column.
    pub rows: Vec<Vec<String>>,
}
