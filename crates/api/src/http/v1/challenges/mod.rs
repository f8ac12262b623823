//! Challenges.

pub mod expand;
pub mod view;

crate::operations![
    list,
    facets,
    managed,
    create,
    show,
    edit,
    delete,
    readiness,
    revisions,
    approval_request,
    approval,
    change_request,
    publication,
    cancellation,
];
