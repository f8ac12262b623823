//! `reliability.*`: Krippendorff's alpha, intraclass correlation, Kendall's W.

use super::compare::Answer;
use super::input::{list, optional};
use serde_json::{Map, Value, json};
use tahaddi_domain::jury::reliability::{Coefficient, Metric, NoCoefficient, icc, kendall_w, krippendorff};

fn table(value: &Value) -> Result<Vec<Vec<f64>>, String> {
    // A missing score makes a panel incomplete.
    let row = |row: &Value| list(row)?.iter().map(|score| Ok(optional(score)?.unwrap_or(f64::NAN))).collect();
    list(value)?.iter().map(row).collect()
}

fn reason(undefined: Option<NoCoefficient>) -> Value {
    json!(undefined.map(NoCoefficient::as_str))
}

/// One alpha a metric, or that of the metric that the case names.
pub(crate) fn alpha(input: &Value) -> Answer {
    let rows = list(&input["raters_by_units"])?;
    let ratings: Vec<Vec<Option<f64>>> = rows.iter().map(|row| list(row)?.iter().map(optional).collect()).collect::<Result<_, String>>()?;
    let of = |metric: Metric| krippendorff(&ratings, metric);
    if let Some(metric) = input["metric"].as_str().and_then(Metric::parse) {
        let alpha = of(metric);
        return Ok(json!({"alpha": alpha.ok().map(|alpha| alpha.value), "reason": reason(alpha.err())}));
    }
    let each: Map<String, Value> =
        Metric::ALL.iter().map(|metric| (metric.as_str().to_owned(), json!(of(*metric).ok().map(|alpha| alpha.value)))).collect();
    Ok(json!({"alpha": each, "reason": reason(of(Metric::Nominal).err())}))
}

pub(crate) fn intraclass(input: &Value) -> Answer {
    let found = match icc(&table(&input["targets_by_judges"])?) {
        Ok(found) => found,
        Err(undefined) => return Ok(json!({"icc": null, "ci95": null, "reason": reason(Some(undefined))})),
    };
    let forms = [
        ("ICC_1_1", found.one_way),
        ("ICC_2_1", found.agreement),
        ("ICC_3_1", found.consistency),
        ("ICC_1_k", found.one_way_mean),
        ("ICC_2_k", found.agreement_mean),
        ("ICC_3_k", found.consistency_mean),
    ];
    let by_form = |value: &dyn Fn(Coefficient) -> Value| -> Map<String, Value> {
        forms.iter().map(|(name, coefficient)| ((*name).to_owned(), value(*coefficient))).collect()
    };
    let squares = found.mean_squares;
    Ok(json!({
        "icc": by_form(&|coefficient| json!(coefficient.value)),
        "ci95": by_form(&|coefficient| json!(coefficient.ci95)),
        "mean_squares": {"BMS": squares.between, "WMS": squares.within, "JMS": squares.jurors, "EMS": squares.error},
        "reason": null,
    }))
}

pub(crate) fn concordance(input: &Value) -> Answer {
    Ok(match kendall_w(&table(&input["judges"])?) {
        Ok(found) => json!({
            "S": found.s,
            "ties_T": found.ties,
            "W_corrected": found.w,
            "W_uncorrected": found.w_uncorrected,
            "chi2": found.chi_squared,
            "df": found.df,
            "p_value": found.p_value,
            "reason": null,
        }),
        Err(undefined) => {
            let nothing = ["S", "ties_T", "W_corrected", "W_uncorrected", "chi2", "df", "p_value"].map(|key| (key.to_owned(), Value::Null));
            let mut answer = Value::Object(nothing.into_iter().collect());
            answer["reason"] = reason(Some(undefined));
            answer
        }
    })
}
