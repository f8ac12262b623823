//! How far a panel agrees, and what comparisons say, as tables.

use super::Whole;
use crate::i18n::labels::label;
use crate::service::export::{columns, said};
use crate::service::jury::ranking::Named;
use crate::tables::{Cell, Heading};
use std::collections::BTreeMap;
use tahaddi_domain::document::{Criterion, Language};
use tahaddi_domain::id::{ApplicationId, CriterionId, Id as _};
use tahaddi_domain::jury::comparing::PairwiseAnalysis;
use tahaddi_domain::jury::reliability::NoCoefficient;
use tahaddi_domain::jury::{Agreement, Interval, PhaseReliability};

/// A row of the table of reliability.
struct Figure<'a> {
    name: &'static str,
    criterion: Option<&'a str>,
    value: Cell,
    interval: Option<Interval>,
    reading: Option<String>,
    counts: Option<(usize, usize)>,
    undefined: Option<NoCoefficient>,
}

impl Figure<'_> {
    fn of(name: &'static str, value: impl Into<Cell>) -> Self {
        Self { name, criterion: None, value: value.into(), interval: None, reading: None, counts: None, undefined: None }
    }

    fn row(self, language: Language) -> Vec<Cell> {
        let (units, values) = self.counts.map_or((Cell::Empty, Cell::Empty), |(units, values)| (Cell::count(units), Cell::count(values)));
        vec![
            said(self.name, language).into(),
            self.criterion.map_or(Cell::Empty, Cell::text),
            self.value,
            self.interval.map(|interval| interval.low).into(),
            self.interval.map(|interval| interval.high).into(),
            self.reading.map_or(Cell::Empty, Cell::Text),
            units,
            values,
            self.undefined.map_or(Cell::Empty, |reason| label("NoCoefficient", reason.as_str(), language).into()),
        ]
    }
}

fn alpha<'a>(found: &Agreement, criterion: Option<&'a str>, language: Language) -> Figure<'a> {
    let reading = found.reading.map(|reading| label("AlphaReading", reading.as_str(), language));
    let counts = Some((found.units, found.values));
    Figure { criterion, reading, counts, undefined: found.undefined, ..Figure::of("figure-alpha", found.value) }
}

/// The reliability of a phase, a row a figure. What cannot be said is empty, with the reason.
pub(super) fn reliability(found: &PhaseReliability, criteria: &[Criterion], language: Language) -> Whole {
    let titles = ["figure", "criterion", "value", "interval-low", "interval-high", "reading", "units", "values", "undefined"];
    let named: BTreeMap<&CriterionId, &str> =
        criteria.iter().filter_map(|criterion| Some((criterion.id.as_ref()?, criterion.label.best(language)))).collect();
    let (icc, kendall) = (&found.icc, &found.kendall_w);
    let reading = icc.reading.map(|reading| label("IccReading", reading.as_str(), language));
    let icc_of = |name, value: Option<f64>, interval| Figure { interval, undefined: icc.undefined, ..Figure::of(name, value) };
    let kendall_of = |name, value: Cell| Figure { undefined: kendall.undefined, ..Figure::of(name, value) };
    let mut figures = vec![
        Figure::of("figure-applications", Cell::count(found.applications)),
        Figure::of("figure-jurors", Cell::count(found.jurors)),
        Figure::of("figure-reviews", Cell::count(found.reviews)),
        Figure::of("figure-complete", Cell::Boolean(found.complete)),
        alpha(&found.alpha, None, language),
    ];
    figures.extend(found.criteria.iter().map(|item| {
        let name = named.get(&item.criterion_id).copied().unwrap_or(item.criterion_id.as_str());
        alpha(&item.alpha, Some(name), language)
    }));
    figures.extend([
        icc_of("figure-icc-single", icc.single, icc.single_ci95),
        Figure { reading, ..icc_of("figure-icc-average", icc.average, icc.average_ci95) },
        icc_of("figure-icc-single-consistency", icc.single_consistency, None),
        icc_of("figure-icc-average-consistency", icc.average_consistency, None),
        icc_of("figure-icc-reviews", icc.reviews, None),
        kendall_of("figure-kendall-w", kendall.w.into()),
        kendall_of("figure-kendall-chi-squared", kendall.chi_squared.into()),
        kendall_of("figure-kendall-df", kendall.df.map_or(Cell::Empty, Cell::count)),
        kendall_of("figure-kendall-p", kendall.p_value.into()),
        Figure::of("figure-reviews-needed", found.reviews_needed),
    ]);
    let rows = figures.into_iter().map(|figure| figure.row(language)).collect();
    Whole { heading: Heading { slug: "reliability", title: said("reliability", language), columns: columns(&titles, language) }, rows }
}

/// How strong each application is by the comparisons, in the order of the ids.
pub(super) fn strengths(found: &PairwiseAnalysis, names: &BTreeMap<ApplicationId, Named>, language: Language) -> Whole {
    let titles = [
        "reference",
        "title",
        "compared",
        "preferred",
        "strength",
        "strength-sd",
        "compared-group",
        "expected-rank",
        "best-rank",
        "worst-rank",
        "chance-of-seat",
    ];
    let group = |id: &ApplicationId| found.groups.iter().position(|group| group.contains(id));
    let rows = found.applications.iter().map(|item| {
        vec![
            Cell::text(item.application_id.as_str()),
            names.get(&item.application_id).map_or(Cell::Empty, |named| named.title.as_str().into()),
            Cell::count(item.comparisons),
            Cell::Number(item.wins),
            item.strength.into(),
            item.strength_sd.into(),
            group(&item.application_id).map_or(Cell::Empty, |place| Cell::count(place + 1)),
            item.expected_rank.into(),
            item.best_rank.map_or(Cell::Empty, Cell::count),
            item.worst_rank.map_or(Cell::Empty, Cell::count),
            item.chance_of_seat.into(),
        ]
    });
    let heading = Heading { slug: "strengths", title: said("strengths", language), columns: columns(&titles, language) };
    Whole { heading, rows: rows.collect() }
}

/// How each juror compared. For those who keep the panel.
pub(super) fn comparing(found: &PairwiseAnalysis, language: Language) -> Whole {
    let rows = found
        .jurors
        .iter()
        .map(|item| vec![Cell::text(item.juror_id.as_str()), Cell::count(item.comparisons), item.agreement.into()])
        .collect();
    let columns = columns(&["juror", "compared", "agreement"], language);
    Whole { heading: Heading { slug: "comparing-jurors", title: said("comparing-jurors", language), columns }, rows }
}
