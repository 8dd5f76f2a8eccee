//! An address outside, which nothing of the window may ever reach.

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// What is remembered of a visitor who has not asked for anything yet.
const CONNECTED: &str = "a connection";

/// A server that remembers who came, and gives everybody what they would need to do harm.
pub struct Elsewhere {
    port: u16,
    asked_by_this_test: AtomicUsize,
    came: Arc<Mutex<Vec<String>>>,
}

impl Elsewhere {
    pub fn new() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let port = listener.local_addr().expect("its number").port();
        let came = Arc::<Mutex<Vec<String>>>::default();
        let remembered = came.clone();
        thread::spawn(move || {
            for visitor in listener.incoming().flatten() {
                // Whoever only connects, to be quicker later, has told already that somebody is looking.
                let mut came = remembered.lock().expect("nobody panicked");
                let place = came.len();
                came.push(CONNECTED.to_owned());
                let remembered = remembered.clone();
                thread::spawn(move || {
                    if let Some(asked) = serve(visitor) {
                        remembered.lock().expect("nobody panicked")[place] = asked;
                    }
                });
            }
        });
        Self {
            port,
            asked_by_this_test: AtomicUsize::new(0),
            came,
        }
    }

    /// Its address, without a path.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// What was asked for by others than this test. Asks for something itself first, so that whoever came before is
    /// among them, and an empty list means more than a server that hears nothing.
    pub fn visits(&self) -> Vec<String> {
        const CONTROL: &str = "GET /control HTTP/1.1";
        let mut control =
            TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).expect("the server listens");
        write!(control, "{CONTROL}\r\n\r\n").expect("the server hears");
        let mut answer = String::new();
        BufReader::new(control)
            .read_line(&mut answer)
            .expect("the server answers");
        assert!(answer.contains("200"), "{answer}");
        let controls = 1 + self.asked_by_this_test.fetch_add(1, Ordering::SeqCst);
        loop {
            // What was asked is remembered a moment after it was answered.
            let came = self.came.lock().expect("nobody panicked").clone();
            let (own, others): (Vec<_>, Vec<_>) =
                came.into_iter().partition(|asked| asked == CONTROL);
            if own.len() == controls {
                return others;
            }
            thread::yield_now();
        }
    }
}

fn serve(mut visitor: TcpStream) -> Option<String> {
    visitor
        .set_read_timeout(Some(Duration::from_secs(5)))
        .ok()?;
    let mut asked = String::new();
    BufReader::new(visitor.try_clone().ok()?)
        .read_line(&mut asked)
        .ok()?;
    let asked = asked.trim().to_owned();
    let kind = if asked.contains("style") {
        "text/css"
    } else if asked.contains("script") || asked.contains("worker") {
        "text/javascript"
    } else {
        "text/html"
    };
    let body = "window.ran = 'from elsewhere'";
    // Whoever came may be gone again.
    let _ = write!(
        visitor,
        "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nAccess-Control-Allow-Origin: *\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
    Some(asked)
}
