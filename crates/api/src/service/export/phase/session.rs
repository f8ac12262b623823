//! The session in which a panel deliberated, as tables: it, who sat, who took no part in what, the votes, and who is of another opinion.

use super::Whole;
use crate::i18n::labels::label;
use crate::service::export::{columns, said};
use crate::service::jury::ranking::Named;
use crate::tables::{Cell, Heading};
use std::collections::BTreeMap;
use tahaddi_domain::document::{Deliberation, Language, Presence};
use tahaddi_domain::id::{ApplicationId, Id as _, JurorId};

/// The tables of a session. Members are named by their ids, as in every table of a panel.
pub(super) fn tables(session: &Deliberation, names: &BTreeMap<ApplicationId, Named>, language: Language) -> Vec<Whole> {
    let whole = |slug: &'static str, titles: &[&str], rows: Vec<Vec<Cell>>| Whole {
        heading: Heading { slug, title: said(slug, language), columns: columns(titles, language) },
        rows,
    };
    let about = |id: Option<&ApplicationId>| {
        let title = id.and_then(|id| names.get(id)).map_or(Cell::Empty, |named| named.title.as_str().into());
        [id.map_or(Cell::Empty, |id| Cell::text(id.as_str())), title]
    };
    let recusals = session.recusals.iter().map(|item| {
        let ground = item.ground.map_or(Cell::Empty, |ground| label("RecusalGround", ground.as_str(), language).into());
        about(Some(&item.application_id)).into_iter().chain([Cell::text(item.juror_id.as_str()), ground]).collect()
    });
    let votes = session.votes.iter().map(|item| {
        let voters: Vec<&str> = item.voter_ids.iter().map(JurorId::as_str).collect();
        let counts = [item.in_favour, item.against, item.abstained].map(|count| Cell::Number(f64::from(count)));
        about(Some(&item.application_id)).into_iter().chain(counts).chain([Cell::text(voters.join(", "))]).collect()
    });
    let dissents = session.dissents.iter().map(|item| {
        let [reference, title] = about(item.application_id.as_ref());
        vec![Cell::text(item.juror_id.as_str()), reference, title, item.statement.as_str().into()]
    });
    let began = ["session-began", "session-ended", "session-place", "session-chair"];
    let quorum = ["quorum-required", "quorum-present", "quorum-met", "quorum-source"];
    vec![
        whole("session", &[began, quorum].concat(), vec![held(session, language)]),
        whole("attendance", &["juror", "session-name", "session-capacity", "session-presence"], attendance(session, language)),
        whole("session-recusals", &["reference", "title", "juror", "recusal-ground"], recusals.collect()),
        whole("votes", &["reference", "title", "in-favour", "against", "abstained", "voters"], votes.collect()),
        whole("dissents", &["juror", "reference", "title", "statement"], dissents.collect()),
    ]
}

fn held(session: &Deliberation, language: Language) -> Vec<Cell> {
    let quorum = session.quorum.as_ref();
    vec![
        Cell::Moment(session.began_at),
        session.ended_at.into(),
        session.place.as_str().into(),
        Cell::text(session.chair_id.as_str()),
        quorum.map(|quorum| quorum.required).into(),
        quorum.map(|quorum| quorum.present).into(),
        quorum.map_or(Cell::Empty, |quorum| Cell::Boolean(quorum.met)),
        quorum.map_or(Cell::Empty, |quorum| label("QuorumSource", quorum.source.as_str(), language).into()),
    ]
}

/// Members first, then who sat without a vote, by name.
fn attendance(session: &Deliberation, language: Language) -> Vec<Vec<Cell>> {
    let presence = |presence: Presence| Cell::from(label("Presence", presence.as_str(), language));
    let members = session.attendance.iter().map(|item| {
        let capacity = if item.juror_id == session.chair_id { "session-chair" } else { "session-member" };
        vec![Cell::text(item.juror_id.as_str()), Cell::Empty, said(capacity, language).into(), presence(item.presence)]
    });
    let others = session
        .others
        .iter()
        .map(|item| vec![Cell::Empty, item.name.as_str().into(), item.capacity.as_str().into(), presence(Presence::Present)]);
    members.chain(others).collect()
}
