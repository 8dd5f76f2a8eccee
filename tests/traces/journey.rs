//! What the person does: nearly everything that the window offers, with a marker wherever something can be typed.

use daybook_tests::{say, say_with};

use crate::hands::Hands;
use crate::home::Home;
use crate::markers::{FILE, GUIDED, HALF, KEEPER, NOTE, PASSPHRASE, PERSON};

/// Through the first run to the empty note.
pub fn first_run(hands: &Hands) {
    hands.sees(&say("first-run-danger-heading"));
    hands.press(&say("first-run-danger-not"));
    hands.sees(&say("first-run-computer-heading"));
    hands.choose(&say("first-run-computer-no"));
    hands.press(&say("first-run-continue"));
    hands.sees(&say("first-run-hide-heading"));
    hands.press(&say("first-run-continue"));
    hands.sees(&say("first-run-passphrase-heading"));
    hands.fill(&say("first-run-passphrase-label"), PASSPHRASE);
    hands.fill(&say("first-run-passphrase-again"), PASSPHRASE);
    hands.press(&say("first-run-passphrase-make"));
    hands.sees(&say("write-heading"));
}

/// Past the lock screen to the empty note.
pub fn unlock(hands: &Hands) {
    hands.sees(&say("unlock-heading"));
    hands.fill(&say("unlock-label"), PASSPHRASE);
    hands.press(&say("unlock-open"));
    hands.sees(&say("write-heading"));
}

/// Half a note, which is kept as a draft.
pub fn begin_a_note(hands: &Hands) {
    hands.fill(&say("write-what"), HALF);
}

/// A note with every file.
pub fn write(hands: &Hands, home: &Home) {
    hands.fill(&say("write-what"), NOTE);
    for ending in ["jpg", "txt", "wav", "mov"] {
        let path = home.evidence(ending);
        hands.choose_path(&path, |hands| hands.press(&say("attach-button")));
        hands.reader.await_words(&format!("{FILE}.{ending}"));
    }
    hands.press(&say("write-save"));
    hands.sees(&say("write-saved-heading"));
}

/// More of the note, by questions.
pub fn go_on_by_questions(hands: &Hands) {
    hands.press(&say("write-saved-more"));
    hands.sees(&say("guided-hub-heading"));
    let place = [("what", say("summary-where").into())];
    hands.press(&say_with("guided-hub-answer-what", &place));
    hands.fill(&say("guided-where-words"), GUIDED);
    hands.press(&say("guided-save"));
    hands.sees(&say("guided-behaviours-heading"));
    hands.press(&say("guided-hub-done"));
    hands.sees(&say("incident-known-heading"));
}

/// Somebody named.
pub fn name_somebody(hands: &Hands) {
    hands.go(&say("frame-place-people"));
    hands.sees(&say("people-heading"));
    hands.press(&say("people-add-person"));
    hands.fill(&say("form-person-name"), PERSON);
    hands.choose(&say("role-witness"));
    hands.press(&say("form-save"));
    // Only what is written down can be struck out.
    hands.reader.await_words(&say("incident-more"));
}

/// Words looked for.
pub fn search(hands: &Hands) {
    hands.go(&say("frame-place-timeline"));
    hands.sees(&say("timeline-heading"));
    hands.fill(&say("timeline-search"), NOTE);
    hands.key("Return");
    hands
        .reader
        .await_words(&say_with("timeline-found", &[("count", 1.into())]));
}

/// The keeper's name, set.
pub fn set_the_name(hands: &Hands) {
    hands.go(&say("frame-place-settings"));
    hands.sees(&say("settings-heading"));
    hands.fill(&say("settings-keeper-name"), KEEPER);
    hands.press(&say("settings-save"));
    hands.reader.await_words(&say("settings-saved"));
}

/// Every file looked at, and the sound heard.
pub fn look_at_evidence(hands: &Hands) {
    for number in 1..=4 {
        open_exhibit(hands, number);
        if number == 3 {
            play(hands);
        }
    }
}

/// The recording that is open played. The player's buttons have WebKit's own names.
pub fn play(hands: &Hands) {
    hands.press("Play");
    hands.awaits_button("Pause");
}

/// One file looked at.
pub fn open_exhibit(hands: &Hands, number: usize) {
    let ending = ["jpg", "txt", "wav", "mov"][number - 1];
    hands.go(&say("frame-place-evidence"));
    hands.sees(&say("evidence-heading"));
    hands.press(&format!("X/{number}: {FILE}.{ending}"));
    hands.press(&say_with(
        "common-uncover",
        &[("what", format!("X/{number}").into())],
    ));
    hands.reader.await_words(&say("common-hide-again"));
}

/// To the page on which a folder is chosen.
pub fn prepare_to_hand_over(hands: &Hands) {
    hands.go(&say("frame-place-hand-over"));
    hands.sees(&say("bundle-heading"));
    hands.press(&say("bundle-continue"));
    hands.sees(&say("bundle-plan-documents"));
    hands.press(&say("bundle-continue"));
    hands.sees(&say("bundle-seen-heading"));
    hands.press(&say("bundle-continue"));
    hands.sees(&say("bundle-write-heading"));
}

/// A bundle begun into a folder.
pub fn begin_the_bundle(hands: &Hands, home: &Home, folder: &str) {
    hands.choose_path(&home.at(folder), |hands| {
        hands.press(&say("bundle-write-choose"));
    });
}
