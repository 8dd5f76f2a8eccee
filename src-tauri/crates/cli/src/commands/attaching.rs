//! `attach`: files as they are; one that cannot be read costs only itself.

use catalogue::sentences;
use domain::HowReceived;

use crate::arguments::Attach;
use crate::ending::{Ending, Failure, ending_of};
use crate::opening::with_open;
use crate::progress::Bar;
use crate::saying::{printable, say, say_line, sentence};

pub(crate) fn run(arguments: &Attach) -> Result<Ending, Failure> {
    let mut bar = Bar::new();
    let attachments = with_open(&arguments.vault, &arguments.opened_by, |casebook| {
        if let Some(incident) = arguments.to {
            casebook.standing(incident)?;
        }
        let told = &mut |progress| bar.told(progress);
        Ok(casebook.attach(&arguments.files, arguments.to, HowReceived::Terminal, told)?)
    })?;
    drop(bar);
    for attached in &attachments.attached {
        let id = if attached.already_here {
            sentences::TERMINAL_ATTACHED_ALREADY
        } else {
            sentences::TERMINAL_ATTACHED
        };
        say_line(
            id,
            &[
                ("id", attached.id.to_string().into()),
                ("exhibit", attached.exhibit.as_str().into()),
                ("name", attached.original_name.as_str().into()),
            ],
        );
    }
    let mut ending = Ending::Good;
    for refused in &attachments.refused {
        ending = ending_of(refused.fault.code);
        let why = sentence(&refused.fault);
        let said = say(
            sentences::TERMINAL_NOT_ATTACHED,
            &[
                ("name", refused.original_name.as_str().into()),
                ("why", why.into()),
            ],
        );
        eprintln!("{}", printable(&said));
    }
    Ok(ending)
}
