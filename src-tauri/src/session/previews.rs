//! Making what can be shown of an item fetchable.

use casebook::wire::PreviewView;
use domain::{EntryId, Item};
use intake::{Preview, Reason};
use zeroize::Zeroizing;

use crate::answer::{Answer, locked};
use crate::session::Session;
use crate::session::tokens::TokenTarget;

/// What can be shown of an item: text as it is, everything else by tokens. What was previewed before cannot be fetched
/// any more.
pub fn preview_view(session: &Session, id: EntryId) -> Answer<PreviewView> {
    let work = session.begin_work()?;
    let previewing = session.with_case(|case| case.previewing(id))?;
    previewing.cancelled_by(&work);
    let item = previewing.item().clone();
    let preview = previewing.preview();
    session.tokens().forget_media();
    let view = view(session, id, preview, item)?;
    if work.is_cancelled() {
        session.tokens().forget_all();
        return Err(locked());
    }
    Ok(view)
}

fn view(session: &Session, id: EntryId, preview: Preview, item: Item) -> Answer<PreviewView> {
    Ok(match preview {
        Preview::Picture {
            bytes,
            media_type,
            width,
            height,
        } => PreviewView::Picture {
            token: picture(session, media_type, bytes)?,
            width,
            height,
        },
        Preview::Pages { pages, total } => PreviewView::Pages {
            tokens: pages
                .into_iter()
                .map(|page| picture(session, "image/png", page.png))
                .collect::<Answer<_>>()?,
            total,
        },
        Preview::Text { text, truncated } => PreviewView::Text { text, truncated },
        Preview::Mail {
            headers,
            body,
            attachments,
            ..
        } => PreviewView::Mail {
            headers,
            body,
            attachments,
        },
        Preview::Sound | Preview::Moving => {
            let behind = TokenTarget::Media {
                item: id,
                media_type: item.media_type.clone(),
            };
            PreviewView::Media {
                token: session.tokens().issue(behind)?,
                media_type: item.media_type,
                size: item.size,
            }
        }
        Preview::Nothing { reason } => nothing(reason),
        _ => nothing(Reason::NothingToShow),
    })
}

fn picture(session: &Session, media_type: &'static str, bytes: Vec<u8>) -> Answer<String> {
    session.tokens().issue(TokenTarget::Picture {
        media_type,
        bytes: Zeroizing::new(bytes),
    })
}

fn nothing(reason: Reason) -> PreviewView {
    PreviewView::Nothing { reason }
}
