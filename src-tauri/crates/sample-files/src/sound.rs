use super::{Making, Varied};

const SAMPLES_A_SECOND: u32 = 8_000;

/// A recording of so many seconds as a WAV: knocks on a door over a low hum.
pub fn sound(making: &Making<'_>, seconds: u32) -> Vec<u8> {
    let mut varied = Varied::new(making.seed);
    let length = SAMPLES_A_SECOND * seconds * 2;
    let mut bytes = b"RIFF".to_vec();
    bytes.extend_from_slice(&(36 + length).to_le_bytes());
    bytes.extend_from_slice(b"WAVEfmt \x10\0\0\0\x01\0\x01\0");
    bytes.extend_from_slice(&SAMPLES_A_SECOND.to_le_bytes());
    bytes.extend_from_slice(&(SAMPLES_A_SECOND * 2).to_le_bytes());
    bytes.extend_from_slice(b"\x02\0\x10\0data");
    bytes.extend_from_slice(&length.to_le_bytes());
    for sample in 0..SAMPLES_A_SECOND * seconds {
        let time = f64::from(sample) / f64::from(SAMPLES_A_SECOND);
        let hum = (time * 50.0 * std::f64::consts::TAU).sin() * 300.0;
        // Three knocks, then quiet, every two seconds.
        let since = (time % 2.0) % 0.35;
        let knocking = time % 2.0 < 1.05;
        let knock = if knocking {
            (-since * 30.0).exp() * 9_000.0
        } else {
            0.0
        };
        let tone = (since * 140.0 * std::f64::consts::TAU).sin();
        let level = hum + knock * tone + varied.between(-120.0, 120.0);
        bytes.extend_from_slice(&(level as i16).to_le_bytes());
    }
    bytes
}
