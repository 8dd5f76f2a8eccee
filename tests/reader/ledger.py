"""The ledger: fields, bodies, leaves, the tree, `head` and the fingerprint."""

import base64
import hashlib
import hmac
import json
import uuid

from keys import Refused


def canonical(value) -> bytes:
    """RFC 8785, for the values that occur here: whole numbers and two-member objects."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def leaf_hash(data: bytes) -> bytes:
    return hashlib.sha256(b"\0" + data).digest()


def root(hashes: list[bytes]) -> bytes:
    """RFC 6962, section 2.1."""
    if not hashes:
        return hashlib.sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    split = 1 << ((len(hashes) - 1).bit_length() - 1)
    return hashlib.sha256(b"\1" + root(hashes[:split]) + root(hashes[split:])).digest()


def body_root(fields: list[dict]) -> bytes:
    def one(field: dict) -> bytes:
        hidden = canonical({"salt": field["salt"], "value": field["value"]})
        digest = hashlib.sha256(hidden).hexdigest()
        return leaf_hash(canonical({"hash": digest, "path": field["path"]}))

    ordered = sorted(fields, key=lambda field: field["path"].encode())
    return root([one(field) for field in ordered])


def put_together(fields: list[dict]):
    """A body as one value again: names that are exactly 0, 1, 2 … make an array."""
    if [field["path"] for field in fields] == [""]:
        return fields[0]["value"]
    tree: dict = {}
    for field in fields:
        *above, name = (
            part.replace("~1", "/").replace("~0", "~") for part in field["path"].split("/")[1:]
        )
        place = tree
        for part in above:
            place = place.setdefault(part, {})
        place[name] = field["value"]
    return arrays(tree)


def arrays(value):
    if not isinstance(value, dict) or not value:
        return value
    inside = {name: arrays(one) for name, one in value.items()}
    numbered = [str(number) for number in range(len(inside))]
    return [inside[name] for name in numbered] if set(inside) == set(numbered) else inside


def head(file: bytes, vault: bytes, key: bytes) -> dict:
    """The newest valid slot."""
    valid = []
    for at in (0, 4096):
        slot, tag = file[at : at + 82], file[at + 82 : at + 114]
        if hmac.compare_digest(hmac.digest(key, slot, "sha256"), tag) and slot[10:26] == vault:
            valid.append(slot)
    if not valid:
        raise Refused("No slot of `head` is valid, so nothing says what was saved last.")
    newest = max(valid, key=lambda slot: int.from_bytes(slot[26:34]))
    return {
        "generation": int.from_bytes(newest[34:42]),
        "size": int.from_bytes(newest[42:50]),
        "root": newest[50:82],
    }


def fingerprint(vault: bytes, size: int, root_hash: bytes) -> str:
    digest = hashlib.sha256(b"daybook fingerprint v1\n" + vault + size.to_bytes(8) + root_hash)
    short = digest.digest()[:20]
    number = int.from_bytes(short) << 10
    check = (1 - number) % 1021
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    code = base64.b32encode(short).decode() + alphabet[check >> 5] + alphabet[check & 31]
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def checked(book, vault: bytes, acknowledged: dict) -> list[dict]:
    """All leaves, each with its body, after everything was worked out anew and compared."""
    rows = book.execute("SELECT sequence, leaf FROM leaves ORDER BY sequence").fetchall()
    fields = dict(book.execute("SELECT sequence, fields FROM bodies"))
    hashes, leaves = [], []
    for place, (sequence, data) in enumerate(rows):
        data = data.encode() if isinstance(data, str) else data
        leaf = json.loads(data)
        if sequence != place or leaf["sequence"] != place or canonical(leaf) != data:
            raise Refused(f"Leaf {place} is not as it was written.")
        if place in fields:
            body = json.loads(fields[place])
            if body_root(body).hex() != leaf["body"]:
                raise Refused(f"The words of leaf {place} are not those that were written.")
            leaf["said"] = put_together(body)
        hashes.append(leaf_hash(data))
        leaves.append(leaf)
    size = acknowledged["size"]
    if len(hashes) < size or root(hashes[:size]) != acknowledged["root"]:
        raise Refused("The ledger is not the one that was saved last.")
    identity = book.execute("SELECT vault, generation FROM identity").fetchone()
    if identity[0] != vault or identity[1] < acknowledged["generation"]:
        raise Refused("The book is older than what was saved last.")
    return leaves


def key_of(leaves: list[dict], author: str) -> bytes | None:
    """The key that an author was named with last; who endorsed it is for whoever holds a fingerprint."""
    named = None
    for leaf in leaves:
        said = leaf.get("said", {})
        of_author = leaf["action"] == "author" and said["author"] == author
        of_change = leaf["action"] == "key_change" and leaf["author"] == author
        if (of_author or of_change) and "signs_with" in said:
            named = said["signs_with"]
    return base64.b64decode(named) if named else None


def told(vault: bytes, leaves: list[dict], book) -> dict:
    hashes = [leaf_hash(canonical(bare(leaf))) for leaf in leaves]
    whole = root(hashes)
    return {
        "id": str(uuid.UUID(bytes=vault)),
        "leaves": leaves,
        "root": whole.hex(),
        "fingerprint": fingerprint(vault, len(leaves), whole),
    }


def bare(leaf: dict) -> dict:
    return {name: value for name, value in leaf.items() if name != "said"}
