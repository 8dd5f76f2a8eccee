//! A file that was being added when the window went is named at the next opening.

use daybook_tests::{Driven, Place, say, say_with};

use crate::steps::{first_run, lock, unlock};

#[tokio::test]
async fn a_file_that_a_lock_broke_off_is_named_and_can_be_left() {
    let place = Place::new().with_long_file("film.bin", 256 << 20);
    let window = Driven::open(&place).await;
    first_run(&window).await;
    window.press(&say("attach-button")).await;
    window.find("button", &say("attach-stop")).await;
    lock(&window).await;
    unlock(&window).await;
    let named = say_with("write-not-added", &[("name", "film.bin".into())]);
    window.says(&named).await;
    window.look("not-added").await;
    window.press(&say("write-not-added-leave")).await;
    window.settle().await;
    assert!(!window.text().await.contains(&named));
    window.close().await;
}
