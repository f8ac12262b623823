//! A document as a page that stands alone: no script, no outside file, and only its own style.

use super::blocks::{Block, Document};
use super::svg;
use askama::Template;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// How the page looks, on the screen and on paper.
const STYLE: &str = include_str!("../../assets/minutes.css");

/// What the page may load: nothing, and no style but its own.
#[must_use]
pub fn policy() -> String {
    let digest = STANDARD.encode(Sha256::digest(STYLE));
    format!("default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
}

/// The frame of the page. Texts are escaped where they are put in.
#[derive(Template)]
#[template(path = "minutes.html")]
struct Page<'a> {
    document: &'a Document,
    style: &'static str,
}

impl Page<'_> {
    /// The drawings of a block, each with names of its own.
    fn drawings(&self, block: &usize, scenes: &[super::scene::Scene]) -> String {
        let one = |(index, scene)| format!("<figure>{}</figure>\n", svg::svg(scene, self.document.language, &format!("d{block}-{index}")));
        scenes.iter().enumerate().map(one).collect()
    }
}

/// Writes the page.
///
/// # Errors
/// What the template says; it has no reason to.
pub fn html(document: &Document) -> Result<String, askama::Error> {
    Page { document, style: STYLE }.render()
}
