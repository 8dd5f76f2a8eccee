//! The open case, or none.

pub(crate) mod backing_up;
pub(crate) mod idle;
pub(crate) mod jobs;
pub(crate) mod last_words;
pub(crate) mod locking;
pub(crate) mod opened_by;
pub(crate) mod previews;
pub(crate) mod rekeying;
pub(crate) mod shown_plan;
pub(crate) mod tokens;
pub(crate) mod unfinished_bundles;
pub(crate) mod written_bundles;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread;
use std::time::Duration;

use casebook::wire::{FaultCode, NewKeyEnd, Settings, Stage, Status, Theme};
use casebook::{CaseError, Casebook, KeyCost, Passphrase, RecoveryCode, SystemTimeSource, Unlock};
use directories::ProjectDirs;
use job::CancelToken;

use crate::answer::{Answer, IntoAnswer, fault, locked};
use crate::language::words;
use crate::platform::private_dirs;
use crate::record_place::RecordPlace;
use crate::session::idle::LastSeen;
use crate::session::jobs::{CancelledJobs, Jobs};
use crate::session::shown_plan::ShownPlan;
use crate::session::tokens::Tokens;

/// Where the vault stands when nobody said otherwise.
///
/// # Errors
/// The system does not say where a person's data belongs.
pub fn vault_folder() -> Result<PathBuf, &'static str> {
    #[cfg(feature = "e2e")]
    if let Some(folder) = std::env::var_os("DAYBOOK_VAULT") {
        return Ok(folder.into());
    }
    if let Some(data) = private_dirs::data_home() {
        return Ok(data.join("daybook").join("vault"));
    }
    ProjectDirs::from("org", "daybook", "Daybook")
        .map(|places| places.data_local_dir().join("vault"))
        .ok_or("the system does not say where a person's data belongs")
}

/// The one session of a running program. Clones are the same session.
#[derive(Clone)]
pub struct Session(Arc<Parts>);

struct Parts {
    /// Where the record stands when nobody said otherwise.
    usual: PathBuf,
    place: Mutex<RecordPlace>,
    case: Mutex<Option<Casebook>>,
    /// Whether a case is open, known without waiting for whoever is using it.
    is_open: AtomicBool,
    last_seen: Mutex<LastSeen>,
    window_preferences: Mutex<WindowPreferences>,
    pending: Mutex<PendingPaths>,
    tokens: Tokens,
    shown_plan: ShownPlan,
    jobs: Jobs,
    /// Held while the vault is copied at rest, or opened.
    copied: Mutex<()>,
    /// Told on the lock screen that comes up when a new key has closed the case.
    new_key: Mutex<Option<NewKeyEnd>>,
    /// How often it was locked: what is being opened meanwhile stays locked.
    locks: AtomicU64,
}

/// What the window does by itself, as the person set it. Remembered while locked: hiding from the lock screen has to
/// do what it always does.
#[derive(Debug, Clone, Copy)]
pub struct WindowPreferences {
    /// How long until it locks by itself.
    pub lock_after: Duration,
    /// Whether hiding closes the program.
    pub hide_closes: bool,
    /// Whether the system is asked to leave the window out of captures.
    pub keep_out_of_captures: bool,
    /// Light or dark.
    pub theme: Theme,
}

impl From<&Settings> for WindowPreferences {
    fn from(settings: &Settings) -> Self {
        Self {
            lock_after: Duration::from_secs(60 * u64::from(settings.lock_after_minutes)),
            hide_closes: settings.hide_closes,
            keep_out_of_captures: settings.keep_out_of_captures,
            theme: settings.theme,
        }
    }
}

/// Paths that the page only knows to exist. Forgotten on lock.
#[derive(Debug, Default)]
pub struct PendingPaths {
    /// What was last dropped on the window.
    pub dropped: Vec<PathBuf>,
    /// Where the next bundle goes.
    pub bundle_folder: Option<PathBuf>,
    /// What the next locked ZIP is locked with.
    pub bundle_password: Option<Passphrase>,
    /// Where the next printout goes.
    pub printout_folder: Option<PathBuf>,
    /// The printout last saved.
    pub printout: Option<PathBuf>,
    /// The backup file that a vault is to be made from.
    pub backup_file: Option<PathBuf>,
    /// Where the next backup file goes.
    pub backup_folder: Option<PathBuf>,
}

/// A thread that panicked while it held one of these has changed nothing by halves: each change is one assignment, or
/// a transaction of the vault.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The same for locking, which ends the work that holds it.
fn freed<'a, T>(mutex: &'a Mutex<T>, cancelled: &CancelledJobs) -> MutexGuard<'a, T> {
    const LOOKED_AT_EVERY: Duration = Duration::from_millis(2);
    loop {
        match mutex.try_lock() {
            Ok(free) => return free,
            Err(TryLockError::Poisoned(free)) => return free.into_inner(),
            Err(TryLockError::WouldBlock) => {
                cancelled.again();
                thread::sleep(LOOKED_AT_EVERY);
            }
        }
    }
}

impl Session {
    /// A session over the vault in this folder, the usual one, or over none yet.
    pub fn new(usual: PathBuf) -> Self {
        Self(Arc::new(Parts {
            place: Mutex::new(RecordPlace::unknown(usual.clone())),
            usual,
            case: Mutex::new(None),
            is_open: AtomicBool::new(false),
            last_seen: Mutex::new(LastSeen::now()),
            window_preferences: Mutex::new(WindowPreferences::from(&Settings::default())),
            pending: Mutex::default(),
            tokens: Tokens::default(),
            shown_plan: ShownPlan::default(),
            jobs: Jobs::default(),
            copied: Mutex::default(),
            new_key: Mutex::default(),
            locks: AtomicU64::default(),
        }))
    }

    /// Where the session stands.
    pub fn status(&self) -> Answer<Status> {
        match held(&self.0.case).as_ref() {
            Some(case) => case.status().answer(),
            None => Ok(Status {
                stage: held(&self.0.place).stage(),
                recovery_code: None,
                has_entries: false,
                clock_jump: None,
                new_key: *held(&self.0.new_key),
            }),
        }
    }

    /// Makes the vault and opens it.
    pub fn create(&self, passphrase: &Passphrase) -> Answer<()> {
        self.open_with(|folder| {
            casebook::refuse_weak(passphrase)?;
            let cost = KeyCost::calibrated()?;
            Casebook::create(
                folder,
                passphrase,
                cost,
                Box::new(SystemTimeSource),
                words(),
            )
        })
    }

    /// Opens the vault.
    pub fn unlock(&self, passphrase: &Passphrase) -> Answer<()> {
        self.open_with(|folder| opened(folder, Unlock::Passphrase(passphrase)))
    }

    /// Opens the vault with the recovery code, and sets another passphrase before anything else.
    pub fn recover(&self, code: &RecoveryCode, passphrase: &Passphrase) -> Answer<()> {
        self.open_with(|folder| {
            let open = |unlock: Unlock<'_>| opened(folder, unlock);
            casebook::open_by_recovery_code(code, passphrase, open)
        })
    }

    /// Opens a case, in whichever way. What was locked meanwhile stays locked.
    pub fn open_with(&self, open: impl FnOnce(&Path) -> Result<Casebook, CaseError>) -> Answer<()> {
        // Not while the case is held: making a key takes most of a second, and locking waits for nobody.
        let locks = self.0.locks.load(Ordering::SeqCst);
        let opened = self.at_rest(|folder| match self.is_open() {
            true => Ok(None),
            false => open(folder).map(Some),
        });
        let Some(opened) = opened.answer()? else {
            return Ok(());
        };
        let settings = opened.settings().answer()?;
        let mut case = held(&self.0.case);
        if self.0.locks.load(Ordering::SeqCst) != locks {
            return Err(locked());
        }
        self.remember_preferences(&settings);
        held(&self.0.place).expected = true;
        *held(&self.0.new_key) = None;
        *case = Some(opened);
        self.touch();
        self.0.is_open.store(true, Ordering::SeqCst);
        Ok(())
    }

    /// Drops the case and its keys, and everything that was prepared for the page. Long work ends at its next step;
    /// what it was doing is not waited for. Answers whether a case was open.
    pub fn lock(&self) -> bool {
        self.0.locks.fetch_add(1, Ordering::SeqCst);
        let cancelled = self.0.jobs.cancel_all();
        self.0.tokens.forget_all();
        self.0.shown_plan.forget();
        *held(&self.0.pending) = PendingPaths::default();
        *held(&self.0.new_key) = None;
        let case = freed(&self.0.case, &cancelled).take();
        self.0.is_open.store(false, Ordering::SeqCst);
        // A plan that was made while the case was waited for.
        self.0.shown_plan.forget();
        let was_open = case.is_some();
        if let Some(case) = case {
            let to_back_up = case.changed_since_backup().unwrap_or(false);
            // A log that could not be folded in is folded in at the next opening; the keys are gone either way.
            let folded_in = case.lock().is_ok();
            if to_back_up && folded_in {
                backing_up::back_up_at_rest(self);
            }
        }
        was_open
    }

    /// Does something with the vault's folder while no case is open; one thing at a time.
    pub fn at_rest<T>(&self, work: impl FnOnce(&Path) -> T) -> T {
        let _copied = held(&self.0.copied);
        work(&self.folder())
    }

    /// Asks the open case for something. Waits neither on the thread that draws the window nor on those that answer
    /// other commands.
    pub async fn ask<T: Send + 'static>(
        &self,
        use_case: impl FnOnce(&mut Casebook) -> Result<T, CaseError> + Send + 'static,
    ) -> Answer<T> {
        let session = self.clone();
        elsewhere(move || session.with_case(use_case)).await
    }

    /// Asks the open case for something, here and now.
    pub fn with_case<T>(
        &self,
        use_case: impl FnOnce(&mut Casebook) -> Result<T, CaseError>,
    ) -> Answer<T> {
        let mut case = held(&self.0.case);
        let case = case.as_mut().ok_or_else(locked)?;
        let answer = use_case(case).answer();
        self.0.shown_plan.forget_if_changed(case);
        answer
    }

    /// Refuses while no case is open.
    pub fn refuse_locked(&self) -> Answer<()> {
        if self.is_open() {
            Ok(())
        } else {
            Err(locked())
        }
    }

    /// Refuses while a case is open.
    pub fn refuse_open(&self) -> Answer<()> {
        match self.is_open() {
            true => Err(fault(FaultCode::AlreadyOpen)),
            false => Ok(()),
        }
    }

    /// The vault's folder, whether there is a vault in it or not.
    pub fn folder(&self) -> PathBuf {
        held(&self.0.place).folder.clone()
    }

    /// The one where it stands when nobody said otherwise.
    pub fn usual_folder(&self) -> &Path {
        &self.0.usual
    }

    /// Turns to another place, for the next record that is opened or made. Waits for what is done with the one before.
    pub fn turn_to(&self, place: RecordPlace) -> Answer<()> {
        self.at_rest(|_| {
            self.refuse_open()?;
            *held(&self.0.place) = place;
            *held(&self.0.pending) = PendingPaths::default();
            *held(&self.0.new_key) = None;
            Ok(())
        })
    }

    /// Whether there is a vault, or anything in its place.
    pub fn has_vault(&self) -> bool {
        self.is_open() || held(&self.0.place).stage() != Stage::FirstRun
    }

    /// Whether a case is open.
    pub fn is_open(&self) -> bool {
        self.0.is_open.load(Ordering::SeqCst)
    }

    /// Begins work that takes long, which locking and cancelling end.
    pub fn begin_work(&self) -> Answer<CancelToken> {
        let work = self.0.jobs.begin();
        // Asked after the work is listed: a lock in between has stopped it.
        self.refuse_locked()?;
        Ok(work)
    }

    /// The same while no case is open.
    pub fn begin_work_at_rest(&self) -> Answer<CancelToken> {
        self.refuse_open()?;
        Ok(self.0.jobs.begin())
    }

    /// How often it was locked. Work that another answer broke off was broken off by a lock.
    pub fn locks(&self) -> u64 {
        self.0.locks.load(Ordering::SeqCst)
    }

    /// Ends long work at its next step.
    pub fn cancel(&self) {
        self.0.jobs.cancel_all();
    }

    /// The person is there.
    pub fn touch(&self) {
        *held(&self.0.last_seen) = LastSeen::now();
    }

    /// How long until the case has to be locked because nobody is there; nothing while none is open.
    pub fn until_idle(&self) -> Option<Duration> {
        let away = held(&self.0.last_seen).ago();
        self.is_open()
            .then(|| self.window_preferences().lock_after.saturating_sub(away))
    }

    /// What the window does by itself.
    pub fn window_preferences(&self) -> WindowPreferences {
        *held(&self.0.window_preferences)
    }

    /// Takes over what the person set.
    pub fn remember_preferences(&self, settings: &Settings) {
        *held(&self.0.window_preferences) = settings.into();
    }

    /// What the page may fetch.
    pub fn tokens(&self) -> &Tokens {
        &self.0.tokens
    }

    /// The plan of a bundle that is shown.
    pub fn shown_plan(&self) -> &ShownPlan {
        &self.0.shown_plan
    }

    /// Looks at, or changes, the paths kept pending.
    pub fn pending<T>(&self, change: impl FnOnce(&mut PendingPaths) -> T) -> T {
        change(&mut held(&self.0.pending))
    }

    /// Keeps what was chosen for the command that needs it, and answers whether anything was. Where nothing was,
    /// what was chosen before stays.
    pub fn keep_chosen(
        &self,
        chosen: Option<PathBuf>,
        place: impl FnOnce(&mut PendingPaths) -> &mut Option<PathBuf>,
    ) -> bool {
        let is_chosen = chosen.is_some();
        if is_chosen {
            self.pending(|pending| *place(pending) = chosen);
        }
        is_chosen
    }
}

fn opened(folder: &Path, unlock: Unlock<'_>) -> Result<Casebook, CaseError> {
    Casebook::open(folder, unlock, Box::new(SystemTimeSource), words())
}

/// Does something on a thread that may wait. The thread is made for it and ends with it: what keys leave on its stack
/// goes back to the system then, while a thread that is kept for the next command would keep them.
pub async fn elsewhere<T: Send + 'static>(
    work: impl FnOnce() -> Answer<T> + Send + 'static,
) -> Answer<T> {
    let (answers, mut answered) = tauri::async_runtime::channel(1);
    let working = thread::Builder::new().spawn(move || {
        let answer = work();
        // Nobody waits any more when the page is gone.
        let _ = answers.blocking_send(answer);
    });
    match working {
        Ok(_) => answered.recv().await,
        Err(_) => None,
    }
    // It panicked, or there is no thread to be had. Nothing that was acknowledged is touched by that.
    .unwrap_or_else(|| Err(fault(FaultCode::Unexpected)))
}
