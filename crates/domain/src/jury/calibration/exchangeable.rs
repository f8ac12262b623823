//! Applications and jurors both random, two variance ratios by REML: right for juries assigned at random, or where the organiser
//! asserts that all panels saw equally good applications. The equations of Henderson with the applications absorbed: nothing larger
//! than jurors × jurors is factored.
#![expect(clippy::indexing_slicing, reason = "vectors and matrices have the size of the design, which checked its indices")]

use super::super::uncertainty::Posterior;
use super::design::Design;
use nalgebra::{Cholesky, DMatrix, DVector, Matrix2, Vector2};

/// Where Newton starts: the ratios of application and juror variance to the residual one.
const START: [f64; 2] = [1.0, 0.5];
/// Steps after which it gives up.
const MAX_STEPS: usize = 200;
/// A relative step below this is the end.
const LAST_STEP: f64 = 1e-12;
/// From this relative step on, one that does not shrink is rounding.
const ROUNDING_STEP: f64 = 1e-8;
/// The deviance may rise by rounding, not by more.
const MAX_RISE: f64 = 1e-10;

/// A fit with both random.
#[derive(Clone, Debug, PartialEq)]
pub struct Exchangeable {
    /// The overall mean.
    pub mu: f64,
    /// Its standard error.
    pub mu_se: f64,
    /// The variance of applications.
    pub var_application: f64,
    /// The variance of jurors.
    pub var_juror: f64,
    /// The residual variance.
    pub var_residual: f64,
    /// The REML criterion, -2 log likelihood.
    pub criterion: f64,
    /// Best linear unbiased predictions of the applications.
    pub application_effect: DVector<f64>,
    /// The square roots of their prediction error variances.
    pub application_effect_se: DVector<f64>,
    /// Predictions of the jurors; positive is lenient.
    pub juror_effect: DVector<f64>,
    /// The square roots of their prediction error variances.
    pub juror_effect_se: DVector<f64>,
    /// `mu + a`.
    pub score: DVector<f64>,
    /// The standard error of `mu + a`.
    pub score_se: DVector<f64>,
    /// The applications with their joint prediction errors.
    pub posterior: Posterior,
}

/// `V = I + gA A + gB B` at one pair of ratios, and the projections `P` that REML needs.
struct State<'a> {
    design: &'a Design,
    ratios: [f64; 2],
    /// `gB (I + gB S)⁻¹`, S the jurors' contrasts with applications absorbed.
    c: DMatrix<f64>,
    log_determinant: f64,
    /// `Za′V⁻¹1`, `Zb′V⁻¹1`, `1′V⁻¹1`.
    ones: (DVector<f64>, DVector<f64>, f64),
    /// `Za′Py`, `Zb′Py`, `y′Py`, and the estimate of the mean.
    data: (DVector<f64>, DVector<f64>, f64, f64),
    /// `d = n/(1 + gA n)`: the diagonal that is left of the applications.
    diagonal: DVector<f64>,
    /// `R = Za′W Zb`, transposed: a column an application.
    r: DMatrix<f64>,
    s: DMatrix<f64>,
}

impl<'a> State<'a> {
    /// The state; `None` if the ratios are so large that nothing can be factored.
    fn new(design: &'a Design, ratios: [f64; 2], centre: f64) -> Option<Self> {
        let [ga, gb] = ratios;
        let weight = design.reviews_of_application();
        let s = design.contrast_matrix(|n| ga / (1.0 + ga * n));
        let inner = Cholesky::new(DMatrix::identity(design.jurors(), design.jurors()) + gb * &s)?;
        let log_determinant =
            weight.iter().map(|n| (ga * n).ln_1p()).sum::<f64>() + 2.0 * inner.l_dirty().diagonal().iter().map(|d| d.ln()).sum::<f64>();
        let c = gb * inner.inverse();
        let mut r = DMatrix::zeros(design.jurors(), design.applications());
        for ((mut column, cells), n) in r.column_iter_mut().zip(design.cells()).zip(weight.iter()) {
            cells.iter().for_each(|(juror, count)| column[*juror] = count / (1.0 + ga * n));
        }
        let mut state = Self {
            design,
            ratios,
            c,
            log_determinant,
            ones: (DVector::zeros(0), DVector::zeros(0), 0.0),
            data: (DVector::zeros(0), DVector::zeros(0), 0.0, 0.0),
            diagonal: weight.map(|n| n / (1.0 + ga * n)),
            r,
            s,
        };
        let one = state.solve(&vec![1.0; design.rows().len()]);
        let y: Vec<f64> = design.rows().iter().map(|row| row.score - centre).collect();
        let total: f64 = one.iter().sum();
        let shift = one.iter().zip(&y).map(|(a, b)| a * b).sum::<f64>() / total;
        // P y = V⁻¹(y - mu): the data are centred first, so that little cancels.
        let residual: Vec<f64> = y.iter().map(|y| y - shift).collect();
        let py = state.solve(&residual);
        let q = py.iter().zip(&residual).map(|(a, b)| a * b).sum();
        state.ones = (state.by_application(&one), state.by_juror(&one), total);
        state.data = (state.by_application(&py), state.by_juror(&py), q, centre + shift);
        Some(state)
    }

    fn by_application(&self, values: &[f64]) -> DVector<f64> {
        let mut sums = DVector::zeros(self.design.applications());
        self.design.rows().iter().zip(values).for_each(|(row, value)| sums[row.application] += value);
        sums
    }
    fn by_juror(&self, values: &[f64]) -> DVector<f64> {
        let mut sums = DVector::zeros(self.design.jurors());
        self.design.rows().iter().zip(values).for_each(|(row, value)| sums[row.juror] += value);
        sums
    }

    /// `W x = x - Za gA/(1 + gA n) Za′x`.
    fn absorb(&self, x: &[f64]) -> Vec<f64> {
        let ga = self.ratios[0];
        let shift = self.by_application(x).zip_map(&self.design.reviews_of_application(), |sum, n| ga * sum / (1.0 + ga * n));
        self.design.rows().iter().zip(x).map(|(row, value)| value - shift[row.application]).collect()
    }

    /// `V⁻¹x = Wx - W Zb C Zb′W x`.
    fn solve(&self, x: &[f64]) -> Vec<f64> {
        let absorbed = self.absorb(x);
        let effect = &self.c * self.by_juror(&absorbed);
        let spread: Vec<f64> = self.design.rows().iter().map(|row| effect[row.juror]).collect();
        absorbed.iter().zip(self.absorb(&spread)).map(|(a, b)| a - b).collect()
    }

    fn degrees(&self) -> f64 {
        (self.design.rows().len() - 1) as f64
    }

    /// The REML deviance up to a constant.
    fn deviance(&self) -> f64 {
        self.degrees() * self.data.2.ln() + self.log_determinant + self.ones.2.ln()
    }

    /// The gradient of the deviance, its Hessian and the average information.
    fn derivatives(&self) -> (Vector2<f64>, Matrix2<f64>, Matrix2<f64>) {
        let (ones_a, ones_b, total) = (&self.ones.0, &self.ones.1, self.ones.2);
        let (ya, yb, q) = (&self.data.0, &self.data.1, self.data.2);
        let m = self.degrees();
        // Za′PZa = diag(d) - L M L′ with L = [R, u] and M = diag(C, 1/total).
        let jurors = self.design.jurors();
        let mut l = self.r.clone().insert_row(jurors, 0.0);
        l.row_mut(jurors).tr_copy_from(ones_a);
        let mut middle = self.c.clone().resize(jurors + 1, jurors + 1, 0.0);
        middle[(jurors, jurors)] = 1.0 / total;
        let middle_l = &middle * &l;
        let low: DVector<f64> =
            DVector::from_iterator(self.diagonal.len(), middle_l.column_iter().zip(l.column_iter()).map(|(a, b)| a.dot(&b)));
        let product = &middle_l * l.transpose();
        let cs = &self.c * &self.s;
        let pbb = &self.s - &self.s * &cs - ones_b * ones_b.transpose() / total;
        // Zb′PZa, a column an application.
        let pba = &self.r - (&self.s * &self.c) * &self.r - ones_b * ones_a.transpose() / total;
        let traces = Vector2::new(self.diagonal.sum() - low.sum(), pbb.trace());
        let square_aa = self.diagonal.norm_squared() - 2.0 * self.diagonal.dot(&low) + (&product * &product).trace();
        let squares = Matrix2::new(square_aa, pba.norm_squared(), pba.norm_squared(), pbb.norm_squared());
        let y = Vector2::new(ya.norm_squared(), yb.norm_squared());
        let paa_y = self.diagonal.component_mul(ya) - l.tr_mul(&(&middle * (&l * ya)));
        let yab = yb.dot(&(&pba * ya));
        let cross = Matrix2::new(ya.dot(&paa_y), yab, yab, yb.dot(&(&pbb * yb)));
        let outer = y * y.transpose() / (q * q);
        (traces - m / q * y, m * (2.0 / q * cross - outer) - squares, m * (cross / q - outer))
    }
}

impl Exchangeable {
    /// The REML fit: Newton on the deviance, from a fixed start, with variances held at 0 where the deviance rises from there.
    /// `None` if it does not settle, as when the additive model fits exactly.
    #[must_use]
    pub fn fit(design: &Design) -> Option<Self> {
        let centre = design.rows().iter().map(|row| row.score).sum::<f64>() / design.rows().len() as f64;
        let mut state = State::new(design, START, centre)?;
        let mut last = f64::INFINITY;
        for _ in 0..MAX_STEPS {
            let (gradient, hessian, information) = state.derivatives();
            let free = [0, 1].map(|k| state.ratios[k] > 0.0 || gradient[k] < 0.0);
            let step = newton(&gradient, &hessian, free).or_else(|| newton(&gradient, &information, free))?;
            let size = |step: &Vector2<f64>| (0..2).map(|k| step[k].abs() / state.ratios[k].max(1e-3)).fold(0.0, f64::max);
            if size(&step) < LAST_STEP {
                return Some(Self::at(&state));
            }
            let next = Self::descend(&state, &step, centre)?;
            let taken = size(&Vector2::new(next.ratios[0] - state.ratios[0], next.ratios[1] - state.ratios[1]));
            state = next;
            if taken < LAST_STEP || (taken < ROUNDING_STEP && taken >= last) {
                return Some(Self::at(&state));
            }
            last = taken;
        }
        None
    }

    /// The state after the step, or after as much of it as does not raise the deviance.
    fn descend<'a>(from: &State<'a>, step: &Vector2<f64>, centre: f64) -> Option<State<'a>> {
        let mut share = 1.0;
        for _ in 0..60 {
            let ratio = |k: usize| (from.ratios[k] + share * step[k]).max(0.0);
            let next = State::new(from.design, [ratio(0), ratio(1)], centre);
            if let Some(next) = next.filter(|next| next.deviance() <= from.deviance() + MAX_RISE) {
                return Some(next);
            }
            share /= 2.0;
        }
        None
    }

    /// The fit with these ratios of application and juror to residual variance. `None` if they are too large to compute with.
    #[must_use]
    pub fn with_ratios(design: &Design, ratios: [f64; 2]) -> Option<Self> {
        let centre = design.rows().iter().map(|row| row.score).sum::<f64>() / design.rows().len() as f64;
        State::new(design, ratios, centre).map(|state| Self::at(&state))
    }

    fn at(state: &State<'_>) -> Self {
        let [ga, gb] = state.ratios;
        let (ones_a, ones_b, total) = (&state.ones.0, &state.ones.1, state.ones.2);
        let m = state.degrees();
        let var_residual = state.data.2 / m;
        let (mu, mu_se) = (state.data.3, (var_residual / total).sqrt());
        let application_effect = ga * &state.data.0;
        let juror_effect = gb * &state.data.1;
        // diag(Za′PZa) and diag(Zb′PZb).
        let c_r = &state.c * &state.r;
        let low = DVector::from_iterator(state.diagonal.len(), c_r.column_iter().zip(state.r.column_iter()).map(|(a, b)| a.dot(&b)));
        let paa = &state.diagonal - low - ones_a.component_mul(ones_a) / total;
        let pbb = (&state.s - &state.s * &state.c * &state.s).diagonal() - ones_b.component_mul(ones_b) / total;
        let error = |g: f64, p: f64| var_residual * (g - g * g * p).max(0.0);
        let score_se = paa.zip_map(ones_a, |p, one| (error(ga, p) + var_residual * (1.0 - 2.0 * ga * one) / total).max(0.0).sqrt());
        Self {
            mu,
            mu_se,
            var_application: ga * var_residual,
            var_juror: gb * var_residual,
            var_residual,
            criterion: m * (1.0 + (std::f64::consts::TAU * var_residual).ln()) + state.log_determinant + total.ln(),
            application_effect_se: paa.map(|p| error(ga, p).sqrt()),
            juror_effect_se: pbb.map(|p| error(gb, p).sqrt()),
            score: application_effect.add_scalar(mu),
            score_se,
            posterior: Self::posterior(state, var_residual, &application_effect.add_scalar(mu)),
            application_effect,
            juror_effect,
        }
    }

    /// The joint prediction errors of the applications: `σ²[diag(gA/(1 + gA n)) + gA²(R C R′ + u u′/total)]`.
    fn posterior(state: &State<'_>, var_residual: f64, mean: &DVector<f64>) -> Posterior {
        let ga = state.ratios[0];
        let jurors = state.design.jurors();
        let own = state.design.reviews_of_application().map(|n| var_residual * ga / (1.0 + ga * n));
        let row = |(application, cells): (usize, &Vec<(usize, f64)>)| {
            let mut row: Vec<(usize, f64)> = cells.iter().map(|(juror, _)| (*juror, ga * state.r[(*juror, application)])).collect();
            row.push((jurors, ga * state.ones.0[application]));
            row
        };
        let rows = state.design.cells().iter().enumerate().map(row).collect();
        let mut factor = DMatrix::zeros(jurors + 1, jurors + 1);
        // C is positive definite unless the juror variance is 0; then it is 0.
        if let Some(half) = Cholesky::new(var_residual * &state.c) {
            factor.view_mut((0, 0), (jurors, jurors)).copy_from(&half.l());
        }
        factor[(jurors, jurors)] = (var_residual / state.ones.2).sqrt();
        Posterior::new(mean.as_slice().to_vec(), own.as_slice().to_vec(), rows, factor)
    }
}

/// The Newton step in the free coordinates; `None` if the matrix is not positive definite there.
fn newton(gradient: &Vector2<f64>, matrix: &Matrix2<f64>, free: [bool; 2]) -> Option<Vector2<f64>> {
    match free {
        [true, true] => Cholesky::new(*matrix).map(|factored| -factored.solve(gradient)),
        [true, false] => (matrix.m11 > 0.0).then(|| Vector2::new(-gradient.x / matrix.m11, 0.0)),
        [false, true] => (matrix.m22 > 0.0).then(|| Vector2::new(0.0, -gradient.y / matrix.m22)),
        [false, false] => Some(Vector2::zeros()),
    }
}
