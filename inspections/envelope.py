"""A file that only this server can open: ECDH on P-256, HKDF-SHA-256, AES-256-GCM in segments.

docs/protocol.md («Rescue file») has the layout byte by byte, docs/adr/0013 why it is so.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app import problems
from app.files.durable import secret

KIND, VERSION = b'OSMOTR-RESCUE/', 1
MAGIC = KIND + b'%d\n' % VERSION
KEY_ID, POINT, TAG = 8, 65, 16
HEADER = len(MAGIC) + KEY_ID + POINT
END = b'\nOSMOTR-END\n'
SEGMENT = 64 * 1024
INFO = b'osmotr rescue 1'
CURVE = ec.SECP256R1()
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
NAME = 'rescue.p256'


def public_key(folder: Path) -> tuple[str, bytes]:
    """The id, 16 hex digits, and the point, 65 bytes, that phones close their files to."""
    key = _key(folder / NAME)
    return _id_of(key).hex(), _point(key)


def require_ours(beginning: bytes, folder: Path) -> ec.EllipticCurvePrivateKey:
    """The key that opens the file which begins so (HEADER bytes); refuses what is no rescue file or not for us."""
    if not beginning.startswith(MAGIC):
        foreign = beginning[len(KIND) :].split(b'\n')[0] if beginning.startswith(KIND) else b''
        raise problems.RescueUnreadable(version=foreign[:8].decode('ascii', 'replace') or None, known=[str(VERSION)])
    if len(beginning) < HEADER:
        raise problems.RescueCut()
    wanted = beginning[len(MAGIC) : len(MAGIC) + KEY_ID]
    former = sorted(folder.glob(f'{NAME}.before-*'), reverse=True)
    for key in (_key(path) for path in (folder / NAME, *former)):
        if _id_of(key) == wanted:
            return key
    raise problems.RescueOfAnotherServer(key_id=wanted.hex())


def segments(file: BinaryIO, folder: Path) -> Iterator[bytes]:
    """What the file holds, a segment at a time; refuses one that is cut, altered, or closed to another key.

    Only when the last segment has come is the whole file known to be true.
    """
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    header = file.read(HEADER)
    key = require_ours(header, folder)
    file.seek(max(HEADER, size - len(END)))
    if file.read() != END:
        raise problems.RescueCut()
    left = size - HEADER - len(END)
    file.seek(HEADER)
    cipher, number = AESGCM(_shared(key, header)), 0
    while True:
        part = file.read(min(left, SEGMENT + TAG))
        left -= len(part)
        nonce = number.to_bytes(11) + (b'\0' if left else b'\1')
        try:
            yield cipher.decrypt(nonce, part, None)
        except (InvalidTag, ValueError):
            raise problems.RescueAltered(segment=number) from None
        if not left:
            return
        number += 1


def _shared(key: ec.EllipticCurvePrivateKey, header: bytes) -> bytes:
    try:
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, header[-POINT:])
    except ValueError:
        raise problems.RescueAltered(segment=None) from None
    secret_point = key.exchange(ec.ECDH(), theirs)
    return HKDF(hashes.SHA256(), 32, salt=header, info=INFO).derive(secret_point)


@lru_cache(maxsize=16)
def _key(path: Path) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(int.from_bytes(secret(path)) % (ORDER - 1) + 1, CURVE)


def _point(key: ec.EllipticCurvePrivateKey) -> bytes:
    form = serialization.PublicFormat.UncompressedPoint
    return key.public_key().public_bytes(serialization.Encoding.X962, form)


def _id_of(key: ec.EllipticCurvePrivateKey) -> bytes:
    return hashlib.sha256(_point(key)).digest()[:KEY_ID]
