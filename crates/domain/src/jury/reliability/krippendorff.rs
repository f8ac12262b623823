//! Krippendorff's alpha.

use super::NoCoefficient;
use crate::states::states;

states! {
    /// What a difference between two values means.
    Metric {
        /// The values are names: they are the same or not.
        Nominal = "nominal",
        /// The values are places in an order.
        Ordinal = "ordinal",
        /// Differences count.
        Interval = "interval",
        /// Differences count in proportion to the values.
        Ratio = "ratio",
    }
}

states! {
    /// Krippendorff's reading of his coefficient. Panels of grants usually lie lower: it says how firm a ranking is, not who is good.
    AlphaReading {
        /// At least .800.
        Reliable = "reliable",
        /// From .667 to .800.
        Tentative = "tentative",
        /// Below .667.
        Low = "low",
    }
}

/// How far jurors agree beyond chance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alpha {
    /// `1 - Do/De`: 1 is agreement, 0 what chance gives, below 0 less than that.
    pub value: f64,
    /// Units with at least two values.
    pub units: usize,
    /// Values in these.
    pub values: usize,
}

impl Alpha {
    /// How Krippendorff reads it.
    #[must_use]
    pub fn reading(&self) -> AlphaReading {
        match self.value {
            value if value >= 0.8 => AlphaReading::Reliable,
            value if value >= 0.667 => AlphaReading::Tentative,
            _ => AlphaReading::Low,
        }
    }
}

/// The alpha of a table with a row a juror and a column a unit; a missing value, and what is no finite number, is none.
///
/// `Do` is the mean difference of the values within a unit, each unit with m values weighing its pairs by `1/(m-1)`; `De` that of all
/// pairable values (Krippendorff 2011, *Computing Krippendorff's Alpha-Reliability*). Differences: nominal 0 or 1; interval `(c-k)²`;
/// ratio `((c-k)/(c+k))²`; ordinal the square of the values counted from c to k, the two ends by half.
///
/// # Errors
/// `no_pairable_units`, `no_variation`, `no_ratio`.
pub fn krippendorff(jurors: &[Vec<Option<f64>>], metric: Metric) -> Result<Alpha, NoCoefficient> {
    let count = jurors.iter().map(Vec::len).max().unwrap_or(0);
    let value = |juror: &Vec<Option<f64>>, unit: usize| juror.get(unit).copied().flatten().filter(|value| value.is_finite());
    let units = (0..count).map(|unit| jurors.iter().filter_map(|juror| value(juror, unit)).collect::<Vec<f64>>());
    let units: Vec<Vec<f64>> = units.filter(|values| values.len() > 1).collect();
    let scale = Values::of(units.iter().flatten().copied());
    if units.is_empty() {
        return Err(NoCoefficient::NoPairableUnits);
    }
    if scale.distinct.len() < 2 {
        return Err(NoCoefficient::NoVariation);
    }
    let total = scale.total();
    let mut observed = 0.0;
    for values in &units {
        let mut within = 0.0;
        for (place, first) in values.iter().enumerate() {
            for second in values.iter().skip(place + 1) {
                within += scale.difference(*first, *second, metric)?;
            }
        }
        observed += within / (values.len() - 1) as f64;
    }
    let mut expected = 0.0;
    for (place, (first, _, times)) in scale.distinct.iter().enumerate() {
        for (second, _, other) in scale.distinct.iter().skip(place + 1) {
            expected += times * other * scale.difference(*first, *second, metric)?;
        }
    }
    if expected <= 0.0 {
        return Err(NoCoefficient::NoVariation);
    }
    Ok(Alpha { value: 1.0 - (total - 1.0) * observed / expected, units: units.len(), values: total as usize })
}

/// The distinct values, ascending, each with the number of values below it and of its own.
struct Values {
    distinct: Vec<(f64, f64, f64)>,
}

impl Values {
    fn of(values: impl Iterator<Item = f64>) -> Self {
        // Adding zero makes one of the two zeros.
        let mut sorted: Vec<f64> = values.map(|value| value + 0.0).collect();
        sorted.sort_by(f64::total_cmp);
        let mut distinct: Vec<(f64, f64, f64)> = Vec::new();
        for (below, value) in sorted.into_iter().enumerate() {
            match distinct.last_mut().filter(|(last, ..)| *last == value) {
                Some((.., times)) => *times += 1.0,
                None => distinct.push((value, below as f64, 1.0)),
            }
        }
        Self { distinct }
    }
    fn total(&self) -> f64 {
        self.distinct.last().map_or(0.0, |(_, below, times)| below + times)
    }
    /// Values below the middle of this one's own.
    fn middle(&self, value: f64) -> f64 {
        let place = self.distinct.partition_point(|(other, ..)| *other < value);
        self.distinct.get(place).map_or(0.0, |(_, below, times)| below + times / 2.0)
    }
    fn difference(&self, first: f64, second: f64, metric: Metric) -> Result<f64, NoCoefficient> {
        if first == second {
            return Ok(0.0);
        }
        let difference = match metric {
            Metric::Nominal => 1.0,
            Metric::Ordinal => self.middle(first) - self.middle(second),
            Metric::Interval => first - second,
            Metric::Ratio if first + second == 0.0 => return Err(NoCoefficient::NoRatio),
            Metric::Ratio => (first - second) / (first + second),
        };
        Ok(difference * difference)
    }
}
