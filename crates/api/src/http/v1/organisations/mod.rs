//! Organisations, their members and their verification.

pub mod view;

crate::operations![
    create,
    list,
    show,
    edit,
    startups,
    members,
    member_invite,
    member_role,
    member_remove,
    ownership_transfer,
    verification,
    verification_request,
    verification_decide
];
