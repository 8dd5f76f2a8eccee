"""The file `book`: a SQLCipher 4 database and its write-ahead log, decrypted page by page into memory."""

import hashlib
import hmac
import sqlite3
import struct
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from keys import Refused

PAGE = 4096
SALT = 16
IV = 16
TAG = 64
RESERVED = IV + TAG


class Pages:
    """Decrypts pages. SQLCipher's defaults: AES-256-CBC, HMAC-SHA-512 over ciphertext, IV and page number."""

    def __init__(self, key: bytes, salt: bytes):
        self.key = key
        mask = bytes(byte ^ 0x3A for byte in salt)
        self.tag_key = hashlib.pbkdf2_hmac("sha512", key, mask, 2, 32)

    def decrypt(self, number: int, page: bytes) -> bytes:
        start = SALT if number == 1 else 0
        sealed, iv = page[start : PAGE - RESERVED], page[PAGE - RESERVED : PAGE - TAG]
        tag = hmac.digest(self.tag_key, sealed + iv + struct.pack("<I", number), "sha512")
        if not hmac.compare_digest(tag, page[PAGE - TAG :]):
            raise Refused(f"Page {number} of the book is damaged, or the key is another one.")
        decryptor = Cipher(algorithms.AES(self.key), modes.CBC(iv)).decryptor()
        plain = decryptor.update(sealed) + decryptor.finalize()
        head = b"SQLite format 3\0" if number == 1 else b""
        return head + plain + bytes(RESERVED)


def committed(log: bytes) -> tuple[dict[int, bytes], int | None]:
    """The newest page of each number up to the last commit in a write-ahead log, and the pages the book then has."""
    if len(log) < 32:
        return {}, None
    order = ">" if log[3] & 1 else "<"
    salts = log[16:24]

    def sums(words: bytes, one: int, two: int) -> tuple[int, int]:
        for first, second in struct.iter_unpack(order + "II", words):
            one = (one + first + two) & 0xFFFFFFFF
            two = (two + second + one) & 0xFFFFFFFF
        return one, two

    running = sums(log[:24], 0, 0)
    if running != struct.unpack(">II", log[24:32]):
        return {}, None
    pages, waiting, size = {}, {}, None
    for at in range(32, len(log) - PAGE - 23, PAGE + 24):
        frame, page = log[at : at + 24], log[at + 24 : at + 24 + PAGE]
        running = sums(frame[:8] + page, *running)
        if frame[8:16] != salts or running != struct.unpack(">II", frame[16:24]):
            break
        number, pages_after_commit = struct.unpack(">II", frame[:8])
        waiting[number] = page
        if pages_after_commit:
            pages.update(waiting)
            waiting, size = {}, pages_after_commit
    return pages, size


def open_book(vault: Path, key: bytes) -> sqlite3.Connection:
    sealed = (vault / "book").read_bytes()
    if not sealed:
        raise Refused("The book is empty; a vault's never is.")
    if sealed.startswith(b"SQLite format 3"):
        raise Refused("The book is not encrypted, so it is not one of Daybook's.")
    log = vault / "book-wal"
    newer, size = committed(log.read_bytes() if log.exists() else b"")
    pages = Pages(key, sealed[:SALT])
    plain = bytearray()
    for number in range(1, (size or len(sealed) // PAGE) + 1):
        page = newer.get(number) or sealed[(number - 1) * PAGE : number * PAGE]
        plain += pages.decrypt(number, page)
    # Bytes 18 and 19 say "write-ahead log", which a database in memory cannot have.
    plain[18:20] = b"\1\1"
    book = sqlite3.connect(":memory:")
    book.deserialize(bytes(plain))
    return book
