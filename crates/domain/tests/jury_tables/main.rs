//! The tables of the jury engine: every `*.json` of the folder `JURY_TABLES` (default: the project's own) is computed and compared.
//!
//! A topic is one line in [`TOPICS`]: its name and the function that turns the `input` of a case into what `expected` may ask for.
//! Only the keys of `expected` are compared, see [`compare`]. An unknown topic and an empty folder fail.

#[cfg(test)]
mod aggregation;
#[cfg(test)]
mod compare;
#[cfg(test)]
mod input;
#[cfg(test)]
mod ranking;
#[cfg(test)]
mod tables;

#[cfg(test)]
mod topics {
    use super::compare::Topic;
    use super::{aggregation, ranking};

    /// Every topic. One line each; the handler never sees `expected`.
    pub(crate) const TOPICS: &[Topic] = &[
        Topic::new("aggregation.composite", aggregation::composites),
        Topic::new("aggregation.normalise", aggregation::normalise),
        Topic::new("aggregation.panel", aggregation::panel),
        Topic::new("aggregation.thresholds", aggregation::thresholds),
        Topic::new("ranking.modes", ranking::modes),
        Topic::new("ranking.rounding", ranking::rounding),
        Topic::new("ranking.ties", ranking::ties),
    ];
}
