"""What stands in a rescue file: who made it, the operations, the photos; read in order and in bounded memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import marshmallow as ma
from marshmallow import fields, validate

from app import problems
from app.rest import Moment, Words

MAX_RECORD = 8 * 1024 * 1024
MAX_NUMBER = 2**31 - 1
LENGTH = 4


class _Open(ma.Schema):
    class Meta:
        unknown = ma.EXCLUDE  # a newer phone may say more


class _DeviceIn(_Open):
    device = fields.String(required=True, validate=validate.Regexp(r'^[0-9a-f]{32}\Z'))
    name = Words(required=True, validate=validate.Length(max=200))
    operations = fields.Integer(required=True, strict=True, validate=validate.Range(min=0))
    nonces = fields.List(
        fields.String(validate=validate.Length(max=200)), required=True, validate=validate.Length(max=8)
    )


class _PhotoIn(_Open):
    sha256 = fields.String(required=True, validate=validate.Regexp(r'^[0-9a-f]{64}\Z'))
    bytes = fields.Integer(required=True, strict=True, validate=validate.Range(min=0))


class _Label(_Open):
    account_id = fields.UUID(required=True)
    made_at = Moment(required=True)
    app_version = Words(required=True, validate=validate.Length(max=60))
    devices = fields.List(fields.Nested(_DeviceIn), required=True, validate=validate.Length(max=100))
    photos = fields.List(fields.Nested(_PhotoIn), required=True)


@dataclass(slots=True)
class Photo:
    """The bytes of one photo as they come; none when the phone could not read them. They must be read to the end."""

    sha256: str
    size: int
    chunks: Iterator[bytes]


class Parcel:
    """The records of a file, from its plain bytes. Each part is read once, in the order of the methods."""

    def __init__(self, plain: Iterator[bytes]) -> None:
        self._plain, self._rest = plain, b''
        self.label: dict[str, Any] = self._load(_Label(), self._json())

    def operations(self) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
        """(device, some of its operations in the order of their numbers), at most 500 and some MB at a time."""
        for device in self.label['devices']:
            batch: list[dict[str, Any]] = []
            size, before = 0, 0
            for _ in range(device['operations']):
                length = self._length()
                said = self._json(length)
                n = said.get('n') if isinstance(said, dict) else None
                if not isinstance(n, int) or isinstance(n, bool) or not before < n <= MAX_NUMBER:
                    raise problems.RescueUnreadable(why='operation')
                before, size = n, size + length
                batch.append(said)
                if len(batch) == 500 or size > MAX_RECORD:
                    yield device, batch
                    batch, size = [], 0
            if batch:
                yield device, batch

    def photos(self) -> Iterator[Photo]:
        """The photos, each to be read before the next."""
        for said in self.label['photos']:
            length = self._length()
            if length not in (0, said['bytes']):
                raise problems.RescueUnreadable(why='photo')
            yield Photo(said['sha256'], length, self._chunks(length))

    def end(self) -> None:
        """Refuses a file that holds more than it says."""
        if self._rest or next(self._plain, b''):
            raise problems.RescueUnreadable(why='end')

    def _json(self, length: int | None = None) -> Any:
        length = self._length() if length is None else length
        if length > MAX_RECORD:
            raise problems.RescueUnreadable(why='record')
        try:
            return json.loads(b''.join(self._chunks(length)))
        except (ValueError, RecursionError):
            raise problems.RescueUnreadable(why='record') from None

    def _load(self, shape: ma.Schema, said: Any) -> dict[str, Any]:
        try:
            loaded: dict[str, Any] = shape.load(said)
        except ma.ValidationError:
            raise problems.RescueUnreadable(why='label') from None
        return loaded

    def _length(self) -> int:
        return int.from_bytes(b''.join(self._chunks(LENGTH)))

    def _chunks(self, length: int) -> Iterator[bytes]:
        while length:
            part = self._rest or next(self._plain, b'')
            if not part:
                raise problems.RescueUnreadable(why='end')
            self._rest = part[length:]
            yield part[:length]
            length -= len(part) - len(self._rest)
