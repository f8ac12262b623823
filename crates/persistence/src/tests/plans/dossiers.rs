//! What is asked about dossiers and their hand-ins.

use super::Leave;
use super::calls::{Call, calls, id, now};
use crate::repo::*;
use tahaddi_domain::document::Key;
use tahaddi_domain::eligibility::EligibilityRuling;
use tahaddi_domain::time::Span;

fn any() -> application::HandedIn {
    application::HandedIn::default()
}
fn undecided() -> application::HandedIn {
    application::HandedIn { with_withdrawn: true, eligibility: Some(None), ..any() }
}
fn ruled(ruling: EligibilityRuling) -> application::HandedIn {
    application::HandedIn { eligibility: Some(Some(ruling)), ..any() }
}
fn of_track() -> application::HandedIn {
    application::HandedIn { track: Some(Key::new("lot-1")), ..any() }
}
fn of_last_day() -> application::HandedIn {
    application::HandedIn { submitted_from: Some(now() - Span::days(1)), submitted_before: Some(now()), ..any() }
}

calls! {
    Lookup application::find(&id());
    Lookup application::submitted(&id());
    Lookup application::live(&id());
    Sort application::ever_handed_in(&[id(), id()]);
    Lookup application::any(&id());
    Lookup application::any_submitted_by(&id(), &[id(), id()]);
    Sort application::live_of(&id(), &id());
    Lookup application::count_submitted(&id());
    Lookup application::count_handed_in(&id(), &any());
    Lookup application::count_handed_in(&id(), &undecided());
    Lookup application::count_handed_in(&id(), &of_track());
    Lookup application::count_handed_in(&id(), &of_last_day());
    Sort application::list_handed_in(&id(), &any(), None, 20);
    Sort application::list_handed_in(&id(), &undecided(), Some(&id()), 20);
    Sort application::list_handed_in(&id(), &ruled(EligibilityRuling::Ineligible), Some(&id()), 20);
    Sort application::list_handed_in(&id(), &of_track(), Some(&id()), 20);
    Sort application::list_handed_in(&id(), &of_last_day(), Some(&id()), 20);
    Page application::list_of(&[id(), id()], None, None, 20);
    Sort application::list_of(&[id()], Some(&id()), Some(&id()), 20);
    Sort submission::last(&id());
    Lookup submission::of_version(&id(), 3);
    Sort submission::by_access_codes(&[id(), id()]);
    Sort submission::versions(&id());
    Sort submission::moments(&id());
}
