//! Going from screen to screen, with a picture of each.

use daybook_tests::{Driven, Looks, Place, say};
use serde_json::json;

use crate::sample;

/// How the window looks on a tour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// Light, as wide as a laptop's window.
    Light,
    /// The same, dark.
    Dark,
    /// Light, as narrow as at 300 % zoom.
    Narrow,
}

impl Look {
    fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Narrow => "narrow",
        }
    }

    fn size(self) -> (u32, u32) {
        match self {
            Self::Light | Self::Dark => (1280, 860),
            Self::Narrow => (400, 860),
        }
    }
}

/// A window on its way through the screens.
pub(crate) struct Tour {
    pub(crate) window: Driven,
    look: Look,
    // The vault is there as long as the window.
    _place: Place,
}

/// Ends when nothing on the screen has changed for a while, so that no picture shows a screen half filled.
const SETTLED: &str = "
    const settled = () => {
        watching.disconnect();
        requestAnimationFrame(() => requestAnimationFrame(() => done(null)));
    };
    let timer = setTimeout(settled, 350);
    const watching = new MutationObserver(() => {
        clearTimeout(timer);
        timer = setTimeout(settled, 350);
    });
    watching.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
";

/// How many pictures a long screen gets at most.
const DOWN_TO: usize = 4;

impl Tour {
    /// Opens the window over a place.
    pub(crate) async fn over(place: Place, look: Look) -> Self {
        let looks = Looks {
            dark: look == Look::Dark,
        };
        let window = Driven::open_looking(&place, looks).await;
        let (width, height) = look.size();
        window.resize(width, height).await;
        Self {
            window,
            look,
            _place: place,
        }
    }

    /// Opens the vault of the sample case.
    pub(crate) async fn unlock(&self) {
        self.window
            .fill(&say("unlock-label"), sample::PASSPHRASE)
            .await;
        self.window.press(&say("unlock-open")).await;
        self.window.find("heading", &say("write-heading")).await;
    }

    /// Goes to a place of the rail, which a narrow window keeps behind a button.
    pub(crate) async fn go(&self, place: &str) {
        if self.look == Look::Narrow {
            self.window.press(&say("frame-menu")).await;
        }
        self.window
            .press(&say(&format!("frame-place-{place}")))
            .await;
    }

    /// Clicks the first thing that a selector finds, in the page: rows are called by what the person wrote.
    pub(crate) async fn click(&self, selector: &str) {
        self.settled().await;
        let script = format!(
            "const one = document.querySelector({}); one?.click(); return one !== null",
            json!(selector)
        );
        let clicked = self.window.run(&script).await;
        assert_eq!(
            clicked,
            json!(true),
            "nothing to click on by {selector}: {}",
            self.window.text().await
        );
    }

    /// Takes the screen's picture, and more of it further down.
    pub(crate) async fn take(&self, name: &str) {
        self.settled().await;
        let name = format!("{name}-{}", self.look.word());
        self.window.run("scrollTo(0, 0); return null").await;
        self.picture(&name).await;
        for part in 2..=DOWN_TO {
            const DOWN: &str = "const before = scrollY;\
                scrollBy({ top: innerHeight - 80, behavior: 'instant' });\
                return scrollY > before + 8";
            if self.window.run(DOWN).await != json!(true) {
                break;
            }
            self.settled().await;
            self.picture(&format!("{name}-{part}")).await;
        }
        self.window.run("scrollTo(0, 0); return null").await;
    }

    /// Takes a picture of what is on the screen now, and says when it is wider than the window.
    pub(crate) async fn picture(&self, name: &str) {
        self.window.two_frames().await;
        self.window.take_picture(name).await;
        let wide = self
            .window
            .run("return document.documentElement.scrollWidth - innerWidth")
            .await;
        if wide.as_i64().is_some_and(|wide| wide > 0) {
            println!("{name} is {wide} px too wide");
        }
    }

    /// Waits until the screen stands still.
    pub(crate) async fn settled(&self) {
        self.window.wait_for(SETTLED).await;
    }
}
