"""A picture without what its file tells besides the picture: cut out, not encoded anew, so no pixel changes."""

from __future__ import annotations

import re
import struct

import piexif

SOI, EXIF = b'\xff\xd8', b'Exif\x00\x00'
MARKER = re.compile(rb'\xff++[^\x00\xd0-\xd7\xff]')
BEHIND_SCAN = re.compile(rb'\xff[^\x00\xd0-\xd7\xff]')
SHORT, MOST_ENTRIES = 3, 512
START_OF_SCAN, END, COMMENT = 0xDA, 0xD9, 0xFE
APPLICATION = range(0xE0, 0xF0)
NEEDED = {0xE0: b'JFIF\x00', 0xE2: b'ICC_PROFILE\x00', 0xEE: b'Adobe'}  # how the colours are to be read
PNG_START = b'\x89PNG\r\n\x1a\n'
PNG_NEEDED = frozenset([b'tRNS', b'gAMA', b'cHRM', b'sRGB', b'iCCP', b'sBIT', b'bKGD', b'pHYs'])
WEBP_NEEDED = frozenset([b'VP8 ', b'VP8L', b'VP8X', b'ALPH', b'ICCP', b'ANIM', b'ANMF'])
WEBP_TELLS = 0b0000_1100  # the flags of VP8X for EXIF and XMP


class NoPicture(ValueError):
    """Bytes whose structure is that of no JPEG, PNG or WebP."""


def bare(content: bytes) -> bytes:
    """The same picture without EXIF, XMP, comments, previews and whatever follows its end.

    Of EXIF only how a JPEG is to be turned stays, written anew. A file that tells nothing comes back byte for byte.
    Raises NoPicture.
    """
    try:
        if content.startswith(SOI):
            return _jpeg(content)
        if content.startswith(PNG_START):
            return _png(content)
        if content[:4] == b'RIFF' and content[8:12] == b'WEBP':
            return _webp(content)
    except (IndexError, struct.error) as error:
        raise NoPicture from error
    raise NoPicture


def with_exif(content: bytes, block: bytes) -> bytes:
    """A bare JPEG with an EXIF block of ours right behind its first two bytes; taken out again, it is as before.

    piexif.insert would put the block in the place of the JFIF segment, and nobody could undo that.
    """
    if not content.startswith(SOI):
        raise NoPicture
    return SOI + b'\xff\xe1' + struct.pack('>H', len(block) + 2) + block + content[2:]


def orientation(content: bytes) -> int:
    """How a JPEG is to be turned, 1…8; 1 when nothing is said of it, or nothing that can be read."""
    for marker, segment in _segments(content):
        if marker == 0xE1 and segment[4:10] == EXIF:
            return _turn(segment[4:])
    return 1


def _turn(block: bytes) -> int:
    """Of a stranger's block this one short number is read, and nothing else: whatever is wrong in it, it says 1."""
    tiff = block[len(EXIF) :]
    order = {b'II*\x00': '<', b'MM\x00*': '>'}.get(tiff[:4])
    if order is None:
        return 1
    try:
        (at,) = struct.unpack_from(f'{order}I', tiff, 4)
        (entries,) = struct.unpack_from(f'{order}H', tiff, at)
        for entry in range(min(entries, MOST_ENTRIES)):
            tag, kind, count, turn = struct.unpack_from(f'{order}HHIH', tiff, at + 2 + 12 * entry)
            if (tag, kind, count) == (piexif.ImageIFD.Orientation, SHORT, 1):
                return turn if 1 <= turn <= 8 else 1
    except struct.error:
        pass
    return 1


def _jpeg(content: bytes) -> bytes:
    kept = b''.join([SOI, *(segment for marker, segment in _segments(content) if _draws(marker, segment))])
    turn = orientation(content)
    return kept if turn == 1 else with_exif(kept, piexif.dump({'0th': {piexif.ImageIFD.Orientation: turn}}))


def _draws(marker: int, segment: bytes) -> bool:
    if marker == COMMENT:
        return False
    return marker not in APPLICATION or (marker in NEEDED and segment[4:].startswith(NEEDED[marker]))


def _segments(content: bytes) -> list[tuple[int, bytes]]:
    """(marker, bytes) of each segment behind the first two bytes, up to the end of the picture."""
    found: list[tuple[int, bytes]] = []
    at = 2
    while at < len(content):
        marker = MARKER.match(content, at)
        if marker is None:
            raise NoPicture
        kind, begin, at = content[marker.end() - 1], at, marker.end()
        if kind == END:
            return [*found, (END, b'\xff\xd9')]
        if kind != 0x01:
            at += struct.unpack_from('>H', content, at)[0]
        if kind == START_OF_SCAN:
            following = BEHIND_SCAN.search(content, at)
            at = following.start() if following else len(content)
        found.append((kind, content[begin:at]))
    return found  # its end is missing: what is there is shown


def _png(content: bytes) -> bytes:
    kept, at = [PNG_START], len(PNG_START)
    while at < len(content):
        (length,) = struct.unpack_from('>I', content, at)
        name, chunk = content[at + 4 : at + 8], content[at : at + 12 + length]
        if len(chunk) < 12 + length:
            raise NoPicture
        if name[:1].isupper() or name in PNG_NEEDED:
            kept.append(chunk)
        at += len(chunk)
        if name == b'IEND':
            return b''.join(kept)
    raise NoPicture


def _webp(content: bytes) -> bytes:
    kept, at = [], 12
    end = min(len(content), 8 + int.from_bytes(content[4:8], 'little'))
    while at < end:
        name, length = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], 'little')
        chunk = content[at : at + 8 + length + length % 2]
        if len(chunk) < 8 + length:
            raise NoPicture
        if name == b'VP8X':
            chunk = chunk[:8] + bytes([chunk[8] & ~WEBP_TELLS]) + chunk[9:]
        if name in WEBP_NEEDED:
            kept.append(chunk)
        at += len(chunk)
    body = b'WEBP' + b''.join(kept)
    return b'RIFF' + struct.pack('<I', len(body)) + body
