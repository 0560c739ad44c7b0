"""Shapes of the phones and of the quarantine, on the wire."""

from __future__ import annotations

from marshmallow import fields, validate

from app.accounts.schemas import ROLES
from app.applications.schemas import Person
from app.rest import Moment, Schema, Words
from inspections.schemas import AskedItem, InspectionRow

DEVICE = r'^[0-9a-f]{32}\Z'
SORTS = ['refused', 'collision', 'fault', 'blocked']
ABOUT = ['account', 'application', 'inspection', 'device', 'other']
OUTCOMES = ['shown', 'beside', 'amendment', 'settled', 'here', 'refused']


class PhoneQuery(Schema):
    """How phones are listed."""

    cursor = fields.String(load_default=None)
    attention = fields.Boolean(load_default=False)


class Holder(Person):
    """Whose phone it is."""

    role = fields.String(required=True, validate=validate.OneOf(ROLES))
    blocked = fields.Boolean(required=True)


class OnlyThere(Schema):
    """What is only on the phone, as it last said; since when the oldest of it waits, by the server's clock."""

    operations = fields.Integer(required=True)
    photos = fields.Integer(required=True)
    since = Moment(required=True, allow_none=True)


class StorageFailure(Schema):
    """The last time the phone could not write."""

    code = fields.String(required=True)
    at = fields.String(required=True)


class StorageHealth(Schema):
    """The phone's storage as its browser tells: bytes, and whether it promised not to erase them."""

    used = fields.Integer(required=True, allow_none=True)
    quota = fields.Integer(required=True, allow_none=True)
    persisted = fields.Boolean(required=True, allow_none=True)
    failure = fields.Nested(StorageFailure, required=True, allow_none=True)


class HoleShape(Schema):
    """Numbers of operations that the phone no longer had and the server never got."""

    device = fields.String(required=True)
    first = fields.Integer(required=True)
    last = fields.Integer(required=True)
    found_at = Moment(required=True)


class PhoneRow(Schema):
    """A phone. `told_at` says when it last told what stands in `unsent` and `storage`; null when it never did."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    app_version = fields.String(required=True)
    account = fields.Nested(Holder, required=True)
    enrolled_at = Moment(required=True)
    contacted_at = Moment(required=True)
    told_at = Moment(required=True, allow_none=True)
    unsent = fields.Nested(OnlyThere, required=True)
    storage = fields.Nested(StorageHealth, required=True, allow_none=True)
    holes = fields.List(fields.Nested(HoleShape), required=True)
    lost_numbers = fields.Integer(required=True)
    quarantined = fields.Integer(required=True)


class PhoneCounts(Schema):
    """How much there is to look after."""

    phones = fields.Integer(required=True)
    attention = fields.Integer(required=True)
    quarantined = fields.Integer(required=True)


class PhonePage(Schema):
    """One page of phones."""

    items = fields.List(fields.Nested(PhoneRow), required=True)
    next = fields.String(required=True, allow_none=True)
    counts = fields.Nested(PhoneCounts, required=True)


class EntryQuery(Schema):
    """How the quarantine is listed."""

    cursor = fields.String(load_default=None)
    released = fields.Boolean(load_default=False)
    phone = fields.String(load_default=None, validate=validate.Regexp(DEVICE))
    inspection_id = fields.UUID(load_default=None)


class Tried(Schema):
    """The last try to release an entry; `op` is the operation that stands in the inspection for it."""

    at = Moment(required=True)
    by = fields.Nested(Person, required=True)
    outcome = fields.String(required=True, validate=validate.OneOf(OUTCOMES))
    op = fields.String(required=True, allow_none=True)


class EntryShape(Schema):
    """A refused operation with its value, its author and the reason."""

    device = fields.String(required=True)
    n = fields.Integer(required=True)
    hash = fields.String(required=True)
    phone = fields.String(required=True)
    author = fields.Nested(Person, required=True)
    sort = fields.String(required=True, validate=validate.OneOf(SORTS))
    via = fields.String(required=True, validate=validate.OneOf(['push', 'rescue']))
    kind = fields.String(required=True)
    field = fields.String(required=True, allow_none=True)
    value = fields.Raw(required=True, allow_none=True)
    device_time = fields.String(required=True, allow_none=True)
    received_at = Moment(required=True)
    inspection = fields.Nested(InspectionRow, required=True, allow_none=True)
    item = fields.Nested(AskedItem, required=True, allow_none=True)
    code = fields.String(required=True)
    facts = fields.Dict(keys=fields.String(), required=True)
    tried = fields.Nested(Tried, required=True, allow_none=True)


class AuditQuery(Schema):
    """How the audit is searched: an act or its family, a person, a thing or a person in words, a stretch of time."""

    cursor = Words(load_default=None)
    act = fields.String(load_default=None, validate=validate.Regexp(r'^[a-z_]+(\.[a-z_-]+)?\Z'))
    who = fields.UUID(load_default=None)
    about = Words(load_default=None, validate=validate.Length(max=100))
    since = Moment(load_default=None)
    until = Moment(load_default=None)


class AboutShape(Schema):
    """What an entry is about: its kind, its id, a name or number, and the application that it belongs to."""

    kind = fields.String(required=True, validate=validate.OneOf(ABOUT))
    id = fields.String(required=True)
    name = fields.String(required=True, allow_none=True)
    application_id = fields.UUID(required=True, allow_none=True)


class AuditRow(Schema):
    """One act. `names` are those of the people in `facts`; `before` is the hash of the entry before this one."""

    seq = fields.Integer(required=True)
    at = Moment(required=True)
    act = fields.String(required=True)
    who = fields.Nested(Person, required=True, allow_none=True)
    about = fields.Nested(AboutShape, required=True, allow_none=True)
    facts = fields.Dict(keys=fields.String(), required=True)
    names = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    before = fields.String(required=True, allow_none=True)
    hash = fields.String(required=True)


class AuditPage(Schema):
    """One page of the audit."""

    items = fields.List(fields.Nested(AuditRow), required=True)
    next = fields.String(required=True, allow_none=True)


class AuditCheckShape(Schema):
    """One recomputing of the chain: how far it is, and what it found. `broken` is the first bad number."""

    asked_at = Moment(required=True, attribute='created_at')
    finished_at = Moment(required=True, allow_none=True)
    seen = fields.Integer(required=True)
    total = fields.Integer(required=True)
    last = fields.String(required=True, allow_none=True)
    broken = fields.Integer(required=True, allow_none=True)
    why = fields.String(required=True, allow_none=True, validate=validate.OneOf(['link', 'cut', 'end']))


class AuditStanding(Schema):
    """The check that runs now, the last one that has ended, and the number of the newest entry there is."""

    running = fields.Nested(AuditCheckShape, required=True, allow_none=True)
    ended = fields.Nested(AuditCheckShape, required=True, allow_none=True)
    newest = fields.Integer(required=True)


class EntryPage(Schema):
    """One page of the quarantine."""

    items = fields.List(fields.Nested(EntryShape), required=True)
    next = fields.String(required=True, allow_none=True)
