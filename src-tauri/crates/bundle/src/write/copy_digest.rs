//! Tells, at any later day, whether what lies there is still what was written. Nothing else may be removed as a copy.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use disk::Hasher;
use domain::Digest;

/// SHA-256 of a file; of a folder, of all names in it with the digests of what they stand for.
///
/// # Errors
/// Nothing lies there ([`io::ErrorKind::NotFound`]), there is something that Daybook does not write, such as a link
/// ([`io::ErrorKind::InvalidData`]), or it cannot be read.
pub fn copy_digest(path: &Path) -> io::Result<Digest> {
    let kind = fs::symlink_metadata(path)?.file_type();
    let mut hash = Hasher::default();
    if kind.is_dir() {
        let names = fs::read_dir(path)?.map(|found| Ok(found?.file_name()));
        let mut names = names.collect::<io::Result<Vec<_>>>()?;
        names.sort();
        for name in names {
            let digest = copy_digest(&path.join(&name))?;
            let name = name.as_encoded_bytes();
            // Its length, so that no name can be taken for the end of another.
            hash.update(&(name.len() as u64).to_le_bytes());
            hash.update(name);
            hash.update(digest.bytes());
        }
    } else if kind.is_file() {
        io::copy(&mut File::open(path)?, &mut hash)?;
    } else {
        return Err(io::ErrorKind::InvalidData.into());
    }
    Ok(hash.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_another_once_anything_in_it_is_added_renamed_or_changed() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("bundle");
        fs::create_dir_all(folder.join("data")).unwrap();
        let file = folder.join("data/one.txt");
        fs::write(&file, "one").unwrap();
        let first = copy_digest(&folder).unwrap();

        fs::write(&file, "uno").unwrap();
        assert_ne!(copy_digest(&folder).unwrap(), first);
        fs::write(&file, "one").unwrap();
        assert_eq!(copy_digest(&folder).unwrap(), first);
        fs::create_dir(folder.join("mine")).unwrap();
        assert_ne!(copy_digest(&folder).unwrap(), first);
        fs::remove_dir(folder.join("mine")).unwrap();
        fs::rename(&file, folder.join("data/two.txt")).unwrap();
        assert_ne!(copy_digest(&folder).unwrap(), first);
        let gone = copy_digest(&file).unwrap_err();
        assert_eq!(gone.kind(), io::ErrorKind::NotFound);
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_read_through_a_link() {
        let place = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink("/etc", place.path().join("link")).unwrap();
        let fault = copy_digest(place.path()).unwrap_err();
        assert_eq!(fault.kind(), io::ErrorKind::InvalidData);
    }
}
