use image::RgbImage;

use super::canvas::{Canvas, Colour};
use super::exif_block::exif_block;
use super::text_lines::lines;
use super::{Making, Varied, as_jpeg};

/// What a drawn photo shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scene {
    /// A car outside a house at dusk.
    CarAtDusk,
    /// Flowers on a step.
    FlowersOnStep,
    /// A lock with marks around it.
    DamagedLock,
    /// A letter on a table; its words are the making's.
    Letter,
}

const WIDTH: f64 = 800.0;
const HEIGHT: f64 = 600.0;

/// A photo as a JPEG, with what a camera writes into it.
pub fn photo(making: &Making<'_>, scene: Scene) -> Vec<u8> {
    photo_turned(making, scene, 1)
}

/// The same with a camera that was held another way: EXIF orientation, 1 to 8.
pub fn photo_turned(making: &Making<'_>, scene: Scene, orientation: u16) -> Vec<u8> {
    let mut varied = Varied::new(making.seed);
    let mut canvas = Canvas::new(WIDTH, HEIGHT);
    match scene {
        Scene::CarAtDusk => car_at_dusk(&mut canvas, &mut varied),
        Scene::FlowersOnStep => flowers_on_step(&mut canvas, &mut varied),
        Scene::DamagedLock => damaged_lock(&mut canvas, &mut varied),
        Scene::Letter => letter(&mut canvas, making),
    }
    let mut pixels = canvas.pixels(1280);
    grain(&mut pixels, &mut varied);
    let jpeg = as_jpeg(&pixels);
    with_exif(&jpeg, &exif_block(making, orientation))
}

/// A JPEG of any picture, with what a camera writes into it.
pub fn photo_of(making: &Making<'_>, jpeg: &[u8]) -> Vec<u8> {
    with_exif(jpeg, &exif_block(making, 1))
}

/// Puts the block right after the start of the picture.
fn with_exif(jpeg: &[u8], block: &[u8]) -> Vec<u8> {
    let length = (block.len() + 8) as u16;
    let mut bytes = vec![0xFF, 0xD8, 0xFF, 0xE1];
    bytes.extend_from_slice(&length.to_be_bytes());
    bytes.extend_from_slice(b"Exif\0\0");
    bytes.extend_from_slice(block);
    bytes.extend_from_slice(&jpeg[2..]);
    bytes
}

/// The unevenness of a small sensor, and darker corners.
fn grain(pixels: &mut RgbImage, varied: &mut Varied) {
    let (width, height) = (f64::from(pixels.width()), f64::from(pixels.height()));
    for (x, y, pixel) in pixels.enumerate_pixels_mut() {
        let (off_x, off_y) = (f64::from(x) / width - 0.5, f64::from(y) / height - 0.5);
        let light = 1.0 - (off_x * off_x + off_y * off_y) * 0.5;
        let speck = varied.between(-5.0, 5.0);
        for part in &mut pixel.0 {
            *part = (f64::from(*part) * light + speck).clamp(0.0, 255.0) as u8;
        }
    }
}

fn car_at_dusk(canvas: &mut Canvas, varied: &mut Varied) {
    canvas.fade(0.0, 432.0, (38, 44, 84), (226, 140, 96));
    for _ in 0..12 {
        let (x, y) = (varied.between(0.0, WIDTH), varied.between(60.0, 220.0));
        canvas.ellipse(x, y, varied.between(40.0, 120.0), 6.0, (120, 92, 108));
    }
    house(canvas, varied);
    canvas.rectangle(0.0, 430.0, WIDTH, 24.0, (92, 88, 92));
    canvas.fade(454.0, 146.0, (58, 58, 66), (34, 34, 40));
    canvas.rectangle(0.0, 450.0, WIDTH, 5.0, (128, 124, 122));
    lamp(canvas, 735.0);
    car(canvas, varied.between(120.0, 300.0), varied);
}

fn house(canvas: &mut Canvas, varied: &mut Varied) {
    let wall: Colour = [(126, 74, 60), (142, 106, 84), (112, 84, 78)][(varied.next() % 3) as usize];
    canvas.rectangle(330.0, 190.0, 330.0, 245.0, wall);
    for row in 0..20 {
        let y = 192.0 + f64::from(row) * 12.0;
        canvas.rectangle(330.0, y, 330.0, 1.0, (100, 62, 54));
    }
    canvas.shape(
        &[(305.0, 195.0), (495.0, 92.0), (685.0, 195.0)],
        (56, 46, 52),
    );
    canvas.rectangle(590.0, 96.0, 34.0, 60.0, (86, 56, 50));
    for (x, y) in [(360.0, 220.0), (560.0, 220.0), (360.0, 330.0)] {
        canvas.rectangle(x - 4.0, y - 4.0, 78.0, 68.0, (226, 220, 208));
        canvas.rectangle(x, y, 70.0, 60.0, (248, 206, 120));
        canvas.rectangle(x + 33.0, y, 4.0, 60.0, (226, 220, 208));
        canvas.rectangle(x, y + 28.0, 70.0, 4.0, (226, 220, 208));
    }
    canvas.rectangle(556.0, 316.0, 66.0, 118.0, (226, 220, 208));
    canvas.rectangle(561.0, 321.0, 56.0, 113.0, (32, 72, 70));
    canvas.ellipse(608.0, 380.0, 3.5, 3.5, (220, 190, 110));
    for x in [20.0, 90.0, 170.0, 250.0] {
        canvas.ellipse(x, 420.0, 62.0, varied.between(26.0, 46.0), (36, 54, 42));
    }
}

fn lamp(canvas: &mut Canvas, x: f64) {
    canvas.rectangle(x, 150.0, 7.0, 290.0, (46, 46, 52));
    canvas.rectangle(x - 44.0, 146.0, 50.0, 6.0, (46, 46, 52));
    canvas.ellipse(x - 40.0, 156.0, 17.0, 9.0, (255, 226, 160));
}

fn car(canvas: &mut Canvas, x: f64, varied: &mut Varied) {
    let paint: Colour =
        [(36, 40, 48), (92, 24, 28), (24, 44, 80), (150, 154, 158)][(varied.next() % 4) as usize];
    canvas.ellipse(x + 165.0, 533.0, 190.0, 12.0, (22, 22, 26));
    canvas.shape(
        &[
            (x + 62.0, 448.0),
            (x + 108.0, 398.0),
            (x + 226.0, 398.0),
            (x + 282.0, 448.0),
        ],
        paint,
    );
    canvas.shape(
        &[
            (x + 78.0, 447.0),
            (x + 114.0, 406.0),
            (x + 162.0, 406.0),
            (x + 162.0, 447.0),
        ],
        (88, 100, 118),
    );
    canvas.shape(
        &[
            (x + 170.0, 447.0),
            (x + 170.0, 406.0),
            (x + 220.0, 406.0),
            (x + 264.0, 447.0),
        ],
        (78, 88, 106),
    );
    canvas.bubble(x, 444.0, 330.0, 72.0, paint);
    canvas.rectangle(x + 164.0, 450.0, 2.0, 60.0, (16, 16, 20));
    canvas.rectangle(x + 140.0, 458.0, 18.0, 4.0, (16, 16, 20));
    canvas.ellipse(x + 322.0, 462.0, 9.0, 8.0, (255, 240, 190));
    canvas.rectangle(x + 1.0, 456.0, 9.0, 14.0, (206, 30, 34));
    for wheel in [x + 70.0, x + 262.0] {
        canvas.ellipse(wheel, 512.0, 33.0, 33.0, (18, 18, 20));
        canvas.ellipse(wheel, 512.0, 17.0, 17.0, (140, 142, 148));
        canvas.ellipse(wheel, 512.0, 5.0, 5.0, (60, 60, 66));
    }
}

fn flowers_on_step(canvas: &mut Canvas, varied: &mut Varied) {
    canvas.fade(0.0, 360.0, (30, 66, 72), (22, 50, 56));
    for x in [150.0, 470.0] {
        canvas.rectangle(x, 30.0, 180.0, 280.0, (20, 44, 50));
        canvas.rectangle(x + 8.0, 38.0, 164.0, 264.0, (36, 76, 82));
    }
    canvas.rectangle(340.0, 320.0, 120.0, 12.0, (196, 170, 104));
    canvas.fade(360.0, 90.0, (176, 170, 160), (150, 144, 136));
    canvas.fade(450.0, 150.0, (118, 112, 106), (84, 80, 78));
    canvas.rectangle(0.0, 446.0, WIDTH, 6.0, (90, 86, 82));
    canvas.ellipse(410.0, 470.0, 190.0, 20.0, (70, 66, 64));
    let petals: [Colour; 3] = [(196, 30, 52), (226, 196, 60), (214, 120, 164)];
    for index in 0..16 {
        let (x, y) = (varied.between(318.0, 502.0), varied.between(248.0, 322.0));
        canvas.rectangle(x - 1.5, y, 3.0, 338.0 - y, (44, 92, 50));
        let colour = petals[index % 3];
        for turn in 0..6 {
            let angle = f64::from(turn) * std::f64::consts::TAU / 6.0;
            canvas.ellipse(
                x + angle.cos() * 11.0,
                y + angle.sin() * 11.0,
                9.0,
                9.0,
                colour,
            );
        }
        canvas.ellipse(x, y, 7.0, 7.0, (120, 70, 30));
    }
    canvas.shape(
        &[
            (300.0, 330.0),
            (520.0, 330.0),
            (450.0, 478.0),
            (370.0, 478.0),
        ],
        (232, 224, 206),
    );
    canvas.shape(
        &[(410.0, 336.0), (520.0, 330.0), (450.0, 478.0)],
        (214, 204, 184),
    );
    canvas.shape(
        &[
            (440.0, 392.0),
            (530.0, 378.0),
            (538.0, 424.0),
            (448.0, 438.0),
        ],
        (250, 248, 240),
    );
}

fn damaged_lock(canvas: &mut Canvas, varied: &mut Varied) {
    canvas.fade(0.0, HEIGHT, (150, 54, 46), (112, 38, 34));
    canvas.rectangle(560.0, 0.0, 12.0, HEIGHT, (70, 24, 22));
    canvas.rectangle(572.0, 0.0, 228.0, HEIGHT, (214, 208, 198));
    canvas.rectangle(556.0, 190.0, 18.0, 220.0, (176, 176, 180));
    canvas.bubble(330.0, 130.0, 150.0, 340.0, (186, 160, 92));
    canvas.bubble(338.0, 138.0, 134.0, 324.0, (206, 182, 116));
    canvas.ellipse(405.0, 220.0, 34.0, 34.0, (150, 126, 66));
    canvas.bubble(398.0, 206.0, 150.0, 28.0, (196, 170, 104));
    canvas.ellipse(405.0, 370.0, 42.0, 42.0, (168, 142, 78));
    canvas.ellipse(405.0, 370.0, 30.0, 30.0, (216, 194, 132));
    canvas.ellipse(405.0, 362.0, 9.0, 9.0, (24, 20, 16));
    canvas.shape(
        &[
            (400.0, 366.0),
            (410.0, 366.0),
            (414.0, 392.0),
            (396.0, 392.0),
        ],
        (24, 20, 16),
    );
    for _ in 0..26 {
        let (x, y) = (varied.between(470.0, 560.0), varied.between(300.0, 440.0));
        let (along, down) = (varied.between(14.0, 46.0), varied.between(-16.0, 16.0));
        let bare: Colour = (226, 196, 160);
        canvas.shape(
            &[
                (x, y),
                (x + along, y + down),
                (x + along, y + down + 3.0),
                (x, y + 2.0),
            ],
            bare,
        );
    }
    canvas.shape(
        &[
            (540.0, 320.0),
            (562.0, 300.0),
            (560.0, 420.0),
            (534.0, 404.0),
            (548.0, 372.0),
        ],
        (196, 156, 112),
    );
}

fn letter(canvas: &mut Canvas, making: &Making<'_>) {
    canvas.fade(0.0, HEIGHT, (112, 78, 50), (84, 56, 36));
    for row in 0..14 {
        canvas.rectangle(0.0, f64::from(row) * 44.0, WIDTH, 1.5, (74, 48, 32));
    }
    canvas.shape(
        &[(142.0, 42.0), (672.0, 30.0), (690.0, 580.0), (150.0, 590.0)],
        (60, 40, 26),
    );
    canvas.shape(
        &[(132.0, 32.0), (662.0, 22.0), (680.0, 572.0), (140.0, 580.0)],
        (244, 240, 228),
    );
    let mut y = 96.0;
    for paragraph in making.words {
        for line in lines(paragraph, 440.0, 21.0) {
            canvas.text(180.0, y, 21.0, (36, 40, 92), &line);
            y += 32.0;
        }
        y += 16.0;
    }
}
