"""Shapes of the field work on the wire."""

from __future__ import annotations

import marshmallow as ma
from marshmallow import fields, validate

from app.applications.schemas import Person
from app.rest import Moment, Schema
from inspections.journal import MAX_OPERATIONS

DEVICE = r'^[0-9a-f]{32}$'
SHA256 = r'^[0-9a-f]{64}$'
KINDS = ['self_assessment', 'visit']
STAGES = ['empty', 'finished', 'recheck']
STATES = ['planned', 'started', 'finished', 'sealed', 'cancelled']


class NewDevice(Schema):
    """What a phone says of itself."""

    name = fields.String(required=True, validate=validate.Length(max=200))
    app_version = fields.String(required=True, validate=validate.Length(max=60))
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
    """What a phone hands over."""

    device = fields.String(required=True, validate=validate.Regexp(DEVICE))
    epoch = fields.Integer(required=True, strict=True)
    first_kept = fields.Integer(
        required=True, allow_none=True, strict=True, validate=validate.Range(min=1, max=2**31 - 1)
    )
    operations = fields.List(fields.Nested(SentOperation), required=True, validate=validate.Length(max=MAX_OPERATIONS))


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


class Receipt(Schema):
    """The signed note that an inspection arrived whole."""

    inspection = fields.String(required=True)
    manifest = fields.String(required=True)
    seq = fields.Integer(required=True)
    time = fields.String(required=True)
    key_id = fields.String(required=True)
    signature = fields.String(required=True)


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


class ChecklistRef(Schema):
    """Which questions and thresholds an inspection keeps."""

    id = fields.String(required=True)
    version = fields.Integer(required=True)
    profile = fields.String(required=True)


class ReturnedRef(Schema):
    """An item to look at again, and why."""

    id = fields.String(required=True)
    reason = fields.String(required=True)


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
    fields = fields.Raw(required=True, metadata={'description': '{item: {value, op, hlc, conflicts, note?, finding?}}'})  # type: ignore[assignment]
    photos = ma.fields.List(ma.fields.Raw(), required=True)
    line_tests = ma.fields.List(ma.fields.Raw(), required=True)
    seen = ma.fields.Raw(required=True)
    amendments = ma.fields.List(ma.fields.Raw())
    receipt = ma.fields.Nested(Receipt)


class Changes(Schema):
    """One page of a phone's feed."""

    epoch = fields.Integer(required=True)
    cursor = fields.Integer(required=True)
    from_cursor = fields.Integer(required=True, data_key='from', attribute='from')
    more = fields.Boolean(required=True)
    nonce = fields.String(required=True)
    server_time = fields.String(required=True)
    refused = fields.List(fields.Nested(Refusal), required=True)
    removed = fields.List(fields.String(), required=True)
    inspections = fields.List(fields.Nested(FoldedInspection), required=True)


class StoredPhoto(Schema):
    """The bytes lie durably in the store."""

    state = fields.String(required=True, validate=validate.OneOf(['stored']))
    receipt = fields.Nested(Receipt)


class PhotoSize(Schema):
    """How large a picture is wanted: its long side in pixels; without it, the original bytes."""

    size = fields.Integer(load_default=None, validate=validate.OneOf([400, 1600]))


class PublicKey(Schema):
    """A key that receipts can be checked with."""

    key_id = fields.String(required=True)
    algorithm = fields.String(required=True)
    public_key = fields.String(required=True)


class PublicKeys(Schema):
    """All keys that receipts can be checked with."""

    items = fields.List(fields.Nested(PublicKey), required=True)
    next = fields.String(required=True, allow_none=True)


class InspectionRow(Schema):
    """One inspection in a list."""

    id = fields.UUID(required=True)
    application_id = fields.UUID(required=True)
    number = fields.Integer(required=True)
    address = fields.String(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    stage = fields.String(required=True, validate=validate.OneOf(STAGES))
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    assignee = fields.Nested(Person, required=True)
    due_at = Moment(required=True)
    started_at = Moment(required=True, allow_none=True)
    finished_at = Moment(required=True, allow_none=True)
    sealed_at = Moment(required=True, allow_none=True)
    previous_id = fields.UUID(required=True, allow_none=True)
    items = fields.List(fields.Nested(ReturnedRef), required=True, allow_none=True)
    checklist = fields.Nested(ChecklistRef, required=True)
    version = fields.Integer(required=True)


class InspectionPage(Schema):
    """One page of inspections."""

    items = fields.List(fields.Nested(InspectionRow), required=True)
    next = fields.String(required=True, allow_none=True)


class InspectionQuery(Schema):
    """How inspections are listed."""

    cursor = fields.String(load_default=None)
    application_id = fields.UUID(load_default=None)
    assignee_id = fields.UUID(load_default=None)
    state = fields.List(fields.String(validate=validate.OneOf(STATES)), load_default=list)


class InspectionChange(Schema):
    """What an administrator may change in a planned inspection."""

    assignee_id = fields.UUID()
    due_at = Moment()

    @ma.validates_schema
    def not_empty(self, data: dict[str, object], **_: object) -> None:
        """An empty change is a mistake."""
        if not data:
            raise ma.ValidationError('Nothing to change.')


class Cancellation(Schema):
    """Why an inspection will not take place."""

    reason = fields.String(required=True, validate=validate.Length(min=1, max=500))


class NewVisit(Schema):
    """A visit to plan."""

    assignee_id = fields.UUID(required=True)
    due_at = Moment(required=True)
    stage = fields.String(load_default='finished', validate=validate.OneOf(['empty', 'finished']))
