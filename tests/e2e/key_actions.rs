//! What the keyboard has to do for the main jobs: keys that are pressed, beside the words that are typed. The counts stand in
//! `docs/figures.md`; none may grow unseen.

use daybook_tests::{Driven, Place, say, say_with};
use serde_json::Value;

use crate::steps::first_run;

/// In the words of the table.
const JOBS: [&str; 5] = [
    "write a note and save it",
    "the same with a photo (without the system's file chooser)",
    "report to police: to whom, the reference, saved",
    "from there to a number that was found, and withhold it",
    "on to the bundle (without the system's folder chooser)",
];

const NUMBER: &str = "07700 900123";

#[tokio::test]
async fn the_main_jobs_take_no_more_keys_than_are_written_down() {
    let photo = include_bytes!("../../icons/128x128.png");
    let place = Place::new().with_file("car-outside.png", photo);
    let window = Driven::open(&place).await;
    first_run(&window).await;
    let screen = window.screen();
    screen.turn_to(&screen.windows()[0]);
    let mut hands = Hands {
        window: &window,
        pressed: 0,
    };
    let counted = [
        hands.first_note().await,
        hands.note_with_a_photo().await,
        hands.report().await,
        hands.withhold().await,
        hands.hand_over().await,
    ];
    for (job, keys) in JOBS.into_iter().zip(counted) {
        let most = written_down(job);
        assert!(
            keys <= most,
            "{job}: {keys} keys, and {most} are written down"
        );
    }
    window.close().await;
}

/// What docs/figures.md says of a job.
fn written_down(job: &str) -> usize {
    let (_, rest) = include_str!("../../docs/figures.md")
        .split_once(&format!("| {job} | "))
        .unwrap_or_else(|| panic!("docs/figures.md lacks {job}"));
    let (keys, _) = rest.split_once(" |").expect("a cell ends");
    keys.parse().expect("a number of keys")
}

/// Somebody at the keyboard, whose presses are counted.
struct Hands<'a> {
    window: &'a Driven,
    pressed: usize,
}

impl Hands<'_> {
    async fn first_note(&mut self) -> usize {
        self.type_out(&format!("He rang from {NUMBER} again."));
        self.press("ctrl+Return");
        self.comes("write-saved-heading").await
    }

    async fn note_with_a_photo(&mut self) -> usize {
        self.press("ctrl+n");
        self.comes("write-heading").await;
        self.type_out("His car was outside for an hour.");
        self.tab_to(&say("attach-button")).await;
        self.press("Return");
        self.window.says("car-outside.png").await;
        self.press("ctrl+Return");
        self.comes("write-saved-heading").await
    }

    async fn report(&mut self) -> usize {
        self.press("ctrl+k");
        self.type_out(&say("reports-add-report"));
        self.press("Return");
        self.window
            .find("heading", &say("reports-add-report"))
            .await;
        self.tab_to(&say("reported-to-police")).await;
        self.press("space");
        self.tab_to(&say("form-report-reference")).await;
        self.type_out("EX/1234/26");
        self.press("ctrl+Return");
        self.window.says(&say("form-saved")).await;
        std::mem::take(&mut self.pressed)
    }

    async fn withhold(&mut self) -> usize {
        self.press("ctrl+k");
        self.type_out("hand over");
        self.press("Return");
        self.window.find("heading", &say("bundle-heading")).await;
        self.tab_to(&say("bundle-continue")).await;
        self.press("Return");
        self.window
            .find("heading", &say("bundle-plan-documents"))
            .await;
        self.tab_to(&say("bundle-continue")).await;
        self.press("Return");
        self.window
            .find("heading", &say("bundle-seen-heading"))
            .await;
        let withhold = say_with("bundle-seen-withhold-one-of", &[("what", NUMBER.into())]);
        self.tab_to(&withhold).await;
        self.press("Return");
        let decided = say_with(
            "bundle-seen-decided",
            &[("decided", 1.into()), ("total", 2.into())],
        );
        self.window.says(&decided).await;
        std::mem::take(&mut self.pressed)
    }

    async fn hand_over(&mut self) -> usize {
        self.tab_to(&say("bundle-continue")).await;
        self.press("Return");
        self.window
            .find("heading", &say("bundle-write-heading"))
            .await;
        self.tab_to(&say("bundle-write-choose")).await;
        self.press("Return");
        self.comes("bundle-done-heading").await
    }

    fn press(&mut self, keys: &str) {
        self.window.screen().keyboard().press_and_end(keys);
        self.pressed += 1;
    }

    fn type_out(&self, words: &str) {
        self.window.screen().write_at_once(words);
    }

    /// Goes on by Tab until the focus is on what is called so.
    async fn tab_to(&mut self, name: &str) {
        const AT: &str = "const at = document.activeElement;\
            return [at.getAttribute('aria-label'), at.labels?.[0]?.innerText, at.innerText].find(Boolean) ?? ''";
        const MOVED: &str = "const look = () => document.activeElement === window.was ? setTimeout(look, 5) : done(); look();";
        const FAR: usize = 60;
        let mut passed = Vec::new();
        for _ in 0..FAR {
            let at = self.window.run(AT).await;
            let at = at.as_str().unwrap_or_default().trim().to_owned();
            if at.starts_with(name) {
                return;
            }
            passed.push(at);
            self.window
                .run("window.was = document.activeElement; return null")
                .await;
            self.press("Tab");
            let _: Value = self.window.wait_for(MOVED).await;
        }
        panic!("no “{name}” by Tab: {passed:?}");
    }

    /// Waits for a heading, and says how many keys it took to get there.
    async fn comes(&mut self, heading: &str) -> usize {
        self.window.find("heading", &say(heading)).await;
        std::mem::take(&mut self.pressed)
    }
}
