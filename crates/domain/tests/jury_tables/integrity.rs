//! `integrity.*`: outliers, profiles, influence, pairs, favouritism.

use super::compare::Answer;
use super::input::{count, list, number, numbers, text};
use serde_json::{Map, Value, json};
use tahaddi_domain::jury::integrity::{Observation, Outlier, favouritism, influence, juror_pairs, juror_profiles, outliers, raw_shortlist};

/// Observations whose names are numbered in their order: numbers by size, texts by letters.
struct Panel {
    observations: Vec<Observation>,
    applications: Vec<Value>,
    jurors: Vec<Value>,
}

impl Panel {
    fn read(input: &Value) -> Result<Self, String> {
        let rows = list(&input["observations"])?;
        let names = |column: usize| {
            let mut names: Vec<Value> = rows.iter().map(|row| row[column].clone()).collect();
            names
                .sort_by(|a, b| a.as_f64().partial_cmp(&b.as_f64()).unwrap_or(std::cmp::Ordering::Equal).then(a.as_str().cmp(&b.as_str())));
            names.dedup();
            names
        };
        let (applications, jurors) = (names(0), names(1));
        let place = |names: &[Value], name: &Value| names.iter().position(|other| other == name).unwrap_or_default();
        let observation = |row: &Value| {
            Ok(Observation { application: place(&applications, &row[0]), juror: place(&jurors, &row[1]), score: number(&row[2])? })
        };
        Ok(Self { observations: rows.iter().map(observation).collect::<Result<_, String>>()?, applications, jurors })
    }
    fn juror(&self, juror: usize) -> String {
        text(&self.jurors[juror]).unwrap_or_default()
    }
    fn named(&self, applications: &[usize]) -> Vec<&Value> {
        applications.iter().map(|application| &self.applications[*application]).collect()
    }
}

pub(crate) fn outlier_scores(input: &Value) -> Answer {
    let panel = Panel::read(input)?;
    let found = outliers(&panel.observations);
    let column = |value: &dyn Fn(&Outlier) -> Option<f64>| found.scores.iter().map(value).collect::<Vec<_>>();
    Ok(json!({
        "leverage": column(&|score| Some(score.leverage)),
        "residual": column(&|score| Some(score.residual)),
        "studentised_internal": column(&|score| score.studentised_internal),
        "studentised_external": column(&|score| score.studentised_external),
        "df_external": found.df_external,
        "p_two_sided": column(&|score| score.p_value),
        "bonferroni_threshold": found.threshold,
        "flagged": found.scores.iter().enumerate().filter(|(_, score)| score.flagged).map(|(index, _)| index).collect::<Vec<_>>(),
    }))
}

pub(crate) fn juror_profile(input: &Value) -> Answer {
    let panel = Panel::read(input)?;
    let profiles = juror_profiles(&panel.observations);
    let one = |profile: &tahaddi_domain::jury::integrity::JurorProfile| {
        json!({
            "n": profile.n,
            "mean": profile.mean,
            "sd": profile.sd,
            "loo_mean_others": profile.mean_of_others,
            "pearson": profile.pearson,
            "spearman": profile.spearman,
            "zero_variance": profile.no_spread,
            "contrarian": profile.contrarian,
        })
    };
    Ok(json!({"jurors": profiles.iter().map(|profile| (panel.juror(profile.juror), one(profile))).collect::<Map<_, _>>()}))
}

pub(crate) fn pivotal(input: &Value) -> Answer {
    let panel = Panel::read(input)?;
    let top_n = count(&input["top_n"])?;
    let shortlist = |observations: &[Observation]| raw_shortlist(observations).into_iter().take(top_n).map(|(id, _)| id).collect();
    let found = influence(&panel.observations, &shortlist);
    let ranked = raw_shortlist(&panel.observations);
    let mean = |(application, mean): &(usize, f64)| (text(&panel.applications[*application]).unwrap_or_default(), json!(mean));
    let without = found.jurors.iter().map(|juror| {
        let lists = json!({
            "top": panel.named(&juror.top),
            "enters": panel.named(&juror.enters),
            "leaves": panel.named(&juror.leaves),
            "pivotal": juror.is_pivotal(),
        });
        (panel.juror(juror.juror), lists)
    });
    Ok(json!({
        "mean": ranked.iter().map(mean).collect::<Map<_, _>>(),
        "order": panel.named(&ranked.iter().map(|(application, _)| *application).collect::<Vec<_>>()),
        "top": panel.named(&found.top),
        "without": without.collect::<Map<_, _>>(),
    }))
}

pub(crate) fn pairs(input: &Value) -> Answer {
    let panel = Panel::read(input)?;
    let found = juror_pairs(&panel.observations);
    let name = |pair: &tahaddi_domain::jury::integrity::JurorPair| format!("{}|{}", panel.juror(pair.first), panel.juror(pair.second));
    let one = |pair: &tahaddi_domain::jury::integrity::JurorPair| {
        json!({
            "common": pair.common,
            "identical": pair.identical,
            "mean_abs_diff": pair.mean_abs_diff,
            "mean_diff": pair.mean_diff,
            "pearson": pair.pearson,
        })
    };
    Ok(json!({
        "pairs": found.iter().map(|pair| (name(pair), one(pair))).collect::<Map<_, _>>(),
        "flag_copy": found.iter().filter(|pair| pair.copied).map(name).collect::<Vec<_>>(),
    }))
}

pub(crate) fn favoured(input: &Value) -> Answer {
    let seed = input["seed"].as_str().unwrap_or_default();
    let Some(found) = favouritism(&numbers(&input["linked"])?, &numbers(&input["other"])?, seed) else {
        return Ok(json!({"difference": null, "permutations": null, "p_value": null}));
    };
    Ok(json!({"difference": found.difference, "permutations": found.permutations, "p_value": found.p_value, "flag": found.flagged}))
}
