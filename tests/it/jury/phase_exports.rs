//! Everything of a locked review phase, as a workbook and as text.

use acceptance::{Answer, Panel, Person, Seat, Value, json, text};
use calamine::{Data, Reader as _, Xlsx};
use std::collections::BTreeMap;
use std::io::Cursor;

async fn exported(panel: &Panel, person: &Person, format: &str) -> Answer {
    let body = json!({"format": format, "language": "en"});
    let asked = person.post(format!("{}/exports", panel.phase), body).await.expect(201);
    panel.app.tick().await;
    let done = person.get(asked.location()).await.expect(200);
    assert_eq!((done.field("state"), done.field("kind")), ("done", "review_phase"), "{done}");
    assert_eq!(done.json()["rows_done"], done.json()["rows_total"], "{done}");
    let link = person.get(format!("{}/link", asked.location())).await.expect(200);
    person.get(link.field("url")).await.expect(200)
}

/// The tables of a workbook, each row by its headings.
fn tables(bytes: &[u8]) -> BTreeMap<String, Vec<BTreeMap<String, Data>>> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let names = workbook.sheet_names();
    let table = |range: calamine::Range<Data>| {
        let mut rows = range.rows();
        let heading: Vec<String> = rows.next().unwrap().iter().map(ToString::to_string).collect();
        rows.map(|row| heading.iter().cloned().zip(row.iter().cloned()).collect()).collect()
    };
    names.into_iter().map(|name| (name.clone(), table(workbook.worksheet_range(&name).unwrap()))).collect()
}

/// A locked panel of two dossiers with one recusal.
async fn locked() -> (Panel, Seat, Seat) {
    let panel = Panel::of(&["Capteurs", "Robots"]).await;
    let (first, second) = (panel.seat("Juror", "juror").await, panel.seat("Second", "juror").await);
    let chair = panel.seat("Chair", "chair").await;
    panel.reviewed(&first, 0, &[4.0, 3.5]).await;
    panel.reviewed(&first, 1, &[2.0, 2.5]).await;
    let recused = panel.assigned(&second, 1).await;
    second.post(format!("/v1/jury/assignments/{recused}/recusal"), json!({"reason": "=Ancien élève"})).await.ok();
    panel.lock().await;
    (panel, first, chair)
}

#[tokio::test]
async fn a_locked_phase_is_exported_with_all_that_its_keepers_may_see() {
    let (panel, juror, chair) = locked().await;
    panel.ministry.put(format!("{}/decision", panel.phase), "*", panel.decision(&["selected", "refused"])).await.expect(200);
    for keeper in [&panel.operator, &chair.person] {
        let tables = tables(exported(&panel, keeper, "xlsx").await.bytes());
        let names: Vec<&str> = tables.keys().map(String::as_str).collect();
        assert_eq!(names, ["Assignments and recusals", "Conflicts of interest", "Progress", "Ranking", "Score sheets"]);
        let ranking = &tables["Ranking"];
        let [best, last] = [&ranking[0], &ranking[1]];
        assert_eq!(
            (&best["Rank"], &best["Title"], &best["Reference"]),
            (&Data::Float(1.0), &Data::String("Capteurs".into()), &Data::String(panel.applications[0].clone()))
        );
        assert_eq!((&best["Score"], &best["Innovation"], &best["Impact"]), (&Data::Float(76.0), &Data::Float(4.0), &Data::Float(3.5)));
        assert!(matches!(best["Calibrated rank"], Data::Float(_)) && matches!(best["Tied"], Data::Bool(false)), "{best:?}");
        assert_eq!((&best["Outcome"], &last["Outcome"]), (&Data::String("selected".into()), &Data::String("not selected".into())));
        let sheets = &tables["Score sheets"];
        assert_eq!(sheets.len(), 4, "a row a score");
        let score =
            sheets.iter().find(|row| row["Title"] == Data::String("Capteurs".into()) && row["Criterion"] == Data::String("Impact".into()));
        let score = score.unwrap();
        assert_eq!(
            (&score["Juror"], &score["Score"], &score["Comment"]),
            (&Data::String(juror.id.clone()), &Data::Float(3.5), &Data::String("Vu.".into()))
        );
        let recusal = tables["Assignments and recusals"].iter().find(|row| row["Reason"] == Data::String("=Ancien élève".into()));
        assert!(recusal.is_some(), "{:?}", tables["Assignments and recusals"]);
    }
}

#[tokio::test]
async fn where_a_juror_was_left_out_the_table_says_where_all_sheets_would_lead() {
    let panel = Panel::of(&["Capteurs", "Robots"]).await;
    let (first, second) = (panel.seat("Juror", "juror").await, panel.seat("Second", "juror").await);
    for (seat, scores) in [(&first, [[4.0, 3.5], [2.0, 2.5]]), (&second, [[1.0, 1.0], [5.0, 5.0]])] {
        for (application, scores) in scores.iter().enumerate() {
            panel.reviewed(seat, application, scores).await;
        }
    }
    panel.lock().await;
    let ranking = async || tables(exported(&panel, &panel.operator, "xlsx").await.bytes())["Ranking"].clone();
    assert_eq!(ranking().await[0]["Rank with all sheets"], Data::Empty);
    let body = json!({"juror_id": second.id, "reason": "Notes recopiées."});
    panel.operator.post(format!("{}/juror-exclusions", panel.phase), body).await.expect(200);
    let (best, rank) = (&ranking().await[0], |number: f64| Data::Float(number));
    assert_eq!((&best["Title"], &best["Rank"], &best["Rank with all sheets"]), (&Data::String("Capteurs".into()), &rank(1.0), &rank(2.0)));
    assert!(matches!((&best["Score"], &best["Score with all sheets"]), (Data::Float(own), Data::Float(all)) if all < own), "{best:?}");
}

#[tokio::test]
async fn the_partner_gets_the_ranking_and_nothing_of_the_panel() {
    let (panel, juror, _chair) = locked().await;
    let file = exported(&panel, &panel.ministry, "csv").await;
    let mut archive = zip::ZipArchive::new(Cursor::new(file.bytes().to_vec())).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().to_string()).collect();
    assert_eq!(names, ["ranking.csv", "progress.csv"]);
    let mut whole = String::new();
    for name in names {
        let table = std::io::read_to_string(archive.by_name(&name).unwrap()).unwrap();
        assert!(table.starts_with('\u{FEFF}') && table.ends_with("\r\n"), "{name}");
        whole.push_str(&table);
    }
    assert!(whole.contains("\"Capteurs\"") && !whole.contains(&juror.id) && !whole.contains("jur_"), "{whole}");
    // Nothing that opens anything, and no address.
    assert!(!whole.contains('@'), "{whole}");
}

#[tokio::test]
async fn an_export_of_a_phase_waits_for_the_lock_and_conflicts_keep_from_it() {
    let panel = Panel::of(&["Capteurs"]).await;
    let juror = panel.seat("Juror", "juror").await;
    let chair = panel.seat("Chair", "chair").await;
    panel.reviewed(&juror, 0, &[4.0, 3.5]).await;
    let path = format!("{}/exports", panel.phase);
    for person in [&panel.operator, &panel.ministry.person, &chair.person] {
        person.post(&path, json!({})).await.problem(409, "panel_open");
    }
    let conflict = json!({"juror_id": chair.id, "application_id": panel.applications[0], "kind": "personal", "reason": "Un cousin."});
    panel.operator.post(format!("{}/conflicts", panel.phase), conflict).await.expect(201);
    panel.lock().await;
    chair.post(&path, json!({})).await.problem(403, "conflict_of_interest");
    juror.post(&path, json!({})).await.problem(403, "forbidden");
    panel.startups[0].post(&path, json!({})).await.problem(404, "not_found");
    panel.app.anonymous().post(&path, json!({})).await.problem(401, "authentication_required");
    let support = panel.app.support().await;
    exported(&panel, &support, "xlsx").await;
    let listed: Value =
        support.get(format!("/v1/exports?phase_id={}", panel.phase.rsplit('/').next().unwrap())).await.expect(200).json().clone();
    assert_eq!(listed["data"].as_array().unwrap().len(), 1);
    assert_eq!(text(&listed["data"][0]["phase_id"]), panel.phase.rsplit('/').next().unwrap());
}
