//! The caller's own account.

use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::record::{Event, record};
use std::collections::BTreeMap;
use tahaddi_domain::access::{Action, Actor, Facts, Membership, Verdict, decide};
use tahaddi_domain::code::Code;
use tahaddi_domain::document::Language;
use tahaddi_domain::id::{Id as _, UserId};
use tahaddi_domain::organisation::OrganisationKind;
use tahaddi_domain::refusal::Check;
use tahaddi_persistence::repo::user::{self, User};
use tahaddi_persistence::{Conn, Tx};

/// An account with what it may do.
#[derive(Debug)]
pub struct Me {
    /// The account.
    pub user: User,
    /// What it belongs to.
    pub belongings: Vec<Belonging>,
    /// What it may do whatever it belongs to.
    pub may: Vec<&'static str>,
}

/// A membership with what it gives.
#[derive(Debug)]
pub struct Belonging {
    /// The membership.
    pub membership: Membership,
    /// The name of the organisation.
    pub name: String,
    /// What it adds to what the person may do.
    pub may: Vec<&'static str>,
}

/// What a person can change of the own account.
#[derive(Clone, Debug)]
pub struct Profile {
    /// How the person is called.
    pub name: String,
    /// The language of mails.
    pub language: Language,
}

/// The caller's account.
///
/// # Errors
/// The store failed.
pub fn me(conn: &mut Conn, caller: &Caller) -> ApiResult<Me> {
    let id = caller.user()?;
    let user = user::find(conn, id)?.ok_or(Code::InvalidToken)?;
    let mut names: BTreeMap<_, _> = user::organisation_names(conn, id)?.into_iter().collect();
    let belonging = |membership: &Membership| Belonging {
        name: names.remove(&membership.organisation).unwrap_or_default(),
        may: given_by(id, membership),
        membership: membership.clone(),
    };
    let belongings = caller.actor.memberships.iter().map(belonging).collect();
    let alone = Actor { memberships: Vec::new(), ..caller.actor.clone() };
    Ok(Me { user, belongings, may: allowed(&alone, &own(id)) })
}

/// Changes the caller's account.
///
/// # Errors
/// `precondition_failed` from `seen`; `validation_failed`.
pub fn edit_me(
    tx: &mut Tx<'_>,
    caller: &Caller,
    seen: impl Fn(i64) -> ApiResult<()>,
    change: impl Fn(&Profile) -> ApiResult<Profile>,
) -> ApiResult<Me> {
    let user = user::lock(tx, caller.user()?)?.ok_or(Code::InvalidToken)?;
    seen(user.version)?;
    let profile = change(&Profile { name: user.name.clone(), language: user.language })?;
    let mut check = Check::default();
    check.required_text("/name", &profile.name, 200);
    check.finish()?;
    let now = tx.now()?;
    let version = user.version + 1;
    let user = User { name: profile.name, language: profile.language, version, updated_at: now, ..user };
    user::save(tx, &user)?;
    record(tx, caller, Event::new("account.changed", user.id.as_str()))?;
    me(tx, caller)
}

fn own(user: &UserId) -> Facts<'_> {
    Facts { account: Some(user), ..Facts::default() }
}

/// The actions that need somebody signed in, and that this one may do.
fn allowed(actor: &Actor, facts: &Facts<'_>) -> Vec<&'static str> {
    let actions = Action::ALL.iter().filter(|action| !action.is_open() && decide(**action, actor, facts) == Verdict::Allowed);
    actions.map(|action| action.as_str()).collect()
}

/// What a membership adds, by the table of access: towards the organisation itself for everybody; as host of challenges for
/// those that post them, as applicant for startups.
fn given_by(user: &UserId, membership: &Membership) -> Vec<&'static str> {
    let member = Actor { user: Some(user.clone()), operator: None, memberships: vec![membership.clone()] };
    let anyone = allowed(&Actor { memberships: Vec::new(), ..member.clone() }, &own(user));
    let host = Facts { host: Some(&membership.organisation), ..Facts::default() };
    let applicant = Facts { applicant: Some(&membership.organisation), ..Facts::default() };
    let may = |action: Action| {
        let hosted = decide(action, &member, &host) == Verdict::Allowed;
        match membership.kind {
            OrganisationKind::Partner | OrganisationKind::Operator => hosted,
            OrganisationKind::Startup => {
                decide(action, &member, &applicant) == Verdict::Allowed || (hosted && is_about_organisations(action))
            }
            OrganisationKind::Support => hosted && is_about_organisations(action),
        }
    };
    let added = Action::ALL
        .iter()
        .copied()
        .filter(|action| may(*action) && !action.rule().allowed.contains(&tahaddi_domain::access::Standing::Anonymous));
    added.map(Action::as_str).filter(|action| !anyone.contains(action)).collect()
}

const fn is_about_organisations(action: Action) -> bool {
    matches!(
        action,
        Action::OrganisationView
            | Action::OrganisationEdit
            | Action::MemberList
            | Action::MemberManage
            | Action::MemberLeave
            | Action::OwnershipTransfer
            | Action::VerificationRequest
            | Action::VerificationView
            | Action::AuditView
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use tahaddi_domain::organisation::MemberRole;

    fn may(kind: OrganisationKind, role: MemberRole) -> Vec<&'static str> {
        let (user, organisation) = (UserId::from_stored("usr_x".into()), tahaddi_domain::id::Id::from_stored("org_x".into()));
        given_by(&user, &Membership { organisation, kind, role })
    }

    #[test]
    fn a_membership_gives_what_the_table_says() {
        let owner = may(OrganisationKind::Partner, MemberRole::Owner);
        assert!(
            owner.contains(&"challenge_create") && owner.contains(&"challenge_publish") && owner.contains(&"member_manage"),
            "{owner:?}"
        );
        assert!(!owner.contains(&"application_create") && !owner.contains(&"approval_decide"), "{owner:?}");
        let editor = may(OrganisationKind::Partner, MemberRole::Editor);
        assert!(editor.contains(&"challenge_create") && !editor.contains(&"challenge_publish"), "{editor:?}");
        let startup = may(OrganisationKind::Startup, MemberRole::Editor);
        assert!(startup.contains(&"application_create") && startup.contains(&"organisation_edit"), "{startup:?}");
        assert!(!startup.contains(&"challenge_create") && !startup.contains(&"member_manage"), "{startup:?}");
        let viewer = may(OrganisationKind::Support, MemberRole::Viewer);
        assert!(viewer.contains(&"member_list") && !viewer.contains(&"challenge_view"), "{viewer:?}");
    }

    #[test]
    fn somebody_who_belongs_nowhere_can_still_begin() {
        let actor = Actor { user: Some(UserId::from_stored("usr_x".into())), ..Actor::default() };
        let user = UserId::from_stored("usr_x".into());
        let may = allowed(&actor, &own(&user));
        assert!(may.contains(&"organisation_create") && may.contains(&"session_revoke") && !may.contains(&"term_manage"), "{may:?}");
        assert!(!may.contains(&"account_register"), "what everybody may is not worth a word");
    }
}
