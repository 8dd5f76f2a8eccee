//! `demo`: the sample case, its vault, its bundle, verified.

use std::fs;
use std::io;
use std::path::Path;
use std::time::Instant;

use casebook::wire::BundleChoice;
use casebook::{Casebook, KeyCost, Passphrase};
use catalogue::{Saying, sentences};
use chrono::Duration;
use domain::Moment;

use crate::arguments::Demo;
use crate::demo::{self, DemoCase, Played, ScriptedWatch};
use crate::ending::{Ending, Failure};
use crate::progress::Bar;
use crate::saying::{say, say_line, words};

/// Everybody may know it: there is nothing real behind it.
const PASSPHRASE: &str = "sample lantern orchard velvet compass harbour";

pub(crate) fn run(arguments: &Demo) -> Result<Ending, Failure> {
    refuse_used_folder(&arguments.out)?;
    let began = Instant::now();
    let case = demo::case(arguments.seed, arguments.incidents);
    let vault = arguments.out.join("vault");
    fs::create_dir_all(&arguments.out).map_err(|_| {
        let path = crate::passphrase::shown(&arguments.out);
        Failure::new(Ending::Unreadable, "out-folder").with("path", path)
    })?;
    let watch = ScriptedWatch::showing(first_moment(&case));
    let passphrase = Passphrase::new(PASSPHRASE.to_owned())?;
    let cost = KeyCost::calibrated()?;
    let mut book = Casebook::create(&vault, &passphrase, cost, Box::new(watch.clone()), words())?;
    let played = play(&case, &mut book, &watch)?;
    say_played(&played, &vault);
    let good = arguments.no_bundle || {
        let bundle = arguments.out.join("bundle");
        let done =
            super::exporting::write(&mut book, &BundleChoice::default(), None, None, &bundle)?;
        super::exporting::say_done(&done, &bundle);
        done.verified.good
    };
    book.lock()?;
    let seconds = format!("{:.1}", began.elapsed().as_secs_f64());
    say_line(
        sentences::TERMINAL_DEMO_TOOK,
        &[("seconds", seconds.into())],
    );
    Ok(if good {
        Ending::Good
    } else {
        Ending::CheckFailed
    })
}

fn play(case: &DemoCase, book: &mut Casebook, watch: &ScriptedWatch) -> Result<Played, Failure> {
    let mut bar = Bar::new();
    let told = &mut |done, total| bar.steps(sentences::TERMINAL_DEMO_WRITING, done, total);
    Ok(demo::play(case, book, watch, told)?)
}

/// The vault is made an hour before the first step.
fn first_moment(case: &DemoCase) -> Moment {
    let first = case.steps.first().map(|step| step.at);
    first.map_or_else(
        || Moment::new(chrono::DateTime::UNIX_EPOCH, 0),
        |first| Moment::new(first.utc - Duration::hours(1), first.offset_minutes),
    )
}

fn say_played(played: &Played, vault: &Path) {
    let counts: [(&str, Saying); 7] = [
        ("incidents", played.incidents.into()),
        ("others", played.others.into()),
        ("items", played.items.into()),
        ("revisions", played.revisions.into()),
        ("struck-out", played.struck_out.into()),
        ("erased", played.erased.into()),
        ("fingerprints", played.fingerprints.into()),
    ];
    say_line(sentences::TERMINAL_DEMO_MADE_UP, &[]);
    say_line(sentences::TERMINAL_DEMO_PLAYED, &counts);
    let path = crate::passphrase::shown(vault);
    crate::saying::line(&say(
        sentences::TERMINAL_DEMO_VAULT,
        &[("path", path.into()), ("passphrase", PASSPHRASE.into())],
    ));
}

/// A folder that is to be made into something has to be empty or absent, so that nothing in it is
/// ever mistaken for the program's or written over.
pub(super) fn refuse_used_folder(folder: &Path) -> Result<(), Failure> {
    match fs::read_dir(folder) {
        Ok(mut files) => match files.next() {
            None => Ok(()),
            Some(_) => Err(Failure::new(Ending::WrongUse, "folder-not-empty")),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(_) => {
            let path = crate::passphrase::shown(folder);
            Err(Failure::new(Ending::Unreadable, "out-folder").with("path", path))
        }
    }
}
