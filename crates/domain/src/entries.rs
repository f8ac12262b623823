//! How many applications one startup has to a call: the quota, and the slot of one more.

use crate::application::Application;
use crate::code::Code;
use crate::document::{ChallengeDocument, Key};
use crate::refusal::Refusal;

/// The slot of one more application: the first that none of the `live` ones of the startup has. Drafts are live, and what was withdrawn
/// is not. What there is beyond a quota that was lowered stays, and counts.
///
/// # Errors
/// `application_already_exists` with `quota` and `used`, and with `track` where that of the track is used up.
pub fn free_slot(form: &ChallengeDocument, live: &[Application], track: Option<&Key>) -> Result<i32, Refusal> {
    let (quota, used) = (form.entries_per_startup.unwrap_or(1), live.len());
    ensure_below(quota, used)?;
    ensure_track_takes(form, live, track)?;
    let mut slots = 1..=i32::try_from(quota).unwrap_or(i32::MAX);
    slots.find(|slot| live.iter().all(|application| application.slot != *slot)).ok_or_else(|| full(quota, used))
}

/// Whether a track takes one more application of a startup that has these `others`.
///
/// # Errors
/// As [`free_slot`].
pub fn ensure_track_takes(form: &ChallengeDocument, others: &[Application], track: Option<&Key>) -> Result<(), Refusal> {
    let (Some(quota), Some(track)) = (form.entries_per_track, track) else { return Ok(()) };
    let used = others.iter().filter(|other| other.document.track.as_ref() == Some(track)).count();
    ensure_below(quota, used).map_err(|refusal| refusal.with("track", &track.0))
}

fn ensure_below(quota: u32, used: usize) -> Result<(), Refusal> {
    let room = usize::try_from(quota).is_ok_and(|quota| used < quota);
    if room { Ok(()) } else { Err(full(quota, used)) }
}

fn full(quota: u32, used: usize) -> Refusal {
    Refusal::new(Code::ApplicationAlreadyExists).with("quota", quota).with("used", used)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::application::ApplicationState;
    use crate::document::ApplicationDocument;
    use crate::dossier::Grants;
    use crate::dossier::testing::{at, call};
    use crate::eligibility::EligibilityDecisions;
    use crate::id::{ApplicationId, ChallengeId, Id as _, OrganisationId, UserId};
    use proptest::prelude::*;

    fn form(per_startup: Option<u32>, per_track: Option<u32>) -> ChallengeDocument {
        ChallengeDocument { entries_per_startup: per_startup, entries_per_track: per_track, ..call(vec![]) }
    }

    fn live(slot: i32, track: Option<&str>) -> Application {
        let at = at("2027-03-02T00:00:00Z");
        Application {
            id: ApplicationId::from_stored(format!("app_{slot}")),
            challenge: ChallengeId::from_stored("chl_1".into()),
            startup: OrganisationId::from_stored("org_2".into()),
            slot,
            state: ApplicationState::Draft,
            document: ApplicationDocument { track: track.map(Key::new), ..ApplicationDocument::default() },
            submitted_at: None,
            withdrawn_at: None,
            created_by: UserId::from_stored("usr_1".into()),
            version: 1,
            created_at: at,
            updated_at: at,
            grants: Grants::default(),
            eligibility: EligibilityDecisions::default(),
        }
    }

    fn facts(refused: Refusal) -> (String, String, Option<String>) {
        assert_eq!(refused.code, Code::ApplicationAlreadyExists);
        let fact = |name| refused.details.get(name).cloned();
        (fact("quota").unwrap(), fact("used").unwrap(), fact("track"))
    }

    #[test]
    fn one_application_unless_the_call_says_more() {
        assert_eq!(free_slot(&form(None, None), &[], None), Ok(1));
        assert_eq!(facts(free_slot(&form(None, None), &[live(1, None)], None).unwrap_err()), ("1".into(), "1".into(), None));
        assert_eq!(free_slot(&form(Some(3), None), &[live(1, None), live(3, None)], None), Ok(2), "a slot that came free is used again");
    }

    #[test]
    fn a_quota_that_was_lowered_takes_nothing_away_and_nothing_in() {
        let there = [live(1, None), live(2, None), live(3, None)];
        assert_eq!(facts(free_slot(&form(Some(2), None), &there, None).unwrap_err()), ("2".into(), "3".into(), None));
        let last = [live(3, None)];
        assert!(free_slot(&form(Some(1), None), &last, None).is_err(), "one is there, whichever its slot");
        assert_eq!(free_slot(&form(Some(2), None), &last, None), Ok(1));
    }

    #[test]
    fn a_track_has_a_quota_of_its_own() {
        let form = form(Some(3), Some(1));
        let there = [live(1, Some("water")), live(2, None)];
        let water = Key::new("water");
        assert_eq!(facts(free_slot(&form, &there, Some(&water)).unwrap_err()), ("1".into(), "1".into(), Some("water".into())));
        assert_eq!(free_slot(&form, &there, Some(&Key::new("soil"))), Ok(3));
        assert_eq!(free_slot(&form, &there, None), Ok(3), "the track may be chosen later");
        assert!(ensure_track_takes(&form, &there[1..], Some(&water)).is_ok());
        assert!(ensure_track_takes(&form, &there, Some(&water)).is_err());
    }

    proptest! {
        /// Whatever is begun and taken back, and whatever the quota becomes meanwhile: nobody begins one more than the quota of the
        /// moment, and no two live ones share a slot.
        #[test]
        fn inv_13_no_sequence_of_beginnings_and_withdrawals_passes_the_quota(steps in prop::collection::vec((0..3_u8, 0..6_usize, 1..5_u32), 0..60)) {
            let (mut there, mut quota): (Vec<Application>, u32) = (Vec::new(), 1);
            for (step, which, number) in steps {
                match step {
                    0 => match free_slot(&form(Some(quota), None), &there, None) {
                        Ok(slot) => {
                            prop_assert!(there.iter().all(|other| other.slot != slot));
                            there.push(live(slot, None));
                            prop_assert!(there.len() <= quota as usize);
                        }
                        Err(_) => prop_assert!(there.len() >= quota as usize),
                    },
                    1 if !there.is_empty() => drop(there.remove(which % there.len())),
                    _ => quota = number,
                }
            }
        }
    }
}
