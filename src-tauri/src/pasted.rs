//! A picture that was pasted, on its way from the page: the bytes of the call itself, as they came from the clipboard.
//! No file is made of it before it is sealed.

use casebook::wire::FaultCode;
use tauri::Runtime;
use tauri::ipc::{CommandArg, CommandItem, InvokeBody, InvokeError};

use crate::answer::{Answer, fault};

/// More than any picture of a screen. The page holds what is pasted in memory, and so does this program; a larger one can
/// be added as a file.
const LARGEST: usize = 64 * 1024 * 1024;

/// What was pasted: something, and not too much.
pub struct Pasted(pub Vec<u8>);

impl Pasted {
    fn from_bytes(bytes: &[u8]) -> Answer<Self> {
        match bytes.len() {
            0 => Err(fault(FaultCode::Unexpected)),
            length if length > LARGEST => Err(fault(FaultCode::PastedTooLarge)),
            _ => Ok(Self(bytes.to_vec())),
        }
    }
}

impl<'de, R: Runtime> CommandArg<'de, R> for Pasted {
    fn from_command(command: CommandItem<'de, R>) -> Result<Self, InvokeError> {
        let pasted = match command.message.payload() {
            InvokeBody::Raw(bytes) => Self::from_bytes(bytes),
            InvokeBody::Json(_) => Err(fault(FaultCode::Unexpected)),
        };
        pasted.map_err(Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_has_bounds() {
        let code = |bytes: &[u8]| Pasted::from_bytes(bytes).err().map(|fault| fault.code);
        assert_eq!(code(&[]), Some(FaultCode::Unexpected));
        assert_eq!(code(&vec![0; LARGEST]), None);
        let more = vec![0; LARGEST + 1];
        assert_eq!(code(&more), Some(FaultCode::PastedTooLarge));
    }
}
