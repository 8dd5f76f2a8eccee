//! What somebody may do to a bundle, and what is said of each change, with the code that was left and without it.
//!
//! Whoever has a bundle can change any byte of it and make all lists fit; whoever makes a key of their own can sign what
//! comes out; and whoever had an earlier bundle knows every hash of the record up to then. None of them can make a bundle
//! that the code vouches for.

mod anew;
mod changed;
mod forging;
mod honest;
mod keys;
mod ledger_misfits;
mod log_misfits;
mod police_misfits;

use super::*;
use forging::{Forging, full, thief};

/// What a check says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    /// This was found among the faults, so no code is asked.
    Fault(VerifyCode),
    /// Nothing is wrong, and the code, or its lack, says this.
    Says(Verdict),
}

use Told::{Fault, Says};

/// A change, by what it is, and what is said of it without a code and with the true one.
struct Attempt {
    name: &'static str,
    make: fn() -> Forging,
    without: Told,
    with: Told,
}

const fn found(name: &'static str, make: fn() -> Forging, code: VerifyCode) -> Attempt {
    Attempt {
        name,
        make,
        without: Fault(code),
        with: Fault(code),
    }
}

/// What nobody can find without the code.
const fn only_with_code(name: &'static str, make: fn() -> Forging, verdict: Verdict) -> Attempt {
    Attempt {
        name,
        make,
        without: Says(Verdict::Nobody),
        with: Says(verdict),
    }
}

fn told(report: Report, expected: Told) -> Told {
    match (expected, report.judged) {
        (Fault(code), _) if report.findings.iter().any(|finding| finding.code == code) => {
            Fault(code)
        }
        (_, Some(judged)) => Says(judged.verdict),
        (_, None) => Fault(report.findings[0].code),
    }
}

fn each(attempts: &[Attempt]) {
    let mut wrong = Vec::new();
    for attempt in attempts {
        let forged = (attempt.make)();
        let without = told(forged.checked(None), attempt.without);
        let with = told(forged.checked(Some(forged.code)), attempt.with);
        let expected = (attempt.without, attempt.with);
        if (without, with) != expected {
            wrong.push(format!(
                "{}: {without:?} and {with:?}, not {expected:?}",
                attempt.name
            ));
        }
        let report = forged.checked(Some(forged.code));
        let refused = report.outcome().is_fault() || report.outcome() == Outcome::NotAllVouched;
        if matches!(attempt.with, Says(Verdict::ThisBundle | Verdict::SameKey)) == refused {
            wrong.push(format!("{}: {:?}", attempt.name, report.outcome()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn there_are_at_least_sixty_of_which_twenty_are_signed_anew() {
    let by_key_of_their_own = anew::ATTEMPTS.len() + keys::ATTEMPTS.len();
    let by_the_keepers = ledger_misfits::ATTEMPTS.len() + log_misfits::ATTEMPTS.len();
    let all = changed::ATTEMPTS.len() + by_the_keepers + by_key_of_their_own;
    assert!(
        all >= 60 && by_key_of_their_own >= 20,
        "{all}, {by_key_of_their_own}"
    );
}

#[test]
fn what_is_not_as_it_was_signed_is_found_without_a_code() {
    each(changed::ATTEMPTS);
}

#[test]
fn parts_that_do_not_fit_each_other_are_found_whoever_signed_them() {
    each(ledger_misfits::ATTEMPTS);
    each(log_misfits::ATTEMPTS);
}

#[test]
fn what_was_signed_anew_is_found_with_the_code() {
    each(anew::ATTEMPTS);
}

#[test]
fn a_key_that_nothing_ties_to_the_code_is_found() {
    each(keys::ATTEMPTS);
}

#[test]
fn what_the_keeper_made_is_vouched_for() {
    each(honest::ATTEMPTS);
}

#[test]
fn a_key_that_no_leaf_names_signs_nothing() {
    let mut let_in = full(Sample::filled());
    let_in.let_in(id(90), &thief());
    let_in.others = [::ledger::KeyName::of(&true_key().verifying_key())].into();
    let_in.key = thief();
    let mut before_that = full(Sample::filled());
    before_that.others = let_in.others.clone();
    before_that.key = thief();
    for form in [Form::Folder, Form::Zip, Form::Documents] {
        let choice = Choice {
            form,
            ..Choice::default()
        };
        let target = TempDir::new().unwrap();
        let refused = export(&before_that, &choice, target.path());
        assert!(
            matches!(refused, Err(WriteError::KeyNotInForce)),
            "{form:?}"
        );
        assert_eq!(fs::read_dir(target.path()).unwrap().count(), 0, "{form:?}");
        assert!(export(&let_in, &choice, target.path()).is_ok(), "{form:?}");
    }
}
