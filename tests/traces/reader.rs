//! The window as a screen reader has it: what stands on it by role and name, and where the focus goes. It works in the
//! window as it is shipped, and in the system's own choosers.

use std::time::{Duration, Instant};

use gio::glib::Variant;
use gio::glib::variant::{FromVariant, ToVariant};
use gio::{Cancellable, DBusCallFlags, DBusConnection, DBusConnectionFlags};

/// Longer than any step takes on a slow machine under load; only a failing test waits as long.
const PATIENCE: Duration = Duration::from_secs(30);

/// How often something awaited is looked for.
const LOOK_EVERY: Duration = Duration::from_millis(100);

/// No screen has more on it.
const MOST: usize = 4000;

/// Something on the screen: the program that shows it, and its path there.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Thing {
    program: String,
    path: String,
}

/// Listens to what programs tell about their screens.
pub struct Reader {
    bus: DBusConnection,
}

impl Reader {
    /// On the message bus at this address.
    pub fn on(address: &str) -> Self {
        let session = connect(address);
        let said = call(
            &session,
            "org.a11y.Bus",
            "/org/a11y/bus",
            "org.a11y.Bus",
            "GetAddress",
            None,
        );
        let (address,) = <(String,)>::from_variant(&said.expect("at-spi2-core is installed"))
            .expect("an address is text");
        Self {
            bus: connect(&address),
        }
    }

    /// Waits until something of this role and name is there. A field may say of itself that it is optional.
    pub fn await_one(&self, role: Role, name: &str) -> Thing {
        self.await_any(&format!("{role:?} “{name}”"), |its_role, its_name| {
            let rest = its_name.strip_prefix(name);
            role.numbers().contains(&its_role)
                && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(" ("))
        })
    }

    /// Does what something is for, if it is there: as somebody does who uses no keys.
    pub fn do_the_action_of(&self, role: Role, name: &str) {
        let found =
            self.find(|its_role, its_name| role.numbers().contains(&its_role) && its_name == name);
        if let Some(thing) = found {
            self.ask(&thing, "Action", "DoAction", Some(&(0_i32,).to_variant()));
        }
    }

    /// Waits until something of this role is there.
    pub fn await_role(&self, role: Role) -> Thing {
        self.await_any(&format!("{role:?}"), |its_role, _| {
            role.numbers().contains(&its_role)
        })
    }

    /// Waits until something whose name holds these words is there.
    pub fn await_words(&self, words: &str) -> Thing {
        self.await_any(words, |_, name| name.contains(words))
    }

    fn await_any(&self, what: &str, fits: impl Fn(u32, &str) -> bool) -> Thing {
        let patience = Instant::now() + PATIENCE;
        loop {
            if let Some(thing) = self.find(&fits) {
                return thing;
            }
            assert!(
                Instant::now() < patience,
                "there is no {what} on the screen, but:\n{}",
                self.all().join("\n")
            );
            std::thread::sleep(LOOK_EVERY);
        }
    }

    fn find(&self, fits: impl Fn(u32, &str) -> bool) -> Option<Thing> {
        let mut found = None;
        self.walk(|thing, role, name| {
            if fits(role, name) {
                found = Some(thing.clone());
            }
            found.is_some()
        });
        found
    }

    /// Everything on the screen, a line each.
    pub fn all(&self) -> Vec<String> {
        let mut lines = Vec::new();
        self.walk(|_, role, name| {
            if !name.is_empty() {
                lines.push(format!("{role} “{name}”"));
            }
            false
        });
        lines
    }

    /// Looks at one thing after the other, until told that it is enough.
    fn walk(&self, mut enough: impl FnMut(&Thing, u32, &str) -> bool) {
        let mut open = vec![Thing {
            program: "org.a11y.atspi.Registry".to_owned(),
            path: "/org/a11y/atspi/accessible/root".to_owned(),
        }];
        open.extend(self.pages());
        for _ in 0..MOST {
            let Some(thing) = open.pop() else { return };
            let role = self.role(&thing).unwrap_or_default();
            let name = self.name(&thing).unwrap_or_default();
            if enough(&thing, role, &name) {
                return;
            }
            // What is gone by now has nothing below it.
            open.extend(self.below(&thing).unwrap_or_default().into_iter().rev());
        }
    }

    /// The pages that WebKit shows. They do not hang below the window that they stand in, but each is there by itself.
    fn pages(&self) -> Vec<Thing> {
        const BUS: &str = "org.freedesktop.DBus";
        const PAGES: &str = "/org/a11y/webkit/accessible";
        let said = call(&self.bus, BUS, "/", BUS, "ListNames", None);
        let names = said.and_then(|said| <(Vec<String>,)>::from_variant(&said));
        let programs = names.unwrap_or_default().0;
        let own = programs.into_iter().filter(|name| name.starts_with(':'));
        own.flat_map(|program| {
            const ASK: &str = "org.freedesktop.DBus.Introspectable";
            let said = call(&self.bus, &program, PAGES, ASK, "Introspect", None);
            let said = said.and_then(|said| Some(said.child_value(0).str()?.to_owned()));
            let said = said.unwrap_or_default();
            let names = said.split("<node name=\"").skip(1);
            let names = names.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()));
            let pages = names.map(|name| Thing {
                program: program.clone(),
                path: format!("{PAGES}/{name}"),
            });
            pages.collect::<Vec<_>>()
        })
        .collect()
    }

    fn below(&self, thing: &Thing) -> Option<Vec<Thing>> {
        let said = self.ask(thing, "Accessible", "GetChildren", None)?;
        let below = said.child_value(0);
        let things = below.iter().filter_map(|child| {
            let program = child.child_value(0).str()?.to_owned();
            let path = child.child_value(1).str()?.to_owned();
            Some(Thing { program, path })
        });
        Some(things.collect())
    }

    fn role(&self, thing: &Thing) -> Option<u32> {
        let said = self.ask(thing, "Accessible", "GetRole", None)?;
        said.child_value(0).get()
    }

    fn name(&self, thing: &Thing) -> Option<String> {
        let name = self
            .property(thing, "Accessible", "Name")?
            .str()?
            .to_owned();
        if !name.is_empty() {
            return Some(name);
        }
        // What has no name of its own is read out as it stands.
        let all = (0i32, -1i32).to_variant();
        let said = self.ask(thing, "Text", "GetText", Some(&all))?;
        Some(said.child_value(0).str()?.to_owned())
    }

    fn property(&self, thing: &Thing, of: &str, what: &str) -> Option<Variant> {
        let asked = (format!("org.a11y.atspi.{of}"), what).to_variant();
        let said = call(
            &self.bus,
            &thing.program,
            &thing.path,
            "org.freedesktop.DBus.Properties",
            "Get",
            Some(&asked),
        )?;
        said.child_value(0).as_variant()
    }

    /// Gives it the focus, and waits until it has it.
    pub fn focus(&self, thing: &Thing) {
        self.ask(thing, "Component", "GrabFocus", None);
        let patience = Instant::now() + PATIENCE;
        while !self.has_focus(thing) {
            assert!(
                Instant::now() < patience,
                "{thing:?} does not take the focus"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn has_focus(&self, thing: &Thing) -> bool {
        const FOCUSED: u32 = 1 << 12;
        let said = self.ask(thing, "Accessible", "GetState", None);
        let states = said.and_then(|said| <(Vec<u32>,)>::from_variant(&said));
        states.is_some_and(|(states,)| states.first().is_some_and(|first| first & FOCUSED != 0))
    }

    /// Waits until a field has the focus that is called neither this nor that.
    pub fn await_focused_field(&self) -> Thing {
        let patience = Instant::now() + PATIENCE;
        loop {
            let mut fields = Vec::new();
            self.walk(|thing, role, _| {
                if Role::Field.numbers().contains(&role) {
                    fields.push(thing.clone());
                }
                false
            });
            if let Some(field) = fields.into_iter().find(|field| self.has_focus(field)) {
                return field;
            }
            assert!(
                Instant::now() < patience,
                "no field has the focus:\n{}",
                self.all().join("\n")
            );
            std::thread::sleep(LOOK_EVERY);
        }
    }

    /// Waits until a field holds so many characters at least: one that completes what is typed may hold more.
    pub fn await_length(&self, thing: &Thing, length: usize) {
        assert!(
            self.comes_to_length(thing, length, PATIENCE),
            "a field does not hold {length} characters but {:?} (none: it is gone), and has the focus: {}; on the \
             screen:\n{}",
            self.length(thing),
            self.has_focus(thing),
            self.all().join("\n")
        );
    }

    fn length(&self, thing: &Thing) -> Option<usize> {
        let held = self.property(thing, "Text", "CharacterCount")?;
        usize::try_from(held.get::<i32>()?).ok()
    }

    /// Whether a field comes to hold so many characters in this time.
    pub fn comes_to_length(&self, thing: &Thing, length: usize, within: Duration) -> bool {
        let began = Instant::now();
        loop {
            if self.length(thing).is_some_and(|held| held >= length) {
                return true;
            }
            if began.elapsed() > within {
                return false;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn ask(&self, thing: &Thing, of: &str, what: &str, with: Option<&Variant>) -> Option<Variant> {
        let of = format!("org.a11y.atspi.{of}");
        call(&self.bus, &thing.program, &thing.path, &of, what, with)
    }
}

/// What a thing on the screen is to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Something to press.
    Button,
    /// Something to type into.
    Field,
    /// Something to choose or tick.
    Choice,
    /// What begins a screen or a part of it.
    Heading,
    /// The system's own chooser of files.
    FileChooser,
}

impl Role {
    /// The numbers that screen readers know it by (`AtspiRole`).
    fn numbers(self) -> &'static [u32] {
        match self {
            // Push and toggle buttons.
            Self::Button => &[43, 62],
            // Combo boxes, passwords, texts, entries.
            Self::Field => &[11, 40, 61, 79],
            // Boxes to tick, radio buttons.
            Self::Choice => &[7, 44],
            Self::Heading => &[83],
            Self::FileChooser => &[19],
        }
    }
}

fn connect(address: &str) -> DBusConnection {
    let flags =
        DBusConnectionFlags::AUTHENTICATION_CLIENT | DBusConnectionFlags::MESSAGE_BUS_CONNECTION;
    DBusConnection::for_address_sync(address, flags, None, Cancellable::NONE)
        .expect("the message bus answers")
}

fn call(
    bus: &DBusConnection,
    program: &str,
    path: &str,
    interface: &str,
    what: &str,
    with: Option<&Variant>,
) -> Option<Variant> {
    const LONGEST: i32 = 5000;
    bus.call_sync(
        Some(program),
        path,
        interface,
        what,
        with,
        None,
        DBusCallFlags::NONE,
        LONGEST,
        Cancellable::NONE,
    )
    .ok()
}
