//! The elements of a document as the tags of its PDF, which is what screen readers read.
//!
//! An element that holds Arabic also says its text as it is read: the glyphs of a line stand in the order in which they are seen.

use super::elements::{Element, Page, Part, Role};
use super::typeset;
use krilla::geom::Rect;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, BBox, ContentTag, Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};
use std::num::NonZeroU16;
use tahaddi_domain::document::Language;

/// What was drawn of each element.
pub struct Drawn(Vec<Vec<Identifier>>);

impl Drawn {
    /// Nothing yet of so many elements.
    pub fn new(elements: usize) -> Self {
        Self(vec![Vec::new(); elements])
    }

    /// Draws a page; what belongs together stands in one mark.
    pub fn page(&mut self, surface: &mut Surface<'_>, page: &Page, draw: impl Fn(&mut Surface<'_>, &super::scene::Shape)) {
        let mut last = None;
        for (shape, part) in page.scene.shapes.iter().zip(&page.parts) {
            if last != Some(*part) {
                if last.is_some() {
                    surface.end_tagged();
                }
                self.begin(surface, *part);
                last = Some(*part);
            }
            draw(surface, shape);
        }
        if last.is_some() {
            surface.end_tagged();
        }
    }

    fn begin(&mut self, surface: &mut Surface<'_>, part: Part) {
        let artifact = |kind| ContentTag::Artifact(Artifact::with_kind(kind));
        let mark = surface.start_tagged(match part {
            Part::Element(_) => ContentTag::Other,
            Part::PageHead => artifact(ArtifactType::Header),
            Part::PageFoot => artifact(ArtifactType::Footer),
            Part::Decoration => artifact(ArtifactType::Layout),
        });
        if let Part::Element(number) = part
            && let Some(marks) = self.0.get_mut(number)
        {
            marks.push(mark);
        }
    }

    /// The tags: every element with what stands in it, in the order in which it is read.
    pub fn tree(self, elements: &[Element], language: Language) -> TagTree {
        let reversed = |marks: Vec<Identifier>| -> Vec<Node> { marks.into_iter().rev().map(Node::from).collect() };
        let mut inside: Vec<Vec<Node>> = self.0.into_iter().map(reversed).collect();
        let mut outermost = Vec::new();
        // From the last to the first: what stands in an element comes behind it.
        for element in elements.iter().rev() {
            let mut nodes = inside.pop().unwrap_or_default();
            if nodes.is_empty() {
                continue;
            }
            nodes.reverse();
            let around = element.within.and_then(|number| inside.get_mut(number)).unwrap_or(&mut outermost);
            around.push(TagGroup::with_children(tag(element, language), nodes).into());
        }
        outermost.reverse();
        TagTree::from(outermost).with_lang(Some(language.tag().to_owned()))
    }
}

fn tag(element: &Element, language: Language) -> TagKind {
    let text = element.text.as_deref().unwrap_or_default();
    let heading = |level| Tag::Hn(level, Some(typeset::plain(text)));
    let mut tag: TagKind = match &element.role {
        Role::Title => heading(NonZeroU16::MIN).into(),
        Role::Heading => heading(NonZeroU16::MIN.saturating_add(1)).into(),
        Role::Paragraph => Tag::P.into(),
        Role::List => Tag::L(ListNumbering::None).into(),
        Role::Item => Tag::LI.into(),
        Role::Label => Tag::Lbl.into(),
        Role::Body => Tag::LBody.into(),
        Role::Table { caption } => Tag::Table.with_summary(Some(caption.clone())).into(),
        Role::Head => Tag::THead.into(),
        Role::Rows => Tag::TBody.into(),
        Role::Row => Tag::TR.into(),
        Role::Name => Tag::TH(TableHeaderScope::Column).into(),
        Role::Cell => Tag::TD.into(),
        Role::Figure { shown, page, at, size } => {
            let place = Rect::from_xywh(at.0, at.1, size.0, size.1).map(|rect| BBox::new(*page, rect));
            Tag::Figure(Some(typeset::plain(shown))).with_bbox(place).into()
        }
    };
    if typeset::has_rtl(text) {
        tag.set_actual_text(Some(typeset::plain(text)));
        if language != Language::Ar && typeset::reads_rtl(text) {
            tag.set_lang(Some(Language::Ar.tag().to_owned()));
        }
    }
    tag
}
