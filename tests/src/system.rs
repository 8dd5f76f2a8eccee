//! What a desktop tells its programs, over message buses of the test's own: a small `logind`, and any screen saver.

use std::io::{BufRead, BufReader, Read};
use std::os::fd::AsRawFd;
use std::os::unix::net::UnixStream;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use gio::glib::variant::{Handle, ObjectPath};
use gio::glib::{MainContext, MainLoop, ToVariant, Variant, VariantDict};
use gio::prelude::UnixFDListExtManual;
use gio::{
    Cancellable, DBusCallFlags, DBusConnection, DBusConnectionFlags, DBusNodeInfo, UnixFDList,
};

const LOGIND: &str = "org.freedesktop.login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const MANAGER_PATH: &str = "/org/freedesktop/login1";
const SESSION: &str = "org.freedesktop.login1.Session";
const SESSION_PATH: &str = "/org/freedesktop/login1/session/_37";

const METHODS: &str = r#"<node><interface name="org.freedesktop.login1.Manager">
  <method name="Inhibit"><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
    <arg type="s" direction="in"/><arg type="h" direction="out"/></method>
  <method name="GetSession"><arg type="s" direction="in"/><arg type="o" direction="out"/></method>
  <method name="GetSessionByPID"><arg type="u" direction="in"/><arg type="o" direction="out"/></method>
</interface></node>"#;

/// Longer than any step takes on a slow machine under load; only a failing test waits as long.
const PATIENCE: Duration = Duration::from_secs(30);

/// A system's bus with a `logind` on it, and a session's bus.
pub struct System {
    system: DBusConnection,
    session: DBusConnection,
    addresses: [(&'static str, String); 2],
    held: Held,
    // They end last.
    _buses: [Bus; 2],
}

/// What keeps this system from sleeping: each is open for as long as somebody holds its other end.
type Held = Arc<Mutex<Vec<UnixStream>>>;

impl Default for System {
    fn default() -> Self {
        Self::start()
    }
}

impl System {
    /// Starts both buses and `logind`.
    pub fn start() -> Self {
        let buses = [Bus::start(), Bus::start()];
        let held = Held::default();
        let system = serve_logind(&buses[0].address, Arc::clone(&held));
        let session = connect(&buses[1].address);
        let addresses = [
            ("DBUS_SYSTEM_BUS_ADDRESS", buses[0].address.clone()),
            ("DBUS_SESSION_BUS_ADDRESS", buses[1].address.clone()),
        ];
        Self {
            system,
            session,
            addresses,
            held,
            _buses: buses,
        }
    }

    /// What a program has to be told to find the buses.
    pub fn variables(&self) -> &[(&'static str, String)] {
        &self.addresses
    }

    /// Waits until a program keeps this system from sleeping, or until none does any more. Gives how long it took.
    pub fn awaits_held(&self, is_held: bool) -> Duration {
        let began = Instant::now();
        while self.is_held() != is_held {
            assert!(began.elapsed() < PATIENCE, "still held: {}", !is_held);
            thread::sleep(Duration::from_millis(1));
        }
        began.elapsed()
    }

    fn is_held(&self) -> bool {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        // Nothing is ever sent: reading either has to wait, or comes to the end.
        held.retain_mut(|end| end.read(&mut [0]).is_err());
        !held.is_empty()
    }

    /// Says that it is about to sleep, or that it woke up.
    pub fn sleeps(&self, begins: bool) {
        self.says(
            MANAGER_PATH,
            MANAGER,
            "PrepareForSleep",
            (begins,).to_variant(),
        );
    }

    /// Asks the session to lock.
    pub fn locks_session(&self) {
        self.says(SESSION_PATH, SESSION, "Lock", ().to_variant());
    }

    /// Says that a property of the session changed.
    pub fn session_changes(&self, property: &str, value: bool) {
        let changed = VariantDict::new(None);
        changed.insert(property, value);
        let said = Variant::tuple_from_iter([
            SESSION.to_variant(),
            changed.end(),
            Vec::<String>::new().to_variant(),
        ]);
        let properties = "org.freedesktop.DBus.Properties";
        self.says(SESSION_PATH, properties, "PropertiesChanged", said);
    }

    fn says(&self, path: &str, interface: &str, signal: &str, said: Variant) {
        say(&self.system, path, interface, signal, &said);
    }

    /// Says that a desktop's screen saver covers the screen, or no more.
    pub fn screen_saver(&self, interface: &str, covers: bool) {
        let path = format!("/{}", interface.replace('.', "/"));
        say(
            &self.session,
            &path,
            interface,
            "ActiveChanged",
            &(covers,).to_variant(),
        );
    }
}

fn say(bus: &DBusConnection, path: &str, interface: &str, signal: &str, said: &Variant) {
    bus.emit_signal(None, path, interface, signal, Some(said))
        .expect("the bus takes a signal");
    bus.flush_sync(Cancellable::NONE)
        .expect("the bus takes a signal");
}

/// A message bus, until it is dropped.
struct Bus {
    daemon: Child,
    address: String,
}

impl Bus {
    fn start() -> Self {
        let mut daemon = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--print-address=1"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon is installed");
        let said = daemon.stdout.take().expect("its output is piped");
        let mut address = String::new();
        BufReader::new(said)
            .read_line(&mut address)
            .expect("dbus-daemon tells its address");
        let address = address.trim().to_owned();
        Self { daemon, address }
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        // Both fail only when it has ended already.
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

fn connect(address: &str) -> DBusConnection {
    let flags =
        DBusConnectionFlags::AUTHENTICATION_CLIENT | DBusConnectionFlags::MESSAGE_BUS_CONNECTION;
    DBusConnection::for_address_sync(address, flags, None, Cancellable::NONE)
        .expect("the bus answers")
}

/// Answers as `logind` does, on a thread of its own, for as long as the test runs.
fn serve_logind(address: &str, held: Held) -> DBusConnection {
    let bus = connect(address);
    let (answering, ready) = (bus.clone(), std::sync::mpsc::channel());
    let is_ready = ready.0;
    thread::spawn(move || {
        let context = MainContext::new();
        let served = context.with_thread_default(|| {
            register(&answering, held);
            is_ready.send(()).expect("the test waits for it");
            MainLoop::new(Some(&context), false).run();
        });
        served.expect("the context is this thread's own");
    });
    ready.1.recv().expect("logind serves");
    own_name(&bus);
    bus
}

fn own_name(bus: &DBusConnection) {
    let (name, nobody_else): (&str, u32) = (LOGIND, 4);
    bus.call_sync(
        Some("org.freedesktop.DBus"),
        "/org/freedesktop/DBus",
        "org.freedesktop.DBus",
        "RequestName",
        Some(&(name, nobody_else).to_variant()),
        None,
        DBusCallFlags::NONE,
        -1,
        Cancellable::NONE,
    )
    .expect("the name is free");
}

fn register(bus: &DBusConnection, held: Held) {
    let methods = DBusNodeInfo::for_xml(METHODS).expect("a literal that is XML");
    let manager = methods
        .lookup_interface(MANAGER)
        .expect("it is in the literal");
    bus.register_object(
        MANAGER_PATH,
        &manager,
        move |_, _, _, _, method, _, call| {
            if method == "Inhibit" {
                let (kept, given) = UnixStream::pair().expect("a pair of ends");
                kept.set_nonblocking(true).expect("it can be asked");
                held.lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .push(kept);
                let ends = UnixFDList::new();
                ends.append(given.as_raw_fd()).expect("an end to give away");
                let answer = (Handle(0),).to_variant();
                call.return_value_with_unix_fd_list(Some(&answer), Some(&ends));
            } else {
                let path = ObjectPath::try_from(SESSION_PATH.to_owned()).expect("a path");
                call.return_value(Some(&(path,).to_variant()));
            }
        },
        |_, _, _, _, _| ().to_variant(),
        |_, _, _, _, _, _| false,
    )
    .expect("nothing else stands there");
}
