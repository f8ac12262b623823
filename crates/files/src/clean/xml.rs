//! The parts of documents of Office that are XML, and drawings in SVG.
//!
//! Elements and attributes are known by their names without prefixes: the programs that write them agree on these, whatever prefix they
//! choose. Whatever names a person, an account, a machine or a folder goes or becomes a dash.

use super::office::is_dropped;
use crate::error::FileError;
use quick_xml::Reader;
use quick_xml::Writer;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, BytesText, Event};
use std::borrow::Cow;

/// What stands in place of a name.
const NOBODY: &str = "-";
/// In place of an address outside of the document: it can name people, and would tell who opens the document and when.
const NOWHERE: &str = "about:blank";

/// Elements that go with all that they hold: identifiers of sessions, paths, accounts, data of other programs.
const DROPPED: &[&str] = &[
    "rsids",
    "rsid",
    "rsidRoot",
    "absPath",
    "presenceInfo",
    "docVars",
    "attachedTemplate",
    "linkedTemplate",
    "mailMerge",
    "custDataLst",
    "customProperties",
    "fileSharing",
    "saveThroughXslt",
    "smartTagPr",
    "customXmlPr",
    "dataBinding",
    "webPr",
];
/// Attributes that go.
const WITHOUT: &[&str] = &[
    "userId",
    "providerId",
    "refreshedBy",
    "refreshedDate",
    "refreshedDateIso",
    "sourceFile",
    "odcFile",
    "descr",
    "alt",
    "docname",
    "export-filename",
];
/// Attributes that say when somebody wrote or changed something.
const DATES: &[&str] = &["date", "dateUtc", "dt", "dT", "created", "dateTime"];
/// In their place.
const NEVER: &str = "2000-01-01T00:00:00Z";
/// Attributes that become a dash.
const NEUTRAL: &[&str] = &["author", "initials", "userName", "displayName", "lastModifiedBy", "connection", "absref"];
/// Elements whose attribute `name` names a person, or a file that was put in.
const NAMED: &[&str] = &["cmAuthor", "author", "userInfo", "cNvPr", "docPr", "person", "customWorkbookView"];

/// A part without what it tells of people. `name` is its name in lower case.
pub(super) fn clean(name: &str, bytes: &[u8]) -> Result<Vec<u8>, FileError> {
    let mut reader = Reader::from_reader(bytes);
    let mut writer = Writer::new(Vec::with_capacity(bytes.len()));
    let (mut buffer, mut skipped, mut authors) = (Vec::new(), 0_u32, 0_u32);
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer).map_err(|_error| unreadable())?;
        match event {
            Event::Eof => break,
            Event::DocType(_) => return Err(FileError::NotCleanable("a part of it declares entities")),
            Event::Comment(_) | Event::PI(_) => {}
            Event::Start(_) if skipped > 0 => skipped += 1,
            Event::End(_) if skipped > 0 => skipped -= 1,
            _ if skipped > 0 => {}
            Event::Start(start) if goes(name, &start)? => skipped = 1,
            Event::Empty(start) if goes(name, &start)? => {}
            Event::Start(start) => {
                // Spreadsheets name the authors of comments in the text of an element.
                let is_author = is_author(name, &start);
                authors += u32::from(is_author || authors > 0);
                write(&mut writer, Event::Start(cleaned(&start)?))?;
                if is_author {
                    write(&mut writer, Event::Text(BytesText::new(NOBODY)))?;
                }
            }
            Event::End(end) => {
                authors = authors.saturating_sub(1);
                write(&mut writer, Event::End(end))?;
            }
            Event::Empty(start) => write(&mut writer, Event::Empty(cleaned(&start)?))?,
            Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) if authors > 0 => {}
            other => write(&mut writer, other)?,
        }
    }
    Ok(writer.into_inner())
}

fn is_author(name: &str, start: &BytesStart<'_>) -> bool {
    name.starts_with("xl/") && start.local_name().as_ref() == "author"
}

/// Whether an element goes: by its name, or because it leads to a part that goes.
fn goes(name: &str, start: &BytesStart<'_>) -> Result<bool, FileError> {
    let target = |attribute: &str, folder: &str| {
        let found = start.try_get_attribute(attribute).map_err(|_error| unreadable())?;
        Ok(found.is_some_and(|found| is_dropped(&resolved(folder, &found.value))))
    };
    match start.local_name().as_ref() {
        "Override" if name == "[content_types].xml" => target("PartName", ""),
        "Relationship" if name.ends_with(".rels") => target("Target", name.split_once("_rels/").map_or("", |(folder, _)| folder)),
        "title" | "desc" | "metadata" | "namedview" => Ok(name.ends_with(".svg")),
        local => Ok(DROPPED.contains(&local)),
    }
}

/// The name of a part, in lower case, to which a relation leads from a folder.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.to_ascii_lowercase().replace('\\', "/");
    let (base, target) = match target.strip_prefix('/') {
        Some(absolute) => ("", absolute),
        None => (folder, target.as_str()),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in base.split('/').chain(target.split('/')) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// An element with the attributes that stay.
fn cleaned<'a>(start: &BytesStart<'a>) -> Result<BytesStart<'a>, FileError> {
    let element = start.local_name().as_ref().to_owned();
    let is_external = start.try_get_attribute("TargetMode").map_err(|_error| unreadable())?.is_some_and(|mode| mode.value == "External");
    let mut kept = BytesStart::new(start.name().as_ref().to_owned());
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_error| unreadable())?;
        let value = match attribute.key.local_name().as_ref() {
            // A prefix that is declared is no attribute.
            _ if attribute.key.as_ref().starts_with("xmlns") => Cow::Owned(attribute.value.replace('"', "&quot;")),
            local if local.starts_with("rsid") || WITHOUT.contains(&local) => continue,
            // Settings of a printer are gone.
            "id" if element == "pageSetup" => continue,
            "title" if matches!(element.as_str(), "cNvPr" | "docPr" | "imagedata") => continue,
            "name" if NAMED.contains(&element.as_str()) => Cow::Borrowed(NOBODY),
            local if DATES.contains(&local) && is_instant(&attribute.value) => Cow::Borrowed(NEVER),
            local if NEUTRAL.contains(&local) => Cow::Borrowed(NOBODY),
            "Target" if element == "Relationship" && is_external => Cow::Borrowed(NOWHERE),
            // It is written between double quotes, whatever stood around it.
            _ => Cow::Owned(attribute.value.replace('"', "&quot;")),
        };
        kept.push_attribute(Attribute { key: attribute.key, value });
    }
    Ok(kept)
}

fn is_instant(value: &str) -> bool {
    value.len() >= 10 && value.contains('T') && value.bytes().take(4).all(|byte| byte.is_ascii_digit())
}

fn write(writer: &mut Writer<Vec<u8>>, event: Event<'_>) -> Result<(), FileError> {
    Ok(writer.write_event(event)?)
}

fn unreadable() -> FileError {
    FileError::NotCleanable("a part of it is no XML")
}
