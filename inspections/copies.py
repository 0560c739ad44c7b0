"""Photos for those outside: copies with time and place written into them, or the originals with what proves them."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import piexif
import piexif.helper
import rfc8785
import sqlalchemy as sa

from app import problems
from app.db import db
from app.files.store import FileStore
from app.rest import moment
from inspections import bare, content, receipts, recorded, report_code
from inspections.content import Numbered
from inspections.evidence import pixels, place
from inspections.evidence.place import Fix
from inspections.models import Inspection, Photo
from inspections.recorded import Record

GPS_ACCURACY = 31  # GPSHPositioningError of EXIF 2.31, metres; piexif knows it under its number
SUFFIX = {'jpeg': 'jpg', 'png': 'png', 'webp': 'webp', 'heic': 'heic', 'avif': 'avif'}
PEM_OF_ED25519 = bytes.fromhex('302a300506032b6570032100')  # RFC 8410: what stands before the 32 bytes of a key


@dataclass(frozen=True, slots=True)
class Shot:
    """One photo of an inspection on its way out. `said` is what the phone said of it, `record` the server's times."""

    photo: Numbered
    said: Mapping[str, Any]
    record: Record | None
    code: str | None

    @property
    def name(self) -> str:
        """SIG-01-2: by item and number, as the reviewer counts them."""
        return f'{self.photo.item}-{self.photo.number}'


def shots(inspection: Inspection) -> list[Shot]:
    """The stored photos of the content, in the order of their items and numbers."""
    rows = {each.op: each for each in db.session.scalars(sa.select(Photo).where(Photo.inspection_id == inspection.id))}
    records = recorded.of_photos([inspection.id])
    stored = [each for each in content.numbered(inspection) if each.state == 'stored' and each.op in rows]
    return [
        Shot(each, rows[each.op].said, records.get(each.op), inspection.code)
        for each in sorted(stored, key=lambda one: (one.item, one.number))
    ]


def shot(inspection: Inspection, sha256: str) -> Shot:
    """One of them; refuses a hash that the content does not name."""
    found = next((each for each in shots(inspection) if each.photo.sha256 == sha256), None)
    if found is None:
        raise problems.NotFound(sha256=sha256)
    return found


def copy(taken: Shot, original: bytes) -> tuple[str, bytes]:
    """(name, bytes) of the copy: the same pixels, with time, place and where it comes from in its EXIF block.

    A PNG or WebP goes out without anything in it. Refuses bytes that are no picture.
    """
    try:
        clean = bare.bare(original)
        kind = pixels.looks_like(clean)
        if kind == 'jpeg':
            turn = bare.orientation(clean)
            clean = bare.with_exif(_unturned(clean) if turn != 1 else clean, piexif.dump(_exif(taken, turn)))
    except bare.NoPicture:
        raise problems.PhotoUndecodable(why='does-not-decode', looks_like=pixels.looks_like(original)) from None
    return f'{taken.name}.{SUFFIX[kind]}', clean


def _unturned(clean: bytes) -> bytes:
    """A bare JPEG without the one EXIF block that bare left in it."""
    return clean[:2] + clean[4 + int.from_bytes(clean[4:6]) :]


def _exif(taken: Shot, turn: int) -> dict[str, dict[int, Any]]:
    """What the copy tells: time and place as the phone said them, and where the original is."""
    first: dict[int, Any] = {piexif.ImageIFD.Software: b'Osmotr', piexif.ImageIFD.ImageDescription: taken.name.encode()}
    if turn != 1:
        first[piexif.ImageIFD.Orientation] = turn
    told: dict[int, Any] = {
        piexif.ExifIFD.UserComment: piexif.helper.UserComment.dump(_comment(taken), encoding='unicode')
    }
    at = taken_at(taken.said)
    if at is not None:
        told[piexif.ExifIFD.DateTimeOriginal] = f'{at:%Y:%m:%d %H:%M:%S}'.encode()
        told[piexif.ExifIFD.SubSecTimeOriginal] = f'{at.microsecond // 1000:03d}'.encode()
        told[piexif.ExifIFD.OffsetTimeOriginal] = b'+00:00'
    where = place.position(taken.said.get('position'))
    return {'0th': first, 'Exif': told, 'GPS': _gps(where, at) if isinstance(where, Fix) else {}}


def taken_at(said: Mapping[str, Any]) -> datetime | None:
    """When the phone's clock said that the shutter fell, in UTC."""
    try:
        at = datetime.fromisoformat(said['taken_at'])
        return at.astimezone(UTC) if at.tzinfo else None
    except (KeyError, TypeError, ValueError, OverflowError):
        return None


def _gps(where: Fix, at: datetime | None) -> dict[int, Any]:
    """Degrees to a hundred-thousandth of a second, accuracy in metres, the time of the fix by the phone's clock."""
    told: dict[int, Any] = {
        piexif.GPSIFD.GPSVersionID: (2, 3, 0, 0),
        piexif.GPSIFD.GPSLatitudeRef: b'N' if where.latitude >= 0 else b'S',
        piexif.GPSIFD.GPSLatitude: _degrees(where.latitude),
        piexif.GPSIFD.GPSLongitudeRef: b'E' if where.longitude >= 0 else b'W',
        piexif.GPSIFD.GPSLongitude: _degrees(where.longitude),
        piexif.GPSIFD.GPSMapDatum: b'WGS-84',
        GPS_ACCURACY: (min(round(where.accuracy * 100), 2**32 - 1), 100),
    }
    if at is not None and where.age_ms < 86_400_000:
        fixed = at - timedelta(milliseconds=where.age_ms)
        told[piexif.GPSIFD.GPSDateStamp] = f'{fixed:%Y:%m:%d}'.encode()
        told[piexif.GPSIFD.GPSTimeStamp] = ((fixed.hour, 1), (fixed.minute, 1), (fixed.second, 1))
    return told


def _degrees(angle: float) -> tuple[tuple[int, int], ...]:
    minutes, seconds = divmod(round(abs(angle) * 3600 * 100_000), 60 * 100_000)
    return (minutes // 60, 1), (minutes % 60, 1), (seconds, 100_000)


def _comment(taken: Shot) -> str:
    report = f'report {report_code.written(taken.code)}, ' if taken.code else ''
    since, until = (taken.record.since, taken.record.until) if taken.record else (None, None)
    between = f'between {moment(since)} and ' if since else 'not later than '
    recorded_when = f' Recorded in the app {between}{moment(until)} (time of the server).' if until else ''
    return (
        f'Osmotr: {report}{taken.name}. SHA-256 of the original: {taken.photo.sha256}.{recorded_when} '
        'Time and place above are those that the phone said.'
    )


def archive(inspection: Inspection, taken: Sequence[Shot], store: FileStore, *, originals: bool) -> Iterator[bytes]:
    """A ZIP of them as it is made: never more than one photo in memory.

    Copies come with `contents.txt`. Originals come byte for byte, with `SHA256SUMS`, the manifest and the receipt:
    docs/verify-a-receipt.md says what to do with these. A photo that cannot be given is named in place of its file.
    """
    sink = Sink()
    with zipfile.ZipFile(sink, 'w') as made:
        lines = []
        for each in taken:
            name, given = _member(each, store, originals)
            if given is not None:
                made.writestr(_entry(name, inspection), given)
                yield sink.taken()
            lines.append(f'{each.photo.sha256}  {name}\n' if originals else _line(each, name, given))
        papers = _proof(inspection) if originals else {}
        papers['SHA256SUMS' if originals else 'contents.txt'] = ''.join(lines).encode()
        for name, words in papers.items():
            made.writestr(_entry(name, inspection), words)
            yield sink.taken()
    yield sink.taken()


def _member(each: Shot, store: FileStore, originals: bool) -> tuple[str, bytes | None]:
    try:
        with store.open(each.photo.sha256) as file:
            content = file.read()
        if originals:
            return f'{each.name}.{SUFFIX.get(pixels.looks_like(content), "bin")}', content
        return copy(each, content)
    except (FileNotFoundError, problems.PhotoUndecodable):
        return f'{each.name}.missing', None


def _line(each: Shot, name: str, given: bytes | None) -> str:
    at, where = taken_at(each.said), place.position(each.said.get('position'))
    there = 'place unknown'
    if isinstance(where, Fix):
        there = f'at {where.latitude:.6f}, {where.longitude:.6f} ± {where.accuracy:.0f} m'
    facts = [
        name if given is not None else f'{each.name}: no picture could be made of what is stored',
        f'original SHA-256 {each.photo.sha256}',
        f'taken {moment(at)} by the clock of the phone' if at else 'time unknown',
        there,
    ]
    return '; '.join(facts) + '\n'


def _proof(inspection: Inspection) -> dict[str, bytes]:
    """The papers beside the originals: manifest, what was signed, signature and key, each as plain tools take it."""
    papers = {'manifest.json': rfc8785.dumps(content.manifest(inspection))}
    receipt = inspection.receipt
    if receipt:
        said = {name: value for name, value in receipt.items() if name != 'signature'}
        papers['receipt.json'] = rfc8785.dumps(receipt)
        papers['receipt.signed'] = rfc8785.dumps(said)
        papers['receipt.sig'] = base64.b64decode(receipt['signature'])
        key = next((each for each in receipts.public_keys() if each['key_id'] == receipt['key_id']), None)
        if key:
            papers['key.pem'] = pem(base64.b64decode(key['public_key']))
    return papers


def pem(raw: bytes) -> bytes:
    """A raw Ed25519 public key as openssl reads it."""
    return b'-----BEGIN PUBLIC KEY-----\n' + base64.b64encode(PEM_OF_ED25519 + raw) + b'\n-----END PUBLIC KEY-----\n'


def _entry(name: str, inspection: Inspection) -> zipfile.ZipInfo:
    at = (inspection.sealed_at or inspection.finished_at or inspection.created_at).timetuple()[:6]
    entry = zipfile.ZipInfo(name, at)
    entry.external_attr = 0o644 << 16
    return entry


class Sink(io.RawIOBase):
    """Where the ZIP is written: what has been written is taken out after each photo. It cannot be wound back."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, part: Any) -> int:
        self._parts.append(bytes(part))
        return len(part)

    def taken(self) -> bytes:
        """All that has been written since."""
        parts, self._parts = self._parts, []
        return b''.join(parts)
