//! The fonts that are embedded, and text as glyphs of one of them.
//!
//! Vazirmatn (SIL Open Font License 1.1, `assets/fonts/OFL.txt`) has Latin and Arabic letters of one design.

use krilla::geom::Point;
use krilla::surface::{Location, Surface};
use krilla::text::{Font, GlyphId};
use rustybuzz::{Direction, UnicodeBuffer};
use std::ops::Range;
use std::sync::LazyLock;

const REGULAR: &[u8] = include_bytes!("../../assets/fonts/Vazirmatn-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../assets/fonts/Vazirmatn-Bold.ttf");

/// The fonts of a document.
pub struct Fonts {
    /// For what is read.
    pub regular: Face,
    /// For headings.
    pub bold: Face,
}

impl Fonts {
    /// The bold one, or the other.
    #[must_use]
    pub fn of(&self, bold: bool) -> &Face {
        if bold { &self.bold } else { &self.regular }
    }
}

/// The fonts, read once.
pub fn fonts() -> &'static Fonts {
    static FONTS: LazyLock<Fonts> = LazyLock::new(|| Fonts { regular: Face::new(REGULAR), bold: Face::new(BOLD) });
    &FONTS
}

/// A font. What cannot be read has no glyphs; a test sees to it that both can.
pub struct Face {
    shaper: Option<rustybuzz::Face<'static>>,
    font: Option<Font>,
}

/// A glyph where it is drawn, in parts of the size.
#[derive(Clone, Debug)]
pub struct Glyph {
    /// Its number in the font.
    pub id: u32,
    /// The bytes of the text that it stands for.
    pub text: Range<usize>,
    /// How far the next one is.
    pub advance: f32,
    x_offset: f32,
    y_offset: f32,
}

impl krilla::text::Glyph for Glyph {
    fn glyph_id(&self) -> GlyphId {
        GlyphId::new(self.id)
    }
    fn text_range(&self) -> Range<usize> {
        self.text.clone()
    }
    fn x_advance(&self, size: f32) -> f32 {
        self.advance * size
    }
    fn x_offset(&self, size: f32) -> f32 {
        self.x_offset * size
    }
    fn y_offset(&self, size: f32) -> f32 {
        self.y_offset * size
    }
    fn y_advance(&self, _size: f32) -> f32 {
        0.0
    }
    fn location(&self) -> Option<Location> {
        None
    }
}

impl Face {
    fn new(data: &'static [u8]) -> Self {
        Self { shaper: rustybuzz::Face::from_slice(data, 0), font: Font::new(data.into(), 0) }
    }

    /// The glyphs of a text of one direction, from left to right.
    #[must_use]
    pub fn shape(&self, text: &str, rtl: bool) -> Vec<Glyph> {
        let Some(face) = &self.shaper else { return Vec::new() };
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        buffer.set_direction(if rtl { Direction::RightToLeft } else { Direction::LeftToRight });
        let shaped = rustybuzz::shape(face, &[], buffer);
        // A cluster ends where the next one in the text begins.
        let mut begins: Vec<usize> = shaped.glyph_infos().iter().map(|info| usize::try_from(info.cluster).unwrap_or(0)).collect();
        begins.sort_unstable();
        begins.dedup();
        let end = |begin: usize| begins.iter().copied().find(|other| *other > begin).unwrap_or(text.len());
        #[expect(clippy::cast_precision_loss, reason = "design units are far below what f32 holds")]
        let part = |units: i32| units as f32 / face.units_per_em() as f32;
        let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
        let glyph = |(info, position): (&rustybuzz::GlyphInfo, &rustybuzz::GlyphPosition)| {
            let begin = usize::try_from(info.cluster).unwrap_or(0);
            Glyph {
                id: info.glyph_id,
                text: begin..end(begin),
                advance: part(position.x_advance),
                x_offset: part(position.x_offset),
                y_offset: part(position.y_offset),
            }
        };
        glyphs.map(glyph).collect()
    }

    /// Draws glyphs from a point on the baseline on.
    pub fn draw(&self, surface: &mut Surface<'_>, at: (f32, f32), glyphs: &[Glyph], text: &str, size: f32) {
        if let Some(font) = &self.font {
            surface.draw_glyphs(Point::from_xy(at.0, at.1), glyphs, font.clone(), text, size, false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fonts_have_the_letters_of_three_languages() {
        let letters = "ABCxyz0123456789 éèàùâêîôûçëïüÿœæÉÀÇŒ «»’“”–—…·° ءآأإئؤبةتثجحخدذرزسشصضطظعغفقكلمنهوىيّ،؛؟";
        for face in [&fonts().regular, &fonts().bold] {
            assert!(face.font.is_some());
            for c in letters.chars() {
                let glyphs = face.shape(&c.to_string(), false);
                assert!(!glyphs.is_empty() && glyphs.iter().all(|glyph| glyph.id != 0), "{c}");
            }
        }
    }
}
