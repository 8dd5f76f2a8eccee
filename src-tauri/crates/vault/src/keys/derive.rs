//! The vault key and what is derived from it.
//!
//! One random 256-bit vault key; HKDF-SHA-256 (salt: the vault id) gives each use its own key. Never use the vault key
//! itself for anything but derivation: that would tie the uses together.

use domain::VaultId;
use region::LockGuard;
use ring::hkdf;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::error::VaultError;
use crate::keys::random;

/// 256 bits that must not leave this process. They stay in one place until they are wiped: what holds a key is moved
/// about, and a move leaves a copy behind.
pub(crate) struct Key {
    /// Keeps the page out of swap. Nothing where the system refuses: that is no reason not to open a record. Let go of
    /// before the page is, since fields are dropped in this order.
    _kept_in_memory: Option<LockGuard>,
    page: Box<Page>,
}

/// A page of memory that holds one key and nothing else: the system locks and unlocks whole pages, and does not count how
/// often.
#[cfg_attr(target_vendor = "apple", repr(align(16384)))]
#[cfg_attr(not(target_vendor = "apple"), repr(align(4096)))]
struct Page([u8; 32]);

impl Key {
    pub(crate) fn random() -> Result<Self, VaultError> {
        let mut key = Self::empty();
        random::fill(&mut key.page.0)?;
        Ok(key)
    }

    pub(crate) fn from_slice(bytes: &[u8]) -> Option<Self> {
        let mut key = Self::empty();
        (bytes.len() == key.page.0.len()).then(|| {
            key.page.0.copy_from_slice(bytes);
            key
        })
    }

    fn empty() -> Self {
        let page = Box::new(Page([0; 32]));
        Self {
            _kept_in_memory: region::lock(&raw const *page, size_of::<Page>()).ok(),
            page,
        }
    }

    pub(crate) fn expose(&self) -> &[u8; 32] {
        &self.page.0
    }

    /// The key in lower-case hexadecimal, as SQLCipher takes a raw key.
    pub(crate) fn to_hex(&self) -> Zeroizing<String> {
        Zeroizing::new(data_encoding::HEXLOWER.encode(&self.page.0))
    }
}

impl Drop for Key {
    fn drop(&mut self) {
        self.page.0.zeroize();
    }
}

impl ZeroizeOnDrop for Key {}

/// The key from which all others come.
pub(crate) struct VaultKey {
    id: VaultId,
    key: Key,
}

/// The keys an open vault works with.
pub(crate) struct WorkingKeys {
    pub(crate) store: Key,
    pub(crate) files: Key,
    pub(crate) head: Key,
}

impl VaultKey {
    pub(crate) fn random(id: VaultId) -> Result<Self, VaultError> {
        Ok(Self {
            id,
            key: Key::random()?,
        })
    }

    pub(crate) fn new(id: VaultId, key: Key) -> Self {
        Self { id, key }
    }

    pub(crate) fn id(&self) -> VaultId {
        self.id
    }

    pub(crate) fn key(&self) -> &Key {
        &self.key
    }

    pub(crate) fn working_keys(&self) -> WorkingKeys {
        WorkingKeys {
            store: derive(&self.key, &self.id, b"daybook vault v1 book"),
            files: derive(&self.key, &self.id, b"daybook vault v1 files"),
            head: derive(&self.key, &self.id, b"daybook vault v1 head"),
        }
    }

    /// What blinds are made with; see [`crate::Blinds`].
    pub(crate) fn blinds(&self) -> Key {
        derive(&self.key, &self.id, b"daybook vault v1 blinds")
    }

    /// A tag that only this key and this id give: AES-GCM alone would let one slot open under two keys.
    pub(crate) fn commitment(&self) -> [u8; 32] {
        *derive(&self.key, &self.id, b"daybook vault v1 commitment").expose()
    }
}

/// One key derived from another, for one use.
pub(crate) fn derive(from: &Key, id: &VaultId, info: &[u8]) -> Key {
    let prk = hkdf::Salt::new(hkdf::HKDF_SHA256, &id_bytes(id)).extract(from.expose());
    let mut derived = Key::empty();
    prk.expand(&[info], hkdf::HKDF_SHA256)
        .and_then(|okm| okm.fill(&mut derived.page.0))
        .expect("HKDF-SHA-256 gives 32 bytes for any info");
    derived
}

/// The sixteen bytes of a vault id, as they stand in every file.
pub(crate) fn id_bytes(id: &VaultId) -> [u8; 16] {
    id.uuid().into_bytes()
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    /// What the kernel says of the page that an address lies in.
    fn flags_of_page_at(address: usize) -> Vec<String> {
        let maps = std::fs::read_to_string("/proc/self/smaps").unwrap();
        let mut holds_it = false;
        for line in maps.lines() {
            let range = line.split(' ').next().unwrap_or_default();
            if let Some((from, to)) = range.split_once('-')
                && let (Ok(from), Ok(to)) = (
                    usize::from_str_radix(from, 16),
                    usize::from_str_radix(to, 16),
                )
            {
                holds_it = (from..to).contains(&address);
            } else if holds_it && let Some(flags) = line.strip_prefix("VmFlags:") {
                return flags.split_whitespace().map(str::to_owned).collect();
            }
        }
        panic!("no mapping holds it");
    }

    #[test]
    fn keys_lie_in_pages_that_are_not_swapped_out() {
        let keys =
            VaultKey::random("0197a1b2-3c4d-7e5f-8a9b-0c1d2e3f4a5b".parse().unwrap()).unwrap();
        let working = keys.working_keys();
        let held = [keys.key(), &working.store, &working.files, &working.head];
        for key in held {
            let flags = flags_of_page_at(key.expose().as_ptr() as usize);
            assert!(flags.iter().any(|flag| flag == "lo"), "{flags:?}");
        }
        // Letting go of one must not let go of another.
        drop(working);
        let flags = flags_of_page_at(keys.key().expose().as_ptr() as usize);
        assert!(flags.iter().any(|flag| flag == "lo"), "{flags:?}");
    }
}
