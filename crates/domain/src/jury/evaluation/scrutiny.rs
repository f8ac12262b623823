//! Each juror beside the others, and how far they agree.

use super::super::aggregate::{mean, sample_sd};
use super::super::calibration::{Fit, Method, MethodUsed, Observation, Options, calibrate};
use super::super::integrity::{Influence, calibrated_shortlist, influence, juror_profiles, misfit, severity};
use super::super::reliability::{Alpha, Metric, VarianceComponents, krippendorff};
use super::Workings;
use super::report::{JurorFlag, JurorReport, Pivotal, Reliability};

/// The reliability for which the number of reviews is said.
const WANTED_RELIABILITY: f64 = 0.8;

impl<A: Clone, J: Clone> Workings<'_, A, J> {
    /// Every juror, by id. `eligible` is who is ranked: `(index of the application, index in the calibration)`.
    pub(super) fn juror_reports(&self, eligible: &[(usize, usize)]) -> Vec<JurorReport<A, J>> {
        let calibration = self.calibration.as_ref();
        let severities = calibration.and_then(|calibration| calibration.severities());
        let spread = calibration.and_then(|calibration| calibration.spread.as_ref());
        let noise = calibration.and_then(|calibration| if let Fit::Within(_, _, noise) = &calibration.fit { noise.as_ref() } else { None });
        let (var_juror, var_residual) = calibration.map(|calibration| calibration.noise_variances()).unwrap_or_default();
        let rows = self.design.as_ref().map(|design| design.rows()).unwrap_or_default();
        let profiles = juror_profiles(rows);
        let residuals = self.residuals();
        let influence = self.influence(eligible);
        let report = |(at, juror): (usize, &J)| {
            let own = rows.iter().zip(&residuals).filter(|(row, _)| row.juror == at);
            let (scores, residuals): (Vec<f64>, Vec<f64>) = own.map(|(row, residual)| (row.score, *residual)).unzip();
            let of = |values: Option<&[f64]>| values.and_then(|values| values.get(at).copied());
            let effect = of(severities.map(|(effects, _)| effects));
            let compared = effect.zip(var_juror).and_then(|(effect, variance)| severity(effect, variance));
            let profile = profiles.iter().find(|profile| profile.juror == at);
            let misfit = var_residual.and_then(|variance| misfit(&residuals, variance));
            let flags = [
                (compared.is_some_and(|severity| severity.flagged), JurorFlag::Severity),
                (profile.is_some_and(|profile| profile.no_spread), JurorFlag::NoSpread),
                (profile.is_some_and(|profile| profile.contrarian), JurorFlag::Contrarian),
                (misfit.is_some_and(|misfit| misfit.flagged), JurorFlag::Misfit),
            ];
            JurorReport {
                juror: juror.clone(),
                reviews: scores.len(),
                mean: mean(&scores),
                sd: sample_sd(&scores),
                scale: of(spread.map(|spread| spread.scale.as_slice())),
                severity: effect,
                severity_sd: of(severities.and_then(|(_, sd)| sd)),
                severity_z: compared.map(|severity| severity.z),
                noise: of(noise.map(|noise| noise.log_ratio.as_slice())).map(f64::exp),
                misfit: misfit.map(|misfit| misfit.ratio),
                flags: flags.into_iter().filter(|(holds, _)| *holds).map(|(_, flag)| flag).collect(),
                pivotal: influence.as_ref().and_then(|influence| self.pivotal(influence, at)),
            }
        };
        self.jurors.iter().enumerate().map(report).collect()
    }

    /// What application and juror leave of each score after the jurors' spreads are equalised; nothing where there are no severities.
    fn residuals(&self) -> Vec<f64> {
        let Some((design, calibration)) = self.design.as_ref().zip(self.calibration.as_ref()) else { return Vec::new() };
        let nothing = || vec![f64::NAN; design.rows().len()];
        let Some((effects, _)) = calibration.severities() else { return nothing() };
        let scaled = calibration.spread.as_ref().map_or_else(|| design.clone(), |spread| design.with_scores(&spread.rescaled));
        calibration.contrasts.residuals(&scaled, &nalgebra::DVector::from_column_slice(effects))
    }

    /// The shortlist without each juror, if the rules ask for it: of those that are ranked now, by the method of the rules.
    fn influence(&self, eligible: &[(usize, usize)]) -> Option<Influence> {
        let design = self.design.as_ref().filter(|_| self.rules.leave_one_out)?;
        let ranked = |index: usize| eligible.binary_search_by_key(&index, |(_, index)| *index).is_ok();
        let shortlist = |observations: &[Observation]| {
            calibrated_shortlist(observations, design.jurors(), self.rules.calibration, self.rules.places, &ranked)
        };
        Some(influence(design.rows(), &shortlist))
    }

    /// Who comes in and who drops out without a juror; `None` if nobody does.
    fn pivotal(&self, influence: &Influence, juror: usize) -> Option<Pivotal<A>> {
        let found = influence.jurors.iter().find(|other| other.juror == juror).filter(|found| found.is_pivotal())?;
        let name = |index: &usize| self.calibrated.get(*index).and_then(|at| self.applications.get(*at)).map(|e| e.application.clone());
        let names = |indices: &[usize]| indices.iter().filter_map(name).collect();
        Some(Pivotal { enters: names(&found.enters), leaves: names(&found.leaves) })
    }

    /// How far the jurors agree, from the plain composites; `None` without one.
    pub(super) fn reliability(&self) -> Option<Reliability> {
        let (design, calibration) = (self.design.as_ref()?, self.calibration.as_ref()?);
        let mut sheets = vec![vec![None; design.applications()]; design.jurors()];
        for row in design.rows() {
            if let Some(cell) = sheets.get_mut(row.juror).and_then(|sheet| sheet.get_mut(row.application)) {
                *cell = Some(row.score);
            }
        }
        let alpha = krippendorff(&sheets, Metric::Interval);
        let both = calibrate(design, Options { method: Method::Exchangeable, juror_scale: false, force: true, ..Options::default() });
        let variances = both.var_application().zip(both.noise_variances().0).zip(both.noise_variances().1);
        let variances = variances.map(|((application, juror), residual)| VarianceComponents { application, juror, residual });
        let calibrated = !matches!(calibration.method_used, MethodUsed::None | MethodUsed::Raw);
        Some(Reliability {
            alpha: alpha.as_ref().ok().map(|alpha| alpha.value),
            alpha_reading: alpha.as_ref().ok().map(Alpha::reading),
            alpha_undefined: alpha.err(),
            single: variances.and_then(|variances| variances.agreement(1.0)),
            single_consistency: variances.and_then(|variances| variances.consistency(1.0)),
            reviews_needed: variances.and_then(|variances| variances.reviews_needed(WANTED_RELIABILITY, calibrated)),
        })
    }
}
