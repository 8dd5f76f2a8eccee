//! Reads an exported chat and prints what was found, and what it cost; or makes a chat of any size to try it on.
//!
//! `cargo run --release -p intake --example whatsapp -- FILE [day-first|month-first]`
//! `cargo run --release -p intake --example whatsapp -- --make MESSAGES FILE`

use std::fs::File;
use std::io::{BufWriter, Write};
use std::ops::ControlFlow;
use std::time::Instant;

use intake::messages::{Asked, DayOrder, Message, MessageSink, UnreadLines, whatsapp};

/// Looks at everything, and keeps nothing.
#[derive(Default)]
struct Counting {
    letters: u64,
    marks: u64,
}

impl MessageSink for Counting {
    fn message(&mut self, message: &Message<'_>) -> ControlFlow<()> {
        self.letters += message.body.len() as u64;
        self.marks += message.marks.len() as u64;
        ControlFlow::Continue(())
    }

    fn not_understood(&mut self, lines: &UnreadLines<'_>) -> ControlFlow<()> {
        println!(
            "not understood, line {}: {} bytes",
            lines.line, lines.locator.length
        );
        ControlFlow::Continue(())
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["--make", messages, file] => {
            let mut out = BufWriter::new(File::create(file)?);
            sample_files::long_chat(&sample_files::CHAT_FORMS[24], messages.parse()?, &mut out)?;
            out.flush()?;
        }
        [file, order @ ..] => {
            let order = match order {
                ["day-first"] => Some(DayOrder::DayFirst),
                ["month-first"] => Some(DayOrder::MonthFirst),
                _ => None,
            };
            let began = Instant::now();
            let mut counting = Counting::default();
            let asked = Asked {
                order,
                ..Asked::default()
            };
            let account = whatsapp(&mut File::open(file)?, asked, &mut counting)?;
            println!("{account:#?}");
            println!(
                "{} bytes of words, {} marks",
                counting.letters, counting.marks
            );
            println!("{:.3} s, {}", began.elapsed().as_secs_f64(), peak());
        }
        [] => {
            return Err(
                "whatsapp FILE [day-first|month-first], or whatsapp --make MESSAGES FILE".into(),
            );
        }
    }
    Ok(())
}

/// The most memory that was held, where the system says it.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find(|line| line.starts_with("VmHWM"));
    peak.unwrap_or("peak memory not known").to_owned()
}
