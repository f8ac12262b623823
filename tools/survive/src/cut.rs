//! A power cut: what was written and not synced is taken back, by the log that `shim/disk.c` writes.
//!
//! Two disks. One loses all of it. The other keeps what it likes: of bytes sector by sector, of names the first so many, as a file
//! system with a journal does. A sync of a file is for its bytes, a sync of a folder for the names in it.

use crate::rng::Rng;
use anyhow::{Context as _, ensure};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, OpenOptions};
use std::os::unix::fs::{FileExt as _, MetadataExt as _};
use std::path::{Path, PathBuf};
use std::process::Command;

const SHIM: &str = include_str!("../shim/disk.c");
/// What a disk writes whole or not at all.
const SECTOR: u64 = 512;
/// The length of a record before its names and bytes.
const HEAD: usize = 56;

/// Compiles the shim into a folder.
pub(crate) fn shim(folder: &Path) -> anyhow::Result<PathBuf> {
    ensure!(cfg!(target_os = "linux"), "this needs LD_PRELOAD: Linux only");
    let (source, library) = (folder.join("disk.c"), folder.join("disk.so"));
    fs::write(&source, SHIM)?;
    let compiler = std::env::var("CC").unwrap_or_else(|_unset| "cc".to_owned());
    let mut command = Command::new(&compiler);
    command.args(["-O2", "-shared", "-fPIC", "-pthread", "-o"]).arg(&library).arg(&source);
    let done = command.status().with_context(|| format!("no C compiler: {compiler}"))?;
    ensure!(done.success(), "the shim does not compile");
    Ok(library)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Write,
    Size,
    Sync,
    Create,
    Rename,
    Unlink,
    SyncFolder,
    Folder,
}

impl Kind {
    const ALL: [Self; 8] = [Self::Write, Self::Size, Self::Sync, Self::Create, Self::Rename, Self::Unlink, Self::SyncFolder, Self::Folder];

    const fn is_of_bytes(self) -> bool {
        matches!(self, Self::Write | Self::Size)
    }
}

/// One step of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Record {
    kind: Kind,
    inode: u64,
    offset: u64,
    length: u64,
    /// Of the file, before it.
    size: u64,
    first: PathBuf,
    second: PathBuf,
    old: Vec<u8>,
}

impl Record {
    /// Reads one, and what follows it; `None` at the end, or where the kill came into the middle of one.
    fn read(bytes: &[u8]) -> Option<(Self, &[u8])> {
        let (head, rest) = bytes.split_at_checked(HEAD)?;
        let short = |at: usize| Some(u32::from_ne_bytes(head.get(at..at + 4)?.try_into().ok()?));
        let long = |at: usize| Some(u64::from_ne_bytes(head.get(at..at + 8)?.try_into().ok()?));
        let kind = *Kind::ALL.get(usize::try_from(short(0)?.checked_sub(1)?).ok()?)?;
        let (first, rest) = rest.split_at_checked(usize::try_from(short(4)?).ok()?)?;
        let (second, rest) = rest.split_at_checked(usize::try_from(short(8)?).ok()?)?;
        let (old, rest) = rest.split_at_checked(usize::try_from(long(48)?).ok()?)?;
        let path = |bytes: &[u8]| PathBuf::from(String::from_utf8_lossy(bytes).into_owned());
        let (inode, offset, length, size) = (long(16)?, long(24)?, long(32)?, long(40)?);
        Some((Self { kind, inode, offset, length, size, first: path(first), second: path(second), old: old.to_vec() }, rest))
    }

    /// The folder whose sync makes this step last.
    fn folder(&self) -> Option<&Path> {
        if self.kind == Kind::Rename { self.second.parent() } else { self.first.parent() }
    }
}

/// The steps that no sync has made last, in their order.
fn unsynced(log: &[u8]) -> Vec<Record> {
    let (mut open, mut rest): (Vec<Record>, _) = (Vec::new(), log);
    while let Some((record, after)) = Record::read(rest) {
        rest = after;
        match record.kind {
            Kind::Sync => open.retain(|step| !(step.kind.is_of_bytes() && step.inode == record.inode)),
            Kind::SyncFolder => open.retain(|step| step.kind.is_of_bytes() || step.folder() != Some(record.first.as_path())),
            _ => open.push(record),
        }
    }
    open
}

/// A disk below a folder, of which `log` tells and on which `keep` holds what lost its name.
pub(crate) struct Disk {
    pub(crate) folder: PathBuf,
    pub(crate) log: PathBuf,
    pub(crate) keep: PathBuf,
}

impl Disk {
    /// Forgets the past: what is there is on disk.
    pub(crate) fn settle(&self) -> anyhow::Result<()> {
        if self.keep.exists() {
            fs::remove_dir_all(&self.keep)?;
        }
        fs::create_dir(&self.keep)?;
        File::create(&self.log)?;
        Ok(())
    }

    /// Cuts the power; the program is dead. With `chance` a part of what was not synced survives, else nothing. How many steps were lost.
    pub(crate) fn cut(&self, chance: Option<&mut Rng>) -> anyhow::Result<usize> {
        let steps = unsynced(&fs::read(&self.log)?);
        let files = self.inodes()?;
        let lost = match chance {
            None => {
                for step in steps.iter().rev() {
                    if step.kind.is_of_bytes() { restore(step, &files)? } else { self.unname(step)? }
                }
                steps.len()
            }
            Some(rng) => self.lose_some(&steps, &files, rng)?,
        };
        for entry in fs::read_dir(&self.folder)? {
            let path = entry?.path();
            if path.to_string_lossy().ends_with("-shm") {
                fs::remove_file(path)?;
            }
        }
        self.settle()?;
        Ok(lost)
    }

    fn lose_some(&self, steps: &[Record], files: &BTreeMap<u64, PathBuf>, rng: &mut Rng) -> anyhow::Result<usize> {
        let mut lost = 0;
        let inodes: BTreeSet<u64> = steps.iter().filter(|step| step.kind.is_of_bytes()).map(|step| step.inode).collect();
        for inode in inodes {
            let of_file: Vec<&Record> = steps.iter().filter(|step| step.kind.is_of_bytes() && step.inode == inode).collect();
            lost += lose_sectors(&of_file, files, rng)?;
        }
        let names: Vec<&Record> = steps.iter().filter(|step| !step.kind.is_of_bytes()).collect();
        let survive = usize::try_from(rng.below(u64::try_from(names.len())? + 1))?;
        for step in names.iter().skip(survive).rev() {
            self.unname(step)?;
            lost += 1;
        }
        Ok(lost)
    }

    /// Takes back what was done to a name. What came after it has been taken back already.
    fn unname(&self, step: &Record) -> anyhow::Result<()> {
        let kept = self.keep.join(step.inode.to_string());
        // A step that failed, or that the kill came before, left nothing to take back.
        drop(match step.kind {
            Kind::Create => fs::remove_file(&step.first),
            Kind::Folder => fs::remove_dir_all(&step.first),
            Kind::Unlink => fs::hard_link(&kept, &step.first),
            Kind::Rename => fs::rename(&step.second, &step.first),
            _ => Ok(()),
        });
        if step.kind == Kind::Rename && step.inode != 0 {
            fs::hard_link(&kept, &step.second).with_context(|| step.second.display().to_string())?;
        }
        Ok(())
    }

    /// Every file, by what it is and not by its name.
    fn inodes(&self) -> anyhow::Result<BTreeMap<u64, PathBuf>> {
        let (mut found, mut folders) = (BTreeMap::new(), vec![self.folder.clone(), self.keep.clone()]);
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder)? {
                let (path, metadata) = {
                    let entry = entry?;
                    (entry.path(), entry.metadata()?)
                };
                if metadata.is_dir() {
                    folders.push(path);
                } else {
                    found.insert(metadata.ino(), path);
                }
            }
        }
        Ok(found)
    }
}

fn open(inode: u64, files: &BTreeMap<u64, PathBuf>) -> anyhow::Result<Option<File>> {
    // A file without a name is gone by itself.
    let Some(path) = files.get(&inode) else { return Ok(None) };
    Ok(Some(OpenOptions::new().read(true).write(true).open(path).with_context(|| path.display().to_string())?))
}

/// Takes back a write or a new length.
fn restore(step: &Record, files: &BTreeMap<u64, PathBuf>) -> anyhow::Result<()> {
    let Some(file) = open(step.inode, files)? else { return Ok(()) };
    file.set_len(step.size)?;
    Ok(file.write_all_at(&step.old, step.offset)?)
}

/// Takes back some sectors of what was written to one file; how many.
fn lose_sectors(steps: &[&Record], files: &BTreeMap<u64, PathBuf>, rng: &mut Rng) -> anyhow::Result<usize> {
    let Some(file) = steps.first().map(|step| open(step.inode, files)).transpose()?.flatten() else { return Ok(0) };
    // A file that was cut short: all or nothing, as the journal of a file system has it.
    if steps.iter().any(|step| step.kind == Kind::Size) {
        if rng.coin() {
            return Ok(0);
        }
        steps.iter().rev().try_for_each(|step| restore(step, files))?;
        return Ok(steps.len());
    }
    let (mut survived, mut lost) = (BTreeSet::new(), 0);
    for step in steps.iter().rev() {
        let end = step.offset + step.length;
        for sector in step.offset / SECTOR..end.div_ceil(SECTOR) {
            // What was written to a sector later and survived took along what was there before.
            if survived.contains(&sector) {
                continue;
            }
            if rng.coin() {
                survived.insert(sector);
                continue;
            }
            let (from, to) = (step.offset.max(sector * SECTOR), end.min((sector + 1) * SECTOR));
            let mut before = vec![0; usize::try_from(to - from)?];
            let at = usize::try_from(from - step.offset)?;
            let old = step.old.get(at..).unwrap_or_default();
            before.iter_mut().zip(old).for_each(|(to, from)| *to = *from);
            file.write_all_at(&before, from)?;
            lost += 1;
        }
    }
    // The length that was on disk before, or any that it had since.
    let now = file.metadata()?.len();
    let before = steps.first().map_or(now, |step| step.size);
    if before < now && rng.coin() {
        file.set_len(before + rng.below(now - before))?;
        lost += 1;
    }
    Ok(lost)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the shim writes them.
    fn bytes(kind: u32, inode: u64, place: (u64, u64, u64), names: (&str, &str), old: &[u8]) -> Vec<u8> {
        let lengths = [kind, u32::try_from(names.0.len()).unwrap(), u32::try_from(names.1.len()).unwrap(), 0];
        let mut bytes: Vec<u8> = lengths.iter().flat_map(|number| number.to_ne_bytes()).collect();
        for number in [inode, place.0, place.1, place.2, u64::try_from(old.len()).unwrap()] {
            bytes.extend(number.to_ne_bytes());
        }
        [bytes, names.0.into(), names.1.into(), old.to_vec()].concat()
    }

    struct Scene {
        _folder: tempfile::TempDir,
        disk: Disk,
    }

    fn scene() -> Scene {
        let folder = tempfile::tempdir().unwrap();
        let place = |name: &str| folder.path().join(name);
        let disk = Disk { folder: place("data"), log: place("log"), keep: place("keep") };
        fs::create_dir(&disk.folder).unwrap();
        disk.settle().unwrap();
        Scene { _folder: folder, disk }
    }

    #[test]
    fn what_is_not_synced_is_lost_backwards() {
        let Scene { disk, .. } = &scene();
        let (path, new) = (disk.folder.join("a"), disk.folder.join("b"));
        fs::write(&path, "abcXYZ").unwrap();
        fs::write(&new, "new").unwrap();
        let inode = fs::metadata(&path).unwrap().ino();
        let log = [
            bytes(1, inode, (0, 3, 3), ("", ""), b"old"),
            bytes(3, inode, (0, 0, 0), ("", ""), b""),
            bytes(1, inode, (0, 1, 3), ("", ""), b"1"),
            bytes(1, inode, (2, 4, 3), ("", ""), b"3"),
            bytes(4, 0, (0, 0, 0), (new.to_str().unwrap(), ""), b""),
        ];
        fs::write(&disk.log, log.concat()).unwrap();
        assert_eq!(disk.cut(None).unwrap(), 3);
        assert_eq!(fs::read_to_string(&path).unwrap(), "1b3");
        assert!(!new.exists() && fs::read(&disk.log).unwrap().is_empty());
    }

    #[test]
    fn a_synced_folder_keeps_its_names_and_a_half_written_record_is_none() {
        let folder = "/d";
        let create = bytes(4, 0, (0, 0, 0), ("/d/a", ""), b"");
        let rename = bytes(5, 0, (0, 0, 0), ("/e/a", "/d/b"), b"");
        let sync = bytes(7, 0, (0, 0, 0), (folder, ""), b"");
        assert_eq!(unsynced(&[create.clone(), rename.clone()].concat()).len(), 2);
        assert_eq!(unsynced(&[create.clone(), rename.clone(), sync].concat()), []);
        assert_eq!(unsynced(&[create, rename[..rename.len() - 1].to_vec()].concat()).len(), 1);
    }

    #[test]
    fn a_name_that_was_replaced_or_removed_comes_back_with_its_bytes() {
        let Scene { disk, .. } = &scene();
        let (a, b) = (disk.folder.join("a"), disk.folder.join("b"));
        fs::write(&a, "new").unwrap();
        fs::write(&b, "old").unwrap();
        let inode = fs::metadata(&b).unwrap().ino();
        fs::hard_link(&b, disk.keep.join(inode.to_string())).unwrap();
        fs::rename(&a, &b).unwrap();
        fs::write(&disk.log, bytes(5, inode, (0, 0, 0), (a.to_str().unwrap(), b.to_str().unwrap()), b"")).unwrap();
        disk.cut(None).unwrap();
        assert_eq!((fs::read_to_string(&a).unwrap(), fs::read_to_string(&b).unwrap()), ("new".to_owned(), "old".to_owned()));
    }

    #[test]
    fn of_sectors_some_survive_and_none_is_mixed() {
        let mut seen = BTreeSet::new();
        for seed in 0..64 {
            let Scene { disk, .. } = &scene();
            let path = disk.folder.join("a");
            fs::write(&path, [[b'2'; 512], [b'2'; 512]].concat()).unwrap();
            let inode = fs::metadata(&path).unwrap().ino();
            let first = bytes(1, inode, (0, 1024, 1024), ("", ""), &[b'0'; 1024]);
            let second = bytes(1, inode, (0, 512, 1024), ("", ""), &[b'1'; 512]);
            fs::write(&disk.log, [first, second].concat()).unwrap();
            disk.cut(Some(&mut Rng::new(seed))).unwrap();
            let found = fs::read(&path).unwrap();
            assert!(found.chunks(512).all(|sector| sector.iter().all(|byte| *byte == sector[0])));
            seen.insert((found[0], found[512]));
        }
        let all = [(b'0', b'0'), (b'0', b'2'), (b'1', b'0'), (b'1', b'2'), (b'2', b'0'), (b'2', b'2')];
        assert_eq!(seen.into_iter().collect::<Vec<_>>(), all);
    }
}
