//! Two bundles beside each other.

use super::*;
use crate::format::layout::POLICE_ONLY_OPENINGS;

fn written(sample: &Sample) -> (TempDir, Written) {
    let target = TempDir::new().unwrap();
    let written = export(sample, &folder_choice(), target.path()).unwrap();
    (target, written)
}

fn opened(path: &Path) -> UnverifiedBundle {
    UnverifiedBundle::open(path).unwrap()
}

/// The police-only part of a bundle, unpacked.
pub(super) fn police_only(written: &Written, into: &Path) -> PathBuf {
    let zip = File::open(written.police_only.as_ref().unwrap()).unwrap();
    ZipArchive::new(zip).unwrap().extract(into).unwrap();
    let mut bags = fs::read_dir(into).unwrap();
    bags.next().unwrap().unwrap().path()
}

pub(super) fn beside(main: &Path, police_only: &Path) -> Report {
    let brought = Brought::default();
    let verified = opened(main).verify_with_police_only(&opened(police_only), &brought);
    verified.unwrap().into_report()
}

#[test]
fn police_are_told_what_each_withheld_detail_says_and_nothing_else() {
    let (target, written) = written(&Sample::filled());
    let police = police_only(&written, &target.path().join("unpacked"));
    let report = beside(&written.bundle, &police);
    assert_eq!(report.findings, []);
    assert_eq!(report.judged.unwrap().verdict, Verdict::Nobody);
    let openings = read(&police, POLICE_ONLY_OPENINGS);
    assert!(openings.contains("call the shop") && openings.contains("14, larch road"));
    assert!(
        !openings.contains("a private thought"),
        "an entry that stays out is no withheld detail"
    );

    // Invented, left out, and one too many.
    let lines: Vec<&str> = openings.lines().collect();
    let invented = openings.replace("call the shop", "call the pub");
    let without = lines[1..].join("\n") + "\n";
    let twice = format!("{openings}{}\n", lines[0]);
    for edited in [invented, without, twice] {
        fs::write(police.join(POLICE_ONLY_OPENINGS), edited).unwrap();
        sign_again(&police, &true_key());
        let found = beside(&written.bundle, &police).findings;
        let codes: Vec<VerifyCode> = found.into_iter().map(|finding| finding.code).collect();
        // It was signed again, so it is also another hand-over than the main one.
        let expected = [
            VerifyCode::HandOverOfAnother,
            VerifyCode::OpeningNotItsField,
        ];
        assert_eq!(codes, expected);
    }
}

#[test]
fn two_main_bundles_are_not_a_bundle_and_its_part_for_police() {
    let (_one, main) = written(&Sample::filled());
    let report = beside(&main.bundle, &main.bundle);
    assert_eq!(report.outcome(), Outcome::NotAsSigned);
    assert_eq!(report.judged, None);
}

#[test]
fn two_bundles_are_of_one_record_or_of_two_histories_or_of_two_records() {
    let incident = |what: &str| serde_json::json!({"kind": "incident", "what": what});
    let mut later = Sample::filled();
    later.record(id(50), incident("the last thing"));
    let mut otherwise = Sample::filled();
    otherwise.record(id(50), incident("told otherwise"));
    let another = Sample::filled_by(SigningKey::from_seed([9; 32]));
    let size = Sample::filled().head().size;
    let (_target, first) = written(&Sample::filled());
    for (sample, expected) in [
        (Sample::filled(), Compared::OneRecord { shared: size }),
        (later, Compared::OneRecord { shared: size }),
        (another, Compared::TwoHistories { from: 0 }),
    ] {
        let (_target, second) = written(&sample);
        let (one, other) = (opened(&first.bundle), opened(&second.bundle));
        assert_eq!(one.against(&other).unwrap(), expected);
        assert_eq!(other.against(&one).unwrap(), expected);
    }
    let mut later = Sample::filled();
    later.record(id(50), incident("the last thing"));
    let (_target, second) = written(&later);
    let (_target, third) = written(&otherwise);
    let compared = opened(&second.bundle)
        .against(&opened(&third.bundle))
        .unwrap();
    assert_eq!(compared, Compared::TwoHistories { from: size });
}
