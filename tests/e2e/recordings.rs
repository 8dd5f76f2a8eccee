//! Sound and film play in the window. What of them is in memory afterwards is tried in `tests/traces`, with the window as it
//! is shipped.

use std::process::Command;

use daybook_tests::{Driven, Place, say, say_with};
use serde_json::json;

use crate::steps::first_run;

#[tokio::test]
async fn sound_and_film_play() {
    let place = Place::new()
        .with_file("call.wav", &sound())
        .with_file("door.webm", &film());
    let window = Driven::open(&place).await;
    first_run(&window).await;
    window.press(&say("frame-place-evidence")).await;
    window.find("heading", &say("evidence-heading")).await;
    window.press(&say("evidence-add")).await;
    let both = say_with("evidence-attached", &[("count", 2.into())]);
    window.says(&both).await;
    for (exhibit, name) in [("X/1", "call.wav"), ("X/2", "door.webm")] {
        window.press(&format!("{exhibit}: {name}")).await;
        let uncover = say_with("common-uncover", &[("what", exhibit.into())]);
        window.press(&uncover).await;
        assert_eq!(window.wait_for(PLAY).await, json!("played"), "{name}");
        window.take_picture(&format!("recording-{name}")).await;
        window.press(&say("frame-place-evidence")).await;
    }
    assert_eq!(window.refusals().await, Vec::<String>::new());
    window.close().await;
}

/// Answers once something of a recording was played, or what stands there instead.
const PLAY: &str = "const look = () => {\
      const recording = document.querySelector('main video, main audio');\
      const said = [...document.querySelectorAll('main p[role=\"status\"]')].map((one) => one.innerText).join('');\
      if (recording && recording.readyState > 1 && recording.paused) recording.play().catch((why) => done(String(why)));\
      if (recording?.currentTime > 0.3) done('played');\
      else if (said) done(said);\
      else requestAnimationFrame(look);\
    }; look();";

/// Ten seconds of one channel, 16 bits, 8,000 times a second.
fn sound() -> Vec<u8> {
    let samples: Vec<u8> = b"a low tone"
        .iter()
        .copied()
        .cycle()
        .take(160_000)
        .collect();
    let length = u32::try_from(samples.len()).expect("a short sound");
    let mut bytes = b"RIFF".to_vec();
    bytes.extend((36 + length).to_le_bytes());
    bytes.extend(b"WAVEfmt ");
    bytes.extend(16_u32.to_le_bytes());
    for half in [1_u16, 1] {
        bytes.extend(half.to_le_bytes());
    }
    bytes.extend(8_000_u32.to_le_bytes());
    bytes.extend(16_000_u32.to_le_bytes());
    for half in [2_u16, 16] {
        bytes.extend(half.to_le_bytes());
    }
    bytes.extend(b"data");
    bytes.extend(length.to_le_bytes());
    bytes.extend(samples);
    bytes
}

/// A ball that goes up and down for four seconds.
fn film() -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder for the film");
    let path = folder.path().join("door.webm");
    let made = Command::new("gst-launch-1.0")
        .args(["-q", "videotestsrc", "pattern=ball", "num-buffers=40", "!"])
        .args(["video/x-raw,width=320,height=240,framerate=10/1", "!"])
        .args(["vp8enc", "deadline=1", "!", "webmmux", "!", "filesink"])
        .arg(format!("location={}", path.display()))
        .status();
    assert!(made.is_ok_and(|made| made.success()), "a film is made");
    std::fs::read(path).expect("it is there")
}
