"""Reads a vault of Daybook's with nothing of Daybook's: only docs/vault-format.md and docs/ledger-format.md.

    read_vault.py VAULT < PASSPHRASE        prints entries and files in it as JSON, after checking all of them;
                                            what was imported from files is left out

Needs Python 3.11, cryptography, argon2-cffi. It opens no file for writing.
"""

import hashlib
import json
import sys
import uuid
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

import ledger
from book import open_book
from keys import Refused, unlock
from sealed import unseal


def place_of(vault: Path, part: str) -> Path:
    """Where a part lies: after the commit of a new key, those that have not moved yet lie in `renewed`."""
    renewed = vault / "renewed" / part
    return renewed if renewed.exists() else vault / part


def files_of(book, vault: Path, keys) -> list[dict]:
    found = []
    rows = book.execute("SELECT name, digest, size FROM sealed_files ORDER BY name")
    for name, digest, size in rows:
        name = name if isinstance(name, str) else name.hex()
        content = unseal(place_of(vault, "files") / name[:2] / name, keys.vault, keys.files)
        if hashlib.sha256(content).digest() != digest or len(content) != size:
            raise Refused(f"The sealed file {name} is not the one that was kept.")
        found.append({"name": name, "sha256": digest.hex(), "size": size})
    return found


def read(vault: Path, passphrase: str) -> dict:
    keys = unlock(place_of(vault, "keys").read_bytes(), passphrase)
    book = open_book(place_of(vault, "book").parent, keys.book)
    acknowledged = ledger.head(place_of(vault, "head").read_bytes(), keys.vault, keys.head)
    leaves = ledger.checked(book, keys.vault, acknowledged)
    opened_by = signer(keys, leaves)
    return {
        **ledger.told(keys.vault, leaves, book),
        "opened_by": opened_by,
        "files": files_of(book, vault, keys),
    }


def signer(keys, leaves: list[dict]) -> str | None:
    """Who opened the vault, if they sign with the key that the ledger names."""
    if keys.author is None:
        return None
    author = str(uuid.UUID(bytes=keys.author))
    own = Ed25519PrivateKey.from_private_bytes(keys.seed).public_key().public_bytes_raw()
    if ledger.key_of(leaves, author) not in (None, own):
        raise Refused("Whoever opened the vault signs with another key than the ledger names.")
    return author


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        found = read(Path(sys.argv[1]), sys.stdin.read().rstrip("\n"))
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    except FileNotFoundError as missing:
        print(f"{Path(missing.filename).name} is missing.", file=sys.stderr)
        return 1
    json.dump(found, sys.stdout, ensure_ascii=False, indent=1)
    return 0


if __name__ == "__main__":
    sys.exit(main())
