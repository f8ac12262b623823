//! What happens in a phase, in what form, and how far it is certain to happen.

use super::LocalizedText;
use crate::code::FieldCode;
use crate::refusal::Check;
use crate::states::states;
use serde::{Deserialize, Serialize};

states! {
    /// What happens in a phase. The title says how the call names it.
    PhaseKind {
        /// Needs are collected before the call is written.
        Needs = "needs",
        /// Announcements, information sessions, public questions and answers.
        Information = "information",
        /// Who wants to apply registers or sends a letter of intent.
        Registration = "registration",
        /// Startups draft and submit applications.
        Application = "application",
        /// Those who got further hand in more: a full proposal, a video, a revised offer.
        Proposal = "proposal",
        /// Dossiers are checked for form and eligibility.
        Screening = "screening",
        /// A panel judges: preselection, expert review, interview, pitch, final.
        Review = "review",
        /// The public or a named electorate votes.
        Vote = "vote",
        /// What was claimed is verified: site visit, due diligence, references.
        Verification = "verification",
        /// Applicants object, correct formal defects, or answer to reviews.
        Objection = "objection",
        /// Who got further is announced, before the last decision.
        Results = "results",
        /// Winners are announced.
        Award = "award",
        /// Agreements are signed.
        Contracting = "contracting",
        /// Money is paid: a moment from which others count.
        Payment = "payment",
        /// Bootcamp, training, mentoring, hackathon, co-creation.
        Training = "training",
        /// A prototype is built or tested: proof of concept, field test.
        Build = "build",
        /// Incubation, acceleration, market entry.
        Acceleration = "acceleration",
        /// What follows the selection at the site of the sponsor.
        Pilot = "pilot",
        /// The funded project is carried out.
        Project = "project",
        /// Demo day, exhibition, matchmaking, ceremony.
        Event = "event",
        /// Milestones are reviewed, reports are due.
        Reporting = "reporting",
        /// Anything else.
        Other = "other",
    }
}

states! {
    /// In what form a phase is held, where its kind does not say it.
    PhaseFormat {
        /// On files, without a meeting.
        Files = "files",
        /// Pitches before a panel or an audience.
        Pitch = "pitch",
        /// Interviews.
        Interview = "interview",
        /// A hackathon or codeathon.
        Hackathon = "hackathon",
        /// A workshop or bootcamp.
        Workshop = "workshop",
        /// A test in the field, or of a prototype.
        FieldTest = "field_test",
        /// A visit on site.
        SiteVisit = "site_visit",
    }
}

states! {
    /// How far something is not certain to happen.
    ReservationKind {
        /// It is intended.
        Intended = "intended",
        /// It depends on a condition.
        Conditional = "conditional",
    }
}

/// What a phase or a prize depends on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"kind": "conditional", "condition": {"fr": "Selon les crédits de l'exercice suivant", "ar": null, "en": null}})))]
pub struct Reservation {
    /// How far it is not certain.
    pub kind: ReservationKind,
    /// The condition; needed where it depends on one.
    #[serde(default)]
    pub condition: LocalizedText,
}

impl Reservation {
    pub(super) fn check(&self, check: &mut Check, pointer: &str) {
        let said = self.kind != ReservationKind::Conditional || !self.condition.is_blank();
        check.require(said, format!("{pointer}/condition"), FieldCode::Required);
        self.condition.check(check, &format!("{pointer}/condition"), 1_000);
    }
}
