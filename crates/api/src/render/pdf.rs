//! Drawings as the pages of a PDF, with embedded subsets of the fonts. Text stays text: it can be searched, copied and read aloud.

use super::elements::Pages;
use super::scene::{Anchor, Mark, Shape, Stroke};
use super::shape::fonts;
use super::tags::Drawn;
use super::typeset;
use krilla::Document;
use krilla::color::luma;
use krilla::geom::{Path, PathBuilder, Rect};
use krilla::metadata::{Metadata, TextDirection};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke as Pen, StrokeDash};
use krilla::surface::Surface;
use tahaddi_domain::document::Language;

/// Writes a document on sheets of A4, tagged for screen readers. The same document gives the same bytes.
///
/// # Errors
/// What the writer says; it has no reason to.
pub fn document(written: &super::blocks::Document) -> Result<Vec<u8>, String> {
    let Pages { pages, elements } = super::pages::pages(written);
    let language = written.language;
    let mut document = Document::new();
    let direction = if language == Language::Ar { TextDirection::RightToLeft } else { TextDirection::LeftToRight };
    let about = Metadata::new().title(written.title.clone()).language(language.tag().to_owned()).text_direction(direction);
    document.set_metadata(about.creator("Tahaddi".to_owned()));
    let mut drawn = Drawn::new(elements.len());
    for page in &pages {
        let settings = PageSettings::from_wh(page.scene.width, page.scene.height).ok_or("a page without a size")?;
        let mut sheet = document.start_page_with(settings);
        let mut surface = sheet.surface();
        drawn.page(&mut surface, page, draw);
        surface.finish();
        sheet.finish();
    }
    document.set_tag_tree(drawn.tree(&elements, language));
    document.finish().map_err(|error| format!("{error:?}"))
}

fn draw(surface: &mut Surface<'_>, shape: &Shape) {
    match shape {
        Shape::Line { from, to, stroke } => {
            let mut path = PathBuilder::new();
            path.move_to(from.0, from.1);
            path.line_to(to.0, to.1);
            paint(surface, path.finish(), None, Some(pen(*stroke)));
        }
        Shape::Band { at, size } => {
            let mut path = PathBuilder::new();
            if let Some(rect) = Rect::from_xywh(at.0, at.1, size.0, size.1) {
                path.push_rect(rect);
            }
            paint(surface, path.finish(), Some(grey(238)), None);
        }
        Shape::Mark { at, mark: Mark::Disc } => paint(surface, disc(*at, 3.5), Some(grey(0)), None),
        Shape::Mark { at, mark: Mark::Diamond } => paint(surface, diamond(*at, 4.5), Some(grey(255)), Some(pen(Stroke::Thin))),
        Shape::Text { at, anchor, size, bold, text, rtl } => {
            surface.set_stroke(None);
            surface.set_fill(Some(grey(0)));
            let face = fonts().of(*bold);
            let (runs, width) = typeset::line(face, text, *rtl);
            let mut x = match anchor {
                Anchor::Left => at.0,
                Anchor::Middle => at.0 - width * size / 2.0,
                Anchor::Right => at.0 - width * size,
            };
            for run in runs {
                face.draw(surface, (x, at.1), &run.glyphs, run.text, *size);
                x += run.glyphs.iter().map(|glyph| glyph.advance).sum::<f32>() * size;
            }
        }
    }
}

fn paint(surface: &mut Surface<'_>, path: Option<Path>, fill: Option<Fill>, stroke: Option<Pen>) {
    if let Some(path) = path {
        surface.set_fill(fill);
        surface.set_stroke(stroke);
        surface.draw_path(&path);
    }
}

fn grey(level: u8) -> Fill {
    Fill { paint: luma::Color::new(level).into(), ..Fill::default() }
}

fn pen(stroke: Stroke) -> Pen {
    let level = if stroke == Stroke::Faint { 153 } else { 0 };
    let dash = (stroke == Stroke::Dashed).then(|| StrokeDash { array: vec![4.0, 3.0], offset: 0.0 });
    Pen { paint: luma::Color::new(level).into(), width: stroke.width(), dash, ..Pen::default() }
}

/// A circle of four cubic curves, true to 0.03 % of its radius.
fn disc((x, y): (f32, f32), r: f32) -> Option<Path> {
    let k = r * 0.552_284_8;
    let mut path = PathBuilder::new();
    path.move_to(x + r, y);
    path.cubic_to(x + r, y + k, x + k, y + r, x, y + r);
    path.cubic_to(x - k, y + r, x - r, y + k, x - r, y);
    path.cubic_to(x - r, y - k, x - k, y - r, x, y - r);
    path.cubic_to(x + k, y - r, x + r, y - k, x + r, y);
    path.close();
    path.finish()
}

fn diamond((x, y): (f32, f32), r: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.move_to(x - r, y);
    path.line_to(x, y - r);
    path.line_to(x + r, y);
    path.line_to(x, y + r);
    path.close();
    path.finish()
}
