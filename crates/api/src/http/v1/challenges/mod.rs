//! Challenges.

pub mod expand;
pub mod file_view;
mod matched;
mod query;
pub mod view;

crate::operations![
    list,
    facets,
    managed,
    create,
    show,
    linked_data,
    edit,
    delete,
    readiness,
    revisions,
    approval_request,
    approval,
    change_request,
    publication,
    cancellation,
    extension,
    copy,
    eligibility_check,
    questions,
    question_ask,
    question_answer,
    terms_accept,
    terms_accepted,
    terms_withdraw,
    file_upload,
    file_list,
    file_read,
    file_delete,
];
