//! What the parts of a document are, for those to whom it is read: headings, paragraphs, lists, tables, figures, one in another.

use super::scene::Scene;

/// What an element is.
#[derive(Clone, Debug, PartialEq)]
pub enum Role {
    /// The title of the document.
    Title,
    /// A heading.
    Heading,
    /// A paragraph.
    Paragraph,
    /// A list.
    List,
    /// An item of a list.
    Item,
    /// What an item is about.
    Label,
    /// What an item says.
    Body,
    /// A table.
    Table {
        /// What it shows.
        caption: String,
    },
    /// The head of a table.
    Head,
    /// Its other rows.
    Rows,
    /// A row.
    Row,
    /// A cell that names a column.
    Name,
    /// Another cell.
    Cell,
    /// A drawing.
    Figure {
        /// What it shows, in words.
        shown: String,
        /// The number of its page, from 0.
        page: usize,
        /// Its upper left corner.
        at: (f32, f32),
        /// Its width and height.
        size: (f32, f32),
    },
}

/// An element of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    /// What it is.
    pub role: Role,
    /// The element in which it stands, which comes before it; `None` if it stands in no other.
    pub within: Option<usize>,
    /// What it says, of what stands in no other element of its own.
    pub text: Option<String>,
}

/// Of what a shape on a page is a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Of an element, by its number.
    Element(usize),
    /// Of the head of the page, which is on every page.
    PageHead,
    /// Of its foot.
    PageFoot,
    /// Of nothing that is read: a rule, or the head of a table once more.
    Decoration,
}

/// A page, and of what each of its shapes is a part.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// What is drawn.
    pub scene: Scene,
    /// One for each shape.
    pub parts: Vec<Part>,
}

impl Page {
    /// Says of what the shapes are a part that were drawn since this was last said.
    pub fn belongs(&mut self, part: Part) {
        self.parts.resize(self.scene.shapes.len(), part);
    }
}

/// A document on pages.
#[derive(Clone, Debug, Default)]
pub struct Pages {
    /// The pages.
    pub pages: Vec<Page>,
    /// What stands on them, in the order in which it is read.
    pub elements: Vec<Element>,
}
