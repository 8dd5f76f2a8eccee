//! The commands, as the page calls them, on a runtime without a screen.

mod built_in;
mod lists;
mod locked;
mod not_remembered;
mod opened;
mod record_place;
mod shown_plan;
mod ways_back;

use serde_json::Value;
use tauri::http::{HeaderMap, HeaderName};
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{
    INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder, mock_context, noop_assets,
};
use tauri::webview::InvokeRequest;
use tauri::{App, WebviewWindow, WebviewWindowBuilder};
use tempfile::TempDir;

use crate::preferences::PreferencesFile;
use crate::secrets::{BESIDE, packed};
use crate::session::Session;

/// A program with a window that nobody sees.
struct Program {
    _app: App<MockRuntime>,
    page: WebviewWindow<MockRuntime>,
    session: Session,
    place: TempDir,
}

const PASSPHRASE: &str = "copper lantern walks beside ninety otters";

impl Program {
    fn new() -> Self {
        let place = tempfile::tempdir().expect("a place for tests");
        let session = Session::new(place.path().join("vault"));
        let preferences = PreferencesFile::at(Some(place.path().join("preferences.json")));
        let app = crate::builder(mock_builder(), session.clone(), preferences)
            .build(mock_context(noop_assets()))
            .expect("a program without a screen");
        let page = WebviewWindowBuilder::new(&app, "main", Default::default())
            .build()
            .expect("a window that nobody sees");
        Self {
            _app: app,
            page,
            session,
            place,
        }
    }

    fn with_vault() -> Self {
        let program = Self::new();
        program.done_with("create_vault", &[PASSPHRASE]);
        program
    }

    /// Calls a command as the page does.
    fn call(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        self.invoke(command, InvokeBody::Json(arguments), HeaderMap::new())
    }

    /// Calls a command that takes secrets.
    fn call_with(&self, command: &str, secrets: &[&str]) -> Result<Value, Value> {
        self.invoke(command, InvokeBody::Raw(packed(secrets)), HeaderMap::new())
    }

    /// Calls a command that answers with words under a pad, and reads them.
    fn uncovered(&self, command: &str) -> String {
        let pad = "\u{1}".repeat(256);
        let covered = self.done_with(command, &[&pad]);
        let letters = covered.as_array().expect("bytes").iter();
        let letter = |byte: &Value| u8::try_from(byte.as_u64()? ^ 1).ok();
        let words: Vec<u8> = letters
            .filter_map(letter)
            .filter(|letter| *letter != 0)
            .collect();
        String::from_utf8(words).expect("words")
    }

    /// Calls a command that takes secrets and is told more beside them.
    fn call_beside(&self, command: &str, secrets: &[&str], told: Value) -> Result<Value, Value> {
        let told = told.to_string().parse().expect("it is ASCII");
        let headers = HeaderMap::from_iter([(HeaderName::from_static(BESIDE), told)]);
        self.invoke(command, InvokeBody::Raw(packed(secrets)), headers)
    }

    fn invoke(&self, command: &str, body: InvokeBody, headers: HeaderMap) -> Result<Value, Value> {
        let page = if cfg!(windows) {
            "http://tauri.localhost"
        } else {
            "tauri://localhost"
        };
        let request = InvokeRequest {
            cmd: command.to_owned(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: page.parse().expect("a literal that is an address"),
            body,
            headers,
            invoke_key: INVOKE_KEY.to_owned(),
        };
        get_ipc_response(&self.page, request)
            .map(|body| body.deserialize().expect("answers are JSON"))
    }

    fn done(&self, command: &str, arguments: Value) -> Value {
        done(command, self.call(command, arguments))
    }

    fn fault(&self, command: &str, arguments: Value) -> Value {
        refused(command, self.call(command, arguments))
    }

    fn done_with(&self, command: &str, secrets: &[&str]) -> Value {
        done(command, self.call_with(command, secrets))
    }

    fn done_beside(&self, command: &str, secrets: &[&str], told: Value) -> Value {
        done(command, self.call_beside(command, secrets, told))
    }

    fn fault_beside(&self, command: &str, secrets: &[&str], told: Value) -> Value {
        refused(command, self.call_beside(command, secrets, told))
    }

    fn fault_with(&self, command: &str, secrets: &[&str]) -> Value {
        refused(command, self.call_with(command, secrets))
    }
}

fn done(command: &str, answer: Result<Value, Value>) -> Value {
    answer.unwrap_or_else(|fault| panic!("{command} answered {fault}"))
}

fn refused(command: &str, answer: Result<Value, Value>) -> Value {
    match answer {
        Err(fault) => fault,
        Ok(answer) => panic!("{command} answered {answer}"),
    }
}
