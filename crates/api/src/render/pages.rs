//! A document on sheets of A4.

use super::blocks::{Block, Document, Table};
use super::elements::{Element, Page, Pages, Part, Role};
use super::scene::{Anchor, Scene, Shape, Stroke};
use super::shape::fonts;
use super::typeset;
use tahaddi_domain::document::Language;

const WIDTH: f32 = 595.0;
const HEIGHT: f32 = 842.0;
const MARGIN: f32 = 50.0;
/// What is written on: from the left margin to the right one.
const MEASURE: f32 = WIDTH - 2.0 * MARGIN;
const FOOT: f32 = HEIGHT - 36.0;
/// From one baseline to the next: the letters of the font are tall.
const LEADING: f32 = 1.55;
/// Between the edge of a cell and what stands in it.
const INSET: f32 = 4.0;

/// Lays a document out; every page has its number.
#[must_use]
pub fn pages(document: &Document) -> Pages {
    let rtl = document.language == Language::Ar;
    let draft = document.draft.as_deref();
    let mut flow = Flow { rtl, draft, full: Vec::new(), page: Page::default(), elements: Vec::new(), y: MARGIN };
    flow.page = flow.sheet();
    let title = flow.element(Role::Title, None, Some(&document.title));
    flow.paragraph(title, &document.title, 17.0, true, (MARGIN, MEASURE));
    flow.y += 4.0;
    for block in &document.blocks {
        flow.block(block);
    }
    let Flow { full: mut pages, page: last, elements, .. } = flow;
    pages.push(last);
    let count = pages.len();
    for (index, page) in pages.iter_mut().enumerate() {
        let edges = if rtl { (MARGIN + MEASURE, MARGIN) } else { (MARGIN, MARGIN + MEASURE) };
        let anchors = if rtl { (Anchor::Right, Anchor::Left) } else { (Anchor::Left, Anchor::Right) };
        let scene = &mut page.scene;
        scene.line((MARGIN, FOOT - 14.0), (MARGIN + MEASURE, FOOT - 14.0), Stroke::Faint);
        scene.text((edges.0, FOOT), anchors.0, 8.0, document.foot.as_str());
        scene.text((edges.1, FOOT), anchors.1, 8.0, format!("{} / {count}", index + 1));
        page.belongs(Part::PageFoot);
    }
    Pages { pages, elements }
}

/// Pages that fill up.
struct Flow<'a> {
    rtl: bool,
    draft: Option<&'a str>,
    full: Vec<Page>,
    page: Page,
    elements: Vec<Element>,
    y: f32,
}

/// Where a line of text stands, and how.
#[derive(Clone, Copy)]
struct Line {
    size: f32,
    bold: bool,
    /// The left edge of what is written on.
    x: f32,
    /// Its width.
    width: f32,
    /// The top of the line.
    y: f32,
    /// How the paragraph reads of which it is a line.
    rtl: Option<bool>,
}

impl Flow<'_> {
    /// An empty page. That it is a draft is read once, and seen on every page.
    fn sheet(&mut self) -> Page {
        let mut page = Page { scene: Scene { width: WIDTH, height: HEIGHT, ..Scene::default() }, ..Page::default() };
        if let Some(draft) = self.draft {
            let at = (WIDTH / 2.0, 34.0);
            page.scene.shapes.push(Shape::Text { at, anchor: Anchor::Middle, size: 10.0, bold: true, text: draft.to_owned(), rtl: None });
            let first = self.elements.is_empty();
            page.belongs(if first { self.element(Role::Paragraph, None, Some(draft)) } else { Part::PageHead });
        }
        page
    }

    /// Begins an element, in another one if `within` is one.
    fn element(&mut self, role: Role, within: Option<Part>, text: Option<&str>) -> Part {
        let within = within.and_then(|part| if let Part::Element(number) = part { Some(number) } else { None });
        self.elements.push(Element { role, within, text: text.map(str::to_owned) });
        Part::Element(self.elements.len() - 1)
    }

    /// Begins a page.
    fn turn(&mut self) {
        let next = self.sheet();
        self.full.push(std::mem::replace(&mut self.page, next));
        self.y = MARGIN;
    }

    /// Begins a page unless so much still fits.
    fn need(&mut self, height: f32) {
        if self.y + height > FOOT - 20.0 && self.y > MARGIN {
            self.turn();
        }
    }

    /// How a text reads: what has no letters of its own, such as a score, as the document does.
    fn reads(&self, text: &str) -> Option<bool> {
        typeset::direction(text).or(Some(self.rtl))
    }

    /// Writes a line, on the side on which the document begins.
    fn write(&mut self, part: Part, text: &str, line: &Line) {
        let Line { size, bold, x, width, y, rtl } = *line;
        let (edge, anchor) = if self.rtl { (x + width, Anchor::Right) } else { (x, Anchor::Left) };
        let at = (edge, y + size * 1.15);
        self.page.scene.shapes.push(Shape::Text { at, anchor, size, bold, text: text.to_owned(), rtl });
        self.page.belongs(part);
    }

    /// Draws a line that is not read.
    fn rule(&mut self, from: (f32, f32), to: (f32, f32), stroke: Stroke) {
        self.page.scene.line(from, to, stroke);
        self.page.belongs(Part::Decoration);
    }

    /// Writes a paragraph from a left edge on, so wide.
    fn paragraph(&mut self, part: Part, text: &str, size: f32, bold: bool, (x, width): (f32, f32)) {
        let rtl = self.reads(text);
        for line in typeset::lines(fonts().of(bold), text, size, width) {
            self.need(size * LEADING);
            self.write(part, &line, &Line { size, bold, x, width, y: self.y, rtl });
            self.y += size * LEADING;
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(text) => {
                self.y += 10.0;
                // Not alone at the foot of a page.
                self.need(70.0);
                let heading = self.element(Role::Heading, None, Some(text));
                self.paragraph(heading, text, 12.0, true, (MARGIN, MEASURE));
                self.y += 2.0;
            }
            Block::Text(text) => {
                let paragraph = self.element(Role::Paragraph, None, Some(text));
                self.paragraph(paragraph, text, 10.0, false, (MARGIN, MEASURE));
                self.y += 4.0;
            }
            Block::Facts(facts) => {
                let list = self.element(Role::List, None, None);
                facts.iter().for_each(|fact| self.fact(list, fact));
            }
            Block::List(items) => {
                let list = self.element(Role::List, None, None);
                items.iter().for_each(|item| self.item(list, item));
            }
            Block::Table(table) => self.table(table),
            Block::Drawings(scenes) => scenes.iter().for_each(|scene| self.drawing(scene)),
            Block::Signatures(people) => self.signatures(people),
        }
    }

    /// A name and what it stands for, side by side.
    fn fact(&mut self, list: Part, (name, value): &(String, String)) {
        let split = 130.0;
        let (name_x, value_x) = if self.rtl { (MARGIN + MEASURE - split, MARGIN) } else { (MARGIN, MARGIN + split) };
        let item = self.element(Role::Item, Some(list), None);
        let label = self.element(Role::Label, Some(item), Some(name));
        let body = self.element(Role::Body, Some(item), Some(value));
        self.need(10.0 * LEADING);
        let top = self.y;
        let page = self.full.len();
        self.paragraph(label, name, 10.0, true, (name_x, split - 8.0 + if self.rtl { 8.0 } else { 0.0 }));
        let after_name = self.y;
        if self.full.len() == page {
            self.y = top;
        }
        self.paragraph(body, value, 10.0, false, (value_x, MEASURE - split - if self.rtl { 8.0 } else { 0.0 }));
        if self.full.len() == page {
            self.y = self.y.max(after_name);
        }
    }

    fn item(&mut self, list: Part, text: &str) {
        self.need(10.0 * LEADING);
        let indent = 14.0;
        let item = self.element(Role::Item, Some(list), None);
        let label = self.element(Role::Label, Some(item), None);
        let body = self.element(Role::Body, Some(item), Some(text));
        let dash = Line { size: 10.0, bold: false, x: MARGIN, width: MEASURE, y: self.y, rtl: Some(self.rtl) };
        self.write(label, "–", &dash);
        let x = if self.rtl { MARGIN } else { MARGIN + indent };
        self.paragraph(body, text, 10.0, false, (x, MEASURE - indent));
    }

    fn table(&mut self, table: &Table) {
        let sum: f32 = table.columns.iter().map(|column| column.1).sum();
        let widths: Vec<f32> = table.columns.iter().map(|column| column.1 / sum * MEASURE).collect();
        let head: Vec<String> = table.columns.iter().map(|column| column.0.clone()).collect();
        self.y += 2.0;
        let whole = self.element(Role::Table { caption: table.caption.clone() }, None, None);
        let above = self.element(Role::Head, Some(whole), None);
        let names = self.cells(above, &head, &Role::Name);
        self.row(&head, &names, &widths, true);
        if !table.rows.is_empty() {
            let below = self.element(Role::Rows, Some(whole), None);
            for row in &table.rows {
                let cells = self.cells(below, row, &Role::Cell);
                if self.row(row, &cells, &widths, false) {
                    continue;
                }
                self.turn();
                // It is seen again, and not read again.
                self.row(&head, &vec![Part::Decoration; head.len()], &widths, true);
                self.row(row, &cells, &widths, false);
            }
        }
        self.y += 6.0;
    }

    /// A row with its cells as elements.
    fn cells(&mut self, within: Part, texts: &[String], role: &Role) -> Vec<Part> {
        let row = self.element(Role::Row, Some(within), None);
        texts.iter().map(|text| self.element(role.clone(), Some(row), Some(text))).collect()
    }

    /// Writes a row, or nothing where it does not fit and another page would help: then false. What is longer than a page goes on on the
    /// next.
    fn row(&mut self, cells: &[String], parts: &[Part], widths: &[f32], head: bool) -> bool {
        const SIZE: f32 = 8.5;
        let face = fonts().of(head);
        let broken: Vec<Vec<String>> =
            cells.iter().zip(widths).map(|(cell, width)| typeset::lines(face, cell, SIZE, width - 2.0 * INSET)).collect();
        let tallest = broken.iter().map(Vec::len).max().unwrap_or(1);
        #[expect(clippy::cast_precision_loss, reason = "a cell has far fewer lines than f32 can count")]
        let height = tallest as f32 * SIZE * LEADING + INSET;
        let room = FOOT - 20.0 - self.y;
        let whole = height <= FOOT - 20.0 - MARGIN - 40.0;
        if !head && height > room && whole {
            return false;
        }
        if head {
            self.need(height + 40.0);
            let y = self.y;
            self.page.scene.shapes.push(Shape::Band { at: (MARGIN, y), size: (MEASURE, height) });
            self.page.belongs(Part::Decoration);
        }
        for place in 0..tallest {
            self.need(SIZE * LEADING);
            let y = self.y + INSET / 2.0;
            let mut x = if self.rtl { MARGIN + MEASURE } else { MARGIN };
            for (((cell, part), lines), width) in cells.iter().zip(parts).zip(&broken).zip(widths) {
                if self.rtl {
                    x -= width;
                }
                if let Some(line) = lines.get(place) {
                    let rtl = self.reads(cell);
                    self.write(*part, line, &Line { size: SIZE, bold: head, x: x + INSET, width: width - 2.0 * INSET, y, rtl });
                }
                if !self.rtl {
                    x += width;
                }
            }
            self.y += SIZE * LEADING;
        }
        self.y += INSET;
        let y = self.y;
        self.rule((MARGIN, y), (MARGIN + MEASURE, y), Stroke::Faint);
        true
    }

    fn drawing(&mut self, scene: &Scene) {
        self.need(scene.height);
        let at = (MARGIN + (MEASURE - scene.width) / 2.0, self.y);
        let shown = Role::Figure { shown: scene.description.clone(), page: self.full.len(), at, size: (scene.width, scene.height) };
        let figure = self.element(shown, None, None);
        self.page.scene.place(scene.clone(), at.0, at.1);
        self.page.belongs(figure);
        self.y += scene.height + 6.0;
    }

    /// Two beside each other, with room to sign.
    fn signatures(&mut self, people: &[(String, String)]) {
        let half = MEASURE / 2.0;
        let list = self.element(Role::List, None, None);
        for pair in people.chunks(2) {
            self.need(76.0);
            let top = self.y + 4.0;
            for ((name, capacity), left) in pair.iter().zip([true, false]) {
                let x = if left == self.rtl { MARGIN + half } else { MARGIN };
                let line = |size, bold, y, rtl| Line { size, bold, x, width: half - 16.0, y, rtl };
                let item = self.element(Role::Item, Some(list), None);
                let who = self.element(Role::Label, Some(item), Some(name));
                let what = self.element(Role::Body, Some(item), Some(capacity));
                self.write(who, name, &line(10.0, true, top, self.reads(name)));
                self.write(what, capacity, &line(9.0, false, top + 14.0, self.reads(capacity)));
                self.rule((x, top + 58.0), (x + half - 24.0, top + 58.0), Stroke::Thin);
            }
            self.y = top + 72.0;
        }
    }
}
