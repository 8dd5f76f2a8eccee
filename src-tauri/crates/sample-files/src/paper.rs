use super::Making;
use super::text_lines;

const A4: (f64, f64) = (595.0, 842.0);

/// A letter as a PDF, with its dates.
pub fn pdf(making: &Making<'_>) -> Vec<u8> {
    const LINES_A_PAGE: usize = 44;
    let mut lines = vec![(18.0, making.title.to_owned()), (11.0, String::new())];
    lines.push((11.0, making.at.format("%-d %B %Y").to_string()));
    for paragraph in making.words {
        lines.push((11.0, String::new()));
        lines.extend(
            text_lines::lines(paragraph, 450.0, 11.0)
                .into_iter()
                .map(|line| (11.0, line)),
        );
    }
    let pages: Vec<_> = lines
        .chunks(LINES_A_PAGE)
        .map(|lines| (A4.0, A4.1, page(lines)))
        .collect();
    let zone = making
        .offset("'")
        .map_or_else(String::new, |offset| format!("{offset}'"));
    let date = format!("D:{}{zone}", making.at.format("%Y%m%d%H%M%S"));
    let title = escaped(making.title);
    let about = format!("/Title ({title}) /CreationDate ({date}) /ModDate ({date})");
    document(&pages, &about)
}

fn page(lines: &[(f64, String)]) -> String {
    let mut steps = String::new();
    for ((size, line), number) in lines.iter().zip(0u32..) {
        let y = A4.1 - 90.0 - f64::from(number) * 16.0;
        let words = escaped(line);
        steps.push_str(&format!("BT /F1 {size} Tf 72 {y} Td ({words}) Tj ET\n"));
    }
    steps
}

/// Words as a PDF string holds them, in the page's own character set.
pub(super) fn escaped(words: &str) -> String {
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(words);
    bytes
        .iter()
        .map(|byte| match byte {
            b'(' | b')' | b'\\' => format!("\\{}", char::from(*byte)),
            0x20..=0x7E => char::from(*byte).to_string(),
            _ => format!("\\{byte:03o}"),
        })
        .collect()
}

/// A whole document: pages of width, height and drawing steps; and what it says of itself.
pub(super) fn document(pages: &[(f64, f64, String)], about: &str) -> Vec<u8> {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        String::new(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
            .to_owned(),
        format!("<< {about} >>"),
    ];
    let mut kids = String::new();
    for (width, height, steps) in pages {
        let number = objects.len() + 1;
        kids.push_str(&format!("{number} 0 R "));
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] \
             /Resources << /Font << /F1 3 0 R >> >> /Contents {} 0 R >>",
            number + 1
        ));
        objects.push(format!(
            "<< /Length {} >>\nstream\n{steps}\nendstream",
            steps.len() + 1
        ));
    }
    objects[1] = format!("<< /Type /Pages /Kids [ {kids}] /Count {} >>", pages.len());
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = String::new();
    for (object, number) in objects.iter().zip(1..) {
        places.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let (size, table) = (objects.len() + 1, file.len());
    file.push_str(&format!(
        "xref\n0 {size}\n0000000000 65535 f \n{places}trailer\n\
         << /Size {size} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{table}\n%%EOF\n"
    ));
    file.into_bytes()
}
