//! Applications.

pub mod expand;
pub mod grant;
pub mod view;

crate::operations![
    list,
    list_own,
    count,
    create,
    proposals,
    show,
    edit,
    delete,
    completeness,
    versions,
    restoration,
    submission,
    withdrawal,
    receipt,
    extension,
    reopening,
];
