//! A drawing as SVG: by itself, or inside a page. Nothing in it needs a style sheet or a script, so the strictest policy shows it.

use super::scene::{Anchor, Mark, Scene, Shape, Stroke};
use std::fmt::Write as _;
use tahaddi_domain::document::Language;

/// Writes a drawing. `id` tells apart those of one page.
#[must_use]
pub fn svg(scene: &Scene, language: Language, id: &str) -> String {
    let mut out = String::new();
    let (width, height) = (scene.width, scene.height);
    let _ = write!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" role="img" lang="{}" viewBox="0 0 {width} {height}" width="{width}" height="{height}" aria-labelledby="{id}-title {id}-desc" font-family="Vazirmatn, 'Noto Sans Arabic', system-ui, sans-serif"><title id="{id}-title">{}</title><desc id="{id}-desc">{}</desc><rect width="{width}" height="{height}" fill="white"/>"#,
        language.tag(),
        escaped(&scene.title),
        escaped(&scene.description),
    );
    for shape in &scene.shapes {
        write_shape(&mut out, shape);
    }
    out.push_str("</svg>");
    out
}

fn write_shape(out: &mut String, shape: &Shape) {
    let _ = match shape {
        Shape::Line { from, to, stroke } => write!(
            out,
            r#"<line x1="{:.1}" y1="{:.1}" x2="{:.1}" y2="{:.1}" stroke="{}" stroke-width="{}"{}/>"#,
            from.0,
            from.1,
            to.0,
            to.1,
            if *stroke == Stroke::Faint { "#999" } else { "black" },
            stroke.width(),
            if *stroke == Stroke::Dashed { r#" stroke-dasharray="4 3""# } else { "" },
        ),
        Shape::Band { at, size } => {
            write!(out, r##"<rect x="{:.1}" y="{:.1}" width="{:.1}" height="{:.1}" fill="#eee"/>"##, at.0, at.1, size.0, size.1)
        }
        Shape::Mark { at: (x, y), mark: Mark::Disc } => write!(out, r#"<circle cx="{x:.1}" cy="{y:.1}" r="3.5" fill="black"/>"#),
        Shape::Mark { at: (x, y), mark: Mark::Diamond } => {
            let (left, right, top, bottom) = (x - 4.5, x + 4.5, y - 4.5, y + 4.5);
            write!(
                out,
                r#"<path d="M{left:.1} {y:.1}L{x:.1} {top:.1}L{right:.1} {y:.1}L{x:.1} {bottom:.1}Z" fill="white" stroke="black" stroke-width="1.2"/>"#
            )
        }
        Shape::Text { at, anchor, size, bold, text, rtl } => {
            let rtl = rtl.unwrap_or_else(|| super::typeset::reads_rtl(text));
            let anchor = match (anchor, rtl) {
                (Anchor::Middle, _) => "middle",
                // The start of a text that reads from the right is its right end.
                (Anchor::Left, false) | (Anchor::Right, true) => "start",
                (Anchor::Right, false) | (Anchor::Left, true) => "end",
            };
            let direction = if rtl { r#" direction="rtl" unicode-bidi="embed""# } else { "" };
            let weight = if *bold { r#" font-weight="bold""# } else { "" };
            let (x, y, text) = (at.0, at.1, escaped(text));
            write!(out, r#"<text x="{x:.1}" y="{y:.1}" font-size="{size}" text-anchor="{anchor}"{direction}{weight}>{text}</text>"#)
        }
    };
}

/// A text without what XML reads otherwise, or cannot hold.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..='\u{10FFFF}' => out.push(c),
            _ => {}
        }
    }
    out
}
