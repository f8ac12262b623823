//! Everything of a locked review phase, as a workbook and as text.

use acceptance::{Answer, Panel, Person, Seat, Value, a_call, json, text};
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

/// The tables of an archive, by the names of their files.
fn texts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes.to_vec())).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().to_string()).collect();
    names.into_iter().map(|name| (name.clone(), std::io::read_to_string(archive.by_name(&name).unwrap()).unwrap())).collect()
}

fn said(text: &str) -> Data {
    Data::String(text.to_owned())
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
        assert_eq!(names, ["Assignments and recusals", "Conflicts of interest", "Progress", "Ranking", "Reliability", "Score sheets"]);
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
        // Nothing by which anybody could be reached, or come in.
        let cells = tables.values().flatten().flat_map(|row| row.values()).map(ToString::to_string);
        let open = |cell: &String| {
            cell.contains('@') || cell.contains("://") || ["ti_", "tr_", "tv_", "tl_"].iter().any(|kind| cell.starts_with(kind))
        };
        assert_eq!(cells.filter(open).collect::<Vec<_>>(), Vec::<String>::new());
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
    assert_eq!(names, ["ranking.csv", "progress.csv", "reliability.csv"]);
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
async fn how_far_a_panel_agrees_is_exported_as_the_api_tells_it() {
    let titles = ["Sondes", "Drones", "Serres", "Vannes", "Silos"];
    let panel = Panel::of(&titles).await;
    let (first, second) = (panel.seat("Juror", "juror").await, panel.seat("Second", "juror").await);
    for application in 0..titles.len() {
        let score = 1.0 + application as f64 / 2.0;
        panel.reviewed(&first, application, &[score, score]).await;
        panel.reviewed(&second, application, &[score + 0.5, 3.0]).await;
    }
    panel.lock().await;
    let told = panel.operator.get(format!("{}/reliability", panel.phase)).await.expect(200).json()["reliability"].clone();
    let tables = tables(exported(&panel, &panel.operator, "xlsx").await.bytes());
    let row = |figure: &str, criterion: Data| {
        let found = tables["Reliability"].iter().find(|row| row["Figure"] == said(figure) && row["Criterion"] == criterion);
        found.unwrap_or_else(|| panic!("no {figure} in {:?}", tables["Reliability"])).clone()
    };
    let value = |value: &Value| Data::Float(value.as_f64().unwrap());
    let alpha = row("Krippendorff’s alpha", Data::Empty);
    assert_eq!((&alpha["Value"], &alpha["Values"]), (&value(&told["alpha"]["value"]), &Data::Float(10.0)));
    let impact = row("Krippendorff’s alpha", said("Impact"));
    let impact_told = told["criteria"].as_array().unwrap().iter().find(|item| item["criterion_id"] == panel.criteria()[1]).unwrap();
    assert_eq!(impact["Value"], value(&impact_told["alpha"]["value"]));
    let icc = row("ICC, agreement, one review", Data::Empty);
    assert_eq!((&icc["Value"], &icc["95% interval: low"]), (&value(&told["icc"]["single"]), &value(&told["icc"]["single_ci95"]["low"])));
    assert_eq!(row("Kendall’s W", Data::Empty)["Value"], value(&told["kendall_w"]["w"]));

    // What cannot be said is empty, with the reason.
    let (few, ..) = locked().await;
    let tables = self::tables(exported(&few, &few.operator, "xlsx").await.bytes());
    let alpha = tables["Reliability"].iter().find(|row| row["Figure"] == said("Krippendorff’s alpha")).unwrap();
    assert_eq!(alpha["Value"], Data::Empty);
    assert!(matches!(&alpha["Why there is none"], Data::String(_)), "{alpha:?}");
}

#[tokio::test]
async fn where_dossiers_are_compared_each_pair_is_exported_to_the_keepers_alone() {
    let mut call = a_call();
    call["phases"][1]["review"]["mode"] = json!("pairwise");
    let panel = Panel::of_call(call, &["Sondes", "Drones", "Serres"]).await;
    let juror = panel.seat("Karim", "juror").await;
    let mut own = Vec::new();
    for application in 0..3 {
        own.push(panel.assigned(&juror, application).await);
    }
    let compared = format!("/v1/jury{}", panel.phase.trim_start_matches("/v1"));
    // An ordered batch, and a pair whose comment looks like a formula.
    let order = json!({"groups": [[own[1]], [own[0], own[2]]]});
    juror.post(format!("{compared}/orderings"), order).await.expect(200);
    let pair = json!({"left_assignment_id": own[0], "right_assignment_id": own[1], "verdict": "worse", "comment": "=1+1"});
    juror.post(format!("{compared}/comparisons"), pair).await.expect(200);
    panel.lock().await;

    let tables = tables(exported(&panel, &panel.operator, "xlsx").await.bytes());
    let named = |title: &str, other: &str| {
        let between = |row: &&BTreeMap<String, Data>| row["Title"] == said(title) && row["Beside (title)"] == said(other);
        tables["Comparisons"].iter().find(between).cloned()
    };
    assert_eq!(tables["Comparisons"].len(), 3, "an ordered batch is the pairs that follow from it");
    let turned = |one: &str, other: &str, is: &str, turned: &str| match named(one, other) {
        Some(row) => assert_eq!(row["Is"], said(is), "{row:?}"),
        None => assert_eq!(named(other, one).unwrap()["Is"], said(turned)),
    };
    turned("Drones", "Sondes", "better", "worse");
    turned("Drones", "Serres", "better", "worse");
    turned("Sondes", "Serres", "a tie", "a tie");
    let commented = named("Drones", "Sondes").or_else(|| named("Sondes", "Drones")).unwrap();
    assert_eq!((&commented["Comment"], &commented["Juror"]), (&said("=1+1"), &said(&juror.id)));
    let told = panel.operator.get(format!("{}/ranking", panel.phase)).await.expect(200).json()["pairwise"].clone();
    let strengths = &tables["Strengths"];
    for item in told["applications"].as_array().unwrap() {
        let row = strengths.iter().find(|row| row["Reference"] == said(text(&item["application_id"]))).unwrap();
        assert_eq!(row["Strength (log)"], Data::Float(item["strength"].as_f64().unwrap()));
    }
    assert_eq!(tables["Jurors who compared"][0]["Juror"], said(&juror.id));

    let files = texts(exported(&panel, &panel.operator, "csv").await.bytes());
    assert!(files["comparisons.csv"].contains("\"'=1+1\""), "{}", files["comparisons.csv"]);
    let files = texts(exported(&panel, &panel.ministry, "csv").await.bytes());
    assert_eq!(files.keys().map(String::as_str).collect::<Vec<_>>(), ["progress.csv", "ranking.csv", "reliability.csv", "strengths.csv"]);
    assert!(files.values().all(|table| !table.contains(&juror.id)), "{files:?}");
}

#[tokio::test]
async fn the_session_is_exported_to_those_who_keep_the_panel() {
    let (panel, juror, chair) = locked().await;
    let members = panel.operator.get(format!("{}/jurors", panel.call())).await.expect(200);
    let second = members.data().iter().map(|item| text(&item["id"]).to_owned()).find(|id| *id != juror.id && *id != chair.id).unwrap();
    let (application, voters) = (&panel.applications[0], [&chair.id, &juror.id]);
    let voted = json!({"application_id": application, "in_favour": 1, "against": 1, "abstained": 0, "voter_ids": voters});
    let mut decision = panel.decision(&["selected", "refused"]);
    decision["deliberation"] = json!({
        "began_at": "2027-04-02T07:00:00Z", "ended_at": "2027-04-02T07:45:00Z", "place": "Rabat", "chair_id": chair.id,
        "attendance": [
            {"juror_id": chair.id, "presence": "present"}, {"juror_id": juror.id, "presence": "present"},
            {"juror_id": second, "presence": "excused"}],
        "others": [{"name": "Salma Idrissi", "capacity": "Secrétaire"}],
        "votes": [voted],
        "dissents": [{"juror_id": juror.id, "application_id": panel.applications[1], "statement": "=Robots méritait mieux."}],
    });
    panel.ministry.put(format!("{}/decision", panel.phase), "*", decision).await.expect(200);

    let tables = tables(exported(&panel, &chair.person, "xlsx").await.bytes());
    let session = &tables["Session"][0];
    assert_eq!((&session["Place"], &session["Chair"]), (&said("Rabat"), &said(&chair.id)));
    assert_eq!((&session["Quorum: required"], &session["Quorum met"]), (&Data::Float(2.0), &Data::Bool(true)));
    let sat: Vec<(&Data, &Data)> = tables["Attendance"].iter().map(|row| (&row["Capacity"], &row["Presence"])).collect();
    let (present, excused) = (said("present"), said("excused"));
    let (presided, member, secretary) = (said("Chair"), said("Member"), said("Secrétaire"));
    assert_eq!(sat, [(&presided, &present), (&member, &present), (&member, &excused), (&secretary, &present)]);
    let recused = &tables["Recusals in the session"][0];
    assert_eq!((&recused["Title"], &recused["Juror"]), (&said("Robots"), &said(&second)));
    assert_eq!(recused["Ground"], said("stepped back from the assignment"));
    let vote = &tables["Votes"][0];
    assert_eq!((&vote["In favour"], &vote["Against"], &vote["Abstained"]), (&Data::Float(1.0), &Data::Float(1.0), &Data::Float(0.0)));
    assert_eq!(vote["Who voted"], said(&format!("{}, {}", chair.id, juror.id)));
    let dissent = &tables["Dissenting opinions"][0];
    assert_eq!((&dissent["Title"], &dissent["Statement"]), (&said("Robots"), &said("=Robots méritait mieux.")));

    let files = texts(exported(&panel, &panel.operator, "csv").await.bytes());
    assert!(files["dissents.csv"].contains("\"'=Robots méritait mieux.\""), "{}", files["dissents.csv"]);
    let files = texts(exported(&panel, &panel.ministry, "csv").await.bytes());
    assert!(files.values().all(|table| !table.contains("Salma") && !table.contains("jur_")), "{files:?}");
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
