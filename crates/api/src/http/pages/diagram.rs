//! Pictures of life cycles, drawn from the tables of the domain: what a picture shows is what is allowed.
//!
//! States stand in a column in the order of their enum. A step to the next state goes straight down; other steps forward run along
//! the right side and steps back along the left, each in a lane of its own.

use std::fmt::Write as _;
use tahaddi_domain::application::{ApplicationState, ApplicationStep};
use tahaddi_domain::challenge::{ChallengeState, ChallengeStep};
use tahaddi_domain::jury::{AssignmentState, AssignmentStep, ReviewState, ReviewStep};
use tahaddi_domain::refusal::Refusal;

/// The life cycles that are drawn: the name of the file, and the title.
pub const DIAGRAMS: [(&str, &str); 4] = [
    ("challenge", "Life cycle of a challenge"),
    ("application", "Life cycle of an application"),
    ("review-phase", "Life cycle of a review phase"),
    ("assignment", "Life cycle of an assignment"),
];

const BOX: (i32, i32) = (190, 48);
const ROW: i32 = 96;
const LANE: i32 = 132;
const TOP: i32 = 16;

/// A life cycle: states that some step reaches or leaves, and the steps between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LifeCycle {
    title: &'static str,
    states: Vec<&'static str>,
    steps: Vec<Step>,
}

/// Steps from one state to another, by the positions of the states; the same position where the state stays.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    from: usize,
    to: usize,
    names: Vec<&'static str>,
}

impl LifeCycle {
    /// The life cycle of that name, read off the domain.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        let (name, title) = DIAGRAMS.into_iter().find(|(known, _)| *known == name)?;
        Some(match name {
            "challenge" => Self::of(
                title,
                (ChallengeState::ALL, ChallengeState::as_str),
                (ChallengeStep::ALL, ChallengeStep::as_str),
                ChallengeState::after,
            ),
            "application" => Self::of(
                title,
                (ApplicationState::ALL, ApplicationState::as_str),
                (ApplicationStep::ALL, ApplicationStep::as_str),
                ApplicationState::after,
            ),
            "review-phase" => {
                Self::of(title, (ReviewState::ALL, ReviewState::as_str), (ReviewStep::ALL, ReviewStep::as_str), ReviewState::after)
            }
            _ => Self::of(
                title,
                (AssignmentState::ALL, AssignmentState::as_str),
                (AssignmentStep::ALL, AssignmentStep::as_str),
                AssignmentState::after,
            ),
        })
    }

    fn of<S: Copy + PartialEq, T: Copy>(
        title: &'static str,
        (states, state_name): (&[S], fn(S) -> &'static str),
        (steps, step_name): (&[T], fn(T) -> &'static str),
        after: fn(S, T) -> Result<S, Refusal>,
    ) -> Self {
        let tried = states.iter().flat_map(|from| steps.iter().map(move |step| (*from, *step)));
        let allowed: Vec<(S, S, T)> = tried.filter_map(|(from, step)| Some((from, after(from, step).ok()?, step))).collect();
        let lives = |state: &&S| allowed.iter().any(|(from, to, _)| from == *state || to == *state);
        let living: Vec<S> = states.iter().filter(lives).copied().collect();
        let mut found: Vec<Step> = Vec::new();
        for (from, to, step) in allowed {
            let place = |state: S| living.iter().position(|known| *known == state).unwrap_or_default();
            let (from, to) = (place(from), place(to));
            match found.iter_mut().find(|known| (known.from, known.to) == (from, to)) {
                Some(known) => known.names.push(step_name(step)),
                None => found.push(Step { from, to, names: vec![step_name(step)] }),
            }
        }
        Self { title, states: living.into_iter().map(state_name).collect(), steps: found }
    }

    fn state(&self, position: usize) -> String {
        self.states.get(position).map(|name| words(name)).unwrap_or_default()
    }

    /// What it is the life of.
    #[must_use]
    pub fn title(&self) -> &'static str {
        self.title
    }

    /// The same in words, for who does not see the picture.
    #[must_use]
    pub fn description(&self) -> String {
        let mut text = String::new();
        for step in &self.steps {
            let names = step.names.iter().map(|name| words(name)).collect::<Vec<_>>().join(", ");
            let _ = if step.from == step.to {
                write!(text, "In {}: {names}. ", self.state(step.from))
            } else {
                write!(text, "From {} to {}: {names}. ", self.state(step.from), self.state(step.to))
            };
        }
        text.trim_end().to_owned()
    }

    /// The picture, as a file of its own: it carries its colours for light and dark, and its description.
    #[must_use]
    pub fn to_svg(&self) -> String {
        let (right, left) = (self.lanes(|step| step.to > step.from + 1), self.lanes(|step| step.to < step.from));
        let column = 16 + i32::try_from(left.len()).unwrap_or_default() * LANE;
        let width = column + BOX.0 + i32::try_from(right.len()).unwrap_or_default() * LANE + 16;
        let height = TOP * 2 + BOX.1 + (i32::try_from(self.states.len()).unwrap_or(1) - 1) * ROW;
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" \
             aria-labelledby=\"title description\">\n<title id=\"title\">{}</title>\n<desc id=\"description\">{}</desc>\n{STYLE}",
            self.title,
            self.description()
        );
        let middle = column + BOX.0 / 2;
        for step in self.steps.iter().filter(|step| step.to == step.from + 1) {
            let (from, to) = (top(step.from) + BOX.1, top(step.to));
            let _ = writeln!(svg, "<path d=\"M{middle} {from}V{to}\" marker-end=\"url(#arrow)\"/>");
            label(&mut svg, (middle + 8, (from + to) / 2), "start", &step.names);
        }
        for (lane, steps) in right.iter().enumerate() {
            let edge = column + BOX.0;
            steps.iter().for_each(|step| arc(&mut svg, step, (edge, 1), lane));
        }
        for (lane, steps) in left.iter().enumerate() {
            steps.iter().for_each(|step| arc(&mut svg, step, (column, -1), lane));
        }
        for (position, _) in self.states.iter().enumerate() {
            self.draw_state(&mut svg, position, column);
        }
        svg + "</svg>\n"
    }

    /// Steps beside the column, in as few lanes as keep them apart; short ones lie inside.
    fn lanes(&self, beside: impl Fn(&Step) -> bool) -> Vec<Vec<&Step>> {
        let mut steps: Vec<&Step> = self.steps.iter().filter(|step| beside(step)).collect();
        steps.sort_by_key(|step| (step.from.abs_diff(step.to), step.from));
        let span = |step: &Step| (step.from.min(step.to), step.from.max(step.to));
        let mut lanes: Vec<Vec<&Step>> = Vec::new();
        for step in steps {
            let apart = |lane: &&mut Vec<&Step>| lane.iter().all(|other| span(other).1 < span(step).0 || span(step).1 < span(other).0);
            match lanes.iter_mut().find(apart) {
                Some(lane) => lane.push(step),
                None => lanes.push(vec![step]),
            }
        }
        lanes
    }

    fn draw_state(&self, svg: &mut String, position: usize, column: i32) {
        let (middle, y) = (column + BOX.0 / 2, top(position));
        let stays = self.steps.iter().find(|step| step.from == position && step.to == position);
        let _ = writeln!(svg, "<rect x=\"{column}\" y=\"{y}\" width=\"{}\" height=\"{}\" rx=\"8\"/>", BOX.0, BOX.1);
        let line = y + if stays.is_some() { 21 } else { 29 };
        let _ = writeln!(svg, "<text class=\"state\" x=\"{middle}\" y=\"{line}\">{}</text>", self.state(position));
        if let Some(stays) = stays {
            let names = stays.names.iter().map(|name| words(name)).collect::<Vec<_>>().join(" · ");
            let _ = writeln!(svg, "<text class=\"stays\" x=\"{middle}\" y=\"{}\">{names}</text>", y + 38);
        }
    }
}

const STYLE: &str = "<style>
rect { fill: #e6f4f1; stroke: #0f766e; stroke-width: 1.5 }
path { fill: none; stroke: #55666a; stroke-width: 1.5 }
marker path { fill: #55666a; stroke: none }
text { font: 13px system-ui, sans-serif; fill: #1b1b1b; stroke: #fff; stroke-width: 4; paint-order: stroke; dominant-baseline: middle }
.state { font-weight: 600; font-size: 15px; text-anchor: middle; stroke: none; dominant-baseline: auto }
.stays { font-size: 12px; text-anchor: middle; fill: #44555a; stroke: none; dominant-baseline: auto }
@media (prefers-color-scheme: dark) {
rect { fill: #17322f; stroke: #5eead4 } path { stroke: #a9b4b6 } marker path { fill: #a9b4b6 }
text { fill: #e8eaea; stroke: #14181a } .stays { fill: #a9b4b6 }
}
</style>
<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\"/></marker></defs>
";

fn top(position: usize) -> i32 {
    TOP + i32::try_from(position).unwrap_or_default() * ROW
}

/// A name as people read it.
fn words(name: &str) -> String {
    name.replace('_', " ")
}

/// A step beside the column: out of one box, along its lane, into the other.
fn arc(svg: &mut String, step: &Step, (edge, side): (i32, i32), lane: usize) {
    let lane = i32::try_from(lane).unwrap_or_default();
    let x = edge + side * (28 + lane * LANE);
    let inset = 8 + 6 * lane;
    // Leaves below the middle of its box and arrives above it, or the other way round where it goes back.
    let down = if step.to > step.from { 1 } else { -1 };
    let (from, to) = (top(step.from) + BOX.1 / 2 + down * inset, top(step.to) + BOX.1 / 2 - down * inset);
    let (bend, back) = (8 * side, 8 * down);
    let _ = writeln!(
        svg,
        "<path d=\"M{edge} {from}H{}Q{x} {from} {x} {}V{}Q{x} {to} {} {to}H{edge}\" marker-end=\"url(#arrow)\"/>",
        x - bend,
        from + back,
        to - back,
        x - bend
    );
    label(svg, (x + side * 8, (from + to) / 2), if side > 0 { "start" } else { "end" }, &step.names);
}

fn label(svg: &mut String, (x, y): (i32, i32), anchor: &str, names: &[&str]) {
    let lines = i32::try_from(names.len()).unwrap_or(1);
    for (line, name) in (0..).zip(names) {
        let y = y + 16 * line - 8 * (lines - 1);
        let _ = writeln!(svg, "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{}</text>", words(name));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_pictures_show_what_the_domain_allows() {
        for (name, _) in DIAGRAMS {
            let path = format!("{}/../../docs/guides/diagrams/{name}.svg", env!("CARGO_MANIFEST_DIR"));
            let drawn = LifeCycle::find(name).unwrap().to_svg();
            if std::env::var_os("UPDATE_DIAGRAMS").is_some() {
                std::fs::write(&path, &drawn).unwrap();
            }
            let committed = std::fs::read_to_string(&path).unwrap_or_default();
            assert!(committed == drawn, "{path} is out of date: run `make diagrams` and look at it");
        }
    }

    #[test]
    fn a_picture_tells_in_words_what_it_shows() {
        let challenge = LifeCycle::find("challenge").unwrap();
        let words = challenge.description();
        assert!(words.contains("In draft: edit, delete.") && words.contains("From draft to submitted: request approval."), "{words}");
        assert!(words.contains("From submitted to changes requested: request changes."), "{words}");
        assert!(!words.contains("archived"), "nothing leads there yet: {words}");
        assert_eq!(LifeCycle::find("nothing"), None);
    }
}
