//! What the data can compare, and how far.

use super::super::calibration::{BridgingReview, Component, Fit, MethodUsed, bridging_reviews};
use super::Workings;
use super::report::{Bridge, Connection, PanelGap, RankingWarning, Variances};
use super::rules::PanelAssumption;

impl<A: Clone, J: Clone> Workings<'_, A, J> {
    pub(super) fn variances(&self) -> Variances {
        let Some(calibration) = self.calibration.as_ref() else { return Variances::default() };
        let (juror, residual) = calibration.noise_variances();
        let noise_omega2 = if let Fit::Within(_, _, Some(noise)) = &calibration.fit { Some(noise.omega2) } else { None };
        Variances {
            application: calibration.var_application(),
            juror,
            residual,
            gamma: juror.zip(residual).map(|(juror, residual)| juror / residual),
            omega2: calibration.spread.as_ref().map(|spread| spread.omega2),
            noise_omega2,
        }
    }

    pub(super) fn connection(&self) -> Connection {
        let Some(calibration) = self.calibration.as_ref() else {
            let nothing = Vec::new();
            return Connection {
                components: nothing,
                comparable_across: false,
                gaps: Vec::new(),
                lambda2: None,
                widest_contrast_se: None,
                residual_df: 0,
            };
        };
        let (juror, residual) = calibration.noise_variances();
        let size = |component: &Component| component.jurors.len() as f64;
        let components = &calibration.components;
        let later = |first: usize| components.iter().enumerate().skip(first + 1);
        let gaps = components.iter().enumerate().flat_map(|(first, a)| {
            later(first).filter_map(move |(second, b)| {
                let severity_difference_se = (juror? * (1.0 / size(a) + 1.0 / size(b))).sqrt();
                Some(PanelGap { first, second, severity_difference_se })
            })
        });
        let widest = calibration.contrasts.widest_contrast(components);
        // Indices as they are in the report: of all applications, not of those that were calibrated.
        let outer = |component: &Component| Component {
            applications: component.applications.iter().filter_map(|index| self.calibrated.get(*index).copied()).collect(),
            jurors: component.jurors.clone(),
        };
        Connection {
            components: components.iter().map(outer).collect(),
            comparable_across: components.len() == 1,
            gaps: gaps.collect(),
            lambda2: calibration.contrasts.lambda2(),
            widest_contrast_se: residual.map(|residual| (residual * widest).sqrt()),
            residual_df: calibration.residual_df,
        }
    }

    pub(super) fn warnings(&self, connection: &Connection) -> Vec<RankingWarning> {
        let Some(calibration) = self.calibration.as_ref() else { return Vec::new() };
        let weak = connection.widest_contrast_se.zip(calibration.var_application()).is_some_and(|(se, variance)| se > variance.sqrt());
        let asserted = match self.rules.panel_assumption {
            PanelAssumption::None => false,
            // That panels saw equally good applications tells their severities apart; only this method learns them from it.
            PanelAssumption::EqualQuality => calibration.method_used == MethodUsed::Exchangeable,
            PanelAssumption::EqualSeverity => true,
        };
        let found = [
            (calibration.method_used == MethodUsed::None, RankingWarning::NotCalibrated),
            (!connection.comparable_across && !asserted, RankingWarning::PanelsNotComparable),
            (weak && !calibration.indistinguishable(), RankingWarning::WeakLink),
            (calibration.indistinguishable(), RankingWarning::Indistinguishable),
        ];
        found.into_iter().filter(|(holds, _)| *holds).map(|(_, warning)| warning).collect()
    }

    pub(super) fn bridges(&self) -> Vec<Bridge<A, J>> {
        let (Some(design), Some(calibration)) = (self.design.as_ref(), self.calibration.as_ref()) else { return Vec::new() };
        let bridge = |review: BridgingReview| {
            let at = self.calibrated.get(review.application)?;
            Some(Bridge { application: self.applications.get(*at)?.application.clone(), juror: self.jurors.get(review.juror)?.clone() })
        };
        bridging_reviews(design, &calibration.components).into_iter().filter_map(bridge).collect()
    }
}
