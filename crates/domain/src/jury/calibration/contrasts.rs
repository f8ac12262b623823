//! What jurors say of each other: deviations within applications, in the eigenbasis of their Laplacian.
#![expect(clippy::indexing_slicing, reason = "vectors and matrices have the size of the design, which checked its indices")]

use super::components::Component;
use super::design::Design;
use nalgebra::{DMatrix, DVector, SymmetricEigen};

/// An eigenvalue below this share of the largest is zero.
const NULL_SPACE: f64 = 1e-9;

/// The within-application contrasts of a design and the least-squares fit they give.
#[derive(Clone, Debug, PartialEq)]
pub struct Contrasts {
    /// The (weighted) mean of each application.
    pub means: DVector<f64>,
    /// Eigenvectors of the Laplacian `S₀`, in columns.
    pub vectors: DMatrix<f64>,
    /// Its eigenvalues; those of the null space are exactly 0.
    pub values: DVector<f64>,
    /// `c = U′r`, 0 in the null space.
    pub c: DVector<f64>,
    /// The residual sum of squares of the additive fit, from its residuals.
    pub rss: f64,
    /// `T - n`.
    pub df: f64,
}

impl Contrasts {
    /// Contrasts of a design.
    #[must_use]
    pub fn new(design: &Design) -> Self {
        let means = design.means();
        let deviations = design.deviations(&means);
        let SymmetricEigen { eigenvectors: vectors, eigenvalues } = SymmetricEigen::new(design.laplacian());
        let floor = NULL_SPACE * eigenvalues.iter().copied().fold(0.0, f64::max);
        let values = eigenvalues.map(|value| if value < floor || value <= 0.0 { 0.0 } else { value });
        let c = vectors.tr_mul(&design.juror_totals(&deviations)).zip_map(&values, |c, value| if value > 0.0 { c } else { 0.0 });
        let df = (design.rows().len() - design.applications()) as f64;
        let mut contrasts = Self { means, vectors, values, c, rss: 0.0, df };
        let effect = contrasts.least_squares_effect();
        contrasts.rss = design.sum_of_squares(&contrasts.residuals(design, &effect));
        contrasts
    }

    /// `U diag(f(eₖ)) c` over the space of contrasts.
    #[must_use]
    pub fn effect(&self, f: impl Fn(f64) -> f64) -> DVector<f64> {
        &self.vectors * self.c.zip_map(&self.values, |c, value| if value > 0.0 { c * f(value) } else { 0.0 })
    }

    /// The juror effects of the additive fit; they sum to zero in each component.
    #[must_use]
    pub fn least_squares_effect(&self) -> DVector<f64> {
        self.effect(|value| 1.0 / value)
    }

    /// `ȳ - B b`: the means without what the jurors' effects add to them.
    #[must_use]
    pub fn scores(&self, design: &Design, effect: &DVector<f64>) -> DVector<f64> {
        let shift = design.shares().map(|shares| shares.iter().map(|(juror, share)| share * effect[*juror]).sum::<f64>());
        DVector::from_iterator(design.applications(), self.means.iter().zip(shift).map(|(mean, shift)| mean - shift))
    }

    /// The residual of each row after application and juror.
    #[must_use]
    pub fn residuals(&self, design: &Design, effect: &DVector<f64>) -> Vec<f64> {
        let scores = self.scores(design, effect);
        design.rows().iter().map(|row| row.score - scores[row.application] - effect[row.juror]).collect()
    }

    /// `U diag(f(eₖ))`: the columns span the effects, the null space included.
    #[must_use]
    pub fn factor(&self, f: impl Fn(f64) -> f64) -> DMatrix<f64> {
        let mut factor = self.vectors.clone();
        for (mut column, value) in factor.column_iter_mut().zip(self.values.iter()) {
            column *= f(*value);
        }
        factor
    }

    /// The smallest positive eigenvalue: the algebraic connectivity of the weakest component.
    #[must_use]
    pub fn lambda2(&self) -> Option<f64> {
        self.values.iter().copied().filter(|value| *value > 0.0).min_by(f64::total_cmp)
    }

    /// The largest `(S₀⁺)ⱼⱼ + (S₀⁺)ₗₗ - 2(S₀⁺)ⱼₗ` of two jurors of one component: the variance, in residual variances, of the
    /// contrast of which the data say least.
    #[must_use]
    pub fn widest_contrast(&self, components: &[Component]) -> f64 {
        let half = self.factor(|value| if value > 0.0 { 1.0 / value.sqrt() } else { 0.0 });
        let inverse = &half * half.transpose();
        let pairs = components.iter().flat_map(|component| {
            let later = |at: usize| component.jurors.iter().skip(at + 1);
            component.jurors.iter().enumerate().flat_map(move |(at, a)| later(at).map(move |b| (*a, *b)))
        });
        pairs.map(|(a, b)| inverse[(a, a)] + inverse[(b, b)] - 2.0 * inverse[(a, b)]).fold(0.0, f64::max)
    }
}

/// `D⁻¹`-shares times a factor: for each application the row of `B F`.
#[must_use]
pub fn loadings(design: &Design, factor: &DMatrix<f64>) -> DMatrix<f64> {
    // Columns are contiguous: rows of the result are built as columns of the transpose.
    let transposed = factor.transpose();
    let mut rows = DMatrix::zeros(factor.ncols(), design.applications());
    for (mut row, shares) in rows.column_iter_mut().zip(design.shares()) {
        shares.iter().for_each(|(juror, share)| row.axpy(*share, &transposed.column(*juror), 1.0));
    }
    rows
}
