//! Pictures of every main screen, over the sample case: what the readme shows, and what a person looks through before
//! a change of the window is shipped.
//!
//! `DAYBOOK_WINDOW` names the window built with the feature `e2e`; `DAYBOOK_PICTURES`, the folder that the pictures go
//! into. The words `first-run`, `light`, `dark`, `narrow` and `far` as arguments take only those; `far` scrolls a long
//! timeline, and is left out unless it is asked for.

mod far;
mod sample;
mod screens;
mod tour;

use std::env;
use std::process::ExitCode;

use tour::{Look, Tour};

const TOURS: [&str; 4] = ["first-run", "light", "dark", "narrow"];

#[tokio::main]
async fn main() -> ExitCode {
    if env::var_os("DAYBOOK_PICTURES").is_none() {
        eprintln!("DAYBOOK_PICTURES has to name a folder for the pictures.");
        return ExitCode::FAILURE;
    }
    let asked: Vec<String> = env::args().skip(1).collect();
    let wanted = if asked.is_empty() {
        TOURS.map(str::to_owned).to_vec()
    } else {
        asked
    };
    for tour in &wanted {
        match tour.as_str() {
            "first-run" => screens::first_run().await,
            "light" => screens::every(&over_the_sample(Look::Light).await).await,
            "dark" => screens::main_ones(&over_the_sample(Look::Dark).await).await,
            "narrow" => screens::main_ones(&over_the_sample(Look::Narrow).await).await,
            "far" => far::scroll().await,
            other => {
                eprintln!("There are no pictures called “{other}”.");
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}

async fn over_the_sample(look: Look) -> Tour {
    Tour::over(sample::place(sample_case::INCIDENTS), look).await
}
