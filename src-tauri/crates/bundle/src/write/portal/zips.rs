//! The bundle's ZIP for a portal: as it is, or, where that is larger than a portal takes, several whole ones. Each of them opens
//! by itself, and all of them unpacked into one place are the bundle.

use std::collections::BTreeSet;
use std::fs::File;
use std::io;
use std::path::Path;

use disk::{Content, create_private_file};
use domain::Moment;

use super::put;
use crate::verify::carrier;
use crate::write::zip_file::ZipFile;

/// More than a ZIP needs for one file beside its bytes and twice its name: both headers, and the sizes of long ones.
const AROUND_ONE_FILE: u64 = 200;
/// More than the signature and the ends of the lists take.
const AT_THE_END: u64 = 64 * 1024;

/// Which ZIPs go along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Zips {
    /// The bundle's own.
    One,
    /// These files in one each. What is in none of them, the signature, lies in the first; what is too large for one, in none.
    Several {
        parts: Vec<BTreeSet<String>>,
        too_large: BTreeSet<String>,
    },
}

impl Zips {
    /// The fewest that hold these files in their order, none larger than a portal takes.
    pub(super) fn of(files: &[(&String, &Content)], largest: u64) -> Self {
        let sizes = files.iter().map(|(path, content)| most_of(path, content));
        if sizes.sum::<u64>() + AT_THE_END <= largest {
            return Self::One;
        }
        let mut parts = vec![BTreeSet::new()];
        let mut too_large = BTreeSet::new();
        let mut size_here = AT_THE_END;
        for (path, content) in files {
            let size = most_of(path, content);
            if size + AT_THE_END > largest {
                too_large.insert((*path).clone());
                continue;
            }
            if size_here + size > largest {
                parts.push(BTreeSet::new());
                size_here = AT_THE_END;
            }
            size_here += size;
            if let Some(part) = parts.last_mut() {
                part.insert((*path).clone());
            }
        }
        Self::Several { parts, too_large }
    }

    pub(super) fn count(&self) -> usize {
        match self {
            Self::One => 1,
            Self::Several { parts, .. } => parts.len(),
        }
    }

    /// Puts them into a folder.
    pub(super) fn write(&self, bundle: &Path, target: &Path, made: Moment) -> io::Result<()> {
        match self {
            Self::One => {
                let name = bundle.file_name().unwrap_or_default();
                put(&target.join(name), &mut File::open(bundle)?)
            }
            Self::Several { parts, too_large } => {
                let elsewhere = parts.iter().skip(1).chain([too_large]);
                let elsewhere: BTreeSet<&String> = elsewhere.flatten().collect();
                for (part, number) in parts.iter().zip(1..) {
                    let name = bundle.file_stem().unwrap_or_default().to_string_lossy();
                    let name = format!("{name}_part_{number}_of_{}.zip", parts.len());
                    let is_in_it = |path: &String| match number {
                        1 => !elsewhere.contains(path),
                        _ => part.contains(path),
                    };
                    write_some(bundle, &target.join(name), made, is_in_it)?;
                }
                Ok(())
            }
        }
    }
}

fn write_some(
    bundle: &Path,
    into: &Path,
    made: Moment,
    is_in_it: impl Fn(&String) -> bool,
) -> io::Result<()> {
    let source = carrier::open(bundle).map_err(|_| io::ErrorKind::InvalidData)?;
    let mut zip = ZipFile::open(create_private_file(into)?, made);
    let folder = source.name();
    for (path, size) in source.files().filter(|(path, _)| is_in_it(path)) {
        zip.file(format!("{folder}/{path}"), Some(size))?;
        io::copy(&mut source.read(&path)?, &mut zip)?;
    }
    zip.finish()
}

/// More than a file takes in a ZIP.
fn most_of(path: &str, content: &Content) -> u64 {
    content.size + AROUND_ONE_FILE + 2 * (path.len() as u64 + AROUND_ONE_FILE)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::TempDir;
    use zip::ZipArchive;

    use super::*;
    use crate::plan::choice::Choice;
    use crate::plan::plan;
    use crate::verify::sample::{PlainPrinter, Sample};
    use crate::write::ports::Ports;
    use crate::write::write;
    use crate::{Brought, UnverifiedBundle};

    fn content(size: u64) -> Content {
        Content {
            digest: crate::write::bag::digest_of(b""),
            size,
        }
    }

    #[test]
    fn no_part_is_larger_than_a_portal_takes_and_every_file_is_in_one_or_told() {
        let sizes = [900, 100_000, 300_000, 50, 180_000, 199_000, 1_000, 70_000];
        let names: Vec<String> = (0..sizes.len()).map(|at| format!("data/{at}")).collect();
        let contents = sizes.map(content);
        let files: Vec<_> = names.iter().zip(&contents).collect();
        assert_eq!(Zips::of(&files, 2_000_000), Zips::One);
        let largest = 280_000;
        let Zips::Several { parts, too_large } = Zips::of(&files, largest) else {
            panic!("they do not fit into one");
        };
        assert_eq!(too_large, BTreeSet::from(["data/2".to_owned()]));
        assert!(parts.len() > 1);
        for part in &parts {
            let of_it = files.iter().filter(|(path, _)| part.contains(*path));
            let size: u64 = of_it.map(|(path, content)| most_of(path, content)).sum();
            assert!(size + AT_THE_END <= largest);
        }
        let all: Vec<&String> = parts.iter().flatten().collect();
        assert_eq!(all.len() + too_large.len(), files.len());
    }

    #[test]
    fn all_parts_unpacked_into_one_place_are_the_bundle() {
        let target = TempDir::new().unwrap();
        let sample = Sample::filled();
        let case = sample.case();
        let planned = plan(&case, &sample, &Choice::default());
        let ports = Ports {
            evidence: &sample,
            signer: &sample,
            printer: &PlainPrinter,
            password: None,
        };
        let go_on = &mut |_| std::ops::ControlFlow::Continue(());
        let written = write(&case, &planned, ports, target.path(), go_on).unwrap();
        let source = carrier::open(&written.bundle).unwrap();
        let sizes: Vec<(String, Content)> = source
            .files()
            .filter(|(path, _)| !path.starts_with("signature/"))
            .map(|(path, size)| (path, content(size)))
            .collect();
        let files: Vec<_> = sizes
            .iter()
            .map(|(path, content)| (path, content))
            .collect();
        let largest = AT_THE_END
            + files
                .iter()
                .map(|(path, content)| most_of(path, content))
                .max()
                .unwrap();
        let zips = Zips::of(&files, largest);
        assert!(zips.count() > 1);
        let parts = TempDir::new().unwrap();
        zips.write(&written.bundle, parts.path(), case.made)
            .unwrap();
        let together = TempDir::new().unwrap();
        for part in fs::read_dir(parts.path()).unwrap() {
            let part = File::open(part.unwrap().path()).unwrap();
            ZipArchive::new(part)
                .unwrap()
                .extract(together.path())
                .unwrap();
        }
        let report = UnverifiedBundle::open(together.path()).unwrap();
        let report = report.verify(&Brought::default()).unwrap().into_report();
        assert_eq!(report.findings, []);
        assert_eq!(report.called_now, None);
    }
}
