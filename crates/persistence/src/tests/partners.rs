//! Whom the dossiers of a call name as partners, and which organisations of the platform that is.

use super::{engines, open, run, somebody, start, write};
use crate::repo::{application, application_partners, challenge, conflict, organisation, user};
use crate::{Conn, Copied, StoreError, Tx, digests, migrate, revert};
use std::collections::{BTreeMap, BTreeSet};
use tahaddi_domain::application::{Application, ApplicationState};
use tahaddi_domain::challenge::{Challenge, ChallengeState};
use tahaddi_domain::document::{ApplicationDocument, ChallengeDocument, OrganisationProfile};
use tahaddi_domain::dossier::{Grants, Partner, PartnerRole};
use tahaddi_domain::eligibility::EligibilityDecisions;
use tahaddi_domain::id::{ChallengeId, OrganisationId, UserId};
use tahaddi_domain::organisation::{Organisation, OrganisationKind, Verification, VerificationState};
use tahaddi_domain::time::Span;

/// A call to which two startups apply, and organisations that may be their partners.
#[derive(Clone)]
struct Scene {
    author: UserId,
    challenge: ChallengeId,
    startups: [OrganisationId; 2],
    /// Nobody vouches for it.
    school: OrganisationId,
    /// Of one enterprise, an operator vouches for the first two: the second asks for another verification.
    branches: [OrganisationId; 3],
}

fn founded(tx: &mut Tx<'_>, kind: OrganisationKind, ice: Option<&str>, verification: Verification) -> Result<OrganisationId, StoreError> {
    let profile = OrganisationProfile { ice: ice.map(str::to_owned), ..OrganisationProfile::default() };
    let (id, name) = (tx.new_id()?, "Eau".to_owned());
    let made = Organisation { id, kind, name, profile, verification, version: 1, created_at: start(), updated_at: start() };
    organisation::insert(tx, &made)?;
    Ok(made.id)
}

fn scene(tx: &mut Tx<'_>) -> Result<Scene, StoreError> {
    let author: UserId = tx.new_id()?;
    user::insert(tx, &somebody(author.clone(), start()))?;
    let verified = Verification { state: VerificationState::Verified, ..Verification::default() };
    let renewing = Verification { state: VerificationState::Pending, renews: true, ..Verification::default() };
    let asking = Verification { state: VerificationState::Pending, ..Verification::default() };
    let mut startup = || founded(tx, OrganisationKind::Startup, None, Verification::default());
    let startups = [startup()?, startup()?];
    let school = founded(tx, OrganisationKind::Support, None, Verification::default())?;
    let branches = [
        founded(tx, OrganisationKind::Partner, Some("001561191000066"), verified)?,
        founded(tx, OrganisationKind::Partner, Some("001561191000163"), renewing)?,
        founded(tx, OrganisationKind::Partner, Some("001561191000260"), asking)?,
    ];
    let call = Challenge {
        id: tx.new_id()?,
        organisation: school.clone(),
        programme: None,
        state: ChallengeState::Published,
        document: serde_json::from_value::<ChallengeDocument>(serde_json::json!({"title": {"fr": "Eau"}})).unwrap().into(),
        note: None,
        publish_at: None,
        published_at: Some(start()),
        created_by: author.clone(),
        version: 1,
        created_at: start(),
        updated_at: start(),
    };
    challenge::insert(tx, &call, &author)?;
    Ok(Scene { author, challenge: call.id, startups, school, branches })
}

fn partner(organisation_id: Option<&OrganisationId>, ice: Option<&str>) -> Partner {
    let (organisation_id, ice) = (organisation_id.cloned(), ice.map(str::to_owned));
    Partner { name: "Université".into(), role: PartnerRole::Associate, organisation_id, consortium_role: None, ice, country: None }
}

/// A dossier with these partners, as the service keeps it.
fn named(tx: &mut Tx<'_>, scene: &Scene, place: usize, state: ApplicationState, partners: &[Partner]) -> Result<Application, StoreError> {
    let withdrawn_at = (state == ApplicationState::Withdrawn).then(|| start() + Span::days(1));
    let dossier = Application {
        id: tx.new_id()?,
        challenge: scene.challenge.clone(),
        startup: scene.startups[place].clone(),
        slot: 1,
        state,
        document: ApplicationDocument { partners: partners.to_vec(), ..ApplicationDocument::default() },
        submitted_at: Some(start()),
        withdrawn_at,
        created_by: scene.author.clone(),
        version: 1,
        created_at: start(),
        updated_at: start(),
        grants: Grants::default(),
        eligibility: EligibilityDecisions::default(),
    };
    application::insert(tx, &dossier, &scene.author)?;
    if state == ApplicationState::Submitted {
        application_partners::put(tx, &scene.challenge, &dossier.id, &partners.iter().flat_map(Partner::keys).collect())?;
    }
    Ok(dossier)
}

/// Whom the startups name: each with its partners.
fn partners(conn: &mut Conn, scene: &Scene, only: Option<usize>) -> Result<BTreeMap<OrganisationId, BTreeSet<OrganisationId>>, StoreError> {
    let startups = conflict::startups(conn, &scene.challenge, only.map(|place| &scene.startups[place]))?;
    Ok(startups.into_iter().map(|startup| (startup.organisation, startup.partners.into_iter().collect())).collect())
}

#[test]
fn partners_are_found_by_organisation_and_by_an_identifier_for_which_an_operator_vouches() {
    for test in engines() {
        let db = open(&test);
        run(async {
            write(&db, |tx| {
                let scene = scene(tx)?;
                let of = [partner(Some(&scene.school), None), partner(None, Some("001561191000357")), partner(None, None)];
                let first = named(tx, &scene, 0, ApplicationState::Submitted, &of)?;
                named(tx, &scene, 1, ApplicationState::Withdrawn, &of)?;
                named(tx, &scene, 1, ApplicationState::Submitted, &[])?;
                let [own, other] = &scene.startups;
                let expected: BTreeSet<OrganisationId> =
                    [&scene.school, &scene.branches[0], &scene.branches[1]].into_iter().cloned().collect();
                let found = partners(tx, &scene, None)?;
                assert_eq!(found, [(own.clone(), expected.clone()), (other.clone(), BTreeSet::new())].into());
                assert_eq!(partners(tx, &scene, Some(0))?, [(own.clone(), expected)].into());
                assert_eq!(partners(tx, &scene, Some(1))?, [(other.clone(), BTreeSet::new())].into());
                // What is written again takes the place of what was there.
                application_partners::put(tx, &scene.challenge, &first.id, &partner(Some(&scene.branches[2]), None).keys().collect())?;
                assert_eq!(partners(tx, &scene, Some(0))?, [(own.clone(), [scene.branches[2].clone()].into())].into());
                application_partners::put(tx, &scene.challenge, &first.id, &BTreeSet::new())?;
                assert_eq!(partners(tx, &scene, Some(0))?, [(own.clone(), BTreeSet::new())].into());
                Ok(())
            })
            .await
            .unwrap();
        });
    }
}

#[test]
fn the_migration_finds_the_partners_of_dossiers_that_were_handed_in_before() {
    for test in engines() {
        let db = open(&test);
        run(write(&db, |tx| {
            let scene = scene(tx)?;
            let school = |ice| partner(Some(&scene.school), ice);
            // One enterprise twice, by two of its establishments, is one.
            let of = [school(Some("001526374000085")), partner(None, Some("001561191000066")), partner(None, Some("001561191000163"))];
            named(tx, &scene, 0, ApplicationState::Submitted, &of)?;
            named(tx, &scene, 1, ApplicationState::Withdrawn, &of)?;
            named(tx, &scene, 1, ApplicationState::Submitted, &[partner(None, None)])?;
            Ok(())
        }))
        .unwrap();
        drop(db);
        let held = || -> Option<Copied> { digests(&test.url()).unwrap().into_iter().find(|table| table.table == "application_partners") };
        let before = held().unwrap();
        assert_eq!(before.rows, 3);
        loop {
            let last = revert(&test.url(), 1).unwrap().remove(0);
            if last == "20261128001900" {
                break;
            }
        }
        migrate(&test.url()).unwrap();
        assert_eq!(held().unwrap(), before);
    }
}
