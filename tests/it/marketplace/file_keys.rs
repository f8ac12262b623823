//! FILE-07: files lie encrypted, master keys are rotated, and what is erased cannot be read any more.

use acceptance::{Member, Method, Person, Span, TestApp, a_call, json, text};
use std::path::PathBuf;
use tahaddi_api::auth::keyring::FileKeys;
use tahaddi_api::boot::rotate_file_keys;

const TEXT: &str = "nom;montant\nce que personne d'autre ne doit lire;1000\n";

struct Scene {
    app: TestApp,
    startup: Member,
    path: String,
    question: String,
}

impl Scene {
    async fn new() -> Self {
        let app = TestApp::start().await;
        app.load_catalogue().await;
        let ministry = app.partner("Ministère").await;
        let mut call = a_call();
        call["questions"].as_array_mut().unwrap().push(json!({"key": "table", "label": {"fr": "Tableau"}, "kind": "file"}));
        let challenge = app.published(&ministry, call).await;
        let startup = app.startup("Startup").await;
        let draft = app.drafted(&startup, &challenge, "Capteurs").await;
        let questions = challenge["document"]["questions"].as_array().unwrap();
        let question = text(&questions.iter().find(|question| question["key"] == "table").unwrap()["id"]).to_owned();
        Self { path: format!("/v1/applications/{}", text(&draft["id"])), app, startup, question }
    }

    /// Sends a file; where its link is.
    async fn send(&self, name: &str) -> String {
        let path = format!("{}/files?question={}&name={name}", self.path, self.question);
        let request = self.startup.request(Method::POST, path).fresh_key().header("content-type", "text/csv");
        request.body(TEXT).send().await.expect(201).location().to_owned()
    }

    async fn read(&self, link: &str) -> Vec<u8> {
        read(&self.startup, link).await
    }

    fn blobs(&self) -> Vec<PathBuf> {
        let objects = self.app.folder().join("data/files/objects");
        let shards = std::fs::read_dir(objects).into_iter().flatten().map(|shard| shard.unwrap().path());
        shards.flat_map(|shard| std::fs::read_dir(shard).unwrap().map(|blob| blob.unwrap().path())).collect()
    }

    fn keys(&self) -> FileKeys {
        FileKeys::open(&self.app.folder().join("data/keys"), self.app.now()).unwrap()
    }

    /// The names of the master keys, oldest first.
    fn names(&self) -> Vec<String> {
        self.keys().all().unwrap().iter().map(|key| key.key.name().to_owned()).collect()
    }
}

async fn read(person: &Person, link: &str) -> Vec<u8> {
    let url = text(&person.get(link).await.expect(200).json()["url"]).to_owned();
    person.get(url).await.expect(200).bytes().to_vec()
}

#[tokio::test]
async fn file_07_a_file_lies_encrypted_and_one_of_before_is_still_read() {
    let scene = Scene::new().await;
    let link = scene.send("a.csv").await;
    let blob = scene.blobs().pop().unwrap();
    let stored = std::fs::read(&blob).unwrap();
    assert!(!String::from_utf8_lossy(&stored).contains("personne") && stored.len() == TEXT.len() + 16);
    assert_eq!(scene.read(&link).await, TEXT.as_bytes());
    // As it was stored before files were encrypted.
    std::fs::write(&blob, TEXT).unwrap();
    scene.app.ctx.db.raw("UPDATE application_files SET blob_key = NULL").await.unwrap();
    assert_eq!(scene.read(&link).await, TEXT.as_bytes());
    assert_eq!(rotate_file_keys(&scene.app.ctx).await.unwrap().wrapped, 0, "it has no key");
    assert_eq!(scene.read(&link).await, TEXT.as_bytes());
}

#[tokio::test]
async fn file_07_the_master_key_is_rotated_without_touching_the_files() {
    let scene = Scene::new().await;
    let (one, two) = (scene.send("a.csv").await, scene.send("b.csv").await);
    let before: Vec<Vec<u8>> = scene.blobs().iter().map(|blob| std::fs::read(blob).unwrap()).collect();
    let old = scene.names();
    let first = rotate_file_keys(&scene.app.ctx).await.unwrap();
    assert_eq!((first.wrapped, &first.waiting, first.removed.len()), (2, &old, 0));
    assert_eq!(scene.names(), [old[0].clone(), first.made.clone().unwrap()]);
    // Again at once: the older key waits for whoever took it for a file that is on its way, and no other one is made.
    let again = rotate_file_keys(&scene.app.ctx).await.unwrap();
    assert_eq!((again.made, again.wrapped, again.removed.len()), (None, 0, 0));
    let three = scene.send("c.csv").await;
    scene.app.advance(Span::hours(25));
    let last = rotate_file_keys(&scene.app.ctx).await.unwrap();
    assert_eq!((last.made, last.wrapped, last.removed), (None, 0, old));
    assert_eq!(scene.names(), [first.made.unwrap()]);
    for link in [one, two, three] {
        assert_eq!(scene.read(&link).await, TEXT.as_bytes());
    }
    let after: Vec<Vec<u8>> = scene.blobs().iter().map(|blob| std::fs::read(blob).unwrap()).collect();
    assert!(before.iter().all(|blob| after.contains(blob)));
}

#[tokio::test]
async fn file_07_a_rotation_that_was_broken_off_goes_on() {
    let scene = Scene::new().await;
    let link = scene.send("a.csv").await;
    let old = scene.names();
    // Killed right after the key was made. A server that runs meanwhile takes the new one for new files.
    scene.app.advance(Span::seconds(1));
    let made = scene.keys().create(scene.app.now()).unwrap().key.name().to_owned();
    let later = scene.send("b.csv").await;
    assert_eq!(scene.read(&link).await, TEXT.as_bytes());
    let resumed = rotate_file_keys(&scene.app.ctx).await.unwrap();
    assert_eq!((resumed.made, resumed.wrapped, &resumed.waiting), (None, 1, &old));
    scene.app.advance(Span::hours(25));
    assert_eq!(rotate_file_keys(&scene.app.ctx).await.unwrap().removed, old);
    assert_eq!(scene.names(), [made]);
    for link in [link, later] {
        assert_eq!(scene.read(&link).await, TEXT.as_bytes());
    }
    // Without the key that wrapped them nothing is wrapped anew, and no key is removed.
    scene.app.advance(Span::seconds(1));
    scene.keys().create(scene.app.now()).unwrap();
    let folder = scene.app.folder().join("data/keys");
    let lost = folder.join(format!("files-{}.key", scene.names()[0]));
    std::fs::rename(&lost, folder.join("lost")).unwrap();
    let told = rotate_file_keys(&scene.app.ctx).await.unwrap_err().to_string();
    assert!(told.contains("there is no master key"), "{told}");
    std::fs::rename(folder.join("lost"), &lost).unwrap();
    assert_eq!(rotate_file_keys(&scene.app.ctx).await.unwrap().wrapped, 2);
}

#[tokio::test]
async fn file_07_what_is_erased_cannot_be_read_any_more_wherever_its_bytes_are() {
    let scene = Scene::new().await;
    scene.send("a.csv").await;
    scene.app.tick().await;
    let blobs = scene.blobs();
    // The file and its copy for jurors.
    assert_eq!(blobs.len(), 2);
    let backup: Vec<Vec<u8>> = blobs.iter().map(|blob| std::fs::read(blob).unwrap()).collect();
    scene.startup.delete(&scene.path, "*").await.expect(204);
    // The keys are gone with the rows, so what is left, and every backup of it, opens for nobody.
    assert!(backup.iter().all(|bytes| !String::from_utf8_lossy(bytes).contains("personne")));
    assert_eq!(rotate_file_keys(&scene.app.ctx).await.unwrap().wrapped, 0, "no row has a key");
    scene.app.advance(Span::hours(30));
    scene.app.tick().await;
    assert!(scene.blobs().is_empty(), "the bytes go too");
}
