//! The languages that there are words for.

/// Makes the list of them, which `build.rs` reads from the folders below `messages/`.
macro_rules! languages {
    ($($name:ident $tag:literal $files:tt,)*) => {
        /// A language that Daybook speaks.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Language {
            $(#[doc = $tag] $name,)*
        }

        impl Language {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its tag by BCP 47: "en-GB".
            pub const fn tag(self) -> &'static str {
                match self {
                    $(Self::$name => $tag,)*
                }
            }

            /// Its files that speak outside the window.
            pub(crate) fn files(self) -> &'static [&'static str] {
                match self {
                    $(Self::$name => &$files,)*
                }
            }
        }
    };
}

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

impl Language {
    /// The language of a tag, where there are words for it.
    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|language| language.tag() == tag)
    }
}
