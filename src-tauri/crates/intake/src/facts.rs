use domain::{Clock, Device, GeoPoint, ItemKind};

use crate::formats::exif::{CameraFacts, camera_facts};
use crate::formats::movie::movie_facts;
use crate::source::{read_first, read_whole};
use crate::{
    Budget, Identified, ReadSeek, Reason, formats::jpeg, formats::mail, formats::pdf, formats::png,
    formats::sound, identify::file_name,
};

/// What a file says of itself. Nothing here is believed over anything else: all clocks stand side
/// by side with where each was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// What it is; sharper than [`crate::identify`] could say from its beginning.
    pub item_kind: ItemKind,
    /// Every clock that it holds.
    pub clocks: Vec<Clock>,
    /// Where it says it was made.
    pub point: Option<GeoPoint>,
    /// What it says made it.
    pub device: Option<Device>,
    /// Width and height as they are stored.
    pub pixels: Option<(u32, u32)>,
    /// How long it runs.
    pub runs_milliseconds: Option<u64>,
    /// How many pages it has.
    pub pages: Option<u32>,
    /// Whom a mail is from and to, and its subject.
    pub mail: Option<MailHead>,
    /// Why its content could not be read. What its name says is still here.
    pub not_read: Option<Reason>,
}

/// The three lines of a mail that a person looks for first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MailHead {
    /// From.
    pub from: Option<String>,
    /// To.
    pub to: Option<String>,
    /// Subject.
    pub subject: Option<String>,
}

/// Reads what a file says of itself.
pub fn facts(
    source: &mut dyn ReadSeek,
    size: u64,
    identified: &Identified,
    original_name: &str,
) -> Facts {
    let mut facts = Facts {
        item_kind: identified.item_kind,
        clocks: Vec::new(),
        point: None,
        device: None,
        pixels: None,
        runs_milliseconds: None,
        pages: None,
        mail: None,
        not_read: None,
    };
    facts.not_read = read(source, size, identified, original_name, &mut facts).err();
    facts.clocks.extend(file_name::clock_in(original_name));
    facts
}

fn read(
    source: &mut dyn ReadSeek,
    size: u64,
    identified: &Identified,
    original_name: &str,
    facts: &mut Facts,
) -> Result<(), Reason> {
    if size == 0 {
        return Err(Reason::Empty);
    }
    match identified.item_kind {
        ItemKind::Photo | ItemKind::Screenshot => {
            read_picture(source, identified, original_name, facts)
        }
        ItemKind::Video => read_movie(source, size, identified, facts),
        ItemKind::Audio => read_sound(source, size, identified, facts),
        ItemKind::Pdf => {
            let read = pdf::pdf_facts(read_whole(source, Budget::default().bytes)?)?;
            facts.clocks = read.clocks;
            facts.pages = Some(read.pages);
            Ok(())
        }
        ItemKind::Mail => read_mail(source, identified, facts),
        ItemKind::Chat
        | ItemKind::Text
        | ItemKind::Document
        | ItemKind::Archive
        | ItemKind::Other => Ok(()),
    }
}

fn read_picture(
    source: &mut dyn ReadSeek,
    identified: &Identified,
    original_name: &str,
    facts: &mut Facts,
) -> Result<(), Reason> {
    // Cameras write what they know near the beginning, so the first part of a larger one will do.
    let (bytes, _) = read_first(source, Budget::default().bytes)?;
    facts.pixels = match identified.media_type.as_str() {
        "image/jpeg" => jpeg::dimensions(&bytes),
        "image/png" => png::dimensions(&bytes),
        _ => None,
    };
    if identified.is("image/png") {
        facts.clocks = png::clocks(&bytes);
    }
    let camera = camera_facts(bytes);
    facts.item_kind = picture_kind(identified, original_name, camera.as_ref().ok());
    let camera = camera?;
    facts.clocks.splice(0..0, camera.clocks);
    facts.point = camera.point;
    facts.device = camera.device;
    Ok(())
}

/// A camera that names itself made a photo. Without one, a PNG, or a picture whose name or own
/// remark says so, is of a screen.
fn picture_kind(
    identified: &Identified,
    original_name: &str,
    camera: Option<&CameraFacts>,
) -> ItemKind {
    let name = original_name.to_lowercase();
    let named = ["screenshot", "screen shot", "screen_shot", "bildschirmfoto"]
        .iter()
        .any(|word| name.contains(word));
    let by_camera = camera.is_some_and(|camera| {
        camera
            .device
            .as_ref()
            .is_some_and(|device| device.make.is_some())
            || camera.point.is_some()
    });
    let says_so = named || camera.is_some_and(|camera| camera.says_screenshot);
    match (says_so, by_camera) {
        (true, _) => ItemKind::Screenshot,
        (false, true) => ItemKind::Photo,
        (false, false) => identified.item_kind,
    }
}

fn read_movie(
    source: &mut dyn ReadSeek,
    size: u64,
    identified: &Identified,
    facts: &mut Facts,
) -> Result<(), Reason> {
    let known = [
        "video/mp4",
        "video/quicktime",
        "video/3gpp",
        "video/x-m4v",
        "audio/mp4",
    ];
    if !known.contains(&identified.media_type.as_str()) {
        return Ok(());
    }
    let movie = movie_facts(source, size)?;
    facts.clocks = movie.clocks;
    facts.point = movie.point;
    facts.device = movie.device;
    facts.pixels = movie.pixels;
    facts.runs_milliseconds = movie.runs_milliseconds;
    Ok(())
}

fn read_sound(
    source: &mut dyn ReadSeek,
    size: u64,
    identified: &Identified,
    facts: &mut Facts,
) -> Result<(), Reason> {
    match identified.media_type.as_str() {
        "audio/mp4" => return read_movie(source, size, identified, facts),
        "audio/wav" => {
            let runs = sound::wav_milliseconds(source, size);
            facts.runs_milliseconds = Some(runs.ok_or(Reason::Damaged)?);
        }
        "audio/mpeg" => facts.runs_milliseconds = sound::mp3_milliseconds(source),
        _ => {}
    }
    Ok(())
}

fn read_mail(
    source: &mut dyn ReadSeek,
    identified: &Identified,
    facts: &mut Facts,
) -> Result<(), Reason> {
    let bytes = read_whole(source, Budget::default().bytes)?;
    let messages = mail::messages(&bytes, identified);
    // A mailbox has as many times as it has mails; none of them is the file's own.
    if let [message] = messages.as_slice() {
        let letter = mail::read(message)?;
        facts.clocks = letter.clocks;
        facts.mail = Some(MailHead {
            from: letter.from,
            to: letter.to,
            subject: letter.subject,
        });
    }
    Ok(())
}
