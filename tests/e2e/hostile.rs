//! Evidence that was made to do something to whoever looks at it: kept byte for byte, shown as words or not at all.

use daybook_tests::{Driven, Figure, Place, Promise, say, say_with};
use serde_json::{Value, json};

use crate::elsewhere::Elsewhere;
use crate::steps::first_run;

/// A file and what has to stand on the screen when it is opened.
struct Hostile {
    name: &'static str,
    bytes: Vec<u8>,
    says: String,
}

fn hostile(name: &'static str, bytes: impl Into<Vec<u8>>, says: &str) -> Hostile {
    Hostile {
        name,
        bytes: bytes.into(),
        says: says.to_owned(),
    }
}

#[tokio::test]
async fn nothing_in_evidence_runs_or_asks_for_anything() {
    let elsewhere = Elsewhere::new();
    let samples = samples(&elsewhere.address());
    let place = samples.iter().fold(Place::new(), |place, sample| {
        place.with_file(sample.name, &sample.bytes)
    });
    let window = Driven::open(&place).await;
    first_run(&window).await;
    window.press(&say("frame-place-evidence")).await;
    window.find("heading", &say("evidence-heading")).await;
    window.press(&say("evidence-add")).await;
    let all = [("count", samples.len().into())];
    window.says(&say_with("evidence-attached", &all)).await;
    for (number, sample) in samples.iter().enumerate() {
        let exhibit = format!("X/{}", number + 1);
        open(&window, &exhibit, sample).await;
        window.says(&sample.says).await;
        window.two_frames().await;
        assert_eq!(
            window.run(BROUGHT_ALONG).await,
            json!([]),
            "{}",
            sample.name
        );
        window.press(&say("frame-place-evidence")).await;
        window
            .find("button", &format!("{exhibit}: {}", sample.name))
            .await;
    }
    assert_eq!(window.run("return window.ran ?? null").await, Value::Null);
    // Nothing was even tried: a refusal would mean that something of a file had become part of the page.
    assert_eq!(window.refusals().await, Vec::<String>::new());
    assert_eq!(elsewhere.visits(), Vec::<String>::new());
    let kept = window.call("items", json!({})).await.expect("a list");
    assert_eq!(kept.as_array().map(Vec::len), Some(samples.len()));
    window.close().await;
    Figure {
        promise: Promise::LeaksNothing,
        test: "hostile-previews",
        figure: format!(
            "{} hostile files (drawings, pages, mails, picture bombs, broken pictures, a document) opened in the real \
             window: none ran anything, none asked for anything, all kept",
            samples.len()
        ),
        wanted: "none runs or fetches anything; each is kept".to_owned(),
        met: true,
        command: "scripts/test window".to_owned(),
    }
    .keep();
}

/// What a preview of words must not have made of them.
const BROUGHT_ALONG: &str = "return [...document.querySelectorAll(\
    'main script, main iframe, main object, main embed, main style, main link, main meta, main form[action], main image,\
     main img:not([src^=\"evidence:\"])')].map((one) => one.outerHTML)";

async fn open(window: &Driven, exhibit: &str, sample: &Hostile) {
    window.press(&format!("{exhibit}: {}", sample.name)).await;
    let uncover = say_with("common-uncover", &[("what", exhibit.into())]);
    window.press(&uncover).await;
}

fn samples(elsewhere: &str) -> Vec<Hostile> {
    let page = page(elsewhere);
    let drawing = drawing(elsewhere);
    let too_many_pixels = say("reason-too-many-pixels");
    let damaged = say("reason-damaged");
    vec![
        hostile("drawing.svg", drawing.clone(), "<svg"),
        // The same bytes again would be the same exhibit.
        hostile("drawing.png", format!("{drawing}\n"), "<svg"),
        hostile("page.html", page.clone(), "I know where you are"),
        hostile("page.jpg", format!("{page}\n"), "I know where you are"),
        hostile("letter.eml", letter(&page, true), "The words of the letter"),
        hostile(
            "page-letter.eml",
            letter(&page, false),
            "I know where you are",
        ),
        hostile(
            "script.js",
            "window.ran = 'a file'",
            "window.ran = 'a file'",
        ),
        hostile("bomb.png", png_of(65_535, 65_535), &too_many_pixels),
        hostile("bomb.gif", gif_of(65_535, 65_535), &too_many_pixels),
        hostile("cut.jpg", cut_jpeg(), &damaged),
        hostile("loop.tiff", looping_tiff(), &damaged),
        hostile("phone.heic", heic(), &say("reason-picture-kind")),
        hostile("paper.pdf", paper(elsewhere), "paper.pdf"),
    ]
}

fn drawing(elsewhere: &str) -> String {
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' onload='window.ran = 1'><script>window.ran = 2</script>\
         <style>@import url({elsewhere}/svg-style.css); rect {{ fill: url({elsewhere}/svg-fill) }}</style>\
         <image href='{elsewhere}/svg-image.png'/><foreignObject><iframe src='{elsewhere}/svg-frame'/></foreignObject>\
         <rect width='10' height='10' onclick='window.ran = 3'/></svg>"
    )
}

fn page(elsewhere: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><meta http-equiv='refresh' content='0; url={elsewhere}/refresh'>\
         <base href='{elsewhere}/'><link rel='stylesheet' href='{elsewhere}/style.css'>\
         <style>@import '{elsewhere}/import-style.css'; body {{ background: url({elsewhere}/background) }}\
         @font-face {{ font-family: x; src: url({elsewhere}/font) }}</style></head>\
         <body onload='window.ran = 4'><p style='background-image: image-set(\"{elsewhere}/set\" 1x)'>I know where you are</p>\
         <img src='{elsewhere}/image.png' onerror='window.ran = 5'><video poster='{elsewhere}/poster'></video>\
         <iframe src='{elsewhere}/frame'></iframe><object data='{elsewhere}/object'></object>\
         <form action='{elsewhere}/form'><input autofocus onfocus='window.ran = 6'></form>\
         <script src='{elsewhere}/script.js'></script><script>window.ran = 7</script></body></html>"
    )
}

fn letter(page: &str, with_words: bool) -> String {
    let head = "From: Unknown <a@example.org>\r\nTo: Sam <b@example.com>\r\nSubject: <img src=x onerror=window.ran=8>\r\n\
                Date: Sat, 14 Mar 2026 19:30:12 +0000\r\nMIME-Version: 1.0\r\n";
    if with_words {
        format!(
            "{head}Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n\
             The words of the letter\r\n--b\r\nContent-Type: text/html\r\n\r\n{page}\r\n--b--\r\n"
        )
    } else {
        format!("{head}Content-Type: text/html\r\n\r\n{page}\r\n")
    }
}

/// A header that promises this many pixels and next to nothing after it.
fn png_of(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    let sides = [width.to_be_bytes(), height.to_be_bytes()].concat();
    png_chunk(
        &mut bytes,
        b"IHDR",
        &[&sides[..], &[8, 6, 0, 0, 0]].concat(),
    );
    png_chunk(&mut bytes, b"IDAT", &[0x78, 0x9C, 0x03, 0x00, 0, 0, 0, 1]);
    png_chunk(&mut bytes, b"IEND", &[]);
    bytes
}

fn png_chunk(bytes: &mut Vec<u8>, name: &[u8; 4], content: &[u8]) {
    bytes.extend((content.len() as u32).to_be_bytes());
    bytes.extend(name);
    bytes.extend(content);
    let mut sum = u32::MAX;
    for byte in name.iter().chain(content) {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ (0xEDB8_8320 & 0_u32.wrapping_sub(sum & 1));
        }
    }
    bytes.extend((!sum).to_be_bytes());
}

fn gif_of(width: u16, height: u16) -> Vec<u8> {
    let sides = [width.to_le_bytes(), height.to_le_bytes()].concat();
    let mut bytes = b"GIF89a".to_vec();
    bytes.extend(&sides);
    bytes.extend([0x80, 0, 0, 0, 0, 0, 255, 255, 255]);
    bytes.extend([0x2C, 0, 0, 0, 0]);
    bytes.extend(&sides);
    bytes.extend([0, 2, 2, 0x4C, 0x01, 0, 0x3B]);
    bytes
}

/// A photo that breaks off after its first header.
fn cut_jpeg() -> Vec<u8> {
    let mut bytes = vec![0xFF, 0xD8, 0xFF, 0xE0, 0, 16];
    bytes.extend(b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
    bytes.extend([0xFF, 0xC0, 0, 17, 8, 0x40]);
    bytes
}

/// A picture whose list of contents goes on with itself.
fn looping_tiff() -> Vec<u8> {
    let mut bytes = b"II*\0\x08\0\0\0".to_vec();
    bytes.extend([1, 0]);
    bytes.extend([0x00, 0x01, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0]);
    bytes.extend([8, 0, 0, 0]);
    bytes
}

fn heic() -> Vec<u8> {
    let mut bytes = vec![0, 0, 0, 24];
    bytes.extend(b"ftypheic\0\0\0\0mif1heic");
    bytes.extend([0, 0, 0, 12]);
    bytes.extend(b"meta\0\0\0\0");
    bytes
}

/// A document that wants to run a script and to open an address when it is opened.
fn paper(elsewhere: &str) -> String {
    let script = "<< /Type /Action /S /JavaScript /JS (app.launchURL\\('x'\\); window.ran = 9) >>";
    let address = format!("<< /Type /Action /S /URI /URI ({elsewhere}/paper) >>");
    let objects = [
        format!("<< /Type /Catalog /Pages 2 0 R /OpenAction {script} /AA << /WC {address} >> >>"),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /AA << /O {address} >> /Resources << >> \
             /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 200 200] /A {address} >>] >>"
        ),
    ];
    let mut pdf = "%PDF-1.7\n".to_owned();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(pdf.len());
        pdf += &format!("{} 0 obj\n{object}\nendobj\n", number + 1);
    }
    let table = pdf.len();
    pdf += &format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        pdf += &format!("{place:010} 00000 n \n");
    }
    pdf += &format!(
        "trailer << /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n",
        objects.len() + 1
    );
    pdf
}
