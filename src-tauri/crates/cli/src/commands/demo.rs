//! `demo`: the sample case, its vault, its bundle, verified.

use std::fs;
use std::io;
use std::path::Path;
use std::time::Instant;

use bundle::ByChoice;
use casebook::KeyCost;
use casebook::wire::{BundleChoice, FaultCode};
use catalogue::{Saying, sentences};
use sample_case::{PASSPHRASE, Played};

use crate::arguments::Demo;
use crate::commands::exporting::{self, Lost, Wanted};
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
    let (mut casebook, played) = case.make_vault(&vault, cost, words(), report)?;
    drop(bar);
    say_played(&played, &vault);
    let good = arguments.no_bundle || {
        let bundle = arguments.out.join("bundle");
        let wanted = Wanted {
            since: None,
            choice: BundleChoice {
                documents: ByChoice::ALL.to_vec(),
                ..BundleChoice::default()
            },
            password: None,
            lost: Lost::Named,
        };
        let done = exporting::write(&mut casebook, wanted, None, &bundle)?.done;
        exporting::say_done(&done, &bundle);
        done.verified.is_good()
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
