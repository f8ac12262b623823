//! A joint normal distribution of applications that share the uncertainty of their jurors.
#![expect(clippy::indexing_slicing, reason = "vectors and matrices have the size of the design, which checked its indices")]

use super::super::special::normal_cdf;
use nalgebra::{Cholesky, DMatrix, SymmetricEigen};

/// `value = mean + own noise + loading · shared noise`: the covariance is `diag(own) + L F F′ L′` with sparse rows L.
#[derive(Clone, Debug, PartialEq)]
pub struct Posterior {
    mean: Vec<f64>,
    own: Vec<f64>,
    loadings: Vec<Vec<(usize, f64)>>,
    factor: DMatrix<f64>,
}

impl Posterior {
    /// From means, own variances, sparse rows of loadings and the factor of the covariance of what is shared, which has a row for
    /// each column of the loadings.
    #[must_use]
    pub(in crate::jury) fn new(mean: Vec<f64>, own: Vec<f64>, loadings: Vec<Vec<(usize, f64)>>, factor: DMatrix<f64>) -> Self {
        Self { mean, own, loadings, factor }
    }

    /// From means and a whole covariance matrix, by rows. `None` if it is not square or has negative variances.
    #[must_use]
    pub fn dense(mean: Vec<f64>, covariance: &DMatrix<f64>) -> Option<Self> {
        let n = mean.len();
        if covariance.shape() != (n, n) {
            return None;
        }
        let factor = Cholesky::new(covariance.clone()).map_or_else(|| semidefinite_root(covariance), |factored| Some(factored.l()))?;
        let loadings = (0..n).map(|at| vec![(at, 1.0)]).collect();
        Some(Self { mean, own: vec![0.0; n], loadings, factor })
    }

    /// How many applications there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.mean.len()
    }
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.mean.is_empty()
    }
    /// The means.
    #[must_use]
    pub fn mean(&self) -> &[f64] {
        &self.mean
    }
    /// Own variances.
    pub(super) fn own(&self) -> &[f64] {
        &self.own
    }
    /// Sparse rows of loadings.
    pub(super) fn loadings(&self) -> &[Vec<(usize, f64)>] {
        &self.loadings
    }
    /// The factor of what is shared.
    pub(super) fn factor(&self) -> &DMatrix<f64> {
        &self.factor
    }

    /// The same for some of the applications, in the order given.
    #[must_use]
    pub fn of(&self, chosen: &[usize]) -> Self {
        let pick = |values: &[f64]| chosen.iter().filter_map(|at| values.get(*at).copied()).collect();
        Self {
            mean: pick(&self.mean),
            own: pick(&self.own),
            loadings: chosen.iter().filter_map(|at| self.loadings.get(*at).cloned()).collect(),
            factor: self.factor.clone(),
        }
    }

    /// What an application shares with each other: its row of `L F F′ L′`.
    fn shared_with<'a>(&'a self, common: &'a DMatrix<f64>, at: usize) -> impl Iterator<Item = f64> + 'a {
        let mut carried = nalgebra::DVector::zeros(common.nrows());
        for (column, weight) in self.loadings.get(at).into_iter().flatten() {
            carried.axpy(*weight, &common.column(*column), 1.0);
        }
        self.loadings.iter().map(move |row| row.iter().map(|(column, weight)| weight * carried[*column]).sum())
    }

    /// Posterior standard deviations.
    #[must_use]
    pub fn sd(&self) -> Vec<f64> {
        let common = &self.factor * self.factor.transpose();
        self.variances(&common).into_iter().map(f64::sqrt).collect()
    }

    fn variances(&self, common: &DMatrix<f64>) -> Vec<f64> {
        let variance = |(at, own): (usize, &f64)| own + self.shared_with(common, at).nth(at).unwrap_or_default().max(0.0);
        self.own.iter().enumerate().map(variance).collect()
    }

    /// Expected ranks, `1 + Σ Φ((mₗ - mᵢ)/√(Cᵢᵢ + Cₗₗ - 2Cᵢₗ))` over the others (Laird & Louis 1989). Two that differ by nothing but
    /// their means are ordered by them, and share the place if those are equal. The ranks of n applications sum to n(n + 1)/2.
    #[must_use]
    pub fn expected_ranks(&self) -> Vec<f64> {
        let common = &self.factor * self.factor.transpose();
        let variances = self.variances(&common);
        let mut ranks = nalgebra::DVector::repeat(self.len(), 1.0);
        for (i, (mean, variance)) in self.mean.iter().zip(&variances).enumerate() {
            let others = self.mean.iter().zip(&variances).zip(self.shared_with(&common, i)).enumerate().skip(i + 1);
            for (l, ((other_mean, other_variance), shared)) in others {
                let spread = variance + other_variance - 2.0 * shared;
                let above = other_mean - mean;
                // Below this the difference is the rounding of its parts.
                let standardised = if spread > 1e-14 * (variance + other_variance) { above / spread.sqrt() } else { above / 0.0_f64 };
                let chance = if standardised.is_nan() { 0.0 } else { standardised };
                ranks[i] += normal_cdf(chance);
                ranks[l] += normal_cdf(-chance);
            }
        }
        ranks.as_slice().to_vec()
    }
}

/// A root of a covariance matrix that is singular; `None` if a variance is negative beyond rounding.
fn semidefinite_root(covariance: &DMatrix<f64>) -> Option<DMatrix<f64>> {
    let SymmetricEigen { mut eigenvectors, eigenvalues } = SymmetricEigen::new(covariance.clone());
    let largest = eigenvalues.iter().copied().fold(0.0, f64::max);
    if eigenvalues.iter().any(|value| *value < -1e-9 * largest.max(1.0)) {
        return None;
    }
    for (mut column, value) in eigenvectors.column_iter_mut().zip(eigenvalues.iter()) {
        column *= value.max(0.0).sqrt();
    }
    Some(eigenvectors)
}
