//! What the page can ask for: one file an area, one line a command. The page's side is `ui/src/lib/backend/types.ts`.

mod bundle;
mod clipboard;
mod evidence;
mod keeping;
#[cfg(test)]
pub mod names;
mod pattern;
mod printout;
mod record;
mod record_place;
mod session;
mod timeline;

use std::path::PathBuf;

use tauri::ipc::Invoke;
use tauri::{AppHandle, Runtime, State};

use crate::answer::Answer;
use crate::choosing;
use crate::session::{Aside, Session, elsewhere};

/// The session, as commands are handed it.
type Held<'a> = State<'a, Session>;

/// Lets the person choose a folder for what leaves the open case. While the chooser is open, it may be locked.
async fn choose_folder<R: Runtime>(
    app: &AppHandle<R>,
    session: &Session,
    place: impl FnOnce(&mut Aside) -> &mut Option<PathBuf>,
) -> Answer<bool> {
    session.refuse_locked()?;
    let app = app.clone();
    let chosen = elsewhere(move || Ok(choosing::folder(&app))).await?;
    session.refuse_locked()?;
    Ok(session.keep_chosen(chosen, place))
}

/// Answers every command by its name.
pub fn handler<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        session::status,
        session::strength,
        session::suggest_passphrase,
        session::create_vault,
        session::unlock,
        session::unlock_with_recovery,
        session::lock,
        record_place::record_places,
        record_place::choose_record,
        record_place::choose_new_record,
        record_place::next_record_here,
        record_place::begin_record,
        session::drafts_kept,
        session::cover,
        session::uncover,
        session::hide,
        session::zoom,
        session::touch,
        session::settings,
        session::change_settings,
        session::change_passphrase,
        session::make_new_key,
        session::new_key_begun,
        session::drop_new_key,
        session::make_recovery_code,
        session::check_vault,
        record::record,
        record::revise,
        record::strike_out,
        record::put_back,
        record::erase_plan,
        record::erase,
        record::entry,
        record::entries,
        record::save_draft,
        record::draft,
        record::drafts,
        record::discard_draft,
        record::when_words,
        timeline::timeline_frame,
        timeline::behaviour_counts,
        timeline::timeline_page,
        timeline::neighbours,
        timeline::calendar_month,
        timeline::calendar_page,
        evidence::attach_chosen,
        evidence::attach_dropped,
        evidence::attach_pasted,
        evidence::unfinished_files,
        evidence::attach_again,
        evidence::leave_unfinished,
        evidence::cancel,
        evidence::items,
        evidence::item,
        evidence::preview,
        evidence::save_item_copy,
        pattern::figures,
        pattern::pack,
        bundle::bundle_plan,
        bundle::choose_bundle_folder,
        bundle::set_bundle_password,
        bundle::write_bundle,
        bundle::hand_overs,
        bundle::hand_over_is_for,
        bundle::show_hand_over,
        bundle::remove_hand_over,
        bundle::verify_chosen,
        bundle::fingerprint,
        printout::printout,
        printout::choose_printout_folder,
        printout::save_printout,
        printout::remove_printout,
        keeping::backups,
        keeping::restore_backup,
        keeping::open_accepting_loss,
        keeping::choose_backup_file,
        keeping::restore_backup_file,
        keeping::choose_backup_folder,
        keeping::write_backup_file,
        clipboard::copy_quietly,
        clipboard::picture_in_clipboard,
    ]
}
