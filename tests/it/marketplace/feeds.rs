//! Feeds: a newsreader, a calendar and a search engine read what is published.

use acceptance::{Member, Method, Span, TestApp, Value, a_call, json, text};

async fn publish(app: &TestApp, by: &Member, title: Value, technologies: Value) -> Value {
    let mut call = a_call();
    call["default_language"] = json!(if title.get("fr").is_some() { "fr" } else { "en" });
    (call["title"], call["technologies"]) = (title, technologies);
    call["summary"] = json!({"fr": "Eau & énergie, <demain>"});
    app.advance(Span::seconds(1));
    app.published(by, call).await
}

/// What stands between the tags of this name, in their order.
fn inside(xml: &str, name: &str) -> Vec<String> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let parts = xml.split(&open).skip(1);
    parts.map(|part| part.split_once('>').unwrap().1.split(&close).next().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_newsreader_reads_the_newest_calls() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let anonymous = app.anonymous();
    let empty = anonymous.get("/feeds/challenges.atom").await.expect(200).text();
    assert!(empty.contains("<updated>1970-01-01T00:00:00.000000Z</updated>") && !empty.contains("<entry>"), "{empty}");
    let ministry = app.partner("Ministère & Cie").await;
    publish(&app, &ministry, json!({"fr": "Premier <script>", "ar": "الأول"}), json!(["ai"])).await;
    let second = publish(&app, &ministry, json!({"en": "Second \"call\""}), json!(["machine-learning"])).await;
    let draft = json!({"organisation_id": ministry.organisation, "document": {"title": {"fr": "Brouillon"}}});
    ministry.post("/v1/challenges", draft).await.expect(201);

    let feed = anonymous.get("/feeds/challenges.atom").await.expect(200);
    assert_eq!((feed.header("content-type"), feed.header("content-language")), (Some("application/atom+xml"), Some("fr")));
    assert!(feed.header("cache-control").unwrap().contains("public") && feed.header("vary").unwrap().contains("Accept-Language"));
    let xml = feed.text();
    assert_eq!(inside(&xml, "title")[1..], ["Second &quot;call&quot;".to_owned(), "Premier &lt;script&gt;".to_owned()]);
    assert!(xml.contains(r#"<title type="text" xml:lang="en">"#) && xml.contains(r#"xml:lang="fr""#), "{xml}");
    assert_eq!(inside(&xml, "name"), vec!["Ministère &amp; Cie"; 2]);
    assert!(xml.contains("Eau &amp; énergie, &lt;demain&gt;") && !xml.contains("Brouillon"));
    let address = format!("https://api.tahaddi.test/v1/challenges/{}", text(&second["id"]));
    assert_eq!(inside(&xml, "id")[..2], ["https://api.tahaddi.test/feeds/challenges.atom".to_owned(), address]);

    // The language is that of the reader, and what has not changed is not sent again.
    let arabic = anonymous.get("/feeds/challenges.atom?lang=ar").await.expect(200);
    assert!(arabic.text().contains("الأول") && arabic.header("content-language") == Some("ar"));
    let spoken = anonymous.speaking("en").get("/feeds/challenges.atom").await.expect(200);
    assert!(spoken.header("content-language") == Some("en") && spoken.etag() != feed.etag());
    let again = |seen: &str| anonymous.request(Method::GET, "/feeds/challenges.atom").header("if-none-match", seen).send();
    again(feed.etag()).await.expect(304);
    let path = format!("/v1/challenges/{}/cancellation", text(&second["id"]));
    app.advance(Span::seconds(1));
    ministry.post(path, json!({"reason": "Budget"})).await.expect(200);
    let after = again(feed.etag()).await.expect(200).text();
    assert!(after.contains("[Annulé] Second") && after.contains(r#"<category term="cancelled" label="annulé"/>"#), "{after}");

    // The same filters as the list, and feeds of other filters are other feeds.
    let filtered = anonymous.get("/feeds/challenges.atom?technology=machine-learning&q=second").await.expect(200).text();
    assert_eq!(filtered.matches("<entry>").count(), 1);
    assert!(inside(&filtered, "id")[0].ends_with("?technology=machine-learning&amp;q=second"), "{filtered}");
    assert_eq!(anonymous.get("/feeds/challenges.atom?technology=IA").await.expect(200).text().matches("<entry>").count(), 2);
    anonymous.get("/feeds/challenges.atom?technology=astrologie").await.problem(400, "invalid_parameter");
    anonymous.get("/feeds/challenges.atom?lang=de").await.problem(400, "invalid_parameter");
    anonymous.get("/feeds/challenges.atom?limit=3").await.problem(400, "unknown_parameter");
}

#[tokio::test]
async fn a_calendar_shows_deadlines_and_follows_their_changes() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let call = publish(&app, &ministry, json!({"fr": "Eau, énergie; demain", "ar": "الماء"}), json!(["ai"])).await;
    let id = text(&call["id"]);
    let anonymous = app.anonymous();
    let calendar = anonymous.get("/feeds/deadlines.ics").await.expect(200);
    assert_eq!(calendar.header("content-type"), Some("text/calendar"));
    let unfolded = |text: String| text.replace("\r\n ", "");
    let lines = unfolded(calendar.text());
    let line = |lines: &str, name: &str| lines.split("\r\n").find_map(|line| line.strip_prefix(name).map(str::to_owned)).unwrap();
    // 31 March at its end in Casablanca, which is at UTC+1 until 2027-03-28 and again after: the instant that binds.
    let closes = text(&call["document"]["phases"][0]["closes"]["at"]).replace(['-', ':'], "").replace(".000000", "");
    assert_eq!(line(&lines, "DTSTART:"), closes);
    assert_eq!(line(&lines, "UID:"), format!("{id}-deadline@tahaddi"));
    assert_eq!(line(&lines, "SUMMARY;LANGUAGE=fr:"), "Date limite : Eau\\, énergie\\; demain");
    assert_eq!(line(&lines, "STATUS:"), "CONFIRMED");
    assert!(calendar.text().split("\r\n").all(|line| line.len() <= 75));
    let sequence: i64 = line(&lines, "SEQUENCE:").parse().unwrap();
    let arabic = unfolded(anonymous.speaking("ar").get("/feeds/deadlines.ics").await.expect(200).text());
    assert_eq!(line(&arabic, "SUMMARY;LANGUAGE=ar:"), "آخر أجل: الماء");
    app.advance(Span::seconds(1));
    ministry.post(format!("/v1/challenges/{id}/cancellation"), json!({"reason": "Budget"})).await.expect(200);
    let after = unfolded(anonymous.get("/feeds/deadlines.ics").await.expect(200).text());
    assert_eq!((line(&after, "UID:"), line(&after, "STATUS:")), (line(&lines, "UID:"), "CANCELLED".to_owned()));
    assert!(line(&after, "SEQUENCE:").parse::<i64>().unwrap() > sequence);
    let none = anonymous.get("/feeds/deadlines.ics?technology=lora").await.expect(200).text();
    assert!(none.starts_with("BEGIN:VCALENDAR\r\n") && none.ends_with("END:VCALENDAR\r\n") && !none.contains("VEVENT"));
    anonymous.head("/feeds/deadlines.ics").await.expect(200);
}

#[tokio::test]
async fn a_search_engine_reads_a_call_as_linked_data() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let call = publish(&app, &ministry, json!({"fr": "Irrigation", "ar": "الري"}), json!(["ai"])).await;
    let path = format!("/v1/challenges/{}/linked-data", text(&call["id"]));
    let answer = app.anonymous().get(&path).await.expect(200);
    assert_eq!(answer.header("content-type"), Some("application/ld+json"));
    let event = answer.json();
    assert_eq!((&event["@context"], &event["@type"]), (&json!("https://schema.org"), &json!("Event")));
    assert_eq!(event["name"], json!([{"@language": "fr", "@value": "Irrigation"}, {"@language": "ar", "@value": "الري"}]));
    assert_eq!(event["endDate"], call["document"]["phases"][0]["closes"]["at"]);
    assert_eq!(event["organizer"]["name"], "Ministère");
    assert_eq!((&event["eventStatus"], &event["keywords"]), (&json!("https://schema.org/EventScheduled"), &json!(["agritech", "ai"])));
    let draft = json!({"organisation_id": ministry.organisation, "document": {"title": {"fr": "Brouillon"}}});
    let draft = ministry.post("/v1/challenges", draft).await.expect(201);
    app.anonymous().get(format!("{}/linked-data", draft.location())).await.problem(404, "not_found");
    app.advance(Span::seconds(1));
    ministry.post(format!("/v1/challenges/{}/cancellation", text(&call["id"])), json!({"reason": "Budget"})).await.expect(200);
    assert_eq!(app.anonymous().get(&path).await.expect(200).json()["eventStatus"], "https://schema.org/EventCancelled");
}
