//! A picture that another program copied, pasted into the note.

use std::io::Write;
use std::process::{Command, Stdio};

use daybook_tests::{Driven, Place, say};
use serde_json::json;

use crate::steps::first_run;

const PICTURE: &[u8] = include_bytes!("../../icons/128x128.png");

/// Another program copies a picture.
fn copy_picture(window: &Driven) {
    let mut xclip = Command::new("xclip")
        .args(["-selection", "clipboard", "-in", "-target", "image/png"])
        .env("DISPLAY", window.screen().display())
        .stdin(Stdio::piped())
        .spawn()
        .expect("xclip is installed");
    let mut given = xclip.stdin.take().expect("its input is piped");
    given.write_all(PICTURE).expect("xclip listens");
    drop(given);
    xclip.wait().expect("xclip goes into the background");
}

/// Whoever copies goes into the background before the screen knows of it.
async fn has_copied(window: &Driven) {
    let offers_a_picture = async || {
        let offered = Command::new("xclip")
            .args(["-selection", "clipboard", "-out", "-target", "TARGETS"])
            .env("DISPLAY", window.screen().display())
            .output()
            .expect("xclip is installed");
        String::from_utf8_lossy(&offered.stdout).contains("image/png")
    };
    window
        .awaits("a picture in the clipboard", offers_a_picture)
        .await;
}

#[tokio::test]
async fn a_pasted_picture_is_kept_with_the_note_as_it_came() {
    let place = Place::new();
    let window = Driven::open(&place).await;
    first_run(&window).await;
    window.fill(&say("write-what"), "He sent me this.").await;
    copy_picture(&window);
    has_copied(&window).await;
    window.screen().keyboard().press_and_end("ctrl+v");
    window.says("Pasted picture, ").await;
    window.look("write-with-pasted-picture").await;
    window.press(&say("write-save")).await;
    window.find("heading", &say("write-saved-heading")).await;

    let items = window.call("items", json!({})).await.expect("it is open");
    let id = &items[0]["id"];
    let item = window.call("item", json!({ "id": id })).await;
    let item = item.expect("it is there");
    assert_eq!(item["item"]["size"], PICTURE.len());
    assert_eq!(item["item"]["media_type"], "image/png");
    window.close().await;
}
