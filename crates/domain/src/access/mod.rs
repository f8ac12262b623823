//! Who may do what: one pure function over one table.
//!
//! An [`Actor`] is what the system knows of the caller; [`Facts`] say how objects are owned; both together give the
//! [`Standing`]s of the caller towards the object. The table of [`Action::rule`] says which standings allow an action, and
//! which at least know that the object exists: these are told `403`, everybody else `404`.

mod picture;
mod table;

pub use picture::picture;
pub use table::{Action, Rule};

use crate::id::{OrganisationId, UserId};
use crate::organisation::{MemberRole, OrganisationKind};

/// What an operator of the platform may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum OperatorRole {
    /// Runs the network.
    Admin,
    /// Reads, and changes nothing.
    Support,
}

impl OperatorRole {
    /// The stable text.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Support => "support",
        }
    }
    /// From the stable text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Admin, Self::Support].into_iter().find(|role| role.as_str() == text)
    }
}

/// The caller.
#[derive(Clone, Debug, Default)]
pub struct Actor {
    /// Who it is; nobody for an anonymous request.
    pub user: Option<UserId>,
    /// The role among the operators.
    pub operator: Option<OperatorRole>,
    /// The organisations the caller belongs to.
    pub memberships: Vec<Membership>,
}

/// That a person belongs to an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// The organisation.
    pub organisation: OrganisationId,
    /// Its kind.
    pub kind: OrganisationKind,
    /// The person's role in it.
    pub role: MemberRole,
}

/// A seat on the panel of the challenge in question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PanelSeat {
    /// A juror, or for an assignment: the juror to whom it belongs.
    Juror,
    /// The chair.
    Chair,
    /// A juror with a conflict of interest with the application in question; a chair, operator or member of the host with one with any.
    Conflicted,
}

/// How the object is owned and seen.
#[derive(Clone, Copy, Debug, Default)]
pub struct Facts<'a> {
    /// The organisation that owns it: of a challenge, a programme, the organisation itself.
    pub host: Option<&'a OrganisationId>,
    /// The startup whose application it is.
    pub applicant: Option<&'a OrganisationId>,
    /// The caller's seat on the panel.
    pub seat: Option<PanelSeat>,
    /// The account that it belongs to.
    pub account: Option<&'a UserId>,
    /// Everybody may know that it exists.
    pub public: bool,
}

/// How the caller stands towards an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Not signed in.
    Anonymous,
    /// Signed in.
    SignedIn,
    /// The object is the caller's own account or part of it.
    Oneself,
    /// Owner of the organisation that owns the object.
    HostOwner,
    /// Editor of it.
    HostEditor,
    /// Viewer of it.
    HostViewer,
    /// Owner of the startup whose application it is.
    ApplicantOwner,
    /// Editor of it.
    ApplicantEditor,
    /// Viewer of it.
    ApplicantViewer,
    /// Juror.
    Juror,
    /// Chair of the panel.
    Chair,
    /// Juror, chair, operator or member of the host with a conflict of interest.
    Conflicted,
    /// Operator.
    Operator,
    /// Operator who only reads.
    Support,
}

impl Standing {
    /// All of them, in the order of the committed table.
    pub const ALL: [Self; 14] = [
        Self::Anonymous,
        Self::SignedIn,
        Self::Oneself,
        Self::HostOwner,
        Self::HostEditor,
        Self::HostViewer,
        Self::ApplicantOwner,
        Self::ApplicantEditor,
        Self::ApplicantViewer,
        Self::Juror,
        Self::Chair,
        Self::Conflicted,
        Self::Operator,
        Self::Support,
    ];
}

/// The answer of [`decide`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Go on.
    Allowed,
    /// Sign in first: 401.
    Unauthenticated,
    /// The caller may know the object, and may not do this: 403.
    Forbidden,
    /// The caller may not know that the object exists: 404.
    Hidden,
}

/// The standings of the caller towards an object.
#[must_use]
pub fn standings(actor: &Actor, facts: &Facts<'_>) -> Vec<Standing> {
    use Standing::{
        Anonymous, ApplicantEditor, ApplicantOwner, ApplicantViewer, Chair, Conflicted, HostEditor, HostOwner, HostViewer, Juror, Oneself,
        Operator, SignedIn, Support,
    };
    let Some(user) = &actor.user else { return vec![Anonymous] };
    let mut standings = vec![SignedIn];
    if facts.account == Some(user) {
        standings.push(Oneself);
    }
    for membership in &actor.memberships {
        if facts.host == Some(&membership.organisation) {
            standings.push(match membership.role {
                MemberRole::Owner => HostOwner,
                MemberRole::Editor => HostEditor,
                MemberRole::Viewer => HostViewer,
            });
        }
        if facts.applicant == Some(&membership.organisation) {
            standings.push(match membership.role {
                MemberRole::Owner => ApplicantOwner,
                MemberRole::Editor => ApplicantEditor,
                MemberRole::Viewer => ApplicantViewer,
            });
        }
    }
    match facts.seat {
        Some(PanelSeat::Juror) => standings.push(Juror),
        Some(PanelSeat::Chair) => standings.push(Chair),
        Some(PanelSeat::Conflicted) => standings.push(Conflicted),
        None => {}
    }
    match actor.operator {
        Some(OperatorRole::Admin) => standings.push(Operator),
        Some(OperatorRole::Support) => standings.push(Support),
        None => {}
    }
    standings
}

/// Whether the caller may do this to that object.
#[must_use]
pub fn decide(action: Action, actor: &Actor, facts: &Facts<'_>) -> Verdict {
    let rule = action.rule();
    let standings = standings(actor, facts);
    let any = |list: &[Standing]| standings.iter().any(|standing| list.contains(standing));
    // Whoever is not independent does not get it by another role.
    let barred = facts.seat == Some(PanelSeat::Conflicted) && action.is_refused_to_the_conflicted();
    if !barred && (any(rule.allowed) || (rule.public && facts.public)) {
        Verdict::Allowed
    } else if actor.user.is_none() && !rule.public {
        Verdict::Unauthenticated
    } else if facts.public || any(rule.knows) {
        Verdict::Forbidden
    } else {
        Verdict::Hidden
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn support_changes_nothing() {
        let readers = [
            "member_list",
            "verification_view",
            "organisation_view",
            "challenge_view",
            "challenge_inspect",
            "eligibility_check",
            "application_list",
            "thread_view",
            "panel_view",
            "progress_view",
            "ranking_view",
            "minutes_view",
            "results_view",
            "feedback_view",
            "appeal_view",
            "audit_view",
            "health_view",
        ];
        for action in Action::ALL {
            assert_eq!(action.rule().allowed.contains(&Standing::Support), readers.contains(&action.as_str()), "{}", action.as_str());
        }
    }

    #[test]
    fn a_stranger_is_told_404_and_an_anonymous_caller_401() {
        let host = crate::id::Id::from_stored("org_x".into());
        let facts = Facts { host: Some(&host), ..Facts::default() };
        let stranger = Actor { user: Some(crate::id::Id::from_stored("usr_x".into())), ..Actor::default() };
        assert_eq!(decide(Action::ChallengeEdit, &stranger, &facts), Verdict::Hidden);
        assert_eq!(decide(Action::ChallengeEdit, &stranger, &Facts { public: true, ..facts }), Verdict::Forbidden);
        assert_eq!(decide(Action::ChallengeEdit, &Actor::default(), &facts), Verdict::Unauthenticated);
        assert_eq!(decide(Action::ChallengeView, &Actor::default(), &facts), Verdict::Hidden);
        assert_eq!(decide(Action::ChallengeView, &Actor::default(), &Facts { public: true, ..facts }), Verdict::Allowed);
    }

    #[test]
    fn a_conflict_of_interest_goes_before_every_role() {
        let host: OrganisationId = crate::id::Id::from_stored("org_x".into());
        let membership = Membership { organisation: host.clone(), kind: OrganisationKind::Partner, role: MemberRole::Owner };
        let facts = Facts { host: Some(&host), seat: Some(PanelSeat::Conflicted), ..Facts::default() };
        for operator in [None, Some(OperatorRole::Admin), Some(OperatorRole::Support)] {
            let actor = Actor { user: Some(crate::id::Id::from_stored("usr_x".into())), operator, memberships: vec![membership.clone()] };
            for action in Action::ALL.iter().filter(|action| action.is_refused_to_the_conflicted()) {
                assert_eq!(decide(*action, &actor, &facts), Verdict::Forbidden, "{}", action.as_str());
            }
            assert_eq!(decide(Action::ResultsView, &actor, &facts), Verdict::Allowed);
        }
    }
}
