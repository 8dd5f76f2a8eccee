//! A flat folder for an evidence portal: at most 16 files of at most 2 GB, what is read first first.
//!
//! What goes into it is settled before the bundle is signed, since the text that is signed names the list of it.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use disk::{Content, Partial, create_private_file, free_name};
use domain::Digest;

use crate::format::form::Form;
use crate::format::layout::{
    ALLOWED_SIGNERS, BAG_INFO, EXHIBITS, HAND_OVER, PAYLOAD, PORTAL_LIST, SSH_SIGNATURE, WITH_ZIP,
    flat,
};
use crate::verify::carrier;
use crate::write::bag::{ClosedBag, digest_of};

const MOST_FILES: usize = 16;
const LARGEST_FILE: u64 = 2_000_000_000;
/// What the signed text is checked by where no ZIP beside it holds it.
const LOOSE_SIGNATURE: [&str; 3] = [HAND_OVER, SSH_SIGNATURE, ALLOWED_SIGNERS];
/// More than a ZIP needs for one file beside its bytes and twice its name: both headers, and the sizes of long ones.
const AROUND_ONE_FILE: u64 = 200;
/// More than the signature and the ends of the lists take.
const AT_THE_END: u64 = 64 * 1024;

/// A file that the portal's limits do not allow.
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
    /// The paths of what is copied out of the bundle.
    loose: Vec<String>,
    /// In how many parts the bundle's ZIP goes along; none where it does not.
    pub(crate) zip_parts: Option<usize>,
    /// The text that lists them: hash, two spaces, name.
    list: String,
    pub(crate) left_out: Vec<PortalLeftOut>,
}

impl PortalPlan {
    /// What of a bag goes to a portal.
    pub(crate) fn of(bag: &ClosedBag, form: Form, name: String) -> Self {
        let mut files: Vec<(&String, &Content)> = bag.files().collect();
        files.sort_by_key(|(path, _)| (path.starts_with(PAYLOAD), *path));
        let is_exhibit = |path: &str| path.starts_with(EXHIBITS);
        let is_document = |path: &str| path.ends_with(".pdf") && !is_exhibit(path);
        let mut documents = files.iter().copied();
        // Whoever has another bundle's list of another day could try what its documents say, but for the blind in this file.
        let blinded = documents.find(|(path, _)| *path == BAG_INFO);
        let documents = files.iter().copied().filter(|(path, _)| is_document(path));
        let documents = blinded.into_iter().chain(documents);
        let mut plan = Self {
            name,
            loose: Vec::new(),
            zip_parts: None,
            list: String::new(),
            left_out: Vec::new(),
        };
        // The list, and what is signed where no ZIP holds it.
        let mut room = MOST_FILES - 1 - LOOSE_SIGNATURE.len();
        for (path, content) in documents {
            plan.take(path, content, &mut room);
        }
        let parts = usize::try_from(most_of_zip(&files).div_ceil(LARGEST_FILE));
        let fits = |parts: &usize| form == Form::Zip && *parts <= room + LOOSE_SIGNATURE.len();
        plan.zip_parts = parts.ok().filter(fits);
        if plan.zip_parts.is_some() {
            plan.list.insert_str(0, WITH_ZIP);
        }
        if plan.zip_parts.is_none() {
            let mut exhibits: Vec<_> = files.iter().filter(|(path, _)| is_exhibit(path)).collect();
            exhibits.sort_by_key(|(path, _)| (!path.contains("_video_"), *path));
            for (path, content) in exhibits {
                plan.take(path, content, &mut room);
            }
        }
        plan
    }

    fn take(&mut self, path: &str, content: &Content, room: &mut usize) {
        let size = content.size;
        if *room == 0 || size > LARGEST_FILE {
            let path = path.to_owned();
            self.left_out.push(PortalLeftOut { path, size });
            return;
        }
        *room -= 1;
        let line = format!("{}  {}\n", content.digest, flat(path));
        self.list.push_str(&line);
        self.loose.push(path.to_owned());
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
        let loose = self.loose.iter().map(String::as_str);
        let signature = match self.zip_parts {
            Some(_) => &[][..],
            None => &LOOSE_SIGNATURE,
        };
        for path in loose.chain(signature.iter().copied()) {
            put(&target.join(flat(path)), &mut source.read(path)?)?;
        }
        put(&target.join(PORTAL_LIST), &mut self.list.as_bytes())?;
        match self.zip_parts {
            Some(_) => copy_zip(bundle, target),
            None => Ok(()),
        }
    }
}

/// More than the ZIP of these files takes.
fn most_of_zip(files: &[(&String, &Content)]) -> u64 {
    let one = |(path, content): &(&String, &Content)| {
        content.size + AROUND_ONE_FILE + 2 * (path.len() as u64 + AROUND_ONE_FILE)
    };
    files.iter().map(one).sum::<u64>() + AT_THE_END
}

fn put(path: &Path, source: &mut dyn Read) -> io::Result<()> {
    let mut file = create_private_file(path)?;
    io::copy(source, &mut file)?;
    file.sync_all()
}

/// The ZIP, or, where it is too large, parts that `copy /b`, `cat` and 7-Zip put together again.
fn copy_zip(bundle: &Path, target: &Path) -> io::Result<()> {
    let name = bundle.file_name().unwrap_or_default().to_string_lossy();
    let parts = fs::metadata(bundle)?.len().div_ceil(LARGEST_FILE);
    let mut whole = File::open(bundle)?;
    for part in 1..=parts {
        let name = match parts {
            1 => name.to_string(),
            _ => format!("{name}.{part:03}"),
        };
        put(&target.join(name), &mut (&mut whole).take(LARGEST_FILE))?;
    }
    Ok(())
}
