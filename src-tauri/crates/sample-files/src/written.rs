use chrono::Duration;

use super::Making;

/// An e-mail with its headers: the title is the subject. Two providers stand on its way, the last
/// of them three seconds after the sender's clock.
pub fn mail(making: &Making<'_>, from: &str, to: &str) -> Vec<u8> {
    let offset = making.offset("").unwrap_or_else(|| "-0000".to_owned());
    let date = |seconds: i64| {
        let time = making.at + Duration::seconds(seconds);
        format!("{} {offset}", time.format("%a, %-d %b %Y %H:%M:%S"))
    };
    let body = making.words.join("\r\n\r\n");
    format!(
        "Received: from relay.example.org (relay.example.org [192.0.2.25])\r\n\
         \tby mx.example.com with ESMTPS id {seed:x}a; {received}\r\n\
         Received: from [198.51.100.7] by relay.example.org; {relayed}\r\n\
         From: {from}\r\n\
         To: {to}\r\n\
         Subject: {subject}\r\n\
         Date: {sent}\r\n\
         Message-ID: <{seed:x}@relay.example.org>\r\n\
         MIME-Version: 1.0\r\n\
         Content-Type: text/plain; charset=utf-8\r\n\
         Content-Transfer-Encoding: 8bit\r\n\
         \r\n\
         {body}\r\n",
        seed = making.seed,
        received = date(3),
        relayed = date(1),
        subject = making.title,
        sent = date(0),
    )
    .into_bytes()
}

/// An exported chat as text, as an Android phone writes it: the title is the other's name, messages
/// that begin with "> " are the keeper's own, one every two minutes.
pub fn chat(making: &Making<'_>, keeper: &str) -> Vec<u8> {
    let mut text = String::new();
    for (message, number) in making.words.iter().zip(0i64..) {
        let time = making.at + Duration::minutes(number * 2);
        let (who, words) = match message.strip_prefix("> ") {
            Some(own) => (keeper, own),
            None => (making.title, *message),
        };
        text.push_str(&format!(
            "{} - {who}: {words}\n",
            time.format("%d/%m/%Y, %H:%M")
        ));
    }
    text.into_bytes()
}
