use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use ledger::signature::{
    NAMESPACE, PRINCIPAL, allowed_signers, key_from_pem, public_key_pem, ssh_signature,
    verify_ssh_signature,
};
use ledger::{KeyError, KeyName, Signature, SigningKey, VerifyingKey};

const MESSAGE: &[u8] = b"0123456789abcdef  bagit.txt\n";

fn key() -> SigningKey {
    SigningKey::from_seed([11; 32])
}

/// Whether a tool is on this machine. Where it is not, there is nothing to hold ours against.
fn present(tool: &str, argument: &str) -> bool {
    Command::new(tool)
        .arg(argument)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok()
}

fn openssl_accepts(folder: &Path, message: &[u8]) -> bool {
    fs::write(folder.join("message"), message).unwrap();
    Command::new("openssl")
        .args(["pkeyutl", "-verify", "-pubin", "-inkey", "public-key.pem"])
        .args(["-rawin", "-in", "message", "-sigfile", "message.sig"])
        .current_dir(folder)
        .output()
        .unwrap()
        .status
        .success()
}

fn ssh_keygen_accepts(folder: &Path, message: &[u8]) -> bool {
    fs::write(folder.join("message"), message).unwrap();
    Command::new("ssh-keygen")
        .args(["-Y", "verify", "-f", "allowed_signers", "-I", PRINCIPAL])
        .args(["-n", NAMESPACE, "-s", "message.sshsig"])
        .stdin(fs::File::open(folder.join("message")).unwrap())
        .current_dir(folder)
        .output()
        .unwrap()
        .status
        .success()
}

#[test]
fn openssl_accepts_the_raw_signature_and_refuses_other_bytes() {
    if !present("openssl", "version") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let pem = public_key_pem(&key().verifying_key());
    fs::write(folder.path().join("public-key.pem"), pem).unwrap();
    let signature = key().sign(MESSAGE);
    fs::write(folder.path().join("message.sig"), signature.bytes()).unwrap();
    assert!(openssl_accepts(folder.path(), MESSAGE));
    assert!(!openssl_accepts(folder.path(), b"other bytes"));
}

#[test]
fn ssh_keygen_accepts_the_ssh_signature_and_refuses_other_bytes() {
    if !present("ssh-keygen", "-?") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let signers = allowed_signers(&key().verifying_key());
    fs::write(folder.path().join("allowed_signers"), signers).unwrap();
    let signature = ssh_signature(&key(), MESSAGE);
    fs::write(folder.path().join("message.sshsig"), signature).unwrap();
    assert!(ssh_keygen_accepts(folder.path(), MESSAGE));
    assert!(!ssh_keygen_accepts(folder.path(), b"other bytes"));
}

#[test]
fn ssh_keygen_gives_the_key_the_same_name() {
    if !present("ssh-keygen", "-?") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let signers = allowed_signers(&key().verifying_key());
    let public_key = signers.split_once(" ssh-").unwrap().1;
    let file = folder.path().join("key.pub");
    fs::write(&file, format!("ssh-{public_key}")).unwrap();
    let listed = Command::new("ssh-keygen")
        .arg("-lf")
        .arg(&file)
        .output()
        .unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    assert!(
        listed.contains(KeyName::of(&key().verifying_key()).as_str()),
        "{listed}"
    );
}

#[test]
fn an_ssh_signature_is_read_back_and_fits_one_key_and_one_message() {
    let armoured = ssh_signature(&key(), MESSAGE);
    let public = key().verifying_key();
    assert_eq!(verify_ssh_signature(&public, MESSAGE, &armoured), Ok(()));
    let windows = armoured.replace('\n', "\r\n");
    // `ssh-keygen` finds no signature in these, so they are none.
    for changed in [
        windows,
        format!("\n{armoured}"),
        armoured.replace('\n', " "),
    ] {
        let read = verify_ssh_signature(&public, MESSAGE, &changed);
        assert_eq!(read, Err(KeyError::NoSignature), "{changed}");
    }
    assert_eq!(
        verify_ssh_signature(&public, b"other", &armoured),
        Err(KeyError::Altered)
    );
    let other = SigningKey::from_seed([12; 32]).verifying_key();
    assert_eq!(
        verify_ssh_signature(&other, MESSAGE, &armoured),
        Err(KeyError::OtherKey)
    );
}

#[test]
fn the_pem_key_comes_back_and_other_texts_are_refused() {
    let key = key().verifying_key();
    assert_eq!(key_from_pem(&public_key_pem(&key)), Ok(key));
    for text in [
        "",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n",
    ] {
        assert_eq!(key_from_pem(text), Err(KeyError::NoKey));
    }
}

#[test]
fn bytes_that_are_no_key_or_signature_verify_nothing() {
    let signature = key().sign(MESSAGE);
    assert!(
        VerifyingKey::new([0xff; 32])
            .verify(MESSAGE, &signature)
            .is_err()
    );
    assert_eq!(Signature::from_slice(&[0; 63]), Err(KeyError::NoSignature));
    assert!(
        key()
            .verifying_key()
            .verify(MESSAGE, &Signature::new([0; 64]))
            .is_err()
    );
}
