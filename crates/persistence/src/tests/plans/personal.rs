//! What is asked about the personal data of one person, of what was kept long enough, and of records that are kept for good.

use super::Leave;
use super::calls::{Call, calls, id, now};
use crate::repo::*;
use tahaddi_domain::document::{CorrectionDocument, OrganisationProfile, Outcome};
use tahaddi_domain::jury::DecisionCorrection;
use tahaddi_domain::organisation::{Organisation, OrganisationKind, Verification};
use tahaddi_domain::privacy::ErasureState;
use tahaddi_domain::record::Part;

fn enterprise() -> Organisation {
    Organisation {
        id: id(),
        kind: OrganisationKind::Startup,
        name: String::new(),
        profile: OrganisationProfile { ice: Some("001561191000066".to_owned()), ..OrganisationProfile::default() },
        verification: Verification::default(),
        version: 1,
        created_at: now(),
        updated_at: now(),
    }
}

fn correction() -> DecisionCorrection {
    DecisionCorrection {
        phase: id(),
        number: 2,
        document: CorrectionDocument::default(),
        proposed_by: id(),
        proposed_at: now(),
        released_by: None,
        released_at: None,
    }
}

fn corrected() -> outcome::ReleasedOutcome {
    outcome::ReleasedOutcome {
        phase: id(),
        application: id(),
        challenge: id(),
        outcome: Outcome::Reserve,
        reason: None,
        released_at: now(),
    }
}

calls! {
    Lookup access_code::made_by(&id(), 20);
    Lookup appeal::erase_texts(&id());
    Lookup appeal::filed_by(&id(), 20);
    Lookup application_file::delete_all(&id());
    Lookup application_file::sent_by(&id(), &id(), 20);
    Page application_trace::of_person(&id(), "a@b.example", None, 20);
    Page application_trace::of_person(&id(), "a@b.example", Some(&id()), 20);
    Sort application_trace::naming(&id(), "a@b.example");
    Lookup application_trace::names_anybody(&id());
    Lookup application_trace::forget(&id(), &id(), "a@b.example");
    Lookup application_trace::forget_named(&id());
    Sort application_version::all(&id());
    Sort application_version::written_by(&id(), &id(), 20);
    Sort assignment::busy_jurors(&id());
    Sort assignment::of_application(&id(), &id());
    Sort review_phase::closing(now(), now());
    Page assignment::written_by(&id(), None, 20);
    Page assignment::written_by(&id(), Some(&id()), 20);
    Lookup challenge_file::sent_by(&id(), 20);
    Lookup conflict::declared_by(&id(), 20);
    Lookup clearance::erase_reasons(&id());
    Lookup conflict::erase_reasons(&id());
    Sort erasure::last_of(&id());
    Lookup assignment_plan::sweep(now());
    Lookup committed_seed::of_call(&id());
    Lookup committed_seed::find(&id());
    Lookup decision_correction::proposed(&id());
    Lookup decision_correction::released(&id());
    Lookup decision_correction::in_force(&id());
    Lookup decision_correction::all(&id());
    Lookup decision_correction::overwrite(&id(), 2, &CorrectionDocument::default());
    Lookup decision_correction::save(&correction());
    Lookup decision_correction::withdraw(&id());
    Lookup erasure::due(now(), 20);
    Walk erasure::list(None, None, 20);
    Lookup erasure::list(Some(ErasureState::Held), Some(&id()), 20);
    Lookup follow::remove_all(&id());
    Lookup message::delete_all(&id());
    Lookup message::written_by(&id(), None, 20);
    Lookup message::written_by(&id(), Some(&id()), 20);
    Lookup idempotency::forget("p");
    Lookup inquiry::asked_by(&id(), Some(&id()), 20);
    Lookup inquiry::delete_unpublished(&id());
    Lookup invitation::delete_of("a@b.example");
    Lookup juror::of_person(&id(), "a@b.example");
    Lookup link_token::delete_all(&id(), "a@b.example");
    Lookup outcome::former(&id());
    Lookup outcome::replace(&corrected(), 2);
    Lookup organisation::forget_former(&id());
    Lookup organisation::same_enterprise(&enterprise(), 20);
    Lookup outbox::delete(&[id()]);
    Sort outbox::mails_to("mail", "a@b.example");
    Lookup user::former_memberships(&id());
    Walk retention::challenges(now(), "x", 20);
    Sort retention::applications(&id(), false);
    Lookup retention::erased_at(&id());
    Lookup saved_search::delete_all(&id());
    Lookup session::delete_all(&id());
    Sort submission::all(&id());
    Lookup terms_acceptance::all_of_person(&id(), 20);
    Lookup terms_acceptance::withdraw(&id(), &id(), "k");
    Lookup record::last_of_call(&id());
    Lookup record::of_phase(&id(), None);
    Lookup record::of_phase(&id(), Some(1));
    Lookup record::signed_before(&id(), 2);
    Lookup record::parts(&id(), vec!["a".to_owned(), "b".to_owned()]);
    Lookup record::put_part(&id(), &Part { text: "{}".to_owned(), digest: "a".to_owned() });
}
