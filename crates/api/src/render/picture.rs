//! The picture of a ranking: a row an application, with its score, its interval, the thresholds, and where the seats end.
//!
//! Nothing is told by colour: score and calibrated score differ in form, thresholds and the end of the seats in their line, and all
//! figures are written out. What is drawn is also said in words (`description`), for those who do not see it.

use super::scene::{Anchor, Mark, Scene, Shape, Stroke};
use crate::i18n;
use crate::service::jury::picture::{Group, Picture, Row};
use tahaddi_domain::document::Language;
use tahaddi_domain::jury::rounded_text;

const WIDTH: f32 = 495.0;
/// Where names stand; on the right in Arabic.
const NAMES: f32 = 158.0;
/// Where figures are written, on the other side.
const FIGURES: f32 = 72.0;
/// Around the axis, so that marks at its ends stay whole.
const GAP: f32 = 14.0;
const ROW: f32 = 20.0;
const SIZE: f32 = 9.0;
/// The longest name that fits, in characters.
const NAME_LENGTH: usize = 24;

/// The picture as one drawing.
#[must_use]
pub fn whole(picture: &Picture, language: Language) -> Scene {
    let parts = parts(picture, language, usize::MAX);
    let title = words("page-picture-title", language, &[("call", picture.call.best(language)), ("phase", picture.phase.best(language))]);
    let mut scene = Scene { width: WIDTH, height: 30.0, title: title.clone(), ..Scene::default() };
    let (x, anchor) = if language == Language::Ar { (WIDTH - 8.0, Anchor::Right) } else { (8.0, Anchor::Left) };
    let mut heading = Scene::default();
    heading.shapes.push(Shape::Text { at: (x, 20.0), anchor, size: 12.0, bold: true, text: shortened(&title, 70), rtl: None });
    scene.place(heading, 0.0, 0.0);
    let mut said = vec![method(picture, language)];
    for part in parts {
        said.push(part.description.clone());
        let below = scene.height;
        scene.height += part.height + 8.0;
        scene.place(part, 0.0, below);
    }
    scene.description = said.join("\n");
    scene
}

/// The picture in parts of at most so many rows, each with its axis and its legend.
#[must_use]
pub fn parts(picture: &Picture, language: Language, most: usize) -> Vec<Scene> {
    let most = most.clamp(1, 100_000);
    let pieces = picture.groups.iter().flat_map(|group| group.rows.chunks(most).enumerate().map(move |(piece, rows)| (group, piece, rows)));
    pieces.map(|(group, piece, rows)| Part { picture, group, start: piece * most, rows, end: seats_end(group), language }.draw()).collect()
}

/// How many rows of a group stand above the end of its seats: down to the last one that has a seat, whoever is passed over before it.
fn seats_end(group: &Group) -> usize {
    group.rows.iter().rposition(|row| row.seated).map_or(0, |last| last + 1)
}

fn words(name: &str, language: Language, facts: &[(&str, &str)]) -> String {
    i18n::page(name, language, facts.iter().copied())
}

/// Which scores rank.
fn method(picture: &Picture, language: Language) -> String {
    words("page-picture-method", language, &[("method", &i18n::labels::label("RankingMethod", picture.method.as_str(), language))])
}

/// A text that is cut where it is too long.
fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(most.saturating_sub(1)).collect();
    short.truncate(short.trim_end().len());
    short + "…"
}

/// Some rows of a group on one axis.
struct Part<'a> {
    picture: &'a Picture,
    group: &'a Group,
    /// How many rows of the group stand in the parts before.
    start: usize,
    rows: &'a [Row],
    /// How many rows of the group stand above the end of the seats.
    end: usize,
    language: Language,
}

impl Part<'_> {
    fn rtl(&self) -> bool {
        self.language == Language::Ar
    }

    /// Where a score stands. The axis grows to the right in every language, as its figures do.
    fn x(&self, score: f64) -> f32 {
        let left = if self.rtl() { FIGURES } else { NAMES } + GAP;
        let length = WIDTH - NAMES - FIGURES - 2.0 * GAP;
        #[expect(clippy::cast_possible_truncation, reason = "a place on paper")]
        let share = (score.clamp(0.0, 100.0) / 100.0) as f32;
        left + share * length
    }

    fn draw(&self) -> Scene {
        let title = self.group.title.as_ref().map_or_else(|| self.t("page-picture-all"), |title| title.best(self.language).to_owned());
        let mut scene = Scene { width: WIDTH, title: title.clone(), description: self.described(&title), ..Scene::default() };
        if self.group.title.is_some() {
            let (x, anchor) = self.begin();
            scene.shapes.push(Shape::Text { at: (x, 14.0), anchor, size: 10.0, bold: true, text: title, rtl: None });
        }
        let top = 36.0;
        #[expect(clippy::cast_precision_loss, reason = "far fewer rows than f32 can count")]
        let bottom = top + self.rows.len() as f32 * ROW;
        self.axis(&mut scene, top, bottom);
        let mut y = top;
        for (index, row) in self.rows.iter().enumerate() {
            self.row(&mut scene, index, row, y + ROW / 2.0);
            y += ROW;
            // Once in a group, wherever it is cut into parts, and not where nobody stands below.
            if self.start + index + 1 == self.end && self.end < self.group.rows.len() {
                scene.line((0.0, y), (WIDTH, y), Stroke::Thick);
            }
        }
        self.legend(&mut scene, bottom + 16.0);
        scene
    }

    fn t(&self, name: &str) -> String {
        words(name, self.language, &[])
    }

    /// The side on which a line of text begins.
    fn begin(&self) -> (f32, Anchor) {
        if self.rtl() { (WIDTH - 8.0, Anchor::Right) } else { (8.0, Anchor::Left) }
    }

    fn axis(&self, scene: &mut Scene, top: f32, bottom: f32) {
        for tick in [0, 20, 40, 60, 80, 100] {
            let x = self.x(f64::from(tick));
            scene.line((x, top), (x, bottom), Stroke::Faint);
            scene.text((x, top - 6.0), Anchor::Middle, 8.0, tick.to_string());
        }
        for threshold in &self.group.thresholds {
            let x = self.x(*threshold);
            scene.line((x, top - 3.0), (x, bottom), Stroke::Dashed);
            scene.text((x, bottom + 9.0), Anchor::Middle, 7.5, rounded_text(*threshold, 0));
        }
    }

    /// Whether a row has no seat although others below it have: the numbers of the parts of the field passed it over.
    fn passed_over(&self, index: usize, row: &Row) -> bool {
        !row.seated && row.rank.is_some() && self.start + index < self.end
    }

    fn row(&self, scene: &mut Scene, index: usize, row: &Row, y: f32) {
        let name = self.name(index, row);
        let (x, anchor) = self.begin();
        let rtl = Some(self.rtl());
        scene.shapes.push(Shape::Text { at: (x, y + 3.0), anchor, size: SIZE, bold: false, text: name, rtl });
        if let Some(interval) = row.interval {
            let (low, high) = (self.x(interval.low), self.x(interval.high));
            scene.line((low, y), (high, y), Stroke::Thin);
            for end in [low, high] {
                scene.line((end, y - 4.0), (end, y + 4.0), Stroke::Thin);
            }
        }
        if let Some(calibrated) = row.calibrated {
            scene.shapes.push(Shape::Mark { at: (self.x(calibrated), y), mark: Mark::Diamond });
        }
        if let Some(score) = row.score {
            scene.shapes.push(Shape::Mark { at: (self.x(score), y), mark: Mark::Disc });
        }
        let (x, anchor) = if self.rtl() { (8.0, Anchor::Left) } else { (WIDTH - 8.0, Anchor::Right) };
        scene.text((x, y + 3.0), anchor, SIZE, figures(row));
    }

    /// Rank and name; `=` where others have the same rank, and in brackets whoever is passed over.
    fn name(&self, index: usize, row: &Row) -> String {
        let tie = if row.tied { "=" } else { "" };
        let rank = row.rank.map_or_else(|| "–".to_owned(), |rank| format!("{rank}{tie}."));
        // The name keeps its own direction beside the rank.
        let name = format!("{rank} \u{2068}{}\u{2069}", shortened(&row.name, NAME_LENGTH));
        if self.passed_over(index, row) { format!("({name})") } else { name }
    }

    /// What the marks mean, and where the seats end.
    fn legend(&self, scene: &mut Scene, top: f32) {
        let mut y = top + 8.0;
        let mut lines = vec![(Some(Mark::Disc), None, self.t("page-picture-score"))];
        if self.rows.iter().any(|row| row.calibrated.is_some()) {
            lines.push((Some(Mark::Diamond), None, self.t("page-picture-calibrated")));
        }
        if !self.group.thresholds.is_empty() {
            lines.push((None, Some(Stroke::Dashed), self.t("page-picture-threshold")));
        }
        lines.push((None, Some(Stroke::Thick), self.seats()));
        if self.rows.iter().enumerate().any(|(index, row)| self.passed_over(index, row)) {
            lines.push((None, None, format!("( ) {}", self.t("page-picture-passed-over"))));
        }
        if self.rows.iter().any(|row| row.rank.is_none()) {
            lines.push((None, None, self.t("page-picture-unranked")));
        }
        for (mark, stroke, text) in lines {
            let (x, anchor) = self.begin();
            let (middle, text_x) = if self.rtl() { (x - 10.0, x - 26.0) } else { (x + 10.0, x + 26.0) };
            if let Some(mark) = mark {
                scene.shapes.push(Shape::Mark { at: (middle, y - 3.0), mark });
            }
            if let Some(stroke) = stroke {
                scene.line((middle - 9.0, y - 3.0), (middle + 9.0, y - 3.0), stroke);
            }
            scene.text((text_x, y), anchor, 8.0, text);
            y += 13.0;
        }
        scene.height = y;
    }

    fn seats(&self) -> String {
        let name = if self.picture.tied_at_last_seat { "page-picture-seats-tied" } else { "page-picture-seats" };
        words(name, self.language, &[("number", &self.picture.seats.to_string())])
    }

    /// The same in words: a sentence an application.
    fn described(&self, title: &str) -> String {
        let thresholds: Vec<String> = self.group.thresholds.iter().map(|threshold| rounded_text(*threshold, 0)).collect();
        let mut said = vec![format!("{title}.")];
        if !thresholds.is_empty() {
            said.push(format!("{} {}.", self.t("page-picture-threshold"), thresholds.join(", ")));
        }
        said.push(format!("{}.", self.seats()));
        said.extend(self.rows.iter().enumerate().map(|(index, row)| {
            let seat = match row.seated {
                true => self.t("page-picture-seated"),
                false if self.passed_over(index, row) => self.t("page-picture-passed-over"),
                false => self.t("page-picture-unseated"),
            };
            let rank = row.rank.map_or_else(|| self.t("page-picture-no-rank"), |rank| rank.to_string());
            let interval = row.interval.map(|interval| format!(" ({}–{})", rounded_text(interval.low, 1), rounded_text(interval.high, 1)));
            let score = row.score.map_or_else(|| "–".to_owned(), |score| rounded_text(score, 2));
            format!("{rank}. {}: {score}{}, {seat}.", row.name, interval.unwrap_or_default())
        }));
        said.join(" ")
    }
}

/// The plain score, and the calibrated one behind it.
fn figures(row: &Row) -> String {
    let shown = |score: Option<f64>| score.map_or_else(|| "–".to_owned(), |score| rounded_text(score, 1));
    match row.calibrated {
        Some(calibrated) => format!("{} / {}", shown(row.score), shown(Some(calibrated))),
        None => shown(row.score),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::svg::svg;
    use super::*;
    use tahaddi_domain::document::{LocalizedText, RankingMethod};
    use tahaddi_domain::jury::Interval;

    fn row(name: &str, rank: Option<u32>, score: f64, seated: bool) -> Row {
        let interval = Some(Interval { low: score - 9.0, high: score + 7.5 });
        Row { name: name.into(), rank, tied: rank == Some(2), seated, score: Some(score), calibrated: Some(score - 1.0), interval }
    }
    /// Two tracks, a tie across the last seat, and one without a rank.
    pub(in crate::render) fn example() -> Picture {
        let french = |text: &str| LocalizedText { ar: Some("مسار أ".into()), ..LocalizedText::french(text) };
        let first = Group {
            title: Some(french("CleanTech")),
            thresholds: vec![50.0],
            rows: vec![
                row("Sondes & <Cie>", Some(1), 88.25, true),
                row("مختبر الماء", Some(2), 71.5, true),
                row("Drones", Some(2), 71.5, true),
            ],
        };
        let title = french("AgriTech");
        let second = Group {
            title: Some(title),
            thresholds: vec![50.0, 60.0],
            rows: vec![row("Silos", Some(4), 55.0, false), row("Serres", None, 44.0, false)],
        };
        Picture {
            call: french("DigitAgri 2027"),
            phase: french("Jury"),
            method: RankingMethod::Raw,
            seats: 2,
            tied_at_last_seat: true,
            groups: vec![first, second],
        }
    }

    #[test]
    fn the_picture_says_in_words_what_it_draws() {
        for language in Language::ALL {
            let scene = whole(&example(), language);
            let text = svg(&scene, language, "p");
            insta::assert_snapshot!(format!("picture_{}", language.tag()), text);
            assert!(text.contains(r#"role="img""#) && text.contains("<title id=\"p-title\">") && text.contains("<desc id=\"p-desc\">"));
            assert!(text.contains("Sondes &amp; &lt;Cie&gt;") && !text.contains("style=") && !text.contains("{$"));
            for figure in ["88.25", "79.3–95.8", "44.00"] {
                assert!(scene.description.contains(figure), "{figure}: {}", scene.description);
            }
        }
    }

    #[test]
    fn everything_stands_within_the_frame() {
        for language in Language::ALL {
            let scene = whole(&example(), language);
            for shape in &scene.shapes {
                let points = match shape {
                    Shape::Line { from, to, .. } => vec![*from, *to],
                    Shape::Band { at, .. } | Shape::Mark { at, .. } | Shape::Text { at, .. } => vec![*at],
                };
                for (x, y) in points {
                    assert!((0.0..=scene.width).contains(&x) && (0.0..=scene.height).contains(&y), "{shape:?}");
                }
            }
        }
    }

    #[test]
    fn a_long_group_comes_in_parts_and_its_seats_end_once() {
        assert_eq!(ends(30), [0, 1, 0]);
        // Where the last seat is the last row of a part, its end stands at the foot of that part.
        assert_eq!((ends(20), ends(40)), (vec![1, 0, 0], vec![0, 1, 0]));
        assert_eq!((ends(0), ends(50)), (vec![0; 3], vec![0; 3]), "there is no end where all have a seat, or nobody has");
    }

    /// Fifty rows of which the first so many have a seat, in parts of twenty.
    fn ends(seats: u32) -> Vec<usize> {
        lines(&parts(&ranked(&|rank| rank <= seats), Language::Fr, 20))
    }
    fn ranked(seated: &dyn Fn(u32) -> bool) -> Picture {
        let mut picture = example();
        picture.groups.truncate(1);
        let template = picture.groups[0].rows[0].clone();
        picture.groups[0].rows = (1..=50).map(|rank| Row { rank: Some(rank), seated: seated(rank), ..template.clone() }).collect();
        picture
    }
    /// How often the end of the seats is drawn in each part.
    fn lines(parts: &[Scene]) -> Vec<usize> {
        let ends = |scene: &Scene| {
            let thick = |shape: &&Shape| matches!(shape, Shape::Line { from, stroke: Stroke::Thick, .. } if from.0 < 1.0);
            scene.shapes.iter().filter(thick).count()
        };
        parts.iter().map(ends).collect()
    }

    #[test]
    fn where_parts_of_the_field_pass_somebody_over_the_seats_end_once_and_it_is_said() {
        // Every third one below ten is passed over; the last seat is the twenty-fourth.
        let picture = ranked(&|rank| rank <= 24 && (rank < 10 || rank % 3 == 0));
        for (language, said) in [(Language::Fr, "sans place"), (Language::Ar, "بدون مقعد"), (Language::En, "without a seat")] {
            let parts = parts(&picture, language, 24);
            assert_eq!(lines(&parts), [1, 0, 0]);
            let bracketed = |scene: &Scene| {
                let text = |shape: &&Shape| matches!(shape, Shape::Text { text, .. } if text.starts_with('(') && text.ends_with(')'));
                scene.shapes.iter().filter(text).count()
            };
            assert_eq!(parts.iter().map(bracketed).collect::<Vec<_>>(), [10, 0, 0]);
            assert!(parts[0].description.contains(said) && !parts[1].description.contains(said), "{}", parts[0].description);
        }
    }
}
