"""A phone that hands over its work as real ones do: numbered operations in a chain, then photo bytes."""

from __future__ import annotations

import hashlib
import io
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import rfc8785
from PIL import Image

from app.accounts.models import Account
from app.db import transaction
from app.files.arriving import current_arrivals
from app.files.store import current_store, sha256_of
from app.rest import moment
from inspections import receipts
from inspections.sync import devices, journal, photos

VERSION = '0.1.0'
LIMIT = 40 * 1024 * 1024


@dataclass(slots=True)
class Phone:
    """One person's phone. `offset` is how far its clock is off; what it says is kept until `hand_over`."""

    account: Account
    name: str
    offset: timedelta = timedelta()
    device: str = field(init=False)
    _n: int = 0
    _before: str | None = None
    _nonce: str | None = None
    _unsent: list[dict[str, Any]] = field(default_factory=list)
    _bytes: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.device = hashlib.sha256(f'{self.account.email} {self.name}'.encode()).hexdigest()[:32]

    def meet(self, at: datetime) -> None:
        """Enrol; once is enough, twice does no harm."""
        with transaction():
            devices.enrol(self.device, self.account, self.name, VERSION, at)
        self._nonce = receipts.nonce(self.device, at)

    def say(self, inspection: uuid.UUID, kind: str, where: str | None, value: Any, at: datetime) -> None:
        """One operation, written on the phone at this moment."""
        self._n += 1
        told = at + self.offset
        said = {
            'n': self._n,
            'inspection_id': str(inspection),
            'kind': kind,
            'field': where,
            'value': value,
            'base': None,
            'also': [],
            'hlc': f'{round(told.timestamp() * 1000):015d}-0000-{self.device}',
            'device_time': moment(told),
            'nonce': self._nonce,
            'app_version': VERSION,
            'prev_hash': self._before,
        }
        self._before = hashlib.sha256(rfc8785.dumps(said)).hexdigest()
        self._unsent.append(said)

    def shoot(
        self, inspection: uuid.UUID, item: str, content: bytes, position: dict[str, Any], at: datetime, **more: Any
    ) -> str:
        """A photo of an item; returns its hash. `more` may say another source, or what EXIF said."""
        sha256 = sha256_of(content)
        with Image.open(io.BytesIO(content)) as image:
            width, height = image.size
        said = {
            'sha256': sha256,
            'bytes': len(content),
            'type': 'image/jpeg',
            'width': width,
            'height': height,
            'taken_at': moment(at + self.offset),
            'source': 'camera',
            'position': position,
            **more,
        }
        self._bytes[sha256] = content
        self.say(inspection, 'photo.attach', f'{item}/photos/{sha256}', said, at)
        return sha256

    def hand_over(self, at: datetime) -> None:
        """Send the words, then the bytes; all of it must be taken."""
        with transaction():
            taken = journal.take(self.device, self.account, 1, self._unsent, at)
        refused = [each for each in taken.verdicts if each['verdict'] != 'applied']
        if refused:
            raise RuntimeError(f'the demo phone was refused: {refused[:3]}')
        self._unsent.clear()
        self._nonce = receipts.nonce(self.device, at)
        for sha256, content in self._bytes.items():
            whole = photos.receive(current_arrivals(), self.account, sha256, [content], len(content), LIMIT)
            current_store().keep(whole.path, sha256)
            with transaction():
                photos.stored(self.account, sha256, len(content), at)
        self._bytes.clear()
