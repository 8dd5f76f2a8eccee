//! The window, steered through WebKit's own driver.

mod place;
mod processes;
mod screen;
mod seen;
mod started;

use std::process::Child;
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::{Key, WebDriver, WebElement};
use tokio::time::{Instant, sleep, timeout};

pub use place::Place;
pub use processes::Process;
pub use screen::{Area, Keyboard, Look, Pixels, Screen};
pub use started::Looks;
use started::Started;

/// Longer than any step takes on a slow machine under load; only a failing test waits as long.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long a page is waited for that may be gone.
const UNANSWERED: Duration = Duration::from_secs(2);

/// How often something awaited is looked for.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// Where an element is, once its middle is in sight; nothing as long as it is not.
const PLACE_IN_SIGHT: &str = "const target = arguments[0];\
    target.scrollIntoView({ block: 'center', behavior: 'instant' });\
    const box = target.getBoundingClientRect();\
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];\
    const inSight = box.width > 0 && x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;\
    return inSight ? [scrollX, scrollY, box.left, box.top, box.width, box.height] : null";

/// An open window.
pub struct Driven {
    // Ends first, so that a failing test does not wait for a session that nobody ended.
    started: Started,
    driver: WebDriver,
}

impl Driven {
    /// Opens the window over a place.
    pub async fn open(place: &Place) -> Self {
        Self::open_looking(place, Looks::default()).await
    }

    /// Opens the window over a place, with a look.
    pub async fn open_looking(place: &Place, looks: Looks) -> Self {
        let started = Started::over(place, looks).await;
        let driver = started.session().await;
        Self { driver, started }
    }

    /// Starts the program once more, over the same place and on the same screen.
    pub fn start_once_more(&self, place: &Place) -> Child {
        started::once_more(place, self.screen().display())
    }

    /// The screen that it is on.
    pub fn screen(&self) -> &Screen {
        self.started.screen()
    }

    /// Closes the window.
    pub async fn close(self) {
        self.driver.quit().await.expect("the session ends");
    }

    /// Lets go of a window whose program has ended by itself.
    pub fn has_ended(self) {
        // Nobody ends the session any more: whoever asked would wait for an answer for two minutes.
        std::mem::forget(self.driver);
    }

    /// The element of a role with this name, once it is there.
    pub async fn find(&self, role: &str, name: &str) -> WebElement {
        let patience = Instant::now() + PATIENCE;
        loop {
            if let Some(element) = self.look_for(role, name).await {
                return element;
            }
            if Instant::now() > patience {
                panic!("no {role} “{name}” on this screen:\n{}", self.text().await);
            }
            sleep(LOOK_EVERY).await;
        }
    }

    /// The element of a role with this name, if it is there now.
    pub async fn look_for(&self, role: &str, name: &str) -> Option<WebElement> {
        let script = include_str!("find.js");
        // A page that is being thrown away answers with an error; the next one will answer.
        let found = self
            .driver
            .execute(script, vec![json!(role), json!(name)])
            .await
            .ok()?;
        found.element().ok()
    }

    /// Presses a button.
    pub async fn press(&self, name: &str) {
        self.click("button", name).await;
    }

    /// Presses the first button whose name begins so: where what follows says which of several it is.
    pub async fn press_first(&self, beginning: &str) {
        self.click("button that begins with", beginning).await;
    }

    /// Presses the button that throws this page away, and waits for the next one. The page has to be
    /// [marked](Self::mark_page) before.
    pub async fn press_and_lose_the_page(&self, name: &str) {
        let button = self.find("button", name).await;
        // The page may be gone before the driver has its answer.
        let _ = timeout(UNANSWERED, button.click()).await;
        self.awaits_a_fresh_page().await;
    }

    /// Chooses a radio button or ticks a box.
    pub async fn choose(&self, role: &str, name: &str) {
        self.click(role, name).await;
    }

    async fn click(&self, role: &str, name: &str) {
        let element = self.find(role, name).await;
        self.comes_to_rest(&element).await;
        if let Err(error) = element.click().await {
            panic!(
                "{role} “{name}” cannot be clicked: {error}\n{}",
                self.text().await
            );
        }
    }

    /// Waits until an element is in sight and stays where it is: while files are being added, each new row pushes
    /// the others out from under the pointer. What never comes to rest is left to whoever clicks it.
    async fn comes_to_rest(&self, element: &WebElement) {
        let patience = Instant::now() + PATIENCE;
        let mut before = Value::Null;
        while Instant::now() < patience {
            let Ok(target) = element.to_json() else {
                return;
            };
            let Ok(place) = self.driver.execute(PLACE_IN_SIGHT, vec![target]).await else {
                return;
            };
            let place = place.json().clone();
            if place != Value::Null && place == before {
                return;
            }
            before = place;
            sleep(LOOK_EVERY).await;
        }
    }

    /// Goes to a field.
    pub async fn turn_to(&self, label: &str) {
        let field = self.find("field", label).await;
        field.click().await.expect("the field takes the focus");
    }

    /// Types into a field, as keys.
    pub async fn fill(&self, label: &str, text: &str) {
        let field = self.find("field", label).await;
        field.click().await.expect("the field takes the focus");
        field.send_keys(text).await.expect("the field takes keys");
    }

    /// Empties a field and types into it.
    pub async fn refill(&self, label: &str, text: &str) {
        let field = self.find("field", label).await;
        field.clear().await.expect("the field can be emptied");
        field.send_keys(text).await.expect("the field takes keys");
    }

    /// What a field holds.
    pub async fn value(&self, label: &str) -> String {
        let field = self.find("field", label).await;
        field
            .prop("value")
            .await
            .expect("a field has a value")
            .unwrap_or_default()
    }

    /// Waits until the screen says something.
    pub async fn says(&self, text: &str) {
        let patience = Instant::now() + PATIENCE;
        while !self.text().await.contains(text) {
            if Instant::now() > patience {
                panic!(
                    "the screen does not say “{text}” but:\n{}",
                    self.text().await
                );
            }
            sleep(LOOK_EVERY).await;
        }
    }

    /// All that the screen says now, spaces folded.
    pub async fn text(&self) -> String {
        const TEXT: &str = "return (document.body?.innerText ?? '').replace(/\\s+/g, ' ')";
        match self.driver.execute(TEXT, Vec::new()).await {
            Ok(said) => said.json().as_str().unwrap_or_default().to_owned(),
            // A page that is being thrown away says nothing.
            Err(_) => String::new(),
        }
    }

    /// Presses Shift three times.
    pub async fn shift_three_times(&self) {
        let mut keys = self.driver.action_chain();
        for _ in 0..3 {
            keys = keys.key_down(Key::Shift).key_up(Key::Shift);
        }
        // The page may be thrown away before the driver has its answer.
        let _ = timeout(UNANSWERED, keys.perform()).await;
    }

    /// Runs a script in the page, without waiting for anything.
    pub async fn run(&self, script: &str) -> Value {
        let said = self.driver.execute(script, Vec::new()).await;
        said.expect("the script runs").json().clone()
    }

    /// Runs a script that calls `done` when it is done.
    pub async fn wait_for(&self, script: &str) -> Value {
        let script = format!("const done = arguments[0]; {script}");
        let said = self.driver.execute_async(script, Vec::new()).await;
        said.expect("the script runs").json().clone()
    }

    /// Calls a command as the page does, whatever is on the screen. `Err` holds what the page would be given.
    pub async fn call(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        const CALL: &str = "const [command, given, done] = arguments;\
            window.__TAURI_INTERNALS__.invoke(command, given)\
                .then((answer) => done({ Ok: answer ?? null }), (fault) => done({ Err: fault ?? null }));";
        let said = self
            .driver
            .execute_async(CALL, vec![json!(command), arguments])
            .await;
        let said = said.expect("the page can call").json().clone();
        serde_json::from_value(said).expect("either an answer or a fault")
    }

    /// Calls a command that takes secrets, as the page does: they are the body of the call.
    pub async fn call_with(&self, command: &str, secrets: &[&str]) -> Result<Value, Value> {
        const CALL: &str = "const [command, packed, done] = arguments;\
            window.__TAURI_INTERNALS__.invoke(command, Uint8Array.from(packed))\
                .then((answer) => done({ Ok: answer ?? null }), (fault) => done({ Err: fault ?? null }));";
        let packed = secrets.iter().flat_map(|secret| {
            let length = u32::try_from(secret.len()).expect("a secret is short");
            length.to_le_bytes().into_iter().chain(secret.bytes())
        });
        let packed: Vec<u8> = packed.collect();
        let said = self
            .driver
            .execute_async(CALL, vec![json!(command), json!(packed)])
            .await;
        let said = said.expect("the page can call").json().clone();
        serde_json::from_value(said).expect("either an answer or a fault")
    }

    /// Waits until the page was thrown away and the next one is there.
    pub async fn awaits_a_fresh_page(&self) {
        let patience = Instant::now() + PATIENCE;
        const FRESH: &str =
            "return window.marked === undefined && document.readyState === 'complete'";
        loop {
            // A page whose process ends before it has answered never answers.
            let said = timeout(UNANSWERED, self.driver.execute(FRESH, Vec::new())).await;
            if said.is_ok_and(|said| said.is_ok_and(|said| said.json() == &Value::Bool(true))) {
                return;
            }
            assert!(Instant::now() < patience, "the page was not thrown away");
            sleep(LOOK_EVERY).await;
        }
    }

    /// Waits until something is so.
    pub async fn awaits(&self, what: &str, is_so: impl AsyncFn() -> bool) {
        let patience = Instant::now() + PATIENCE;
        while !is_so().await {
            if Instant::now() > patience {
                panic!("not {what}, but:\n{}", self.text().await);
            }
            sleep(LOOK_EVERY).await;
        }
    }

    /// Waits until as many windows of the program stand on its screen, menus and choosers among them.
    pub async fn has_windows(&self, many: usize) {
        let seen = async || self.screen().windows().len() == many;
        self.awaits(&format!("{many} windows"), seen).await;
    }

    /// Marks this page, to be told from the next.
    pub async fn mark_page(&self) {
        self.run("window.marked = true; return null").await;
    }
}
