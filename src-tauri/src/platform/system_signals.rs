//! What the system says about the person's going away: it sleeps, its screen is locked, another person takes over.
//!
//! Under Linux this comes over the two message buses. From `logind`: it is about to sleep or to end (it waits until the
//! case is locked, at most for as long as it grants), the session is to be locked, was locked, or is another person's
//! now. From the screen savers of the desktops: the screen is covered. Where a bus or one of these is missing, the
//! program starts all the same, and locks when nobody is there.
//!
//! Windows (`WTSRegisterSessionNotification`, `WM_POWERBROADCAST`) and macOS (`NSWorkspaceWillSleepNotification`,
//! `NSWorkspaceSessionDidResignActiveNotification`, `com.apple.screenIsLocked`) would come in here as well; neither is
//! heard yet. There the case is locked when nobody was there for a while, sleep included.

#[cfg(target_os = "linux")]
pub use linux::listen;

/// Hears nothing from this system yet.
#[cfg(not(target_os = "linux"))]
pub fn listen(_leaving: impl Fn() + Send + Sync + 'static) {}

#[cfg(target_os = "linux")]
mod linux {
    use std::cell::RefCell;
    use std::env;
    use std::path::Path;
    use std::rc::Rc;
    use std::sync::Arc;
    use std::thread;

    use gio::glib::{MainContext, MainLoop, ToVariant, Variant, VariantDict};
    use gio::{BusType, Cancellable, DBusCallFlags, DBusConnection, DBusSignalFlags, UnixFDList};

    const LOGIND: &str = "org.freedesktop.login1";
    const MANAGER: &str = "org.freedesktop.login1.Manager";
    const MANAGER_PATH: &str = "/org/freedesktop/login1";
    const SESSION: &str = "org.freedesktop.login1.Session";
    const PROPERTIES: &str = "org.freedesktop.DBus.Properties";

    /// The desktops' screen savers. All say the same in the same words.
    const SCREEN_SAVERS: &[&str] = &[
        "org.freedesktop.ScreenSaver",
        "org.gnome.ScreenSaver",
        "org.cinnamon.ScreenSaver",
        "org.mate.ScreenSaver",
        "org.xfce.ScreenSaver",
    ];

    /// A bus that does not answer is not waited for.
    const PATIENCE_MS: i32 = 5_000;

    type Leaving = Arc<dyn Fn() + Send + Sync>;

    /// Calls `leaving` each time the system says so, on a thread of its own. It has to lock before it returns: the
    /// system sleeps after that.
    pub fn listen(leaving: impl Fn() + Send + Sync + 'static) {
        let leaving: Leaving = Arc::new(leaving);
        thread::spawn(move || {
            let context = MainContext::new();
            // It fails only on a context that another thread has taken.
            let _ = context.with_thread_default(|| {
                let heard = [hear_logind(&leaving), hear_screen_savers(&leaving)];
                if heard.iter().any(Option::is_some) {
                    MainLoop::new(Some(&context), false).run();
                }
            });
        });
    }

    fn bus(which: BusType) -> Option<DBusConnection> {
        let bus = gio::bus_get_sync(which, Cancellable::NONE).ok()?;
        // A bus that ends must not end the program.
        bus.set_exit_on_close(false);
        Some(bus)
    }

    fn hear_screen_savers(leaving: &Leaving) -> Option<DBusConnection> {
        // Where there is no bus, asking for one would start one.
        let is_there = env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some()
            || env::var_os("XDG_RUNTIME_DIR")
                .is_some_and(|folder| Path::new(&folder).join("bus").exists());
        let bus = is_there.then(|| bus(BusType::Session)).flatten()?;
        for interface in SCREEN_SAVERS {
            let leaving = Arc::clone(leaving);
            hear(&bus, None, interface, "ActiveChanged", None, move |said| {
                if is_true(said) {
                    leaving();
                }
            });
        }
        Some(bus)
    }

    fn hear_logind(leaving: &Leaving) -> Option<DBusConnection> {
        let bus = bus(BusType::System)?;
        let waiting = Rc::new(RefCell::new(keep_from_sleeping(&bus)));
        for about_to in ["PrepareForSleep", "PrepareForShutdown"] {
            let (waiting, leaving, asked) = (Rc::clone(&waiting), Arc::clone(leaving), bus.clone());
            hear(
                &bus,
                Some(LOGIND),
                MANAGER,
                about_to,
                Some(MANAGER_PATH),
                move |said| {
                    if is_true(said) {
                        leaving();
                        // Letting it go lets the system sleep.
                        waiting.take();
                    } else {
                        waiting.replace(keep_from_sleeping(&asked));
                    }
                },
            );
        }
        let session = own_session(&bus);
        let to_lock = Arc::clone(leaving);
        hear(
            &bus,
            Some(LOGIND),
            SESSION,
            "Lock",
            session.as_deref(),
            move |_| to_lock(),
        );
        if let Some(session) = session {
            let changed = Arc::clone(leaving);
            hear(
                &bus,
                Some(LOGIND),
                PROPERTIES,
                "PropertiesChanged",
                Some(&session),
                move |said| {
                    if is_left(said) {
                        changed();
                    }
                },
            );
        }
        Some(bus)
    }

    fn hear(
        bus: &DBusConnection,
        from: Option<&str>,
        interface: &str,
        member: &str,
        path: Option<&str>,
        heard: impl Fn(&Variant) + 'static,
    ) {
        let none = DBusSignalFlags::NONE;
        bus.signal_subscribe(
            from,
            Some(interface),
            Some(member),
            path,
            None,
            none,
            move |_, _, _, _, _, said| heard(said),
        );
    }

    /// As long as what this gives is held, the system waits before it sleeps.
    fn keep_from_sleeping(bus: &DBusConnection) -> Option<UnixFDList> {
        let asked = (
            "sleep:shutdown",
            "Daybook",
            "Daybook is being locked.",
            "delay",
        )
            .to_variant();
        let given = bus.call_with_unix_fd_list_sync(
            Some(LOGIND),
            MANAGER_PATH,
            MANAGER,
            "Inhibit",
            Some(&asked),
            None,
            DBusCallFlags::NONE,
            PATIENCE_MS,
            UnixFDList::NONE,
            Cancellable::NONE,
        );
        given.ok().map(|(_, held)| held)
    }

    /// The path of the session that this program runs in.
    fn own_session(bus: &DBusConnection) -> Option<String> {
        let ask = |method: &str, about: Variant| {
            let said = bus.call_sync(
                Some(LOGIND),
                MANAGER_PATH,
                MANAGER,
                method,
                Some(&about),
                None,
                DBusCallFlags::NONE,
                PATIENCE_MS,
                Cancellable::NONE,
            );
            let path = said.ok()?.try_child_value(0)?;
            path.str().map(str::to_owned)
        };
        let by_process = || ask("GetSessionByPID", (std::process::id(),).to_variant());
        // A program that a service of the person's started belongs to no session by itself.
        env::var("XDG_SESSION_ID")
            .ok()
            .and_then(|id| ask("GetSession", (id,).to_variant()))
            .or_else(by_process)
    }

    fn is_true(said: &Variant) -> bool {
        said.try_child_value(0).and_then(|value| value.get()) == Some(true)
    }

    /// Whether a session's properties say that it was locked, or that another one has the screen.
    fn is_left(said: &Variant) -> bool {
        let of_session = said.try_child_value(0);
        let of_session = of_session.as_ref().and_then(Variant::str) == Some(SESSION);
        let changed = said
            .try_child_value(1)
            .map(|changed| VariantDict::new(Some(&changed)));
        of_session
            && changed.is_some_and(|changed| {
                let is = |name: &str| changed.lookup::<bool>(name).ok().flatten();
                is("LockedHint") == Some(true) || is("Active") == Some(false)
            })
    }
}
