/// A copy of a picture without what the camera or a program wrote into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stripped {
    /// The copy.
    pub bytes: Vec<u8>,
    /// Its media type: kinds that cannot be stripped in place are written anew as PNG.
    pub media_type: &'static str,
}
