//! What is asked about exports.

use super::Leave;
use super::calls::{Call, calls, id, now};
use crate::repo::export::ExportFilter;
use crate::repo::*;
use tahaddi_domain::code::Code;
use tahaddi_domain::dossier::{CopyContent, HiddenReason};
use tahaddi_domain::export::ExportFile;
use tahaddi_domain::time::Span;

fn of(challenge: bool, phase: bool) -> ExportFilter {
    ExportFilter { requested_by: id(), challenge: challenge.then(id), phase: phase.then(id) }
}

fn file() -> ExportFile {
    ExportFile { name: "a".to_owned(), blob: "b".to_owned(), blob_key: None, size: 1, sha256: "c".to_owned() }
}

fn content() -> CopyContent {
    CopyContent { blob: "b".to_owned(), blob_key: "k".to_owned(), size: 1, sha256: "c".to_owned() }
}

fn key() -> blob_key::BlobKey {
    blob_key::BlobKey { row: "a".to_owned(), blob: "b".to_owned(), wrapped: "c".to_owned() }
}

calls! {
    Lookup blind_copy::finish(&id(), 1, &content());
    Page blind_copy::hidden_of(&id(), None, 20);
    Page blind_copy::hidden_of(&id(), Some(&id()), 20);
    Lookup blind_copy::hide(&id(), 1, HiddenReason::Content);
    Lookup blind_copy::is_due(now());
    Lookup blind_copy::known(&["a".to_owned(), "b".to_owned()]);
    Page blind_copy::missing(&id(), None, 20);
    Page blind_copy::missing(&id(), Some(&id()), 20);
    Lookup blind_copy::of_files(&[&id(), &id()]);
    Lookup blind_copy::take(Span::minutes(1));
    Page blob_key::page(blob_key::Holder::Challenges, "", 20);
    Page blob_key::page(blob_key::Holder::Copies, "a", 20);
    Page blob_key::page(blob_key::Holder::Dossiers, "a", 20);
    Page blob_key::page(blob_key::Holder::Exports, "a", 20);
    Lookup blob_key::replace(blob_key::Holder::Copies, &key(), "k");
    Lookup blob_key::replace(blob_key::Holder::Dossiers, &key(), "k");
    Page review_phase::begun();
    Page review_phase::unlocked(None, 20);
    Page review_phase::unlocked(Some(&id()), 20);
    Sort application_file::handed_in(&[&id(), &id()]);
    Lookup export::count_open(&id());
    Lookup export::expire(&id());
    Lookup export::expired(now(), 20);
    Lookup export::fail(&id(), 1, Code::Forbidden);
    Lookup export::find(&id());
    Lookup export::finish(&id(), 1, &file(), now());
    Lookup export::is_due(now());
    Lookup export::known(&["a".to_owned(), "b".to_owned()]);
    Page export::page(&of(false, false), None, 20);
    Page export::page(&of(true, false), Some(&id()), 20);
    Page export::page(&of(true, true), Some(&id()), 20);
    Lookup export::progress(&id(), 1, (1, 2), Span::minutes(1));
    Lookup export::sweep(now());
    Lookup export::take(Span::minutes(1));
}
