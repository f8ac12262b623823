//! Challenges.

pub mod expand;
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
];
