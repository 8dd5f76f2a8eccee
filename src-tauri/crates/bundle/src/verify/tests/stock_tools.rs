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

/// The text that says how to check a bag.
fn how_to_check(bundle: &Path) -> String {
    let mut names = ["01_HOW_TO_CHECK.txt", "01_POLICE_ONLY_HOW_TO_CHECK.txt"].into_iter();
    let text = names.find_map(|name| fs::read_to_string(bundle.join(name)).ok());
    text.expect("each bag has one")
}

/// The indented lines of the part for Linux.
fn printed_lines(bundle: &Path) -> Vec<String> {
    let text = how_to_check(bundle);
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

/// What a line answers, and whether it found what it looks for.
fn answer(bundle: &Path, line: &str) -> (bool, String) {
    let ran = run(bundle, line);
    let said = String::from_utf8_lossy(&ran.stdout).trim().to_owned();
    (ran.status.success(), said)
}

/// The code without its check characters and dashes, as the lines give it.
fn plain(code: &Fingerprint) -> String {
    let code = code.to_string().replace('-', "");
    code[..code.len() - 2].to_owned()
}

#[test]
fn each_line_answers_as_printed_and_bagit_where_it_is_installed() {
    let target = TempDir::new().unwrap();
    let written = export(&Sample::filled(), &folder_choice(), target.path()).unwrap();
    let code = plain(&written.hand_over.code());
    let police_only = unpacked(&written.police_only.unwrap());
    for (bundle, part) in [
        (written.bundle.as_path(), "main "),
        (police_only.1.as_path(), "police-only "),
    ] {
        let lines = printed_lines(bundle);
        assert_eq!(lines.len(), 8);
        let text = how_to_check(bundle);
        assert!(!text.contains(&code[..8]), "the code stands in no file");
        for line in lines {
            let tool = line.split(' ').next().unwrap();
            if tool == "bagit.py" && !has(tool) {
                continue;
            }
            let (done, said) = answer(bundle, &line);
            assert!(done, "{line}: {said}");
            match tool {
                "sha256sum" => assert_eq!(said, ""),
                "bagit.py" => {}
                "grep" => assert!(said.starts_with(part), "{said}"),
                "perl" => assert_eq!(said, code),
                "openssl" if line.contains("dgst") => assert_eq!(said, code),
                _ => assert!(text.contains(&said), "{said}"),
            }
        }
    }
}

/// A bag's ZIP, unpacked.
fn unpacked(zip: &Path) -> (TempDir, PathBuf) {
    let target = TempDir::new().unwrap();
    let mut archive = ZipArchive::new(File::open(zip).unwrap()).unwrap();
    archive.extract(target.path()).unwrap();
    let bag = fs::read_dir(target.path())
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    (target, bag)
}

/// Which of the printed lines find nothing wrong, by the tools and what is asked of them.
fn content(bundle: &Path, code: &Fingerprint) -> Vec<&'static str> {
    let lines = printed_lines(bundle);
    let mut content = Vec::new();
    for (name, begins) in [
        ("files", "sha256sum"),
        ("list", "grep"),
        ("signature", "ssh-keygen -Y"),
        ("raw signature", "openssl pkeyutl"),
        ("code", "openssl dgst"),
        ("code on a Mac", "perl"),
    ] {
        let line = lines.iter().find(|line| line.starts_with(begins)).unwrap();
        let (done, said) = answer(bundle, line);
        if done && (!name.starts_with("code") || said == plain(code)) {
            content.push(name);
        }
    }
    content
}

#[test]
fn each_line_shows_what_it_is_said_to_show_and_only_the_code_finds_what_was_signed_anew() {
    let (_target, bundle) = in_folder();
    let code = code_of(&bundle);
    let all = [
        "files",
        "list",
        "signature",
        "raw signature",
        "code",
        "code on a Mac",
    ];
    assert_eq!(content(&bundle, &code), all);

    change(&bundle.join(EXHIBIT));
    assert_eq!(content(&bundle, &code), all[1..]);

    // The lists fit again, and are not the ones that were signed for.
    let signature = bundle.join("signature");
    let kept: Vec<_> = fs::read_dir(&signature)
        .unwrap()
        .map(|file| file.unwrap().path())
        .map(|path| (fs::read(&path).unwrap(), path))
        .collect();
    let thief = SigningKey::from_seed([9; 32]);
    sign_again(&bundle, &thief);
    let anew: Vec<_> = kept
        .iter()
        .map(|(_, path)| fs::read(path).unwrap())
        .collect();
    for (bytes, path) in &kept {
        fs::write(path, bytes).unwrap();
    }
    assert_eq!(
        content(&bundle, &code),
        [
            "files",
            "signature",
            "raw signature",
            "code",
            "code on a Mac"
        ]
    );

    for (bytes, (_, path)) in anew.iter().zip(&kept) {
        fs::write(path, bytes).unwrap();
    }
    assert_eq!(content(&bundle, &code), all[..4]);
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

#[test]
fn what_stock_tools_pack_is_told_as_packed_anew() {
    let (target, bundle) = in_folder();
    let folder = bundle.file_name().unwrap().to_str().unwrap();
    let path = target.path().join("again.zip");
    for line in [
        format!("zip -qr again.zip '{folder}'"),
        format!("zip -q0r again.zip '{folder}'"),
        format!("7zz a -tzip again.zip '{folder}'"),
        format!("python3 -m zipfile -c again.zip '{folder}'"),
    ] {
        if has(line.split(' ').next().unwrap()) {
            assert!(run(target.path(), &line).status.success(), "{line}");
            let told = UnverifiedBundle::open(&path).expect_err("another program packed it");
            assert!(matches!(told, OpenError::PackedAnew), "{line}: {told}");
            fs::remove_file(&path).unwrap();
        }
    }
}
