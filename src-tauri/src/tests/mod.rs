//! The commands, as the page calls them, on a runtime without a screen.

mod lists;
mod locked;
mod opened;

use serde_json::Value;
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{
    INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder, mock_context, noop_assets,
};
use tauri::webview::InvokeRequest;
use tauri::{App, WebviewWindow, WebviewWindowBuilder};
use tempfile::TempDir;

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
        let app = crate::builder(mock_builder(), session.clone())
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
        program.done(
            "create_vault",
            serde_json::json!({ "passphrase": PASSPHRASE.as_bytes() }),
        );
        program
    }

    /// Calls a command as the page does.
    fn call(&self, command: &str, arguments: Value) -> Result<Value, Value> {
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
            body: InvokeBody::Json(arguments),
            headers: Default::default(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        get_ipc_response(&self.page, request)
            .map(|body| body.deserialize().expect("answers are JSON"))
    }

    fn done(&self, command: &str, arguments: Value) -> Value {
        self.call(command, arguments)
            .unwrap_or_else(|fault| panic!("{command} answered {fault}"))
    }

    fn fault(&self, command: &str, arguments: Value) -> Value {
        match self.call(command, arguments) {
            Err(fault) => fault,
            Ok(answer) => panic!("{command} answered {answer}"),
        }
    }
}
