//! The window as it is shipped: worked with, hidden, locked, closed; killed; without any network.

use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use daybook_tests::{Figure, Process, Promise, say};

use crate::allowed::BY_THE_WINDOW;
use crate::hands::Hands;
use crate::home::{Home, Network, Window, can_leave_the_network};
use crate::journey;
use crate::left::{Before, Left};
use crate::markers::{FILE, GUIDED, NOTE, PERSON};
use crate::terminal::list;

/// Where the bundle goes that is written to its end.
const HANDED_OVER: &str = "out";

/// Where the bundle goes that is given up.
const GIVEN_UP: &str = "home/given-up";

#[test]
fn the_window_leaves_nothing_readable_and_asks_for_no_network() {
    let home = Home::new();
    let before = Before::now();
    work(&home, Network::AsItIs);
    let left = Left::after(&home, &before, BY_THE_WINDOW, &[HANDED_OVER]);
    let (wanted, met) = ("nothing".to_owned(), left.found().is_empty());
    Figure {
        promise: Promise::LeaksNothing,
        test: "traces-window",
        figure: format!(
            "the shipped window, worked with by real keys (notes, questions, files through the system’s chooser, \
             search, previews, a bundle written and one stopped, lock, hide, close): {}",
            left.in_words(BY_THE_WINDOW)
        ),
        wanted: "no marker, no file on no list".to_owned(),
        met,
        command: "scripts/test traces".to_owned(),
    }
    .keep();
    Figure {
        promise: Promise::LeaksNothing,
        test: "traces-network",
        figure: format!(
            "sockets during the same: {}; sent beyond this computer: {}",
            left.sockets(),
            left.seen.addresses.len()
        ),
        wanted,
        met: left.seen.is_local(),
        command: "scripts/test traces".to_owned(),
    }
    .keep();
    left.is_clean(BY_THE_WINDOW);
    is_kept(&home);
}

#[test]
fn the_same_work_is_done_where_there_is_no_network() {
    assert!(
        can_leave_the_network(),
        "not tried: this system lets no program have a network of its own (unshare --net)"
    );
    let home = Home::new();
    let before = Before::now();
    work(&home, Network::None);
    Left::after(&home, &before, BY_THE_WINDOW, &[HANDED_OVER]).is_clean(BY_THE_WINDOW);
    is_kept(&home);
}

#[test]
fn a_window_killed_while_writing_showing_and_handing_over_leaves_nothing_readable() {
    let home = Home::new();
    let before = Before::now();

    let window = home.open_window(Network::AsItIs);
    let hands = Hands::at(&home);
    journey::first_run(&hands);
    journey::write(&hands, &home);
    hands.press(&say("write-saved-another"));
    journey::begin_a_note(&hands);
    window.kill();

    let (window, hands) = open_again(&home);
    journey::open_exhibit(&hands, 1);
    window.kill();

    let (window, hands) = open_again(&home);
    journey::open_exhibit(&hands, 4);
    window.kill();

    let (window, hands) = open_again(&home);
    journey::prepare_to_hand_over(&hands);
    journey::begin_the_bundle(&hands, &home, HANDED_OVER);
    hands.awaits_button(&say("bundle-write-stop"));
    window.kill();

    let left = Left::after(&home, &before, BY_THE_WINDOW, &[HANDED_OVER]);
    Figure {
        promise: Promise::LeaksNothing,
        test: "traces-killed",
        figure: format!(
            "killed while writing, while showing a picture, while showing a film, while writing a bundle: {}",
            left.in_words(BY_THE_WINDOW)
        ),
        wanted: "no marker, no file on no list".to_owned(),
        met: left.found().is_empty(),
        command: "scripts/test traces".to_owned(),
    }
    .keep();
    left.is_clean(BY_THE_WINDOW);
    assert!(list(&home, &home.vault(), "incidents").contains(NOTE));
}

fn open_again(home: &Home) -> (Window, Hands) {
    let window = home.open_window(Network::AsItIs);
    let hands = Hands::at(home);
    journey::unlock(&hands);
    (window, hands)
}

fn work(home: &Home, network: Network) {
    let window = home.open_window(network);
    let hands = Hands::at(home);
    journey::first_run(&hands);
    journey::write(&hands, home);
    journey::go_on_by_questions(&hands);
    journey::name_somebody(&hands);
    journey::search(&hands);
    journey::set_the_name(&hands);
    journey::look_at_evidence(&hands);
    fs::create_dir(home.at(GIVEN_UP)).expect("a folder for a bundle");
    journey::prepare_to_hand_over(&hands);
    // However soon it would be written: its printer stands still until it is given up.
    thread::scope(|scope| {
        let holding = scope.spawn(|| hold_the_printer(window.program()));
        journey::begin_the_bundle(&hands, home, GIVEN_UP);
        holding.join().expect("there is a printer");
    });
    hands.press(&say("bundle-write-stop"));
    hands.awaits_button(&say("bundle-write-choose"));
    journey::begin_the_bundle(&hands, home, HANDED_OVER);
    hands.sees(&say("bundle-done-heading"));
    hands.go(&say("frame-action-lock"));
    journey::unlock(&hands);
    journey::begin_a_note(&hands);
    hands.hide();
    hands.turn_back();
    journey::unlock(&hands);
    hands.close();
    window.has_ended();
}

fn hold_the_printer(program: Process) {
    let patience = Instant::now() + Duration::from_secs(60);
    while !program.workers().into_iter().any(Process::holds_still) {
        assert!(Instant::now() < patience, "no printer was started");
        thread::sleep(Duration::from_millis(1));
    }
}

/// It cannot pass by having done nothing.
fn is_kept(home: &Home) {
    let vault = home.vault();
    let incidents = list(home, &vault, "incidents");
    assert!(
        incidents.contains(NOTE) && incidents.contains(GUIDED),
        "{incidents}"
    );
    assert!(list(home, &vault, "people").contains(PERSON));
    let items = list(home, &vault, "items");
    for ending in ["jpg", "txt", "wav", "mov"] {
        assert!(items.contains(&format!("{FILE}.{ending}")), "{items}");
    }
    let bundles = fs::read_dir(home.at(HANDED_OVER)).expect("the folder is there");
    assert!(bundles.count() > 0, "a bundle was written");
    let given_up = fs::read_dir(home.at(GIVEN_UP)).expect("the folder is there");
    assert_eq!(given_up.count(), 0, "what was stopped leaves nothing");
}
