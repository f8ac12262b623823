//! Looking at a panel.

use super::stage::{facts, load_panel};
use crate::caller::Caller;
use crate::error::ApiResult;
use tahaddi_domain::access::Action;
use tahaddi_domain::action::AllowedAction;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{ChallengeId, Id as _, JurorId};
use tahaddi_domain::jury::{Juror, JurorStep};
use tahaddi_domain::privacy::is_erased;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::{juror, user};

/// A juror with what the caller may do.
#[derive(Debug)]
pub struct Seated {
    /// The juror.
    pub juror: Juror,
    /// What the caller may do.
    pub actions: Vec<AllowedAction>,
}

/// Everybody who was ever asked to the panel, in the order of the invitations.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`.
pub fn list(conn: &mut Conn, caller: &Caller, id: &ChallengeId) -> ApiResult<Vec<Seated>> {
    let (challenge, seat) = load_panel(conn, caller, id, Action::PanelView)?;
    let manages = caller.may(Action::PanelManage, &facts(&challenge, seat));
    Ok(juror::list(conn, id)?.into_iter().map(|juror| seated(juror, manages)).collect())
}

/// One of them.
///
/// # Errors
/// As [`list`].
pub fn show(conn: &mut Conn, caller: &Caller, id: &JurorId) -> ApiResult<Seated> {
    let juror = juror::find(conn, id)?.ok_or(Code::NotFound)?;
    let (challenge, seat) = load_panel(conn, caller, &juror.challenge, Action::PanelView)?;
    let manages = caller.may(Action::PanelManage, &facts(&challenge, seat));
    Ok(seated(juror, manages))
}

/// A juror as those see it who may manage the panel, or only look.
#[must_use]
pub fn seated(juror: Juror, manages: bool) -> Seated {
    let remove = AllowedAction::attempt("remove", juror.state.after(JurorStep::Remove));
    let rescope = AllowedAction::attempt("edit", juror.state.after(JurorStep::Rescope));
    Seated { juror, actions: if manages { vec![remove, rescope] } else { Vec::new() } }
}

/// What a member of a panel is called: the name of the account, else what the organiser called the person, else the identifier: of who was
/// erased nothing else is left.
///
/// # Errors
/// The store failed.
pub fn name_of(conn: &mut Conn, juror: &Juror) -> ApiResult<String> {
    let account = match &juror.user {
        Some(id) if !is_erased(&juror.email) => user::find(conn, id)?.map(|person| person.name),
        _ => None,
    };
    let named = [account, juror.name.clone()].into_iter().flatten().find(|name| !name.trim().is_empty());
    Ok(named.unwrap_or_else(|| juror.id.as_str().to_owned()))
}
