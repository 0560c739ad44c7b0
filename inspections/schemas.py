"""Shapes of the field work on the wire."""

from __future__ import annotations

import marshmallow as ma
from marshmallow import fields, validate

from app.applications.schemas import Person
from app.rest import Moment, Schema, Texts, Words

VOICES = ['self_assessment', 'visit']  # what speaks of the room
KINDS = [*VOICES, 'daily']
STAGES = ['empty', 'finished', 'recheck']
STATES = ['planned', 'started', 'finished', 'sealed', 'cancelled']


class Receipt(Schema):
    """The signed note that an inspection arrived whole."""

    inspection = fields.String(required=True)
    manifest = fields.String(required=True)
    seq = fields.Integer(required=True)
    time = fields.String(required=True)
    key_id = fields.String(required=True)
    signature = fields.String(required=True)


class ChecklistRef(Schema):
    """Which questions and thresholds an inspection keeps."""

    id = fields.String(required=True)
    version = fields.Integer(required=True)
    profile = fields.String(required=True)


class ReturnedRef(Schema):
    """An item to look at again, and why."""

    id = fields.String(required=True)
    reason = fields.String(required=True)
    wanted = fields.String(metadata={'description': 'What will be taken as proof that it is fixed.'})


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

    reason = Words(required=True, validate=validate.Length(min=1, max=500))


class NewVisit(Schema):
    """A visit to plan."""

    assignee_id = fields.UUID(required=True)
    due_at = Moment(required=True)
    stage = fields.String(load_default='finished', validate=validate.OneOf(['empty', 'finished']))


class ShotTitle(Schema):
    """What a picture of the photo package is called."""

    id = fields.String(required=True)
    title = fields.Nested(Texts, required=True)


class Brokenness(Schema):
    """One thing that does not agree with what was sealed."""

    why = fields.String(required=True)
    facts = fields.Dict(keys=fields.String(), required=True)


class ChecklistVersion(Schema):
    """Which questions were asked."""

    id = fields.String(required=True)
    version = fields.Integer(required=True)


class ReportCounts(Schema):
    """How much a report holds."""

    answers = fields.Integer(required=True)
    photos = fields.Integer(required=True)
    lost = fields.Integer(required=True)


class ManifestPhoto(Schema):
    """A photo of a sealed report, without the picture."""

    item = fields.String(required=True)
    number = fields.Integer(required=True)
    sha256 = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(['missing', 'stored', 'lost']))


class PublicKey(Schema):
    """A key that receipts can be checked with."""

    key_id = fields.String(required=True)
    algorithm = fields.String(required=True)
    public_key = fields.String(required=True)


class ReportReading(Schema):
    """Whether every byte of the photos is to be read again."""

    bytes = fields.Boolean(load_default=False)


class PublicReport(Schema):
    """What anybody may learn of a sealed report by its code."""

    code = fields.String(required=True)
    standing = fields.String(required=True, validate=validate.OneOf(['sealed', 'changed']))
    broken = fields.List(fields.Nested(Brokenness), required=True)
    bytes_read = fields.Boolean(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    stage = fields.String(required=True, validate=validate.OneOf(STAGES))
    checklist = fields.Nested(ChecklistVersion, required=True)
    finished_at = fields.String(required=True, allow_none=True)
    sealed_at = fields.String(required=True, allow_none=True)
    amendments = fields.Integer(required=True)
    counts = fields.Nested(ReportCounts, required=True)
    items = fields.List(fields.String(), required=True)
    photos = fields.List(fields.Nested(ManifestPhoto), required=True)
    receipt = fields.Nested(Receipt, required=True, allow_none=True)
    key = fields.Nested(PublicKey, required=True, allow_none=True)


class AskedItem(Schema):
    """A question with what its answer is judged by."""

    id = fields.String(required=True)
    kind = fields.String(required=True)
    texts = fields.Nested(Texts, required=True)
    critical = fields.Boolean(required=True)
    settings = fields.Dict(keys=fields.String(), required=True)
    shots = fields.List(fields.Nested(ShotTitle), required=True)
