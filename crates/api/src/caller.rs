//! Who calls, as services see it.

use crate::error::ApiResult;
use crate::quota::Drawn;
use tahaddi_domain::access::{Action, Actor, Facts, OperatorRole, Verdict, decide};
use tahaddi_domain::code::Code;
use tahaddi_domain::document::Language;
use tahaddi_domain::id::{OrganisationId, SessionId, UserId};
use tahaddi_domain::refusal::Refusal;

/// The caller of an operation and the request it came in.
#[derive(Clone, Debug, Default)]
pub struct Caller {
    /// What the caller may be.
    pub actor: Actor,
    /// The session, if signed in.
    pub session: Option<SessionId>,
    /// The request, for the audit trail and the log.
    pub request_id: String,
    /// The language in which the caller is answered.
    pub language: Language,
    /// The address from which the request came.
    pub address: String,
    /// The program that sent it.
    pub user_agent: String,
    /// The budgets that the request drew on.
    pub drawn: Drawn,
}

impl Caller {
    /// The system itself, when it does something on its own: an operator who is nobody.
    #[must_use]
    pub fn system() -> Self {
        let actor = Actor { operator: Some(OperatorRole::Admin), ..Actor::default() };
        Self { actor, request_id: "system".to_owned(), user_agent: "tahaddi".to_owned(), ..Self::default() }
    }

    /// Who it is.
    ///
    /// # Errors
    /// `authentication_required` for an anonymous caller.
    pub fn user(&self) -> ApiResult<&UserId> {
        self.actor.user.as_ref().ok_or_else(|| Code::AuthenticationRequired.into())
    }

    /// Asks the access table.
    ///
    /// # Errors
    /// `not_found` where the caller may not know the object, `forbidden` where it may, `authentication_required` for an
    /// anonymous caller.
    pub fn ensure(&self, action: Action, facts: &Facts<'_>) -> ApiResult<()> {
        match decide(action, &self.actor, facts) {
            Verdict::Allowed => Ok(()),
            Verdict::Unauthenticated => Err(Code::AuthenticationRequired.into()),
            Verdict::Forbidden => Err(Refusal::new(Code::Forbidden).with("action", action.as_str()).into()),
            Verdict::Hidden => Err(Code::NotFound.into()),
        }
    }

    /// Whether the caller belongs to an organisation, in whatever role.
    #[must_use]
    pub fn belongs_to(&self, organisation: &OrganisationId) -> bool {
        self.actor.memberships.iter().any(|membership| &membership.organisation == organisation)
    }

    /// Whether the access table allows it.
    #[must_use]
    pub fn may(&self, action: Action, facts: &Facts<'_>) -> bool {
        decide(action, &self.actor, facts) == Verdict::Allowed
    }
}
