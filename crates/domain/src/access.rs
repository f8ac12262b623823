//! Who may do what: one pure function over one table.
//!
//! An [`Actor`] is what the system knows of the caller; [`Facts`] say how objects are owned; both together give the
//! [`Standing`]s of the caller towards the object. The table of [`Action::rule`] says which standings allow an action, and
//! which at least know that the object exists: these are told `403`, everybody else `404`.

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
    /// A juror or chair with a conflict of interest with the application in question.
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
    /// Juror or chair with a conflict of interest.
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

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Who may.
    pub allowed: &'static [Standing],
    /// Who else may know that the object exists.
    pub knows: &'static [Standing],
    /// Whether everybody may when the object is public.
    pub public: bool,
}

/// Everything that can be asked of the system.
macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident = $text:literal: $allowed:expr, knows $knows:expr $(, $public:ident)?;)+) => {
        /// Everything that can be asked of the system.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action { $($(#[$doc])* $name,)+ }

        impl Action {
            /// All of them, in the order of the committed table.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];
            /// Its name in tables and documents.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }
            /// Its row of the table.
            #[must_use]
            pub const fn rule(self) -> Rule {
                match self { $(Self::$name => Rule { allowed: $allowed, knows: $knows, public: actions!(@public $($public)?) }),+ }
            }
        }
    };
    (@public public) => { true };
    (@public) => { false };
}

use Standing::{
    Anonymous, ApplicantEditor, ApplicantOwner, ApplicantViewer, Chair, Conflicted, HostEditor, HostOwner, HostViewer, Juror, Oneself,
    Operator, SignedIn, Support,
};

const ANYONE: &[Standing] = &[Anonymous, SignedIn];
const SIGNED_IN: &[Standing] = &[SignedIn];
const ONESELF: &[Standing] = &[Oneself];
const OPERATOR: &[Standing] = &[Operator];
const OPERATORS: &[Standing] = &[Operator, Support];
const NOBODY: &[Standing] = &[];
const HOST: &[Standing] = &[HostOwner, HostEditor, HostViewer];
const APPLICANT: &[Standing] = &[ApplicantOwner, ApplicantEditor, ApplicantViewer];
const HOST_AND_OPERATORS: &[Standing] = &[HostOwner, HostEditor, HostViewer, Operator, Support];
const HOST_WRITERS: &[Standing] = &[HostOwner, HostEditor, Operator];
const HOST_OWNER: &[Standing] = &[HostOwner, Operator];
const APPLICANT_WRITERS: &[Standing] = &[ApplicantOwner, ApplicantEditor];
const PANEL_KEEPERS: &[Standing] = &[Operator, Chair];
const PANEL_AND_HOST: &[Standing] = &[HostOwner, HostEditor, HostViewer, Juror, Chair, Conflicted, Operator, Support];
const SELECTORS: &[Standing] = &[HostOwner, HostEditor, HostViewer, Operator, Support, Chair];

actions! {
    // Accounts.
    /// Create an account.
    AccountRegister = "account_register": ANYONE, knows NOBODY;
    /// Prove that an e-mail address is one's own.
    EmailVerify = "email_verify": ANYONE, knows NOBODY;
    /// Ask for a link to set a new password.
    PasswordForget = "password_forget": ANYONE, knows NOBODY;
    /// Set a new password by such a link.
    PasswordReset = "password_reset": ANYONE, knows NOBODY;
    /// Log in.
    SessionCreate = "session_create": ANYONE, knows NOBODY;
    /// Exchange a refresh token.
    SessionRefresh = "session_refresh": ANYONE, knows NOBODY;
    /// Log out.
    SessionEnd = "session_end": SIGNED_IN, knows NOBODY;
    /// List one's sessions.
    SessionList = "session_list": SIGNED_IN, knows NOBODY;
    /// End one of one's sessions.
    SessionRevoke = "session_revoke": ONESELF, knows NOBODY;
    /// See one's account.
    MeView = "me_view": SIGNED_IN, knows NOBODY;
    /// Change one's account.
    MeEdit = "me_edit": SIGNED_IN, knows NOBODY;
    /// Invite an operator.
    OperatorInvite = "operator_invite": OPERATOR, knows SIGNED_IN;
    /// End all sessions of a person.
    UserSessionsEnd = "user_sessions_end": OPERATOR, knows SIGNED_IN;
    /// Disable or enable an account, or change an operator's role.
    UserManage = "user_manage": OPERATOR, knows SIGNED_IN;
    /// See what an invitation is for.
    InvitationView = "invitation_view": ANYONE, knows NOBODY;
    /// Accept an invitation.
    InvitationAccept = "invitation_accept": ANYONE, knows NOBODY;

    // Organisations.
    /// Create an organisation.
    OrganisationCreate = "organisation_create": SIGNED_IN, knows NOBODY;
    /// List organisations.
    OrganisationList = "organisation_list": SIGNED_IN, knows NOBODY;
    /// List verified startups.
    StartupList = "startup_list": ANYONE, knows NOBODY;
    /// See an organisation.
    OrganisationView = "organisation_view": HOST_AND_OPERATORS, knows NOBODY, public;
    /// Change the profile of an organisation.
    OrganisationEdit = "organisation_edit": HOST_WRITERS, knows HOST_AND_OPERATORS;
    /// List the members.
    MemberList = "member_list": HOST_AND_OPERATORS, knows NOBODY;
    /// Invite, change or remove a member.
    MemberManage = "member_manage": HOST_OWNER, knows HOST_AND_OPERATORS;
    /// Leave an organisation.
    MemberLeave = "member_leave": HOST, knows HOST_AND_OPERATORS;
    /// Hand an organisation over to another member.
    OwnershipTransfer = "ownership_transfer": &[HostOwner], knows HOST_AND_OPERATORS;
    /// Ask for verification.
    VerificationRequest = "verification_request": &[HostOwner], knows HOST_AND_OPERATORS;
    /// See the evidence and the verdict.
    VerificationView = "verification_view": HOST_AND_OPERATORS, knows NOBODY;
    /// Verify or reject an organisation.
    VerificationDecide = "verification_decide": OPERATOR, knows HOST_AND_OPERATORS;

    // Catalogue and programmes.
    /// List technologies, sectors, sites and regions.
    TermList = "term_list": ANYONE, knows NOBODY;
    /// Add, change or retire a term.
    TermManage = "term_manage": OPERATOR, knows SIGNED_IN;
    /// List programmes.
    ProgrammeList = "programme_list": ANYONE, knows NOBODY;
    /// See a programme.
    ProgrammeView = "programme_view": ANYONE, knows NOBODY;
    /// Create or change a programme.
    ProgrammeManage = "programme_manage": OPERATOR, knows SIGNED_IN;

    // Challenges.
    /// List challenges.
    ChallengeList = "challenge_list": ANYONE, knows NOBODY;
    /// See a challenge.
    ChallengeView = "challenge_view": HOST_AND_OPERATORS, knows NOBODY, public;
    /// Post a challenge.
    ChallengeCreate = "challenge_create": HOST_WRITERS, knows SIGNED_IN;
    /// Change a challenge.
    ChallengeEdit = "challenge_edit": HOST_WRITERS, knows HOST_AND_OPERATORS;
    /// Delete a draft.
    ChallengeDelete = "challenge_delete": HOST_OWNER, knows HOST_AND_OPERATORS;
    /// See what a challenge lacks, and its revisions.
    ChallengeInspect = "challenge_inspect": HOST_AND_OPERATORS, knows NOBODY;
    /// Ask for approval.
    ApprovalRequest = "approval_request": HOST_OWNER, knows HOST_AND_OPERATORS;
    /// Approve a challenge or ask for changes.
    ApprovalDecide = "approval_decide": OPERATOR, knows HOST_AND_OPERATORS;
    /// Publish an approved challenge, now or at a later instant.
    ChallengePublish = "challenge_publish": HOST_OWNER, knows HOST_AND_OPERATORS;
    /// Cancel a challenge.
    ChallengeCancel = "challenge_cancel": HOST_OWNER, knows HOST_AND_OPERATORS;

    // Applications.
    /// Begin an application for one's startup.
    ApplicationCreate = "application_create": APPLICANT_WRITERS, knows APPLICANT;
    /// List the applications to a challenge.
    ApplicationList = "application_list": HOST_AND_OPERATORS, knows NOBODY;
    /// List the applications of one's startups.
    ApplicationListOwn = "application_list_own": SIGNED_IN, knows NOBODY;
    /// See a draft.
    DraftView = "draft_view": APPLICANT, knows NOBODY;
    /// See a submitted application with its identity.
    DossierView = "dossier_view": &[ApplicantOwner, ApplicantEditor, ApplicantViewer, HostOwner, HostEditor, HostViewer, Operator], knows &[Support];
    /// Change a draft or a submitted application before the deadline, submit or withdraw it.
    ApplicationEdit = "application_edit": APPLICANT_WRITERS, knows APPLICANT;
    /// Delete a draft.
    ApplicationDelete = "application_delete": APPLICANT_WRITERS, knows APPLICANT;

    // Panel.
    /// See the panel.
    PanelView = "panel_view": &[Operator, Support, Chair], knows PANEL_AND_HOST;
    /// Invite or remove a juror, declare conflicts, assign.
    PanelManage = "panel_manage": PANEL_KEEPERS, knows PANEL_AND_HOST;
    /// List one's assignments.
    AssignmentListOwn = "assignment_list_own": SIGNED_IN, knows NOBODY;
    /// Read a blind dossier and score it.
    AssignmentScore = "assignment_score": &[Juror], knows &[Conflicted];

    // Decision.
    /// See how far a review phase is.
    ProgressView = "progress_view": SELECTORS, knows PANEL_AND_HOST;
    /// Lock a panel.
    PanelLock = "panel_lock": PANEL_KEEPERS, knows PANEL_AND_HOST;
    /// See the ranking of a locked panel.
    RankingView = "ranking_view": SELECTORS, knows PANEL_AND_HOST;
    /// Decide.
    DecisionWrite = "decision_write": HOST_WRITERS, knows PANEL_AND_HOST;
    /// Release a decision.
    DecisionRelease = "decision_release": HOST_OWNER, knows PANEL_AND_HOST;
    /// See the results.
    ResultsView = "results_view": HOST_AND_OPERATORS, knows NOBODY, public;

    // Platform.
    /// Read the audit trail.
    AuditView = "audit_view": &[Operator, Support, HostOwner], knows SIGNED_IN;
    /// Is the service alive; documentation; keys.
    PlatformView = "platform_view": ANYONE, knows NOBODY;
    /// Health in detail.
    HealthView = "health_view": OPERATORS, knows SIGNED_IN;
}

impl Action {
    /// Whether everybody may, whoever it is.
    #[must_use]
    pub fn is_for_anyone(self) -> bool {
        self.rule().allowed.contains(&Anonymous)
    }

    /// Whether an anonymous caller can be allowed at all.
    #[must_use]
    pub fn is_open(self) -> bool {
        let rule = self.rule();
        rule.public || rule.allowed.contains(&Anonymous)
    }
}

/// The standings of the caller towards an object.
#[must_use]
pub fn standings(actor: &Actor, facts: &Facts<'_>) -> Vec<Standing> {
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
    if any(rule.allowed) || (rule.public && facts.public) {
        Verdict::Allowed
    } else if actor.user.is_none() && !rule.public {
        Verdict::Unauthenticated
    } else if facts.public || any(rule.knows) {
        Verdict::Forbidden
    } else {
        Verdict::Hidden
    }
}

/// The table as text: `✔` may, `–` is told 403, a blank is told 404 (401 if anonymous), `◌` may when the object is public.
#[must_use]
pub fn picture() -> String {
    use std::fmt::Write as _;
    let mut text = String::new();
    let width = Action::ALL.iter().map(|action| action.as_str().len()).max().unwrap_or_default();
    let heading: Vec<String> = Standing::ALL.iter().map(|standing| format!("{standing:?}")).collect();
    let _ = writeln!(text, "{:width$}  {}", "", heading.join("  "));
    for action in Action::ALL {
        let rule = action.rule();
        let cells: Vec<String> = Standing::ALL
            .iter()
            .zip(&heading)
            .map(|(standing, title)| {
                let implied = *standing != Anonymous && rule.allowed.contains(&SignedIn);
                let mark = if rule.allowed.contains(standing) || implied {
                    "✔"
                } else if rule.public {
                    "◌"
                } else if rule.knows.contains(standing) || (*standing != Anonymous && rule.knows.contains(&SignedIn)) {
                    "–"
                } else {
                    " "
                };
                format!("{mark:^len$}", len = title.len())
            })
            .collect();
        let _ = writeln!(text, "{:width$}  {}", action.as_str(), cells.join("  ").trim_end());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_picture_is_current() {
        insta::assert_snapshot!("access_matrix", picture());
    }

    #[test]
    fn support_changes_nothing() {
        let readers = [
            "member_list",
            "verification_view",
            "organisation_view",
            "challenge_view",
            "challenge_inspect",
            "application_list",
            "panel_view",
            "progress_view",
            "ranking_view",
            "results_view",
            "audit_view",
            "health_view",
        ];
        for action in Action::ALL {
            assert_eq!(action.rule().allowed.contains(&Support), readers.contains(&action.as_str()), "{}", action.as_str());
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
}
