//! Codes that are said: each with its sentence, in one list.

/// Makes an enum of codes, each with the sentence that says it: a code without one does not compile.
///
/// ```
/// use serde::Serialize;
///
/// catalogue::codes! {
///     /// What can be said of the light.
///     #[derive(Debug, Clone, Copy, Serialize)]
///     pub enum Light {
///         /// It is late.
///         Evening => WHEN_EVENING,
///     }
/// }
///
/// let words = catalogue::Language::English.words();
/// assert_eq!(words.say(Light::Evening.sentence()), "evening");
/// ```
#[macro_export]
macro_rules! codes {
    (
        $(#[$about:meta])*
        $visible:vis enum $name:ident {
            $($(#[$about_code:meta])* $code:ident => $sentence:ident,)*
        }
    ) => {
        $(#[$about])*
        $visible enum $name {
            $($(#[$about_code])* $code,)*
        }

        impl $name {
            /// The sentence that says it.
            $visible const fn sentence(self) -> $crate::SentenceId {
                match self {
                    $(Self::$code => $crate::sentences::$sentence,)*
                }
            }
        }
    };
}
