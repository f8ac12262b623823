//! Panels, conflicts of interest, assignments and score sheets.

pub mod clearance_view;
pub mod comparison_view;
pub mod history_view;
pub mod plan_view;
pub mod seat_view;
pub mod statement_view;
pub mod view;

crate::operations![
    juror_list,
    juror_invite,
    juror_show,
    juror_removal,
    juror_scope,
    conflict_check,
    conflict_list,
    conflict_declare,
    conflict_remove,
    conflict_removal,
    clearance_list,
    clearance_create,
    clearance_revoke,
    statement_list,
    statement_create,
    statement_list_own,
    statement_withdraw,
    assignment_list,
    assign,
    assignment_delete,
    assignment_removal,
    assignment_reopening,
    assignment_correction,
    assignment_history,
    reminders,
    plan_list,
    plan_create,
    plan_show,
    plan_adopt,
    desk_list,
    desk_show,
    peer_list,
    file_list,
    file_link,
    file_notices,
    sheet,
    sheet_history,
    sheets_download,
    sheets_upload,
    completion,
    comparison_next,
    comparison_create,
    ordering_create,
    recusal,
    decline,
    seat_list,
    seat_show,
    seat_facts,
];
