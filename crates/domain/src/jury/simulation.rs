//! What a ranking would be with other weights, seats, ties or methods, or without a juror. Nothing is changed by it.

use super::PartLine;
use super::analysis::{Asked, PhaseInput, analyse};
use super::evaluation::RulesFault;
use super::lots::{Lots, draw_lots};
use super::ranking::Ranking;
use super::review::ReviewPhase;
use super::seats::Seating;
use crate::code::FieldCode;
use crate::document::{CalibrationSwitches, Criterion, LotteryKind, Points, RankingMethod, TiePolicy};
use crate::id::{CriterionId, JurorId};
use crate::refusal::{Check, Refusal};
use std::collections::{BTreeMap, BTreeSet};

/// The most seats that are asked about.
pub const MAX_SEATS: u32 = 1_000_000;

/// What is supposed; what is not named is as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Supposition {
    /// The method that ranks.
    pub method: Option<RankingMethod>,
    /// How many seats there are.
    pub seats: Option<u32>,
    /// What happens to ties on the last one.
    pub ties: Option<TiePolicy>,
    /// Other weights of some criteria.
    pub weights: BTreeMap<CriterionId, Points>,
    /// A juror whose reviews do not count.
    pub without: Option<JurorId>,
    /// Whether noisier jurors count less in a calibrated ranking.
    pub reliability_weights: Option<bool>,
    /// Whether few reviews rank by calibration all the same.
    pub force: Option<bool>,
}

/// How it is really.
#[derive(Clone, Debug)]
pub struct Reality<'a> {
    /// How the phase is analysed.
    pub asked: Asked<'a>,
    /// What happens to ties on the last seat.
    pub ties: TiePolicy,
}

/// What would be.
#[derive(Clone, Debug, PartialEq)]
pub struct Simulated {
    /// The plain ranking, with its analysis if another method was asked for.
    pub ranking: Ranking,
    /// The ranking that would decide.
    pub deciding: Ranking,
    /// Who would take a seat.
    pub seating: Seating,
    /// The lots that would be drawn.
    pub lots: Option<Lots>,
    /// How many seats there would be.
    pub seats: u32,
    /// Where the seats of parts of the field would end that have some of their own.
    pub parts: Vec<PartLine>,
}

impl Supposition {
    /// The phase with the supposed weights.
    ///
    /// # Errors
    /// `validation_failed` at what is no criterion, weight or number of seats.
    pub fn apply_to(&self, phase: &ReviewPhase) -> Result<ReviewPhase, Refusal> {
        let mut check = Check::default();
        let in_range = self.seats.is_none_or(|seats| (1..=MAX_SEATS).contains(&seats));
        check.require(in_range, "/seats", FieldCode::OutOfRange);
        let mut supposed = phase.clone();
        let own = supposed.policy.track_rubrics.iter_mut().map(|own| &mut own.rubric);
        let rubrics: Vec<_> = std::iter::once(&mut supposed.rubric).chain(own).collect();
        let known: BTreeSet<&CriterionId> =
            rubrics.iter().flat_map(|rubric| &rubric.criteria).filter_map(|item| item.id.as_ref()).collect();
        for (id, weight) in &self.weights {
            check.require(known.contains(id), format!("/weights/{id}"), FieldCode::UnknownReference);
            check.require(*weight >= Points::ZERO, format!("/weights/{id}"), FieldCode::OutOfRange);
        }
        for rubric in rubrics {
            for criterion in &mut rubric.criteria {
                if let Some(weight) = criterion.id.as_ref().and_then(|id| self.weights.get(id)) {
                    criterion.weight = *weight;
                }
            }
            let weighs = |criterion: &Criterion| criterion.weight > Points::ZERO;
            let before_any = self.weights.is_empty() || rubric.criteria.is_empty();
            check.require(before_any || rubric.criteria.iter().any(weighs), "/weights", FieldCode::WeightsInvalid);
        }
        check.finish()?;
        Ok(supposed)
    }

    /// What would be. `input` is that of the phase that [`Supposition::apply_to`] gave.
    ///
    /// # Errors
    /// As [`analyse`].
    pub fn simulate(&self, mut input: PhaseInput<'_>, real: &Reality<'_>) -> Result<Simulated, RulesFault> {
        if let Some(without) = &self.without {
            input.reviews.retain(|review| review.juror != without);
        }
        let known = real.asked.switches;
        let switches = CalibrationSwitches {
            reliability_weights: self.reliability_weights.unwrap_or(known.reliability_weights),
            force: self.force.unwrap_or(known.force),
        };
        let asked = Asked {
            switches,
            method: self.method.unwrap_or(real.asked.method),
            seats: self.seats.unwrap_or(real.asked.seats),
            pivotal: false,
            lots: self.lots(real),
            ..real.asked.clone()
        };
        // Another number of seats is one for all, whatever the rule says of parts of the field.
        let cut = input.cut.clone().filter(|_| self.seats.is_none()).unwrap_or_default();
        let mut ranking = input.rank();
        if asked.method != RankingMethod::Raw || asked.lots == Some(LotteryKind::AroundLine) {
            ranking.analysis = Some(Box::new(analyse(&ranking, &input, &asked)?));
        }
        let deciding = ranking.deciding();
        let lots = asked
            .lots
            .filter(|_| !cut.by_parts)
            .and_then(|kind| draw_lots(kind, &deciding, ranking.analysis.as_deref(), asked.seats, asked.seed));
        let seating = match &lots {
            Some(lots) => lots.seating(),
            None => cut.seating(&deciding, asked.seats, self.ties.unwrap_or(real.ties), asked.seed),
        };
        let parts = cut.lines(&deciding);
        Ok(Simulated { ranking, deciding, seating, lots, seats: asked.seats, parts })
    }

    /// Among whom lots would be drawn. Another rule for ties matters where lots are drawn for ties only, or for nothing.
    fn lots(&self, real: &Reality<'_>) -> Option<LotteryKind> {
        match (real.asked.lots, self.ties) {
            (None | Some(LotteryKind::Ties), Some(ties)) => (ties == TiePolicy::Lottery).then_some(LotteryKind::Ties),
            (kind, _) => kind,
        }
    }
}
