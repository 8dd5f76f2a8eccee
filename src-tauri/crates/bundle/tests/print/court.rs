//! The papers for a court: what each says, and what none may say.

use bundle::WithheldMark;
use bundle::print::{CertificateFacts, PrintJob, Standard, redaction_certificate};

use crate::paper::{letters, print};
use crate::print_case::{self, MadeCase};

fn mark(mark: &str, incidents: &[u32], elsewhere: bool) -> WithheldMark {
    WithheldMark {
        mark: mark.to_owned(),
        why: "somebody could be found by it".to_owned(),
        incidents: incidents.iter().copied().collect(),
        elsewhere,
    }
}

fn certificate(made: &MadeCase, withheld: Vec<WithheldMark>) -> PrintJob {
    let facts = CertificateFacts {
        withheld,
        left_out: vec!["One note of the keeper’s own is left out.".to_owned()],
        police_have_the_key: true,
    };
    redaction_certificate(&made.input(), &facts)
}

/// Each of them once.
pub(crate) fn papers(made: &MadeCase) -> Vec<PrintJob> {
    vec![certificate(
        made,
        vec![mark("[withheld 1: a place]", &[1], false)],
    )]
}

#[test]
fn the_certificate_says_of_each_mark_where_it_stands_and_why() {
    let mut made = print_case::made(12);
    let order = serde_json::json!({"kind": "order", "order_kind": "non_molestation_order",
        "status": "in_force", "terms": ["Not to enter [withheld 2: a place]"]});
    made.case.entries.push(print_case::kept(3_000, 3, order));
    let withheld = vec![
        mark("[withheld 1: a telephone number]", &[1, 4], false),
        mark("[withheld 2: a place]", &[], true),
        mark("[withheld 3: a name]", &[], true),
    ];
    let paper = print(&certificate(&made, withheld));
    assert_eq!(paper.printed.standard, Standard::ArchivalAndAccessible);
    let text = paper.letters();
    for said in [
        "[withheld1:atelephonenumber]Inincidents1,4somebodycouldbefoundbyit",
        "[withheld2:aplace]Ordersomebody",
        "[withheld3:aname]Inthenameofsomebodywhowrote,orinafigure",
        "Onenoteofthekeeper’sownisleftout.",
        "notbycovering",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
}

#[test]
fn the_certificate_has_the_hash_of_a_copy_and_not_of_what_it_was_made_from() {
    let made = print_case::made(3);
    let text = print(&certificate(&made, Vec::new())).letters();
    assert!(text.contains(&"07".repeat(32)), "{text}");
    assert!(!text.contains(&"ab".repeat(32)), "{text}");
    assert!(text.contains("policealonearetoldthem"), "{text}");
    assert!(text.contains(&letters("Nothing is withheld under a number.")));
}
