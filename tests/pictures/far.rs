//! A long timeline, scrolled.

use crate::sample;
use crate::tour::{Look, Tour};

const INCIDENTS: usize = 10_000;

/// Scrolls down frame by frame, as a wheel does.
const SCROLL: &str = "
    let frames = 0;
    const step = () => {
        scrollBy({ top: 90, behavior: 'instant' });
        return ++frames < 600 ? requestAnimationFrame(step) : done();
    };
    requestAnimationFrame(step);
";

/// Opens the timeline of ten thousand incidents and scrolls it. How smoothly it goes, `scripts/bench scroll` says.
pub(crate) async fn scroll() {
    let tour = Tour::over(sample::place(INCIDENTS), Look::Light).await;
    tour.unlock().await;
    tour.go("timeline").await;
    tour.take("timeline-far").await;
    tour.window.wait_for(SCROLL).await;
    tour.picture("timeline-far-down").await;
    tour.window.close().await;
}
