//! The lines of `01_HOW_TO_CHECK.txt`, run exactly as they are printed, and what they answer.

use std::process::{Command, Output};

use super::*;

/// Runs one line in the bundle's folder, as a reader would paste it.
fn run(bundle: &Path, line: &str) -> Output {
    Command::new("bash")
        .arg("-c")
        .arg(line)
        .current_dir(bundle)
        .output()
        .unwrap()
}

/// The indented lines of the part for Linux.
fn printed_lines(bundle: &Path) -> Vec<String> {
    let text = fs::read_to_string(bundle.join("01_HOW_TO_CHECK.txt")).unwrap();
    let linux = text.split("LINUX AND MAC").nth(1).unwrap();
    let lines = linux.lines().filter_map(|line| line.strip_prefix("    "));
    lines.map(str::to_owned).collect()
}

fn has(tool: &str) -> bool {
    let found = Command::new("bash")
        .arg("-c")
        .arg(format!("command -v {tool}"))
        .output();
    found.is_ok_and(|found| found.status.success())
}

#[test]
fn each_line_answers_as_printed_and_bagit_where_it_is_installed() {
    let (_target, bundle) = in_folder();
    let lines = printed_lines(&bundle);
    assert_eq!(lines.len(), 5);
    let text = fs::read_to_string(bundle.join("01_HOW_TO_CHECK.txt")).unwrap();
    for line in lines {
        let tool = line.split(' ').next().unwrap();
        if tool == "bagit.py" && !has(tool) {
            continue;
        }
        let ran = run(&bundle, &line);
        assert!(
            ran.status.success(),
            "{line}: {}",
            String::from_utf8_lossy(&ran.stderr)
        );
        let answer = String::from_utf8_lossy(&ran.stdout);
        match tool {
            "sha256sum" => assert_eq!(answer, ""),
            "bagit.py" => assert!(
                String::from_utf8_lossy(&ran.stderr)
                    .trim_end()
                    .ends_with("is valid")
            ),
            _ => assert!(text.contains(answer.trim()), "{answer}"),
        }
    }
}

#[test]
fn each_line_refuses_a_changed_bundle() {
    let (_target, bundle) = in_folder();
    change(&bundle.join(EXHIBIT));
    change(&bundle.join("tagmanifest-sha256.txt"));
    for line in printed_lines(&bundle) {
        let ran = run(&bundle, &line);
        assert!(!ran.status.success(), "{line}");
    }
}

#[test]
fn unzip_and_7zz_find_the_zip_whole() {
    let target = TempDir::new().unwrap();
    let written = export(&Sample::filled(), &Choice::default(), target.path()).unwrap();
    let zip = written.bundle.to_str().unwrap();
    for line in [format!("unzip -tq '{zip}'"), format!("7zz t '{zip}'")] {
        if has(line.split(' ').next().unwrap()) {
            let ran = run(target.path(), &line);
            assert!(
                ran.status.success(),
                "{line}: {}",
                String::from_utf8_lossy(&ran.stdout)
            );
        }
    }
}
