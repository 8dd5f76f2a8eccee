//! A long timeline, scrolled.

use daybook_tests::say;

use crate::sample;
use crate::tour::{Look, Tour};

const INCIDENTS: usize = 10_000;

/// Scrolls down frame by frame and gathers how long each frame took, and how many rows the page then holds.
const SCROLL: &str = "
    const took = [];
    let last = performance.now();
    let bare = 0;
    const step = (now) => {
        took.push(now - last);
        last = now;
        scrollBy({ top: 90, behavior: 'instant' });
        const middle = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
        if (!middle?.closest('article, li')) bare += 1;
        if (took.length < 600) return requestAnimationFrame(step);
        const sorted = took.slice(1).sort((one, other) => one - other);
        const at = (share) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] * 10) / 10;
        done({
            frames: sorted.length, median: at(0.5), p95: at(0.95), p99: at(0.99), longest: at(1),
            over_50_ms: sorted.filter((one) => one > 50).length,
            bare, scrolled: Math.round(scrollY), articles: document.querySelectorAll('main article').length,
        });
    };
    requestAnimationFrame(step);
";

/// Opens the timeline of ten thousand incidents, scrolls it, and says how long the frames took.
pub(crate) async fn scroll() {
    let tour = Tour::over(sample::place(INCIDENTS), Look::Light).await;
    tour.unlock().await;
    tour.go("timeline").await;
    tour.take("timeline-far").await;
    let measured = tour.window.wait_for(SCROLL).await;
    println!("{}", say("timeline-heading"));
    println!("{measured:#}");
    tour.picture("timeline-far-down").await;
    tour.window.close().await;
}
