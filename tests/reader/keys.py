"""The file `keys`: who may open a vault, and the keys that follow from the one inside."""

import hashlib
import unicodedata
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SLOT = 121
PASSPHRASE = 1
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


def unlock(keys: bytes, passphrase: str) -> Keys:
    if keys[:8] != b"daybookK":
        raise Refused("This is no key file of a vault.")
    if int.from_bytes(keys[8:10]) != 1:
        raise Refused("This key file was written by a newer Daybook.")
    vault, commitment, count = keys[10:26], keys[26:58], keys[58]
    for number in range(count):
        slot = keys[59 + number * SLOT :][:SLOT]
        if slot[0] != PASSPHRASE:
            continue
        stretched = stretch(passphrase, slot)
        if derive(stretched, vault, "slot commitment") != slot[29:61]:
            continue
        wrapping = AESGCM(derive(stretched, vault, "slot wrapping"))
        key = wrapping.decrypt(slot[61:73], slot[73:121], keys[:58] + slot[:61])
        if derive(key, vault, "commitment") != commitment:
            raise Refused("The key inside this key file belongs to another vault.")
        return Keys(vault, *(derive(key, vault, of) for of in ("book", "files", "head")))
    if hashlib.sha256(keys[:-32]).digest() != keys[-32:]:
        raise Refused("The key file is damaged.")
    raise Refused("This passphrase does not open the vault.")
