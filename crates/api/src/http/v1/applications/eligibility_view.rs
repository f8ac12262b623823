//! How decisions about eligibility are shown.

use crate::caller::Caller;
use serde::Serialize;
use tahaddi_domain::application::Application;
use tahaddi_domain::document::Key;
use tahaddi_domain::eligibility::{EligibilityDecision, EligibilityRuling};
use tahaddi_domain::id::UserId;
use tahaddi_domain::time::Instant;
use utoipa::ToSchema;

/// What was decided about the eligibility of an application.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(example = json!({"verdict": "ineligible", "reason": "Le siège est hors du Maroc.", "failed_rules": ["seat"], "rule_version": 3,
    "application_version": 2, "decided_by": "usr_01kax3v8m0t2r4q6w8y0b1c2d3", "decided_at": "2027-04-02T09:00:00.000000Z", "announced_at": null}))]
pub struct EligibilityDecisionView {
    /// What was decided.
    pub verdict: EligibilityRuling,
    /// Why; null where nothing was said.
    #[schema(required, max_length = 4000)]
    pub reason: Option<String>,
    /// The rules of the call that are not met.
    #[schema(max_items = 100)]
    pub failed_rules: Vec<Key>,
    /// The version of the call whose rules were held against it.
    #[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64)]
    pub rule_version: i64,
    /// The version of the application that was looked at.
    #[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64)]
    pub application_version: i64,
    /// Who decided; null for its startup.
    #[schema(required)]
    pub decided_by: Option<UserId>,
    /// When.
    pub decided_at: Instant,
    /// When its startup was told; null while it was not.
    #[schema(required)]
    pub announced_at: Option<Instant>,
}

impl EligibilityDecisionView {
    /// A decision as those see it who decide.
    #[must_use]
    pub fn of(decision: &EligibilityDecision) -> Self {
        Self {
            verdict: decision.ruling,
            reason: decision.reason.clone(),
            failed_rules: decision.failed_rules.clone(),
            rule_version: decision.rule_version,
            application_version: decision.dossier_version,
            decided_by: Some(decision.by.clone()),
            decided_at: decision.at,
            announced_at: decision.announced_at,
        }
    }

    /// What the caller may know: its startup what it was told last, everybody else what is in force.
    #[must_use]
    pub fn for_caller(application: &Application, caller: &Caller) -> Option<Self> {
        if caller.belongs_to(&application.startup) {
            return application.eligibility.announced().map(|told| Self { decided_by: None, ..Self::of(told) });
        }
        application.eligibility.current().map(Self::of)
    }
}
