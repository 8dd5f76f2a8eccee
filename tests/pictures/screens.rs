//! The screens, in the order in which a person meets them.

use daybook_tests::{Place, say};

use crate::tour::{Look, Tour};

/// The pages before the first note, over a place without a vault.
pub(crate) async fn first_run() {
    let tour = Tour::over(Place::new(), Look::Light).await;
    let window = &tour.window;
    tour.take("first-run-1-danger").await;
    window.press(&say("first-run-danger-not")).await;
    tour.take("first-run-2-computer").await;
    window
        .choose("radio", &say("first-run-computer-not-sure"))
        .await;
    window.press(&say("first-run-continue")).await;
    tour.take("first-run-3-other-device").await;
    window.press(&say("first-run-other-device-go-on")).await;
    tour.take("first-run-4-hide").await;
    window.press(&say("first-run-continue")).await;
    window.press(&say("passphrase-offer")).await;
    tour.take("first-run-5-passphrase").await;
    window.press(&say("first-run-passphrase-make")).await;
    tour.take("first-run-6-passphrase-problems").await;
    let passphrase = crate::sample::PASSPHRASE;
    for label in ["first-run-passphrase-label", "first-run-passphrase-again"] {
        window.refill(&say(label), passphrase).await;
    }
    window.press(&say("first-run-passphrase-make")).await;
    window.find("heading", &say("write-heading")).await;
    tour.take("first-run-7-write").await;
    for place in [
        "timeline",
        "evidence",
        "people",
        "reports",
        "what-changed",
        "notes",
        "pattern",
        "hand-over",
    ] {
        tour.go(place).await;
        tour.take(&format!("empty-{place}")).await;
    }
    tour.window.close().await;
}

/// The main screens, in looks that need no more.
pub(crate) async fn main_ones(tour: &Tour) {
    through(tour, 3).await;
}

async fn through(tour: &Tour, questions: usize) {
    tour.take("lock").await;
    tour.unlock().await;
    write(tour).await;
    for place in [
        "timeline",
        "evidence",
        "people",
        "reports",
        "what-changed",
        "notes",
        "pattern",
    ] {
        tour.go(place).await;
        tour.take(place).await;
    }
    calendar(tour).await;
    incident(tour).await;
    guided(tour, questions).await;
    tour.go("timeline").await;
    item(tour).await;
    hand_over(tour).await;
    for place in ["help-and-safety", "settings"] {
        tour.go(place).await;
        tour.take(place).await;
    }
}

/// Every screen.
pub(crate) async fn every(tour: &Tour) {
    through(tour, usize::MAX).await;
    tour.go("people").await;
    tour.click("main ul button, main ol button").await;
    tour.take("person").await;
    tour.go("reports").await;
    tour.click("main ul:has(a, strong, p) button, main ol button")
        .await;
    tour.take("report").await;
    tour.window.press(&say("reports-change")).await;
    tour.take("report-change").await;
    tour.go("reports").await;
    tour.window.press(&say("reports-add-report")).await;
    tour.take("report-new").await;
    tour.go("timeline").await;
    tour.window
        .fill(&say("timeline-search"), "no such words anywhere")
        .await;
    tour.take("timeline-nothing").await;
}

async fn write(tour: &Tour) {
    tour.take("write-empty").await;
    let words = "His van was outside again when I came home. He watched until I had shut the door.";
    tour.window.fill(&say("write-what"), words).await;
    tour.take("write").await;
    // Left behind, it would be offered as unfinished on the next pictures.
    let field = tour.window.find("field", &say("write-what")).await;
    field.clear().await.expect("the field can be emptied");
}

/// The newest month by its days, with one of them open.
async fn calendar(tour: &Tour) {
    tour.go("timeline").await;
    tour.window.press(&say("calendar-calendar")).await;
    tour.click("main [role=grid] [data-bits-day]:has([aria-hidden] ~ [aria-hidden])")
        .await;
    tour.take("calendar").await;
    tour.window.press(&say("calendar-list")).await;
}

/// One incident out of the middle of the story, with files and more.
async fn incident(tour: &Tour) {
    tour.go("timeline").await;
    tour.click("main article:has(li) button").await;
    tour.take("incident").await;
    tour.window.press(&say("printing-open")).await;
    tour.window.find("button", &say("printing-choose")).await;
    tour.take("printing").await;
    tour.window.press(&say("common-back")).await;
}

/// The questions about the incident on the screen: all of them shut, and the first few open.
async fn guided(tour: &Tour, questions: usize) {
    tour.settled().await;
    tour.window.press(&say("incident-add-more")).await;
    tour.take("guided").await;
    let first = ["who", "where", "behaviours", "witnesses", "elsewhere"];
    for question in first.into_iter().take(questions) {
        // One that nothing is known of stands open already.
        let shut = say("guided-cancel");
        if tour.window.look_for("button", &shut).await.is_some() {
            tour.window.press(&shut).await;
        }
        tour.click(&format!("[data-question='{question}'] .shut button"))
            .await;
        tour.take(&format!("guided-{question}")).await;
    }
}

async fn item(tour: &Tour) {
    tour.go("evidence").await;
    tour.click("main article button").await;
    tour.take("item").await;
}

async fn hand_over(tour: &Tour) {
    let window = &tour.window;
    tour.go("hand-over").await;
    tour.take("hand-over-1").await;
    window.press(&say("bundle-continue")).await;
    window.find("heading", &say("bundle-plan-documents")).await;
    tour.take("hand-over-2-plan").await;
    window.press(&say("bundle-continue")).await;
    tour.take("could-see").await;
    window.press(&say("bundle-continue")).await;
    tour.take("hand-over-4-write").await;
    window.press(&say("bundle-write-choose")).await;
    window.find("heading", &say("bundle-done-heading")).await;
    tour.take("hand-over-done").await;
}
