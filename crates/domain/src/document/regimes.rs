//! Who owns what comes of a call, how dossiers are kept, and how applicants are treated.

use super::key::Names;
use super::{Distance, LocalizedText, Money};
use crate::code::FieldCode;
use crate::refusal::Check;
use crate::states::states;
use serde::{Deserialize, Serialize};

states! {
    /// Who owns what comes of a call.
    IpRegime {
        /// The applicant keeps everything.
        ApplicantKeeps = "applicant_keeps",
        /// The applicant keeps it and gives the organiser a licence.
        Licence = "licence",
        /// The applicant keeps it; the organiser may show it.
        Promotion = "promotion",
        /// It must be open source.
        Open = "open",
        /// The organiser owns it.
        Assigned = "assigned",
        /// Applicant and organiser share it.
        Shared = "shared",
        /// It is negotiated after the selection.
        Negotiated = "negotiated",
    }
}

states! {
    /// How a dossier is kept.
    ConfidentialityRegime {
        /// Confidential; only panel and organisers read it.
        Confidential = "confidential",
        /// Confidential, and shared with funders or partners.
        SharedWithPartners = "shared_with_partners",
        /// Not confidential: no secret should be in it.
        Public = "public",
    }
}

states! {
    /// What applicants are told of how they were judged.
    FeedbackKind {
        /// Nothing but the outcome.
        None = "none",
        /// On request.
        OnRequest = "on_request",
        /// Everybody, at the end.
        AtTheEnd = "at_the_end",
        /// Everybody, after each phase.
        EachPhase = "each_phase",
    }
}

states! {
    /// Whether a decision can be appealed.
    AppealRegime {
        /// It cannot.
        None = "none",
        /// Applicants may object or ask for a new look.
        Objection = "objection",
        /// There is a formal complaint.
        Complaint = "complaint",
    }
}

states! {
    /// What happens to a dossier that is incomplete or breaks the form.
    IncompleteRegime {
        /// It is not assessed.
        Refused = "refused",
        /// It can be completed within a time.
        Repairable = "repairable",
        /// It is assessed as it is.
        Assessed = "assessed",
    }
}

states! {
    /// How questions of applicants are answered.
    InquiryRegime {
        /// To everybody alone, in public.
        Public = "public",
        /// To each one who asks.
        Individual = "individual",
        /// They are not.
        None = "none",
    }
}

/// The longest that a call may keep personal data.
const MOST_RETENTION_MONTHS: u32 = 120;

/// Property, confidentiality, feedback and fair procedure: a regime, and what else is to be said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"ip": "applicant_keeps", "ip_note": {"fr": null}, "confidentiality": "shared_with_partners",
    "confidentiality_note": {"fr": null}, "feedback": "on_request", "feedback_note": {"fr": null}, "appeal": "objection", "appeal_days": 10, "incomplete": "repairable", "inquiries": "public", "withdrawal": null, "retention_months": 36})))]
pub struct Regimes {
    /// Who owns what comes of it; null where the call does not say.
    #[serde(default)]
    pub ip: Option<IpRegime>,
    /// What else is to be said of property.
    #[serde(default)]
    pub ip_note: LocalizedText,
    /// How dossiers are kept; null where the call does not say.
    #[serde(default)]
    pub confidentiality: Option<ConfidentialityRegime>,
    /// What else is to be said of confidentiality.
    #[serde(default)]
    pub confidentiality_note: LocalizedText,
    /// What applicants are told; null where the call does not say.
    #[serde(default)]
    pub feedback: Option<FeedbackKind>,
    /// What else is to be said of feedback.
    #[serde(default)]
    pub feedback_note: LocalizedText,
    /// Whether a decision can be appealed; null where the call does not say.
    #[serde(default)]
    pub appeal: Option<AppealRegime>,
    /// For how many days from its release a refusal can be appealed against, where it can; null means 14.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 90))]
    pub appeal_days: Option<u32>,
    /// What happens to incomplete dossiers; null where the call does not say.
    #[serde(default)]
    pub incomplete: Option<IncompleteRegime>,
    /// How questions are answered; null where the call does not say.
    #[serde(default)]
    pub inquiries: Option<InquiryRegime>,
    /// What it means to withdraw; null where the call does not say.
    #[serde(default)]
    pub withdrawal: Option<Withdrawal>,
    /// For how many months the personal data of dossiers are kept after the last released decision, or the cancellation: 1 to 120; null for
    /// the 60 that hold where the call does not say.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 120))]
    pub retention_months: Option<u32>,
}

/// What it means for a selected applicant to withdraw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"fee": {"amount_minor": 200_000, "currency": "MAD"},
    "free_until": {"count": 1, "unit": "months", "phase": "bootcamp", "end": "opening", "before": true}, "note": {"fr": null}})))]
pub struct Withdrawal {
    /// What it costs; null where it costs nothing or the call does not say.
    #[serde(default)]
    pub fee: Option<Money>,
    /// Until when it is free.
    #[serde(default)]
    pub free_until: Option<Distance>,
    /// What else follows from it.
    #[serde(default)]
    pub note: LocalizedText,
}

impl Regimes {
    pub(super) fn check(&self, check: &mut Check, names: &Names) {
        self.ip_note.check(check, "/regimes/ip_note", 4_000);
        self.confidentiality_note.check(check, "/regimes/confidentiality_note", 4_000);
        self.feedback_note.check(check, "/regimes/feedback_note", 4_000);
        let months = self.retention_months.is_none_or(|months| (1..=MOST_RETENTION_MONTHS).contains(&months));
        check.require(months, "/regimes/retention_months", FieldCode::OutOfRange);
        if let Some(days) = self.appeal_days {
            let takes = !matches!(self.appeal, None | Some(AppealRegime::None));
            check.require(takes, "/regimes/appeal_days", FieldCode::NotAllowed);
            check.require((1..=90).contains(&days), "/regimes/appeal_days", FieldCode::OutOfRange);
        }
        let Some(withdrawal) = &self.withdrawal else { return };
        if let Some(fee) = &withdrawal.fee {
            fee.check(check, "/regimes/withdrawal/fee");
        }
        if let Some(free_until) = &withdrawal.free_until {
            check.require(free_until.phase.is_some(), "/regimes/withdrawal/free_until/phase", FieldCode::Required);
            free_until.check(check, "/regimes/withdrawal/free_until", names);
        }
        withdrawal.note.check(check, "/regimes/withdrawal/note", 2_000);
    }
}
