//! A flat folder for an evidence portal: at most 16 files of at most 2 GB, 10 GB in all, what is read first first.
//!
//! What goes into it is settled before the bundle is signed, since the text that is signed names the list of it.

mod accepted;
mod zips;

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use catalogue::{Words, sentences};
use disk::{Content, Partial, create_private_file, free_name};
use domain::{Digest, Moment};

use self::accepted::is_accepted;
use self::zips::Zips;
use crate::case_file::CaseFile;
use crate::format::form::Form;
use crate::format::layout::{
    BAG_INFO, EXHIBITS, LOOSE_SIGNATURE, PAYLOAD, PORTAL_LIST, PORTAL_NOT_HERE, WITH_ZIP, flat,
};
use crate::verify::carrier;
use crate::write::bag::{ClosedBag, digest_of};

const MOST_FILES: usize = 16;
const LARGEST_FILE: u64 = 2_000_000_000;
const MOST_BYTES: u64 = 10_000_000_000;
/// A file that the portal's limits do not allow, or whose type is not on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PortalLeftOut {
    /// Its path in the bundle.
    pub path: String,
    /// How many bytes.
    pub size: u64,
}

/// What will lie in the folder.
pub(crate) struct PortalPlan {
    /// The folder's name, if that is free.
    name: String,
    /// What names begin with, so that a file that was uploaded by itself says whose it is, and of which day.
    prefix: String,
    /// The paths of what is copied out of the bundle, with their names there.
    loose: Vec<(String, String)>,
    /// What is said of what is not there, where anything is not.
    not_here: Option<String>,
    /// The bundle's ZIP, where it goes along.
    zips: Option<Zips>,
    made: Moment,
    /// The text that lists them: hash, two spaces, name.
    list: String,
    pub(crate) left_out: Vec<PortalLeftOut>,
}

/// What is left of what a portal takes.
struct Room {
    files: usize,
    bytes: u64,
}

impl Room {
    fn takes(&self, path: &str, content: &Content) -> bool {
        is_accepted(path)
            && self.files > 0
            && content.size <= LARGEST_FILE
            && content.size <= self.bytes
    }
}

impl PortalPlan {
    /// What of a bag goes to a portal.
    pub(crate) fn of(bag: &ClosedBag, form: Form, case: &CaseFile, name: String) -> Self {
        let mut files: Vec<(&String, &Content)> = bag.files().collect();
        files.sort_by_key(|(path, _)| (path.starts_with(PAYLOAD), *path));
        let is_exhibit = |path: &str| path.starts_with(EXHIBITS);
        let is_document =
            |path: &str| (path.ends_with(".pdf") || path.ends_with(".xlsx")) && !is_exhibit(path);
        let is_film = |path: &str| is_exhibit(path) && path.contains("_video_");
        let mut documents = files.iter().copied();
        // Whoever has another bundle's list of another day could try what its documents say, but for the blind in this file.
        let blinded = documents.find(|(path, _)| *path == BAG_INFO);
        let documents = files.iter().copied().filter(|(path, _)| is_document(path));
        let documents = blinded.into_iter().chain(documents);
        let mut plan = Self {
            name,
            prefix: format!("{}_{}_", case.label, case.made.local().format("%Y-%m-%d")),
            loose: Vec::new(),
            not_here: None,
            zips: None,
            made: case.made,
            list: String::new(),
            left_out: Vec::new(),
        };
        // The list, what is said of the rest, and what is signed where no ZIP holds it.
        let mut room = Room {
            files: MOST_FILES - 2 - LOOSE_SIGNATURE.len(),
            bytes: MOST_BYTES,
        };
        for (path, content) in documents {
            plan.take(path, content, &mut room);
        }
        let zips = (form == Form::Zip).then(|| Zips::of(&files, LARGEST_FILE));
        let for_zips = room.files + LOOSE_SIGNATURE.len();
        let zips = zips.filter(|zips| {
            zips.count() <= for_zips && zips.count() as u64 * LARGEST_FILE <= room.bytes
        });
        let exhibits = || files.iter().filter(|(path, _)| is_exhibit(path));
        match &zips {
            // They hold all of it; films stand beside them too, since few who get a ZIP play what is in it.
            Some(zips) => {
                room = Room {
                    files: for_zips - zips.count(),
                    bytes: room.bytes - zips.count() as u64 * LARGEST_FILE,
                };
                plan.list.insert_str(0, WITH_ZIP);
                for (path, content) in exhibits().filter(|(path, _)| is_film(path)) {
                    if room.takes(path, content) {
                        plan.take(path, content, &mut room);
                    }
                }
                plan.leave_out_too_large(zips, &files);
            }
            None => {
                let mut exhibits: Vec<_> = exhibits().collect();
                exhibits.sort_by_key(|(path, _)| (!is_film(path), *path));
                for (path, content) in exhibits {
                    plan.take(path, content, &mut room);
                }
            }
        }
        plan.zips = zips;
        plan.say_what_is_not_here(case.words);
        plan
    }

    /// Whether the bundle is in several ZIPs.
    pub(crate) fn is_in_parts(&self) -> bool {
        self.zips.as_ref().is_some_and(|zips| zips.count() > 1)
    }

    fn leave_out_too_large(&mut self, zips: &Zips, files: &[(&String, &Content)]) {
        if let Zips::Several { too_large, .. } = zips {
            let left_out = files.iter().filter(|(path, _)| too_large.contains(*path));
            self.left_out
                .extend(left_out.map(|(path, content)| PortalLeftOut {
                    path: (*path).clone(),
                    size: content.size,
                }));
        }
    }

    fn take(&mut self, path: &str, content: &Content, room: &mut Room) {
        if !room.takes(path, content) {
            let path = path.to_owned();
            let size = content.size;
            self.left_out.push(PortalLeftOut { path, size });
            return;
        }
        room.files -= 1;
        room.bytes -= content.size;
        let name = match path {
            BAG_INFO => flat(path).to_owned(),
            _ => format!("{}{}", self.prefix, flat(path)),
        };
        self.list(content.digest, &name);
        self.loose.push((path.to_owned(), name));
    }

    fn list(&mut self, digest: Digest, name: &str) {
        self.list.push_str(&format!("{digest}  {name}\n"));
    }

    /// Whoever gets the files by the portal alone is told what else there is.
    fn say_what_is_not_here(&mut self, words: &Words) {
        if self.left_out.is_empty() {
            return;
        }
        let mut text = words.say(sentences::BUNDLE_PORTAL_NOT_HERE) + "\r\n\r\n";
        for file in &self.left_out {
            text.push_str(flat(&file.path));
            text.push_str("\r\n");
        }
        self.list(digest_of(text.as_bytes()), PORTAL_NOT_HERE);
        self.not_here = Some(text);
    }

    /// The hash of the list.
    pub(crate) fn digest(&self) -> Digest {
        digest_of(self.list.as_bytes())
    }

    /// Copies them out of the bundle, now that it is written.
    pub(crate) fn write(&self, bundle: &Path, folder: &Path) -> io::Result<PathBuf> {
        let portal = Partial::folder(free_name(folder, &self.name, ""))?;
        self.fill(bundle, portal.path())?;
        portal.finish()
    }

    fn fill(&self, bundle: &Path, target: &Path) -> io::Result<()> {
        let source = carrier::open(bundle).map_err(|_| io::ErrorKind::InvalidData)?;
        let loose = self.loose.iter();
        let loose = loose.map(|(path, name)| (path.as_str(), name.as_str()));
        let signature = match self.zips {
            Some(_) => &[][..],
            None => &LOOSE_SIGNATURE,
        };
        let signature = signature.iter().copied();
        for (path, name) in loose.chain(signature) {
            put(&target.join(name), &mut source.read(path)?)?;
        }
        if let Some(text) = &self.not_here {
            put(&target.join(PORTAL_NOT_HERE), &mut text.as_bytes())?;
        }
        put(&target.join(PORTAL_LIST), &mut self.list.as_bytes())?;
        match &self.zips {
            Some(zips) => zips.write(bundle, target, self.made),
            None => Ok(()),
        }
    }
}

fn put(path: &Path, source: &mut dyn Read) -> io::Result<()> {
    let mut file = create_private_file(path)?;
    io::copy(source, &mut file)?;
    file.sync_all()
}
