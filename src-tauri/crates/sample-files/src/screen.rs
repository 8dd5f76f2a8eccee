use super::Making;
use super::canvas::Canvas;
use super::text_lines::{breadth, lines};

const WIDTH: f64 = 360.0;
const HEIGHT: f64 = 720.0;
const TYPE: f64 = 15.0;

/// A screenshot of a conversation, as a PNG: the title is the contact, each of the words one
/// message; one that begins with "> " is the keeper's own. Like a phone's, it holds no place; the
/// time it was made stands in a `tIME` chunk where the making has an offset.
pub fn screenshot(making: &Making<'_>) -> Vec<u8> {
    let mut canvas = Canvas::new(WIDTH, HEIGHT);
    canvas.rectangle(0.0, 0.0, WIDTH, HEIGHT, (250, 250, 252));
    canvas.rectangle(0.0, 0.0, WIDTH, 84.0, (236, 238, 244));
    let clock = making.at.format("%H:%M").to_string();
    canvas.text(16.0, 22.0, 13.0, (30, 30, 36), &clock);
    canvas.rectangle(318.0, 12.0, 24.0, 11.0, (60, 60, 68));
    canvas.rectangle(342.0, 15.0, 2.0, 5.0, (60, 60, 68));
    canvas.ellipse(34.0, 58.0, 15.0, 15.0, (150, 158, 178));
    canvas.text(60.0, 63.0, 17.0, (20, 20, 26), making.title);
    let day = making.at.format("%A %-d %B").to_string();
    canvas.text(
        (WIDTH - breadth(&day, 12.0)) / 2.0,
        108.0,
        12.0,
        (110, 112, 122),
        &day,
    );
    let mut top = 124.0;
    for message in making.words {
        top = draw_message(&mut canvas, message, top);
    }
    canvas.bubble(14.0, HEIGHT - 48.0, WIDTH - 28.0, 34.0, (232, 234, 240));
    canvas.text(30.0, HEIGHT - 26.0, 14.0, (140, 142, 152), "Message");
    with_time(&canvas.png(1440), making)
}

/// Draws one message and says where the next one begins.
fn draw_message(canvas: &mut Canvas, message: &str, top: f64) -> f64 {
    let own = message.strip_prefix("> ");
    let lines = lines(own.unwrap_or(message), 226.0, TYPE);
    let widest = lines
        .iter()
        .map(|line| breadth(line, TYPE))
        .fold(0.0, f64::max);
    let (width, height) = (widest + 30.0, lines.len() as f64 * 20.0 + 16.0);
    let (x, paper, ink) = match own {
        Some(_) => (WIDTH - width - 12.0, (38, 98, 190), (255, 255, 255)),
        None => (12.0, (226, 228, 234), (24, 24, 30)),
    };
    canvas.bubble(x, top, width, height, paper);
    for (line, number) in lines.iter().zip(0u32..) {
        canvas.text(
            x + 14.0,
            top + 22.0 + f64::from(number) * 20.0,
            TYPE,
            ink,
            line,
        );
    }
    top + height + 10.0
}

fn with_time(picture: &[u8], making: &Making<'_>) -> Vec<u8> {
    // The signature and the header chunk are always 33 bytes.
    let (start, rest) = picture.split_at(33);
    let time = making.offset_minutes.map(|_| {
        let fields = making.utc().format("%Y %m %d %H %M %S").to_string();
        let numbers: Vec<u16> = fields
            .split(' ')
            .filter_map(|part| part.parse().ok())
            .collect();
        let mut content = numbers[0].to_be_bytes().to_vec();
        content.extend(numbers[1..].iter().map(|number| *number as u8));
        chunk(b"tIME", &content)
    });
    [start, &time.unwrap_or_default(), rest].concat()
}

/// One chunk of a PNG: its length, its name, its content, and the checksum of the two.
fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let mut checksum = crc32fast::Hasher::new();
    checksum.update(name);
    checksum.update(content);
    [
        &(content.len() as u32).to_be_bytes()[..],
        name,
        content,
        &checksum.finalize().to_be_bytes(),
    ]
    .concat()
}
