//! A drawing: lines, marks and lines of text on a plane whose origin is top left.

/// To which side of its point a text lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its left end is there.
    Left,
    /// Its middle is there.
    Middle,
    /// Its right end is there.
    Right,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// Thin and grey: a grid.
    Faint,
    /// Thin and black.
    Thin,
    /// Thick and black.
    Thick,
    /// Thin, black, dashed.
    Dashed,
}

impl Stroke {
    /// Its width.
    #[must_use]
    pub const fn width(self) -> f32 {
        match self {
            Self::Faint => 0.5,
            Self::Thin | Self::Dashed => 1.0,
            Self::Thick => 2.5,
        }
    }
}

/// A mark on a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A filled disc.
    Disc,
    /// An empty diamond.
    Diamond,
}

/// A part of a drawing.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A line.
    Line {
        /// Where it begins.
        from: (f32, f32),
        /// Where it ends.
        to: (f32, f32),
        /// How it is drawn.
        stroke: Stroke,
    },
    /// A rectangle, filled with light grey.
    Band {
        /// Its upper left corner.
        at: (f32, f32),
        /// Its width and height.
        size: (f32, f32),
    },
    /// A mark.
    Mark {
        /// Its middle.
        at: (f32, f32),
        /// Which.
        mark: Mark,
    },
    /// A line of text.
    Text {
        /// The point of its anchor, on the baseline.
        at: (f32, f32),
        /// To which side it lies.
        anchor: Anchor,
        /// Its size.
        size: f32,
        /// Whether it is bold.
        bold: bool,
        /// What it says.
        text: String,
        /// Whether it reads from right to left, whatever it begins with; `None` if its first letter says so.
        rtl: Option<bool>,
    },
}

/// A drawing, with what it says to those who do not see it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Its width.
    pub width: f32,
    /// Its height.
    pub height: f32,
    /// What it is called.
    pub title: String,
    /// What it shows, in words.
    pub description: String,
    /// Its parts, the lowest first.
    pub shapes: Vec<Shape>,
}

impl Scene {
    /// Draws a line.
    pub fn line(&mut self, from: (f32, f32), to: (f32, f32), stroke: Stroke) {
        self.shapes.push(Shape::Line { from, to, stroke });
    }

    /// Writes a line of text whose first letter says how it reads.
    pub fn text(&mut self, at: (f32, f32), anchor: Anchor, size: f32, text: impl Into<String>) {
        self.shapes.push(Shape::Text { at, anchor, size, bold: false, text: text.into(), rtl: None });
    }

    /// Draws another drawing into this one, moved by `(x, y)`.
    pub fn place(&mut self, other: Self, x: f32, y: f32) {
        let moved = |(a, b): (f32, f32)| (a + x, b + y);
        self.shapes.extend(other.shapes.into_iter().map(|shape| match shape {
            Shape::Line { from, to, stroke } => Shape::Line { from: moved(from), to: moved(to), stroke },
            Shape::Band { at, size } => Shape::Band { at: moved(at), size },
            Shape::Mark { at, mark } => Shape::Mark { at: moved(at), mark },
            Shape::Text { at, anchor, size, bold, text, rtl } => Shape::Text { at: moved(at), anchor, size, bold, text, rtl },
        }));
    }
}
