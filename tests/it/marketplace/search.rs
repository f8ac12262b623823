//! Finding challenges and startups by words.

use acceptance::{Answer, Member, Person, Span, TestApp, Value, a_call, json, text};
use std::collections::BTreeMap;

/// A call with these texts and terms.
fn call(title: Value, summary: Value, technologies: Value) -> Value {
    let mut call = a_call();
    // The language that binds is one that the title has.
    call["default_language"] = json!(["fr", "ar", "en"].into_iter().find(|language| title.get(language).is_some()));
    call["title"] = title;
    call["summary"] = summary;
    call["description"] = json!({"fr": "Sans rapport."});
    call["technologies"] = technologies;
    call["sectors"] = json!(["cross-sector"]);
    call
}

async fn publish(app: &TestApp, by: &Member, document: Value) -> String {
    app.advance(Span::seconds(1));
    text(&app.published(by, document).await["id"]).to_owned()
}

/// `/v1/<path>?…` with the values as they are typed.
async fn ask(person: &Person, path: &str, query: &[(&str, &str)]) -> Answer {
    let query: String = query.iter().map(|(name, value)| format!("&{name}={}", escape(value))).collect();
    person.get(format!("/v1/{path}?{}", query.trim_start_matches('&'))).await.expect(200)
}

fn escape(value: &str) -> String {
    value.bytes().map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

fn ids(answer: &Answer) -> Vec<String> {
    answer.data().iter().map(|item| text(&item["id"]).to_owned()).collect()
}

struct Market {
    app: TestApp,
    ministry: Member,
    /// By a name of the test.
    calls: BTreeMap<&'static str, String>,
}

impl Market {
    async fn open() -> Self {
        let app = TestApp::start().await;
        app.load_catalogue().await;
        let ministry = app.partner("Ministère de l'Équipement").await;
        let mut calls = BTreeMap::new();
        for (name, document) in [
            ("water", call(json!({"fr": "L'énergie de l'eau", "ar": "طاقة الماء"}), json!({"fr": "Irriguer mieux."}), json!(["iot"]))),
            ("ports", call(json!({"en": "Smart ports"}), json!({"en": "Less energy for cranes."}), json!(["rfid"]))),
            ("vision", call(json!({"fr": "Trier les fruits"}), json!({"fr": "Voir vite."}), json!(["computer-vision"]))),
            ("ai", call(json!({"fr": "Un assistant"}), json!({"fr": "Répondre aux usagers."}), json!(["ai"]))),
            ("arabic", call(json!({"ar": "الذَّكاء في خدمة الفلّاحة"}), json!({"ar": "أنظمة لتوفير الطاقة بأكادير"}), json!([]))),
        ] {
            calls.insert(name, publish(&app, &ministry, document).await);
        }
        Self { app, ministry, calls }
    }

    async fn find(&self, q: &str) -> Vec<&'static str> {
        self.find_by(&[("q", q)]).await
    }

    async fn find_by(&self, query: &[(&str, &str)]) -> Vec<&'static str> {
        self.names(&ask(&self.app.anonymous(), "challenges", query).await)
    }

    fn names(&self, answer: &Answer) -> Vec<&'static str> {
        let name = |id: &String| *self.calls.iter().find(|(_, known)| *known == id).unwrap().0;
        ids(answer).iter().map(name).collect()
    }
}

#[tokio::test]
async fn a_call_is_found_by_its_tracks_and_its_reference() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let mut document = call(json!({"fr": "Appel à solutions"}), json!({"fr": "Plusieurs volets."}), json!(["iot"]));
    document["reference"] = json!("AAP-2027/014");
    document["tracks"] =
        json!([{"key": "a", "title": {"fr": "Oléiculture", "ar": "زراعة الزيتون"}, "description": {"fr": "Des moulins sobres."}}]);
    let found = publish(&app, &ministry, document).await;
    let other = publish(&app, &ministry, call(json!({"fr": "Oliviers"}), json!({"fr": "Autre."}), json!(["iot"]))).await;
    let person = app.anonymous();
    for q in ["oleiculture", "الزيتون", "moulins", "AAP-2027/014"] {
        assert_eq!(ids(&ask(&person, "challenges", &[("q", q)]).await), std::slice::from_ref(&found), "{q}");
    }
    assert_eq!(ids(&ask(&person, "challenges", &[("q", "oliviers")]).await), [other]);
}

#[tokio::test]
async fn words_find_calls_in_three_languages_as_people_type_them() {
    let market = Market::open().await;
    let found: [(&str, &[&str]); 15] = [
        ("energie", &["water"]),
        ("ÉNERGIE Eau", &["water"]),
        ("energy", &["ports"]),
        ("smart port", &["ports"]),
        ("irrig", &["water"]),
        ("ذكاء", &["arabic", "ai", "vision"]),
        ("الفلاحه", &["arabic"]),
        ("انظمة", &["arabic"]),
        ("الطاقه", &["water", "arabic"]),
        ("أݣادير", &["arabic"]),
        // With typing errors, where nothing answers as it is.
        ("enrgie", &["water"]),
        ("asistant", &["ai"]),
        ("الطاقت", &["water", "arabic"]),
        // Three letters may have none, and numbers neither.
        ("ezu", &[]),
        ("zzzzzz", &[]),
    ];
    for (q, expected) in found {
        assert_eq!(market.find(q).await, expected, "{q}");
    }
    // The organisation counts too, and what cannot be searched filters nothing.
    assert_eq!(market.find("équipement").await.len(), 5);
    assert_eq!(market.find("de la — !").await.len(), 5);
    let none = market.app.anonymous();
    none.get("/v1/challenges?sort=relevance").await.problem(400, "invalid_parameter");
    none.get("/v1/challenges?sort=title").await.problem(400, "invalid_parameter");
}

#[tokio::test]
async fn a_technology_is_found_by_its_names_and_by_what_contains_it() {
    let market = Market::open().await;
    assert_eq!(market.find_by(&[("technology", "IA")]).await, ["ai", "vision"]);
    assert_eq!(market.find_by(&[("technology", "machine-learning")]).await, ["vision"]);
    // Both words are names of both; the one that has the technology itself comes first.
    assert_eq!(market.find("intelligence artificielle").await, ["ai", "vision"]);
    assert_eq!(market.find("IA").await, ["ai", "vision"]);
    assert_eq!(market.find("inteligence artifisielle").await, ["ai", "vision"]);
    let answer = ask(&market.app.anonymous(), "challenges", &[("q", "machine learning")]).await;
    assert_eq!(market.names(&answer), ["vision"]);
    assert_eq!(answer.data()[0]["matched"], json!({"texts": [], "terms": [{"kind": "technology", "slug": "computer-vision"}]}));
    // The catalogue changes, and search with it.
    let operator = market.app.operator().await;
    let term = operator.get("/v1/technologies/rfid").await.expect(200);
    operator.patch("/v1/technologies/rfid", &term, json!({"synonyms": ["étiquettes bavardes"], "parents": ["iot"]})).await.expect(200);
    assert_eq!(market.find("bavardes").await, ["ports"]);
    assert_eq!(market.find_by(&[("technology", "iot")]).await, ["ports", "water"]);
    for (parents, pointer, code) in [
        (json!(["rfid"]), "/parents/0", "not_allowed"),
        (json!(["iot"]), "/parents/0", "not_allowed"),
        (json!(["nothing"]), "/parents/0", "unknown_reference"),
        (json!(["ai", "ai"]), "/parents/1", "duplicate"),
    ] {
        let term = operator.get("/v1/technologies/iot").await.expect(200);
        operator.patch("/v1/technologies/iot", &term, json!({"parents": parents})).await.invalid(pointer, code);
    }
}

#[tokio::test]
async fn the_best_answer_comes_first_and_says_why() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Pompage").await;
    let other = app.partner("Autre").await;
    let nothing = || json!({"fr": "Rien."});
    let mut expected = Vec::new();
    // From the last to the first: by the name of the organisation, in the description, in the summary, by the technology, by the
    // beginning of a word of the title, and in the title.
    expected.push(publish(&app, &ministry, call(json!({"fr": "Un"}), nothing(), json!([]))).await);
    let mut described = call(json!({"fr": "Deux"}), nothing(), json!([]));
    described["description"] = json!({"fr": "Le pompage solaire."});
    expected.push(publish(&app, &other, described).await);
    expected.push(publish(&app, &other, call(json!({"fr": "Trois"}), json!({"fr": "Un pompage <b>propre</b>."}), json!([]))).await);
    expected.push(publish(&app, &other, call(json!({"fr": "Les pompages"}), nothing(), json!([]))).await);
    let operator = app.operator().await;
    let term = operator.get("/v1/technologies/robotics").await.expect(200);
    operator.patch("/v1/technologies/robotics", &term, json!({"synonyms": ["pompage"]})).await.expect(200);
    expected.push(publish(&app, &other, call(json!({"fr": "Quatre"}), nothing(), json!(["robotics"]))).await);
    expected.push(publish(&app, &other, call(json!({"fr": "Pompage"}), nothing(), json!([]))).await);
    expected.reverse();
    let anonymous = app.anonymous();
    let answer = ask(&anonymous, "challenges", &[("q", "pompage")]).await;
    assert_eq!(ids(&answer), expected);
    let matched = &answer.data()[3]["matched"]["texts"][0];
    let piece = |text: &str, matched: bool| json!({"text": text, "matched": matched});
    assert_eq!(matched["segments"], json!([piece("Un ", false), piece("pompage", true), piece(" <b>propre</b>.", false)]));
    assert_eq!((&matched["field"], &matched["language"]), (&json!("summary"), &json!("fr")));
    let all = ask(&anonymous, "challenges", &[("limit", "1")]).await;
    assert_eq!(all.data()[0]["matched"], Value::Null, "without a question");

    // A page goes on where the one before ended, whatever is published meanwhile: here the best answer of all, and one with the
    // word as it was mistyped.
    let first = ask(&anonymous, "challenges", &[("q", "pompagge"), ("limit", "2")]).await;
    assert_eq!(ids(&first), expected[..1].iter().chain(&expected[1..2]).cloned().collect::<Vec<_>>());
    publish(&app, &ministry, call(json!({"fr": "Pompagge pompage"}), nothing(), json!(["robotics"]))).await;
    let mut seen = ids(&first);
    let mut next = first.json()["next_cursor"].clone();
    while let Some(cursor) = next.as_str() {
        let page = ask(&anonymous, "challenges", &[("q", "pompagge"), ("limit", "2"), ("cursor", cursor)]).await;
        seen.extend(ids(&page));
        next = page.json()["next_cursor"].clone();
    }
    let mut sorted = seen.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!((seen.len(), sorted.len()), (6, 6), "none twice, none hidden");
}

#[tokio::test]
async fn only_what_is_public_is_found() {
    let market = Market::open().await;
    let (app, ministry) = (&market.app, &market.ministry);
    let body = json!({"organisation_id": ministry.organisation, "document": call(json!({"fr": "Xylophone"}), json!({}), json!([]))});
    let draft = ministry.post("/v1/challenges", body).await.expect(201);
    assert_eq!(market.find("xylophone").await, [""; 0]);
    assert_eq!(app.anonymous().get("/v1/challenges?q=xylophone&include_total=true").await.expect(200).json()["total"], 0);
    // Nor does a draft make a word known: what is mistyped like it is still understood.
    let near = call(json!({"fr": "Xylophones"}), json!({"fr": "."}), json!([]));
    let id = publish(app, ministry, near).await;
    assert_eq!(ids(&ask(&app.anonymous(), "challenges", &[("q", "xylophonez")]).await), std::slice::from_ref(&id));
    ministry.delete(draft.location(), &draft).await.expect(204);
    // A new name of its organisation finds a call, the old one does not.
    let seen = ministry.get(format!("/v1/organisations/{}", ministry.organisation)).await.expect(200);
    ministry.patch(format!("/v1/organisations/{}", ministry.organisation), &seen, json!({"name": "Agence Zellige"})).await.expect(200);
    assert_eq!(ids(&ask(&app.anonymous(), "challenges", &[("q", "zellige"), ("limit", "100")]).await).len(), 6);
    assert_eq!(market.find("équipement").await, [""; 0]);
    // A cancelled call stays public.
    ministry.post(format!("/v1/challenges/{id}/cancellation"), json!({"reason": "Budget"})).await.expect(200);
    assert_eq!(ids(&ask(&app.anonymous(), "challenges", &[("q", "xylophones")]).await), [id]);
}

#[tokio::test]
async fn lists_are_in_the_order_that_is_asked_for() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let mut by_day = BTreeMap::new();
    for day in ["2027-03-20", "2027-02-10", "2027-02-20", "2027-01-25", "2027-01-20"] {
        let mut document = a_call();
        document["title"] = json!({"fr": format!("Appel {day}")});
        document["phases"][0]["closes"]["local"] = json!(day);
        by_day.insert(day, publish(&app, &ministry, document).await);
    }
    let newest: Vec<String> = ["2027-01-20", "2027-01-25", "2027-02-20", "2027-02-10", "2027-03-20"].map(|day| by_day[day].clone()).into();
    app.advance(Span::days(13));
    // Two have closed by now.
    let deadline: Vec<String> =
        ["2027-02-10", "2027-02-20", "2027-03-20", "2027-01-25", "2027-01-20"].map(|day| by_day[day].clone()).into();
    let anonymous = app.anonymous();
    for (sort, expected) in [("deadline", &deadline), ("newest", &newest)] {
        for limit in ["1", "2", "3", "10"] {
            let (mut seen, mut query) =
                (Vec::new(), vec![("sort", sort.to_owned()), ("limit", limit.to_owned()), ("q", "appel".to_owned())]);
            loop {
                let asked: Vec<(&str, &str)> = query.iter().map(|(name, value)| (*name, value.as_str())).collect();
                let page = ask(&anonymous, "challenges", &asked).await;
                seen.extend(ids(&page));
                let Some(cursor) = page.json()["next_cursor"].as_str().map(str::to_owned) else { break };
                query.retain(|(name, _)| *name != "cursor");
                query.push(("cursor", cursor));
                // What closes while somebody turns pages stays where it was.
                app.advance(Span::milliseconds(1));
            }
            assert_eq!(&seen, expected, "{sort} {limit}");
        }
    }
    assert_eq!(ids(&ask(&anonymous, "challenges", &[("status", "open"), ("sort", "deadline")]).await), deadline[..3]);
}

#[tokio::test]
async fn startups_are_found_by_name_technology_and_region() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let mut ids_of = BTreeMap::new();
    for (name, profile) in [
        ("Saqiya", json!({"summary": {"fr": "Des capteurs pour l'irrigation."}, "technologies": ["iot"], "region": "ma-09"})),
        ("Basar", json!({"summary": {"ar": "الرؤية للفلاحة"}, "technologies": ["computer-vision"], "sectors": ["agritech"]})),
        ("Zellige Data", json!({"technologies": ["big-data-analytics"], "region": "ma-03"})),
    ] {
        app.advance(Span::seconds(1));
        let startup = app.startup(name).await;
        let path = format!("/v1/organisations/{}", startup.organisation);
        let seen = startup.get(&path).await.expect(200);
        startup.patch(&path, &seen, json!({"profile": profile})).await.expect(200);
        app.verify(&startup).await;
        ids_of.insert(startup.organisation.clone(), name);
    }
    let hidden = app.startup("Secrète Xylo").await;
    let anonymous = app.anonymous();
    for (query, expected) in [
        (vec![("q", "saqia")], vec!["Saqiya"]),
        (vec![("q", "zelige")], vec!["Zellige Data"]),
        (vec![("q", "intelligence artificielle")], vec!["Basar"]),
        (vec![("q", "agadir")], vec!["Saqiya"]),
        (vec![("q", "فلاحه")], vec!["Basar"]),
        (vec![("technology", "ai")], vec!["Basar"]),
        (vec![("region", "fès")], vec!["Zellige Data"]),
        (vec![("q", "xylo")], vec![]),
        (vec![], vec!["Basar", "Saqiya", "Zellige Data"]),
        (vec![("sort", "newest")], vec!["Zellige Data", "Basar", "Saqiya"]),
    ] {
        let answer = ask(&anonymous, "startups", &query).await;
        assert_eq!(ids(&answer).iter().map(|id| ids_of[id]).collect::<Vec<_>>(), expected, "{query:?}");
    }
    for sort in ["name", "newest"] {
        let first = ask(&anonymous, "startups", &[("sort", sort), ("limit", "2")]).await;
        let cursor = text(&first.json()["next_cursor"]).to_owned();
        let second = ask(&anonymous, "startups", &[("sort", sort), ("limit", "2"), ("cursor", &cursor)]).await;
        assert_eq!(ids(&first).into_iter().chain(ids(&second)).collect::<std::collections::BTreeSet<_>>().len(), 3, "{sort}");
    }
    let first = ask(&anonymous, "startups", &[("q", "data"), ("limit", "1")]).await;
    assert_eq!(first.json()["has_more"], false);
    anonymous.get("/v1/startups?sort=relevance").await.problem(400, "invalid_parameter");
    // In the list of organisations one finds one's own, verified or not; others do not.
    assert_eq!(ids(&ask(&hidden, "organisations", &[("q", "xylo")]).await), std::slice::from_ref(&hidden.organisation));
    assert_eq!(ids(&ask(&app.person("Autre").await, "organisations", &[("q", "xylo")]).await), [""; 0]);
    assert_eq!(ids(&ask(&app.operator().await, "organisations", &[("q", "secrete")]).await), std::slice::from_ref(&hidden.organisation));
}

#[tokio::test]
async fn the_words_are_made_anew_from_what_is_stored() {
    let market = Market::open().await;
    let db = &market.app.ctx.db;
    let startup = market.app.startup("Saqiya").await;
    market.app.verify(&startup).await;
    let before = market.find("énergie eau").await;
    for table in ["search_postings", "search_trigrams", "search_words", "term_synonyms"] {
        db.raw(format!("DELETE FROM {table}")).await.unwrap();
    }
    assert_eq!(market.find("énergie eau").await, [""; 0]);
    assert!(tahaddi_api::service::reindex::whole(&market.app.ctx).await.unwrap() >= 7);
    assert_eq!((market.find("énergie eau").await, market.find("enrgie").await), (before, vec!["water"]));
    assert_eq!(market.find_by(&[("technology", "IA")]).await, ["ai", "vision"]);
    assert_eq!(ids(&ask(&market.app.anonymous(), "startups", &[("q", "saqiya")]).await), std::slice::from_ref(&startup.organisation));
    // A database of another form is made anew by the worker, in steps.
    db.raw("UPDATE settings_state SET value = '{\"form\": 0, \"stage\": null, \"after\": \"\"}' WHERE key = 'search_index'").await.unwrap();
    db.raw("DELETE FROM search_postings").await.unwrap();
    market.app.tick().await;
    assert_eq!(market.find("énergie eau").await, ["water"]);
    let due = tahaddi_api::service::reindex::is_due(&market.app.ctx).await.unwrap();
    assert!(!due, "it is done once");
}
