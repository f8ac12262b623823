use super::*;
use crate::document::{AnswerValue, LocalizedText, Points};
use crate::dossier::testing::{at, call};
use crate::dossier::{ReceiptClaims, ReceiptMember, Situation};
use crate::id::{Id as _, ReceiptId};
use proptest::prelude::*;
use serde_json::json;

/// The canonical form of [`snapshot`] and its digest, computed by another program (Python: sorted keys, no spaces, UTF-8, `sha256`).
const CANONICAL: &str = r#"{"application_id":"app_01kax3v8m0t2r4q6w8y0b1c2d3","challenge_id":"chl_01kax3v8m0t2r4q6w8y0b1c2d3","document":{"answers":{"qst_01kax3v8m0t2r4q6w8y0b1c2d3":"ligne 1\r\nligne\t2 \"x\" \\ \u0001 €","qst_01kax3v8m0t2r4q6w8y0b1c2d4":4.5,"qst_01kax3v8m0t2r4q6w8y0b1c2d5":["a","b"]},"team":[{"email":"a@x.ma","name":"Amina","role":"lead"}],"title":"Eau & données — « الماء »"},"eligibility_version":6,"files":[{"id":"fil_01kax3v8m0t2r4q6w8y0b1c2d3","name":"plan.pdf","question_id":"qst_01kax3v8m0t2r4q6w8y0b1c2d3","sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","size":482113}],"form_version":7,"organisation_id":"org_01kax3v8m0t2r4q6w8y0b1c2d3","terms":{"data":1,"rules":2},"version":4}"#;
const DIGEST: &str = "44ab9160f542596e29de0807d34898925e0bee1f36e144757907b65eb9275ffd";

fn snapshot() -> Snapshot {
    serde_json::from_str(CANONICAL).unwrap()
}
fn question(last: char) -> QuestionId {
    QuestionId::parse(&format!("qst_01kax3v8m0t2r4q6w8y0b1c2d{last}")).unwrap()
}

#[test]
fn the_canonical_form_and_its_digest_are_those_of_another_program() {
    let canonical = canonical(&snapshot().value().unwrap()).unwrap();
    assert_eq!(String::from_utf8(canonical).unwrap(), CANONICAL);
    assert_eq!(snapshot().digest().unwrap(), DIGEST);
}

#[test]
fn canonical_json_is_that_of_rfc_8785() {
    let text = |value: serde_json::Value| String::from_utf8(canonical(&value).unwrap()).unwrap();
    // Section 3.2.2.
    let numbers: serde_json::Value =
        serde_json::from_str("[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001, 1e-6, -0.0]").unwrap();
    assert_eq!(text(numbers), "[333333333.3333333,1e+30,4.5,0.002,1e-27,0.000001,0]");
    assert_eq!(text(json!("\u{20ac}$\u{f}\nA'B\"\\\"/")), r#""€$\u000f\nA'B\"\\\"/""#);
    // Section 3.2.3: names are sorted by their UTF-16 code units.
    let names = json!({"\u{20ac}": 1, "\r": 2, "\u{fb33}": 3, "1": 4, "\u{1f600}": 5, "\u{80}": 6, "\u{f6}": 7});
    assert_eq!(text(names), "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\u{fb33}\":3}");
}

#[test]
fn numbers_with_decimals_keep_one_form() {
    let mut one = snapshot();
    one.document.answers.insert(question('4'), AnswerValue::Number(Points::from_millionths(1)));
    let text = String::from_utf8(canonical(&one.value().unwrap()).unwrap()).unwrap();
    assert!(text.contains(r#""qst_01kax3v8m0t2r4q6w8y0b1c2d4":0.000001"#), "{text}");
}

#[test]
fn members_that_say_nothing_and_the_order_of_files_do_not_count() {
    let mut other = snapshot();
    other.document.answers.insert(question('6'), AnswerValue::Choices(vec![]));
    assert_eq!(other.digest().unwrap(), DIGEST);
    let second = DossierFile { id: FileId::parse("fil_01kax3v8m0t2r4q6w8y0b1c2d4").unwrap(), ..other.files[0].clone() };
    other.files.push(second);
    let one = other.digest().unwrap();
    other.files.reverse();
    assert_eq!(other.digest().unwrap(), one);
    assert_ne!(one, DIGEST);
}

#[test]
fn differences_are_named() {
    let mut other = snapshot();
    other.version = 5;
    other.files[0].sha256 = "0".repeat(64);
    other.document.answers.remove(&question('4'));
    other.terms.insert(Key::new("rules"), 3);
    let mut told: Vec<_> = snapshot().differences(&other).unwrap().into_iter().map(|change| change.pointer).collect();
    told.sort();
    assert_eq!(told, ["/document/answers/qst_01kax3v8m0t2r4q6w8y0b1c2d4", "/files/0/sha256", "/terms/rules", "/version"]);
    assert_eq!(snapshot().differences(&snapshot()).unwrap(), []);
}

#[test]
fn a_receipt_says_when_and_by_which_clock() {
    let mut form = call(vec![]);
    form.time_zone = "Europe/Paris".into();
    let id = ReceiptId::parse("rcp_01kax3v8m0t2r4q6w8y0b1c2d3").unwrap();
    let situation = Situation::at(at("2027-03-31T22:10:00.5Z"));
    let claims = ReceiptClaims::new(id.clone(), "https://tahaddi.example", &snapshot(), &form, &situation).unwrap();
    let told = serde_json::to_value(&claims).unwrap();
    assert_eq!(
        told,
        json!({"iss": "https://tahaddi.example", "jti": id, "sub": "app_01kax3v8m0t2r4q6w8y0b1c2d3", "challenge": "chl_01kax3v8m0t2r4q6w8y0b1c2d3",
            "organisation": "org_01kax3v8m0t2r4q6w8y0b1c2d3", "version": 4, "digest": DIGEST,
            "submitted_at": {"at": "2027-03-31T22:10:00.500000Z", "local": "2027-04-01T00:10:00", "time_zone": "Europe/Paris"},
            "deadline": {"at": "2027-04-01T00:00:00.000000Z", "local": "2027-04-01T02:00:00", "time_zone": "Europe/Paris"}, "iat": 1_806_531_000})
    );
    assert_eq!(serde_json::from_value::<ReceiptClaims>(told).unwrap(), claims);

    assert_eq!(claims.mismatches(&snapshot()).unwrap(), []);
    let other = Snapshot { version: 5, ..snapshot() };
    assert_eq!(claims.mismatches(&other).unwrap(), [ReceiptMember::Version, ReceiptMember::Digest]);
    let stranger = Snapshot { organisation_id: OrganisationId::parse("org_01kax3v8m0t2r4q6w8y0b1c2d4").unwrap(), ..snapshot() };
    assert_eq!(claims.mismatches(&stranger).unwrap(), [ReceiptMember::Organisation, ReceiptMember::Digest]);
    form.time_zone = "CET".into();
    assert!(ReceiptClaims::new(id, "x", &snapshot(), &form, &situation).is_err());
    assert_eq!(form.title, LocalizedText::french("Appel"));
}

prop_compose! {
    fn snapshots()(title in ".{0,12}", version in 1..3_i64, answers in prop::collection::btree_map(0..4_u8, prop_oneof![
        any::<bool>().prop_map(AnswerValue::Boolean),
        (-3_000_000..3_000_000_i64).prop_map(|n| AnswerValue::Number(Points::from_millionths(n))),
        ".{0,8}".prop_map(AnswerValue::Text),
        prop::collection::vec("[ab]", 0..3).prop_map(AnswerValue::Choices),
    ], 0..4)) -> Snapshot {
        let mut made = snapshot();
        made.document.title = title;
        made.version = version;
        made.document.answers = answers.into_iter().map(|(n, answer)| (question(char::from(b'0' + n)), answer)).collect();
        made
    }
}

proptest! {
    /// A snapshot that went through JSON has the digest it had, and the digests of two are equal where nothing differs.
    #[test]
    fn the_digest_is_that_of_the_content(one in snapshots(), other in snapshots()) {
        let read: Snapshot = serde_json::from_str(&serde_json::to_string(&one).unwrap()).unwrap();
        prop_assert_eq!(read.digest().unwrap(), one.digest().unwrap());
        // What is signed can be read back from what was digested.
        let again: Snapshot = serde_json::from_slice(&canonical(&one.value().unwrap()).unwrap()).unwrap();
        prop_assert_eq!(again.digest().unwrap(), one.digest().unwrap());
        prop_assert_eq!(one.differences(&other).unwrap().is_empty(), one.digest().unwrap() == other.digest().unwrap());
    }
}
