//! What the control words of rich text mean, as far as words depend on it.

use encoding_rs::Encoding;

/// What a control word means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// It stands for letters.
    Letters(&'static str),
    Unicode,
    ReplacedBy,
    /// Words that are not shown, or were struck out.
    Hidden,
    Plain,
    Font,
    FontCharset,
    Codepage,
    /// A character set that is not known here.
    OtherDefault,
    Binary,
    /// It begins a group that is seen, as a footnote is.
    Seen,
    /// It begins a group that is not.
    Beside,
    /// It begins a group of data.
    Data,
    Nothing,
}

pub(super) fn meaning_of(word: &str) -> Meaning {
    match word {
        "par" | "line" | "row" | "nestrow" | "sect" | "page" | "column" | "softline" => {
            Meaning::Letters("\n")
        }
        "tab" | "cell" | "nestcell" => Meaning::Letters("\t"),
        "emspace" | "enspace" | "qmspace" => Meaning::Letters(" "),
        "emdash" => Meaning::Letters("\u{2014}"),
        "endash" => Meaning::Letters("\u{2013}"),
        "lquote" => Meaning::Letters("\u{2018}"),
        "rquote" => Meaning::Letters("\u{2019}"),
        "ldblquote" => Meaning::Letters("\u{201c}"),
        "rdblquote" => Meaning::Letters("\u{201d}"),
        "bullet" => Meaning::Letters("\u{2022}"),
        "u" => Meaning::Unicode,
        "uc" => Meaning::ReplacedBy,
        "v" | "deleted" => Meaning::Hidden,
        "plain" => Meaning::Plain,
        "f" => Meaning::Font,
        "fcharset" => Meaning::FontCharset,
        "ansicpg" => Meaning::Codepage,
        "mac" | "pc" | "pca" => Meaning::OtherDefault,
        "bin" => Meaning::Binary,
        "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr"
        | "footerf" | "footnote" | "ftnsep" | "shptxt" | "fldrslt" | "result" | "pntext"
        | "listtext" | "rtf" => Meaning::Seen,
        "fonttbl" | "colortbl" | "stylesheet" | "info" | "fldinst" | "annotation" | "generator"
        | "listtable" | "listoverridetable" | "userprops" | "docvar" | "xmlnstbl" | "ud" => {
            Meaning::Beside
        }
        "pict" | "objdata" | "themedata" | "colorschememapping" | "datastore" | "datafield"
        | "panose" | "blipuid" | "passwordhash" | "fontemb" | "fontfile" => Meaning::Data,
        _ => Meaning::Nothing,
    }
}

/// The character set of a font, by its number in Windows.
pub(super) fn encoding_of(
    charset: i32,
    default: Option<&'static Encoding>,
) -> Option<&'static Encoding> {
    match charset {
        77 => Some(encoding_rs::MACINTOSH),
        128 => of_codepage(932),
        129 | 130 => of_codepage(949),
        134 => of_codepage(936),
        136 => of_codepage(950),
        161 => of_codepage(1253),
        162 => of_codepage(1254),
        163 => of_codepage(1258),
        177 => of_codepage(1255),
        178 => of_codepage(1256),
        186 => of_codepage(1257),
        204 => of_codepage(1251),
        222 => of_codepage(874),
        238 => of_codepage(1250),
        0 | 1 => default,
        _ => None,
    }
}

pub(super) fn of_codepage(number: i32) -> Option<&'static Encoding> {
    Some(match number {
        0 => encoding_rs::WINDOWS_1252,
        874 => encoding_rs::WINDOWS_874,
        932 => encoding_rs::SHIFT_JIS,
        936 => encoding_rs::GBK,
        949 => encoding_rs::EUC_KR,
        950 => encoding_rs::BIG5,
        10000 => encoding_rs::MACINTOSH,
        65001 => encoding_rs::UTF_8,
        number => {
            let label = format!("windows-{number}");
            return Encoding::for_label(label.as_bytes());
        }
    })
}
