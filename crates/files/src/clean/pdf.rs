//! PDF: read as objects and written anew. What nothing names any more, earlier versions and comments of the file among it, is not written.

use super::{MOST, image, jpeg, whole};
use crate::error::FileError;
use crate::inspect;
use lopdf::xref::XrefType;
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream};
use std::collections::BTreeSet;
use std::io::{Read, Seek, SeekFrom};

/// The most bytes of one packed stream of objects.
const MOST_UNPACKED: usize = 8_000_000;
/// Objects within objects.
const DEPTH: u32 = 100;

/// Entries that go wherever they stand: metadata, private data of programs, attached files, actions that begin by themselves.
const DROPPED: &[&[u8]] = &[
    b"Metadata",
    b"PieceInfo",
    b"LastModified",
    b"AA",
    b"AF",
    b"EF",
    b"JS",
    b"JavaScript",
    b"EmbeddedFiles",
    b"Thumb",
    b"CreatorInfo",
    b"Alt",
    b"Author",
    b"Creator",
    b"Producer",
    b"Keywords",
    b"CreationDate",
    b"ModDate",
    b"Info",
    b"SpiderInfo",
    b"Perms",
    b"DSS",
    b"Legal",
    b"Collection",
    b"URI",
    b"XFA",
    b"RichMediaContent",
    b"Movie",
    b"Requirements",
    b"OpenAction",
    b"Company",
    b"SourceModified",
    b"ID",
    b"Manager",
    b"Ref",
];
/// Actions that run something or lead out of the document.
const ACTIONS: &[&[u8]] = &[
    b"JavaScript",
    b"Launch",
    b"SubmitForm",
    b"ImportData",
    b"GoToR",
    b"GoToE",
    b"URI",
    b"Rendition",
    b"Sound",
    b"Movie",
    b"RichMediaExecute",
    b"Trans",
    b"GoTo3DView",
];
/// Remarks that people make in a document.
const REMARKS: &[&[u8]] = &[
    b"Text",
    b"FreeText",
    b"Line",
    b"Square",
    b"Circle",
    b"Polygon",
    b"PolyLine",
    b"Highlight",
    b"Underline",
    b"Squiggly",
    b"StrikeOut",
    b"Stamp",
    b"Caret",
    b"Ink",
    b"Popup",
    b"FileAttachment",
    b"Sound",
    b"Redact",
    b"Projection",
    b"Link",
    b"Widget",
];
/// What remarks tell of who made them, and when.
const SIGNED: &[&[u8]] = &[b"CreationDate", b"M", b"NM", b"Subj", b"RC", b"FS"];

pub(super) fn clean(source: &mut (impl Read + Seek)) -> Result<Vec<u8>, FileError> {
    if !inspect::unpacks_within_bounds(source)? {
        return Err(FileError::NotCleanable("its packed objects cannot be read, or are too large"));
    }
    source.seek(SeekFrom::Start(0))?;
    let bytes = whole(source, MOST)?;
    let options = LoadOptions { max_decompressed_size: Some(MOST_UNPACKED), ..LoadOptions::default() };
    let mut document = Document::load_mem_with_options(&bytes, options).map_err(|_error| unreadable())?;
    drop(bytes);
    if document.is_encrypted() || document.was_encrypted() {
        return Err(FileError::NotCleanable("it is encrypted"));
    }
    let root = document.trailer.get(b"Root").and_then(Object::as_reference).map_err(|_error| unreadable())?;
    let mut trailer = Dictionary::new();
    trailer.set("Root", Object::Reference(root));
    document.trailer = trailer;
    for object in document.objects.values_mut() {
        scrub(object, DEPTH)?;
    }
    prune(&mut document, root);
    document.max_id = document.objects.keys().map(|(number, _)| *number).max().unwrap_or_default();
    if document.get_pages().is_empty() {
        return Err(unreadable());
    }
    // What the program that wrote the file put behind its first line.
    document.binary_mark = vec![0xbb, 0xad, 0xc0, 0xde];
    document.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
    let mut out = Vec::new();
    document.save_to(&mut out)?;
    Ok(out)
}

/// Forgets what the document does not name any more. (That of the library looks through a list for each reference.)
fn prune(document: &mut Document, root: ObjectId) {
    let (mut reached, mut next) = (BTreeSet::from([root]), vec![root]);
    let mut named = Vec::new();
    while let Some(id) = next.pop() {
        if let Some(object) = document.objects.get(&id) {
            references(object, &mut named);
        }
        next.extend(named.drain(..).filter(|id| reached.insert(*id)));
    }
    document.objects.retain(|id, _| reached.contains(id));
}

/// What an object names. It is no deeper than `scrub` has found.
fn references(object: &Object, named: &mut Vec<ObjectId>) {
    match object {
        Object::Reference(id) => named.push(*id),
        Object::Array(items) => items.iter().for_each(|item| references(item, named)),
        Object::Dictionary(dictionary) => dictionary.iter().for_each(|(_, value)| references(value, named)),
        Object::Stream(stream) => stream.dict.iter().for_each(|(_, value)| references(value, named)),
        _ => {}
    }
}

fn scrub(object: &mut Object, left: u32) -> Result<(), FileError> {
    let left = left.checked_sub(1).ok_or_else(unreadable)?;
    match object {
        Object::Dictionary(dictionary) => scrub_dictionary(dictionary, left),
        Object::Stream(stream) => {
            scrub_dictionary(&mut stream.dict, left)?;
            scrub_image(stream)
        }
        Object::Array(items) => items.iter_mut().try_for_each(|item| scrub(item, left)),
        _ => Ok(()),
    }
}

fn scrub_dictionary(dictionary: &mut Dictionary, left: u32) -> Result<(), FileError> {
    let is = |key: &[u8], names: &[&[u8]]| dictionary.get(key).and_then(Object::as_name).is_ok_and(|name| names.contains(&name));
    let is_signature = dictionary.has(b"ByteRange") || is(b"Type", &[b"Sig", b"DocTimeStamp"]);
    if is(b"S", ACTIONS) || is(b"Type", &[b"Filespec", b"F", b"EmbeddedFile"]) || is_signature {
        *dictionary = Dictionary::new();
        return Ok(());
    }
    let is_remark = is(b"Subtype", REMARKS);
    // The title of a remark is its author; of a field it is the name by which forms know it.
    let is_field = dictionary.has(b"FT") || is(b"Subtype", &[b"Widget"]);
    let goes = |key: &[u8]| {
        DROPPED.contains(&key) || key.starts_with(b"PTEX.") || is_remark && (SIGNED.contains(&key) || key == b"T" && !is_field)
    };
    let gone: Vec<Vec<u8>> = dictionary.iter().map(|(key, _)| key).filter(|key| goes(key)).cloned().collect();
    gone.iter().for_each(|key| drop(dictionary.remove(key)));
    dictionary.iter_mut().try_for_each(|(_, value)| scrub(value, left))
}

/// Photographs within the document have metadata of their own.
fn scrub_image(stream: &mut Stream) -> Result<(), FileError> {
    let filters = if stream.dict.has(b"Filter") { stream.filters().map_err(|_error| unreadable())? } else { Vec::new() };
    let cleaned = match filters.as_slice() {
        [b"DCTDecode" | b"DCT"] => jpeg::clean(&stream.content),
        [b"JPXDecode"] => image::jp2(&stream.content),
        filters if filters.iter().any(|filter| matches!(*filter, b"DCTDecode" | b"DCT" | b"JPXDecode")) => None,
        _ => return Ok(()),
    };
    stream.set_content(cleaned.ok_or(FileError::NotCleanable("a picture in it cannot be read"))?);
    Ok(())
}

fn unreadable() -> FileError {
    FileError::NotCleanable("its objects cannot be read")
}
