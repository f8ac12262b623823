//! How matches are shown.

use crate::service::matching::Fit;
use serde::Serialize;
use tahaddi_domain::document::{Key, LocalizedText, RuleKind};
use tahaddi_domain::eligibility::{EligibilityVerdict, RuleVerdict, VerdictReason};
use tahaddi_domain::matching::{MatchAspect, MatchPart};
use utoipa::ToSchema;

/// How well a call and a startup fit, and why.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"score": 75, "parts": [
        {"aspect": "technology", "points": 40, "weight": 65, "shared": ["iot"], "wanted": ["ai", "lora", "rfid"]},
        {"aspect": "sector", "points": 35, "weight": 35, "shared": ["agritech"], "wanted": []}],
    "eligibility": "open", "rules": [{"rule": "turnover", "kind": "blocking", "label": {"fr": "Chiffre d'affaires d'au moins 10 MDH", "ar": null, "en": null},
        "verdict": "open", "reason": "unknown_fact"}]}))]
pub struct FitView {
    /// 0 to 100: the sum of the points.
    #[schema(minimum = 0, maximum = 100)]
    pub score: u32,
    /// What the score is made of.
    #[schema(max_items = 10)]
    pub parts: Vec<MatchPartView>,
    /// Whether the rules of the call let the startup in, as far as its profile tells.
    pub eligibility: EligibilityVerdict,
    /// The rules that are not met, or open: what is missing.
    #[schema(max_items = 100)]
    pub rules: Vec<MissingRuleView>,
}

/// How well the two fit in one aspect.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"aspect": "technology", "points": 40, "weight": 65, "shared": ["iot"], "wanted": ["ai"]}))]
pub struct MatchPartView {
    /// What is compared.
    pub aspect: MatchAspect,
    /// Points for it. The first that both name gives half of the weight, all of them give the rest; where the call names none, half.
    #[schema(minimum = 0, maximum = 100)]
    pub points: u32,
    /// The most points for it.
    #[schema(minimum = 0, maximum = 100)]
    pub weight: u32,
    /// What the call names and the startup offers, by slug: it names that, or something within it.
    #[schema(max_items = 1000)]
    pub shared: Vec<String>,
    /// What the call names and the startup does not offer, by slug.
    #[schema(max_items = 1000)]
    pub wanted: Vec<String>,
}

/// A rule that is not met, or open.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"rule": "turnover", "kind": "blocking", "label": {"fr": "Chiffre d'affaires d'au moins 10 MDH", "ar": null, "en": null},
    "verdict": "open", "reason": "unknown_fact"}))]
pub struct MissingRuleView {
    /// Its key.
    pub rule: Key,
    /// What follows where it is not met.
    pub kind: RuleKind,
    /// The rule in words.
    pub label: LocalizedText,
    /// Whether it is met.
    pub verdict: EligibilityVerdict,
    /// Why.
    pub reason: VerdictReason,
}

impl From<MatchPart> for MatchPartView {
    fn from(part: MatchPart) -> Self {
        Self { aspect: part.aspect, points: part.points, weight: part.aspect.weight(), shared: part.shared, wanted: part.wanted }
    }
}

impl From<RuleVerdict> for MissingRuleView {
    fn from(rule: RuleVerdict) -> Self {
        Self { rule: rule.rule, kind: rule.kind, label: rule.label, verdict: rule.verdict, reason: rule.reason }
    }
}

impl From<Fit> for FitView {
    fn from(fit: Fit) -> Self {
        let missing = fit.eligibility.rules.into_iter().filter(|rule| rule.verdict != EligibilityVerdict::Met);
        Self {
            score: fit.score.score,
            parts: fit.score.parts.into_iter().map(MatchPartView::from).collect(),
            eligibility: fit.eligibility.verdict,
            rules: missing.map(MissingRuleView::from).collect(),
        }
    }
}
