//! What is asked about panels: jurors, phases, assignments and conflicts of interest.

use super::Leave;
use super::calls::{Call, calls, id, now};
use crate::repo::*;

calls! {
    Lookup assignment::any_score(&id());
    Lookup assignment::find(&id());
    Sort assignment::list(&id());
    Sort assignment::page(&id(), Some(&id()), 20);
    Sort assignment::active_of_user(&id(), None);
    Sort assignment::active_of_user(&id(), Some(&id()));
    Sort assignment::of_juror(&id());
    Lookup assignment::history(&id());
    Lookup assignment::histories_since(&id(), now());
    Lookup assignment_plan::find(&id());
    Lookup assignment_plan::page(&id(), Some(&id()), 20);
    Lookup assignment::scored_by(&id(), &id());
    Lookup conflict::find(&id());
    Lookup conflict::forget_person("a@b.example");
    Sort conflict::declared(&id());
    Sort conflict::startups(&id(), None);
    Sort conflict::startups(&id(), Some(&id()));
    Sort affiliate::of(&[id(), id()]);
    Lookup affiliate::vouched(&["001561191", "001526374"]);
    Lookup application_partners::of(&id(), None);
    Lookup application_partners::of(&id(), Some(&id()));
    Lookup clearance::find(&id());
    Sort clearance::list(&id());
    Sort conflict::person(&id(), Some(&id()), Some("a@b.example"));
    Sort conflict::people(&id(), &[id()]);
    Sort conflict::stated(&id(), &id());
    Sort conflict::panel(&id(), None);
    Sort conflict::panel(&id(), Some(&id()));
    Lookup juror::find(&id());
    Sort juror::list(&id());
    Lookup juror::delete_all(&id());
    Sort juror::seat(&id(), &id());
    Sort juror::judged_by(&id());
    Lookup review_phase::find(&id());
    Sort review_phase::list(&id());
    Lookup review_phase::any_locked(&id());
    Lookup review_phase::ranking(&id());
}
