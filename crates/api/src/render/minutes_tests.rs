use super::super::picture::tests::example;
use super::super::{html, pdf};
use super::*;
use flate2::read::ZlibDecoder;
use std::collections::BTreeSet;
use std::io::Read as _;
use tahaddi_domain::document::{
    Aggregation, Attendance, Attendee, DecisionDocument, DossierVote, LocalizedText, OutcomeEntry, QuorumSource, RankingMethod,
    RecusalGround, SessionRecusal, TiePolicy,
};

fn application(n: u8) -> ApplicationId {
    ApplicationId::from_stored(format!("app_{n}"))
}
fn juror(n: u8) -> JurorId {
    JurorId::from_stored(format!("jur_{n}"))
}
fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

fn session() -> Deliberation {
    let presence = |n| if n == 3 { Presence::Excused } else { Presence::Present };
    Deliberation {
        began_at: at("2027-05-04T09:00:00Z"),
        ended_at: Some(at("2027-05-04T11:30:00Z")),
        place: "Technopark Casablanca, salle 3".into(),
        chair_id: juror(2),
        attendance: (1..=3).map(|n| Attendance { juror_id: juror(n), presence: presence(n) }).collect(),
        others: vec![Attendee { name: "سلمى الإدريسي".into(), capacity: "Secrétaire de séance".into() }],
        quorum: Some(Quorum { required: 2, present: 2, met: true, source: QuorumSource::Rules }),
        recusals: vec![SessionRecusal { application_id: application(1), juror_id: juror(1), ground: Some(RecusalGround::Conflict) }],
        votes: vec![DossierVote { application_id: application(2), in_favour: 1, against: 1, abstained: 0, voter_ids: vec![] }],
        dissents: vec![Dissent {
            juror_id: juror(1),
            application_id: Some(application(3)),
            statement: "L’essai <terrain> méritait mieux.".into(),
        }],
    }
}

/// Minutes with everything that they can hold.
fn minutes(draft: bool, deliberation: Option<Deliberation>) -> Minutes {
    let row = |n, startup: &str, rank, score: &str, outcome, reason: Option<&str>| MinutesRow {
        application: application(n),
        startup: startup.into(),
        title: "Irrigation connectée".into(),
        rank,
        tied: rank == Some(2),
        score: Some(score.into()),
        calibrated: None,
        outcome,
        reason: reason.map(Into::into),
    };
    let rows = vec![
        row(1, "Sondes & <Cie>", Some(1), "88.25", Outcome::Selected, None),
        row(2, "مختبر الماء", Some(2), "71.50", Outcome::Selected, Some("المشروع الوحيد للفلاحين الصغار في جهة سوس.")),
        row(3, "Drones", Some(2), "71.50", Outcome::Reserve, None),
        row(4, "Silos", Some(4), "55.00", Outcome::Refused, Some("Hors du champ de l’appel : l’essai ne porte que sur deux mois.")),
    ];
    let outcomes =
        rows.iter().map(|row| OutcomeEntry { application_id: row.application.clone(), outcome: row.outcome, reason: row.reason.clone() });
    Minutes {
        phase_id: tahaddi_domain::id::PhaseId::from_stored("pha_1".into()),
        host: "Ministère de l’Agriculture".into(),
        call: LocalizedText { ar: Some("ديجي أكري 2027".into()), ..LocalizedText::french("DigitAgri 2027") },
        reference: Some("DA-2027/03".into()),
        phase: LocalizedText { ar: Some("لجنة التحكيم".into()), ..LocalizedText::french("Jury") },
        time_zone: "Africa/Casablanca".into(),
        draft,
        decided_at: Some(at("2027-05-04T12:00:00Z")),
        released_at: (!draft).then(|| at("2027-05-06T08:00:00Z")),
        corrections: Vec::new(),
        decision: DecisionDocument { outcomes: outcomes.collect(), deliberation, ..DecisionDocument::default() },
        members: [(1, "Karim Alaoui"), (2, "Nadia Benali"), (3, "يوسف العلمي")].map(|(n, name)| (juror(n), name.to_owned())).into(),
        recusals: session().recusals,
        extensions: Vec::new(),
        rows,
        seats: 2,
        ties: TiePolicy::Jury,
        mode: JudgingMode::Scores,
        aggregation: Aggregation::Mean,
        method: RankingMethod::Raw,
        picture: example(),
        record_digest: Some("ab".repeat(32)),
    }
}

/// What the bytes of a PDF hold as text: every character to which a glyph of it leads.
fn characters(bytes: &[u8]) -> BTreeSet<char> {
    let mut found = BTreeSet::new();
    let find = |from: usize, what: &[u8]| bytes[from..].windows(what.len()).position(|window| window == what).map(|at| from + at);
    let mut from = 0;
    while let Some(begin) = find(from, b"stream\n") {
        let Some(end) = find(begin, b"endstream") else { break };
        let mut text = Vec::new();
        let _partly = ZlibDecoder::new(&bytes[begin + 7..end]).read_to_end(&mut text);
        let text = String::from_utf8_lossy(&text);
        if text.contains("beginbfchar") {
            for unicode in text.lines().filter(|line| line.starts_with('<')).filter_map(|line| line.split('<').nth(2)) {
                let units: Vec<u16> = unicode.trim_end_matches('>').as_bytes().chunks(4).filter_map(hex).collect();
                found.extend(char::decode_utf16(units).flatten());
            }
        }
        from = end + 9;
    }
    found
}
fn hex(digits: &[u8]) -> Option<u16> {
    u16::from_str_radix(std::str::from_utf8(digits).ok()?.trim(), 16).ok()
}

#[test]
fn the_page_says_everything_in_every_language() {
    for language in Language::ALL {
        let page = html::html(&document(&minutes(false, Some(session())), language)).unwrap();
        let text = page.replace(include_str!("../../assets/minutes.css"), "…");
        insta::assert_snapshot!(format!("minutes_{}", language.tag()), text);
        let frame = format!("<html lang=\"{}\" dir=\"{}\">", language.tag(), language.direction());
        assert!(
            page.contains(&frame)
                && !page.contains("{$")
                && !page.contains("page-")
                && !page.contains("<script")
                && !page.contains("style=")
        );
        for name in
            ["Sondes &#38; &#60;Cie&#62;", "مختبر الماء", "Nadia Benali", "يوسف العلمي", "DA-2027/03", "abababab", "&#60;terrain&#62;"]
        {
            assert!(page.contains(name), "{name} in {language:?}");
        }
    }
}

#[test]
fn a_draft_says_so_and_a_decision_without_a_session_has_its_panel() {
    let page = html::html(&document(&minutes(true, None), Language::Fr)).unwrap();
    assert!(page.contains("PROJET") && page.contains("Aucune séance n’est consignée") && page.contains("Karim Alaoui"));
    assert!(!html::html(&document(&minutes(false, None), Language::Fr)).unwrap().contains("PROJET"));
}

#[test]
fn the_policy_of_the_page_allows_its_own_style_and_nothing_else() {
    use base64::Engine as _;
    use sha2::Digest as _;
    let page = html::html(&document(&minutes(false, None), Language::Fr)).unwrap();
    let style = page.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
    let digest = base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(style));
    assert_eq!(html::policy().matches("sha256-").count(), 1);
    assert!(html::policy().contains(&digest) && html::policy().starts_with("default-src 'none'"));
}

#[test]
fn the_pdf_opens_and_its_text_can_be_found() {
    for language in Language::ALL {
        let written = document(&minutes(false, Some(session())), language);
        let bytes = pdf::document(&written).unwrap();
        assert!(bytes.starts_with(b"%PDF-1.") && bytes.trim_ascii_end().ends_with(b"%%EOF"));
        assert_eq!(bytes, pdf::document(&written).unwrap(), "the same minutes are the same bytes");
        let found = characters(&bytes);
        for text in
            ["Sondes & <Cie>", "مختبر الماء", "Nadia Benali", "يوسف العلمي", "88.25", "Hors du champ de l’appel", written.title.as_str()]
        {
            let lacking: String = text.chars().filter(|c| !c.is_whitespace() && !found.contains(c)).collect();
            assert!(lacking.is_empty(), "{lacking:?} of {text:?} in {language:?}");
        }
        assert!(!found.contains(&'Z'), "only what is written is embedded");
    }
}

/// How often each role is among the tags of a PDF.
fn tagged(bytes: &[u8]) -> BTreeMap<String, usize> {
    let text = String::from_utf8_lossy(bytes).replace(' ', "");
    let mut found = BTreeMap::new();
    for rest in text.split("/S/").skip(1) {
        *found.entry(rest.chars().take_while(char::is_ascii_alphanumeric).collect()).or_default() += 1;
    }
    found
}

/// How often each has to be there.
fn expected(document: &Document) -> BTreeMap<&'static str, usize> {
    let mut roles = BTreeMap::from([("Document", 1), ("H1", 1), ("P", usize::from(document.draft.is_some()))]);
    let list = |items: usize| vec![("L", 1), ("LI", items), ("Lbl", items), ("LBody", items)];
    for block in &document.blocks {
        let parts = match block {
            Block::Heading(_) => vec![("H2", 1)],
            Block::Text(_) => vec![("P", 1)],
            Block::Facts(pairs) | Block::Signatures(pairs) => list(pairs.len()),
            Block::List(items) => list(items.len()),
            Block::Table(Table { columns, rows, .. }) => {
                let (columns, rows) = (columns.len(), rows.len());
                vec![("Table", 1), ("THead", 1), ("TBody", 1), ("TR", 1 + rows), ("TH", columns), ("TD", columns * rows)]
            }
            Block::Drawings(scenes) => vec![("Figure", scenes.len())],
        };
        for (role, number) in parts {
            *roles.entry(role).or_default() += number;
        }
    }
    roles
}

#[test]
fn the_pdf_says_what_each_of_its_parts_is() {
    for language in Language::ALL {
        let written = document(&minutes(true, Some(session())), language);
        let bytes = pdf::document(&written).unwrap();
        let found = tagged(&bytes);
        for (role, number) in expected(&written) {
            assert_eq!(found.get(role), Some(&number), "{role} in {language:?}: {found:?}");
        }
        let text = String::from_utf8_lossy(&bytes).replace([' ', '\n'], "");
        for part in
            ["/StructTreeRoot", "/MarkInfo<</Markedtrue", "/Alt", "/Scope/Column", "/Summary", &format!("/Lang({})", language.tag())]
        {
            assert!(text.contains(part), "{part} in {language:?}");
        }
        // The Arabic names of French minutes are read as Arabic, in the order of their letters.
        assert!(text.contains("/ActualText") && text.contains("/Lang(ar)"));
    }
}

#[test]
fn a_long_table_goes_on_on_the_next_page() {
    let mut long = minutes(true, Some(session()));
    let template = long.rows[3].clone();
    let long_reason = "Une raison qui se lit. ".repeat(300);
    long.rows.extend(
        (0..120).map(|n| MinutesRow { reason: Some(if n == 60 { long_reason.clone() } else { "Trop tôt.".into() }), ..template.clone() }),
    );
    let written = document(&long, Language::Fr);
    let bytes = pdf::document(&written).unwrap();
    // Its head is on every page, and a head once; a row over two pages is one row.
    let (found, expected) = (tagged(&bytes), expected(&written));
    for role in ["TH", "TR", "TD", "P"] {
        assert_eq!(found.get(role), expected.get(role), "{role}");
    }
    let pages = String::from_utf8_lossy(&bytes)
        .matches("/Type /Page\n")
        .count()
        .max(String::from_utf8_lossy(&bytes).matches("/Type/Page/").count());
    assert!(pages > 5 || String::from_utf8_lossy(&bytes).contains("/Count"), "{pages}");
}
