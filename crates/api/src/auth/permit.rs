//! The permission of an operation, as the first parameter of its handler.
//!
//! `Permit<act::ChallengeEdit>` says what the operation needs, authenticates the caller, and puts the right into the document.
//! Whether the caller may do it to the object at hand is decided where the object is loaded, by the same action.

use crate::caller::Caller;
use crate::error::ApiError;
use crate::http::describe::{Describe, OperationDoc};
use crate::http::scope::Authentication;
use actix_web::{FromRequest, HttpMessage, HttpRequest, dev::Payload};
use std::future::{Ready, ready};
use std::marker::PhantomData;
use std::sync::Arc;
use tahaddi_domain::access::Action;
use tahaddi_domain::code::Code;
use utoipa::openapi::security::SecurityRequirement;

/// An action as a type.
pub trait Permission: 'static {
    /// The action.
    const ACTION: Action;
}

/// Proof that the caller was authenticated for an action. Open actions let anonymous callers through.
#[derive(Debug)]
pub struct Permit<A> {
    /// Who calls.
    pub caller: Arc<Caller>,
    action: PhantomData<fn() -> A>,
}

impl<A: Permission> FromRequest for Permit<A> {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;
    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let extensions = request.extensions();
        let Some(authentication) = extensions.get::<Authentication>() else {
            return ready(Err(ApiError::fault("a permit was asked for outside the request scope")));
        };
        let caller = Arc::clone(&authentication.caller);
        ready(match &authentication.refusal {
            // A stale token does not keep anybody from logging in or refreshing it.
            _ if A::ACTION.ignores_tokens() => Ok(Self { caller, action: PhantomData }),
            Some(refusal) => Err(refusal.as_ref().clone().into()),
            None if caller.actor.user.is_some() || A::ACTION.is_open() => Ok(Self { caller, action: PhantomData }),
            None => Err(Code::AuthenticationRequired.into()),
        })
    }
}

impl<A: Permission> Describe for Permit<A> {
    fn describe(doc: &mut OperationDoc) {
        let bearer = SecurityRequirement::new("bearer", Vec::<String>::new());
        let security = if A::ACTION.ignores_tokens() {
            Vec::new()
        } else if A::ACTION.is_open() {
            vec![bearer, SecurityRequirement::default()]
        } else {
            doc.refuses(&[Code::AuthenticationRequired]);
            vec![bearer]
        };
        if !security.is_empty() {
            doc.refuses(&[Code::InvalidToken, Code::TokenExpired]);
        }
        if A::ACTION.is_refused_to_some() {
            doc.refuses(&[Code::Forbidden]);
        }
        if A::ACTION.is_refused_to_the_conflicted() {
            doc.refuses(&[Code::ConflictOfInterest]);
        }
        doc.operation.security.get_or_insert(security);
    }
}

macro_rules! permissions {
    ($($action:ident)+) => {
        /// Every action as a type.
        pub mod act {
            $(
                #[doc = concat!("See [`tahaddi_domain::access::Action::", stringify!($action), "`].")]
                #[derive(Debug)]
                pub struct $action;
                impl super::Permission for $action {
                    const ACTION: super::Action = super::Action::$action;
                }
            )+
        }
    };
}

permissions! {
    AccountRegister EmailVerify PasswordForget PasswordReset SessionCreate SessionRefresh SessionEnd SessionList SessionRevoke MeView MeEdit DataExport
    OperatorInvite UserSessionsEnd UserManage InvitationView InvitationAccept InvitationDecline
    OrganisationCreate OrganisationList StartupList OrganisationView OrganisationEdit MemberList MemberManage MemberLeave OwnershipTransfer
    VerificationRequest VerificationView VerificationDecide
    TermList TermManage ProgrammeList ProgrammeView ProgrammeManage
    ChallengeList ChallengeView ChallengeCreate ChallengeEdit ChallengeDelete ChallengeInspect ApprovalRequest ApprovalDecide
    ChallengePublish ChallengeCancel ChallengeExtend ChallengeCopy EligibilityCheck MatchListOwn TermsAccept AccessCodeManage InquiryAsk InquiryAnswer
    ApplicationCreate ApplicationList ApplicationListOwn DraftView DossierView ApplicationEdit ApplicationDelete ApplicationGrant EligibilityDecide FileDownload
    DossierExport ExportListOwn ExportView
    ThreadView ThreadWrite FeedbackView AppealFile AppealView AppealDecide
    ConflictState PanelView PanelManage ConflictDeclare ConflictCheck AssignmentListOwn AssignmentScore
    ProgressView PanelLock RankingView MinutesView DecisionWrite DecisionCorrect DecisionRelease ResultsView
    AuditView PlatformView HealthView
}
