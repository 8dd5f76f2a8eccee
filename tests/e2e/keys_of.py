"""Prints the secrets of a vault, one a line: NAME HEX. They are worked out with nothing of Daybook's.

keys_of.py VAULT < PASSPHRASE
"""

import hashlib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "reader"))

from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: E402
from keys import derive, open_slot, unlock  # noqa: E402

vault, passphrase = Path(sys.argv[1]), sys.stdin.read()
file = (vault / "keys").read_bytes()
keys = unlock(file, passphrase)
_, stretched, inside = open_slot(file, passphrase)
secrets = {
    "vault key": inside[:32],
    "signing seed": inside[32:],
    "book key": keys.book,
    "files key": keys.files,
    "head key": keys.head,
    "stretched passphrase": stretched,
    "wrapping key": derive(stretched, file[10:26], "slot wrapping"),
}
salt = bytes(byte ^ 0x3A for byte in (vault / "book").read_bytes()[:16])
secrets["book's tag key"] = hashlib.pbkdf2_hmac("sha512", keys.book, salt, 2, 32)
for number, sealed in enumerate(sorted((vault / "files").glob("*/*"))):
    header = sealed.read_bytes()[:86]
    own = AESGCM(keys.files).decrypt(header[26:38], header[38:86], header[:26])
    secrets[f"key of file {number + 1}"] = own
for name, secret in secrets.items():
    print(f"{name}\t{secret.hex()}")
