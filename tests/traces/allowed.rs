//! Everything that a run may write, each with why. Whatever is not here fails the test, whatever is in it.

/// A place that may be written, and why that is no trace of what was written down.
pub struct Allowed {
    /// Below the test's own folder unless it begins with `/`; `*` stands for anything within one name, `**` for
    /// anything below.
    pub place: &'static str,
    /// Why.
    pub why: &'static str,
}

const fn allowed(place: &'static str, why: &'static str) -> Allowed {
    Allowed { place, why }
}

/// What the window may write.
pub const BY_THE_WINDOW: &[Allowed] = &[
    allowed("home/.local", "the way to the vault"),
    allowed("home/.local/share", "the way to the vault"),
    allowed("home/.local/share/daybook", "the vault's folder"),
    allowed("home/.local/share/daybook/vault", "the vault"),
    allowed(
        "home/.local/share/daybook/vault/**",
        "the vault: all of it encrypted",
    ),
    allowed("/dev/null", "keeps nothing"),
    allowed("run/bus", "the test's own message bus"),
    allowed("run/dbus-1", "the test's own message bus"),
    allowed("run/dbus-1/services", "the test's own message bus"),
    allowed("run/at-spi", "the test's own screen reader"),
    allowed("run/at-spi/bus_*", "the test's own screen reader"),
    allowed(
        "run/daybook",
        "in memory, as the system keeps it, until the program ends",
    ),
    allowed(
        "run/daybook/**",
        "in memory: WebKit's profile, caches of GStreamer, the socket of the one window; no list of chosen files",
    ),
    allowed(
        "run/orcexec.*",
        "in memory, removed at once: machine code that GStreamer makes for mixing sound and colours",
    ),
    allowed("run/pulse", "the way to the system's sound"),
    allowed(
        "/dev/shm/jack_db-*/*",
        "in memory: which sound programs of this computer talk to each other; GStreamer asks for it where no other sound \
         system answers; searched for markers",
    ),
    allowed("home/.config", "the way to settings"),
    allowed("home/.config/gtk-3.0", "GTK's folder for settings, empty"),
    allowed("home/.config/dconf", "the way to settings"),
    allowed(
        "home/.config/dconf/user",
        "how large the system's chooser was, and how it sorts; searched for markers",
    ),
    allowed("run/dconf", "the way to settings"),
    allowed("run/dconf/user", "tells programs that settings changed"),
    allowed("home/.config/daybook", "the way to the preferences"),
    allowed(
        "home/.config/daybook/preferences.json",
        "the theme and the zoom, and nothing else: the lock screen needs them before there is a passphrase",
    ),
    allowed("home/given-up", "the test's own folder"),
    allowed(
        "home/given-up/CASE-*.partial",
        "a bundle that the person asked for and stopped; removed",
    ),
    allowed(
        "home/given-up/CASE-*.partial/**",
        "what was written of it until then; removed with it",
    ),
];

/// What the terminal may write.
pub const BY_THE_TERMINAL: &[Allowed] = &[
    allowed("home/vault", "the vault"),
    allowed("home/vault/**", "the vault: all of it encrypted"),
    allowed("/dev/null", "keeps nothing"),
    allowed("run/bus", "the test's own message bus"),
    allowed("run/dbus-1", "the test's own message bus"),
    allowed("run/dbus-1/services", "the test's own message bus"),
];

/// The line that allows a path, if any.
pub fn by<'a>(list: &'a [Allowed], path: &str) -> Option<&'a Allowed> {
    list.iter()
        .find(|line| fits(line.place.as_bytes(), path.as_bytes()))
}

/// The list, a line each.
pub fn in_words(list: &[Allowed]) -> String {
    let lines = list
        .iter()
        .map(|line| format!("{}: {}", line.place, line.why));
    lines.collect::<Vec<_>>().join("\n")
}

fn fits(place: &[u8], path: &[u8]) -> bool {
    match place {
        [b'*', b'*'] => !path.is_empty(),
        [b'*', rest @ ..] => {
            let name = path
                .iter()
                .position(|byte| *byte == b'/')
                .unwrap_or(path.len());
            (0..=name).any(|taken| fits(rest, &path[taken..]))
        }
        [byte, rest @ ..] => path.first() == Some(byte) && fits(rest, &path[1..]),
        [] => path.is_empty(),
    }
}

#[test]
fn a_star_stays_within_one_name() {
    assert!(fits(b"a/*.x", b"a/b.x"));
    assert!(!fits(b"a/*.x", b"a/b/c.x"));
    assert!(fits(b"a/**", b"a/b/c.x"));
    assert!(!fits(b"a/**", b"a"));
    assert!(!fits(b"a", b"ab"));
}
