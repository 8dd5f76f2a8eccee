"""The file `keys`: who may open a vault, and the keys that follow from the one inside."""

import hashlib
import unicodedata
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

# Bytes of a slot in each version of the file.
SLOTS = {1: 121, 2: 169}
# Slots that a passphrase opens, and in which version each is made. Those of version 1 give the vault key alone.
PASSPHRASES = {1: 1, 3: 2}
# What a reader refuses before it allocates: least and most of KiB, passes, lanes.
BOUNDS = ((65_536, 2_097_152), (3, 16), (4, 16))


class Refused(Exception):
    """Something that must not be read on. Its text is one plain sentence."""


@dataclass
class Keys:
    vault: bytes
    book: bytes
    files: bytes
    head: bytes
    # Whoever opened the vault and the seed that they sign with; nothing where the slot gives the vault key alone.
    author: bytes | None
    seed: bytes | None


def derive(secret: bytes, vault: bytes, purpose: str) -> bytes:
    info = f"daybook vault v1 {purpose}".encode()
    return HKDF(algorithm=SHA256(), length=32, salt=vault, info=info).derive(secret)


def stretch(passphrase: str, slot: bytes) -> bytes:
    cost = [int.from_bytes(slot[at : at + 4]) for at in (1, 5, 9)]
    if not all(least <= asked <= most for asked, (least, most) in zip(cost, BOUNDS)):
        raise Refused("This key file asks for more memory or time than any key needs.")
    memory, passes, lanes = cost
    words = unicodedata.normalize("NFKD", passphrase).encode()
    return hash_secret_raw(words, slot[13:29], passes, memory, lanes, 32, Type.ID, 19)


def open_slot(keys: bytes, passphrase: str) -> tuple[bytes, bytes, bytes]:
    """The author of the slot that a passphrase opens (empty in one of version 1), the stretched key, and what is inside."""
    if keys[:8] != b"daybookK":
        raise Refused("This is no key file of a vault.")
    version = int.from_bytes(keys[8:10])
    if version not in SLOTS:
        raise Refused("This key file was written by a newer Daybook.")
    vault, count = keys[10:26], keys[58]
    for number in range(count):
        slot = keys[59 + number * SLOTS[version] :][: SLOTS[version]]
        if slot[0] not in PASSPHRASES:
            continue
        made_in = PASSPHRASES[slot[0]]
        author = slot[29:45] if version == 2 else b""
        head = slot[:29] + (author if made_in == 2 else b"") + slot[29 + len(author) :][:32]
        rest = slot[29 + len(author) + 32 :]
        stretched = stretch(passphrase, slot)
        if derive(stretched, vault, "slot commitment") != head[-32:]:
            continue
        wrapping = AESGCM(derive(stretched, vault, "slot wrapping"))
        bound = keys[:8] + made_in.to_bytes(2) + keys[10:58] + head
        inside = wrapping.decrypt(rest[:12], rest[12:60] if made_in == 1 else rest[12:], bound)
        return author if made_in == 2 else b"", stretched, inside
    if hashlib.sha256(keys[:-32]).digest() != keys[-32:]:
        raise Refused("The key file is damaged.")
    raise Refused("This passphrase does not open the vault.")


def unlock(keys: bytes, passphrase: str) -> Keys:
    author, _, inside = open_slot(keys, passphrase)
    vault, commitment = keys[10:26], keys[26:58]
    key, seed = inside[:32], inside[32:]
    if derive(key, vault, "commitment") != commitment:
        raise Refused("The key inside this key file belongs to another vault.")
    of_uses = (derive(key, vault, of) for of in ("book", "files", "head"))
    return Keys(vault, *of_uses, author or None, seed or None)
