"""Sealed evidence files."""

from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from keys import Refused

HEADER = 86
CHUNK = 65_536
TAG = 16
LENGTH = 8


def padded(content: int) -> int:
    """The length of the plaintext, padding and trailer included (Padmé)."""
    whole = content + LENGTH
    if whole <= 4096:
        return 4096
    exponent = whole.bit_length() - 1
    kept = exponent.bit_length()
    step = 1 << (exponent - kept)
    return -(-whole // step) * step


def unseal(path: Path, vault: bytes, files_key: bytes) -> bytes:
    try:
        return opened(path.read_bytes(), vault, files_key)
    except InvalidTag:
        raise Refused(f"The sealed file {path.name} is damaged.") from None


def opened(sealed: bytes, vault: bytes, files_key: bytes) -> bytes:
    header, body = sealed[:HEADER], sealed[HEADER:]
    if header[:8] != b"daybookF" or header[10:26] != vault:
        raise Refused("This is no sealed file of this vault.")
    key = AESGCM(files_key).decrypt(header[26:38], header[38:86], header[:26])
    chunks = [body[at : at + CHUNK + TAG] for at in range(0, len(body), CHUNK + TAG)]
    cipher, plain = AESGCM(key), b""
    for number, chunk in enumerate(chunks):
        last = number == len(chunks) - 1
        nonce = number.to_bytes(11) + bytes([last])
        plain += cipher.decrypt(nonce, chunk, header)
    length = int.from_bytes(plain[-LENGTH:])
    if len(plain) != padded(length):
        raise Refused("The length inside a sealed file does not fit its size.")
    return plain[:length]
