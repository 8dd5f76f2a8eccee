//! PDFs that are put together object by object.

/// The object with the number of its place in the list, from 1. The first is the catalogue, the second the list of pages.
pub(super) struct Made {
    pub(super) objects: Vec<Vec<u8>>,
    pub(super) trailer: String,
}

const PAGE: usize = 3;
const STEPS: usize = 4;

impl Made {
    /// A document of one page of 300 by 200 points, with these steps and Helvetica as `F`.
    pub(super) fn page(steps: &str) -> Self {
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] \
             /Resources << /Font << /F 5 0 R >> >> /Contents 4 0 R >>",
            "",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ];
        let mut made = Self {
            objects: objects.map(|object| object.as_bytes().to_vec()).to_vec(),
            trailer: String::new(),
        };
        made.objects[STEPS - 1] = stream("", steps.as_bytes());
        made
    }

    /// Words at a place of a page.
    pub(super) fn words(words: &str) -> Self {
        Self::page(&format!("BT /F 14 Tf 30 100 Td ({words}) Tj ET"))
    }

    /// One more object. Gives its number.
    pub(super) fn add(&mut self, object: impl Into<Vec<u8>>) -> usize {
        self.objects.push(object.into());
        self.objects.len()
    }

    /// More in the dictionary of the page.
    pub(super) fn of_page(self, more: &str) -> Self {
        self.within(PAGE, more)
    }

    /// More in the document's catalogue.
    pub(super) fn of_catalog(self, more: &str) -> Self {
        self.within(1, more)
    }

    pub(super) fn with(mut self, object: impl Into<Vec<u8>>) -> Self {
        self.add(object);
        self
    }

    pub(super) fn resources(mut self, resources: &str) -> Self {
        let page = String::from_utf8(self.objects[PAGE - 1].clone()).unwrap();
        let page = page.replace(
            "/Font << /F 5 0 R >>",
            &format!("/Font << /F 5 0 R >> {resources}"),
        );
        self.objects[PAGE - 1] = page.into_bytes();
        self
    }

    fn within(mut self, number: usize, more: &str) -> Self {
        let object = &mut self.objects[number - 1];
        object.truncate(object.len() - 2);
        object.extend(more.as_bytes());
        object.extend(b" >>");
        self
    }

    pub(super) fn file(&self) -> Vec<u8> {
        let mut file = b"%PDF-1.7\n".to_vec();
        let places = (1..)
            .zip(&self.objects)
            .map(|(number, object)| (number, object.clone()));
        append(&mut file, places.collect(), &self.trailer);
        file
    }
}

/// A stream with this in its dictionary.
pub(super) fn stream(more: &str, bytes: &[u8]) -> Vec<u8> {
    let mut object = format!("<< /Length {} {more} >>\nstream\n", bytes.len()).into_bytes();
    object.extend(bytes);
    object.extend(b"\nendstream");
    object
}

/// Objects behind what is there already, as a program adds them that changes a document.
pub(super) fn append(file: &mut Vec<u8>, objects: Vec<(usize, Vec<u8>)>, trailer: &str) {
    let mut places = Vec::new();
    let size = objects
        .iter()
        .map(|(number, _)| number + 1)
        .max()
        .unwrap_or(1);
    for (number, object) in objects {
        places.push(format!("{number} 1\n{:010} 00000 n \n", file.len()));
        file.extend(format!("{number} 0 obj\n").bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let table = file.len();
    file.extend(b"xref\n0 1\n0000000000 65535 f \n");
    file.extend(places.concat().bytes());
    file.extend(
        format!("trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n")
            .bytes(),
    );
}
