//! What can be found wrong with a screen by looking at it.

use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{env, fs};

use image::RgbImage;
use serde_json::Value;

use super::Driven;

/// Ends when two frames were drawn: before that, a picture may show the screen before.
/// A colour on its way to another has neither's contrast, so what moves comes to rest first, unless it never does.
const TWO_FRAMES: &str = r"
const done = arguments[0];
const ends = ({ effect }) => effect && effect.getComputedTiming().endTime !== Infinity;
const rest = () => Promise.allSettled(document.getAnimations().filter(ends).map((one) => one.finished));
requestAnimationFrame(() => requestAnimationFrame(() => rest().then(() => done())));";

const AXE: &str = r"
const done = arguments[0];
axe.run(document, {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
}).then(
  ({ violations }) => done(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`))),
  (error) => done([String(error)]),
);";

impl Driven {
    /// Fails with what axe finds on this screen, and with everything that the policy refused or that went wrong in
    /// the page so far. Takes its picture, where pictures are wanted.
    pub async fn look(&self, name: &str) {
        self.two_frames().await;
        self.take_picture(name).await;
        assert_eq!(
            self.axe_faults().await,
            Vec::<String>::new(),
            "axe on “{name}”"
        );
        assert_eq!(
            self.refusals().await,
            Vec::<String>::new(),
            "refused or failed on “{name}”"
        );
    }

    /// Waits for a screen by its heading, and looks at it.
    pub async fn look_at(&self, heading: &str, name: &str) {
        self.find("heading", heading).await;
        self.look(name).await;
    }

    /// What axe finds.
    pub async fn axe_faults(&self) -> Vec<String> {
        let axe =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
        let axe = fs::read_to_string(axe).expect("axe-core is installed with the page");
        // Once a page: the policy does not bind the driver.
        let is_there = self.run("return typeof axe === 'object'").await == Value::Bool(true);
        if !is_there {
            self.run(&format!("{axe}; window.axe = axe;")).await;
        }
        let found = self
            .driver
            .execute_async(AXE, Vec::new())
            .await
            .expect("axe runs");
        strings(found.json())
    }

    /// What the policy refused, and what went wrong, since this page began.
    pub async fn refusals(&self) -> Vec<String> {
        let refusals = self
            .run("return window.refusals ?? ['nobody is listening']")
            .await;
        strings(&refusals)
    }

    /// Waits until nothing on the screen is still being fetched.
    pub async fn settle(&self) {
        const SETTLED: &str = "const look = () => document.querySelector('main [role=\"progressbar\"], main progress')\
            ? requestAnimationFrame(look)\
            : requestAnimationFrame(() => requestAnimationFrame(() => done()));\
            requestAnimationFrame(() => requestAnimationFrame(look));";
        self.wait_for(SETTLED).await;
    }

    /// Waits until a picture of this width is drawn.
    pub async fn draws_a_picture(&self, width: u32) {
        let drawn = format!(
            "const look = () => [...document.images].some((one) => one.naturalWidth === {width})\
                ? done() : requestAnimationFrame(look); look();"
        );
        self.wait_for(&drawn).await;
    }

    /// Waits for what is being drawn.
    pub async fn two_frames(&self) {
        self.driver
            .execute_async(TWO_FRAMES, Vec::new())
            .await
            .expect("frames are drawn");
    }

    /// Takes a picture into the folder that `DAYBOOK_PICTURES` names, if any. It is one of the screen: WebKit's driver waits
    /// for ever for one of a page that is drawn without a graphics card.
    pub async fn take_picture(&self, name: &str) {
        let Some(folder) = env::var_os("DAYBOOK_PICTURES").map(PathBuf::from) else {
            return;
        };
        fs::create_dir_all(&folder).expect("a folder for pictures");
        let path = folder.join(format!("{name}.png"));
        let picture = self.at_rest().await;
        picture.save(&path).expect("the picture can be kept");
    }

    /// What stands on the screen once two looks at it, a few frames apart, are alike: the page's frames reach it a little
    /// later than the page hears of them.
    async fn at_rest(&self) -> RgbImage {
        const APART: Duration = Duration::from_millis(100);
        const PATIENCE: usize = 50;
        let pixels = self.screen().pixels();
        let look = || Some(pixels.picture(pixels.drawn()?));
        let mut before = None;
        for _ in 0..PATIENCE {
            let now = look();
            if now.is_some() && now == before {
                break;
            }
            before = now;
            tokio::time::sleep(APART).await;
        }
        before.expect("the window stands on its screen")
    }

    /// Makes the window as wide and high as asked, for narrow screens and high zoom.
    pub async fn resize(&self, width: u32, height: u32) {
        let resized = self.driver.set_window_rect(0, 0, width, height).await;
        resized.expect("the window takes a size");
        self.two_frames().await;
    }
}

fn strings(list: &Value) -> Vec<String> {
    let list = list
        .as_array()
        .cloned()
        .unwrap_or_else(|| vec![list.clone()]);
    list.iter()
        .map(|one| one.as_str().map_or_else(|| one.to_string(), str::to_owned))
        .collect()
}
