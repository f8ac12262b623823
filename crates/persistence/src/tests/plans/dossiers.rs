//! What is asked about dossiers and their hand-ins.

use super::Leave;
use super::calls::{Call, calls, id};
use crate::repo::*;
use tahaddi_domain::eligibility::EligibilityRuling;

fn ruled(ruling: EligibilityRuling) -> application::HandedIn {
    application::HandedIn { eligibility: Some(Some(ruling)), ..application::HandedIn::default() }
}

calls! {
    Lookup application::find(&id());
    Lookup application::submitted(&id());
    Lookup application::live(&id());
    Lookup application::any(&id());
    Sort application::live_of(&id(), &id());
    Lookup application::count_submitted(&id());
    Lookup application::count_handed_in(&id(), application::HandedIn::default());
    Lookup application::count_handed_in(&id(), application::HandedIn { with_withdrawn: true, eligibility: Some(None) });
    Sort application::list_handed_in(&id(), application::HandedIn::default(), None, 20);
    Sort application::list_handed_in(&id(), application::HandedIn { with_withdrawn: true, eligibility: Some(None) }, Some(&id()), 20);
    Sort application::list_handed_in(&id(), ruled(EligibilityRuling::Ineligible), Some(&id()), 20);
    Page application::list_of(&[id(), id()], None, None, 20);
    Sort application::list_of(&[id()], Some(&id()), Some(&id()), 20);
    Sort submission::last(&id());
    Lookup submission::of_version(&id(), 3);
    Sort submission::by_access_codes(&[id(), id()]);
    Sort submission::versions(&id());
    Sort submission::moments(&id());
}
