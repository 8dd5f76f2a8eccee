//! `demo`: the sample case, its vault, its bundle, verified.

use std::fs;
use std::io;
use std::path::Path;
use std::time::Instant;

use bundle::ByChoice;
use casebook::wire::{BundleChoice, BundleDone, FaultCode};
use casebook::{Casebook, KeyCost};
use catalogue::{Saying, sentences};
use sample_case::{Later, PASSPHRASE, Played};

use crate::arguments::Demo;
use crate::commands::exporting::{self, Lost, Since, Wanted};
use crate::ending::{Ending, Failure};
use crate::progress::Bar;
use crate::saying::{say, say_line, words};

pub(crate) fn run(arguments: &Demo) -> Result<Ending, Failure> {
    refuse_used_folder(&arguments.out)?;
    let began = Instant::now();
    let case = sample_case::case(arguments.seed, arguments.incidents);
    let vault = arguments.out.join("vault");
    fs::create_dir_all(&arguments.out).map_err(|_| {
        let path = crate::passphrase::shown(&arguments.out);
        Failure::new(Ending::Unreadable, FaultCode::OutFolder).with("path", path)
    })?;
    let cost = KeyCost::calibrated()?;
    let mut bar = Bar::new();
    let report = &mut |progress| bar.steps(sentences::TERMINAL_DEMO_WRITING, progress);
    let (mut casebook, played, later) = case.make_vault(&vault, cost, words(), report)?;
    drop(bar);
    say_played(&played, &vault);
    let good = arguments.no_bundle || {
        let whole = BundleChoice {
            documents: ByChoice::ALL.to_vec(),
            ..BundleChoice::default()
        };
        let done = handed_over(&mut casebook, whole, None, &arguments.out.join("bundle"))?;
        done.verified.is_good()
            && (later.is_empty() || supplement(&mut casebook, later, &done, &arguments.out)?)
    };
    casebook.lock()?;
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

fn handed_over(
    casebook: &mut Casebook,
    choice: BundleChoice,
    since: Option<Since>,
    out: &Path,
) -> Result<BundleDone, Failure> {
    let wanted = Wanted {
        since,
        choice,
        password: None,
        lost: Lost::Named,
    };
    let done = exporting::write(casebook, wanted, None, out)?.done;
    exporting::say_done(&done, out);
    Ok(done)
}

/// Goes on with the record for a week, and hands over what came since the bundle. Gives back whether that is good.
fn supplement(
    casebook: &mut Casebook,
    later: Later,
    before: &BundleDone,
    out: &Path,
) -> Result<bool, Failure> {
    say_line(sentences::TERMINAL_DEMO_A_WEEK_LATER, &[]);
    later.play(casebook)?;
    let bundle = before.kept.iter().find(|kept| !kept.police_only);
    let bundle = bundle.map(|kept| out.join("bundle").join(&kept.file_name));
    let since = bundle.as_deref().map(Since::of).transpose()?;
    let choice = BundleChoice {
        entries: since.as_ref().map(Since::entries).unwrap_or_default(),
        ..BundleChoice::default()
    };
    let done = handed_over(casebook, choice, since, &out.join("supplement"))?;
    Ok(done.verified.is_good())
}

fn say_played(played: &Played, vault: &Path) {
    let counts: [(&str, Saying); 8] = [
        ("incidents", played.incidents.into()),
        ("events", played.events.into()),
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
            Some(_) => Err(Failure::new(Ending::WrongUse, FaultCode::FolderNotEmpty)),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(_) => {
            let path = crate::passphrase::shown(folder);
            Err(Failure::new(Ending::Unreadable, FaultCode::OutFolder).with("path", path))
        }
    }
}
