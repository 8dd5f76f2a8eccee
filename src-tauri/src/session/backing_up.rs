//! Automatic backups, made while nobody waits for them.
//!
//! While a case is open, a thread looks now and then whether a backup is due; copying goes on apart from the session,
//! which locking never waits for. When a case is locked with something in it that no backup holds, the vault is copied
//! at rest, after its keys are gone.

use std::ops::ControlFlow;
use std::thread;
use std::time::Duration;

use casebook::{BackupJob, SystemTimeSource};
use job::CancelToken;
use tauri::{AppHandle, Manager, Runtime};

use crate::session::Session;
use crate::session::jobs::step_behind;

/// How often it is looked whether a backup is due.
const LOOKED_AT_EVERY: Duration = Duration::from_secs(5);

/// Makes backups for as long as the program runs.
pub fn keep_backed_up<R: Runtime>(app: AppHandle<R>) {
    thread::spawn(move || {
        step_behind();
        loop {
            thread::sleep(LOOKED_AT_EVERY);
            // Nobody asked for it, so nobody is told when it fails; the screen shows when the last one was made.
            let _ = look(&app.state::<Session>());
        }
    });
}

fn look(session: &Session) -> Option<()> {
    let unverified = session.with_case(|case| case.begin_verifying()).ok()?;
    if let Some(unverified) = unverified {
        unverified.finish().ok()?;
    }
    let job = session
        .with_case(|case| match case.backup_is_due()? {
            true => case.begin_backup().map(Some),
            false => Ok(None),
        })
        .ok()??;
    let work = session.begin_work().ok()?;
    finish(job, &work)
}

/// Makes one now, of what was just written. Nothing waits for it but whoever asked, and locking ends it.
pub fn back_up_now(session: &Session) {
    let begun = session.with_case(|case| match case.changed_since_backup()? {
        true => case.begin_backup().map(Some),
        false => Ok(None),
    });
    // A full disk undoes nothing of what was written.
    if let (Ok(Some(job)), Ok(work)) = (begun, session.begin_work()) {
        let _ = finish(job, &work);
    }
}

fn finish(job: BackupJob, work: &CancelToken) -> Option<()> {
    let finished = job.finish(&mut |_| match work.is_cancelled() {
        true => ControlFlow::Break(()),
        false => ControlFlow::Continue(()),
    });
    finished.ok().map(|_| ())
}

/// Copies the vault at rest. Whoever opens it waits until that is done.
pub fn back_up_at_rest(session: &Session) {
    let session = session.clone();
    // Of this record, also when another one is turned to meanwhile.
    let vault = session.folder();
    thread::spawn(move || {
        session.at_rest(|_| {
            // As above: the next one is made while the case is open.
            let _ = casebook::back_up_at_rest(&vault, &SystemTimeSource);
        });
    });
}
