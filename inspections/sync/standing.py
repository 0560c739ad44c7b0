"""How a phone says that it stands, read generously: what is odd is as good as not said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import marshmallow as ma
from marshmallow import fields, validate

from app.rest import Words, moment

MOST = 2**31 - 1
MOST_BYTES = 2**53
LONGEST_MS = 100 * 365 * 24 * 3600 * 1000


@dataclass(frozen=True, slots=True)
class Standing:
    """What will only be on the phone once the push that says so has been taken; `oldest` since how long it waits.

    `former`: the devices that this phone was before. `storage`: {used, quota, persisted, failure: {code, age_ms}}.
    """

    operations: int
    photos: int
    oldest: timedelta | None
    app_version: str
    former: tuple[str, ...]
    storage: dict[str, Any] | None

    def kept_storage(self, at: datetime) -> dict[str, Any] | None:
        """The storage with the moment of its last failure by the server's clock."""
        if self.storage is None or self.storage['failure'] is None:
            return self.storage
        failure = self.storage['failure']
        failed_at = at - timedelta(milliseconds=failure['age_ms'])
        return {**self.storage, 'failure': {'code': failure['code'], 'at': moment(failed_at)}}


def read(said: Any) -> Standing | None:
    """What was said; none when nothing was, or nothing that can be understood."""
    try:
        told: dict[str, Any] = _Told().load(said)
    except (ma.ValidationError, UnicodeError):
        return None
    return Standing(
        told['operations'],
        told['photos'],
        None if told['oldest_ms'] is None else timedelta(milliseconds=told['oldest_ms']),
        told['app_version'],
        tuple(told['former']),
        told['storage'],
    )


class _Open(ma.Schema):
    class Meta:
        unknown = ma.EXCLUDE  # a newer phone may say more


def _number(most: int, **more: Any) -> fields.Integer:
    return fields.Integer(strict=True, validate=validate.Range(min=0, max=most), **more)


class _Failure(_Open):
    code = fields.String(required=True, validate=validate.Regexp(r'^[A-Za-z-]{1,40}\Z'))
    age_ms = _number(LONGEST_MS, required=True)


class _Storage(_Open):
    used = _number(MOST_BYTES, load_default=None, allow_none=True)
    quota = _number(MOST_BYTES, load_default=None, allow_none=True)
    persisted = fields.Boolean(load_default=None, allow_none=True)
    failure = fields.Nested(_Failure, load_default=None, allow_none=True)


class _Told(_Open):
    operations = _number(MOST, required=True)
    photos = _number(MOST, required=True)
    oldest_ms = _number(LONGEST_MS, load_default=None, allow_none=True)
    app_version = Words(required=True, validate=validate.Length(min=1, max=60))
    former = fields.List(
        fields.String(validate=validate.Regexp(r'^[0-9a-f]{32}\Z')),
        load_default=list,
        validate=validate.Length(max=100),
    )
    storage = fields.Nested(_Storage, load_default=None, allow_none=True)
