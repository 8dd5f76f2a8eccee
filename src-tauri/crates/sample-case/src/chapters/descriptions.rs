//! What the keeper says of the files: in the evening on which all of them were gone through, before the bundle was made.

use super::super::script::{Described, Script};

/// Two days before the last incident.
const EVENING: &str = "2026-11-18";
const PHONE: &str = "my phone, the Meridian";

pub(super) fn tell(script: &mut Script) {
    for (incident, file_name, described) in descriptions() {
        script.describe(incident, file_name, EVENING, described);
    }
}

/// A file that the keeper made, on the keeper's own telephone.
fn mine(description: &str) -> Described {
    Described {
        description: description.to_owned(),
        produced_by: None,
        police_reference: None,
        received_from: None,
        source_device: Some(PHONE.to_owned()),
        original_is: Some("on my phone".to_owned()),
    }
}

/// A file that somebody else made.
fn theirs(description: &str, produced_by: &str, received_from: &str, original: &str) -> Described {
    Described {
        description: description.to_owned(),
        produced_by: Some(produced_by.to_owned()),
        police_reference: None,
        received_from: Some(received_from.to_owned()),
        source_device: None,
        original_is: Some(original.to_owned()),
    }
}

fn descriptions() -> Vec<(&'static str, &'static str, Described)> {
    vec![
        (
            "first-night",
            "Chat with Dan.txt",
            mine("Six messages from Dan of the first night, and my answer; all that I kept of 43"),
        ),
        (
            "flowers",
            "IMG_20251002_112044.jpg",
            mine("The flowers on the reception desk"),
        ),
        (
            "voicemail",
            "voicemail-2025-10-07.wav",
            mine("The voicemail of 7 October, saved from my phone"),
        ),
        (
            "letter",
            "letter-page-6.jpg",
            Described {
                original_is: Some("the letter is in a paper bag at the solicitor's".to_owned()),
                ..mine("The sixth side of the letter")
            },
        ),
        (
            "letter",
            "letter side 6.pdf",
            Described {
                source_device: Some("the scanner at the library".to_owned()),
                original_is: Some("the letter is in a paper bag at the solicitor's".to_owned()),
                ..mine("The same side, scanned; the other five are with the solicitor")
            },
        ),
        (
            "scan",
            "waiting room 19-01.mp4",
            theirs(
                "Dan in the waiting room, from the practice's camera",
                "Gill Fenwick, practice manager, Fernside Vets",
                "Gill, on a stick, 19 January 2026",
                "on the practice's recorder until 18 February 2026; Gill has a copy",
            ),
        ),
        (
            "car-outside",
            "IMG_20260314_193015.jpg",
            mine("His car from behind my curtain"),
        ),
        (
            "car-outside",
            "Mrs Odell calendar.jpg",
            Described {
                source_device: Some(PHONE.to_owned()),
                ..theirs(
                    "The neighbour's calendar with the registration that she wrote down; my photo of it",
                    "Mrs Odell, whose calendar it is",
                    "Mrs Odell, who let me photograph it on 17 March 2026",
                    "the calendar hangs in her kitchen",
                )
            },
        ),
        (
            "wharf-talk",
            "VID_20260319_131122.mp4",
            mine("Dan on the bench; I say \u{2018}Go away, Dan\u{2019} three times"),
        ),
        (
            "garden-centre",
            "door camera 03-05.mp4",
            theirs(
                "Dan leaves a bay tree at the staff door",
                "Gill Fenwick, practice manager, Fernside Vets",
                "Gill, by e-mail, 3 May 2026",
                "saved by Gill on the practice's computer",
            ),
        ),
        (
            "threat",
            "voicemail 15 May.wav",
            Described {
                original_is: Some("DC Holroyd has seen it on my phone".to_owned()),
                police_reference: Some("NM/48213/26, IH/7".to_owned()),
                ..mine("The voicemail of 15 May, saved from my phone")
            },
        ),
        (
            "chat-export",
            "WhatsApp Chat - Climbing Thursdays.txt",
            theirs(
                "The group chat of 26 June, four messages",
                "Hannah from climbing, who exported it",
                "Hannah, by e-mail, 26 June 2026",
                "on Hannah's phone",
            ),
        ),
        (
            "solicitor-letter",
            "letter 8 July.pdf",
            theirs(
                "Letter of his solicitor, one page",
                "Harker & Stone, Solicitors",
                "my solicitor, by e-mail, 8 July 2026",
                "at my solicitor's",
            ),
        ),
    ]
}
