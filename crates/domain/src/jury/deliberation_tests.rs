use super::super::testing::{id, moment};
use super::*;
use crate::document::{Attendee, DecisionDocument, Dissent, DossierVote, Presence};

/// A panel of four: the first has a conflict with the first application, the second stepped back from the second.
fn facts() -> SessionFacts {
    let barred = [((id(1), id(1)), RecusalGround::Conflict), ((id(2), id(2)), RecusalGround::Assignment)];
    SessionFacts { seated: (1..=4).map(id).collect(), barred: barred.into(), quorum: None, method: None, now: moment(50) }
}
fn outcomes() -> Vec<OutcomeEntry> {
    let entry = |n, outcome| OutcomeEntry { application_id: id(n), outcome, reason: Some("Why.".into()) };
    vec![entry(1, Outcome::Selected), entry(2, Outcome::Refused)]
}
/// All but the fourth sat.
fn session() -> Deliberation {
    let presence = |n| if n == 4 { Presence::Excused } else { Presence::Present };
    Deliberation {
        began_at: moment(40),
        ended_at: Some(moment(42)),
        place: "Salle 3".into(),
        chair_id: id(3),
        attendance: (1..=4).map(|n| Attendance { juror_id: id(n), presence: presence(n) }).collect(),
        others: vec![Attendee { name: "Salma".into(), capacity: "Secrétaire".into() }],
        quorum: None,
        recusals: vec![],
        votes: vec![],
        dissents: vec![],
    }
}
fn vote(n: u8, in_favour: u32, against: u32, voters: &[u8]) -> DossierVote {
    DossierVote { application_id: id(n), in_favour, against, abstained: 0, voter_ids: voters.iter().map(|n| id(*n)).collect() }
}
fn settled(change: impl FnOnce(&mut Deliberation, &mut SessionFacts)) -> Result<Deliberation, Vec<(String, FieldCode)>> {
    let (mut session, mut facts) = (session(), facts());
    change(&mut session, &mut facts);
    match settle_deliberation(&mut session, &outcomes(), &facts) {
        Ok(()) => Ok(session),
        Err(refusal) => Err(refusal.fields.into_iter().map(|field| (field.pointer, field.code)).collect()),
    }
}
fn wrong(change: impl FnOnce(&mut Deliberation, &mut SessionFacts)) -> Vec<(String, FieldCode)> {
    settled(change).unwrap_err()
}
fn at(pointer: &str, code: FieldCode) -> Vec<(String, FieldCode)> {
    vec![(format!("/deliberation/{pointer}"), code)]
}

#[test]
fn recusals_on_record_are_added_and_others_are_of_the_session() {
    let added = settled(|session, _| {
        session.recusals = vec![
            SessionRecusal { application_id: id(1), juror_id: id(1), ground: Some(RecusalGround::Session) },
            SessionRecusal { application_id: id(2), juror_id: id(3), ground: None },
        ];
    });
    let told: Vec<_> = added.unwrap().recusals.into_iter().map(|item| (item.application_id, item.juror_id, item.ground.unwrap())).collect();
    let expected =
        [(id(1), id(1), RecusalGround::Conflict), (id(2), id(3), RecusalGround::Session), (id(2), id(2), RecusalGround::Assignment)];
    assert_eq!(told, expected);
}

#[test]
fn the_quorum_is_that_of_the_rules_or_more_than_half() {
    let quorum = settled(|_, _| ()).unwrap().quorum.unwrap();
    assert_eq!(quorum, Quorum { required: 3, present: 3, met: true, source: QuorumSource::Default });
    let ruled = settled(|_, facts| facts.quorum = Some(4)).unwrap().quorum.unwrap();
    assert_eq!(ruled, Quorum { required: 4, present: 3, met: false, source: QuorumSource::Rules });
}

#[test]
fn the_whole_panel_is_accounted_for_and_a_member_who_sat_presided() {
    assert_eq!(wrong(|session, _| drop(session.attendance.pop())), at("attendance", FieldCode::Required));
    let unknown = Attendance { juror_id: id(9), presence: Presence::Absent };
    assert_eq!(wrong(|session, _| session.attendance.push(unknown)), at("attendance/4/juror_id", FieldCode::UnknownReference));
    assert_eq!(wrong(|session, _| session.chair_id = id(4)), at("chair_id", FieldCode::NotAllowed));
    assert_eq!(wrong(|session, _| session.chair_id = id(9)), at("chair_id", FieldCode::UnknownReference));
    assert_eq!(wrong(|_, facts| facts.now = moment(41)), at("ended_at", FieldCode::OutOfRange));
}

#[test]
fn nobody_votes_on_an_application_from_which_he_or_she_is_recused() {
    // Three sat, one of them aside: two remain for each.
    settled(|session, _| session.votes = vec![vote(1, 2, 0, &[2, 3]), vote(2, 0, 2, &[])]).unwrap();
    assert_eq!(wrong(|session, _| session.votes = vec![vote(1, 3, 0, &[])]), at("votes/0", FieldCode::OutOfRange));
    assert_eq!(wrong(|session, _| session.votes = vec![vote(1, 2, 0, &[1, 3])]), at("votes/0/voter_ids/0", FieldCode::NotAllowed));
    assert_eq!(wrong(|session, _| session.votes = vec![vote(1, 2, 0, &[3, 4])]), at("votes/0/voter_ids/1", FieldCode::NotAllowed));
    assert_eq!(wrong(|session, _| session.votes = vec![vote(1, 2, 0, &[3])]), at("votes/0/voter_ids", FieldCode::OutOfRange));
    assert_eq!(wrong(|session, _| session.votes = vec![vote(9, 1, 0, &[])]), at("votes/0/application_id", FieldCode::UnknownReference));
}

#[test]
fn a_recusal_of_the_session_keeps_from_voting_too() {
    let aside = |n| SessionRecusal { application_id: id(1), juror_id: id(n), ground: None };
    let refused = wrong(|session, _| {
        session.recusals = vec![aside(2)];
        session.votes = vec![vote(1, 2, 0, &[])];
    });
    assert_eq!(refused, at("votes/0", FieldCode::OutOfRange));
    assert_eq!(wrong(|session, _| session.recusals = vec![aside(9)]), at("recusals/0/juror_id", FieldCode::UnknownReference));
}

#[test]
fn where_the_jury_chooses_it_votes_and_one_voice_is_one() {
    let jury = |_: &mut Deliberation, facts: &mut SessionFacts| facts.method = Some(CutMethod::JuryChoice);
    assert_eq!(wrong(jury), at("votes", FieldCode::Required));
    let voted = |against, method| {
        move |session: &mut Deliberation, facts: &mut SessionFacts| {
            facts.method = Some(method);
            session.votes = vec![vote(1, 1, against, &[]), vote(2, 0, 2, &[])];
        }
    };
    settled(voted(1, CutMethod::JuryChoice)).unwrap();
    settled(voted(0, CutMethod::Unanimity)).unwrap();
    assert_eq!(wrong(voted(1, CutMethod::Unanimity)), at("votes/0/against", FieldCode::NotAllowed));
}

#[test]
fn who_dissents_sat_and_had_a_say() {
    let dissent = |juror, application| {
        move |session: &mut Deliberation, _: &mut SessionFacts| {
            session.dissents = vec![Dissent { juror_id: id(juror), application_id: application, statement: "No.".into() }];
        }
    };
    settled(dissent(3, Some(id(1)))).unwrap();
    settled(dissent(1, None)).unwrap();
    assert_eq!(wrong(dissent(4, None)), at("dissents/0/juror_id", FieldCode::NotAllowed));
    assert_eq!(wrong(dissent(1, Some(id(1)))), at("dissents/0/application_id", FieldCode::NotAllowed));
    assert_eq!(wrong(dissent(3, Some(id(9)))), at("dissents/0/application_id", FieldCode::UnknownReference));
}

#[test]
fn by_itself_a_record_has_a_place_an_order_and_nothing_twice() {
    let faulty = Deliberation {
        place: " ".into(),
        ended_at: Some(moment(39)),
        votes: vec![vote(1, 0, 0, &[]), vote(1, 1, 0, &[2, 2])],
        dissents: vec![Dissent { juror_id: id(1), application_id: None, statement: String::new() }],
        ..session()
    };
    let doc = DecisionDocument { outcomes: outcomes(), deliberation: Some(faulty), ..DecisionDocument::default() };
    let fields: Vec<_> = doc.ensure_well_formed().unwrap_err().fields.into_iter().map(|field| field.pointer).collect();
    let expected = ["place", "ended_at", "votes/1", "votes/0", "votes/1/voter_ids/1", "dissents/0/statement"];
    assert_eq!(fields, expected.map(|pointer| format!("/deliberation/{pointer}")));
}
