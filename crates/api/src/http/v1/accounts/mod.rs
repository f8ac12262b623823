//! Accounts, sessions, operators and invitations.

pub mod tokens;

crate::operations![
    register,
    verify,
    request_verification,
    forget_password,
    reset_password,
    log_in,
    refresh,
    log_out,
    view_me,
    edit_me,
    change_password,
    list_sessions,
    revoke_session,
    revoke_other_sessions,
    end_user_sessions,
    disable_user,
    enable_user,
    invite_operator,
    view_invitation,
    accept_invitation,
    decline_invitation,
];
