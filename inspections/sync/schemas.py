"""Shapes of the talk with a phone."""

from __future__ import annotations

import marshmallow as ma
from marshmallow import fields, validate

from app.rest import Ready, Schema, Texts, Words
from inspections.schemas import KINDS, STAGES, STATES, ChecklistRef, PublicKey, Receipt, ReturnedRef
from inspections.sync.journal import MAX_OPERATIONS

DEVICE = r'^[0-9a-f]{32}$'


class NewDevice(Schema):
    """What a phone says of itself."""

    name = Words(required=True, validate=validate.Length(max=200))
    app_version = Words(required=True, validate=validate.Length(max=60))
    account_id = fields.UUID()


class DeviceShape(Schema):
    """Where the server stands with a phone."""

    device = fields.String(required=True)
    last = fields.Integer(required=True)
    last_hash = fields.String(required=True, allow_none=True)


class SentOperation(ma.Schema):
    """An operation. Only its number is checked here: the rest is judged one by one, and unknown keys are kept."""

    class Meta:
        unknown = ma.INCLUDE

    n = fields.Integer(required=True, strict=True, validate=validate.Range(min=1, max=2**31 - 1))


class Push(Schema):
    """What a phone hands over; what a newer phone says besides is passed over."""

    class Meta:
        unknown = ma.EXCLUDE

    device = fields.String(required=True, validate=validate.Regexp(DEVICE))
    epoch = fields.Integer(required=True, strict=True)
    first_kept = fields.Integer(
        required=True, allow_none=True, strict=True, validate=validate.Range(min=1, max=2**31 - 1)
    )
    operations = fields.List(fields.Nested(SentOperation), required=True, validate=validate.Length(max=MAX_OPERATIONS))
    standing = fields.Raw(
        load_default=None, allow_none=True, metadata={'description': 'How the phone stands; never refused.'}
    )


class Refusal(Schema):
    """A refused operation."""

    n = fields.Integer(required=True)
    code = fields.String(required=True)
    facts = fields.Dict(keys=fields.String(), required=True)


class OperationVerdict(Schema):
    """What became of an operation."""

    n = fields.Integer(required=True)
    verdict = fields.String(required=True, validate=validate.OneOf(['applied', 'known', 'refused']))
    code = fields.String()
    facts = fields.Dict(keys=fields.String())


class Pushed(Schema):
    """The answer to a push."""

    epoch = fields.Integer(required=True)
    last = fields.Integer(required=True)
    last_hash = fields.String(required=True, allow_none=True)
    verdicts = fields.List(fields.Nested(OperationVerdict), required=True)
    missing_photos = fields.List(fields.String(), required=True)
    receipts = fields.List(fields.Nested(Receipt), required=True)
    nonce = fields.String(required=True)
    server_time = fields.String(required=True)


class Pull(Schema):
    """From where a phone wants to hear."""

    cursor = fields.Integer(required=True, validate=validate.Range(min=0))
    epoch = fields.Integer(required=True)
    device = fields.String(required=True, validate=validate.Regexp(DEVICE))


class PremisesShape(Schema):
    """Where the room is; the radius is in metres."""

    address = fields.String(required=True)
    latitude = fields.Float(required=True)
    longitude = fields.Float(required=True)
    radius_m = fields.Float(required=True)


class KnownShape(Schema):
    """A figure that an item may be answered with, and where it comes from."""

    value = fields.Float(required=True)
    words = fields.Nested(Texts, required=True)


class FoldedInspection(Schema):
    """One inspection as its assignee's phone keeps it."""

    id = fields.String(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    stage = fields.String(required=True, validate=validate.OneOf(STAGES))
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    application_id = fields.String(required=True)
    number = fields.Integer(required=True)
    assignee_id = fields.String(required=True)
    previous_id = fields.String()
    items = fields.List(fields.Nested(ReturnedRef))
    due_at = fields.String(required=True)
    started_at = fields.String()
    finished_at = fields.String()
    changed_seq = fields.Integer(required=True)
    premises = fields.Nested(PremisesShape, required=True)
    checklist = fields.Nested(ChecklistRef, required=True)
    fields = fields.Raw(  # type: ignore[assignment]
        required=True,
        metadata={'description': '{item: {value, op, hlc, conflicts, note?, finding?, layers?: {sha256: register}}}'},
    )
    photos = ma.fields.List(ma.fields.Raw(), required=True)
    line_tests = ma.fields.List(ma.fields.Raw(), required=True)
    seen = ma.fields.Raw(required=True)
    amendments = ma.fields.List(ma.fields.Raw())
    receipt = ma.fields.Nested(Receipt)
    known = ma.fields.Dict(
        keys=ma.fields.String(),
        values=ma.fields.Nested(KnownShape),
        metadata={'description': 'What the service knows by itself of these items; absent when nothing.'},
    )


class ReleasedShape(Schema):
    """An operation that was refused and stands in its inspection after all."""

    device = fields.String(required=True)
    n = fields.Integer(required=True)
    hash = fields.String(required=True)


class Changes(Schema):
    """One page of a phone's feed."""

    epoch = fields.Integer(required=True)
    cursor = fields.Integer(required=True)
    from_cursor = fields.Integer(required=True, data_key='from', attribute='from')
    more = fields.Boolean(required=True)
    nonce = fields.String(required=True)
    server_time = fields.String(required=True)
    refused = fields.List(fields.Nested(Refusal), required=True)
    released = fields.List(fields.Nested(ReleasedShape), required=True)
    removed = fields.List(fields.String(), required=True)
    inspections = fields.List(Ready(FoldedInspection), required=True)
    newest = fields.Dict(
        keys=fields.String(),
        values=fields.Integer(),
        required=True,
        metadata={'description': 'The newest version of each checklist, to which a draft may move.'},
    )


class StoredPhoto(Schema):
    """The bytes lie durably in the store."""

    state = fields.String(required=True, validate=validate.OneOf(['stored']))
    receipt = fields.Nested(Receipt)


class PhotoSize(Schema):
    """How large a picture is wanted: its long side in pixels; without it, the original bytes."""

    size = fields.Integer(load_default=None, validate=validate.OneOf([400, 1600]))


class PublicKeys(Schema):
    """All keys that receipts can be checked with, and the one that rescue files are closed to."""

    items = fields.List(fields.Nested(PublicKey), required=True)
    next = fields.String(required=True, allow_none=True)
    rescue = fields.Nested(PublicKey, required=True)


class Rescued(Schema):
    """Whose work a rescue file holds."""

    id = fields.String(required=True)
    name = fields.String(required=True)


class RescuedOperations(Schema):
    """How many operations of a rescue file were new, were here before, were refused and are in quarantine."""

    applied = fields.Integer(required=True)
    known = fields.Integer(required=True)
    refused = fields.Integer(required=True)


class RescuedPhotos(Schema):
    """How many photos were new, were here before, were not taken, were not readable on the phone any more."""

    stored = fields.Integer(required=True)
    known = fields.Integer(required=True)
    refused = fields.Integer(required=True)
    absent = fields.Integer(required=True)


class RescueRefusal(Refusal):
    """A refused operation and the phone that wrote it."""

    device = fields.String(required=True)


class RescueReport(Schema):
    """What became of a rescue file; of the refused operations at most a hundred are named."""

    account = fields.Nested(Rescued, required=True)
    made_at = fields.String(required=True)
    operations = fields.Nested(RescuedOperations, required=True)
    photos = fields.Nested(RescuedPhotos, required=True)
    refused = fields.List(fields.Nested(RescueRefusal), required=True)
