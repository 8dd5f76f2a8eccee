"""Prints the secrets of a vault, one a line: NAME HEX. They are worked out with nothing of Daybook's.

keys_of.py VAULT < PASSPHRASE
"""

import hashlib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "reader"))

from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: E402
from keys import SLOT, derive, stretch, unlock  # noqa: E402

vault, passphrase = Path(sys.argv[1]), sys.stdin.read()
file = (vault / "keys").read_bytes()
keys = unlock(file, passphrase)
secrets = {
    "vault key": keys.vault if len(keys.vault) == 32 else b"",
    "book key": keys.book,
    "files key": keys.files,
    "head key": keys.head,
}
slot = file[59:][:SLOT]
stretched = stretch(passphrase, slot)
secrets["stretched passphrase"] = stretched
secrets["wrapping key"] = derive(stretched, file[10:26], "slot wrapping")
wrapped = AESGCM(secrets["wrapping key"])
secrets["vault key"] = wrapped.decrypt(slot[61:73], slot[73:121], file[:58] + slot[:61])
salt = bytes(byte ^ 0x3A for byte in (vault / "book").read_bytes()[:16])
secrets["book's tag key"] = hashlib.pbkdf2_hmac("sha512", keys.book, salt, 2, 32)
for number, sealed in enumerate(sorted((vault / "files").glob("*/*"))):
    header = sealed.read_bytes()[:86]
    own = AESGCM(keys.files).decrypt(header[26:38], header[38:86], header[:26])
    secrets[f"key of file {number + 1}"] = own
for name, secret in secrets.items():
    print(f"{name}\t{secret.hex()}")
