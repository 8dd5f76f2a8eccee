//! What a program and all that it starts were seen to do, as the system saw it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What changes a file's name or content, and what reaches another program or computer. A file that is mapped to be
/// written has to be opened for it before.
const WATCHED: &str = "open,openat,openat2,creat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,\
    unlinkat,mkdir,mkdirat,rmdir,mknod,mknodat,truncate,socket,connect,bind,sendto";

/// Sockets that reach nobody but programs on this computer, and its own kernel.
const LOCAL: &[&str] = &["AF_UNIX", "AF_NETLINK"];

/// Writes down what a command does, in a folder of its own.
pub fn watched(program: &Path, notes: &Path) -> Command {
    fs::create_dir_all(notes).expect("a folder for what is seen");
    let mut command = Command::new("strace");
    command
        .args(["-ff", "-qq", "-y", "--seccomp-bpf", "-s", "4096", "-e"])
        .arg(format!("trace={WATCHED}"))
        .arg("-e")
        .arg("signal=none")
        .arg("-o")
        .arg(notes.join("process"))
        .arg(program);
    command
}

/// What was seen.
#[derive(Debug, Default)]
pub struct Seen {
    /// Every path that was made, opened for writing, renamed or linked, and every one that was only taken away.
    pub changed: BTreeSet<PathBuf>,
    /// Kinds of socket, and how often each was asked for.
    pub sockets: BTreeMap<String, usize>,
    /// Every address that something was sent to or bound at, of kinds other than local ones.
    pub addresses: BTreeSet<String>,
    /// How many processes there were.
    pub processes: usize,
}

impl Seen {
    /// Reads what was written down.
    pub fn in_notes(notes: &Path) -> Self {
        let mut seen = Self::default();
        for file in fs::read_dir(notes).expect("what was seen was written down") {
            let path = file.expect("a file of the folder").path();
            let lines = fs::read(path).expect("what was seen can be read");
            seen.processes += 1;
            for line in String::from_utf8_lossy(&lines).lines() {
                seen.take_in(line);
            }
        }
        seen
    }

    /// Whether nothing but local sockets was asked for, and nothing was sent elsewhere.
    pub fn is_local(&self) -> bool {
        self.addresses.is_empty()
            && self
                .sockets
                .keys()
                .all(|kind| LOCAL.contains(&kind.as_str()))
    }

    fn take_in(&mut self, line: &str) {
        let Some((call, rest)) = line.split_once('(') else {
            return;
        };
        let Some((arguments, result)) = rest.rsplit_once(" = ") else {
            return;
        };
        let failed = result.starts_with('-');
        match call {
            "socket" => {
                let family = arguments.split([',', ')']).next().unwrap_or_default();
                *self.sockets.entry(family.to_owned()).or_default() += 1;
            }
            // Also what failed: it tried.
            "connect" | "bind" | "sendto" => self.take_in_address(arguments),
            "open" | "openat" | "openat2" | "creat" => {
                let writes = ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_TMPFILE"];
                if !failed
                    && (call == "creat" || writes.iter().any(|flag| arguments.contains(flag)))
                {
                    self.changed.extend(opened(result));
                }
            }
            _ if !failed => self.changed.extend(named(arguments)),
            _ => {}
        }
    }

    fn take_in_address(&mut self, arguments: &str) {
        let Some((_, address)) = arguments.split_once("{sa_family=") else {
            return;
        };
        let family = address.split([',', '}']).next().unwrap_or_default();
        if !LOCAL.contains(&family) && family != "AF_UNSPEC" {
            self.addresses.insert(address.to_owned());
        }
    }
}

/// The file behind `5</home/file>`.
fn opened(result: &str) -> Option<PathBuf> {
    let (_, path) = result.split_once('<')?;
    let (path, _) = path.rsplit_once('>')?;
    Some(
        path.trim_end_matches("(deleted)")
            .trim_end_matches('>')
            .into(),
    )
}

/// The paths that a call names: each in quotes, relative to the folder named before it.
fn named(arguments: &str) -> Vec<PathBuf> {
    let mut folder = Path::new("");
    let mut paths = Vec::new();
    let mut rest = arguments;
    while let Some(at) = rest.find(['<', '"']) {
        let ends = if rest.as_bytes()[at] == b'<' {
            '>'
        } else {
            '"'
        };
        let Some((inside, after)) = rest[at + 1..].split_once(ends) else {
            break;
        };
        if ends == '>' {
            folder = Path::new(inside);
        } else {
            paths.push(folder.join(inside));
        }
        rest = after;
    }
    paths
}

#[test]
fn what_was_changed_is_read_out_of_what_was_written_down() {
    let mut seen = Seen::default();
    for line in [
        r#"openat(AT_FDCWD</home>, "a", O_RDONLY) = 3</home/read>"#,
        r#"openat(AT_FDCWD</home>, "b", O_RDWR|O_CREAT, 0600) = 3</home/written>"#,
        r#"openat(AT_FDCWD</home>, "c", O_WRONLY|O_CREAT, 0600) = -1 EACCES (Permission denied)"#,
        r#"renameat2(AT_FDCWD</home>, "d", 7</other>, "/e", 0) = 0"#,
        r#"unlink("/f") = 0"#,
        r#"socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_TCP) = 5<TCP:[1]>"#,
        r#"connect(5<TCP:[1]>, {sa_family=AF_INET, sin_port=htons(80)}, 16) = -1 ENETUNREACH (Network is unreachable)"#,
        r#"connect(6<UNIX:[1]>, {sa_family=AF_UNIX, sun_path="/x"}, 16) = 0"#,
    ] {
        seen.take_in(line);
    }
    let changed: Vec<_> = seen
        .changed
        .iter()
        .map(|path| path.to_string_lossy())
        .collect();
    assert_eq!(changed, ["/e", "/f", "/home/d", "/home/written"]);
    assert_eq!(seen.sockets.keys().collect::<Vec<_>>(), ["AF_INET"]);
    assert_eq!(seen.addresses.len(), 1);
}
