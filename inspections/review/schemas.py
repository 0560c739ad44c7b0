"""Shapes of what reviewers read and decide, on the wire."""

from __future__ import annotations

import marshmallow as ma
from marshmallow import fields, validate

from app.applications.schemas import AppealShape, ApplicationShape, DecisionShape, EventShape, Person
from app.rest import Moment, Schema, Texts
from inspections.review.letter_schemas import LOCALES, LetterDraft, SentLetter
from inspections.review.question_schemas import QuestionShape
from inspections.schemas import STAGES as INSPECTION_STAGES
from inspections.schemas import STATES, VOICES, AskedItem, ChecklistRef, InspectionRow, Receipt, ReturnedRef

CONCLUSIONS = ['ready', 'ready-with-tasks', 'not-ready', 'incomplete']


class ReportSummary(Schema):
    """One voice in a row of the queue."""

    inspection_id = fields.UUID(required=True)
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    percent = fields.Float(required=True, allow_none=True)
    verdict = fields.String(required=True, allow_none=True, validate=validate.OneOf(CONCLUSIONS))


class Summary(Schema):
    """What a reviewer wants to know before opening an application."""

    self_assessment = fields.Nested(ReportSummary, required=True, allow_none=True)
    visit = fields.Nested(ReportSummary, required=True, allow_none=True)
    disagreements = fields.Integer(required=True)
    critical_bad = fields.Integer(required=True)
    signals = fields.Integer(required=True)
    worst = fields.String(required=True, allow_none=True, validate=validate.OneOf(['attention', 'check']))


class SummedApplication(ApplicationShape):
    """An application with its summary; applicants get none."""

    summary = fields.Nested(Summary)


class ApplicationDetail(SummedApplication):
    """An application with all that happened to it."""

    events = fields.List(fields.Nested(EventShape), required=True)
    decisions = fields.List(fields.Nested(DecisionShape), required=True)
    appeals = fields.List(fields.Nested(AppealShape), required=True)
    inspections = fields.List(fields.Nested(InspectionRow), required=True)


class Thresholds(Schema):
    """From which percentage the premises are ready, and from which with tasks."""

    ready = fields.Integer(required=True)
    tasks = fields.Integer(required=True)


class PremisesVerdict(Schema):
    """What the answers come to."""

    conclusion = fields.String(required=True, data_key='is', attribute='is', validate=validate.OneOf(CONCLUSIONS))
    score = fields.Integer(required=True)
    max_score = fields.Integer(required=True)
    percent = fields.Float(required=True)
    thresholds = fields.Nested(Thresholds, required=True)
    critical_bad = fields.List(fields.String(), required=True)
    bad = fields.List(fields.String(), required=True)
    unanswered = fields.List(fields.String(), required=True)
    na = fields.List(fields.String(), required=True)


class ReportShape(Schema):
    """One report of a twin report."""

    inspection_id = fields.UUID(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(VOICES))
    stage = fields.String(required=True, validate=validate.OneOf(INSPECTION_STAGES))
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    by = fields.Nested(Person, required=True, allow_none=True)
    started_at = Moment(required=True, allow_none=True)
    finished_at = Moment(required=True, allow_none=True)
    sealed_at = Moment(required=True, allow_none=True)
    due_at = Moment(required=True)
    previous_id = fields.UUID(required=True, allow_none=True)
    returned = fields.List(fields.Nested(ReturnedRef), required=True, allow_none=True)
    checklist = fields.Nested(ChecklistRef, required=True)
    verdict = fields.Nested(PremisesVerdict, required=True)
    receipt = fields.Nested(Receipt, required=True, allow_none=True)
    code = fields.String(required=True, allow_none=True)


class SignalShape(Schema):
    """What a check says."""

    code = fields.String(required=True)
    severity = fields.String(required=True, validate=validate.OneOf(['attention', 'check', 'note']))
    facts = fields.Dict(keys=fields.String(), required=True)


class RecordShape(Schema):
    """When the operation that attached a photo was written, between two times of the server, and how it is chained.

    `since` is null when that side is not known; `n` is its number on its phone.
    """

    n = fields.Integer(required=True)
    since = fields.String(required=True, allow_none=True)
    until = fields.String(required=True)
    chain = fields.String(required=True, validate=validate.OneOf(['holds', 'first', 'broken', 'changed']))


class ReportPhoto(Schema):
    """One photo in a cell."""

    sha256 = fields.String(required=True)
    taken_at = fields.String(required=True, allow_none=True)
    source = fields.String(required=True, validate=validate.OneOf(['camera', 'file']))
    width = fields.Integer(required=True)
    height = fields.Integer(required=True)
    bytes = fields.Integer(required=True, allow_none=True)
    announced_at = fields.String(required=True, metadata={'description': 'When the server first heard of it.'})
    state = fields.String(required=True, validate=validate.OneOf(['missing', 'stored', 'lost']))
    position = fields.Raw(required=True, allow_none=True)
    distance_m = fields.Float(required=True, allow_none=True)
    amendment = fields.Boolean(required=True)
    shot = fields.String(
        required=True, allow_none=True, metadata={'description': 'Which picture of the photo package it is.'}
    )
    record = fields.Nested(RecordShape, required=True, allow_none=True)
    signals = fields.List(fields.Nested(SignalShape), required=True)
    layer = fields.List(
        fields.Raw(),
        required=True,
        metadata={'description': 'What its author drew over it, in parts of its width and height.'},
    )
    other_layers = fields.Integer(required=True)


class Conflict(Schema):
    """An edit that lost to the shown one and has not been settled."""

    value = fields.Raw(required=True, allow_none=True)
    op = fields.String(required=True)


class MeasuredShape(Schema):
    """How the figures of a line were measured. `by`: on the phone or the point's computer, counted by this server, or
    not by us; `lines`: whether phone and computer shared a line; `internet`: whether the bytes crossed it."""

    by = fields.String(required=True, validate=validate.OneOf(['phone', 'computer', 'not-ours']))
    lines = fields.String(required=True, allow_none=True, validate=validate.OneOf(['same', 'other', 'unknown']))
    internet = fields.Boolean(required=True, allow_none=True)


class AskedAs(Schema):
    """How a version of the checklist asked an item."""

    kind = fields.String(required=True)
    texts = fields.Nested(Texts, required=True)
    critical = fields.Boolean(required=True)
    settings = fields.Dict(keys=fields.String(), required=True)


class Cell(Schema):
    """What one report says of one item. `asked_as` is null where its version asked just as the row says."""

    inspection_id = fields.UUID(required=True)
    value = fields.Raw(required=True, allow_none=True)
    outcome = fields.String(required=True, allow_none=True, validate=validate.OneOf(['ok', 'bad', 'na']))
    asked_as = fields.Nested(AskedAs, required=True, allow_none=True)
    note = fields.String(required=True, allow_none=True)
    photos = fields.List(fields.Nested(ReportPhoto), required=True)
    findings = fields.List(fields.String(), required=True)
    signals = fields.List(fields.Nested(SignalShape), required=True)
    measured = fields.Nested(MeasuredShape, required=True, allow_none=True)
    conflicts = fields.List(fields.Nested(Conflict), required=True)


class Difference(Schema):
    """How the two voices compare."""

    likeness = fields.String(
        required=True,
        data_key='is',
        attribute='is',
        validate=validate.OneOf(['same', 'differs', 'incomparable', 'empty']),
    )
    facts = fields.Dict(keys=fields.String(), required=True)


class ComparedItem(AskedItem):
    """One item with a cell for each report, and where it comes from: `source` is the clause, null for our own advice.

    `lacking` are the inspections whose version of the checklist does not have it.
    """

    guidance = fields.Nested(Texts, required=True, allow_none=True)
    source = fields.String(required=True, allow_none=True)
    recommendation = fields.Boolean(required=True)
    section = fields.String(required=True)
    cells = fields.List(fields.Nested(Cell), required=True)
    difference = fields.Nested(Difference, required=True)
    questions = fields.List(fields.Nested(QuestionShape), required=True)
    lacking = fields.List(fields.UUID(), required=True)


class SectionTitle(Schema):
    """A section's name."""

    id = fields.String(required=True)
    title = fields.Nested(Texts, required=True)


class QuarantinedShape(Schema):
    """A refused operation with what it wanted to say."""

    device = fields.String(required=True)
    n = fields.Integer(required=True)
    inspection_id = fields.UUID(required=True, allow_none=True)
    field = fields.String(required=True, allow_none=True)
    value = fields.Raw(required=True, allow_none=True)
    code = fields.String(required=True)
    facts = fields.Dict(keys=fields.String(), required=True)


class Tiles(Schema):
    """The ground of the map."""

    url = fields.String(required=True)
    attribution = fields.String(required=True)


class Comparison(Schema):
    """The twin report. `standing` is the verdict as it stands now, with what rechecks have changed."""

    application = fields.Nested(SummedApplication, required=True)
    reports = fields.List(fields.Nested(ReportShape), required=True)
    standing = fields.Nested(PremisesVerdict, required=True, allow_none=True)
    items = fields.List(fields.Nested(ComparedItem), required=True)
    sections = fields.List(fields.Nested(SectionTitle), required=True)
    quarantine = fields.List(fields.Nested(QuarantinedShape), required=True)
    tiles = fields.Nested(Tiles, required=True, allow_none=True)
    locale = fields.String(
        required=True, validate=validate.OneOf(LOCALES), metadata={'description': "The applicant's language."}
    )
    seen = fields.String(required=True, metadata={'description': 'Its name, SHA-256: what a decision on it says.'})


class NewDecision(LetterDraft):
    """What a reviewer decides. `seen`: the name of the report before them (`Comparison`), refused when it is another
    one by now; without a letter the one that is made goes out."""

    letter = fields.Nested(SentLetter, load_default=None, allow_none=True)
    seen = fields.String(load_default=None, allow_none=True, validate=validate.Length(equal=64))

    @ma.validates_schema
    def items_belong_to_a_return(self, data: dict[str, object], **_: object) -> None:
        """Only a return has items."""
        if data.get('items') and data.get('verdict') != 'return':
            raise ma.ValidationError('Only a return names items.', 'items')


class Decided(Schema):
    """A decision and what followed from it."""

    decision = fields.Nested(DecisionShape, required=True)
    application = fields.Nested(SummedApplication, required=True)
    rechecks = fields.List(fields.Nested(InspectionRow), required=True)
