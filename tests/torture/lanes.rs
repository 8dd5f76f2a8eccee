//! Two things at a time, since that is what the smallest machine can do.

use std::thread;

const LANES: u64 = 2;

/// Shares `count` pieces of work out over lanes; each lane is told which pieces are its own. Gives what each lane gave.
pub fn share<T: Send>(count: u64, work: impl Fn(u64, std::ops::Range<u64>) -> T + Sync) -> Vec<T> {
    let work = &work;
    thread::scope(|scope| {
        let lanes: Vec<_> = (0..LANES)
            .map(|lane| {
                let share = count * lane / LANES..count * (lane + 1) / LANES;
                scope.spawn(move || work(lane, share))
            })
            .collect();
        lanes
            .into_iter()
            .map(|lane| lane.join().expect("a lane that fails has said why"))
            .collect()
    })
}
