//! Evidence as the page may see it: `evidence://localhost/<token>`.

use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;

use tauri::http::header::{
    ACCEPT_RANGES, ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_RANGE,
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, RANGE, X_CONTENT_TYPE_OPTIONS,
};
use tauri::http::response::Builder;
use tauri::http::{HeaderValue, Request, Response, StatusCode};
use tauri::{Manager, Runtime, UriSchemeContext, UriSchemeResponder};

use crate::platform::page_process;
use crate::session::Session;
use crate::session::tokens::TokenTarget;

/// The protocol's name.
pub const SCHEME: &str = "evidence";

/// No answer to a request for a part is longer, so that a long film never stands in memory.
const LONGEST_PART: u64 = 1024 * 1024;

/// Media this long and no longer is given in one piece, for pages that cannot ask for parts.
const LONGEST_WHOLE: u64 = 64 * 1024 * 1024;

#[cfg(any(windows, target_os = "android"))]
const PAGE: &str = "http://tauri.localhost";
#[cfg(not(any(windows, target_os = "android")))]
const PAGE: &str = "tauri://localhost";

/// Answers one request, on a thread of its own.
pub fn answer<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let session = context.app_handle().state::<Session>().inner().clone();
    // It ends with its answer: nothing of a file's key stays on the stack of a thread that waits for more.
    std::thread::spawn(move || responder.respond(fetch(&session, &request)));
}

/// What a request gets. Anything that is not right gets nothing, and no reason.
pub fn fetch(session: &Session, request: &Request<Vec<u8>>) -> Response<Vec<u8>> {
    let token = request.uri().path().trim_start_matches('/');
    let range = request
        .headers()
        .get(RANGE)
        .and_then(|range| range.to_str().ok());
    match session.tokens().redeem(token) {
        Some(TokenTarget::Picture { media_type, bytes }) => {
            given(200, media_type, |_| {}, bytes.to_vec())
        }
        Some(TokenTarget::Media { item, media_type }) => {
            page_process::a_recording_is_given();
            match session.with_case(|case| case.read_item(item)) {
                Ok((mut source, item)) => media(&mut source, item.size, &media_type, range)
                    .unwrap_or_else(|_| refused(500)),
                Err(_) => refused(404),
            }
        }
        None => refused(404),
    }
}

fn media(
    source: &mut (impl Read + Seek),
    size: u64,
    media_type: &str,
    range: Option<&str>,
) -> io::Result<Response<Vec<u8>>> {
    let Some(range) = range else {
        if size > LONGEST_WHOLE {
            return Ok(refused(StatusCode::PAYLOAD_TOO_LARGE.as_u16()));
        }
        let whole = part(source, 0..size)?;
        return Ok(given(200, media_type, |_| {}, whole));
    };
    let Some(asked) = asked_range(range, size) else {
        return Ok(refused(StatusCode::RANGE_NOT_SATISFIABLE.as_u16()));
    };
    let place = format!("bytes {}-{}/{size}", asked.start, asked.end - 1);
    let part = part(source, asked)?;
    let with_place = |headers: &mut Vec<_>| headers.push((CONTENT_RANGE, place));
    Ok(given(206, media_type, with_place, part))
}

fn part(source: &mut (impl Read + Seek), range: Range<u64>) -> io::Result<Vec<u8>> {
    source.seek(SeekFrom::Start(range.start))?;
    let mut bytes = Vec::new();
    source
        .take(range.end - range.start)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The part that `bytes=from-to`, `bytes=from-` or `bytes=-last` asks for, cut to what is there and to
/// [`LONGEST_PART`]. Several parts at once are not given.
fn asked_range(header: &str, size: u64) -> Option<Range<u64>> {
    let (from, to) = header.trim().strip_prefix("bytes=")?.split_once('-')?;
    let (start, end) = match (from.trim(), to.trim()) {
        ("", last) => (size.checked_sub(last.parse::<u64>().ok()?.min(size))?, size),
        (from, "") => (from.parse().ok()?, size),
        (from, to) => (
            from.parse().ok()?,
            to.parse::<u64>().ok()?.checked_add(1)?.min(size),
        ),
    };
    (start < end).then(|| start..end.min(start.saturating_add(LONGEST_PART)))
}

fn given(
    status: u16,
    media_type: &str,
    more: impl FnOnce(&mut Vec<(tauri::http::HeaderName, String)>),
    bytes: Vec<u8>,
) -> Response<Vec<u8>> {
    let mut headers = vec![
        (CONTENT_TYPE, media_type.to_owned()),
        (CACHE_CONTROL, "no-store".to_owned()),
        (ACCEPT_RANGES, "bytes".to_owned()),
        (ACCESS_CONTROL_ALLOW_ORIGIN, PAGE.to_owned()),
        // Whatever the bytes are, they are shown and never run.
        (X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (
            CONTENT_SECURITY_POLICY,
            "default-src 'none'; sandbox".to_owned(),
        ),
    ];
    more(&mut headers);
    let builder = headers
        .into_iter()
        .fold(Builder::new().status(status), |builder, (name, value)| {
            builder.header(name, value)
        });
    builder.body(bytes).unwrap_or_else(|_| refused(500))
}

fn refused(status: u16) -> Response<Vec<u8>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::NOT_FOUND);
    // Without it the page could not tell a refusal from a failure.
    let page = HeaderValue::from_static(PAGE);
    response
        .headers_mut()
        .insert(ACCESS_CONTROL_ALLOW_ORIGIN, page);
    response
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    const SIZE: u64 = 3 * LONGEST_PART;

    #[test]
    fn parts_are_cut_to_what_is_there_and_to_what_memory_may_hold() {
        assert_eq!(asked_range("bytes=0-99", SIZE), Some(0..100));
        assert_eq!(asked_range("bytes=0-", SIZE), Some(0..LONGEST_PART));
        assert_eq!(asked_range("bytes=-10", SIZE), Some(SIZE - 10..SIZE));
        assert_eq!(asked_range("bytes=5-99999999999", 10), Some(5..10));
    }

    #[test]
    fn what_is_no_part_is_refused() {
        for wrong in [
            "bytes=10-",
            "bytes=9-3",
            "bytes=-0",
            "bytes=a-b",
            "bytes=0-1,4-5",
            "lines=1-2",
            "",
            "bytes=-",
        ] {
            assert_eq!(asked_range(wrong, 10), None, "{wrong}");
        }
        assert_eq!(asked_range("bytes=0-0", 0), None);
        assert_eq!(asked_range("bytes=0-18446744073709551615", 10), None);
    }

    #[test]
    fn a_part_says_where_it_belongs_and_is_kept_nowhere() {
        let mut source = Cursor::new((0..100).collect::<Vec<u8>>());
        let response = media(&mut source, 100, "video/mp4", Some("bytes=10-19")).unwrap();
        assert_eq!(response.status(), StatusCode::PARTIAL_CONTENT);
        assert_eq!(response.headers()[CONTENT_RANGE], "bytes 10-19/100");
        assert_eq!(response.headers()[CACHE_CONTROL], "no-store");
        assert_eq!(*response.body(), (10..20).collect::<Vec<u8>>());
    }

    #[test]
    fn nothing_long_is_given_in_one_piece() {
        let response = media(
            &mut Cursor::new(Vec::new()),
            LONGEST_WHOLE + 1,
            "video/mp4",
            None,
        );
        assert_eq!(response.unwrap().status(), StatusCode::PAYLOAD_TOO_LARGE);
    }
}
