//! The states and kinds of the jury's work.

use crate::refusal::Refusal;
use crate::states::states;

states! {
    /// What a person does on a panel.
    JurorRole {
        /// Reads and scores.
        Juror = "juror",
        /// Composes the panel and assigns; does not score unless also a juror.
        Chair = "chair",
    }
}

states! {
    /// Whether a person is on the panel.
    JurorState {
        /// Asked, and has not answered.
        Invited = "invited",
        /// On the panel.
        Accepted = "accepted",
        /// Has said no.
        Declined = "declined",
        /// Was taken off the panel.
        Removed = "removed",
    }
}

states! {
    /// The stored state of a review phase; it is `scoring` from its opening instant until it is locked.
    ReviewState {
        /// Not yet scoring.
        Planned = "planned",
        /// Jurors score.
        Scoring = "scoring",
        /// No score changes any more.
        Locked = "locked",
        /// Decided, and not released.
        Decided = "decided",
        /// The outcome is out.
        Released = "released",
    }
}

states! {
    /// A step in the life of a review phase.
    ReviewStep {
        /// Scoring opens, by the clock.
        Open = "open",
        /// End scoring.
        Lock = "lock",
        /// Decide, or decide anew.
        Decide = "decide",
        /// Tell the applicants.
        Release = "release",
        /// A sheet is corrected: what was decided is decided anew.
        Correct = "correct",
    }
}

impl ReviewState {
    /// The state to which a step leads: the one table of a review phase's life.
    ///
    /// # Errors
    /// `invalid_state` with the current state.
    pub fn after(self, step: ReviewStep) -> Result<Self, Refusal> {
        match (self, step) {
            (Self::Planned, ReviewStep::Open) => Ok(Self::Scoring),
            (Self::Scoring, ReviewStep::Lock) => Ok(Self::Locked),
            (Self::Locked | Self::Decided, ReviewStep::Decide) => Ok(Self::Decided),
            (Self::Decided, ReviewStep::Release) => Ok(Self::Released),
            (Self::Locked | Self::Decided, ReviewStep::Correct) => Ok(Self::Locked),
            _ => Err(Refusal::state(self.as_str())),
        }
    }
}

states! {
    /// The state of an assignment. A recusal keeps the record and drops the score.
    AssignmentState {
        /// Waits for the juror's sheet.
        Assigned = "assigned",
        /// The sheet is complete.
        Completed = "completed",
        /// The juror has stepped back.
        Recused = "recused",
        /// The juror does not take it: no time, or not the field.
        Declined = "declined",
        /// Taken away from the juror.
        Unassigned = "unassigned",
    }
}

states! {
    /// Why a juror should not judge an application.
    ConflictKind {
        /// Is a member of the startup.
        OwnOrganisation = "own_organisation",
        /// Stands in the team of one of its dossiers, by account or by address; who only advises it is a mentor.
        TeamMember = "team_member",
        /// Has a verified e-mail address at the startup's mail domain; public mail providers do not count.
        SameMailDomain = "same_mail_domain",
        /// Is or lately was a member of another organisation of the same enterprise, by the company identifier, or of one above or below it.
        SameEnterprise = "same_enterprise",
        /// Is or lately was a member of an organisation that one of its dossiers names as a partner.
        ConsortiumPartner = "consortium_partner",
        /// Employed there, or a member of it, until less than two years before it applied.
        Employment = "employment",
        /// Invested in it, or wants to.
        Investor = "investor",
        /// Mentors or advises it.
        Mentor = "mentor",
        /// Family or close friendship.
        Personal = "personal",
        /// Competes with it.
        Competitor = "competitor",
        /// Another reason, told in the text.
        Other = "other",
    }
}

states! {
    /// Who says so.
    ConflictSource {
        /// Found by the system in the data it has.
        Detected = "detected",
        /// Declared by the juror.
        Juror = "juror",
        /// Declared by the applicant.
        Applicant = "applicant",
        /// Recorded by the operator or the chair.
        Organiser = "organiser",
    }
}
