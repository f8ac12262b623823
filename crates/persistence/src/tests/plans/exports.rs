//! What is asked about exports.

use super::Leave;
use super::calls::{Call, calls, id, now};
use crate::repo::export::ExportFilter;
use crate::repo::*;
use tahaddi_domain::code::Code;
use tahaddi_domain::export::ExportFile;
use tahaddi_domain::time::Span;

fn of(challenge: bool, phase: bool) -> ExportFilter {
    ExportFilter { requested_by: id(), challenge: challenge.then(id), phase: phase.then(id) }
}

fn file() -> ExportFile {
    ExportFile { name: "a".to_owned(), blob: "b".to_owned(), size: 1, sha256: "c".to_owned() }
}

calls! {
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
