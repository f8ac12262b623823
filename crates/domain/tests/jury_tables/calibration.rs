//! `calibration.*`: what jurors' severities are worth, by several methods.

use super::compare::Answer;
use super::input::{count, list, number, optional, text};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use tahaddi_domain::jury::calibration::{
    Calibration, Contrasts, Design, Exchangeable, Fit, LeastSquares, Method, MethodUsed, Observation, Options, Within, calibrate, equalise,
    standardise,
};
use tahaddi_domain::jury::uncertainty::{Posterior, RankDistribution, Seed};

/// Draws for chances that are compared at 0.005.
pub(crate) const DRAWS: u32 = 400_000;

/// An id of a table: numbers in their order, then texts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Name {
    Number(u64),
    Text(String),
}
impl Name {
    pub(crate) fn of(value: &Value) -> Result<Self, String> {
        value.as_u64().map_or_else(|| text(value).map(Self::Text), |number| Ok(Self::Number(number)))
    }
    pub(crate) fn json(&self) -> Value {
        match self {
            Self::Number(number) => json!(number),
            Self::Text(text) => json!(text),
        }
    }
}

impl std::fmt::Display for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => text.fmt(f),
        }
    }
}
impl serde::Serialize for Name {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.json().serialize(to)
    }
}

/// Observations with the names of applications and jurors, each in rising order.
pub(crate) struct Sheet {
    pub(crate) applications: Vec<Name>,
    pub(crate) jurors: Vec<Name>,
    observations: Vec<Observation>,
    pub(crate) design: Design,
}

/// Rows of `(application, juror, score)`, in the order of `columns` if it is given, or objects with these keys.
pub(crate) fn sheet(input: &Value) -> Result<Sheet, String> {
    let keys = ["application", "juror", "score"];
    let columns: Vec<String> = match input["columns"].as_array() {
        Some(columns) => columns.iter().map(text).collect::<Result<_, _>>()?,
        None => keys.map(str::to_owned).to_vec(),
    };
    let place = |key: &str| columns.iter().position(|column| column == key).ok_or_else(|| format!("no column {key}"));
    let rows = list(&input["observations"])?;
    let cell = |row: &Value, key: &str| Ok::<_, String>(if row.is_array() { row[place(key)?].clone() } else { row[key].clone() });
    let mut cells = Vec::new();
    for row in rows {
        // A review without a score was withdrawn.
        if let Some(score) = optional(&cell(row, keys[2])?)? {
            cells.push((Name::of(&cell(row, keys[0])?)?, Name::of(&cell(row, keys[1])?)?, score));
        }
    }
    let index = |names: &mut dyn Iterator<Item = Name>| {
        let sorted: BTreeMap<Name, ()> = names.map(|name| (name, ())).collect();
        sorted.into_keys().collect::<Vec<_>>()
    };
    let applications = index(&mut cells.iter().map(|cell| cell.0.clone()));
    let jurors = index(&mut cells.iter().map(|cell| cell.1.clone()));
    let at = |names: &[Name], name: &Name| names.binary_search(name).ok().ok_or_else(|| format!("unknown name {name}"));
    let observation = |(application, juror, score): &(Name, Name, f64)| {
        Ok::<_, String>(Observation { application: at(&applications, application)?, juror: at(&jurors, juror)?, score: *score })
    };
    let observations: Vec<Observation> = cells.iter().map(observation).collect::<Result<_, _>>()?;
    let design = Design::new(applications.len(), jurors.len(), &observations).map_err(|error| error.to_string())?;
    Ok(Sheet { applications, jurors, observations, design })
}

fn options(method: Method, juror_scale: bool) -> Options {
    Options { method, juror_scale, force: true, ..Options::default() }
}

/// Adds `p_top` for the `top_n` of the input.
fn with_top(answer: &mut Map<String, Value>, input: &Value, posterior: Option<&Posterior>) -> Result<(), String> {
    if input["top_n"].is_null() {
        return Ok(());
    }
    let places = count(&input["top_n"])?;
    let top = posterior.map(|posterior| RankDistribution::draw(posterior, Seed("tables"), DRAWS).top(places));
    answer.insert("p_top".to_owned(), top.map_or(Value::Null, |p| json!({"N": places, "p": p})));
    Ok(())
}

/// Every field of the default, unweighted; null if the ladder does not get that far.
pub(crate) fn within_fields(calibration: &Calibration) -> Value {
    let Fit::Within(fit, shrunken, _) = &calibration.fit else { return Value::Null };
    json!({
        "gamma": fit.gamma, "var_residual": fit.var_residual, "var_juror": fit.var_juror,
        "juror_effect": fit.juror_effect.as_slice(), "juror_effect_sd": fit.juror_effect_sd.as_slice(),
        "calibrated_score": fit.score.as_slice(), "calibrated_score_se": fit.score_se.as_slice(),
        "mean_score": shrunken.mean, "var_application": shrunken.var_application, "shrinkage": shrunken.shrinkage,
        "posterior_mean": shrunken.posterior.mean(), "posterior_sd": shrunken.posterior.sd(),
        "expected_rank": calibration.posterior().map(Posterior::expected_ranks), "derivative_at_solution": fit.derivative,
        "indistinguishable": calibration.indistinguishable(),
    })
}

pub(crate) fn within(input: &Value) -> Answer {
    let sheet = sheet(input)?;
    let calibration = calibrate(&sheet.design, options(Method::Within, false));
    let mut answer = ladder(&sheet, &calibration);
    answer.insert("within".to_owned(), within_fields(&calibration));
    answer.insert("reml".to_owned(), reml_fields(&calibrate(&sheet.design, options(Method::Exchangeable, false))));
    with_top(&mut answer, input, calibration.posterior())?;
    Ok(answer.into())
}

fn exchangeable_fields(fit: &Exchangeable) -> Value {
    let (a, b, e) = (fit.var_application, fit.var_juror, fit.var_residual);
    json!({
        "mu": fit.mu, "se_mu": fit.mu_se, "var_application": a, "var_juror": b, "var_residual": e, "reml_criterion": fit.criterion,
        "application_effect": fit.application_effect.as_slice(), "juror_effect": fit.juror_effect.as_slice(),
        "calibrated_score": fit.score.as_slice(), "calibrated_score_se": fit.score_se.as_slice(),
        "application_effect_se": fit.application_effect_se.as_slice(), "juror_effect_se": fit.juror_effect_se.as_slice(),
        "expected_rank": (a > 0.0).then(|| fit.posterior.expected_ranks()),
        "reliability_single": a / (a + b + e), "reliability_single_consistency": a / (a + e),
    })
}

/// The fit with both random; null if the ladder does not get that far.
fn reml_fields(calibration: &Calibration) -> Value {
    if let Fit::Exchangeable(fit) = &calibration.fit { exchangeable_fields(fit) } else { Value::Null }
}

fn least_squares_fields(fit: &LeastSquares) -> Value {
    json!({
        "constraint": "juror effects sum to zero", "calibrated_score": fit.score.as_slice(), "juror_effect": fit.juror_effect.as_slice(),
        "rss": fit.rss, "df_residual": fit.df, "var_residual": fit.var_residual,
        "calibrated_score_se": fit.score_se.as_ref().map(|se| se.as_slice()),
    })
}

/// What the ladder says: components, method, reason and the scores that come of it.
fn ladder(sheet: &Sheet, calibration: &Calibration) -> Map<String, Value> {
    let parts = &calibration.components;
    let contrasts = Contrasts::new(&sheet.design);
    let least_squares = LeastSquares::fit(&sheet.design, &contrasts, parts);
    let names = |of: &[usize], names: &[Name]| of.iter().map(|at| names[*at].json()).collect::<Vec<_>>();
    let component = |part: &tahaddi_domain::jury::calibration::Component| json!({"applications": names(&part.applications, &sheet.applications), "jurors": names(&part.jurors, &sheet.jurors)});
    let needed = sheet.applications.len() + sheet.jurors.len();
    let Value::Object(fields) = json!({
        "components": parts.iter().map(component).collect::<Vec<_>>(),
        "identifiable": parts.len() == 1, "comparable_across": parts.len() == 1,
        "method_used": calibration.method_used, "reason": calibration.reason,
        "fallback": matches!(&calibration.fit, Fit::LeastSquares(_)).then_some("least_squares"),
        "score": if calibration.method_used == MethodUsed::None { json!(calibration.raw) } else { json!(calibration.scores()) },
        "residual_df": calibration.residual_df,
        "least_squares": least_squares.as_ref().map(least_squares_fields),
        "least_squares_reason": least_squares.is_none().then_some("design_disconnected"),
        "rank_of_two_way_matrix": needed - parts.len(), "rank_needed": needed - 1,
    }) else {
        return Map::new();
    };
    fields
}

pub(crate) fn two_way(input: &Value) -> Answer {
    let sheet = sheet(input)?;
    let calibration = calibrate(&sheet.design, options(Method::Exchangeable, false));
    let mut answer = ladder(&sheet, &calibration);
    answer.insert("reml".to_owned(), reml_fields(&calibration));
    answer.insert("within".to_owned(), within_fields(&calibrate(&sheet.design, options(Method::Within, false))));
    with_top(&mut answer, input, calibration.posterior())?;
    Ok(answer.into())
}

/// The rules of the default decide; both fits are null where they do not get that far.
pub(crate) fn degenerate(input: &Value) -> Answer {
    let sheet = sheet(input)?;
    let scaled = input["juror_scale"].as_bool().unwrap_or(false);
    let force = input["force"].as_bool().unwrap_or(false);
    let calibration = calibrate(&sheet.design, Options { force, ..options(Method::Within, scaled) });
    let mut answer = ladder(&sheet, &calibration);
    answer.insert("reml".to_owned(), reml_fields(&calibrate(&sheet.design, options(Method::Exchangeable, scaled))));
    answer.insert("within".to_owned(), within_fields(&calibration));
    Ok(answer.into())
}

pub(crate) fn scale(input: &Value) -> Answer {
    let sheet = sheet(input)?;
    let spread = equalise(&sheet.design);
    let rescaled = sheet.design.in_input_order(&spread.rescaled);
    let reml = calibrate(&sheet.design, options(Method::Exchangeable, true));
    let within = calibrate(&sheet.design, options(Method::Within, true));
    Ok(json!({
        "eligible_jurors": spread.eligible.iter().map(|juror| sheet.jurors[juror.juror].json()).collect::<Vec<_>>(),
        "log_variance_corrected": spread.eligible.iter().map(|juror| juror.value).collect::<Vec<_>>(),
        "sampling_variance": spread.eligible.iter().map(|juror| juror.variance).collect::<Vec<_>>(),
        "omega2": spread.omega2, "scale": spread.scale, "rescaled_score": rescaled,
        "reml": reml_fields(&reml),
        "within": within_fields(&within),
    }))
}

pub(crate) fn zscore(input: &Value) -> Answer {
    let sheet = sheet(input)?;
    let standardised = standardise(&sheet.design);
    let plain: Vec<f64> = standardised.z.iter().map(|z| z.unwrap_or(f64::NAN)).collect();
    let z = sheet.design.in_input_order(&plain).into_iter().zip(&sheet.observations).map(|(z, row)| {
        json!({"application": sheet.applications[row.application].json(), "juror": sheet.jurors[row.juror].json(),
            "z": Some(z).filter(|z| !z.is_nan())})
    });
    let score: Map<_, _> = sheet.applications.iter().zip(&standardised.score).map(|(name, z)| (name.to_string(), json!(z))).collect();
    let uninformative: Vec<_> = standardised.uninformative.iter().map(|juror| sheet.jurors[*juror].json()).collect();
    Ok(json!({"z": z.collect::<Vec<_>>(), "score": score, "uninformative_jurors": uninformative}))
}

/// Given variance ratios: applications fixed, or random with a ratio of their own.
pub(crate) fn known_ratio(input: &Value) -> Answer {
    let sheet = sheet(input)?;
    let gamma = number(&input["gamma_juror"])?;
    if input["application"] == "random" {
        let fit = Exchangeable::with_ratios(&sheet.design, [number(&input["gamma_application"])?, gamma]);
        return Ok(exchangeable_fields(&fit.ok_or("cannot be computed")?));
    }
    let contrasts = Contrasts::new(&sheet.design);
    let fit = Within::with_ratio(&sheet.design, &contrasts, gamma);
    Ok(json!({"calibrated_score": fit.score.as_slice(), "juror_effect": fit.juror_effect.as_slice(), "var_residual": fit.var_residual}))
}
