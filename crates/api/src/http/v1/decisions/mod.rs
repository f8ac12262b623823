//! Progress, lock, ranking, decision, release and results.

pub mod calibrated_view;
pub mod calibration_view;
pub mod correction_view;
mod exclusion_step;
pub mod lots_view;
pub mod view;

crate::operations![
    phase,
    progress,
    assume,
    lock,
    ranking,
    reliability,
    integrity,
    juror_exclude,
    juror_readmit,
    picture,
    proposals,
    simulate,
    decide,
    decision,
    minutes,
    release,
    correction_write,
    correction_show,
    correction_withdraw,
    correction_release,
    versions,
    results,
    record,
    record_verification,
];
