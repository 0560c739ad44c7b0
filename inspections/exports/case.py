"""A whole case as a ZIP: the report, every picture, every operation as it came, receipts, and what proves them.

`docs/verify_case.py` verifies it without us; ADR 24 says what stands in it.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import uuid
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import rfc8785
import sqlalchemy as sa

from app.db import db
from app.files.store import FileStore
from app.rest import moment
from inspections import content, copies, receipts
from inspections.evidence import pixels
from inspections.models import Inspection, Operation, Photo
from inspections.states import State

README = """{title}

report.pdf        the report
report.json       what the report was drawn from
pictures/         every photo byte for byte, named by its SHA-256; pictures.csv says what each one shows
operations/       every edit of the inspections as the phones wrote it, a file for each phone, a line for each edit
journal.json      when each edit reached the server, and whether it followed the one before
inspections/      what each seal covers (manifest.json) and the signed receipt (receipt.json)
keys.json         the public keys of the server that made this
manifest.json     the SHA-256 of every file; manifest.sig.json is its signature

To verify all of it: python verify_case.py THIS.zip --key keys.json
The script (docs/verify_case.py of Osmotr) needs Python and its package `cryptography`. Take the key from
GET /api/v1/keys of the server, at a time and over a line that you trust: whoever makes a false case can put a false
key into it.
"""


@dataclass(frozen=True, slots=True)
class Picture:
    """A stored photo and where it stands: its inspection, item and number there."""

    sha256: str
    item: str
    number: int
    inspection_id: uuid.UUID
    said: Mapping[str, Any]
    amendment: bool


@dataclass(frozen=True, slots=True)
class Papers:
    """What a case holds besides the report and the bytes of its photos: {name: content}."""

    photos: Sequence[Picture]
    files: Mapping[str, bytes]


def papers(application_id: uuid.UUID) -> Papers:
    """Gather them in a snapshot: inspections that were not cancelled, with all their operations."""
    query = sa.select(Inspection).where(
        Inspection.application_id == application_id, Inspection.state != State.CANCELLED
    )
    inspections = list(db.session.scalars(query.order_by(Inspection.id)))
    files: dict[str, bytes] = {}
    for each in inspections:
        folder = f'inspections/{each.id}'
        files[f'{folder}/manifest.json'] = rfc8785.dumps(content.manifest(each))
        if each.receipt:
            files[f'{folder}/receipt.json'] = rfc8785.dumps(each.receipt)
    files |= _operations([each.id for each in inspections])
    files['keys.json'] = rfc8785.dumps({'items': receipts.public_keys()})
    return Papers(_photos(inspections), files)


def archive(
    found: Papers, document: Mapping[str, Any], pdf: Path, store: FileStore, step: Callable[[], None]
) -> Iterator[bytes]:
    """The ZIP as it is made, never more than one photo in memory. `step` is called after each photo."""
    application, sink, sums = document['report']['application'], copies.Sink(), {}
    title = f'Osmotr: application No. {application["number"]}, {application["address"]}'
    with zipfile.ZipFile(sink, 'w', zipfile.ZIP_DEFLATED) as made:

        def add(name: str, words: bytes, how: int = zipfile.ZIP_DEFLATED) -> bytes:
            entry = zipfile.ZipInfo(name, _time(document['made_at']))
            entry.external_attr, entry.compress_type = 0o644 << 16, how
            made.writestr(entry, words)
            sums[name] = hashlib.sha256(words).hexdigest()
            return sink.taken()

        yield add('README.txt', README.format(title=title).encode())
        yield add('report.pdf', pdf.read_bytes(), zipfile.ZIP_STORED)
        yield add('report.json', json.dumps(document, ensure_ascii=False, indent=1).encode('utf-8', 'replace'))
        names: dict[str, str | None] = {}
        for each in found.photos:
            if each.sha256 not in names:
                picture = _bytes(store, each.sha256)
                name = None if picture is None else f'pictures/{each.sha256}.{_suffix(picture)}'
                names[each.sha256] = name
                if picture is not None and name is not None:
                    yield add(name, picture, zipfile.ZIP_STORED)
            step()
        yield add('pictures.csv', _index(found.photos, names, document))
        for name, words in found.files.items():
            yield add(name, words)
        said = {'application': application['id'], 'number': application['number'], 'made_at': document['made_at']}
        manifest = rfc8785.dumps({**said, 'files': dict(sums)})
        yield add('manifest.json', manifest)
        yield add('manifest.sig.json', rfc8785.dumps(receipts.case_signature(manifest)))
    yield sink.taken()


def _operations(inspection_ids: Sequence[uuid.UUID]) -> dict[str, bytes]:
    """A file for each phone, a line for each operation, and the journal's word on every one of them."""
    query = sa.select(Operation).where(Operation.inspection_id.in_(inspection_ids))
    lines: dict[str, list[bytes]] = {}
    journal: dict[str, dict[str, Any]] = {}
    for row in db.session.scalars(query.order_by(Operation.device_id, Operation.n)):
        lines.setdefault(row.device_id, []).append(_verbatim(row))
        journal[f'{row.device_id}:{row.n}'] = {
            'hash': row.hash,
            'received_at': moment(row.received_at),
            'verdict': row.verdict,
            'chained': row.chained,
        }
    files = {f'operations/{device}.jsonl': b''.join(each + b'\n' for each in own) for device, own in lines.items()}
    return {**files, 'journal.json': rfc8785.dumps(journal)}


def _verbatim(row: Operation) -> bytes:
    """The text that was hashed. What no database could keep lies there escaped, so it is written canonically again."""
    text = row.text.encode()
    if hashlib.sha256(text).hexdigest() != row.hash:
        with suppress(ValueError, RecursionError, rfc8785.CanonicalizationError):
            again = rfc8785.dumps(json.loads(row.text))
            if hashlib.sha256(again).hexdigest() == row.hash:
                return again
    return text.replace(b'\n', b' ')


def _photos(inspections: Sequence[Inspection]) -> list[Picture]:
    numbers = {each.op: each.number for inspection in inspections for each in content.numbered(inspection)}
    query = sa.select(Photo).where(
        Photo.inspection_id.in_([each.id for each in inspections]), Photo.state == 'stored', Photo.detached.is_(False)
    )
    found = [
        Picture(row.sha256, row.item, numbers.get(row.op, 0), row.inspection_id, row.said, row.amendment)
        for row in db.session.scalars(query)
    ]
    return sorted(found, key=lambda each: (each.inspection_id, each.item, each.amendment, each.number, each.sha256))


def _index(photos: Sequence[Picture], names: Mapping[str, str | None], document: Mapping[str, Any]) -> bytes:
    """Which picture is which, for a person: a line for each place where one stands."""
    kinds = {each['inspection_id']: each for each in document['report']['reports']}
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(['file', 'item', 'number', 'inspection', 'kind', 'stage', 'taken_at', 'after_seal'])
    for each in photos:
        report = kinds.get(str(each.inspection_id), {})
        at = copies.taken_at(each.said)
        table.writerow([
            names.get(each.sha256) or 'not on the server', each.item, each.number or '', each.inspection_id,
            report.get('kind', ''), report.get('stage', ''), moment(at) if at else '', 'yes' if each.amendment else '',
        ])  # fmt: skip
    return out.getvalue().encode()


def _bytes(store: FileStore, sha256: str) -> bytes | None:
    try:
        with store.open(sha256) as file:
            return file.read()
    except FileNotFoundError:
        return None


def _suffix(picture: bytes) -> str:
    return copies.SUFFIX.get(pixels.looks_like(picture), 'bin')


def _time(at: str) -> tuple[int, int, int, int, int, int]:
    year, month, day, hour, minute, second = (int(each) for each in (*at[:10].split('-'), *at[11:19].split(':')))
    return year, month, day, hour, minute, second
