//! Applications.

pub mod eligibility_view;
pub mod expand;
pub mod file_view;
pub mod grant;
pub mod team_view;
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
    timeline,
    restoration,
    submission,
    withdrawal,
    receipt,
    feedback,
    file_upload,
    file_delete,
    file_link,
    file_download,
    extension,
    reopening,
    team_invite,
    eligibility_decide,
    eligibility_announce,
];
