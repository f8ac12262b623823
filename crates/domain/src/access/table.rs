//! The table: every action, and who may.

use super::Standing::{
    self, Anonymous, ApplicantEditor, ApplicantOwner, ApplicantViewer, Chair, Conflicted, HostEditor, HostOwner, HostViewer, Juror,
    Oneself, Operator, SignedIn, Support,
};

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

const ANYONE: &[Standing] = &[Anonymous, SignedIn];
const SIGNED_IN: &[Standing] = &[SignedIn];
const ONESELF: &[Standing] = &[Oneself];
const OPERATOR: &[Standing] = &[Operator];
const OPERATORS: &[Standing] = &[Operator, Support];
const NOBODY: &[Standing] = &[];
const HOST: &[Standing] = &[HostOwner, HostEditor, HostViewer];
const APPLICANT: &[Standing] = &[ApplicantOwner, ApplicantEditor, ApplicantViewer];
const HOST_AND_OPERATORS: &[Standing] = &[HostOwner, HostEditor, HostViewer, Operator, Support];
const HOST_OPERATORS_AND_CONFLICTED: &[Standing] = &[HostOwner, HostEditor, HostViewer, Operator, Support, Conflicted];
const APPLICANT_AND_CONFLICTED: &[Standing] = &[ApplicantOwner, ApplicantEditor, ApplicantViewer, Conflicted];
const HOST_WRITERS: &[Standing] = &[HostOwner, HostEditor, Operator];
const HOST_OWNER: &[Standing] = &[HostOwner, Operator];
const APPLICANT_WRITERS: &[Standing] = &[ApplicantOwner, ApplicantEditor];
const PANEL_KEEPERS: &[Standing] = &[Operator, Chair];
const PANEL_AND_HOST: &[Standing] = &[HostOwner, HostEditor, HostViewer, Juror, Chair, Conflicted, Operator, Support];
const APPLICANT_AND_OPERATORS: &[Standing] = &[ApplicantOwner, ApplicantEditor, ApplicantViewer, Operator, Support];
const FEEDBACK_READERS: &[Standing] =
    &[ApplicantOwner, ApplicantEditor, ApplicantViewer, HostOwner, HostEditor, HostViewer, Operator, Support];
const APPEAL_READERS: &[Standing] =
    &[ApplicantOwner, ApplicantEditor, ApplicantViewer, HostOwner, HostEditor, HostViewer, Chair, Operator, Support];
const APPEAL_KNOWERS: &[Standing] =
    &[ApplicantOwner, ApplicantEditor, ApplicantViewer, HostOwner, HostEditor, HostViewer, Conflicted, Support];
const MINUTES_READERS: &[Standing] = &[HostOwner, Operator, Support, Chair, Juror];
const DECIDERS: &[Standing] = &[HostOwner, HostEditor, Operator, Chair];
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
    /// Get a copy of everything that is held about oneself.
    DataExport = "data_export": SIGNED_IN, knows NOBODY;
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
    /// Say no to an invitation.
    InvitationDecline = "invitation_decline": ANYONE, knows NOBODY;

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
    /// Move a deadline of a published challenge later.
    ChallengeExtend = "challenge_extend": HOST_OWNER, knows HOST_OPERATORS_AND_CONFLICTED;
    /// Copy a challenge into a new draft.
    ChallengeCopy = "challenge_copy": HOST_WRITERS, knows SIGNED_IN;
    /// Check who may apply, against facts that the caller gives.
    EligibilityCheck = "eligibility_check": HOST_AND_OPERATORS, knows NOBODY, public;
    /// See which calls fit one's startup.
    MatchListOwn = "match_list_own": SIGNED_IN, knows NOBODY;
    /// Accept the terms of a challenge.
    TermsAccept = "terms_accept": SIGNED_IN, knows NOBODY;
    /// Ask a public question about a challenge.
    InquiryAsk = "inquiry_ask": SIGNED_IN, knows NOBODY;
    /// Make and revoke access codes of a challenge.
    AccessCodeManage = "access_code_manage": HOST_WRITERS, knows HOST_AND_OPERATORS;
    /// Answer public questions about a challenge.
    InquiryAnswer = "inquiry_answer": HOST_WRITERS, knows HOST_AND_OPERATORS;

    // Applications.
    /// Begin an application for one's startup.
    ApplicationCreate = "application_create": APPLICANT_WRITERS, knows APPLICANT;
    /// List the applications to a challenge.
    ApplicationList = "application_list": HOST_AND_OPERATORS, knows NOBODY;
    /// Export the dossiers of a challenge.
    DossierExport = "dossier_export": &[HostOwner, HostEditor, HostViewer, Operator], knows &[Support];
    /// List one's exports.
    ExportListOwn = "export_list_own": SIGNED_IN, knows NOBODY;
    /// See and download an export that one asked for.
    ExportView = "export_view": ONESELF, knows NOBODY;
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
    /// Read a file of an application by a link that was made for somebody who may.
    FileDownload = "file_download": ANYONE, knows NOBODY;
    /// Give one application more time, or let what was handed in be corrected by its startup.
    ApplicationGrant = "application_grant": OPERATOR, knows APPLICANT_AND_CONFLICTED;
    /// Decide who is eligible.
    EligibilityDecide = "eligibility_decide": HOST_WRITERS, knows PANEL_AND_HOST;
    /// Read the private thread about an application.
    ThreadView = "thread_view": APPLICANT_AND_OPERATORS, knows NOBODY;
    /// Write in it.
    ThreadWrite = "thread_write": &[ApplicantOwner, ApplicantEditor, Operator], knows APPLICANT_AND_OPERATORS;

    /// Declare that somebody who may be on the panel has a conflict of interest with one's startup.
    ConflictState = "conflict_state": APPLICANT_WRITERS, knows APPLICANT;

    // Panel.
    /// See the panel.
    PanelView = "panel_view": &[Operator, Support, Chair], knows PANEL_AND_HOST;
    /// Invite or remove a juror, clear conflicts, assign.
    PanelManage = "panel_manage": PANEL_KEEPERS, knows PANEL_AND_HOST;
    /// Declare a conflict of interest: anybody's who keeps the panel, or one's own.
    ConflictDeclare = "conflict_declare": DECIDERS, knows PANEL_AND_HOST;
    /// Check a person for conflicts of interest with everybody who applies.
    ConflictCheck = "conflict_check": PANEL_KEEPERS, knows PANEL_AND_HOST;
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
    /// Read the minutes of a decision: before its release only who may see the panel, of jurors only who sat.
    MinutesView = "minutes_view": MINUTES_READERS, knows PANEL_AND_HOST;
    /// Decide.
    DecisionWrite = "decision_write": DECIDERS, knows PANEL_AND_HOST;
    /// Propose a correction of a released decision, or take the proposal back.
    DecisionCorrect = "decision_correct": DECIDERS, knows PANEL_AND_HOST;
    /// Release a decision, or a correction of one.
    DecisionRelease = "decision_release": HOST_OWNER, knows PANEL_AND_HOST;
    /// See the results.
    ResultsView = "results_view": HOST_AND_OPERATORS, knows NOBODY, public;
    /// See how an application was judged, once its outcome is released.
    FeedbackView = "feedback_view": FEEDBACK_READERS, knows NOBODY;
    /// Appeal against a refusal.
    AppealFile = "appeal_file": APPLICANT_WRITERS, knows APPLICANT;
    /// See the appeals of an application or a challenge.
    AppealView = "appeal_view": APPEAL_READERS, knows NOBODY;
    /// Decide about an appeal.
    AppealDecide = "appeal_decide": PANEL_KEEPERS, knows APPEAL_KNOWERS;

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

    /// Whether it is the same whoever calls, so that a token which is no longer good does not matter. Whoever accepts an invitation
    /// may be somebody, and is told that the token has to be renewed.
    #[must_use]
    pub fn ignores_tokens(self) -> bool {
        self.is_for_anyone() && self != Self::InvitationAccept
    }

    /// Whether somebody who may know the object can be told that he may not do this: who knows it by a role of his own, or
    /// because the organisation or challenge to which it belongs is public.
    #[must_use]
    pub fn is_refused_to_some(self) -> bool {
        let Rule { allowed, knows, public } = self.rule();
        let by_role = knows.iter().any(|standing| *standing != Conflicted && !allowed.contains(standing));
        by_role || (!public && allowed.contains(&HostOwner))
    }

    /// Whether a conflict of interest keeps people from it who could do it otherwise.
    #[must_use]
    pub fn is_refused_to_the_conflicted(self) -> bool {
        let Rule { allowed, knows, .. } = self.rule();
        knows.contains(&Conflicted) && !allowed.contains(&Conflicted)
    }

    /// Whether an anonymous caller can be allowed at all.
    #[must_use]
    pub fn is_open(self) -> bool {
        let rule = self.rule();
        rule.public || rule.allowed.contains(&Anonymous)
    }
}
