//! What is tried in vain. `ELSEWHERE` stands for an address outside; each script calls `done` in the end.

/// One thing that the page may not do.
pub struct Forbidden {
    pub what: &'static str,
    pub script: String,
    /// The part of the policy that has to say no, where the policy is what says it.
    pub refused_by: Option<&'static str>,
    /// What has to come of it, where that can be told at once.
    pub answers: Option<&'static str>,
}

fn refused(what: &'static str, by: &'static str, script: &str) -> Forbidden {
    Forbidden {
        what,
        script: format!("{script}; done()"),
        refused_by: Some(by),
        answers: None,
    }
}

/// Nobody says no, and yet nothing comes of it.
fn in_vain(what: &'static str, script: &str) -> Forbidden {
    Forbidden {
        what,
        script: format!("{script}; done()"),
        refused_by: None,
        answers: None,
    }
}

fn answers(what: &'static str, answer: &'static str, script: &str) -> Forbidden {
    Forbidden {
        what,
        script: script.to_owned(),
        refused_by: None,
        answers: Some(answer),
    }
}

/// An element with one attribute, put into the page.
fn element(
    what: &'static str,
    by: &'static str,
    name: &str,
    attribute: &str,
    value: &str,
) -> Forbidden {
    let script = format!(
        "const one = document.createElement('{name}'); one.setAttribute('{attribute}', '{value}');\
         document.body.append(one)"
    );
    refused(what, by, &script)
}

/// Code and content from elsewhere, or from nowhere.
pub fn loads() -> Vec<Forbidden> {
    [code(), pictures_and_the_like(), frames(), connections()]
        .into_iter()
        .flatten()
        .collect()
}

fn code() -> Vec<Forbidden> {
    const CAUGHT: &str = "done('it ran'); } catch (error) { done(error.name); }";
    vec![
        refused(
            "a script written into the page",
            "script-src",
            "const one = document.createElement('script'); one.textContent = \"window.ran = 'inline'\";\
             document.body.append(one)",
        ),
        refused(
            "a handler written into the page",
            "script-src",
            "const one = document.createElement('button'); one.setAttribute('onclick', \"window.ran = 'handler'\");\
             document.body.append(one); one.click(); one.remove()",
        ),
        refused(
            "markup that brings a handler",
            "script-src",
            "const one = document.createElement('div'); document.body.append(one);\
             one.innerHTML = '<img src=\"x:\" onerror=\"window.ran = 1\"><svg onload=\"window.ran = 2\"></svg>'",
        ),
        refused(
            "a link that is a script",
            "script-src",
            "const one = document.createElement('a'); one.href = \"javascript:window.ran = 'link'\";\
             document.body.append(one); one.click(); one.remove()",
        ),
        answers(
            "eval",
            "EvalError",
            &format!("try {{ (0, eval)('window.ran = 1'); {CAUGHT}"),
        ),
        answers(
            "a function from text",
            "EvalError",
            &format!("try {{ new Function('window.ran = 1')(); {CAUGHT}"),
        ),
        refused(
            "a timer with text",
            "script-src",
            "setTimeout(\"window.ran = 'timer'\", 0)",
        ),
        answers(
            "a module from text",
            "TypeError",
            "import('data:text/javascript,window.ran = 1').then(() => done('it ran'), (error) => done(error.name))",
        ),
        element(
            "a script from elsewhere",
            "script-src",
            "script",
            "src",
            "ELSEWHERE/script.js",
        ),
        refused(
            "a module from elsewhere",
            "script-src",
            "const one = document.createElement('script'); one.type = 'module'; one.src = 'ELSEWHERE/module-script.js';\
             document.body.append(one)",
        ),
        refused(
            "a worker from text",
            "worker-src",
            "try { new Worker(URL.createObjectURL(new Blob(['0']))) } catch {}",
        ),
        refused(
            "a worker of one's own",
            "worker-src",
            "try { new Worker('/index.html') } catch {}",
        ),
        in_vain(
            "a service worker",
            "navigator.serviceWorker?.register('/index.html').catch(() => 0)",
        ),
    ]
}

fn pictures_and_the_like() -> Vec<Forbidden> {
    vec![
        element(
            "a picture",
            "img-src",
            "img",
            "src",
            "ELSEWHERE/picture.png",
        ),
        element(
            "a choice of pictures",
            "img-src",
            "img",
            "srcset",
            "ELSEWHERE/srcset.png 2x",
        ),
        element(
            "a picture in the page's address",
            "img-src",
            "img",
            "src",
            "data:image/gif;base64,R0lGODlhAQABAAAAACw=",
        ),
        element(
            "a film's still",
            "img-src",
            "video",
            "poster",
            "ELSEWHERE/poster.png",
        ),
        element("a film", "media-src", "video", "src", "ELSEWHERE/film.mp4"),
        element(
            "a sound",
            "media-src",
            "audio",
            "src",
            "ELSEWHERE/sound.mp3",
        ),
        refused(
            "a background",
            "img-src",
            "document.body.style.backgroundImage = 'url(ELSEWHERE/background.png)'",
        ),
        refused(
            "a drawing's picture",
            "img-src",
            "const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');\
             const one = document.createElementNS('http://www.w3.org/2000/svg', 'image');\
             one.setAttribute('href', 'ELSEWHERE/drawing.png'); svg.append(one); document.body.append(svg)",
        ),
        refused(
            "a style written into the page",
            "style-src",
            "const one = document.createElement('style'); one.textContent = '@import url(ELSEWHERE/import-style.css)';\
             document.head.append(one)",
        ),
        element(
            "a style on an element",
            "style-src",
            "p",
            "style",
            "background: url(ELSEWHERE/style.png)",
        ),
        refused(
            "a style from elsewhere",
            "style-src",
            "const one = document.createElement('link'); one.rel = 'stylesheet'; one.href = 'ELSEWHERE/style.css';\
             document.head.append(one)",
        ),
        refused(
            "a typeface",
            "font-src",
            "const one = new FontFace('x', 'url(ELSEWHERE/font.woff2)'); document.fonts.add(one); one.load().catch(() => 0)",
        ),
        refused(
            "a base for every address",
            "base-uri",
            "const one = document.createElement('base'); one.href = 'ELSEWHERE/'; document.head.append(one)",
        ),
    ]
}

fn frames() -> Vec<Forbidden> {
    vec![
        element("a frame", "frame-src", "iframe", "src", "ELSEWHERE/frame"),
        element(
            "a frame with text",
            "frame-src",
            "iframe",
            "src",
            "data:text/html,<script>parent.ran = 1</script>",
        ),
        // What is refused there is told there.
        in_vain(
            "a frame that holds a script",
            "const one = document.createElement('iframe'); one.srcdoc = '<script>parent.ran = 1</script>';\
             document.body.append(one)",
        ),
        element(
            "an object",
            "object-src",
            "object",
            "data",
            "ELSEWHERE/object",
        ),
        element(
            "an embedded thing",
            "object-src",
            "embed",
            "src",
            "ELSEWHERE/embed",
        ),
    ]
}

fn connections() -> Vec<Forbidden> {
    let link = |what, relation: &str| {
        in_vain(
            what,
            &format!(
                "const one = document.createElement('link'); one.rel = '{relation}'; one.as = 'image';\
                 one.href = 'ELSEWHERE/{relation}'; document.head.append(one)"
            ),
        )
    };
    vec![
        refused(
            "fetching",
            "connect-src",
            "fetch('ELSEWHERE/fetch').catch(() => 0)",
        ),
        refused(
            "an older request",
            "connect-src",
            "const one = new XMLHttpRequest(); one.open('GET', 'ELSEWHERE/request'); one.send()",
        ),
        refused(
            "a socket",
            "connect-src",
            "try { new WebSocket('ELSEWHERE/socket'.replace('http', 'ws')) } catch {}",
        ),
        refused(
            "a stream of events",
            "connect-src",
            "try { new EventSource('ELSEWHERE/events') } catch {}",
        ),
        refused(
            "a beacon",
            "connect-src",
            "navigator.sendBeacon('ELSEWHERE/beacon', 'x')",
        ),
        in_vain(
            "a link that tells of a click",
            "const one = document.createElement('a'); one.href = '#'; one.ping = 'ELSEWHERE/ping';\
             document.body.append(one); one.click(); one.remove(); history.replaceState(null, '', '/')",
        ),
        link("loading ahead", "prefetch"),
        link("preloading", "preload"),
        link("connecting ahead", "preconnect"),
        link("asking for a name ahead", "dns-prefetch"),
        link("a module ahead", "modulepreload"),
        answers(
            "talking to other computers",
            "undefined",
            "done(typeof RTCPeerConnection)",
        ),
        answers("a transport", "undefined", "done(typeof WebTransport)"),
    ]
}

/// Ways to another page, another window, or a file.
pub fn ways_out() -> Vec<Forbidden> {
    let goes = |what, to: &str| in_vain(what, &format!("location.href = '{to}'"));
    vec![
        goes("an address", "ELSEWHERE/location"),
        goes("a file", "file:///etc/hostname"),
        goes("a page from text", "data:text/html,<h1>x</h1>"),
        goes("an empty page", "about:blank"),
        goes("another file of the program", "tauri://localhost/assets/"),
        goes("a piece of evidence", "evidence://localhost/0"),
        in_vain(
            "a replaced address",
            "location.replace('ELSEWHERE/replace')",
        ),
        in_vain(
            "a page from memory",
            "location.href = URL.createObjectURL(new Blob(['<h1>x</h1>'], { type: 'text/html' }))",
        ),
        answers(
            "a new window",
            "null",
            "done(String(window.open('ELSEWHERE/open')))",
        ),
        answers(
            "an empty new window",
            "null",
            "done(String(window.open('')))",
        ),
        in_vain(
            "a link into a new window",
            "const one = document.createElement('a'); one.href = 'ELSEWHERE/target'; one.target = '_blank';\
             document.body.append(one); one.click(); one.remove()",
        ),
        in_vain(
            "a link",
            "const one = document.createElement('a'); one.href = 'ELSEWHERE/link';\
             document.body.append(one); one.click(); one.remove()",
        ),
        refused(
            "a form that is sent",
            "form-action",
            "const one = document.createElement('form'); one.action = 'ELSEWHERE/form'; one.method = 'post';\
             document.body.append(one); one.submit(); one.remove()",
        ),
        in_vain(
            "a page that goes on by itself",
            "const one = document.createElement('meta'); one.httpEquiv = 'refresh'; one.content = '0; url=ELSEWHERE/refresh';\
             document.head.append(one)",
        ),
        in_vain(
            "a file from memory",
            "const one = document.createElement('a'); one.download = 'downloaded.txt';\
             one.href = URL.createObjectURL(new Blob(['x'])); document.body.append(one); one.click(); one.remove()",
        ),
        in_vain(
            "a file of the program",
            "const one = document.createElement('a'); one.download = 'downloaded.html'; one.href = '/index.html';\
             document.body.append(one); one.click(); one.remove()",
        ),
        in_vain("back to before the page", "history.back(); history.go(-3)"),
    ]
}

/// What every value and every function inherits.
pub const PROTOTYPES: &[&str] = &[
    "Object.prototype.toString",
    "Object.prototype.somethingNew",
    "Array.prototype.push",
    "Array.prototype.somethingNew",
    "Function.prototype.call",
    "Function.prototype.somethingNew",
    "Promise.prototype.then",
    "String.prototype.trim",
    "Map.prototype.get",
    "Set.prototype.has",
];

/// What Tauri and its plugins could do for a page that is allowed to ask.
pub const COMMANDS: &[&str] = &[
    "plugin:app|default_window_icon",
    "plugin:app|name",
    "plugin:app|version",
    "plugin:clipboard-manager|read_text",
    "plugin:dialog|ask",
    "plugin:dialog|confirm",
    "plugin:dialog|message",
    "plugin:dialog|open",
    "plugin:dialog|save",
    "plugin:event|emit",
    "plugin:event|emit_to",
    "plugin:fs|mkdir",
    "plugin:fs|read_dir",
    "plugin:fs|read_file",
    "plugin:fs|read_text_file",
    "plugin:fs|remove",
    "plugin:fs|rename",
    "plugin:fs|stat",
    "plugin:fs|write_file",
    "plugin:http|fetch",
    "plugin:image|from_path",
    "plugin:menu|new",
    "plugin:opener|open_url",
    "plugin:os|hostname",
    "plugin:path|join",
    "plugin:path|resolve_directory",
    "plugin:process|exit",
    "plugin:process|restart",
    "plugin:resources|close",
    "plugin:shell|execute",
    "plugin:shell|open",
    "plugin:shell|spawn",
    "plugin:tray|new",
    "plugin:updater|check",
    "plugin:webview|clear_all_browsing_data",
    "plugin:webview|create_webview",
    "plugin:webview|create_webview_window",
    "plugin:webview|get_all_webviews",
    "plugin:webview|internal_toggle_devtools",
    "plugin:webview|print",
    "plugin:webview|reparent",
    "plugin:webview|webview_close",
    "plugin:webview|webview_hide",
    "plugin:window|available_monitors",
    "plugin:window|close",
    "plugin:window|create",
    "plugin:window|destroy",
    "plugin:window|get_all_windows",
    "plugin:window|hide",
    "plugin:window|set_content_protected",
    "plugin:window|set_title",
    "plugin:window|show",
    "plugin:window|start_dragging",
    "plugin:window|title",
];
